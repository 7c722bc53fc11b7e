"""Who the two officials are whom a text tells by one post of two states, and names later by less than
that: "The foreign ministers of Chad and Peru met. | Joseph Phiri said that. | Carlos Rojas agreed"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.languages.en.capacities import add, is_sole, plain, stands_for
from kg.extract.languages.en.left_names import FACING, OCCUPATIONS, acts_as_such
from kg.extract.languages.en.word_classes import adverbial
from kg.extract.parties import Capacity, Party, Person
from kg.extract.words import Words

# The names stand so many sentences after the posts.
_NEAR = 4
_PAIR = 2
# After a name and a comma they go on with what he did: "A, for his part, | called for".
_ASIDES = frozenset(("for", "in", "on", "too", "also", "meanwhile", "who", "speaking", "however"))


def join(words: Words, parties: Sequence[Party], persons: Sequence[Person], home: str) -> None:
    """Make the two nameless officials of one post the two persons of whom a text tells nothing else.

    By their states where the text gives these; else by name alone, as nothing says who is of which state.
    """
    offices = _offices(words, parties)
    if len(offices) != _PAIR:
        return
    posts = [mentions[0] for mentions in offices.values()]
    known = [p for p in persons if _may_be(words, p, posts, home)]
    if not 0 < len(known) <= _PAIR:
        return
    if _are_listed(words, known):
        for person, mentions in zip(known, offices.values(), strict=True):
            _bind(person, mentions)
        return
    states = {country: mentions for (_, country), mentions in offices.items()}
    if len(states) != _PAIR or len({_state(p) for p in known} - {""}) < sum(bool(_state(p)) for p in known):
        return
    for person in [p for p in known if _state(p)]:
        _bind(person, states.pop(_state(person), []))
        known.remove(person)
    if len(known) == len(states) == 1:
        _bind(known[0], *states.values())
    elif len(known) == len(states) == _PAIR:
        for person, mentions in zip(known, states.values(), strict=True):
            _bind(person, mentions, apart=True)


def _offices(words: Words, parties: Sequence[Party]) -> dict[tuple[str, str], list[Party]]:
    """The posts of states that a text tells without names, with their mentions, first those of the body; {}
    unless it is one post."""
    out: dict[tuple[str, str], list[Party]] = {}
    for party in sorted(parties, key=lambda p: _in_headline(words, p)):
        held = party.capacity
        if party.kind != "post" or party.person is not None or held is None or held.former:
            continue
        if held.country and not held.organization and not party.plural:
            key = plain(held.position), held.country
            alike = (k for k in out if k[1] == key[1] and (not key[0] or _is_alike(k[0], key[0])))
            again = next(alike, key)  # "meets Peruvian counterpart"
            out.setdefault(again if _in_headline(words, party) else key, []).append(party)
        elif (
            held.position
            and not _in_headline(words, party)
            and not (party.plural and _stands_for_both(held, out))
        ):
            return {}  # somebody else could be who is named
    first = [mentions[0] for mentions in out.values()]
    one = len({p.sentence for p in first}) == 1 == len({position for position, _ in out})
    sole = all(is_sole(position) or position in ("leader", "top diplomat") for position, _ in out)
    return out if one and sole and not _in_headline(words, first[0]) else {}


def _in_headline(words: Words, party: Party) -> bool:
    return words.sentences[party.sentence].paragraph < 0


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
    return next((m for m in person.mentions if m.person_span and not _in_headline(words, m)), None)


def _is_alike(one: str, other: str) -> bool:
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
    """Whether two are first named joined by "and", in the order of their states."""
    names = [name for p in persons if (name := _first(words, p)) is not None]
    between = [t.lower for t in words.tokens[names[0].last + 1 : names[-1].first]]
    return len(names) > 1 and between == ["and"] and not any(map(_state, persons))


def close(words: Words, parties: Sequence[Party]) -> None:
    """Let "the two ministers, A and B" be of no state that stands beside them."""
    for index, party in enumerate(parties):
        opening = words.tokens[party.first : party.first + 2] if party.capacity is not None else []
        both = opening and not {t.lower for t in opening}.isdisjoint(("two", "both"))
        held = party.capacity
        if not both or held is None or party.person is None or held.country or held.organization:
            continue
        listed = [
            p for p in parties[index + 1 : index + 2] if p.person is not None and p.capacity is not None
        ]
        fellows = [p for p in listed if p.capacity is not None and p.capacity.position == held.position]
        between = [t.lower for p in fellows for t in words.tokens[party.last + 1 : p.first]]
        for one in (party, *fellows) if between == ["and"] else ():
            for capacity in one.person.capacities if one.person is not None else ():
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
