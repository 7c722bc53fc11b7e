"""Who is meant by "the Secretary", "the Prime Minister", "he", "his Georgian counterpart"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.languages.en.lexicon import table, words_of
from kg.extract.parties import Capacity, Party, Person
from kg.extract.words import Words

_NEAR = 3


def settle_capacities(persons: Sequence[Person]) -> None:
    """Give every person the posts that its mentions tell, each once and as fully as the text has it."""
    for person in persons:
        for party in person.mentions:
            if party.capacity is not None and not party.counterpart and party.capacity.position:
                add(person, party.capacity)
            for capacity in party.also:
                add(person, capacity)
    _drop_honorifics(persons)
    for person in persons:
        person.capacities.sort(key=lambda c: not c.phrase)  # who has two posts is called by both


def resolve(words: Words, parties: Sequence[Party], persons: Sequence[Person], home: str = "") -> None:
    """Settle counterparts, nameless posts and singular pronouns, in the order of the text."""
    _counterparts(parties)
    for index, party in enumerate(parties):
        if party.person is not None or party.plural:
            continue
        if party.kind == "post" and party.prep == "as" and _take_office(words, party, parties[:index]):
            continue
        if party.kind == "post" and not party.counterpart:
            party.person = _holder(words, party, parties[:index], persons, home)
        elif party.kind == "pronoun":
            party.person = pronoun(words, party, parties[:index])
        if party.person is not None:
            party.person.mentions.append(party)


def _drop_honorifics(persons: Sequence[Person]) -> None:
    """Leave out a bare "Secretary" or "Ambassador" of somebody whose post the text gives."""
    honorific = words_of("posts", "honorific")
    for person in persons:
        full = [c for c in person.capacities if len(c.position.split()) > 1 and not c.former]
        bare = [
            c
            for c in person.capacities
            if c.position.lower() in honorific and not c.organization and not c.country
        ]
        for capacity in bare if full else ():
            person.capacities.remove(capacity)


def add(person: Person, capacity: Capacity) -> None:
    """Add a capacity, unless it only shortens one that is known: "Minister" beside "Foreign Minister"."""
    for known in person.capacities:
        if known.former != capacity.former and capacity.position.lower() != known.position.lower():
            continue
        if shortens(capacity, known):
            known.country = known.country or capacity.country
            known.phrase = known.phrase or capacity.phrase
            if known.position.isupper() and not capacity.position.isupper():
                known.position = capacity.position
            return
    covered = [k for k in person.capacities if k.former == capacity.former and shortens(k, capacity)]
    for k in covered:
        capacity.country = capacity.country or k.country
        capacity.phrase = capacity.phrase or k.phrase
        person.capacities.remove(k)
    person.capacities.append(capacity)


def shortens(short: Capacity, full: Capacity) -> bool:
    """Whether one capacity says nothing that the other does not say."""
    if short.country and full.country and short.country != full.country:
        return False
    if short.organization and not _same_body(short.organization, full.organization):
        return False
    return stands_for(short.position, full.position)


def _same_body(short: str, full: str) -> bool:
    """Whether two names are of one body: the same, or one the acronym of the other."""
    initials = "".join(w[0] for w in full.split() if w[0].isupper())
    return short == full or (short.isupper() and short == initials)


def stands_for(title: str, position: str) -> bool:
    """Whether a bare title can mean the holder of a position: "leader" a president."""
    short, full = _plain(title), _plain(position)
    if not short or short == full or short in words_of("posts", "anybody"):
        return True
    if any(full == a or full.startswith(f"{a} ") or full.endswith(f" {a}") for a in _aliases(short)):
        return True
    a, b = short.split(), full.split()
    if len(a) >= len(b):
        return False
    if _is_turned(a, b):
        return True
    if b[: len(a)] == a:
        return not (a == ["secretary"] and b[1] in ("general", "-general"))
    head = [w for w in b if w not in ("designate", "elect")]
    return head[-len(a) :] == a and not _is_lesser(head[: -len(a)], a)


def _is_turned(short: Sequence[str], full: Sequence[str]) -> bool:
    """Whether the field stands before or after one noun: "Defense Minister", "Minister of Defense"."""
    noun, field = short[-1], set(short[:-1])
    if noun not in ("minister", "secretary", "commissioner") or not field or noun not in full:
        return False
    lesser = words_of("posts", "lesser")
    return field <= set(full) and not set(full) & lesser - field and full.index(noun) == 0


def _aliases(short: str) -> list[str]:
    found: list[str] = table("posts")["aliases"].get(short, [])
    return found


def _is_lesser(before: Sequence[str], title: Sequence[str]) -> bool:
    """Whether words before a title make another post of it: a vice president is no president."""
    if title[-1:] == ["general"] and title == ["general"]:
        return True
    return bool(set(before) & words_of("posts", "lesser"))


def _plain(title: str) -> str:
    plain = title.lower().replace("-", " ").replace("’", "'")
    return plain.replace("adviser", "advisor").replace("defence", "defense").replace("labour", "labor")


def means(title: Capacity, capacity: Capacity, home: str = "") -> bool:
    """Whether a post without a name can be a capacity; officials without a state are of the home."""
    if title.former != capacity.former:
        return False
    if _plain(title.position) == "head of state" and capacity.organization:
        return False
    own = capacity.country or ("" if capacity.closed else home)
    if title.country and own and title.country != own:
        return False
    if title.organization and title.organization != capacity.organization:
        return False
    return any(stands_for(title.position, name) for name in _names_of(capacity))


def _names_of(capacity: Capacity) -> list[str]:
    """What a post can be called: "Head", "Head of Government", "Government Head"."""
    position, body = capacity.position, capacity.organization
    return [position, f"{position} of {body}", f"{body} {position}"] if body else [position]


def _holder(
    words: Words, party: Party, before: Sequence[Party], persons: Sequence[Person], home: str
) -> Person | None:
    """The person of the text whom a nameless post means, the nearest before; else the only one after."""
    capacity = party.capacity
    if capacity is None or not capacity.position:
        return None
    recent = list(dict.fromkeys(p.person for p in reversed(before) if p.person is not None))
    for person in recent:
        if any(means(capacity, c, home) for c in person.capacities):
            return person
    if words.tokens[party.first].lower in ("a", "an", "another"):
        return None
    later = [p for p in persons if p not in recent and any(means(capacity, c, home) for c in p.capacities)]
    headline = words.sentences[party.sentence].paragraph < 0
    return later[0] if len(later) == 1 or (later and headline) else None


_TENURES = frozenset(("tenure", "posting", "stint", "time", "term", "service", "career", "role", "capacity"))
_OVER = frozenset(("tenure", "posting", "stint", "time", "term"))
_AWAY = 10


def _take_office(words: Words, party: Party, before: Sequence[Party]) -> bool:
    """ "his posting as Ambassador to the United States": the post of whom the possessive means."""
    first = words.sentences[party.sentence].first
    near = words.tokens[max(first, party.first - _AWAY) : party.first]
    nouns = {t.lower for t in near} & _TENURES
    owners = [p for p in before if p.sentence == party.sentence and p.person is not None and "gen" in p.cases]
    if not nouns or not owners or party.capacity is None:
        return False
    named = [p for p in owners if p.kind == "person"]
    owner = (named or owners)[-1].person
    assert owner is not None
    party.capacity.former = party.capacity.former or bool(nouns & _OVER)
    if party.capacity.former:
        owner.capacities.append(party.capacity)
    else:
        add(owner, party.capacity)
    party.person = owner
    return True


def _counterparts(parties: Sequence[Party]) -> None:
    """ "his Georgian counterpart Irakli Chikovani": the post of the other side, for another state."""
    for index, party in enumerate(parties):
        if not party.counterpart or party.capacity is None:
            continue
        model = _matching(party, index, parties) or _model(party, index, parties)
        if model is None:
            continue
        source = _shared(model)
        country = party.capacity.country
        party.capacity = Capacity(source.position, "", country, False, party.first, party.last)
        if party.person is not None:
            if not any(c.position and (c.country == country or not country) for c in party.person.capacities):
                add(party.person, party.capacity)
        elif not party.plural and country:
            people = dict.fromkeys(p.person for p in parties if p.person is not None)
            others = (p for p in people if p is not model and p.country == country)
            party.person = next((p for p in others if _may_hold(p, source)), None)
            if party.person is not None:
                party.person.mentions.append(party)


def _matching(party: Party, index: int, parties: Sequence[Party]) -> Person | None:
    """The one of several whose counterpart is meant: "A and B met their counterparts C and D"."""
    group = [p for p in parties if p.head == party.head and p.counterpart]
    here = [p for p in parties[:index] if p.sentence == party.sentence and p not in group]
    holders = [p.person for p in here if p.person is not None and p.person.capacities and not p.prep]
    owners = list(dict.fromkeys(holders))
    return owners[group.index(party)] if len(group) == len(owners) > 1 else None


def _shared(person: Person) -> Capacity:
    """The post that a counterpart has too: of two, the one with a field: "Foreign Minister", not "Deputy Premier"."""
    current = [c for c in person.capacities if not c.former] or person.capacities
    lesser = words_of("posts", "lesser")
    fielded = [
        c for c in current if not set(_plain(c.position).split()) & lesser and len(c.position.split()) > 1
    ]
    return (fielded or current)[0]


def _may_hold(person: Person, post: Capacity) -> bool:
    return not person.capacities or any(stands_for(c.position, post.position) for c in person.capacities)


def _model(party: Party, index: int, parties: Sequence[Party]) -> Person | None:
    """Whose counterpart is meant: the last person with a post before, else one after in the same sentence."""
    after = [p for p in parties[index + 1 :] if p.sentence == party.sentence]
    near = [p.person for p in (*reversed(parties[:index]), *after) if p.person is not None]
    return next((p for p in near if p is not party.person and p.capacities), None)


def pronoun(words: Words, party: Party, before: Sequence[Party]) -> Person | None:
    """The person whom "he" or "her" means: of its gender, near, subjects first."""
    gender = "f" if words.tokens[party.head].lower in ("she", "her", "hers", "herself") else "m"
    acting = _subjects(words, party, before)
    near = [
        p
        for p in before
        if p.person is not None
        and p.person not in acting
        and p.person.gender in ("", gender)
        and party.sentence - p.sentence <= _NEAR
        and words.sentences[p.sentence].paragraph >= 0
    ]
    if not near:
        return None
    return max(near, key=lambda p: _salience(words, p, near, party)).person


def _subjects(words: Words, party: Party, before: Sequence[Party]) -> list[Person]:
    """Who an object pronoun cannot mean: the subject of its own clause: "The president thanked him"."""
    if words.tokens[party.head].lower not in ("him", "her") or "gen" in party.cases:
        return []
    clause = [p for p in before if p.sentence == party.sentence and not p.prep and p.person is not None]
    own = [p for p in clause if not any(t.text in ",;:" for t in words.tokens[p.last + 1 : party.first])]
    return [p.person for p in own[:1] if p.person is not None and "gen" not in p.cases]


def _salience(words: Words, candidate: Party, near: Sequence[Party], party: Party) -> tuple[float, int]:
    """How much a mention stands out: subjects, recent ones, persons that the text keeps coming back to."""
    mentions = sum(p.person is candidate.person for p in near)
    opens = candidate.first - words.sentences[candidate.sentence].first <= 2
    subject = not candidate.prep and "gen" not in candidate.cases
    score = 0.6 * subject + 0.6 * opens + 0.2 * min(mentions, 4) - 0.8 * (party.sentence - candidate.sentence)
    return score, candidate.first


def is_subordinate(position: str) -> bool:
    """Whether a post serves a head of state or government at home: a minister, a deputy, an adviser."""
    return bool(set(_plain(position).split()) & words_of("posts", "subordinate"))


def of_both(position: str) -> str:
    """Return "" : the grammar reads "leaders of both countries" as a plural title."""
    return ""
