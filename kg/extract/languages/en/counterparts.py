"""Counterparts: "his Georgian counterpart Irakli Chikovani", "their Australian colleagues A and B"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from kg.extract.languages.en import comers
from kg.extract.languages.en.bodies import may_be_of_state
from kg.extract.languages.en.capacities import add, plain, stands_for
from kg.extract.languages.en.lexicon import words_of
from kg.extract.parties import Capacity, Party, Person
from kg.extract.words import Words

_JOINTS = frozenset((",", "and", "&", "as", "well"))
# Who the counterpart is, is told within so many sentences.
_LATER = 2
# One of several whom somebody met is named within so many.
_TOLD = 6


def settle(words: Words, party: Party, index: int, parties: Sequence[Party]) -> None:
    """Give a counterpart the post of whose counterpart it is, and a person of that post and state."""
    if party.capacity is not None and _take_nameless(party, index, parties):
        return
    model = _matching(party, index, parties) or _of_guest(words, party, parties[:index])
    model = model or owner_of(words, party, index, parties)
    if model is None or party.capacity is None:
        _be_told_before(party, parties[:index])
        return
    source = _shared(model)
    country = party.capacity.country
    if not country and not party.plural and party.person is None:
        party.person = _named_beside(words, party, parties[index + 1 :]) or _other_side(
            model, source, parties[:index]
        )
        if party.person is not None:
            if not any(c.position for c in party.person.capacities):  # "his counterpart, A, in Riga"
                own = Capacity(source.position, "", "", False, party.first, party.last, closed=True)
                add(party.person, own)
            party.person.mentions.append(party)
            return
    # "The minister met his NATO counterparts": the ministers of its states; "his EU counterpart" is none.
    several = party.plural and not country and "minister" in source.position.lower()
    body = "" if country else party.capacity.organization
    post = source.position if several or not body else ""
    closed = not (country or body)
    party.capacity = Capacity(post, body, country, False, party.first, party.last, closed=closed)
    if party.person is not None:
        besides = [c for m in party.person.mentions for c in m.also if m.capacity is None]
        main = [c for c in party.person.capacities if c not in besides]
        if not any(c.position and (c.country == country or not country) for c in main):
            add(party.person, party.capacity)
            party.person.capacities.sort(key=lambda c: c in besides)
    elif not party.plural and country:
        people = dict.fromkeys(p.person for p in parties if p.person is not None)
        others = (p for p in people if p is not model and p.country == country)
        party.person = next((p for p in others if _may_hold(p, source)), None)
        party.person = party.person or _apposed(words, party, parties[index + 1 :])
        if party.person is not None:
            party.person.mentions.append(party)


def _of_guest(words: Words, party: Party, before: Sequence[Party]) -> Person | None:
    """The guest who acts, whose counterpart is meant: "The Kenyan guest invited | his counterpart"; the one
    from his state who was told last, else who came last."""
    here = [p for p in before if p.sentence == party.sentence and p.kind == "group" and not p.prep]
    if not here or here[-1].plural:
        return None
    told = [p for p in before if p.person is not None and p.kind == "person"]
    if here[-1].country:
        own = [p.person for p in told if p.person is not None and p.person.country == here[-1].country]
        return own[-1] if own else None
    return comers.last(words, party.sentence, told)


def is_of_state(parties: Sequence[Party], sentence: int, country: str) -> bool:
    """Whether a sentence tells of somebody's counterpart of a state, so that he himself is of another one."""
    here = (p for p in parties if p.counterpart and p.sentence == sentence and p.capacity is not None)
    return bool(country) and any(p.capacity.country == country for p in here if p.capacity is not None)


def _be_told_before(party: Party, before: Sequence[Party]) -> None:
    """Let the counterpart of who has no post be the official of his state who was told without a name:
    "Chad’s defence minister arrived. A met his Chadian | counterpart"."""
    country = party.capacity.country if party.capacity is not None else ""
    told = [p.capacity for p in before if p.kind == "post" and not p.plural and p.capacity is not None]
    held = [c for c in told if c.country == country and c.position and not (c.organization or c.former)]
    if country and party.person is None and len({plain(c.position) for c in held}) == 1:
        party.capacity = Capacity(held[-1].position, "", country, False, party.first, party.last)


# What posts of one rank are called in every state: a Secretary of State meets his counterpart, a Foreign
# Secretary.
_EQUALS = ("foreign minister", "defence minister", "defense minister")


def take_states(parties: Sequence[Party]) -> None:
    """Let the post that a text gives a counterpart elsewhere be of his state.

    "His Chilean counterpart A arrived on Monday. Trade Minister A said": no minister of the home is A.
    """
    for party in parties:
        person, told = party.person, party.capacity
        if not party.counterpart or person is None or told is None or not told.country:
            continue
        held = [c for c in person.capacities if not c.former]
        if held and not any(c.country or c.organization for c in held):
            held[0].country, held[0].derived = told.country, True


def _take_nameless(party: Party, index: int, parties: Sequence[Party]) -> bool:
    """Give a counterpart the post of a nameless official: "The Omani premier met his Polish counterpart"."""
    here = [p for p in parties[:index] if p.sentence == party.sentence and p.head != party.head]
    acting = [p for p in here if p.kind in ("person", "post") and not p.prep and "gen" not in p.cases]
    owner = acting[-1] if acting else None
    country = party.capacity.country if party.capacity is not None else ""
    if owner is None or owner.person is not None or owner.counterpart or owner.plural or party.plural:
        return False
    own = owner.capacity
    if own is None or not own.position or own.organization or not country or own.country in ("", country):
        return False
    party.capacity = Capacity(own.position, "", country, False, party.first, party.last)
    if party.person is not None:
        add(party.person, party.capacity)
        return True
    told = dict.fromkeys(p.person for p in parties[:index] if p.person is not None)
    held = [p for p in told if p.country == country and _may_hold(p, own) and p.capacities]
    if len(held) == 1:
        party.person = held[0]
        held[0].mentions.append(party)
    return True


def name_later(words: Words, parties: Sequence[Party]) -> None:
    """Give a counterpart without a name who is named beside his partner in the sentences after.

    "Minister A spoke with his Polish counterpart. A and B discussed trade": B is the Polish minister.
    """
    for index, party in enumerate(parties):
        capacity = party.capacity
        if not party.counterpart or party.plural or party.person is not None or capacity is None:
            continue
        model = owner_of(words, party, index, parties)
        if not capacity.country:
            continue
        near = [p for p in parties[index + 1 :] if 0 < p.sentence - party.sentence <= _LATER]
        found = next(
            (
                b
                for a, b in _pairs(words, near)
                if model and a.person is model and _is_bare(b, capacity.country)
            ),
            None,
        )
        person = found.person if found is not None else _only_holder(capacity, parties[index + 1 :])
        person = person or (_of_no_state(model, capacity, near) if model is not None else None)
        if person is not None and person is not model:
            add(person, capacity)
            party.person = person
            person.mentions.append(party)
            for mention in person.mentions:
                mention.country = mention.country or capacity.country


def name_earlier(parties: Sequence[Party]) -> None:
    """Give an official of a state the only one whom a counterpart names later: "The ministers of Malta and
    Peru met. | The Maltese minister A and his Peruvian counterpart B discussed trade"."""
    named = [m for m in parties if m.counterpart and m.person_span is not None and m.person is not None]
    for party in parties if named else ():
        post = party.capacity
        bare = party.kind == "post" and party.person is None and not (party.plural or party.counterpart)
        if not bare or post is None or not post.country or post.organization or post.former:
            continue
        later = (m.person for m in named if 0 < m.sentence - party.sentence <= _TOLD)
        told = dict.fromkeys(p for p in later if p is not None and p.country == post.country)
        people = [p for p in told if any(_is_alike(c, post) for c in p.capacities if c.country or p.home)]
        people = people or _of_whom_is_left(post, party, named, parties)
        if len(people) == 1 and all(m.sentence != party.sentence for m in people[0].mentions):
            party.person = people[0]
            people[0].mentions.append(party)


def _of_whom_is_left(
    post: Capacity, party: Party, named: Sequence[Party], parties: Sequence[Party]
) -> list[Person]:
    """Who a counterpart without a state is, where one official without a name is left: "The ministers of
    Malta and Peru met. The Maltese minister A and his | counterpart B discussed trade"."""
    told = [p.capacity for p in parties if p.kind == "post" and p.person is None and not p.counterpart]
    same = {c.country for c in told if c is not None and _is_alike(c, post)}
    later = (m.person for m in named if 0 < m.sentence - party.sentence <= _LATER)
    people = list(dict.fromkeys(p for p in later if p is not None))
    stateless = [p for p in people if not p.country and any(_is_alike(c, post) for c in p.capacities)]
    listed = any(p.head == party.head and p.person is not None for p in parties if p is not party)
    if len(same) != 1 or len(stateless) != 1 or not listed:
        return []
    for capacity in stateless[0].capacities:
        capacity.country = capacity.country or post.country
    return stateless


def name_listed(parties: Sequence[Party]) -> None:
    """Give one of several officials of a post the only one of his state of whom the text then tells no post:
    "met the foreign ministers of Nepal and Bolivia. In talks with Bolivia’s A, she raised fisheries"."""
    for index, party in enumerate(parties):
        post = party.capacity
        if party.kind != "post" or party.person is not None or post is None or not post.country:
            continue
        listed = [p for p in parties if p.head == party.head and p.kind == "post" and p.capacity is not None]
        if len({p.country for p in listed}) < len(listed) or len(listed) == 1:
            continue
        near = [p for p in parties[index + 1 :] if 0 < p.sentence - party.sentence <= _TOLD]
        told = dict.fromkeys(p.person for p in near if p.person is not None and p.country == post.country)
        bare = [p for p in told if not p.capacities and p.home == post.country]
        rivals = [p for p in told if any(_is_alike(c, post) for c in p.capacities)]
        if len(bare) == 1 and not rivals:
            add(bare[0], post)
            party.person = bare[0]
            bare[0].mentions.append(party)


def _only_holder(post: Capacity, after: Sequence[Party]) -> Person | None:
    """The only one named later who has a post: "his Malian and Omani counterparts ... his counterpart A"."""
    told = dict.fromkeys(p.person for p in after if p.person is not None and p.person_span is not None)
    of_state = [p for p in told if p.country == post.country]
    holders = [p for p in of_state if any(c.position and _is_alike(c, post) for c in p.capacities)]
    return holders[0] if len(holders) == 1 and post.position else None


def _of_no_state(model: Person, post: Capacity, near: Sequence[Party]) -> Person | None:
    """The only one of the post named next of whom no state is told: "met his Polish counterpart. He thanked
    Foreign Minister A"."""
    told = dict.fromkeys(p.person for p in near if p.kind == "person" and p.person is not None)
    new = (p for p in told if p is not model and min(m.first for m in p.mentions) > post.last)
    bare = [p for p in new if not p.country and p.capacities and not p.home]
    fitting = [p for p in bare if all(_is_alike(c, post) and not c.organization for c in p.capacities)]
    return fitting[0] if len(fitting) == 1 and post.position else None


def _pairs(words: Words, parties: Sequence[Party]) -> Iterator[tuple[Party, Party]]:
    """The mentions that "and" alone joins, in both orders."""
    for left, right in pairwise(parties):
        if [t.lower for t in words.tokens[left.last + 1 : right.first]] == ["and"]:
            yield left, right
            yield right, left


def _is_bare(party: Party, country: str) -> bool:
    """Whether the text tells nothing of somebody but his name."""
    person = party.person
    known = person is None or person.capacities or person.country not in ("", country)
    return party.kind == "person" and not known


def _apposed(words: Words, party: Party, after: Sequence[Party]) -> Person | None:
    """Who a counterpart is said to be: "his Ghanaian counterpart, President A": of the same post."""
    near = next((p for p in after if p.first > party.last), None)
    if near is None or near.person is None or near.capacity is None or party.capacity is None:
        return None
    comma = [t.text for t in words.tokens[party.last + 1 : near.first]] == [","]
    stated = near.person.country and near.person.country != party.country
    if not comma or stated or not _is_alike(near.capacity, party.capacity):
        return None
    near.country = near.person.home = party.country
    for capacity in (near.capacity, *near.person.capacities):
        capacity.country = capacity.country or (party.country if not capacity.organization else "")
    return near.person


def _named_beside(words: Words, party: Party, after: Sequence[Party]) -> Person | None:
    """Who a counterpart without a state is said to be: "her counterpart, Mr A, Minister of Malta"."""
    near = next((p for p in after if p.first > party.last), None)
    if near is None or near.person is None or near.prep:
        return None
    comma = [t.text for t in words.tokens[party.last + 1 : near.first]] == [","]
    following = words.tokens[min(near.last + 1, len(words.tokens) - 1)]
    closed = following.text in (",", ".", ";", "on", "in", "at")
    span = near.person_span
    told = near.capacity is not None or (span is not None and span.last > span.first)
    return near.person if comma and told and closed else None


def _other_side(model: Person, post: Capacity, before: Sequence[Party]) -> Person | None:
    """Whom a counterpart without a state means: of another state and of the same post, told of before.

    "Minister A met Minister B ... B invited her counterpart": A.
    """
    recent = dict.fromkeys(p.person for p in reversed(before) if p.person is not None)
    for person in recent:
        abroad = bool(person.country and model.country) and person.country != model.country
        if person is not model and abroad and any(_is_alike(c, post) for c in person.capacities):
            return person
    return None


def _is_alike(own: Capacity, post: Capacity) -> bool:
    """Whether two posts are of one kind: "Foreign Minister" and "Minister of Foreign Affairs"."""
    posts = (own.position, post.position)
    if own.former:
        return False
    equal = (all(stands_for(name, position) for position in posts) for name in _EQUALS)
    return stands_for(*posts) or stands_for(*reversed(posts)) or any(equal)


def _matching(party: Party, index: int, parties: Sequence[Party]) -> Person | None:
    """The one of several whose counterpart is meant: "A and B met their counterparts C and D"."""
    group = [p for p in parties if p.head == party.head and p.counterpart]
    here = [p for p in parties[:index] if p.sentence == party.sentence and p not in group]
    holders = [p.person for p in here if p.person is not None and p.person.capacities and not p.prep]
    owners = list(dict.fromkeys(holders))
    return owners[group.index(party)] if len(group) == len(owners) > 1 else None


def _shared(person: Person) -> Capacity:
    """The post that a counterpart has too: of two, the one with a field."""
    current = [c for c in person.capacities if not c.former] or person.capacities
    lesser = words_of("posts", "lesser")
    fielded = [
        c for c in current if not set(plain(c.position).split()) & lesser and len(c.position.split()) > 1
    ]
    return (fielded or current)[0]


def _may_hold(person: Person, post: Capacity) -> bool:
    held = [c.position.removeprefix("Acting ").removeprefix("acting ") for c in person.capacities]
    # "National Security Adviser | to the Prime Minister"
    longer = any(position.lower().startswith(f"{post.position.lower()} to the ") for position in held)
    alike = (stands_for(p, post.position) or stands_for(post.position, p) for p in held)
    return not held or longer or any(alike)


def owner_of(words: Words, party: Party, index: int, parties: Sequence[Party]) -> Person | None:
    """Whose counterpart is meant: who acts in the sentence, nobody of the list that it stands in.

    "He will meet the premier and his Pakistani counterpart": his; else the last person with a post before.
    """
    known = [p for p in parties[:index] if p.person is not None and p.person is not party.person]
    known = [p for p in known if p.person is not None and p.person.capacities]
    here = [p for p in known if p.sentence == party.sentence]
    if here and _is_paired(words, here[-1], party):
        return here[-1].person
    apart = here[:]
    last = party
    while apart and joined_by(words, apart[-1], last, _JOINTS):
        last = apart.pop()
    country = party.capacity.country if party.capacity is not None else ""
    apart, here, known = (_abroad(parties, country) for parties in (apart, here, known))
    acting = [p for p in apart if not p.prep and "gen" not in p.cases]
    inner = [p for p in apart[-1:] if _is_relative(words, p, party)]
    after = [p for p in parties[index + 1 :] if p.sentence == party.sentence and p.person is not None]
    after = [
        p for p in after if p.person is not party.person and p.person is not None and p.person.capacities
    ]
    found = (inner or acting or apart or here or known)[-1:] or after[:1]
    return found[0].person if found else None


def _abroad(parties: Sequence[Party], country: str) -> list[Party]:
    """Those who can have a counterpart of a country: not who is of it himself, nor who is of a body only."""
    if not country:
        return list(parties)
    return [p for p in parties if p.person is None or _is_abroad(p.person, country)]


def _is_abroad(person: Person, country: str) -> bool:
    of_state = any(c.country or not c.organization or may_be_of_state(c) for c in person.capacities)
    return person.country != country and (of_state or not person.capacities)


def _is_relative(words: Words, owner: Party, party: Party) -> bool:
    """Whether a counterpart stands in a clause about its owner: "A, who came with his Polish counterpart"."""
    after = [t.lower for t in words.tokens[owner.last + 1 : owner.last + 3]]
    between = [t.text for t in words.tokens[owner.last + 3 : party.first]]
    return after[-1:] == ["who"] and after[0] == "," and "," not in between


def _is_paired(words: Words, left: Party, party: Party) -> bool:
    """Whether somebody acts with his own counterpart: "said that | A and his Polish counterpart had met".

    So, too, "a meeting between A and his Polish counterpart".
    """
    before = words.tokens[left.first - 1] if left.first else None
    country = party.capacity.country if party.capacity is not None else ""
    if before is None or "gen" in left.cases or not joined_by(words, left, party, _JOINTS):
        return False
    told = before.lower in ("between", "that") or bool(before.lemmas & words_of("grammar", "saying"))
    return told and bool(_abroad([left], country))


def joined_by(words: Words, left: Party, right: Party, joints: frozenset[str]) -> bool:
    """Whether two mentions are members of one list, which some words join."""
    between = {t.lower for t in words.tokens[left.last + 1 : right.first]}
    return bool(between) and between <= joints
