"""The record of an article from its settled events and persons: values, evidence, offices.

The same for every language.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from kg import topics as scheme
from kg.extract import focus, known_by_name
from kg.extract.confidence import confidence
from kg.extract.drafts import Claim, Draft, Item
from kg.extract.headlines import Shown
from kg.extract.parties import Capacity, Party, Person
from kg.extract.plain import PlainText
from kg.extract.reading import Reading
from kg.extract.spans import Span
from kg.records import Document, Event, Evidence, Office, Participant, Place, Role, Statement, Topic

# Where and when a gathering is that is only named shows within so many words of its name.
_AROUND = 12
_SAID_OF_IT: Final = 4  # words on either side of what is only named
_BREAKS: Final = frozenset(".,;:—–-")  # no quote begins or ends with one
# Whole sentences before what is read: "The day was clear. | In addition, A met B". Fewer letters before a
# stop are an abbreviation: "In addition, Gen. A said, ".
_WHOLE: Final = re.compile(r".*\w{4,}[.!?…][»”\"]?\s+(?=$|[^\W\d_a-zа-яёəçşöüğı])", re.DOTALL)


def lead_in(before: str) -> str:
    """Return what leads on to a sentence: of the text before it that was not read, the words of its own line
    behind the last whole sentence."""
    return _WHOLE.sub("", before.rpartition("\n")[2].lstrip())


def compose(
    reading: Reading, events: Sequence[Draft], *, lang: str, plain: PlainText | None = None
) -> tuple[tuple[Event, ...], tuple[Office, ...], tuple[Statement, ...]]:
    """Return the events, offices and statements of an article, in the order of the text.

    ``events`` are those that ``settle`` gives and the text shows. ``plain`` leads from the text that was read
    back to the article's; without it they are the same.
    """
    composer = _Composer(reading, events, lang, plain or PlainText(reading.words.text, reading.words.text))
    return composer.events(), composer.offices(), composer.statements()


class _Composer:
    def __init__(self, reading: Reading, events: Sequence[Draft], lang: str, plain: PlainText) -> None:
        self._reading = reading
        self._words = reading.words
        self._lang = lang
        self._plain = plain
        self._shown = Shown(reading.words, plain)
        self._kept = events
        self._ids = {id(d): f"e{n}" for n, d in enumerate(events, 1)}

    # -- events -----------------------------------------------------------------------------------

    def events(self) -> tuple[Event, ...]:
        return tuple(self._event(d) for d in self._kept)

    def _event(self, draft: Draft) -> Event:
        frame = draft.frame if draft.frame is not draft else None
        first, last = self._passage(draft)
        others = (p for p in draft.mentions if p[0] < first or last < p[1])
        passages = [p for p in dict.fromkeys([(first, last), *others]) if self._shown.passage(p[0])]
        return Event(
            id=self._ids[id(draft)],
            type=draft.type,
            modality=draft.modality,
            date=draft.when.value if draft.when else None,
            place=_place(draft.place),
            part_of=self._ids.get(id(frame)),
            name=draft.name or None,
            participants=tuple(self._participants(draft)),
            topics=tuple(self._topic(t) for t in draft.topics if self._shown.passage(t.first)),
            documents=tuple(self._document(d) for d in self._documents(draft)),
            evidence=tuple(self._whole_evidence(*tokens) for tokens in passages),
            confidence=confidence(self._words, self._reading.shares, draft, self._kept),
        )

    def _passage(self, draft: Draft) -> tuple[int, int]:
        """The tokens from the first to the last party, place, date and document around the trigger."""
        near = [p.party for p in draft.parts if p.party.sentence == draft.sentence]
        places = [
            s
            for s in (draft.place, draft.when)
            if s is not None and self._words.tokens[s.first].sentence == draft.sentence
        ]
        shown = [*near, *places, *draft.documents]
        if draft.type == "conference" and draft.named:
            shown = [s for s in shown if -_AROUND <= s.first - draft.last <= _AROUND]
        first = min([draft.first, *(p.first for p in shown)])
        last = max([draft.last, *(p.last for p in shown)])
        return (first, last) if draft.parts else self._with_words_around(first, last)

    def _with_words_around(self, first: int, last: int) -> tuple[int, int]:
        """What is only named is shown by what is said of it: the words before and behind, in the sentence."""
        tokens = self._words.tokens
        sentence = self._words.sentences[tokens[first].sentence]
        before = range(max(first - _SAID_OF_IT, sentence.first), first)
        behind = range(min(last + _SAID_OF_IT, sentence.last), last, -1)
        return (
            next((i for i in before if tokens[i].text not in _BREAKS), first),
            next((i for i in behind if tokens[i].text not in _BREAKS), last),
        )

    def _documents(self, draft: Draft) -> Iterable[Item]:
        return (d for d in draft.documents if not d.vague and self._shown.passage(d.first))

    def _participants(self, draft: Draft) -> Iterable[Participant]:
        for part in draft.parts:
            party = self._shown.party(part.party, self._reading.parties)
            if party is not None:
                yield self._participant(party, part.role)

    def _participant(self, party: Party, role: Role) -> Participant:
        person, capacity = party.person, party.capacity
        if person is not None:
            capacity = self._present(person) or capacity
        name = person.name if person is not None else None
        capacity = capacity or Capacity(organization=party.body, country=party.country)
        country = capacity.country or (person.country if person is not None else "") or party.country
        return Participant(
            name=name,
            position=capacity.phrase or capacity.position or None,
            organization=capacity.organization or None,
            country=country or None,
            role=role,
            evidence=(self._evidence(party.first, party.last),),
        )

    def _present(self, person: Person) -> Capacity | None:
        """The capacity that somebody acts in: the first that he holds, worded as in the body of the text."""
        held = [c for c in person.capacities if not c.former] or person.capacities
        first = held[0] if held else None
        if first is not None:
            first = known_by_name.post_of_leader(first, held, self._lang)
        if first is None or not self._in_title(first):
            return first
        said = first.position.lower()
        worded = (c for c in held if not self._in_title(c) and _rewords(c.position.lower(), said))
        bare = " " not in first.position and not first.organization  # "Minister Doe visits Rome"
        bare = bare and not self._said_in_body(person, said)
        below = (c for c in held if bare and not self._in_title(c) and c.organization)
        return next(worded, next(below, first))

    def _said_in_body(self, person: Person, position: str) -> bool:
        """Whether the text calls somebody what its headline does: "President A, Chair of the Union"."""
        posts = (m for m in person.mentions if m.capacity is not None and not self._in_title(m.capacity))
        return any(m.capacity is not None and m.capacity.position.lower() == position for m in posts)

    def _in_title(self, capacity: Capacity) -> bool:
        sentence = self._words.tokens[capacity.first].sentence
        return self._words.is_title(sentence)

    def _document(self, item: Item) -> Document:
        return Document(title=item.label, evidence=(self._evidence(item.first, item.last),))

    def _topic(self, item: Item) -> Topic:
        return Topic(
            label=item.label,
            concept=scheme.concept(item.label, self._lang),
            evidence=(self._evidence(item.first, item.last),),
        )

    def _evidence(self, first: int, last: int) -> Evidence:
        return self._quoted(*self._words.span(first, last))

    def _quoted(self, first: int, end: int) -> Evidence:
        """The passage of the article for one of the text that was read."""
        start, end = self._plain.passage(first, end)
        above = self._plain.above
        return Evidence(start - above, end - above, self._plain.original[start:end])

    def _whole_evidence(self, first: int, last: int) -> Evidence:
        """What shows an event, with who tells it and what leads on to it, which was not read."""
        tokens, text = self._words.tokens, self._plain.text
        over = tokens[first - 1].end if first else 0
        line = lead_in(text[over : tokens[first].start])
        opens = self._words.sentences[tokens[first].sentence].first == first
        if not opens or not line.endswith((", ", " ")) or not any(map(str.isalpha, line)):
            return self._evidence(first, last)
        return self._quoted(tokens[first].start - len(line), tokens[last].end)

    # -- statements -------------------------------------------------------------------------------

    def statements(self) -> tuple[Statement, ...]:
        claims = (c for c in self._reading.statements if self._shown.passage(c.first))
        about = ((c, focus.spoken_of(self._words, c, self._kept)) for c in claims)
        return tuple(self._statement(c, event) for c, event in about if event is not None or not c.own)

    def _statement(self, claim: Claim, event: Draft | None) -> Statement:
        speaker = claim.speaker
        person = speaker.person if speaker is not None else None
        capacity = speaker.capacity if speaker is not None else None
        body = (speaker.body if speaker is not None else "") or (capacity.organization if capacity else "")
        return Statement(
            text=claim.text,
            speaker=person.name if person is not None else None,
            organization=body or None if person is None else None,
            about=self._ids[id(event)] if event is not None else None,
            attendance=claim.attendance if event is not None else None,
            evidence=(self._evidence(claim.first, claim.last),),
        )

    # -- offices ----------------------------------------------------------------------------------

    def offices(self) -> tuple[Office, ...]:
        return tuple(o for person in self._reading.persons for o in self._offices_of(person))

    def _offices_of(self, person: Person) -> Iterable[Office]:
        shown = (self._shown.office(person, c) for c in person.capacities if c.position)
        for c, passage in filter(None, shown):
            yield Office(
                person=person.name,
                position=c.position,
                organization=c.organization or None,
                country=c.country or self._lent_country(person, c) or None,
                former=c.former,
                evidence=(self._evidence(*passage),),
            )

    def _lent_country(self, person: Person, capacity: Capacity) -> str:
        """The country of a person's other posts; at a body of no state, not of one that is left."""
        own = capacity.former or self._reading.of_state(capacity)
        lenders = (c for c in person.capacities if own or not c.former)
        return next((c.country for c in lenders if c.country), person.home)


def _rewords(position: str, title: str) -> bool:
    """Whether a position says all that a headline's does: "Foreign Minister", "minister"."""
    return position.startswith(title) or position.endswith(f" {title}")


def _place(span: Span | None) -> Place | None:
    if span is None or not span.name:
        return None
    return Place(name=span.name, country=span.country or None)
