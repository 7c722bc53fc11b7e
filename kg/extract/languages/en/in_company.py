"""Officials of the state of whom they are with: "A, accompanied by Minister B", "Joined by B, A met"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.languages.en import gazette
from kg.extract.languages.en.bodies import is_international
from kg.extract.languages.en.lexicon import words_of
from kg.extract.parties import Capacity, Party, Person
from kg.extract.words import Words

_LISTING, _SEVERAL = frozenset((",", "and", "the")), 2
_LEADING = ("prime", "premier", "chancellor", "taoiseach")
_ALONG = frozenset(("accompanied", "flanked"))
# At the head of a state, whom those of other states join.
_HEADS = words_of("vocabulary", "heads_of_company")


def settle(words: Words, parties: Sequence[Party]) -> None:
    """Who accompanies an official is of his state: "A, accompanied by Ministers B and C", "Joined by Minister
    B, A met"."""
    for party in parties:
        if party.first < 2 or party.prep != "by" or party.person is None or party.capacity is None:
            continue
        before = [p for p in parties if p.sentence == party.sentence and p.last < party.first]
        named = [p.person for p in before if p.person]
        leader = named[-1] if named else _last_holder(parties, before[-1]) if before else None
        how = words.tokens[party.first - 2].lower
        if how in (*_ALONG, "joined") and party.first - 2 == words.sentences[party.sentence].first:
            leader = _who_acts_behind(words, parties, party)
        elif how == "joined":
            leader = leader if _is_beside(words, before, party) else None
        elif how not in _ALONG:
            continue
        stated = any(c.organization for c in leader.capacities) if leader is not None else True
        if leader is None or stated or party.person.country or party.capacity.organization:
            continue
        if leader.country:
            give(party.person, party.capacity, leader.country)
            party.country = leader.country


def _is_beside(words: Words, before: Sequence[Party], party: Party) -> bool:
    """Whether somebody joins an official who alone stands before it, and heads no state: "A, joined by B"."""
    at = party.first - 3
    beside = bool(before) and words.tokens[at].text == "," and before[-1].last == at - 1
    post = party.capacity.position.lower() if party.capacity is not None else ""
    return beside and post not in _HEADS and post != "prime minister"


def _who_acts_behind(words: Words, parties: Sequence[Party], party: Party) -> Person | None:
    """Who acts behind the comma after those who are with him: "Accompanied by | B, A met C"."""
    behind = [p for p in parties if p.sentence == party.sentence and p.first > party.last]
    leader = next((p for p in behind if words.tokens[p.first - 1].text == ","), None)
    post = party.capacity.position.lower() if party.capacity is not None else ""
    return leader.person if leader is not None and leader.prep == "" and post not in _HEADS else None


def _last_holder(parties: Sequence[Party], post: Party) -> Person | None:
    """Whom a bare post means: "The President was accompanied by", after "the President of Korea A"."""
    position = post.capacity.position.lower() if post.capacity is not None else ""
    state = post.capacity.country if post.capacity is not None else ""
    before = [p for p in parties if p.last < post.first and p.person is not None]
    holders = [p for p in before if p.capacity is not None and p.capacity.position.lower() == position]
    holders = [p for p in holders if p.person is not None and state in ("", p.person.country)]
    opening = {p.sentence: p for p in reversed(before)}  # who acts, not whom he meets
    holders = [p for p in holders if opening[p.sentence] is p] or holders
    return holders[-1].person if holders and position else None


def give(person: Person, capacity: Capacity, country: str) -> None:
    """Let a post of a person be of a state, wherever the text names it."""
    for known in (capacity, *person.capacities):
        if not known.country and known.position.lower() == capacity.position.lower():
            known.country, known.derived = country, True


def share_from_last(words: Words, parties: Sequence[Party]) -> None:
    """Those met who are listed, none with a state but the last, are of his: "met with President A, Minister B
    and Minister C of Peru", "with Minister A, Adviser B and the chief of the Peruvian Navy C"."""
    for n, last in enumerate(parties):
        if last.person is None or last.capacity is None or not last.country or _state_opens(words, last):
            continue
        listed = _before_last(words, parties[:n], last)
        if len(listed) < _SEVERAL or listed[0].prep not in ("with", "by", "between"):
            continue
        if any(p.person is None or p.person.country or not _can_be_of(p) for p in listed):
            continue
        if _are_of_several([*listed, last]):
            continue  # "President A, Chancellor B and Prime Minister C of Italy"
        for party in listed:
            if party.person is not None and party.capacity is not None:
                give(party.person, party.capacity, last.country)
                party.country = last.country


def _before_last(words: Words, before: Sequence[Party], last: Party) -> list[Party]:
    """Those listed before the last of a list, from its first on."""
    out: list[Party] = []
    right = last
    for left in reversed(before):
        between = {t.lower for t in words.tokens[left.last + 1 : right.first]}
        if not between or between - _LISTING or left.sentence != last.sentence or left.kind != "person":
            break
        if out and "and" in between:
            break
        out.insert(0, left)
        right = left
    return out


def _are_of_several(parties: Sequence[Party]) -> bool:
    """Whether those listed cannot all be of one state: two of them have one post, or lead a government."""
    posts = [p.capacity.position.lower() for p in parties if p.capacity is not None]
    return len(set(posts)) < len(posts) or sum(any(w in p.split() for w in _LEADING) for p in posts) > 1


def _can_be_of(party: Party) -> bool:
    """Whether an official can be of the state of others: of no body of many states, no American secretary."""
    capacity = party.capacity
    if capacity is None or party.counterpart or "secretary of" in capacity.position.lower():
        return False
    return not capacity.former and not (capacity.organization and is_international(capacity.organization))


def _state_opens(words: Words, party: Party) -> bool:
    """Whether a mention begins with its state, which then is of it alone: "and | Peruvian Minister C"."""
    first = party.first + (words.tokens[party.first].lower == "the")
    return gazette.adjective(words, first) is not None or bool(gazette.state_at(words, first))
