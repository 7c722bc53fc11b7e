"""Who holds a post of another state than the home, by what his own sentence tells of him.

"President A welcomed a Maltese delegation", where the home is Malta; "the president thanked President A"; "on
behalf of President A", where another state’s minister speaks; "a President-elect" beside another state.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from kg.extract.languages.en import gazette
from kg.extract.languages.en.lexicon import table
from kg.extract.parties import Capacity, Party
from kg.extract.words import Words

_HOSTING = frozenset(("host", "welcome", "receive"))
# "Welcomed a high-level | U.S. delegation": so many words behind the verb.
_GUEST = 6
# From a host to what he does: "and senior officials of the Government of Chad hosted".
_NEAR = 10
# "The funeral of the | late King A"
_OF_WHOM = 4
_DEATHS = frozenset(("assassination", "death", "killing", "murder", "funeral", "passing"))
_ELECT = ("-elect", " elect", "-designate", " designate")


def close(words: Words, parties: Sequence[Party], own: str) -> None:
    """Mark the posts without a state of those whom their sentence shows to be of another than the home."""
    for party in (p for p in parties if own and p.person is not None):
        for capacity in _bare(party):
            if (
                _hosts_home(words, party, own)
                or _is_beside_holder(words, parties, party, capacity)
                or _is_elect(words, parties, party, capacity, own)
            ):
                capacity.closed = True
        mourned = party.person is not None and not party.person.country and _is_mourned(words, party)
        for capacity in party.person.capacities if party.person is not None and mourned else ():
            capacity.closed = capacity.closed or not capacity.organization
    for party, country in _spoken_for(words, parties, own):
        for capacity in _bare(party):
            capacity.country = party.country = country


def _bare(party: Party) -> list[Capacity]:
    """The posts of somebody where none has a state."""
    posts = party.person.capacities if party.person is not None else []
    stated = party.person is not None and party.person.country
    return [] if stated else [c for c in posts if not (c.country or c.organization or c.former)]


def _hosts_home(words: Words, party: Party, own: str) -> bool:
    """Whether somebody receives people of the home as such: "President A hosted a | Maltese delegation"."""
    end = words.sentences[party.sentence].last
    near = words.tokens[party.last + 1 : min(party.last + 1 + _NEAR, end)]
    verb = next((t for t in near if t.lemmas & _HOSTING and not t.capital), None)
    if party.prep or verb is None or not any(r.pos == "V" for r in verb.readings):
        return False
    if any(
        t.text in ",;" or t.lower in ("with", "by", "to", "who")
        for t in words.tokens[party.last + 1 : verb.index]
    ):
        return False
    guest = words.tokens[verb.index + 1 : min(verb.index + 1 + _GUEST, end)]
    noun = next((t.index for t in guest if t.lower in ("delegation", "officials")), 0)
    between = range(verb.index + 1, noun)
    return any(_state_at(words, k) == own for k in between)


def _state_at(words: Words, index: int) -> str:
    adjective = gazette.adjective(words, index)
    return adjective[1] if adjective is not None else gazette.state_at(words, index)


def _is_beside_holder(words: Words, parties: Sequence[Party], party: Party, capacity: Capacity) -> bool:
    """Whether "the president" acts in a sentence that names one: "The President thanked President A"."""
    title = capacity.position.lower()
    if title not in table("posts")["sole"] or party.capacity is None:
        return False
    if (
        party.capacity.position.lower() != title
        or party.person is None
        or party.person.mentions[0] is not party
    ):
        return False
    first = words.sentences[party.sentence].first
    acting = next((p for p in parties if p.sentence == party.sentence), None)
    return (
        acting is not None
        and acting.person is None
        and acting.first == first
        and words.tokens[first].lower == "the"
        and acting.capacity is not None
        and acting.capacity.position.lower() == title
        and not acting.country
    )


def _is_elect(words: Words, parties: Sequence[Party], party: Party, capacity: Capacity, own: str) -> bool:
    """Whether another state is told of beside somebody elected: "to Chad for President-elect A’s oath"."""
    if not capacity.position.lower().endswith(_ELECT):
        return False
    states = {p.country for p in parties if p.sentence == party.sentence and p is not party} - {"", own}
    sentence = words.sentences[party.sentence]
    states |= {_state_at(words, k) for k in range(sentence.first, sentence.last)} - {"", own}
    return bool(states) or any(
        p.person is not None
        and p is not party
        and p.sentence == party.sentence
        and p.person.country not in ("", own)
        for p in parties
    )


def _is_mourned(words: Words, party: Party) -> bool:
    """Whether somebody is told of as dead, whom nobody calls "our": "the assassination of President A"."""
    first = words.sentences[party.sentence].first
    before = words.tokens[max(first, party.first - _OF_WHOM) : party.head]
    words_before = [t.lower for t in before]
    died = any(a in _DEATHS and b == "of" for a, b in pairwise(words_before))
    return (died or "late" in words_before) and "our" not in words_before


def _spoken_for(words: Words, parties: Sequence[Party], own: str) -> Iterator[tuple[Party, str]]:
    """For whom somebody of another state speaks: "MINISTER A: Thank you on behalf of President B"."""
    speaker = ""
    for party in parties:
        sentence = words.sentences[party.sentence]
        opens = party.first == sentence.first
        colon = party.last < sentence.last and words.tokens[party.last + 1].text == ":"
        if opens and colon and party.person is not None:
            speaker = party.person.country
        first = max(party.first - 3, sentence.first)
        behalf = [t.lower for t in words.tokens[first : party.first]] == ["on", "behalf", "of"]
        if behalf and speaker not in ("", own) and party.person is not None:
            yield party, speaker
