"""Papers that a text first counts and then names: "подписано шесть документов. Среди них – соглашение"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.drafts import Draft, Item
from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.clauses import Clauses, finite
from kg.extract.languages.ru.documents import documents_from, is_document
from kg.extract.papers import counted
from kg.extract.parties import Party
from kg.extract.spans import Spans
from kg.extract.words import Words

# How a sentence begins that names them, with the case of what it names.
_OPENINGS = (
    (("это",), "nom"),
    (("среди", "них"), "nom"),
    (("в", "их", "числе"), "nom"),
    (("в", "том", "числе"), "nom"),
    (("один", "из", "них"), "nom"),
    (("в", "частности"), "nom"),
    (("речь", "идет", "о"), "loc"),
    (("речь", "идёт", "о"), "loc"),
)


def name(words: Words, spans: Spans, parties: Sequence[Party], drafts: Sequence[Draft]) -> None:
    """Give a signing of which the papers were only counted those that the next sentence names."""
    for draft in drafts:
        after = draft.sentence + 1
        counts = draft.type == "signing" and bool(draft.documents) and counted(draft)
        if not counts or after >= len(words.sentences):
            continue
        inside = words.inside(after)
        for opening, case in _OPENINGS:
            if tuple(t.lower for t in inside[: len(opening)]) == opening:
                own = [p for p in parties if p.sentence == after]
                clauses = Clauses(words, words.sentences[after], own)
                draft.documents += _named(words, spans, clauses, len(opening), case)
                break


def _named(words: Words, spans: Spans, clauses: Clauses, past: int, case: str) -> list[Item]:
    """The papers behind so many words that open a sentence: "Среди них – | соглашение и план"."""
    first, last = clauses.sentence.first + past, clauses.sentence.last
    while first < last and words.tokens[first].text in "–—-:,":
        first += 1
    head = phrases.attribute_run(words, first, last)
    if head > last or not is_document(words, words.tokens[head]):
        return []
    if any(finite(t) for t in words.tokens[first:head]):
        return []
    return [d for d in documents_from(words, spans, clauses, first, frozenset((case,))) if not d.vague]
