"""Who the officials of a lead are whom the next sentences name. The same for every language.

"Президенты России и Турции провели разговор. Владимир Путин позвонил турецкому лидеру Эрдогану."
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from kg.extract import counted_people
from kg.extract.allegiance import body_of, country_of
from kg.extract.drafts import TALKS, Draft
from kg.extract.lexicon import lists_in
from kg.extract.merging import compatible
from kg.extract.participants import SPOKEN, bind
from kg.extract.parties import Capacity, Party, Person
from kg.extract.reading import Reading

# The names stand so many sentences after a lead.
_NEAR = 2
# Of talks that a lead tells apart from each other, the names stand so many sentences after it.
_NEAR_APART = 6

_table, _ = lists_in(Path(__file__).parent)
_JOINING = frozenset(_table("holders")["joining"].values())


def name_in_turn(reading: Reading, drafts: Sequence[Draft]) -> None:
    """Make the nameless holders of one post in several states those whom the text then names in their order.

    "The foreign ministers of Egypt and Sudan met. Badr Abdelatty and Mohi al-Din Salem discussed ..."
    """
    for lead in drafts:
        posts = [p.party for p in lead.parts if p.party.kind == "post" and p.party.person is None]
        several = len({country_of(p) for p in posts} - {""}) == len(posts)
        if len(posts) < 2 or not several or not (_are_one_plural(posts) or _are_counterparts(lead, posts)):
            continue
        persons = next((g for g in _told_first(reading, lead) if len(g) == len(posts)), ())
        for post, person in zip(posts, persons, strict=False):
            bind(reading, post, person)


def name_gathered(reading: Reading, drafts: Sequence[Draft]) -> None:
    """Make the officials whom one plural of no state tells, and those whom the next sentence names first as
    talking, as many as it counts, those of one event.

    "The transport ministers of three countries met in Oslo. A, B and C discussed tolls."
    """
    for lead, told in pairwise(drafts):
        many = lead.parts[0].party if len(lead.parts) == 1 else None
        if many is None or not _are_of_no_state(many) or told.type not in TALKS or told.title:
            continue
        named = [p.party for p in told.parts]
        counted = counted_people.number(reading, many)
        alike = lead.modality == told.modality and lead.earlier == told.earlier
        bare = told.place is None and told.when is None and told.sentence - lead.sentence == 1
        states = {country_of(p) for p in named}
        new = all(_is_new(p) for p in named) and (len(states) > 1 or (counted and states == {""}))
        if alike and bare and new and len(named) == (counted or max(len(named), _PAIR)):
            lead.parts = list(told.parts)
            told.type, told.name, told.named, told.key = lead.type, lead.name, lead.named, lead.key


def _are_of_no_state(party: Party) -> bool:
    nameless = party.kind == "post" and party.person is None and party.plural
    return nameless and not (country_of(party) or body_of(party))


def _is_new(party: Party) -> bool:
    """Whether somebody is named for the first time."""
    person = party.person
    return person is not None and min(m.first for m in person.mentions) == party.first


def _are_one_plural(posts: Sequence[Party]) -> bool:
    """Whether one plural post stands for all: "the foreign ministers of Egypt and Sudan"."""
    return len({p.head for p in posts}) == 1


def _are_counterparts(lead: Draft, posts: Sequence[Party]) -> bool:
    """Whether two single officials are all who talked: "the premier met his Polish counterpart", "met the
    king of Chad"."""
    both = len(posts) == len(lead.parts) == _PAIR and lead.type in TALKS
    return both and not posts[0].counterpart and not any(p.plural for p in posts)


def name_by_headline(drafts: Sequence[Draft], reading: Reading) -> None:
    """Make the two nameless officials of a talk and the two bare names of the same talk one each, where the
    headline tells it of the ones and the text below of the others: by their roles, else in their order.

    "Novák meets Karimov": "The prime minister of Slovakia met the president of Uzbekistan."
    """
    for title in (d for d in drafts if d.title and d.type in TALKS and len(d.parts) == _PAIR):
        below = (d for d in drafts if not d.title and d.type in TALKS and len(d.parts) == _PAIR)
        below = (d for d in below if d.type == title.type or "call" in (d.type, title.type))
        told = next((d for d in below if d.modality == title.modality and not d.earlier), None)
        if told is None or told.keys() & title.keys() or told.sentence > title.sentence + _NEAR:
            continue
        for posts, names in ((title, told), (told, title)):
            pairs = _in_roles(posts, names)
            if all(_is_nameless(a) and _is_unposted(b) for a, b in pairs):
                for post, name in pairs:
                    if name.person is not None:
                        bind(reading, post, name.person)


def _in_roles(a: Draft, b: Draft) -> list[tuple[Party, Party]]:
    """The parties of two talks of two, each with the one in its role, or place."""
    turned = a.parts[0].role != b.parts[0].role and a.parts[0].role == b.parts[1].role
    other = list(reversed(b.parts)) if turned else b.parts
    return [(x.party, y.party) for x, y in zip(a.parts, other, strict=True)]


def _is_nameless(party: Party) -> bool:
    return party.kind == "post" and party.person is None and not party.plural and bool(country_of(party))


def _is_unposted(party: Party) -> bool:
    person = party.person
    return person is not None and not person.capacities and not person.country


# A talk of two sides.
_PAIR = 2


def _told_first(reading: Reading, lead: Draft) -> Iterator[list[Person]]:
    """The groups of names, joined by "and", of people of whom nothing else is told, near after a lead.

    A comma joins all but the last two: "In the words of A, B called the talk useful" names no group.
    """
    group: list[Party] = []
    joint = ""
    tokens = reading.words.tokens
    told = reading.stories.within(lead.sentence, reading.parties)
    for party in sorted(told, key=lambda p: p.first):
        if not 0 < party.sentence - lead.sentence <= _NEAR:
            continue
        between = [t.lower for t in tokens[group[-1].last + 1 : party.first]] if group else []
        if not (_is_unknown(party) and len(between) == 1 and between[0] in _JOINING):
            yield [p.person for p in group if p.person is not None and joint != ","]
            group, joint = [], ""
        elif between:
            joint = between[0]
        group += [party] if _is_unknown(party) else []
    yield [p.person for p in group if p.person is not None and joint != ","]


def _is_unknown(party: Party) -> bool:
    """Whether somebody is named for the first time and only by name."""
    person = party.person
    bare = person is not None and not person.capacities and not person.country
    return bare and person is not None and min(m.first for m in person.mentions) == party.first


def name(reading: Reading, drafts: Sequence[Draft]) -> None:
    """Make the nameless holders of posts in a talk of two and those named for the same states one each."""
    for n, lead in enumerate(drafts):
        posts = _posts(lead)
        for told in drafts[n + 1 :] if posts else ():
            persons = _persons(told)
            if persons and _is_told_on(lead, told, len(posts)) and _fit(reading, lead, posts, persons):
                for country, post in posts.items():
                    _leave_stand_ins(reading, persons[country], post)
                    bind(reading, post, persons[country])
                lead.type = told.type
                break


def name_guests(reading: Reading, drafts: Sequence[Draft]) -> None:
    """Make the nameless holder of a post who came to a place the one who is then greeted there: "The defence
    minister of Chad arrived in Lima. Idriss Mahamat was met at the airport by"."""
    for visit in (d for d in drafts if d.type == "visit"):
        posts = [p.party for p in visit.parts if p.role != "host" and _is_nameless(p.party)]
        named = [p.party for p in visit.parts if p.role == "guest" and _is_unknown(p.party)]
        if len(posts) != 1 or len(named) != 1 or named[0].person is None:
            continue
        if 0 < named[0].sentence - posts[0].sentence <= _NEAR:
            bind(reading, posts[0], named[0].person)
            visit.parts = [p for p in visit.parts if p.party is not named[0]]


def _fit(reading: Reading, lead: Draft, posts: dict[str, Party], persons: dict[str, Person]) -> bool:
    """Whether the named are of the states of the lead, and may be whom it means."""
    parties = {country_of(p.party): p.party for p in lead.parts}
    if parties.keys() != persons.keys():
        return False
    known = {country: p.person for country, p in parties.items() if p.person is not None}
    same = all(persons[country] is person for country, person in known.items())
    return same and all(_may_hold(reading, persons[country], post) for country, post in posts.items())


def _is_told_on(lead: Draft, told: Draft, nameless: int) -> bool:
    near = 0 < told.sentence - lead.sentence <= _NEAR or lead.title
    if lead.type == "meeting" and told.type == "call" and lead.rule in SPOKEN and lead.place is None:
        return near and lead.modality == told.modality and lead.earlier == told.earlier
    if lead.apart and told.place is None:  # of talks apart, each may be told on its own below
        close = 0 < told.sentence - lead.sentence <= _NEAR_APART
        return close and lead.modality == told.modality and compatible(lead, told)
    if nameless == 1 and not lead.title and (lead.place is None) != (told.place is None):
        return False  # beside somebody known, another place tells of another talk
    return near and lead.modality == told.modality and compatible(lead, told)


def _posts(draft: Draft) -> dict[str, Party]:
    """The posts without a name in a talk of two, by state; {} where one is of a body."""
    parties = [p.party for p in draft.parts] if draft.type in TALKS and len(draft.parts) == 2 else []
    posts = [p for p in parties if p.kind == "post" and p.person is None and not p.plural]
    own = all(p.capacity is not None and not p.capacity.organization and country_of(p) for p in posts)
    return {country_of(p): p for p in posts} if own else {}


def _persons(draft: Draft) -> dict[str, Person]:
    """The persons of a talk of two by state, {} unless all are persons of two states."""
    parties = [p.party for p in draft.parts] if draft.type in TALKS and len(draft.parts) == 2 else []
    persons = {country_of(p): p.person for p in parties if p.person is not None}
    return persons if len(persons) == 2 and "" not in persons else {}


def _may_hold(reading: Reading, person: Person, post: Party) -> bool:
    """Whether nothing that a state has once says that somebody holds another post: a minister is not the
    president who is told of."""
    title = post.capacity.position if post.capacity is not None else ""
    held = [c for c in person.capacities if not c.former]
    if held and reading.sole(title):
        return any(_is_stand_in(reading, c, title) for c in held)
    return all(_is_stand_in(reading, c, title) or not reading.sole(c.position) for c in held)


def _is_stand_in(reading: Reading, held: Capacity, title: str) -> bool:
    same = held.position.lower() == title.lower()
    return same or reading.stands_for(held.position, title) or reading.stands_for(title, held.position)


def _leave_stand_ins(reading: Reading, person: Person, post: Party) -> None:
    """Take "лидер" from somebody whom the lead calls a president."""
    title = post.capacity.position if post.capacity is not None else ""
    for held in list(person.capacities):
        other = held.position.lower() != title.lower()
        if other and not held.organization and reading.stands_for(held.position, title):
            person.capacities.remove(held)
