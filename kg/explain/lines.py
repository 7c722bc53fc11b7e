"""An explanation as lines for a terminal: sentences in their order, below each what was seen in it.

A line is a list of pieces, each a text and what it is; whoever prints gives colours to the kinds.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Literal, NamedTuple, TypeVar

from kg.explain.explanation import Explanation, Fate, Mark, MarkKind, Outcome, Sentence
from kg.records import Event, Office, Participant, Source, Statement

PieceKind = Literal["plain", "faint", "heading", "trigger"] | MarkKind | Outcome

Seen = TypeVar("Seen", Mark, Fate)

_WIDTH = 10


class Piece(NamedTuple):
    text: str
    kind: PieceKind = "plain"


def lines(explanation: Explanation) -> Iterator[list[Piece]]:
    """Yield the lines of an explanation; texts hold no line end and nothing that a terminal would obey."""
    yield [Piece(shown(heading(explanation.record.article)), "heading")]
    for number, sentence in enumerate(explanation.sentences, 1):
        yield []
        yield [Piece(f"{number:>3}  ", "faint"), *_text(explanation, sentence)]
        for mark in _of(explanation.marks, sentence):
            yield _mark_line(explanation.text, mark)
        for fate in _of(explanation.fates, sentence):
            yield _fate_line(explanation.text, fate)
    yield from _summary(explanation)


def heading(source: Source) -> str:
    """Return what an article is called: where it is from, language, date, title."""
    said = [source.path or source.url or source.id, source.lang, source.published, source.title]
    return " · ".join(filter(None, said))


def outcome(fate: Fate) -> str:
    """Return what became of a mention, in words."""
    if fate.outcome == "event":
        return f"event {fate.event}"
    return f"merged into {fate.event}" if fate.outcome == "merged" else f"dropped: {fate.why}"


def told(fate: Fate) -> str:
    """Return what a mention told, with what the text around it gave: "held 2025-02-05 @ Вена, AT: A; B"."""
    head = " ".join(filter(None, [fate.modality, fate.date, f"@ {fate.place}" if fate.place else ""]))
    return f"{head}: {'; '.join(fate.parties)}" if fate.parties else head


def event_line(event: Event) -> str:
    """Return an event without its id: "meeting held 2025-02-05 @ Вена: A; B"."""
    place = f"@ {event.place.name}" if event.place else ""
    frame = f"within {event.part_of}" if event.part_of else ""
    head = " ".join(filter(None, [event.type, event.modality, event.date, place, frame, event.name]))
    parties = "; ".join(_participant(p) for p in event.participants)
    return f"{head}: {parties}" if parties else head


def office_line(office: Office) -> str:
    said = [office.person, office.position, office.organization, office.country]
    return ", ".join(filter(None, said)) + (" (former)" if office.former else "")


def statement_line(statement: Statement) -> str:
    """Return a statement with who makes it and of which event: "Али Резаи (e1, 300 people): text"."""
    by = statement.speaker or statement.organization or "–"
    people = f"{statement.attendance} people" if statement.attendance is not None else ""
    of = ", ".join(filter(None, [statement.about, people]))
    return f"{by}{f' ({of})' if of else ''}: {statement.text}"


def _participant(party: Participant) -> str:
    return ", ".join(filter(None, [party.name, party.position, party.organization, party.country]))


def _of(items: tuple[Seen, ...], sentence: Sentence) -> list[Seen]:
    return [item for item in items if sentence.start <= item.start < sentence.end]


def _text(explanation: Explanation, sentence: Sentence) -> Iterator[Piece]:
    """The sentence in pieces: triggers first, what lies in several marks has the kind of the shortest."""
    seen: list[tuple[int, int, PieceKind]] = [
        *((m.start, m.end, m.kind) for m in _of(explanation.marks, sentence)),
        *((f.start, f.end, "trigger") for f in _of(explanation.fates, sentence)),
    ]
    seen.sort(key=lambda s: (s[2] != "trigger", s[1] - s[0]))
    inside = {at for start, end, _ in seen for at in (start, end) if sentence.start < at < sentence.end}
    cuts = [sentence.start, *sorted(inside), sentence.end]
    for start, end in pairwise(cuts):
        kind: PieceKind = next((k for a, b, k in seen if a <= start and end <= b), "plain")
        yield Piece(shown(explanation.text[start:end]), kind)


def _mark_line(text: str, mark: Mark) -> list[Piece]:
    words = shown(text[mark.start : mark.end])
    return [
        Piece(f"     {mark.kind:<{_WIDTH}} ", mark.kind),
        Piece(words),
        Piece(f" → {shown(mark.means) or '–'}", "faint"),
    ]


def _fate_line(text: str, fate: Fate) -> list[Piece]:
    words = shown(text[fate.start : fate.end])
    return [
        Piece(f"     {fate.type:<{_WIDTH}} ", "trigger"),
        Piece(f"{words} [{fate.rule}] "),
        Piece(shown(told(fate)), "faint"),
        Piece(f" → {shown(outcome(fate))}", fate.outcome),
    ]


def _summary(explanation: Explanation) -> Iterator[list[Piece]]:
    record = explanation.record
    yield []
    yield [Piece("Events" if record.events else "No event", "heading")]
    for event in record.events:
        yield [
            Piece(f"{event.id:>4}  ", "event"),
            Piece(shown(event_line(event))),
            Piece(f" (confidence {event.confidence:.2f})", "faint"),
        ]
        said = [
            *(("topic", t.label) for t in event.topics),
            *(("document", d.title) for d in event.documents),
        ]
        said += [(f"{way}:", "; ".join(traits)) for way, traits in explanation.reasons_of(event.id)]
        yield from ([Piece(f"      {what} "), Piece(shown(words), "faint")] for what, words in said)
    if record.offices:
        yield []
        yield [Piece("Offices", "heading")]
        yield from ([Piece(f"      {shown(office_line(office))}")] for office in record.offices)
    if record.statements:
        yield []
        yield [Piece("Statements", "heading")]
        yield from ([Piece(f"      {shown(statement_line(said))}")] for said in record.statements)


def shown(text: str) -> str:
    """Return a text as one line without what a terminal would obey: escapes, marks of direction, tabs."""
    return "".join(c if c.isprintable() else " " if c.isspace() else "�" for c in text)
