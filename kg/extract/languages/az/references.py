"""Who is meant by "nazir", "dövlət başçısı", "o", "türkiyəli həmkarı": references to persons of the text."""

from __future__ import annotations

from collections.abc import Sequence

from kg import gazetteer
from kg.extract import named_later
from kg.extract.languages.az import (
    acronyms,
    antecedents,
    apart,
    appointments,
    bearers,
    bodies,
    compatriots,
    counterparts,
    interlocutors,
    later,
    nameless,
    naming,
    our_officials,
    said_of,
    titled,
    travelling,
)
from kg.extract.languages.az.holding import add, leads_state, means, rules
from kg.extract.languages.az.lexicon import words_of
from kg.extract.languages.az.morphology import lower
from kg.extract.languages.az.states import same_body
from kg.extract.parties import Capacity, Party, Person
from kg.extract.spans import Spans
from kg.extract.words import Words

_HOME = "AZ"
_COMMON = words_of("bodies", "common")
_ANY_BODY = frozenset(("qurum", "təşkilat"))
_DELEGATIONS = frozenset(("heyət", "nümayəndə heyəti"))
# A delegation is told so many sentences before its head at most.
_SENT_BEFORE = 3
# "Somali Prezidentinin səfəri ... Somali lideri A": so many sentences later at most.
_LATER = 3
# Who comes with somebody: "A və həmkarları", "A və heyət üzvləri".
_COMPANY = frozenset(("həmkarları", "heyət", "heyəti", "nümayəndə", "digər", "onu", "deputatlar"))


def resolve(
    words: Words, spans: Spans, parties: Sequence[Party], persons: Sequence[Person], home: str
) -> None:
    """Settle capacities, counterparts, nameless posts and singular pronouns, in the order of the text."""
    for person in persons:
        for party in person.mentions:
            if party.capacity is not None and not party.capacity.position:
                person.home = person.home or party.capacity.country
            elif party.capacity is not None and not party.counterpart:
                add(person, party.capacity)
                for capacity in party.also:
                    add(person, capacity)
    _lead_delegation(spans.words, parties)
    _localise(spans, parties, home)
    our_officials.serve(words, parties)
    said = appointments.settle(words, parties)
    for party in parties:
        if id(party) in said and party.person is not None and party.capacity is not None:
            add(party.person, party.capacity)
            party.person.mentions.append(party)
    later = appointments.unsaid(words, parties, said)
    counterparts.settle(spans, parties, home)
    acronyms.expand(words, spans, [p for p in parties if id(p) not in said])
    acronyms.spell_out(parties)
    acronyms.write_out(words, spans, parties)
    for index, party in enumerate(parties):
        if party.kind == "pronoun" and party.plural:
            _stand_for_head(words, party, parties[:index])
        if party.person is not None or party.plural or party.counterpart or party in later:
            continue
        if nameless.refer(party, parties[:index], home):
            continue
        if party.kind == "post":
            party.person = titled.holder(words, party, parties, persons, home)
            if party.capacity is not None and not titled.is_top(party.capacity):
                party.person = _abroad(words, party, parties, party.person, home)
                party.person = _going_on(words, party, parties[:index], home) or party.person
            if party.person is None and _represents(party):
                serving = [p.person for p in parties[:index] if _serves(p, party.country)]
                party.person = serving[-1] if serving else None
            if party.person is None and (sent := _sent_by(party, parties[:index])) is not None:
                party.person = sent
            if party.person is None and titled.is_diplomat(party):
                party.person = _envoy(words, parties[:index])
        elif party.kind == "pronoun":
            owned = bool(party.country or party.body)
            before = [p for p in parties[:index] if not owned or _acts_for(p, party)]
            told = antecedents.of_rank(words, party, before) if not owned else None
            meant = told or antecedents.antecedent(words, party, before, parties[index + 1 :])
            party.person = _abroad(words, party, parties, meant, home)
        if party.person is not None:
            party.person.mentions.append(party)
    appointments.settle_unsaid(words, parties, later)
    counterparts.face(parties)
    nameless.shorten(parties)
    interlocutors.resolve(words, parties)
    interlocutors.gather(words, parties)
    said_of.settle(words, parties)
    bearers.claim(parties, persons)
    bearers.lead(parties)
    bearers.headline(words, spans, parties, persons)
    _join(spans, parties, persons, home)


def _lead_delegation(words: Words, parties: Sequence[Party]) -> None:
    """Let the head of a delegation told right before be of its state: "Peru heyətini qəbul edib. Heyət |
    rəhbəri, Senatın sədri A".
    """
    for index, party in enumerate(parties):
        said = [c for c in (party.capacity, *party.also) if c is not None]
        heads = any(lower(c.organization) in _DELEGATIONS and not c.country for c in said)
        if not heads or party.person is None:
            continue
        near = (p for p in reversed(parties[:index]) if party.sentence - p.sentence <= _SENT_BEFORE)
        sent = next((p for p in near if p.country and _sends(words, p)), None)
        for capacity in said if sent is not None else ():
            capacity.country = capacity.country or (sent.country if sent is not None else "")
            capacity.derived = True
        if party.also and party.capacity is not None and party.capacity.derived:
            # what he is at home says more of him
            party.capacity, party.also = party.also[0], (*party.also[1:], party.capacity)
            party.person.capacities.sort(key=lambda c: lower(c.organization) in _DELEGATIONS)


def _sends(words: Words, party: Party) -> bool:
    """Whether a delegation follows its state or body: "Peru parlamentinin | nümayəndə heyətini"."""
    after = words.tokens[party.last + 1 : party.last + 4]
    return party.kind in ("state", "body") and any(t.lower.startswith("heyət") for t in after)


def _join(spans: Spans, parties: Sequence[Party], persons: Sequence[Person], home: str) -> None:
    """Join posts and names that are told apart from each other."""
    apart.join(spans, parties, persons, home)
    named_later.join(spans.words, parties, persons, later.ways(spans.words, parties))
    later.received(parties, persons)
    for party in parties:
        said = party.capacity
        bare = party.kind == "post" and party.person is None and not (party.plural or party.counterpart)
        if bare and said is not None and not said.country and not said.organization:
            party.person = titled.holder(spans.words, party, parties, persons, home)
            if party.person is not None:
                party.person.mentions.append(party)
    for party in parties:
        if party.kind == "post" and party.country == home and party.person is not None:
            _be_of_home(party, parties, home)


def _stand_for_head(words: Words, party: Party, before: Sequence[Party]) -> None:
    """Let "onları" mean who was just told with his company: "A və həmkarları nazirliyə gedib. Onları B qəbul
    edib".
    """
    acting = [p for p in before if p.sentence == party.sentence - 1 and "nom" in p.cases and not p.prep]
    head = next((p for p in acting if p.kind == "person" and p.person is not None), None)
    if head is None or party.cases & {"nom"} or words.tokens[head.last + 1].lower != "və":
        return
    if words.tokens[head.last + 2].lower in _COMPANY and head.person is not None:
        party.person, party.plural = head.person, False
        head.person.mentions.append(party)


def _abroad(
    words: Words, party: Party, parties: Sequence[Party], person: Person | None, home: str
) -> Person | None:
    """Who is meant: of two told beside each other the one of another state than who is met now."""
    said = party.capacity
    if said is not None and (said.country or said.organization):
        return person
    before = [p for p in parties if p.first < party.first]
    others = compatriots.other_side(person, compatriots.faced(words, party, parties, home), before)
    return others[-1].person if others and (said is None or _holds(said, others[-1], home)) else person


def _going_on(words: Words, party: Party, before: Sequence[Party], home: str) -> Person | None:
    """Who has come and travels on, where a title without a state can mean him: "Nazir Batumiyə gedib"."""
    said = party.capacity
    if said is None or said.country or said.organization or "nom" not in party.cases or party.prep:
        return None
    person = travelling.told_on(words, party, before) or travelling.going_on(words, party, before)
    held = person.capacities if person is not None else []
    return person if person is not None and any(means(said, c, person, home) for c in held) else None


def _holds(said: Capacity, party: Party, home: str) -> bool:
    person = party.person
    return person is not None and any(means(said, c, person, home) for c in person.capacities)


def _represents(party: Party) -> bool:
    """Whether only a state is told of somebody: "Astananın təmsilçisi"."""
    capacity = party.capacity
    alone = capacity is not None and bool(capacity.country) and not capacity.organization
    return alone and capacity is not None and lower(capacity.position) in ("təmsilçi", "rəsmi", "diplomat")


def _sent_by(party: Party, before: Sequence[Party]) -> Person | None:
    """Whom "Alyansın təmsilçisi" means: the only one of that body told right before."""
    capacity = party.capacity
    if capacity is None or lower(capacity.position) not in ("təmsilçi", "rəsmi") or not capacity.organization:
        return None
    near = (p for p in before if 0 < party.sentence - p.sentence <= _SENT_BEFORE and p.person is not None)
    people = {
        id(p.person): p.person
        for p in near
        if p.person is not None
        and any(
            c.organization and same_body(capacity.organization, c.organization) for c in p.person.capacities
        )
    }
    return people.popitem()[1] if len(people) == 1 else None


def _acts_for(party: Party, official: Party) -> bool:
    """Whether somebody is of the state or body of an official told by it alone: "Aİ rəsmisi"."""
    if official.country:
        return _serves(party, official.country)
    held = party.person.capacities if party.person is not None else ()
    if official.body in _COMMON:
        words = (lower(c.organization) for c in held if c.organization)
        return any(official.body in w or official.body in _ANY_BODY for w in words)
    body = gazetteer.body(official.body)
    names = [n for n in body.az.all if n] if body is not None else []
    return any(lower(c.organization).startswith(lower(n)) for c in held for n in names)


def _serves(party: Party, country: str) -> bool:
    return party.person is not None and party.person.country == country


def _envoy(words: Words, before: Sequence[Party]) -> Person | None:
    """Whom "diplomat" means: the envoy told of last; one who only attended a talk is not he, but his
    countryman for whom it was held.
    """
    last = next((p for p in reversed(before) if _is_sent(p)), None)
    if last is None or last.person is None:
        return None
    attended = any(t.lower in ("görüşdə", "qəbulda") for t in list(words.inside(last.sentence))[:1])
    known = any(p.person is last.person for p in before if p.sentence < last.sentence)
    theirs = [p for p in before if p.sentence < last.sentence and p.person is not None]
    fellows = [p.person for p in theirs if p.person is not None and p.person.country == last.person.country]
    return fellows[-1] if attended and not known and fellows else last.person


def _is_sent(party: Party) -> bool:
    """Whether somebody speaks for others abroad, and so is a diplomat."""
    held = party.person.capacities if party.person is not None else ()
    return any(
        lower(c.position).endswith(("nümayəndə", "nümayəndəsi", "işlər vəkili", "elçi"))
        or c.organization.endswith(("nümayəndəliyi", "səfirliyi"))
        for c in held
    )


def resolve_late(words: Words, parties: Sequence[Party], persons: Sequence[Person], home: str) -> None:
    """Find whom nameless posts of a state mean once the countries of all persons are known."""
    for party in parties:
        capacity = party.capacity
        if party.kind != "post" or party.person is not None or party.plural:
            continue
        if capacity is None or not capacity.country or capacity.country == home:
            continue
        if party.counterpart and not capacity.position:
            continue
        fitting = [p for p in persons if any(means(capacity, c, p, home) for c in p.capacities)]
        fitting = titled.leading(capacity, fitting or titled.nearly(words, party, parties, persons, home))
        if not fitting and leads_state(capacity) and not capacity.former:
            of_state = (p for p in persons if p.country == capacity.country)
            told = [p for p in of_state if any(rules(c, capacity) for c in p.capacities)]
            near = bool(told) and told[0].mentions[0].sentence - party.sentence <= _LATER
            fitting = told if len(told) == 1 and near else []
        beside = {id(p.person) for p in parties if p.sentence == party.sentence and p.kind != "pronoun"}
        if not fitting and bearers.is_head(capacity):
            fitting = bearers.told_bare(party, persons)
            for person in fitting:
                add(person, capacity)
        if len(fitting) == 1 and id(fitting[0]) not in beside:
            party.person = fitting[0]
            fitting[0].mentions.append(party)


def _be_of_home(told: Party, parties: Sequence[Party], home: str) -> None:
    """Let later bare titles be those of an official of the home who only now is known as one: "Azərbaycan
    Prezidenti ... | Dövlət başçısı Vaşinqtona gəlmişdi"."""
    person, held = told.person, told.capacity
    if person is None or held is None or person.country != home or not home:
        return
    for party in parties:
        said, other = party.capacity, party.person
        later = party.kind == "post" and not party.counterpart
        later = later and party.first > told.first and other is not person
        if (
            not later
            or said is None
            or other is None
            or not titled.is_top(said)
            or other.country in ("", home)
        ):
            continue
        if means(said, held, person, home):
            other.mentions.remove(party)
            party.person = person
            person.mentions.append(party)


def _localise(spans: Spans, parties: Sequence[Party], home: str) -> None:
    """ "ölkənin Baş naziri": of the foreign state told of last and near, else of the home."""
    tokens = spans.words.tokens
    for party in parties:
        capacity = party.capacity
        if capacity is None or not capacity.local or capacity.country:
            continue
        if capacity.organization and lower(capacity.organization) not in _COMMON:
            continue
        if _is_told_at_home(spans, party, parties):
            capacity.country, capacity.derived = home or _HOME, True
            party.country = capacity.country
            continue
        before = (s for s in spans.all if s.last < party.first and s.kind in ("state", "place"))
        near = [s.country for s in before if tokens[s.first].sentence >= party.sentence - 1]
        foreign = [c for c in near if c not in ("", home)]
        acting = [p for p in parties if p.sentence == party.sentence and p.last < party.first]
        subjects = [p for p in acting if p.person is not None and "nom" in p.cases and not p.prep]
        # "Rusiya naziri A ilə görüşdə respublikanın Baş naziri": of neither
        others = [p for p in acting if p.person is not None and p.capacity is not None and p.capacity.country]
        own = {p.person.country for p in (*subjects, *others) if p.person is not None}
        # "V.Putin ölkənin Baş naziri ilə danışıb": not of his own state.
        foreign = [c for c in foreign if c not in own] or foreign
        at_home = _is_at_home(spans, party, home)
        if not foreign and not at_home and subjects and {_serving(p, home) for p in subjects} == {home}:
            # "Nazir A ölkənin Baş naziri B ilə görüşüb": of the state told of last where he is
            told = [s.country for s in spans.all if s.last < party.first and s.kind in ("state", "place")]
            foreign = [c for c in told if c not in ("", home)]
        foreign = [] if at_home else foreign
        capacity.country = foreign[-1] if foreign else home
        capacity.derived = True
        party.country = capacity.country if party.kind == "post" else party.country


def _is_told_at_home(spans: Spans, party: Party, parties: Sequence[Party]) -> bool:
    """Whether "ölkə Prezidenti" without a name is who is told before as that of the home, last of all, or
    beside officials of the states whose presidents are told after him.
    """
    said, tokens = party.capacity, spans.words.tokens
    if said is None or party.kind != "post" or tokens[party.first].lower != "ölkə":
        return False
    before = [p for p in parties if p.first < party.first and p.kind == "person"]
    title = lower(said.position)
    told = [p for p in before if p.capacity is not None and lower(p.capacity.position) == title]
    beside = {_state(p) for p in parties if p.sentence == party.sentence and p is not party}
    serving = [_serving(p, _HOME) for p in told]
    last = bool(told) and (serving[-1] == _HOME or told[-1].sentence < party.sentence - 1)
    return _HOME in serving and (last or set(serving) - {_HOME} <= beside)


def _state(party: Party) -> str:
    """The state that somebody told is of, by name or by post."""
    return party.person.country if party.person is not None else party.country


def _serving(party: Party, home: str) -> str:
    """The state of somebody named; one told without a state is of the home."""
    person = party.person
    held = [c.country for c in person.capacities if c.country] if person is not None else []
    return next(iter(held), home if person is not None and naming.is_local(person.name) else "")


def _is_at_home(spans: Spans, party: Party, home: str) -> bool:
    """Whether "the country" is the home, where a foreigner is: "Estoniya naziri Bakıda ölkə Prezidenti İlham
    Əliyevlə görüşüb".
    """
    words, name = spans.words, party.person_span
    if name is not None and naming.has_local_surname(words.quote(name.first, name.last)):
        return naming.is_local(words.quote(name.first, name.last))
    here = [s for s in spans.all if s.last < party.first and s.kind in ("state", "place") and s.country]
    here = [s for s in here if words.tokens[s.first].sentence == party.sentence]
    return bool(here) and here[-1].country == home and bodies.case_of(words, here[-1]) == "loc"
