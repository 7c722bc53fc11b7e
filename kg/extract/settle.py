"""From event mentions to the events of the text. The same for every language.

Steps, in order: plural references, places, dates, frames, one event from its mentions, who is behind a bare
post, what an event lacks and its surroundings give (counterpart, signatories, country of the host), nesting,
and
last the question whether an event is diplomatic and full enough to keep.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from kg.extract import focus
from kg.extract.drafts import Draft, Part, unify
from kg.extract.parties import Capacity, Party, Person
from kg.extract.reading import Reading
from kg.extract.spans import Span
from kg.extract.times import When

TALKS = ("meeting", "call")
# How many sentences after the report of a visit a talk of the visitor without a place still belongs to it;
# chosen on
# the training articles, where the right share of part_of rose from 2 to 6 sentences and fell beyond.
_NEAR = 6


def settle(reading: Reading) -> list[Draft]:
    """Return the events of the text in its order, with parties, dates, places, topics and frames settled."""
    return _Settler(reading).events()


class _Settler:
    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._told_at_talks = False
        self._words = reading.words

    def events(self) -> list[Draft]:
        drafts = self._reading.drafts
        for inner, frame in self._reading.frames:
            inner.frame = frame
        self._domesticate()
        self._resolve_plurals(drafts)
        for n, draft in enumerate(drafts):
            self._locate(draft)
            self._date(draft)
            if draft.same_day and draft.when is None:
                days = [d.when for d in drafts[:n] if d.when is not None and len(d.when.value) == 10]
                draft.when = days[-1] if days else None
            if draft.same_time and draft.when is None:
                near = [
                    d.when for d in drafts[:n] if d.when is not None and 0 <= draft.sentence - d.sentence <= 2
                ]
                draft.when = near[-1] if near else None
        drafts = self._joined(drafts)
        self._again(drafts)
        self._host_countries(drafts)
        self._by_phone_after_all(drafts)
        self._complete(drafts)
        self._identify(drafts)
        events = unify([d for d in drafts if self._full(d)], same_place=same_place)
        self._stamp(events)
        self._sign(events)
        self._host_countries(events)
        self._foresee(events)
        self._nest(events)
        self._inherit(events)
        self._inherit(events)
        self._follow(events)
        self._host_countries(events)
        self._told_at_talks = any(d.type in TALKS and self._diplomatic(d) for d in events)
        events = [d for d in events if self._diplomatic(d)]
        for draft in events:
            if draft.frame is not None and not any(draft.frame is e for e in events):
                draft.frame = None
        focus.add_topics(self._words, self._reading.topics, events)
        self._presume(events)
        return events

    def _presume(self, events: Sequence[Draft]) -> None:
        """An official without a country is of the one that the text is about, unless he came there on a
        visit.

        Only offices and capacities learn from it, not the question whether an event is diplomatic: a majority
        of
        mentions is no proof.
        """
        country = self._reading.subject
        visitors = {
            p.party.person for d in events if d.type == "visit" for p in d.parts if p.party.person is not None
        }
        for person in self._reading.persons:
            if country and person not in visitors and not person.country:
                self._settle_home(person, country)

    def _settle_home(self, person: Person, country: str) -> None:
        for capacity in person.capacities:
            international = capacity.organization and self._reading.international(capacity.organization)
            if not capacity.country and not capacity.closed and not international:
                capacity.country, capacity.derived = country, True

    def _domesticate(self) -> None:
        """An official without a country in an article that has a home is of that country, unless of an
        international body."""
        home = self._reading.home
        capacities = [c for p in self._reading.persons for c in p.capacities]
        for capacity in capacities if home else ():
            if (
                not capacity.country
                and not capacity.closed
                and not (capacity.organization and self._reading.international(capacity.organization))
            ):
                capacity.country, capacity.derived = home, True

    # -- mentions ---------------------------------------------------------------------------------

    def _resolve_plurals(self, drafts: Sequence[Draft]) -> None:
        """ "стороны", "они", "министры": the parties of the last event that had two."""
        for n, draft in enumerate(drafts):
            for part in [p for p in draft.parts if _is_plural_reference(p.party)]:
                draft.parts.remove(part)
                meant = self._meant(part.party, drafts[:n])
                for other in meant:
                    draft.add(other, part.role)
                draft.apart = draft.apart or not meant
            self._resolve_guest(draft, drafts[:n])
            draft.parts = [
                p
                for p in draft.parts
                if p.party.person is not None or p.party.kind not in ("pronoun", "group")
            ]

    def _meant(self, reference: Party, earlier: Sequence[Draft]) -> list[Party]:
        """Whom a plural reference means: actors of the last event with two, else the two persons whom the
        title fits,
        else the same post in each of the two countries."""
        source = next((d for d in reversed(earlier) if len(_actors(d)) > 1), None)
        actors = _actors(source) if source is not None else []
        fitting = [a for a in actors if reference.kind != "post" or self._could_be(a, reference)]
        title = reference.capacity.position if reference.capacity is not None else ""
        both = self._reading.of_both(title)
        if len(fitting) == 1:
            fitting += [a for a in actors if a.kind == "state" and a.country != country_of(fitting[0])]
        if fitting or not title:
            return fitting
        holders = [p for p in self._reading.persons if p.mentions and self._fits(both or title, p)]
        if len({p.country for p in holders}) == 2 == len(holders):
            return [p.mentions[0] for p in holders]
        countries = _countries(source) if source is not None and both else []
        return [_of_country(reference, both, country) for country in countries]

    def _fits(self, title: str, person: Person) -> bool:
        """Whether a bare title can mean a person by one of his posts, with its body or without."""
        stands_for = self._reading.stands_for
        return any(
            stands_for(title, c.position) or stands_for(title, f"{c.position} {c.organization}")
            for c in person.capacities
        )

    def _could_be(self, party: Party, reference: Party) -> bool:
        """Whether "министры", "лидеры" can mean somebody: a person without a post, or with one that the word
        stands for."""
        if party.person is None or not party.person.capacities:
            return party.person is not None or party.kind == "post"
        title = reference.capacity.position if reference.capacity is not None else ""
        return self._fits(title, party.person)

    def _resolve_guest(self, draft: Draft, earlier: Sequence[Draft]) -> None:
        """ "гость", "гостья": who came on the visit spoken of before."""
        for part in [
            p
            for p in draft.parts
            if p.party.kind == "group" and not p.party.plural and p.party.person is None
        ]:
            visit = next(
                (d for d in reversed(earlier) if d.type == "visit" and d.parts and not d.title), None
            )
            draft.parts.remove(part)
            if visit is not None:
                draft.add(visit.parts[0].party, "guest")

    def _locate(self, draft: Draft) -> None:
        if draft.place is not None or draft.type == "call":
            return
        here = [s for s in self._reading.located if self._words.tokens[s.first].sentence == draft.sentence]
        inside = [s for s in here if _in_scope(draft, s.first)] or [s for s in here if s.country or s.region]
        if inside:
            draft.place = min(
                inside, key=lambda s: (self._distance(draft, s.first, s.last), s.kind == "state")
            )

    def _date(self, draft: Draft) -> None:
        """The nearest time expression of the event's scope; of the sentence, when the event is in its main
        clause."""
        here = [
            w
            for w in self._reading.whens
            if self._words.tokens[w.first].sentence == draft.sentence and not w.stamp
        ]
        inside = [w for w in here if _in_scope(draft, w.first)] or (here if self._is_main(draft) else [])
        if inside and draft.when is None:
            draft.when = min(inside, key=lambda w: self._distance(draft, w.first, w.last))

    def _is_main(self, draft: Draft) -> bool:
        """Whether the event's scope reaches back to the start of its sentence."""
        return not draft.scope or (
            not draft.aside and draft.scope[0][0] == self._words.sentences[draft.sentence].first
        )

    def _distance(self, draft: Draft, first: int, last: int) -> tuple[int, int]:
        gap = draft.first - last if last < draft.first else first - draft.last
        between = self._words.tokens[min(last, draft.last) : max(first, draft.first)]
        walls = sum(t.text in ",;:–—" for t in between)
        return (gap + 4 * walls, first)

    def _joined(self, drafts: Sequence[Draft]) -> list[Draft]:
        """Give the people of "в состав делегации вошли ..." and "участвуют в нем ..." to the event spoken of
        before."""
        out: list[Draft] = []
        for draft in drafts:
            if draft.rule == "whereabouts":
                self._tell_whereabouts(draft, out)
                continue
            if draft.rule not in ("delegation", "attendance", "greeting"):
                out.append(draft)
                continue
            kinds = ("meeting", "conference") if draft.rule == "attendance" else ("visit",)
            earlier = [d for d in out if d.type in kinds and not d.title and d.first < draft.first]
            for part in draft.parts if earlier else ():
                earlier[-1].add(part.party, part.role)
                if draft.rule == "delegation" and earlier[-1].parts:
                    _share_country(earlier[-1].parts[0].party, part.party)
        return out

    def _tell_whereabouts(self, draft: Draft, earlier: Sequence[Draft]) -> None:
        """ "Церемония прошла в Белом доме 8 августа": when, where and within what the event before took
        place."""
        kinds = {"conference": ("signing", "conference", "meeting")}.get(draft.type, (draft.type,))
        target = next(
            (d for d in reversed(earlier) if d.type in kinds and not d.title and d.sentence < draft.sentence),
            None,
        )
        if target is None or draft.sentence - target.sentence > 3:
            return
        target.when = target.when or draft.when
        target.place = target.place or draft.place
        target.frame = target.frame or draft.frame

    def _again(self, drafts: Sequence[Draft]) -> None:
        """ "В разговоре, состоявшемся в октябре": another talk of the same sides, when it has a date or place
        of its own."""
        for n, draft in enumerate(drafts):
            if draft.rule in ("again", "again-talk") and (draft.when is not None or draft.place is not None):
                source = next(
                    (d for d in reversed(drafts[:n]) if d.type in TALKS and len(d.parts) > 1 and not d.title),
                    None,
                )
                for part in source.parts if source is not None else ():
                    draft.add(part.party)
                if source is not None and source.type == "call" and draft.rule == "again-talk":
                    draft.type, draft.place = "call", None

    def _by_phone_after_all(self, drafts: Sequence[Draft]) -> None:
        """ "обсудил с коллегой" is the call that the text tells of elsewhere with the same two sides."""
        for draft in drafts:
            if draft.rule == "discuss" and any(
                d.type == "call" and len(d.keys() & draft.keys()) > 1 for d in drafts
            ):
                draft.type, draft.place = "call", None

    def _complete(self, drafts: Sequence[Draft]) -> None:
        """A talk with one side in the text is with the protagonist: the visitor, or who acted in the event
        before."""
        for n, draft in enumerate(drafts):
            if draft.type not in TALKS or len(draft.parts) != 1 or draft.rule == "credentials":
                continue
            visits = [
                d
                for d in drafts
                if d.type == "visit"
                and d.parts
                and (d.sentence < draft.sentence or d.first < draft.first)
                and not d.title
            ]
            talks = [d for d in drafts[:n] if d.type in TALKS and len(d.parts) > 1 and not d.title]
            source = visits[-1] if visits else talks[-1] if talks else None
            if source is None or not source.parts:
                continue
            other = source.parts[0].party
            if other.key() != draft.parts[0].party.key():
                draft.parts.insert(0, Part(other))

    def _identify(self, drafts: Sequence[Draft]) -> None:
        """A bare post and a bare name that meet the same other side are one person: "Президент" and "Владимир
        Путин"."""
        for a in drafts:
            for b in drafts:
                if a is b or a.type != b.type or not self._same_occasion(a, b):
                    continue
                mine, theirs = a.keys(), b.keys()
                posts = [
                    p.party
                    for p in a.parts
                    if p.party.key() not in theirs and p.party.kind == "post" and p.party.person is None
                ]
                names = [
                    p.party
                    for p in b.parts
                    if p.party.key() not in mine
                    and p.party.person is not None
                    and not p.party.person.capacities
                ]
                if (
                    len(posts) == 1
                    and len(names) == 1
                    and names[0].person is not None
                    and posts[0].capacity is not None
                ):
                    self._bind(posts[0], names[0].person)

    def _same_occasion(self, a: Draft, b: Draft) -> bool:
        if a.type == "visit":
            return (
                a.place is not None
                and b.place is not None
                and same_place(a.place, b.place)
                and not a.earlier
                and not b.earlier
            )
        return bool(a.keys() & b.keys())

    def _bind(self, post: Party, person: Person) -> None:
        key = post.key()
        for party in self._reading.parties:
            if party.person is None and party.key() == key:
                party.person = person
                person.mentions.append(party)
        if post.capacity is not None:
            person.add(post.capacity)
            post.person = person

    def _full(self, draft: Draft) -> bool:
        """Whether a mention has enough to be an event: two sides, a visitor and a place, a name or a
        document."""
        if draft.denied:
            return False
        if draft.type in TALKS:
            return len(draft.parts) >= 2 or bool(draft.parts and (draft.named or draft.rule == "credentials"))
        if draft.type == "visit":
            return bool(draft.parts and draft.place)
        if draft.type == "signing":
            return bool(draft.documents)
        return bool(draft.named or draft.parts)

    # -- events -----------------------------------------------------------------------------------

    def _stamp(self, events: Sequence[Draft]) -> None:
        """The date stamp of a page inside its text dates the talks and gatherings of the sentences around
        it."""
        stamps = [w for w in self._reading.whens if w.stamp]
        for draft in events:
            if draft.when is not None or draft.type == "visit" or draft.modality != "held" or not stamps:
                continue
            near = [w for w in stamps if abs(self._words.tokens[w.first].sentence - draft.sentence) <= 1]
            draft.when = near[0] if near else None
            if near and draft.type != "call" and (draft.place is None or not draft.place.country):
                draft.place = next(
                    (
                        s
                        for s in self._reading.spans.all
                        if 0 < s.first - near[0].last <= 5 and s.kind == "place"
                    ),
                    draft.place,
                )

    def _sign(self, events: Sequence[Draft]) -> None:
        """A signing without signatories is between the states of the talks before it."""
        for n, draft in enumerate(events):
            if draft.type != "signing" or draft.parts:
                continue
            talks = [d for d in events[:n] if d.type in (*TALKS, "visit") and d.parts] or [
                d for d in events if d.type in TALKS
            ]
            source = next((c for d in reversed(talks) if len(c := _sides(d)) > 1), [])
            if draft.rule == "adopt":
                source = [self._reading.home] if self._reading.home else []
            persons = self._exchangers(draft, talks)
            for person in persons:
                draft.add(person, "signatory")
            for country in () if persons else source:
                draft.add(_state(country, draft), "signatory")

    def _exchangers(self, draft: Draft, talks: Sequence[Draft]) -> list[Party]:
        """Who talked last signs, if they are two and the document is a certain one; of "a number of
        documents" the states."""
        last = next((d for d in reversed(talks) if d.type in TALKS and d.modality == draft.modality), None)
        persons = [p.party for p in last.parts if p.party.person is not None] if last is not None else []
        specific = draft.modality == "held" or any(
            d.first != d.last and not _some(d.label) for d in draft.documents
        )
        return (
            persons
            if len(persons) == 2 and not draft.apart and (draft.rule == "exchange" or specific)
            else []
        )

    def _host_countries(self, events: Sequence[Draft]) -> None:
        """Of two sides, the one without a country is of the other country of the pair, of the place or of the
        home."""
        for draft in events:
            if draft.type not in (*TALKS, "conference", "signing"):
                continue
            bare = [
                p.party
                for p in draft.parts
                if not country_of(p.party) and not body_of(p.party) and p.party.person is not None
            ]
            known = set(_countries(draft))
            bodies = any(body_of(p.party) and not country_of(p.party) for p in draft.parts)
            country = (
                self._other_side(known)
                or (draft.place.country if draft.place is not None else "")
                or self._reading.home
            )
            if bare and country and ((known and country not in known) or (bodies and not known)):
                for party in bare if len(bare) == 1 or draft.type == "meeting" else ():
                    _give_country(party, country)

    def _other_side(self, known: set[str]) -> str:
        others = {b if a in known else a for a, b in self._reading.pairs if (a in known) != (b in known)}
        return others.pop() if len(others) == 1 else ""

    def _foresee(self, events: Sequence[Draft]) -> None:
        """What is dated after the publication has not been held, whatever the tense of its sentence."""
        published = self._reading.published
        for draft in events if published else ():
            if (
                draft.modality == "held"
                and draft.when is not None
                and draft.when.value > published[: len(draft.when.value)]
            ):
                draft.modality = "planned"

    def _nest(self, events: Sequence[Draft]) -> None:
        """A meeting, signing or conference lies within a visit of one of its parties to the same place."""
        for draft in events:
            if draft.frame is None and draft.type in ("meeting", "signing"):
                draft.frame = next(
                    (c for c in events if c.type == "conference" and self._beside(draft, c)), None
                )
            if draft.frame is None and draft.type != "visit":
                visits = [v for v in events if v.type == "visit" and self._within(draft, v)]
                draft.frame = min(visits, key=lambda v: _apart(draft, v), default=None)

    def _follow(self, events: Sequence[Draft]) -> None:
        """A signing without a place of its own was where the last talks of its sides were, within the same
        visit."""
        for n, draft in enumerate(events):
            if (
                draft.type != "signing"
                or draft.earlier
                or (draft.place is not None and draft.when is not None)
            ):
                continue
            sides = set(_countries(draft))
            talk = next(
                (d for d in reversed(events[:n]) if d.type == "meeting" and sides <= set(_countries(d))), None
            )
            if talk is not None and (
                talk.when is None or draft.when is None or _close(talk.when.value, draft.when.value)
            ):
                draft.place = draft.place or talk.place
                draft.frame = draft.frame or talk.frame
                draft.when = draft.when or (talk.when if talk.modality == draft.modality else None)

    def _beside(self, draft: Draft, gathering: Draft) -> bool:
        """Whether a talk of somebody who attends a gathering is told in the same sentence, at the same
        place."""
        if (
            draft.sentence != gathering.sentence
            or gathering.modality != draft.modality
            or not gathering.attended
        ):
            return False
        same = draft.place is None or gathering.place is None or same_place(draft.place, gathering.place)
        return same and bool(draft.keys() & gathering.keys())

    def _within(self, draft: Draft, visit: Draft) -> bool:
        if not draft.keys() & visit.keys() or draft.type == "call":
            return False
        if draft.modality == "held" and visit.modality != "held":
            return False
        if draft.when and visit.when and not _close(draft.when.value, visit.when.value):
            return False
        if draft.place is not None and visit.place is not None:
            return same_place(draft.place, visit.place)
        return 0 <= draft.sentence - visit.sentence <= (2 if draft.earlier or visit.earlier else _NEAR)

    def _inherit(self, events: Sequence[Draft]) -> None:
        """Places pass from frames to what is within them, from a meeting to its conference, and among
        siblings."""
        for n, draft in enumerate(events):
            frame = draft.frame
            if (
                frame is not None
                and frame.place is None
                and draft.place is not None
                and frame.type == "conference"
            ):
                frame.place = draft.place
            if frame is not None and frame.type == "conference" and not draft.earlier and draft.when is None:
                draft.when = frame.when if frame.when is not None and not frame.when.end else None
            if (
                draft.type == "call"
                or frame is None
                or (draft.place is not None and draft.place.kind == "place")
            ):
                continue
            place = draft.place or frame.place
            siblings = [
                d.place
                for d in events[:n]
                if d.frame is frame and d.place is not None and d.place.kind == "place"
            ]
            if place is not None and place.kind == "state" and siblings and same_place(siblings[-1], place):
                place = siblings[-1]
            draft.place = place

    def _diplomatic(self, draft: Draft) -> bool:
        """Whether an event crosses a border: two countries, an international body, or nothing that says
        otherwise."""
        countries = set(_countries(draft))
        international = any(
            not country_of(p.party) and body_of(p.party) and self._reading.international(body_of(p.party))
            for p in draft.parts
        )
        place = draft.place.country if draft.place is not None else ""
        home = self._reading.home
        if draft.type == "visit":
            return bool(countries - {place}) or (
                not countries and (international or not home or place != home)
            )
        if draft.type == "conference":
            return (
                len(countries) > 1
                or international
                or self._reading.international(draft.name)
                or bool(place and countries - {place})
            )
        if len(countries) > 1 or international or draft.rule == "credentials":
            return True
        if place and countries and place not in countries and draft.type in TALKS:
            return True
        if draft.type == "signing" and countries:
            return draft.rule == "adopt" and self._told_at_talks
        if self._reading.international(draft.name):
            return True
        if home and countries <= {home}:
            return any(p.party.person is not None and p.party.foreign not in ("", home) for p in draft.parts)
        unknown = [p.party for p in draft.parts if not country_of(p.party)]
        if any(p.capacity is not None and self._reading.subordinate(p.capacity.position) for p in unknown):
            return False
        return (
            bool(unknown)
            and len(draft.parts) > 1
            and all(_stated(p.party) for p in draft.parts if country_of(p.party))
        )


def _in_scope(draft: Draft, token: int) -> bool:
    return any(first <= token <= last for first, last in draft.scope)


def _apart(draft: Draft, visit: Draft) -> tuple[bool, int]:
    """How far a visit is told from a draft: before it first, then the nearest."""
    return visit.sentence > draft.sentence, abs(draft.sentence - visit.sentence)


def _close(a: str, b: str) -> bool:
    """Whether two dates can be days of one visit: at most ten days apart, or the same month or year as far as
    known."""
    if len(a) == 10 == len(b):
        return abs((datetime.date.fromisoformat(a) - datetime.date.fromisoformat(b)).days) <= 10
    length = min(len(a), len(b), 7)
    return a[:length] == b[:length]


def country_of(party: Party) -> str:
    """Return the country that a party acts for, '' when it is not known."""
    if party.capacity is not None and party.capacity.country:
        return party.capacity.country
    return (party.person.country if party.person is not None else "") or party.country


def body_of(party: Party) -> str:
    """Return the body that a party is or acts for, '' when there is none."""
    if party.person is not None:
        return next((c.organization for c in party.person.capacities if c.organization), "")
    return party.body or (party.capacity.organization if party.capacity is not None else "")


def _stated(party: Party) -> bool:
    """Whether the text itself gives the party's country, and not only a body whose country is known."""
    capacities = (
        party.person.capacities
        if party.person is not None
        else [party.capacity]
        if party.capacity is not None
        else []
    )
    return any(c.country and not c.derived for c in capacities) or party.kind == "state"


def _countries(draft: Draft) -> list[str]:
    return list(dict.fromkeys(c for p in draft.parts if (c := country_of(p.party))))


def _sides(draft: Draft) -> list[str]:
    """The countries of an event; of a visit also the one visited."""
    place = draft.place.country if draft.type == "visit" and draft.place is not None else ""
    return list(dict.fromkeys([*_countries(draft), *([place] if place else [])]))


def _give_country(party: Party, country: str) -> None:
    if party.person is not None:
        if party.person.capacities:
            for capacity in party.person.capacities:
                capacity.country = capacity.country or country
        else:
            party.person.home = country
    elif party.capacity is not None:
        party.capacity.country = country


def _of_country(reference: Party, title: str, country: str) -> Party:
    """The post of a plural reference for one country: "главы правительств двух стран"."""
    capacity = Capacity(title, country=country, first=reference.first, last=reference.last)
    return Party(
        reference.first,
        reference.last,
        reference.head,
        "post",
        reference.sentence,
        capacity=capacity,
        country=country,
    )


def _some(label: str) -> bool:
    """Whether a label only says that there are documents ("ряд документов"): no name, nothing of their
    subject."""
    return label.islower() and len(label.split()) <= 2


def _share_country(leader: Party, member: Party) -> None:
    """Members of a delegation act for the country of its head."""
    country = country_of(leader)
    if not country or body_of(leader):
        return
    for capacity in member.person.capacities if member.person is not None else ():
        if capacity.derived and not capacity.organization:
            capacity.country = ""
    if not country_of(member):
        _give_country(member, country)


def _state(country: str, draft: Draft) -> Party:
    return Party(draft.first, draft.last, draft.first, "state", draft.sentence, country=country)


def _is_plural_reference(party: Party) -> bool:
    if party.person is not None:
        return False
    bare = (
        party.capacity is not None
        and not party.capacity.country
        and not party.capacity.organization
        and party.plural
    )
    return (party.kind in ("pronoun", "group") and party.plural) or (party.kind == "post" and bare)


def _actors(draft: Draft) -> list[Party]:
    return [
        p.party
        for p in draft.parts
        if p.party.person is not None or (p.party.kind in ("state", "post", "body") and not p.party.plural)
    ]


def same_place(a: Span, b: Span) -> bool:
    """Whether two places can be one: the same name, or a town and its country."""
    if a.kind == b.kind:
        return a.name == b.name or (a.kind == "state" and a.country == b.country)
    return bool(a.country) and a.country == b.country


__all__ = ["Capacity", "Person", "When", "settle"]
