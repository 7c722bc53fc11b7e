"""From what the sentences say to the record of the article. The same for every language.

Order: plural references, dates and places of mentions, frames, one event from its mentions, topics, inheritance,
what is too thin to keep, offices, evidence.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg import topics as scheme
from kg.extract.drafts import Draft, Item, merge, unify
from kg.extract.parties import Capacity, Party, Person
from kg.extract.reading import Reading
from kg.extract.spans import Span
from kg.extract.times import When
from kg.extract.words import Words
from kg.records import Document, Event, Evidence, Office, Participant, Place, Topic

_TALKS = ("meeting", "call")


def compose(reading: Reading, *, lang: str) -> tuple[tuple[Event, ...], tuple[Office, ...]]:
    """Return the events and offices of an article, in the order of the text."""
    composer = _Composer(reading, lang)
    return composer.events(), composer.offices()


class _Composer:
    def __init__(self, reading: Reading, lang: str) -> None:
        self._reading = reading
        self._words = reading.words
        self._lang = lang

    # -- events -----------------------------------------------------------------------------------

    def events(self) -> tuple[Event, ...]:
        drafts = self._reading.drafts
        for draft in drafts:
            self._locate(draft)
        for inner, frame in self._reading.frames:
            inner.frame = frame
        self._resolve_plurals(drafts)
        for draft in drafts:
            self._date(draft)
        kept = [d for d in unify(drafts, same_place=_same_place) if self._worth(d)]
        self._add_topics(kept)
        self._nest(kept)
        self._inherit(kept)
        ids = {id(d): f"e{n}" for n, d in enumerate(kept, 1)}
        return tuple(self._event(d, ids) for d in kept)

    def _resolve_plurals(self, drafts: Sequence[Draft]) -> None:
        """"стороны", "они", "министры": the parties of the last event that had two."""
        for n, draft in enumerate(drafts):
            for part in [p for p in draft.parts if self._is_plural_reference(p.party)]:
                draft.parts.remove(part)
                earlier = next((d for d in reversed(drafts[:n]) if len(_people(d)) > 1), None)
                for other in _people(earlier) if earlier is not None else []:
                    if part.party.kind != "post" or _holds(other, part.party):
                        draft.add(other)
            for part in [p for p in draft.parts if p.party.person is None and p.party.kind in ("pronoun", "group")]:
                draft.parts.remove(part)

    def _is_plural_reference(self, party: Party) -> bool:
        if party.person is not None:
            return False
        bare = party.capacity is not None and not party.capacity.country and not party.capacity.organization and party.plural
        return (party.kind in ("pronoun", "group") and party.plural) or (party.kind == "post" and bare)

    def _date(self, draft: Draft) -> None:
        """The nearest time expression of the sentence; the stamp of the page for what follows or precedes it."""
        inside = [w for w in self._reading.whens if self._words.tokens[w.first].sentence == draft.sentence and not w.stamp]
        if inside and draft.when is None:
            draft.when = min(inside, key=lambda w: self._distance(draft, w.first, w.last))

    def _distance(self, draft: Draft, first: int, last: int) -> tuple[int, int]:
        gap = draft.first - last if last < draft.first else first - draft.last
        between = self._words.tokens[min(last, draft.last) : max(first, draft.first)]
        walls = sum(t.text in ",;:–—" for t in between)
        return (gap + 4 * walls, first)

    def _locate(self, draft: Draft) -> None:
        if draft.place is not None or draft.type == "call":
            return
        inside = [s for s in self._reading.located if self._words.tokens[s.first].sentence == draft.sentence]
        if inside:
            draft.place = min(inside, key=lambda s: (self._distance(draft, s.first, s.last), s.kind == "state"))

    def _worth(self, draft: Draft) -> bool:
        """Whether an event has enough to be one: two sides, or a visitor and a place, or a name."""
        if draft.type in _TALKS:
            return len(draft.parts) >= 2 or bool(draft.parts and (draft.named or draft.rule == "credentials"))
        if draft.type == "visit":
            return bool(draft.parts and draft.place)
        if draft.type == "signing":
            return bool(draft.documents and (draft.parts or draft.named or any(len(d.label.split()) > 1 for d in draft.documents)))
        return bool(draft.named or draft.parts)

    def _add_topics(self, events: Sequence[Draft]) -> None:
        for cue, item in self._reading.topics:
            event = self._talk_about(events, cue)
            if event is not None and item.label.lower() not in {t.label.lower() for t in event.topics}:
                event.topics.append(item)

    def _talk_about(self, events: Sequence[Draft], cue: int) -> Draft | None:
        """The event that a topic belongs to: of its sentence, else the last talk before it, else the first one."""
        sentence = self._words.tokens[cue].sentence
        here = [d for d in events if any(self._words.tokens[f].sentence == sentence for f, _ in [(d.first, d.last), *d.mentions])]
        talks = [d for d in here if d.type in _TALKS] or [d for d in here if d.type == "conference"]
        if talks:
            return min(talks, key=lambda d: min(abs(f - cue) for f, _ in [(d.first, d.last), *d.mentions]))
        paragraph = self._words.sentences[sentence].paragraph
        before = [d for d in events if d.type in _TALKS and d.sentence < sentence]
        close = [d for d in before if d.paragraph == paragraph]
        return close[-1] if close else before[0] if before else next((d for d in events if d.type in _TALKS), None)

    def _nest(self, events: Sequence[Draft]) -> None:
        """A meeting, signing or conference lies within a visit of one of its parties to the same place."""
        for draft in events:
            if draft.frame is not None and draft.frame not in events:
                draft.frame = None
            if draft.frame is None and draft.type != "visit":
                draft.frame = next((v for v in events if v.type == "visit" and self._within(draft, v)), None)

    def _within(self, draft: Draft, visit: Draft) -> bool:
        if not draft.keys() & visit.keys() or draft.type == "call":
            return False
        if (draft.modality == "held") and visit.modality != "held":
            return False
        if draft.when and visit.when and draft.when.value[:7] != visit.when.value[:7]:
            return False
        if draft.place is not None and visit.place is not None:
            return _same_place(draft.place, visit.place)
        return abs(draft.sentence - visit.sentence) <= 2

    def _inherit(self, events: Sequence[Draft]) -> None:
        for draft in events:
            frame = draft.frame
            if draft.place is None and frame is not None and draft.type != "call":
                draft.place = frame.place
            if frame is not None and frame.place is None and draft.place is not None and frame.type == "conference":
                frame.place = draft.place

    # -- record -----------------------------------------------------------------------------------

    def _event(self, draft: Draft, ids: dict[int, str]) -> Event:
        frame = ids.get(id(draft.frame)) if draft.frame is not None else None
        return Event(
            id=ids[id(draft)],
            type=draft.type,
            modality=draft.modality,
            date=draft.when.value if draft.when else None,
            place=Place(name=draft.place.name, country=draft.place.country or None) if draft.place and draft.place.name else None,
            part_of=frame if frame != ids[id(draft)] else None,
            name=draft.name or None,
            participants=tuple(self._participant(p.party, p.role) for p in draft.parts),
            topics=tuple(self._topic(t) for t in draft.topics),
            documents=tuple(Document(title=d.label, evidence=(self._evidence(d.first, d.last),)) for d in draft.documents),
            evidence=tuple(self._evidence(f, l) for f, l in dict.fromkeys([self._passage(draft), *draft.mentions])),
            confidence=0.7,
        )

    def _passage(self, draft: Draft) -> tuple[int, int]:
        """The tokens from the first to the last party around the trigger, within its sentence."""
        near = [p.party for p in draft.parts if p.party.sentence == draft.sentence]
        first = min([draft.first, *(p.first for p in near)])
        last = max([draft.last, *(p.last for p in near)])
        return first, last

    def _participant(self, party: Party, role: str) -> Participant:
        person, capacity = party.person, party.capacity
        if person is not None:
            capacity = next((c for c in person.capacities if not c.former), person.capacities[0] if person.capacities else capacity)
        name = person.name if person is not None else None
        capacity = capacity or Capacity(organization=party.body, country=party.country)
        country = capacity.country or (person.country if person is not None else "") or party.country
        return Participant(
            name=name,
            position=capacity.position or None,
            organization=capacity.organization or None,
            country=country or None,
            role=role,  # type: ignore[arg-type]
            evidence=(self._evidence(party.first, party.last),),
        )

    def _topic(self, item: Item) -> Topic:
        return Topic(label=item.label, concept=scheme.concept(item.label, self._lang), evidence=(self._evidence(item.first, item.last),))

    def _evidence(self, first: int, last: int) -> Evidence:
        start, end = self._words.span(first, last)
        return Evidence(start, end, self._words.text[start:end])

    # -- offices ----------------------------------------------------------------------------------

    def offices(self) -> tuple[Office, ...]:
        return tuple(o for person in self._reading.persons for o in self._offices_of(person))

    def _offices_of(self, person: Person) -> Iterable[Office]:
        for c in person.capacities:
            if c.position:
                yield Office(
                    person=person.name, position=c.position, organization=c.organization or None, country=c.country or person.country or None,
                    former=c.former, evidence=(self._evidence(*self._office_passage(person, c)),),
                )  # fmt: skip

    def _office_passage(self, person: Person, capacity: Capacity) -> tuple[int, int]:
        mention = next((m for m in person.mentions if m.capacity is capacity), None)
        if mention is None:
            return capacity.first, capacity.last
        return min(mention.first, capacity.first), max(mention.last, capacity.last)


def _people(draft: Draft) -> list[Party]:
    return [p.party for p in draft.parts if p.party.person is not None or p.party.kind in ("state", "post", "body") and not p.party.plural]


def _holds(party: Party, reference: Party) -> bool:
    return party.person is not None or party.kind == "post"


def _same_place(a: Span, b: Span) -> bool:
    if a.kind == b.kind:
        return a.name == b.name or (a.kind == "state" and a.country == b.country)
    return bool(a.country) and a.country == b.country


__all__ = ["When", "Words", "compose", "merge"]
