"""What is signed at the end of the talks told right before: "А принял Б. По итогам переговоров | министры В и
Г подписали меморандум"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extract.drafts import TALKS, Draft
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.told_before import ADDED
from kg.extract.words import Words

_ENDS = frozenset(("итогам", "результатам", "завершении", "окончании"))
_TALKS = words_of("triggers", "meeting", "noun", "nouns") | words_of("triggers", "call", "noun", "nouns")
_THEM = frozenset(("их", "них", "этого", "нее", "ней"))
# The talks are told so many sentences before at most; the phrase has so many words.
_NEAR, _PHRASE = 2, 5


def crowning(words: Words, drafts: Sequence[Draft]) -> Iterator[tuple[Draft, Draft]]:
    """Yield each signing by others than those who talked, whose sentence opens with that it came of the talks
    told last, with these."""
    for draft in drafts:
        if draft.type != "signing" or draft.title or draft.modality != "held" or not _opens(words, draft):
            continue
        before = [d for d in drafts if d.type in TALKS and not d.title and d.sentence < draft.sentence]
        before = [d for d in before if d.rule not in ADDED]
        talk = before[-1] if before else None
        near = talk is not None and draft.sentence - talk.sentence <= _NEAR and not talk.denied
        others = talk is not None and bool(signers := draft.people_keys()) and signers.isdisjoint(talk.keys())
        if near and others and talk is not None and talk.modality == "held" and len(talk.parts) > 1:
            yield draft, talk


def _opens(words: Words, draft: Draft) -> bool:
    """Whether a sentence opens with "По итогам переговоров", "По их итогам", "После этого"."""
    first = words.sentences[draft.sentence].first
    opening = words.tokens[first : min(first + _PHRASE, draft.first)]
    said = [t.lower for t in opening]
    taken_up = any(t.lemmas & _TALKS or t.lower in _THEM for t in opening[1:])
    if said[:1] == ["после"]:
        return taken_up
    return said[:1] == ["по"] and taken_up and not _ENDS.isdisjoint(said)
