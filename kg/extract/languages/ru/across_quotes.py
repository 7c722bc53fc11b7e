"""Sentences that go on with who was told before, as the pronoun behind their quotation says: "«Президент Чили
нам помог», – добавила | она"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.phrases import QUOTES
from kg.extract.parties import Party
from kg.extract.words import Words

_SAYING = words_of("statements", "saying")


def speakers_first(words: Words, parties: Sequence[Party]) -> list[Party]:
    """Return the parties, before them the pronouns of speakers as if they stood before what they say."""
    spoken = [p for p in parties if p.kind == "pronoun" and _speaks(words, p)]
    if not spoken:
        return list(parties)
    opening = (words.sentences[p.sentence].first for p in spoken)
    return [*(replace(p, first=i, last=i) for p, i in zip(spoken, opening, strict=True)), *parties]


def _speaks(words: Words, pronoun: Party) -> bool:
    """Whether a pronoun stands right behind the verb of saying of a sentence that opens with a quotation."""
    opening, verb = words.sentences[pronoun.sentence].first, words.tokens[pronoun.first - 1]
    quoted = words.tokens[opening].text in QUOTES and opening < verb.index
    return quoted and "nom" in pronoun.cases and bool(verb.lemmas & _SAYING)
