"""Stories -> articles and records, with the identities that a perfect resolver would find.

An article tells some of the events of its story in some of their facts, as reports do: one leaves out a date,
another names a topic or a participant more. Each quote is a slice of the article's own text.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import Any, Final

import msgspec

from bench.happenings import Seat, Story
from bench.world import WORDING, Official, seeded, stated, wordings
from kg import gazetteer
from kg.gazetteer import Lang
from kg.identities import Capacity, Entity, EventIdentity, Identities, Label, Parts, skeleton
from kg.records import (
    Document,
    Event,
    Evidence,
    Extractor,
    Office,
    Participant,
    Place,
    Record,
    Source,
    Statement,
    Topic,
)
from kg.resolve import known
from kg.resolve.bodies import body as body_entity
from kg.resolve.places import place as place_entity
from kg.resolve.posts import post as post_entity
from kg.resolve.tables import posts

_EXTRACTOR: Final = Extractor(name="generated", version="1")
_STATED: Final = 0.35  # of those who are named, whose office is told too
_LEFT_OUT: Final = 0.1  # of the facts of an event, what one article does not tell


class Told(msgspec.Struct, frozen=True):
    """An article as it would be ingested: what it says, what is read from it, and who and what that is."""

    text: str
    record: Record
    identities: Identities


class _Text:
    """A text that grows, and says where each piece stands."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self._length = 0

    def say(self, piece: str) -> Evidence:
        start, self._length = self._length, self._length + len(piece)
        self.pieces.append(piece)
        return Evidence(start, self._length, piece)

    def since(self, first: Evidence) -> Evidence:
        """Return the passage from a piece to the end, without trailing blanks."""
        passage = "".join(self.pieces)[first.start :].rstrip()
        return Evidence(first.start, first.start + len(passage), passage)


def told(story: Story, *, seed: int) -> Iterator[Told]:
    """Yield the articles of a story, those that announce it first."""
    chance = seeded("telling", seed, story.number)
    for at, lang in enumerate((*story.early, *story.articles)):
        is_early = at < len(story.early)
        shown = [n for n, h in enumerate(story.happenings) if (h.modality == "planned") == is_early]
        if not is_early and len(shown) > 1:
            shown = [n for n in shown if n == shown[0] or chance.random() > 0.3]
        yield _article(story, shown, f"s{seed}-{story.number}-{at}", lang, chance, early=is_early)


def _article(
    story: Story, shown: Sequence[int], id_: str, lang: Lang, chance: random.Random, *, early: bool
) -> Told:
    words, text = WORDING[lang], _Text()
    events, identities, offices, capacities = [], [], [], []
    first = story.happenings[shown[0]]
    published = stated(
        max(0, first.day - chance.randrange(3, 20) if early else first.day + chance.randrange(2))
    )
    for number in shown:
        telling = _Telling(story, number, text, lang, chance)
        events.append(telling.event(shown))
        identities.append(telling.identity)
        for seat in telling.seats:
            if seat.who and seat.is_named and chance.random() < _STATED:
                post = _position(seat.who, lang)
                said = text.say(words["office"].format(name=seat.who.name(lang), post=_title(seat.who, lang)))
                office = Office(
                    person=seat.who.name(lang),
                    position=post,
                    country=seat.state,
                    evidence=(_stripped(said),),
                )
                offices.append(office)
                capacities.append(_capacity(seat, lang))
    statements, speakers = _statements(story, shown, text, lang, chance)
    whole = "".join(text.pieces)
    source = Source(
        id=id_,
        url=f"https://news.example/{lang}/{id_}",
        title=whole[: whole.index(".")],
        publisher=chance.choice(words["publishers"]),
        published=published,
        lang=lang,
        sha256=hashlib.sha256((id_ + whole).encode()).hexdigest(),
    )
    return Told(
        whole,
        Record(
            article=source,
            events=tuple(events),
            offices=tuple(offices),
            statements=statements,
            extractor=_EXTRACTOR,
        ),
        Identities(events=tuple(identities), offices=tuple(capacities), statements=speakers),
    )


def _statements(
    story: Story, shown: Sequence[int], text: _Text, lang: Lang, chance: random.Random
) -> tuple[tuple[Statement, ...], tuple[Capacity, ...]]:
    """Return what somebody who takes part says, and how many people came to a conference."""
    words, happening = WORDING[lang], story.happenings[shown[0]]
    about, found = f"e{shown[0]}", []
    speakers = [seat for seat in happening.seats if seat.who and seat.is_named]
    if speakers and chance.random() < 0.4:
        seat = chance.choice(speakers)
        assert seat.who
        name = seat.who.name(lang)
        text.say(words["claimed"].format(name=name))
        topic = wordings((happening.topics or ("energy",))[0], lang)[0]
        said = text.say(words["claim"].format(topic=topic))
        text.say(". ")
        statement = Statement(text=said.quote, speaker=name, about=about, evidence=(said,))
        found.append((statement, Capacity(person=_capacity(seat, lang).person)))
    if happening.type == "conference" and chance.random() < 0.5:
        number = 50 * chance.randrange(2, 60)
        said = text.say(words["crowd"].format(number=number))
        text.say(". ")
        crowd = Statement(text=said.quote, about=about, attendance=number, evidence=(said,))
        found.append((crowd, Capacity()))
    return tuple(statement for statement, _ in found), tuple(speaker for _, speaker in found)


class _Telling:
    """One event in one article."""

    def __init__(self, story: Story, number: int, text: _Text, lang: Lang, chance: random.Random) -> None:
        self._number, self._story, self._text, self._lang = number, story, text, lang
        self._happening = story.happenings[number]
        self._words, self._chance = WORDING[lang], chance
        self.seats = _told_of(self._happening.seats, chance)
        self._topics = [t for t in self._happening.topics if chance.random() > 2 * _LEFT_OUT]
        self._place = _place(self._happening.venue, lang, exact=chance.random() > _LEFT_OUT)

    def event(self, shown: Sequence[int]) -> Event:
        """Write the event into the text and return it as it is read."""
        h, first = self._happening, len(self._text.pieces)
        opening = self._text.say("")
        people = [self._participant(seat, at) for at, seat in enumerate(self.seats)]
        self._text.say(self._predicate())
        passage = self._text.since(opening)
        assert first < len(self._text.pieces)
        return Event(
            id=f"e{self._number}",
            type=h.type,
            modality=h.modality,
            date=self._date(),
            place=self._place,
            part_of=f"e{h.whole}" if h.whole in shown else None,
            name=self._name() if h.type == "conference" else None,
            participants=tuple(people),
            topics=tuple(self._agenda()),
            documents=tuple(self._documents()),
            evidence=(passage,),
            confidence=round(self._chance.uniform(0.5, 0.99), 2),
        )

    @property
    def identity(self) -> EventIdentity:
        h, lang = self._happening, self._lang
        return EventIdentity(
            parts=_event_parts(self._story, self._number),
            place=_place_entity(self._place, lang) if self._place else None,
            participants=tuple(_capacity(seat, lang) for seat in self.seats),
            topics=tuple((topic, skeleton(self._phrase(topic))) for topic in self._topics),
            outcome_of=() if h.announced is None else (_event_parts(self._story, h.announced),),
        )

    def _participant(self, seat: Seat, at: int) -> Participant:
        if at:
            self._text.say(", " if at < len(self.seats) - 1 else self._words["and"])
        said = self._text.say(_called(seat, self._lang))
        organization = _body_name(seat.body, self._lang) if seat.body else None
        return Participant(
            name=seat.who.name(self._lang) if seat.who and seat.is_named else None,
            position=_position(seat.who, self._lang) if seat.who else None,
            organization=organization,
            country=seat.state,
            role=seat.role,
            evidence=(said,),
        )

    def _predicate(self) -> str:
        h, words = self._happening, self._words
        place = words["place"].format(city=self._place.name) if self._place else ""
        year, month, day = stated(h.day).split("-")
        date = words["day"].format(year=year, month=words["months"][int(month) - 1], day=int(day))
        predicate: str = words["verbs"][h.modality][h.type]
        return predicate.format(place=place, date=date, name=self._name())

    def _date(self) -> str | None:
        h = self._happening
        if h.precision == "none" or self._chance.random() < _LEFT_OUT / 3:
            return None
        return stated(h.day, h.precision)

    def _name(self) -> str:
        topic = self._phrase((self._happening.topics or ("energy",))[0])
        name: str = self._words["forum"].format(topic=topic, ordinal=_roman(self._happening.ordinal))
        return name

    def _phrase(self, topic: str) -> str:
        """Return the wording of a topic; now and then articles use another one."""
        held = wordings(topic, self._lang)
        return held[(self._story.number // 7) % len(held)]

    def _agenda(self) -> Iterator[Topic]:
        if not self._topics:
            return
        self._text.say(self._words["agenda"])
        for at, topic in enumerate(self._topics):
            said = self._text.say(self._phrase(topic))
            self._text.say(", " if at < len(self._topics) - 1 else ". ")
            yield Topic(label=said.quote, concept=topic, evidence=(said,))

    def _documents(self) -> Iterator[Document]:
        for topic in self._happening.documents:
            number = self._story.number % 1000
            title = self._words["document"].format(topic=self._phrase(topic), number=number)
            said = self._text.say(title)
            self._text.say(". ")
            yield Document(title=said.quote, evidence=(said,))


def _told_of(seats: tuple[Seat, ...], chance: random.Random) -> tuple[Seat, ...]:
    """Return who is named in one article: all, or all but somebody."""
    if len(seats) > 3 and chance.random() < 3 * _LEFT_OUT:
        left_out = chance.randrange(2, len(seats))
        return seats[:left_out] + seats[left_out + 1 :]
    return seats


def _event_parts(story: Story, number: int) -> Parts:
    """Return the key of an event: that of its story, since no other has the same parties on the same day."""
    h = story.happenings[number]
    return ("parties", h.type, h.modality, stated(h.day), str(story.number), str(number))


@lru_cache(maxsize=1 << 20)
def _capacity(seat: Seat, lang: Lang) -> Capacity:
    state = known.state(seat.state, lang) if seat.state else None
    if seat.body:
        name = _body_name(seat.body, lang)
        return Capacity(body=body_entity(name, None, article="", lang=lang), state=state)
    if not seat.who:
        return Capacity(state=state)
    who = seat.who
    organ = body_entity(_company(who, lang), state, article="", lang=lang) if _has_body(who) else None
    post = post_entity(_position(who, lang), body=organ, state=state, article="", holder="", lang=lang)
    return Capacity(person=_person(who, lang) if seat.is_named else None, post=post, body=organ, state=state)


@lru_cache(maxsize=1 << 18)
def _person(who: Official, lang: Lang) -> Entity:
    name = who.name(lang)
    parts = ("name", skeleton(who.name("ru")), f"{who.state} {who.post.kind} {who.post.seat} {who.tenure}")
    return Entity(kind="person", parts=parts, labels=(Label(name, lang),), names=(skeleton(name),))


def _row(who: Official) -> dict[str, Any]:
    row: dict[str, Any] = WORDING["posts"][who.post.kind]
    return row


def _has_body(who: Official) -> bool:
    return bool(_row(who).get("body"))


@cache
def _position_of(kind: int, lang: Lang) -> str:
    labels = posts().rows[WORDING["posts"][kind]["id"]].labels
    return next(label.text for label in labels if label.lang == lang)


def _position(who: Official, lang: Lang) -> str:
    """Return the position as it stands in a record: what posts.toml holds in the language."""
    return _position_of(who.post.kind, lang)


def _company(who: Official, lang: Lang) -> str:
    word = seeded("company", who.state, who.post.seat).choice(["Azim", "Baltor", "Kaspix", "Delmar", "Rinex"])
    company: str = WORDING[lang]["company"].format(word=f"{word}-{who.state}{who.post.seat}")
    return company


def _title(who: Official, lang: Lang) -> str:
    """Return post and state as one phrase without cases."""
    row, post = gazetteer.state(who.state), _row(who)[lang]
    assert row
    if lang == "ru":
        return f"{row.ru_adjectives[0] if row.ru_adjectives else row.ru.label} {post}"
    if lang == "en":
        return f"{row.en_adjectives[0] if row.en_adjectives else row.en.label} {post}"
    return f"{row.az.label} {post}"


def _called(seat: Seat, lang: Lang) -> str:
    if seat.who:
        title = _title(seat.who, lang) + (f" ({_company(seat.who, lang)})" if _has_body(seat.who) else "")
        return f"{title} {seat.who.name(lang)}" if seat.is_named else title
    return _body_name(seat.body, lang) if seat.body else gazetteer.state_label(seat.state or "", lang) or ""


@cache
def _body_name(key: str, lang: Lang) -> str:
    body = gazetteer.body(key)
    assert body
    return body.names(lang).label or body.label


def _place(venue: str | None, lang: Lang, *, exact: bool) -> Place | None:
    """Return the capital of a state, or, less exactly, the state."""
    city = gazetteer.capital(venue) if venue else None
    if city is None or venue is None:
        return None
    name = city.names(lang).label if exact else gazetteer.state_label(venue, lang)
    return Place(name=name or city.label, country=venue)


def _place_entity(place: Place, lang: Lang) -> Entity:
    return place_entity(place.name, known.state(place.country or "", lang), lang=lang)


def _stripped(said: Evidence) -> Evidence:
    quote = said.quote.rstrip()
    return Evidence(said.start, said.start + len(quote), quote)


def _roman(number: int) -> str:
    tens, units = divmod(number, 10)
    return "X" * tens + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[units]
