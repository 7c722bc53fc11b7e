"""Places in what a clause only tells of a person: "встретился с Серовым, который родился в Риме"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.drafts import Draft
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.parties import Party
from kg.extract.spans import Span
from kg.extract.words import Words


def is_of_person(words: Words, parties: Sequence[Party], drafts: Sequence[Draft], span: Span) -> bool:
    """Whether a place stands in a clause about somebody in which no event is told."""
    sentence = words.sentence_of(span.first)
    for i in range(span.first - 1, sentence.first, -1):
        token = words.tokens[i]
        if token.text in ",;:–—":
            return False
        if token.lemma == "который":
            if words.tokens[i - 1].text != "," or "nom" not in token.cases():
                return False
            genders = {r.gender for r in token.readings if r.case == "nom" and r.number == "s"}
            named = (p.person for p in parties if p.person is not None and p.last == i - 2)
            fits = any(not (p.gender and genders - {""}) or p.gender in genders for p in named)
            return fits and not _happens(words, i) and not _tells_event(words, drafts, i)
    return False


def _happens(words: Words, opening: int) -> bool:
    """Whether a clause tells when and where an event took place: "встреча с послом, которая | прошла в
    Риме"."""
    inside = words.tokens[opening + 1 : words.sentence_of(opening).last + 1]
    verb = next((t for t in inside if finite(t)), None)
    return verb is None or bool(verb.lemmas & _HAPPEN)


_HAPPEN = words_of("triggers", "happen", "verbs") | words_of("triggers", "meeting", "when", "words")


def _tells_event(words: Words, drafts: Sequence[Draft], opening: int) -> bool:
    """Whether an event is told in the clause that begins at a token."""
    sentence = words.sentence_of(opening)
    inside = range(opening, sentence.last + 1)
    end = next((i for i in inside if words.tokens[i].text in ",;"), sentence.last)
    return any(opening < d.first <= end for d in drafts if d.sentence == sentence.index)
