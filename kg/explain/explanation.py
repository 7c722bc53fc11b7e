"""Article -> Explanation: what was seen in a text and what became of it, with offsets in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, Literal

import msgspec

from kg.extract import Extraction, extraction
from kg.extract.compose import lead_in
from kg.extract.confidence import reasons
from kg.extract.drafts import Draft, Item
from kg.extract.parties import Capacity, Party
from kg.extract.spans import Span
from kg.records import Article, EventType, Modality, Record

MarkKind = Literal["person", "post", "body", "state", "place", "date", "reference", "topic"]
Outcome = Literal["event", "merged", "lost"]

# In log odds: a confidence of 0.80 becomes 0.83, or 0.77.
_WEIGHTY = 0.2
# What stands in a line and has letters, without the blanks around it.
_LINE: Final = re.compile(r"\S[^\n]*\w{2}[^\n]*\S")


class Sentence(msgspec.Struct, frozen=True):
    """Text [start, end); ``title`` is told in the headline, ``paragraph`` counts from 0."""

    start: int
    end: int
    paragraph: int
    title: bool


class Mark(msgspec.Struct, frozen=True):
    """What is mentioned at [start, end), and whom or what it means."""

    start: int
    end: int
    kind: MarkKind
    means: str


class Fate(msgspec.Struct, frozen=True, kw_only=True):
    """A mention of an event: its trigger at [start, end), the rule that fired, what it told in the end.

    ``outcome`` is "event" for the mention that the event ``event`` of the record grew from, "merged" for one
    that became part of it, "lost" for one that is no event; ``why`` then says what it lacked.
    """

    start: int
    end: int
    type: EventType
    modality: Modality
    rule: str
    parties: tuple[str, ...]
    date: str | None
    place: str | None
    outcome: Outcome
    event: str | None = None
    why: str | None = None


class Reason(msgspec.Struct, frozen=True):
    """Why ``event`` is surer than others that its rule finds, or less sure: by ``by``, in log odds.

    The text tells the trait of it, or, without ``told``, does not.
    """

    event: str
    trait: str
    told: bool
    by: float

    @property
    def words(self) -> str:
        return self.trait if self.told else f"not: {self.trait}"


class Explanation(msgspec.Struct, frozen=True, kw_only=True):
    """``text`` is what was read: that of the article, below a headline that stands beside it. That has
    ``above`` characters: a passage of ``record`` begins so many further in ``text``.

    ``marks`` and ``fates`` are in the order of the text. Marks overlap: a post holds its state.

    ``reasons`` are those of each event that count for much, the weightiest first.
    """

    text: str
    record: Record
    sentences: tuple[Sentence, ...]
    marks: tuple[Mark, ...]
    fates: tuple[Fate, ...]
    reasons: tuple[Reason, ...] = ()
    above: int = 0

    def sentence_at(self, offset: int) -> Sentence | None:
        """Return the sentence that an offset lies in, None between sentences."""
        return next((s for s in self.sentences if s.start <= offset < s.end), None)

    def reasons_of(self, event: str) -> list[tuple[str, list[str]]]:
        """Return ("surer", traits) and ("less sure", traits) of an event, without what is empty."""
        ways = (("surer", 1), ("less sure", -1))
        mine = [reason for reason in self.reasons if reason.event == event]
        said = [(way, [r.words for r in mine if r.by * sign > 0]) for way, sign in ways]
        return [(way, words) for way, words in said if words]


def explain(article: Article) -> Explanation:
    """Return the record of an article, the same as ``kg.extract.extract`` gives, and how it came about.

    Raises UnknownLanguage when no pack reads the article's language.
    """
    read = extraction(article)
    explainer = _Explainer(read, read.plain.original, article.start)
    return Explanation(
        text=read.plain.original,
        record=explainer.read.record,
        sentences=tuple(explainer.sentences()),
        marks=tuple(sorted(explainer.marks(), key=lambda m: (m.start, -m.end, m.kind))),
        fates=tuple(sorted(explainer.fates(), key=lambda f: (f.start, f.end))),
        reasons=tuple(explainer.reasons()),
        above=read.plain.above,
    )


class _Explainer:
    def __init__(self, read: Extraction, text: str, start: int) -> None:
        self.read = read
        self._text = text
        self._front_matter = range(read.plain.above, read.plain.above + start)
        self._ids = {id(d): e.id for d, e in zip(read.events, read.record.events, strict=True)}

    def _passage(self, first: int, last: int) -> tuple[int, int]:
        return self.read.plain.passage(*self.read.reading.words.span(first, last))

    def sentences(self) -> Iterator[Sentence]:
        over = paragraph = 0
        for sentence in sorted(self.read.reading.words.sentences, key=lambda s: s.first):
            start, end = self._passage(sentence.first, sentence.last)
            start -= len(lead_in(self._text[over:start]))  # "In addition, | they met"
            yield from self._left_out(over, start, paragraph)
            paragraph = max(sentence.paragraph, 0)
            yield Sentence(start, end, paragraph, sentence.paragraph < 0)
            over = end
        yield from self._left_out(over, len(self._text), paragraph)

    def _left_out(self, start: int, end: int, paragraph: int) -> Iterator[Sentence]:
        """The lines of a stretch of text that was not read: "The day was clear."."""
        for line in _LINE.finditer(self._text, start, end):
            if line.start() not in self._front_matter:
                yield Sentence(*line.span(), paragraph, False)

    def marks(self) -> Iterator[Mark]:
        reading = self.read.reading
        for party in reading.parties:
            yield Mark(*self._passage(party.first, party.last), _kind(party), _party(party))
        of_parties = {(p.first, p.last) for p in reading.parties}
        for span in reading.spans.all:
            if span.kind != "person" and (span.first, span.last) not in of_parties:
                yield Mark(*self._passage(span.first, span.last), span.kind, _span(span))
        for when in reading.whens:
            until = f" to {when.end}" if when.end else ""
            yield Mark(*self._passage(when.first, when.last), "date", when.value + until)
        for agenda in reading.topics:
            means = f"{agenda.item.label} ({self._event_of(agenda.item) or 'of no event'})"
            yield Mark(*self._passage(agenda.item.first, agenda.item.last), "topic", means)

    def _event_of(self, topic: Item) -> str:
        """The event that got a topic, or that has one of the same words; '' for none."""
        said = topic.label.lower()
        exact = (d for d in self.read.events if any(t is topic for t in d.topics))
        alike = (d for d in self.read.events if any(t.label.lower() == said for t in d.topics))
        event = next(exact, None) or next(alike, None)
        return self._ids[id(event)] if event is not None else ""

    def fates(self) -> Iterator[Fate]:
        for draft in self.read.reading.drafts:
            start, end = self._passage(draft.first, draft.last)
            outcome, event, why = self._outcome(draft)
            yield Fate(
                start=start,
                end=end,
                type=draft.type,
                modality=draft.modality,
                rule=draft.rule,
                parties=tuple(_party(part.party) for part in draft.parts),
                date=draft.when.value if draft.when is not None else None,
                place=_span(draft.place) if draft.place is not None else None,
                outcome=outcome,
                event=event,
                why=why,
            )

    def reasons(self) -> Iterator[Reason]:
        """What moves the confidence of an event noticeably."""
        events, reading = self.read.events, self.read.reading
        for draft in events:
            found = [
                r for r in reasons(reading.words, reading.shares, draft, events) if abs(r.by) >= _WEIGHTY
            ]
            for reason in sorted(found, key=lambda r: -abs(r.by)):
                yield Reason(self._ids[id(draft)], reason.trait, reason.told, round(reason.by, 2))

    def _outcome(self, draft: Draft) -> tuple[Outcome, str | None, str | None]:
        whole = draft
        while whole.into is not None:
            whole = whole.into
        if id(whole) in self._ids:
            return "event" if whole is draft else "merged", self._ids[id(whole)], None
        joined = "" if whole is draft else f"part of another mention ({whole.rule}): "
        return "lost", None, f"{joined}{whole.lost}"


def _kind(party: Party) -> MarkKind:
    if party.kind in ("pronoun", "group"):
        return "reference"
    if party.person is not None:
        return "person" if party.person_span is not None else "reference"
    return party.kind  # type: ignore[return-value]


def _party(party: Party) -> str:
    """Whom a mention means, as far as the text tells: "Али Резаи, посол, IR"; '' for nobody."""
    person = party.person
    if person is None:
        said = party.capacity or Capacity(organization=party.body, country=party.country)
        return ", ".join(filter(None, [said.position, said.organization or party.body, said.country]))
    held = [c for c in person.capacities if not c.former] or person.capacities
    said = held[0] if held else Capacity()
    country = said.country or person.country
    return ", ".join(filter(None, [person.name, said.position, said.organization, country]))


def _span(span: Span) -> str:
    return ", ".join(filter(None, [span.name, span.country]))
