"""Who the officials are whom a text tells by one post of two or more states, and names later by less than
that: "The foreign ministers of Chad and Peru met. | Joseph Phiri said that. | Carlos Rojas agreed"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kg.extract.languages.en.capacities import add, is_sole, plain, stands_for
from kg.extract.languages.en.counterparts import is_of_state
from kg.extract.languages.en.left_names import FACING, OCCUPATIONS, acts_as_such
from kg.extract.languages.en.word_classes import adverbial
from kg.extract.parties import Capacity, Party, Person
from kg.extract.words import Words

# The names stand so many sentences after the posts.
_NEAR = 4
# So many officials are told by one post.
_PAIR, _MOST = 2, 4
_COUNTING = frozenset(("two", "both", "three", "four"))
_GAPS = ([","], ["and"], [",", "and"])
# What a foreign minister is called.
_FOREIGN, _TOP = "foreign minister", frozenset(("top diplomat", "chief diplomat"))
# After a name and a comma they go on with what he did: "A, for his part, | called for".
_ASIDES = frozenset(("for", "in", "on", "too", "also", "meanwhile", "who", "speaking", "however"))


def join(words: Words, parties: Sequence[Party], persons: Sequence[Person], home: str) -> None:
    """Make the nameless officials of one post the persons of whom a text tells nothing else, if as many.

    By their states where the text gives these; else by name alone, as nothing says who is of which state.
    """
    body = [p for p in parties if not words.is_title(p.sentence)]
    for sentence in sorted({p.sentence for p in body if _office(p)}):
        last = _end(body, sentence)
        told = [p for p in parties if words.is_title(p.sentence) or sentence <= p.sentence <= last]
        offices = _offices(words, told)
        for key, mentions in offices.items():
            mentions += [p for p in body if p not in told and _office(p) == key]
        free = [p for p in persons if _is_told_by(words, p, last)]
        _name(words, offices, _of_no_other_state(words, free, offices, parties), home)


def _of_no_other_state(
    words: Words,
    persons: Sequence[Person],
    offices: dict[tuple[str, str], list[Party]],
    parties: Sequence[Party],
) -> list[Person]:
    """The persons but those beside whom the counterpart of each state is told: "A met his Chadian
    | counterpart", so that A is no Chadian; and none where two of them deal with each other after somebody
    else did so with the officials: "The king met the ministers of Chad and Peru. | A met B"."""
    states = {country for _, country in offices}
    first = {id(p): name.sentence for p in persons if (name := _first(words, p)) is not None}
    told = {m.sentence for mentions in offices.values() for m in mentions[:1]}
    other = any(p.person_span is not None and p.sentence in told and not p.prep for p in parties)
    met = {n for n in first.values() if FACING & {t.lower for t in words.inside(n)}}
    return [
        p
        for p in persons
        if not all(is_of_state(parties, first.get(id(p), -1), country) for country in states)
        and not (other and first.get(id(p), -1) in met and len(states) > 1)
    ]


def _office(party: Party) -> tuple[str, str] | None:
    """The post and state of one official whom a text tells without a name."""
    held = party.capacity if party.kind == "post" and party.person is None and not party.plural else None
    if held is None or held.former or held.organization or not held.country:
        return None
    return plain(held.position), held.country


def _end(parties: Sequence[Party], sentence: int) -> int:
    """The last sentence whose names can be of the officials of one: after it another one is told."""
    own = {key: [p] for p in parties if p.sentence == sentence and (key := _office(p)) is not None}
    for party in parties:
        held, key = party.capacity, _office(party)
        nameless = party.kind == "post" and party.person is None and held is not None and not held.former
        if party.sentence <= sentence or not nameless or key in own or held is None or not held.position:
            continue
        if key is not None or not (party.plural and _stands_for_both(held, own)):
            return party.sentence - 1
    return max((p.sentence for p in parties), default=0)


def _is_told_by(words: Words, person: Person, last: int) -> bool:
    first = _first(words, person)
    return first is not None and first.sentence <= last


def _name(
    words: Words, offices: dict[tuple[str, str], list[Party]], persons: Sequence[Person], home: str
) -> None:
    """Give officials of one post the names that are left over."""
    lone = [p for mentions in offices.values() for p in mentions if p.counterpart]
    if not (_PAIR <= len(offices) <= _MOST or (offices and lone)):
        return
    posts = [mentions[0] for mentions in offices.values()]
    known = [p for p in persons if _may_be(words, p, posts, home)]
    if not 0 < len(known) <= len(offices):
        return
    if len(known) == len(offices) and _are_listed(words, known):
        for person, mentions in zip(known, offices.values(), strict=True):
            _bind(person, mentions)
        return
    states = {country: mentions for (_, country), mentions in offices.items()}
    if len(states) != len(offices) or len({_state(p) for p in known} - {""}) < sum(
        bool(_state(p)) for p in known
    ):
        return
    for person in [p for p in known if _state(p)]:
        _bind(person, states.pop(_state(person), []))
        known.remove(person)
    if len(known) == len(states) == 1:
        _bind(known[0], *states.values())
    elif len(known) == len(states):
        for person, mentions in zip(known, states.values(), strict=True):
            _bind(person, mentions, apart=True)


def by_state(words: Words, parties: Sequence[Party], persons: Sequence[Person]) -> None:
    """Make the only nameless official of a state the only one whom the text then names by it: "Chad’s
    minister met his counterpart. | Chad’s Idriss Saleh said"."""
    posts = [p for p in parties if p.kind == "post" and p.person is None and not p.plural]
    held = [(p, p.capacity) for p in posts if p.capacity is not None and not words.is_title(p.sentence)]
    told = [(p, c) for p, c in held if c.country and c.position and not (c.organization or c.former)]
    for country in dict.fromkeys(c.country for _, c in told):
        same = [p for p, c in told if c.country == country]
        known = [p for p in persons if not p.capacities and _state(p) == country] if same else []
        office = same[0].capacity
        one = office is not None and all(_is_alike(c.position, office.position) for p, c in told if p in same)
        if len(known) == 1 and one and _may_be(words, known[0], same[:1], ""):
            _bind(known[0], same)


def _offices(words: Words, parties: Sequence[Party]) -> dict[tuple[str, str], list[Party]]:
    """The posts of states that a text tells without names, with their mentions, first those of the body; {}
    unless it is one post."""
    out: dict[tuple[str, str], list[Party]] = {}
    for party in sorted(parties, key=lambda p: words.is_title(p.sentence)):
        held = party.capacity
        if party.kind != "post" or party.person is not None or held is None or held.former:
            continue
        if held.country and not held.organization and not party.plural:
            key = plain(held.position), held.country
            alike = (k for k in out if k[1] == key[1] and (not key[0] or _is_alike(k[0], key[0])))
            again = next(alike, key)  # "meets Peruvian counterpart"
            out.setdefault(again if words.is_title(party.sentence) else key, []).append(party)
        elif (
            held.position
            and not words.is_title(party.sentence)
            and not (party.plural and _stands_for_both(held, out))
        ):
            return {}  # somebody else could be who is named
    first = [mentions[0] for mentions in out.values()]
    one = len({p.sentence for p in first}) == 1 == len({position for position, _ in out})
    sole = all(is_sole(position) or position in _TOP | {"leader"} for position, _ in out)
    return out if one and sole and not words.is_title(first[0].sentence) else {}


def _stands_for_both(held: Capacity, told: dict[tuple[str, str], list[Party]]) -> bool:
    """Whether a plural post means those told before: "the two ministers"."""
    return any(stands_for(held.position, position) for position, _ in told)


def _may_be(words: Words, person: Person, posts: Sequence[Party], home: str) -> bool:
    """Whether somebody, first named soon after two posts, acts and has no other post or state."""
    first = _first(words, person)
    if first is None or not 0 < first.sentence - posts[0].sentence <= _NEAR or first.foreign:
        return False
    span, held = first.person_span, person.capacities
    full = span is not None and span.last > span.first
    said = posts[0].capacity.position if posts[0].capacity is not None else ""
    same = all(not (c.organization or c.former) and _is_alike(c.position, said) for c in held)
    ours = bool(home) and any(not c.country for c in held)  # an official without a state is of the home
    of_them = _state(person) in ("", *(p.capacity.country for p in posts if p.capacity is not None))
    return full and same and not ours and of_them and _acts(words, first)


def _first(words: Words, person: Person) -> Party | None:
    """The first mention of a name below the headline."""
    return next((m for m in person.mentions if m.person_span and not words.is_title(m.sentence)), None)


def _is_alike(one: str, other: str) -> bool:
    one, other = (_FOREIGN if p.lower() in _TOP else p for p in (one, other))
    return stands_for(one, other) or stands_for(other, one)


def _state(person: Person) -> str:
    return person.country or next((m.country for m in person.mentions if m.country), "")


def _acts(words: Words, name: Party) -> bool:
    """Whether a first mention is of who acts, or with whom somebody deals: "A told | B"."""
    span, tokens = name.person_span, words.tokens
    if name.capacity is not None and name.capacity.closed:
        return True  # "the two ministers, A and B"
    if span is None or tokens[max(name.first - 1, 0)].lower in OCCUPATIONS:
        return False
    if acts_as_such(words, name):
        return True
    before = tokens[max(name.first - 1, 0)]
    before = tokens[max(name.first - 2, 0)] if adverbial(before) else before
    if name.prep or before.sentence != name.sentence:
        return False
    after = tokens[min(name.last + 1, len(tokens) - 1)]
    aside = after.text == "," and tokens[min(name.last + 2, len(tokens) - 1)].lower in _ASIDES
    return before.lower in FACING | {"said", "added"} or aside


def _are_listed(words: Words, persons: Sequence[Person]) -> bool:
    """Whether all are first named in one list, in the order of their states."""
    names = [name for p in persons if (name := _first(words, p)) is not None]
    gaps = [[t.lower for t in words.tokens[a.last + 1 : b.first]] for a, b in pairwise(names)]
    joined = all(gap in _GAPS for gap in gaps)
    return len(names) > 1 and joined and not any(map(_state, persons))


def close(words: Words, parties: Sequence[Party]) -> None:
    """Let "the two ministers, A and B" be of no state that stands beside them."""
    for index, party in enumerate(parties):
        held = party.capacity if party.person is not None else None
        if held is None or held.country or held.organization:
            continue
        if _COUNTING.isdisjoint(t.lower for t in words.tokens[party.first : party.first + 2]):
            continue
        listed = [party]
        for other in parties[index + 1 :]:
            gap = [t.lower for t in words.tokens[listed[-1].last + 1 : other.first]]
            same = other.capacity is not None and other.capacity.position == held.position
            if gap not in _GAPS or not same or other.person is None:
                break
            listed.append(other)
        held_by = [c for p in listed if p.person is not None for c in p.person.capacities]
        alone = len(listed) > 1 and all(c.position == held.position for c in held_by)
        for capacity in held_by if alone else ():
            capacity.closed = True


def _bind(person: Person, posts: Sequence[Party], *, apart: bool = False) -> None:
    """Make posts one person's; ``apart`` where only the post is his, and its state may be the other’s."""
    for party in posts:
        held = party.capacity
        if held is None:
            continue
        if apart:
            closed = Capacity(held.position, first=held.first, last=held.last, closed=True)
            add(person, closed)
            party.country = ""
            for known in person.capacities:
                known.closed = True
        else:
            add(person, held)
            for known in person.capacities:
                known.closed = False
        party.person = person
        person.mentions.append(party)
