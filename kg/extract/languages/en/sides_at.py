"""States and bodies at a gathering told before: "It was attended by UNICEF", "Participants included Peru"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.drafts import Draft
from kg.extract.languages.en import gazette
from kg.extract.languages.en.lexicon import words_of
from kg.extract.languages.en.listing import is_possessive
from kg.extract.languages.en.scene import Scene, listed
from kg.extract.languages.en.word_classes import ADVERBS, FINITE, MODALS, PREPOSITIONS
from kg.extract.parties import Party
from kg.extract.words import Token

SIDES = ("state", "body")
# Before one that is listed after people.
_OPENING = frozenset(("and", "the", "as", "with"))
# What goes on after one that stands for itself.
_GOING_ON = PREPOSITIONS | ADVERBS | MODALS | listed("sides_at", "going_on")
_GATHERINGS = listed("conference", "strong")
_TOGETHER = listed("sides_at", "together")
# Who come in numbers, and what they do. "Delegations from 20 countries took part, including"
_MANY = listed("sides_at", "many")
_COMING = frozenset(("attend", "join", "participate"))
_TAKING = ("take part", "took part", "takes part", "taking part")
_BESIDE = frozenset(("alongside", "as", "together", "along", "with"))
_NEAR = 5
_CHAIRS = frozenset(("co-chairs", "cochairs", "co-chairmen", "co-chairpersons", "co-hosts"))
# A gathering is told so many sentences before "the meeting".
_BEFORE = 3


def opens_with_chairs(scene: Scene) -> bool:
    """Whether a sentence opens with those who lead both sides: "The | co-chairs, A and B, signed"."""
    return scene.tokens[min(scene.sentence.first + 1, scene.sentence.last)].lower in _CHAIRS


def bring(scene: Scene, draft: Draft, parties: Sequence[Party]) -> None:
    """Let the states and bodies among those told of come to the gathering told before, to nothing else."""
    draft.sides = [p for p in parties if (p.kind in SIDES and acts(scene, p)) or (p.plural and is_sent(p))]
    if draft.sides and not draft.parts:
        draft.type, draft.open = "conference", True


def acts(scene: Scene, party: Party) -> bool:
    """Whether a state or body stands for itself, and not before what is of it: "with U.S. | Mission"."""
    if is_possessive(scene.tokens, party):
        return False
    following = scene.tokens[min(party.last + 1, scene.sentence.last)]
    if following.lower == "and":  # "with U.S. and Vietnamese industry leaders"
        return gazette.adjective(scene.words, following.index + 1) is None
    attribute = following.shape == "word" and following.lower not in _GOING_ON
    return not attribute or bool(scene.grammar.role(following.index) and not following.capital)


def is_sent(party: Party) -> bool:
    """Whether officials without names are of a state or body: "representatives of UNICEF", no "officials"."""
    capacity = party.capacity
    if party.kind != "post" or capacity is None or party.counterpart:
        return False
    told = bool(capacity.country or capacity.organization)
    return told and capacity.position.lower() not in words_of("posts", "anybody")


def sides_in(scene: Scene, listed: Sequence[Party]) -> list[Party]:
    """The states and bodies among people in a list; what a comma parts from somebody can be where he works:
    "A, Director, White House; B and | the World Bank"."""
    first = next((p.first for p in listed if p.kind not in SIDES), 0)
    sides = (p for p in listed if p.kind in SIDES)
    return [p for p in sides if p.first < first or scene.tokens[p.first - 1].lower in _OPENING]


def settle(draft: Draft, event: Draft, told: Sequence[Draft]) -> None:
    """Give an event the states and bodies that a draft brings, if it is a gathering, and the official beside
    whom others are of whom nothing was told so far: "A was joined by representatives of UNICEF"."""
    if event.type != "conference":
        return
    for side in draft.sides:
        event.add(side)
    keys = [d.keys() for d in told]
    for party in (p.party for p in draft.parts if p.role == "host" and p.party.kind == "person"):
        if all(party.key() not in known for known in keys):
            event.add(party)


def is_told_already(scene: Scene, noun: Token) -> bool:
    """Whether "the meeting" is what was told before: "A and B joined the | meeting", and after a gathering
    "The | meeting included A and B"."""
    first = scene.sentence.first
    the = scene.tokens[max(noun.index - 1, first)]
    if not scene.sentence.index or the.lower != "the" or noun.index == scene.sentence.last:
        return False
    before, after = scene.tokens[max(noun.index - 2, first)], scene.tokens[noun.index + 1]
    if "join" in before.lemmas and after.text in (".", ",", ";"):
        return scene.grammar.role(before.index) == FINITE
    attends = scene.tokens[max(before.index - 1, first)]
    after = scene.tokens[after.index + (after.lower == "also" and after.index < scene.sentence.last)]
    if before.lower == "in" and after.text in (".", ",", ";") and attends.lower in ("participated", "part"):
        return True  # "A and B took part in the | meeting"
    if before.lower == "at" and "represent" in scene.tokens[max(before.index - 1, first)].lemmas:
        return True
    if the.index != first or not after.lemmas & _TOGETHER or scene.grammar.role(after.index) != FINITE:
        return False
    told = scene.words.sentences[max(0, scene.sentence.index - _BEFORE) : scene.sentence.index]
    return any(t.capital and t.lemmas & _GATHERINGS for s in told for t in scene.words.inside(s.index))


def included(scene: Scene) -> list[Party]:
    """The states and bodies among many who are told to come: "Thirty countries attended, including | Peru
    and UNICEF", "delegations from twenty states, including those of Peru"."""
    inside = scene.words.inside(scene.sentence.index)
    words = [
        t.lower if not t.capital or not n else t.text for n, t in enumerate(inside)
    ]  # no "United States"
    at = next((n for n, w in enumerate(words) if w == "including" and n and words[n - 1] == ","), None)
    if at is None or _MANY.isdisjoint(words[:at]) or not _is_attended(scene):
        return []
    index = scene.sentence.first + at
    near = next((p for p in scene.clauses.parties if 0 < p.first - index <= _NEAR), None)
    if near is None or near.kind not in SIDES or near.prep not in ("", "including", "from", "of"):
        return []
    return [p for p in scene.clauses.group(near) if p.kind in SIDES and acts(scene, p)]


def _is_attended(scene: Scene) -> bool:
    """Whether a sentence tells that somebody came to a gathering."""
    verbs = scene.grammar.predicates(scene.sentence)
    taken = (scene.behind(v).lower == "part" for v in verbs)
    return any(v.lemmas & _COMING for v in verbs) or any(taken)


def came(scene: Scene, verb: Token) -> list[Party]:
    """Which states and bodies, or their officials, came to what was told before: "Representatives of Peru
    | joined, alongside UNICEF", "the World Bank attended as an observer"; none where persons did."""
    last = scene.sentence.last
    end = verb.index + (scene.text(verb.index, verb.index + 1) in _TAKING)
    after = scene.tokens[min(end + 1, last)]
    comes = bool(verb.lemmas & _COMING) or end > verb.index
    if not scene.sentence.index or not comes or scene.grammar.role(verb.index) != FINITE:
        return []
    beside = scene.tokens[min(end + 2, last)].lower if after.text == "," else after.lower
    if after.text not in ".;" and beside not in _BESIDE:
        return []
    people = scene.subject(verb.index)
    further = scene.clauses.after(verb.index, ("alongside", "with")) if beside in _BESIDE - {"as"} else []
    sent = all(p.kind in SIDES or (p.person is None and is_sent(p)) for p in people)
    return [*people, *(p for p in further if p not in people)] if people and sent else []


def watching(scene: Scene, first: int) -> list[Party]:
    """Which states and bodies are there beside others: "was held | with Peru and UNICEF as observers"."""
    for party in scene.clauses.parties:
        if party.first < first or party.prep != "with" or party.kind not in SIDES:
            continue
        group = scene.clauses.group(party)
        end = min(group[-1].last + 1, scene.sentence.last)
        if scene.text(end, end + 1) in ("as observers", "as guests"):
            return group
    return []


def stand_for_states(drafts: Sequence[Draft]) -> None:
    """Let governments stand for their states at gatherings: "the second Oman-Peru Dialogue", which "the
    Governments of Oman and Peru" held."""
    gatherings = [d for d in drafts if d.type == "conference"]
    governed = {d.name.lower(): own for d in gatherings if (own := _governed(d))}
    held = set().union(*governed.values())
    for draft in gatherings if governed else ():
        own = held if draft.title else governed.get(draft.name.lower(), set())
        draft.parts = [p for p in draft.parts if p.party.kind != "state" or p.party.country not in own]


def _governed(draft: Draft) -> set[str]:
    """The states whose governments take part."""
    bodies = (p.party for p in draft.parts if p.party.kind == "body")
    return {b.country for b in bodies if b.body.lower().startswith("government")} - {""}
