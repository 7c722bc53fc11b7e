"""Who is meant by "nazir", "dövlət başçısı", "o", "türkiyəli həmkarı": references to persons of the text."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.languages.az import appointments
from kg.extract.languages.az.lexicon import table, words_of
from kg.extract.languages.az.morphology import lower
from kg.extract.languages.az.states import international, same_body
from kg.extract.parties import Capacity, Party, Person
from kg.extract.spans import Spans
from kg.extract.words import Words

_GENERAL = words_of("posts", "general")
_COMMON = words_of("bodies", "common")


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
    _localise(spans, parties, home)
    said = appointments.settle(words, parties)
    for party in parties:
        if id(party) in said and party.person is not None and party.capacity is not None:
            add(party.person, party.capacity)
            party.person.mentions.append(party)
    _counterparts(parties, home)
    for index, party in enumerate(parties):
        if party.person is not None or party.plural or party.counterpart:
            continue
        if party.kind == "post":
            party.person = _holder(words, party, parties, persons, home)
        elif party.kind == "pronoun":
            party.person = _antecedent(party, parties[:index])
        if party.person is not None:
            party.person.mentions.append(party)
    _claim(parties, persons)


def _claim(parties: Sequence[Party], persons: Sequence[Person]) -> None:
    """Let the only bare name of a country hold the post that the text gives for the country in a list.

    "Rusiya və İran Baş nazirlərinin müavinləri görüşüb. Görüşdə Rusiyadan A, İrandan B iştirak edib."
    """
    for party in parties:
        capacity = party.capacity
        if party.kind != "post" or party.person is not None or party.plural or capacity is None:
            continue
        listed = sum(p.capacity is not None and p.first == party.first for p in parties) > 1
        bare = [p for p in persons if not p.capacities and p.home == capacity.country and capacity.country]
        if listed and len(bare) == 1 and not party.counterpart:
            add(bare[0], capacity)
            party.person = bare[0]
            bare[0].mentions.append(party)


def _localise(spans: Spans, parties: Sequence[Party], home: str) -> None:
    """ "ölkənin Baş naziri": of the foreign state told of last, in the sentence or the one before, else the home."""
    tokens = spans.words.tokens
    for party in parties:
        capacity = party.capacity
        if capacity is None or not capacity.local or capacity.country or capacity.organization:
            continue
        before = (s for s in spans.all if s.last < party.first and s.kind in ("state", "place"))
        near = [s.country for s in before if tokens[s.first].sentence >= party.sentence - 1]
        foreign = [c for c in near if c not in ("", home)]
        capacity.country = foreign[-1] if foreign else home
        capacity.derived = True
        party.country = capacity.country if party.kind == "post" else party.country


def add(person: Person, capacity: Capacity) -> None:
    """Add a post to a person unless it only says what a fuller one says; poorer ones give way to it.

    "nazir" is the "xarici işlər naziri" of the same text, "XİN başçısı" too.
    """
    if lower(capacity.position) in _GENERAL:
        person.home = person.home or capacity.country
        return
    for held in person.capacities:
        if _covers(held, capacity):
            held.country = held.country or capacity.country
            return
    for held in [h for h in person.capacities if _covers(capacity, h)]:
        capacity.country = capacity.country or held.country
        person.capacities.remove(held)
    person.add(capacity)


def _covers(full: Capacity, short: Capacity) -> bool:
    """Whether a post says all that another one says."""
    if full.former != short.former or (short.country and full.country and short.country != full.country):
        return False
    if lower(full.position) == lower(short.position):
        return short.organization in ("", full.organization) and not (short.country and not full.country)
    said = f"{short.organization} {short.position}" if short.organization else short.position
    other = (
        short.organization
        and short.organization not in _COMMON
        and not table("posts")["aliases"].get(lower(said))
    )
    return not other and (stands_for(short.position, full.position) or stands_for(said, full.position))


# -- counterparts ----------------------------------------------------------------------------------


def _counterparts(parties: Sequence[Party], home: str) -> None:
    """Give a counterpart the post of the other side, for another state, and find whom it means."""
    for index, party in enumerate(parties):
        if not party.counterpart or party.capacity is None:
            continue
        model = _model(party, index, parties)
        if model is None:
            if party.person is not None and not party.person.country:
                party.person.home = party.capacity.country
            continue
        source = model.capacities[0]
        country = party.capacity.country
        body = source.organization if source.organization.isupper() else ""
        party.capacity = Capacity(source.position, body, country, False, party.first, party.last)
        if party.person is not None:
            if not any(c.position and c.country == country for c in party.person.capacities):
                add(party.person, party.capacity)
        else:
            party.person = _held_by(source, country, model, parties, home)
            if party.person is not None:
                party.person.mentions.append(party)


def _model(party: Party, index: int, parties: Sequence[Party]) -> Person | None:
    """Whose colleague is meant: the last person with a post before, else one after in the sentence."""
    after = [p for p in parties[index + 1 :] if p.sentence == party.sentence]
    near = [p.person for p in (*reversed(parties[:index]), *after) if p.person is not None]
    country = party.capacity.country if party.capacity is not None else ""
    return next(
        (
            p
            for p in near
            if p is not party.person and p.capacities and not (country and p.country == country)
        ),
        None,
    )


def _held_by(
    source: Capacity, country: str, model: Person, parties: Sequence[Party], home: str
) -> Person | None:
    people = dict.fromkeys(p.person for p in parties if p.person is not None and p.person is not model)
    same = [p for p in people if any(_same(source.position, c.position) for c in p.capacities)]
    if not country:
        others = [p for p in same if (p.country or home) != (model.country or home)]
        return others[0] if len(others) == 1 else None
    fitting = [p for p in people if (p.country or home) == country]
    return next(iter([p for p in same if p in fitting] or [p for p in fitting if not p.capacities]), None)


def _same(a: str, b: str) -> bool:
    """Whether two titles are of one kind: "milli müdafiə naziri" is the "müdafiə naziri" elsewhere."""
    x, y = lower(a), lower(b)
    return x == y or x.endswith(y) or y.endswith(x) or (x.split()[-1:] == y.split()[-1:] and "müavini" in x)


# -- nameless posts and pronouns -------------------------------------------------------------------


def _holder(
    words: Words, party: Party, parties: Sequence[Party], persons: Sequence[Person], home: str
) -> Person | None:
    """The person of the text whom a nameless post means: of the home first, then the nearest before, else later.

    Somebody named in the same clause is another one.
    """
    capacity = party.capacity
    assert capacity is not None
    index = next(n for n, p in enumerate(parties) if p is party)
    before = parties[:index]
    recent = list(dict.fromkeys(p.person for p in reversed(before) if p.person is not None))
    fitting = [
        person
        for person in [*recent, *(p for p in persons if p not in recent)]
        if any(_means(capacity, c, person, home) for c in person.capacities)
        and not _is_beside(words, person, party)
    ]
    own = [p for p in fitting if (p.country or home) == home] if home and _is_top(capacity) else []
    if own or capacity.country or capacity.organization:
        return next(iter(own or fitting), None)
    told = {id(p.person) for p in before}
    known = [p for p in fitting if id(p) in told]
    return max(known, key=lambda p: _prominence(p, party, home)) if known else next(iter(fitting), None)


def _prominence(person: Person, party: Party, home: str) -> float:
    """How likely a bare title means a person told of before: subjects, officials of the home, recent mentions."""
    before = [m for m in person.mentions if m.first < party.first]
    subjects = sum("nom" in m.cases and m.prep not in ("ilə", "tərəfindən") and not m.inner for m in before)
    recent = max(m.sentence for m in before)
    of_home = bool(home) and (person.country or home) == home
    return (
        0.5 * min(subjects, 3) + 0.25 * min(len(before), 4) + 0.5 * of_home - 0.4 * (party.sentence - recent)
    )


def _is_top(said: Capacity) -> bool:
    """Whether a bare title is of the one head of state or government: of the home when nothing else is said."""
    top = {"prezident", "dövlət başçısı", "baş nazir", "hökumət başçısı"}
    return not said.country and not said.organization and not said.local and lower(said.position) in top


def _is_beside(words: Words, person: Person, party: Party) -> bool:
    """Whether a clause of which a bare title is the subject names somebody else: "nazir C.Bayramovla görüşüb"."""
    if "nom" not in party.cases or party.prep:
        return False
    for mention in person.mentions:
        named = mention.person_span is not None and mention.sentence == party.sentence
        oblique = "nom" not in mention.cases or mention.prep == "ilə"
        if named and oblique and party.last < mention.first and "gen" not in mention.cases:
            if all(t.shape != "mark" for t in words.tokens[party.last + 1 : mention.first]):
                return True
    return False


def _means(said: Capacity, held: Capacity, person: Person, home: str) -> bool:
    if said.country and (held.country or person.country or _assumed(held, home)) != said.country:
        return False
    if said.former != held.former and said.former:
        return False
    if said.organization and lower(said.organization) not in _COMMON and held.organization:
        if not same_body(said.organization, held.organization):
            return False
    full = f"{said.organization} {said.position}" if said.organization else said.position
    if held.organization and stands_for(f"{held.organization} {held.position}", said.position):
        return True
    return stands_for(said.position, held.position) or (
        bool(said.organization) and stands_for(full, held.position)
    )


def _assumed(held: Capacity, home: str) -> str:
    """The country of a post that is told without one: the home, unless it is at a body of several states."""
    return "" if held.organization and international(held.organization) else home


def _antecedent(party: Party, before: Sequence[Party]) -> Person | None:
    """The person that a pronoun means: the likeliest of the sentences before, subjects first."""
    near = [
        p
        for p in before
        if p.person is not None
        and p.sentence >= party.sentence - 2
        and (p.sentence != party.sentence or "nom" not in party.cases)
    ]
    if "nom" not in party.cases:
        own = [p for p in near if p.sentence == party.sentence and "nom" in p.cases and not p.prep]
        others = [p for p in near if p not in own] if "gen" not in party.cases else near
        near = [p for p in others if not own or p.person is not own[-1].person] or others
    if not near:
        return None
    return max(near, key=lambda p: _salience(p, before, party)).person


def _salience(candidate: Party, before: Sequence[Party], pronoun: Party) -> tuple[float, int]:
    mentions = sum(p.person is candidate.person for p in before)
    subject = "nom" in candidate.cases and not candidate.prep
    return (
        1.0 * subject - 0.8 * (pronoun.sentence - candidate.sentence) + 0.25 * min(mentions, 4),
        candidate.first,
    )


# -- what the core asks ----------------------------------------------------------------------------


def stands_for(title: str, position: str) -> bool:
    """Whether a bare title can mean the holder of a position: "nazir" any minister but the "baş nazir"."""
    short, full = lower(title), lower(position)
    if not short or short == full:
        return True
    if full in table("posts")["aliases"].get(short, ()):
        return True
    if short in ("nazir",):
        return full.endswith(" naziri") or full == "nazir"
    return full.endswith((" " + short, " " + short + "i", " " + short + "ı"))


def is_subordinate(position: str) -> bool:
    """Whether a post serves a head of state or government at home."""
    return bool(set(lower(position).split()) & words_of("posts", "subordinate"))


def of_both(position: str) -> str:
    """Return the title in "iki ölkənin dövlət başçıları", '' for one that says nothing of two sides."""
    return ""


def is_sent(capacity: Capacity) -> bool:
    """Whether only another state sends the holder of a post: an ambassador."""
    return bool(set(lower(capacity.position).split()) & words_of("posts", "sent"))
