"""Who is there by a list of lines, one for each: "The delegation included:"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extract.drafts import TALKS, Draft
from kg.extract.languages.en import told_for
from kg.extract.languages.en.lexicon import words_of
from kg.extract.parties import Party
from kg.extract.words import Words

_LISTED = words_of("triggers", "additions", "listed")
_PERSONS = ("person", "post")
# A person opens a line of a list within so many tokens.
_OPENING = 3


def add(words: Words, parties: Sequence[Party], told: Sequence[Draft]) -> None:
    """Add the people of lists in lines of their own to the events told before these."""
    for sentence, people in _lists(words, parties):
        _add_list(sentence, people, told)


def _lists(words: Words, parties: Sequence[Party]) -> Iterator[tuple[int, list[Party]]]:
    """Yield the people of lists in lines of their own, with the sentence that announces them."""
    for sentence in words.sentences:
        tokens = words.inside(sentence.index)
        if tokens[-1].text != ":" or not any(t.lower in _LISTED for t in tokens):
            continue
        people: list[Party] = []
        for line in words.sentences[sentence.index + 1 :]:
            opening = [p for p in parties if p.sentence == line.index and p.first - line.first < _OPENING]
            if not opening or opening[0].kind not in _PERSONS or line.paragraph == sentence.paragraph:
                break
            people.append(opening[0])
        if people:
            yield sentence.index, people


def _add_list(sentence: int, people: Sequence[Party], told: Sequence[Draft]) -> None:
    events = [
        d
        for d in told
        if d.sentence <= sentence and not d.title and d.type in (*TALKS, "conference", "visit")
    ]
    events = [d for d in events if d.parts] or [d for d in told if d.title and d.parts]
    targets = told_for.journey(events[-1], events) if events else []
    for target in targets:
        for party in people:
            target.add(party, "guest" if target.type == "visit" else "participant")
