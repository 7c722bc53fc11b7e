"""Which event told before people belong to of whom only their part in it is told, and for whom they stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.extract.allegiance import body_of, country_of, give_country
from kg.extract.drafts import TALKS, Draft, Part
from kg.extract.languages.en.lexicon import words_of
from kg.extract.languages.en.scene import listed
from kg.extract.parties import Party
from kg.extract.words import Words

# Who was there is told so many sentences after the event; who signed it sooner.
_LATER = 8
_SIGNED_LATER = 3
# "The two countries' | defence ministers, A and B": so many words before the first of them.
_WHOSE = 6
_SIDES = 2
# They say at what somebody was: "B also joined it and will visit Lima".
_BY_IT = frozenset(("join", "attend", "participate", "take", "be", "sit", "witness", "drop"))
# What has its own name each time. "The luncheon was attended by A": no summit
_MEALS = listed("meeting", "noun", "meals")
_GENERAL = listed("conference", "called") | {"conference", "forum"}
_OCCASIONS = (listed("conference", "noun") | _MEALS) - _GENERAL
_THE = frozenset(("the", "this"))
_BOTH = frozenset(("two", "both"))
_STATES = frozenset(("countries", "states", "nations", "sides", "governments", "republics"))


def near(draft: Draft, told: Sequence[Draft]) -> list[Draft]:
    """The events told before that people can have been at, the likeliest last; [] for none."""
    found = [d for d in told if not d.title and 0 <= draft.sentence - d.sentence <= _LATER]
    found = [d for d in found if not (d.denied or d.earlier)] or [
        d for d in found if d.sentence == draft.sentence or not _is_only_named(d)
    ]
    found = _of_those_told_last(draft, found)
    all_ = found
    if draft.modality == "held":  # "to prepare the summit in May. Participants included A"
        found = [d for d in found if d.modality == "held"] or found
    if draft.type == "signing":
        signed = [d for d in found if d.type == "signing" and draft.sentence - d.sentence <= _SIGNED_LATER]
        return signed[-1:]
    if draft.type == "visit":
        return [d for d in found if d.type == "visit" and d.parts][-1:]
    if draft.type == "conference" or draft.name == "gathering":
        told_of = [d for d in found if d.type == "conference"] or [d for d in all_ if d.type == "conference"]
        named = [d for d in told_of if d.named or d.parts]  # not "the conference" that is one of them
        held = named or told_of
        if held or draft.type == "conference":
            return held[-1:] or [d for d in found if d.rule == "commission"][-1:]
    return [d for d in found if d.parts or (d.type in ("conference", "meeting") and d.named)]


def _is_only_named(event: Draft) -> bool:
    """Whether a gathering is only where something told was made, so that nobody told later was at it: "the
    decision announced at the summit in May. The delegation was led by A"."""
    return event.type == "conference" and event.earlier and not event.parts


def of_occasion(words: Words, draft: Draft, near: list[Draft], told: Sequence[Draft]) -> list[Draft]:
    """The events without those that are called otherwise than that at which people are told to be: "looks to
    the summit in Rome. | The luncheon will feature a speech of A"."""
    sentence = words.sentences[draft.sentence]
    opening = words.tokens[sentence.first : draft.first]
    if len(opening) < _SIDES or opening[0].lower not in _THE or opening[1].lower not in _OCCASIONS:
        return near
    noun = opening[1].lower
    called = [d for d in told if noun in d.name.lower().split() and d.sentence < draft.sentence]
    others = [d for d in near if d.type == "conference" and d.named and noun not in d.name.lower()]
    return called[-1:] or [d for d in near if d not in others]


def _of_those_told_last(draft: Draft, told: list[Draft]) -> list[Draft]:
    """The events told since others came between, of whom the people have nothing: of those told last.

    Who is of a state of earlier events alone is not of these.
    """
    keys, states = set(draft.keys()), set(draft.countries())
    reach, begun = len(told), False
    for event in reversed(told):
        if begun and _is_of_others(event, keys, states):
            break
        reach -= 1
        begun = begun or (_is_known(event) and event.sentence < draft.sentence)
        keys |= event.keys()
        states |= set(event.countries())
    own = set(draft.countries())
    later = {c for d in told[reach:] for c in d.countries()}
    away = own and not own & later and any(own & set(d.countries()) for d in told[:reach])
    return told if away else told[reach:]


def is_told_beside(words: Words, draft: Draft, told: Sequence[Draft], drafts: Sequence[Draft]) -> bool:
    """Whether people are at an event of their own sentence, and have nothing of those told before it: "A led
    the delegation, which will visit Lima"."""
    if words.tokens[draft.first].lemmas & _BY_IT:
        return False
    keys, states = draft.keys(), set(draft.countries())
    beside = (d for d in drafts if d.sentence == draft.sentence and d.rule != draft.rule)
    own = (d for d in beside if _is_of_its_own(d, keys))
    before = [d for d in near(draft, told) if d.sentence < draft.sentence]
    if not (keys and states and before) or not any(keys <= d.keys() for d in own):
        return False
    return all(_is_of_others(d, keys, states) for d in before)


def likeliest(draft: Draft, near: Sequence[Draft]) -> Draft:
    """The event of several told last among those that people can have been at, else the last one: those told
    of since are nearer than what is told of others."""
    several = next((d for d in reversed(near) if len(d.parts) > 1), near[-1])
    keys, known = draft.keys(), bool(draft.countries())
    others = (
        known
        and _is_of_others(several, keys, set(draft.countries()))
        and _is_of_its_own(near[-1], keys | several.keys())
    )
    return near[-1] if others else several


def _is_of_its_own(event: Draft, keys: set[tuple[str, str, str, str]]) -> bool:
    """Whether more is told of an event than that people were there: "the meeting was attended by A"."""
    return event.type == "visit" or event.named or bool(event.keys() - keys)


def _is_of_others(event: Draft, keys: set[tuple[str, str, str, str]], states: set[str]) -> bool:
    """Whether all of an event are told, none of them is among people and none of a state of these."""
    return _is_known(event) and not (event.keys() & keys or set(event.countries()) & states)


def _is_known(event: Draft) -> bool:
    """Whether it is told for whom all those of an event act; a body at a gathering says nothing of others."""
    talks = event.type in TALKS
    acting = (country_of(p.party) or ((talks or p.party.person) and body_of(p.party)) for p in event.parts)
    return bool(event.parts) and all(acting)


def act_for_whom_they_join(draft: Draft) -> None:
    """Let people act for the state of him at whose side they are: "The premier was joined by Minister A"."""
    hosts = (p.party for p in draft.parts if p.role == "host")
    beside = [p for p in hosts if p.kind in ("person", "pronoun", "post")]
    states = {country_of(p) for p in beside if not p.plural}
    for part in draft.parts if len(beside) == len(states) == 1 and "" not in states else ():
        capacity = part.party.capacity
        bare = capacity is not None and not capacity.organization
        if part.role != "host" and bare and not country_of(part.party):
            give_country(part.party, next(iter(states)))


def is_side(party: Party) -> bool:
    """Whether a party is a state or a body of one: who led its delegation stands for it."""
    return party.kind == "state" or (party.kind == "body" and bool(party.country))


def without_sides(parts: Sequence[Part]) -> list[Part]:
    """The parties of a talk of persons without their states and the bodies of these; a state stays for which
    nobody is known to act, where nobody knows for whom one of the persons does."""
    persons = [p.party for p in parts if p.party.person is not None]
    acting = {country_of(p) for p in persons}
    # "Talks with France and Germany. B attended, too": B is of the side of A.
    others = {p.party.country for p in parts if p.party.kind == "state"} - acting
    open_ = len(acting - {""}) < _SIDES and ("" not in acting or len(acting) < _SIDES or len(others) > 1)
    return [p for p in parts if not is_side(p.party) or (open_ and p.party.country not in acting)]


def stand_in(target: Draft, people: Sequence[Party]) -> None:
    """Let those who are named stand for the officials without a name, and for the states, that the event has
    already: "The foreign secretaries of Nepal and Bangladesh met. Secretary A led the Nepali side"."""
    if target.type == "visit":
        return
    for person in (p for p in people if p.person is not None):
        same = [p for p in target.parts if _is_nameless(p) and _is_same_post(p.party, person)]
        if target.type not in TALKS:
            same = [p for p in same if not _is_anybody(p.party)]
        country = country_of(person)
        if not country and len(same) == 1:
            country = country_of(same[0].party)
            give_country(person, country)
        gone = [p for p in same if country and country_of(p.party) == country]
        target.parts = [p for p in target.parts if p not in gone]
    _be_the_last(target, people)
    acting = {country_of(p) for p in people if p.person is not None} - {""}
    kinds = ("state", "body") if target.type == "signing" else ("state",)
    target.parts = [p for p in target.parts if not _gives_way(p, acting, kinds)]


def _be_the_last(target: Draft, people: Sequence[Party]) -> None:
    """Let the only one of whom no state is told be of that of the only officials without a name: "Lao and
    Chadian officials met. The talks were chaired by Deputy Minister A and his Chadian counterpart B"."""
    bare = [p for p in people if p.person is not None and not country_of(p)]
    left = [p for p in target.parts if _is_nameless(p) and _is_anybody(p.party) and country_of(p.party)]
    if len(bare) == len(left) == 1 and len(people) > 1:
        give_country(bare[0], country_of(left[0].party))
        target.parts = [p for p in target.parts if p not in left]


def _is_anybody(party: Party) -> bool:
    return party.capacity is not None and party.capacity.position.lower() in words_of("posts", "anybody")


def _gives_way(part: Part, acting: set[str], kinds: Sequence[str]) -> bool:
    party = part.party
    return party.kind in kinds and party.country in acting and part.role != "host"


def _is_nameless(part: Part) -> bool:
    return part.party.kind == "post" and part.party.person is None and part.party.capacity is not None


def _is_same_post(nameless: Party, person: Party) -> bool:
    """Whether somebody has the post of an official without a name: "foreign secretary" of the same words."""
    post = nameless.capacity.position.lower() if nameless.capacity is not None else ""
    if post in words_of("posts", "anybody"):
        return country_of(nameless) == country_of(person)  # "Lao officials", of whom he is one
    held = [c.position.lower() for c in (person.person.capacities if person.person is not None else ())]
    fields, _, head = post.rpartition(" ")  # "the foreign and transport | ministers": he is one of them
    posts = {post, *(f"{field} {head}" for field in fields.split(" and ") if " and " in fields)}
    return any(p == h or h.endswith(f" {p}") for h in held if h for p in posts)


def act_for_both(words: Words, target: Draft, people: Sequence[Party]) -> None:
    """Let two people of one post act for the two states of an event: "the two countries' defence ministers, A
    and B", "the ministers of both states, A and B", "their ministers, A and B"."""
    persons = [p for p in people if p.person is not None]
    states = target.countries()
    if len(persons) != _SIDES or len(states) != _SIDES or len(people) != _SIDES:
        return
    first = persons[0]
    low = max(words.sentences[first.sentence].first, first.first - _WHOSE)
    before = [t.lower for t in words.tokens[low : persons[1].first]]
    both = any(w in _BOTH and _STATES & set(before[n + 1 : n + 3]) for n, w in enumerate(before))
    if not both and "their" not in before:
        return
    part_posts(persons)
    for person, state in zip(persons, states, strict=True):
        for capacity in person.person.capacities if person.person is not None else ():
            capacity.country = person.country = state
            words_of_post = capacity.position.split()
            number = next((n for n, w in enumerate(words_of_post) if w in _BOTH), 0)
            if number > 1 and words_of_post[number - 1] in ("of", "the"):
                capacity.position = " ".join(words_of_post[:number]).removesuffix(" the").removesuffix(" of")


def act_for_states_before(words: Words, drafts: Sequence[Draft]) -> None:
    """Let the two people of one post in an event act for the two states of the one before: "President A met
    President B. Their defence ministers, C and D, signed"."""
    for n, draft in enumerate(drafts):
        people = draft.people()
        if len(people) != _SIDES or len(draft.parts) != _SIDES or any(map(country_of, people)):
            continue
        two = next((d for d in reversed(drafts[:n]) if len(d.countries()) == _SIDES), None)
        if two is not None and draft.sentence - two.sentence <= _SIGNED_LATER:
            act_for_both(words, two, people)


def part_posts(people: Sequence[Party]) -> None:
    """Let each of those who share a post in the plural have his own: "Deputy Ministers A and B"."""
    known: set[int] = set()
    for party in people:
        person = party.person
        if person is not None:
            own = [replace(c) if id(c) in known else c for c in person.capacities]
            at = next((n for n, c in enumerate(person.capacities) if c is party.capacity), -1)
            party.capacity = own[at] if at >= 0 else party.capacity
            person.capacities = own
            known |= {id(c) for c in own}
            for capacity in (c for c in own if c.derived):
                capacity.country = party.country = ""


def _is_again(one: Draft, other: Draft) -> bool:
    """Whether a reception and the meal of a sentence are one talk: "hosted A | for a dinner"."""
    rules = {one.rule, other.rule} == {"receive", "meeting-noun"}
    return rules and (one.keys() <= other.keys() or other.keys() <= one.keys())


def journey(last: Draft, told: Sequence[Draft]) -> list[Draft]:
    """An event, and for a visit or gathering the stops and gatherings told in the same sentence.

    Who joins somebody on the way to talks goes there too: "will travel to Rome to meet A. X will join her".
    """
    kinds = ("visit", "conference")
    here = [d for d in told if d.sentence == last.sentence]
    beside = [d for d in here if d.type in kinds]
    if last.type in kinds:
        return beside
    ahead = last.modality == "planned" and any(d.type == "visit" and d.keys() & last.keys() for d in here)
    same = [d for d in here if d is not last and d.type == last.type == "meeting" and _is_again(d, last)]
    # "Hosted A for a dinner" tells of one talk twice.
    return [d for d in here if d.modality == "planned"] if ahead else [last, *same]


def add_far(delegation: Draft, told: Sequence[Draft]) -> None:
    """Add the delegation of one state, told at the end of a text, to the first talks of it with others."""
    own = delegation.countries()[0]
    talks = (d for d in told if d.type in TALKS and own in d.countries() and len(d.countries()) > 1)
    for talk in list(talks)[:1]:
        for part in delegation.parts:
            talk.add(part.party)
