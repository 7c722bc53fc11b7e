"""Which of the posts that a text names without a state cannot be of the home state."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg import gazetteer
from kg.extract.languages.en import counterparts, foreign_holders, gazette
from kg.extract.languages.en.bodies import is_international
from kg.extract.languages.en.lexicon import table, words_of
from kg.extract.languages.en.private_posts import leads
from kg.extract.parties import Capacity, Party, Person
from kg.extract.words import Token, Words

_MET = ("with", "to")
_OF_MANY = ["High", "Representative"]
# "A, who is on a three-day official visit to the Sultanate of Oman": so many words.
_RELATIVE = 16
# Bodies that states have by the same name: of whom one meets beside a minister, they are that of his state.
_OF_RULER = re.compile(
    r"(?:Office|Administration) of the (?:President|Prime Minister)$|Presidential (?:Office|Adm)"
)
_OF_MINISTRY = re.compile(
    r"(?:defen[cs]e|interior|finance|economy|energy|justice|health|trade|culture) minister"
)


def close(words: Words, parties: Sequence[Party], persons: Sequence[Person], own: str) -> None:
    """Mark the posts that are not of the home state: of a kind that it lacks, or held by another."""
    _close_owners(words, parties, own)
    _close_guests(words, parties, own)
    _close_known(words, persons, own)
    foreign_holders.close(words, parties, own)
    lacking = table("posts")["foreign_to"].get(own, "")
    for person in persons if own else ():
        for capacity in person.capacities:
            lacks = _is_foreign(capacity, lacking) or is_of_union(capacity)
            if not capacity.country and lacks:
                capacity.closed = True
                for post in person.capacities:  # "Vice President and Foreign Minister A" is one holder
                    post.closed = post.closed or not (post.country or post.former)
    held = {c.position.lower() for person in persons for c in person.capacities}
    for title in dict.fromkeys((*table("posts")["single"], *_ministerial(persons))):
        if title in held:
            _close_others(words, persons, title, own)
    _close_lists(words, parties)


def _close_known(words: Words, persons: Sequence[Person], own: str) -> None:
    """Mark the posts of who leads another state ("President Putin"), and of heads of firms, which are written
    out: "President and CEO".
    """
    for person in persons:
        leads_another = leads(person.name) not in ("", own)
        for capacity in list(person.capacities):
            second = "" if capacity.organization else _second_at_firm(words, capacity)
            if second:
                capacity.position = f"{capacity.position} and {second}"
                person.capacities = [c for c in person.capacities if c.position != second]
            if not (capacity.country or capacity.former) and (leads_another or _is_of_firm(capacity)):
                capacity.closed = True


def _second_at_firm(words: Words, capacity: Capacity) -> str:
    """What the head of a firm is beside it, "CEO"; '' where no such word follows a post."""
    after = [t.text for t in words.tokens[capacity.last + 1 : capacity.last + 3]]
    joined = len(after) == 2 and after[0] in ("and", "&") and after[1].lower() in _at_firms()
    return after[1] if joined else ""


def _is_of_firm(capacity: Capacity) -> bool:
    return not capacity.organization and not _at_firms().isdisjoint(capacity.position.lower().split()[-1:])


def _at_firms() -> frozenset[str]:
    return words_of("posts", "private_life", "second")


def serves_no_state(capacity: Capacity) -> bool:
    """Whether a post is at a body of several states or at a firm."""
    return capacity.own or is_international(capacity.organization) or _is_of_firm(capacity)


def _ministerial(persons: Sequence[Person]) -> Iterator[str]:
    """The posts at the head of a ministry that the text names: a state has each once."""
    for capacity in (c for p in persons for c in p.capacities):
        title = capacity.position.lower()
        if title.startswith(("minister of ", "minister for ")) or _OF_MINISTRY.fullmatch(title):
            yield title


def _close_lists(words: Words, parties: Sequence[Party]) -> None:
    """Those whom one meets together are foreign if one of them is: "with President A and Minister B"."""
    for met in _lists(words, parties):
        bare = [p.capacity for p in met if p.capacity is not None]
        bare = [c for c in bare if not c.country and (not c.organization or _OF_RULER.match(c.organization))]
        if met[0].prep in _MET and any(c.closed for c in bare):
            for capacity in bare:
                capacity.closed = True


def _lists(words: Words, parties: Sequence[Party]) -> list[list[Party]]:
    """The parties, those who are enumerated together."""
    lists: list[list[Party]] = []
    for party in parties:
        before = lists[-1][-1].last + 1 if lists else 0
        joined = {t.lower for t in words.tokens[before : party.first]}
        if lists and joined and joined <= {",", "and"}:
            lists[-1].append(party)
        else:
            lists.append([party])
    return lists


def _close_owners(words: Words, parties: Sequence[Party], own: str) -> None:
    """Mark the posts of who has a counterpart from the home: he is of another state."""
    for index, party in enumerate(parties):
        if not own or not party.counterpart or party.capacity is None or party.capacity.country != own:
            continue
        owner = counterparts.owner_of(words, party, index, parties)
        for capacity in owner.capacities if owner is not None and not owner.country else ():
            capacity.closed = True


def _close_guests(words: Words, parties: Sequence[Party], own: str) -> None:
    """Mark the posts of who is on a visit to the home: "received Minister A, who is on a visit to Oman"."""
    for party in parties if own else ():
        if party.person is None or party.person.country or not _is_guest(words, party, own):
            continue
        for capacity in party.person.capacities:
            capacity.closed = capacity.closed or not (capacity.country or capacity.organization)


def _is_guest(words: Words, party: Party, own: str) -> bool:
    """Whether the words around somebody say that he is on a visit to a state: ", who is visiting Oman"."""
    if words.tokens[party.first].lower == "visiting" or words.tokens[party.first - 1].lower == "visiting":
        return True
    end = min(party.last + _RELATIVE, words.sentences[party.sentence].last)
    near = words.tokens[party.last + 1 : end + 1]
    near = near[1:] if near and near[0].text == "," else near
    if not party.prep and _comes_here(words, near, own):
        return True
    if len(near) < 3 or near[0].lower != "who" or near[1].lower not in ("is", "was", "arrived"):
        return False
    visit = next((t.index for t in near if t.lower in ("visit", "visiting", "trip", "tour")), 0)
    there = (t for t in near if visit and t.index > visit)
    return any(t.lower in ("here", "country") or gazette.state_at(words, t.index) == own for t in there)


def _comes_here(words: Words, near: Sequence[Token], own: str) -> bool:
    """Whether somebody comes to a state on a visit of state: "arrived here on a two-day official visit"."""
    if not any(t.lower in ("arrived", "visiting", "arrives", "pay", "paying") for t in near):
        return False
    formal = any(
        t.lower in ("official", "state", "working") and words.tokens[t.index + 1].lower in ("visit", "trip")
        for t in near[:-1]
    )
    left = any(t.lower in ("left", "from", "abroad", "after") for t in near)
    there = (t.lower == "here" or gazette.state_at(words, t.index) == own for t in near)
    return formal and not left and any(there)


def _is_foreign(capacity: Capacity, titles: str) -> bool:
    position = capacity.position.lower()
    if position == "secretary" and not capacity.organization and "secretary of state" in titles.split("|"):
        return True
    return any(
        position == t or position.endswith(f" {t}") or position.startswith(f"{t} ")
        for t in titles.split("|")
        if t
    )


def lacks_any(country: str, person: Person) -> bool:
    """Whether a state has no such post as somebody holds: no president of New Zealand."""
    lacking: str = table("posts")["foreign_to"].get(country, "")
    only: dict[str, str] = table("posts")["only"]
    titles = [c.position.lower() for c in person.capacities if not c.country]
    held_by = (only.get(t, country).split() for t in titles)
    return bool(country) and (
        any(country not in states for states in held_by)
        or any(_is_foreign(c, lacking) for c in person.capacities if not c.country)
    )


def is_of_union(capacity: Capacity) -> bool:
    """Whether a post by its own words is of a union of states: "European Commissioner for Trade", "High
    Representative for Bosnia and Herzegovina"."""
    words = capacity.position.split()
    return words[:1] in (["European"], ["EU"], ["UN"], ["NATO"], ["OSCE"]) or words[:2] == _OF_MANY


def _close_others(words: Words, persons: Sequence[Person], title: str, own: str) -> None:
    """Of several who hold one post without a state, only the first in the text can be of the home.

    None can where the text says who holds it there.
    """
    bare = [
        (p, c)
        for p in persons
        for c in p.capacities
        if not c.country
        and not c.organization
        and c.position.lower() == title
        and not c.former
        and not p.country
    ]
    abroad = [p for p, _ in bare if _is_met_abroad(words, p, own)]
    for person, capacity in bare:
        capacity.closed = capacity.closed or person in abroad
    bare = [(p, c) for p, c in bare if p not in abroad]
    chosen = next((p for p, _ in bare if _in_headline(words, p)), None)
    passing = [p for p, _ in bare if title == "president" and _is_passing(words, p)]
    chosen = chosen or next((p for p, _ in bare if p not in passing), None)
    held = any(_is_held(c, title, own) for p in persons for c in p.capacities)
    chosen = None if held else chosen
    for person, capacity in bare:
        if person is not chosen:
            capacity.closed = True


def _is_met_abroad(words: Words, person: Person, own: str) -> bool:
    """Whether somebody first appears in a sentence about a town of another state: "In Tashkent, he met A"."""
    sentence = words.sentences[person.mentions[0].sentence]
    opening = words.tokens[sentence.first : sentence.first + 3]
    if not own or len(opening) < 3 or opening[0].lower != "in" or opening[2].text != ",":
        return False
    if person.mentions[0].first == opening[2].index + 1:
        return False  # "In Tashkent, Secretary A met B"
    city = gazetteer.lookup(opening[1].text, "en", "city")
    return isinstance(city, gazetteer.City) and city.iso2 not in (None, own)


def _is_held(capacity: Capacity, title: str, own: str) -> bool:
    """Whether somebody holds a post of the home by what the text itself says."""
    stated = bool(own) and capacity.country == own and not capacity.derived and not capacity.former
    return stated and capacity.position.lower() == title and not capacity.organization


def _in_headline(words: Words, person: Person) -> bool:
    return any(words.is_title(m.sentence) for m in person.mentions)


def _is_passing(words: Words, person: Person) -> bool:
    """Whether the text introduces somebody by the whole name after its first sentence, as a partner."""
    body = next((s.index for s in words.sentences if s.paragraph >= 0), 0)
    first = person.mentions[0]
    full = first.person_span is not None and first.person_span.last > first.person_span.first
    return full and first.sentence > body and ("gen" in first.cases or first.prep == "with")
