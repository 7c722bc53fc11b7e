"""At what level states talk: "встреча на уровне премьеров Чили и Перу", "итоги переговоров глав стран"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.drafts import Draft
from kg.extract.languages.ru.scene import Scene
from kg.extract.parties import Capacity, Party
from kg.extract.words import Token

# "на уровне", "на высоком уровне" stand so many tokens after the noun, or after its sides, at most.
_AFTER = 6


def specify(scene: Scene, token: Token, draft: Draft, genitive: Sequence[Party]) -> None:
    """Let officials talk for their states: those at whose level the talk is, or whose talk it is when two
    states act in the clause."""
    level = _level(scene, token)
    told = [p for p in level if p.country or (p.capacity is not None and p.capacity.country)]
    if len(told) > 1:
        draft.parts = [p for p in draft.parts if p.party.kind != "state"]
        scene.put(draft, told)
        return
    title = next((p for p in (*level, *genitive) if _is_title_of_several(scene, p)), None)
    states = [p.party for p in draft.parts if p.party.kind == "state"]
    states = states if len(states) > 1 else _acting(scene, token)
    if title is None or len(states) < 2:
        return
    draft.parts = [p for p in draft.parts if p.party is not title and p.party.kind != "state"]
    scene.put(draft, [_official(title, state) for state in states])


def _level(scene: Scene, token: Token) -> list[Party]:
    """The parties after "на уровне" behind an event noun."""
    _, high = scene.clauses.reach(token.index)
    near = scene.words.tokens[token.index + 1 : min(token.index + 1 + _AFTER, high)]
    at = next((t.index for t in near if t.lower == "уровне"), None)
    if at is None or scene.words.tokens[at - 1].lower != "на":
        return []
    first = next((p for p in scene.clauses.parties if p.first == at + 1 and "gen" in p.cases), None)
    return [p for p in scene.clauses.parties if first is not None and p.head == first.head]


def _is_title_of_several(scene: Scene, party: Party) -> bool:
    """Whether a post in the genitive plural says neither of whom nor for which state."""
    held, readings = party.capacity, scene.words.tokens[party.head].readings
    if not any(r.case == "gen" and r.number == "p" for r in readings):
        return False  # "по итогам переговоров | главы государств подписали"
    bare = held is not None and not (held.country or held.organization or party.counterpart)
    return party.kind == "post" and party.person is None and party.plural and bare


def _acting(scene: Scene, token: Token) -> list[Party]:
    """The states that act in the clause of an event noun: "Чили и Перу по итогам переговоров подписали"."""
    verb = scene.governor(token, scene.clause(token))
    subjects = scene.subject(verb) if verb is not None else []
    return subjects if all(p.kind == "state" and p.country for p in subjects) else []


def _official(title: Party, state: Party) -> Party:
    held = title.capacity
    position = held.position if held is not None else ""
    capacity = Capacity(position, country=state.country, first=title.first, last=title.last)
    place = title.first, title.last, title.head
    return Party(*place, "post", title.sentence, title.cases, capacity=capacity, country=state.country)
