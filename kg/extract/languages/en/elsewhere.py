"""Further talks of one verb or noun, each at its own place: "will meet Minister A in Oslo and Minister B in
Riga", "held talks with A in Oslo on Monday and with B in Riga"."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from kg.extract.drafts import Draft
from kg.extract.languages.en.listing import is_possessive
from kg.extract.languages.en.scene import Scene
from kg.extract.parties import Party
from kg.extract.spans import Span
from kg.extract.words import Token

_AT = frozenset(("in", "at"))
_JOINTS = frozenset((",", ";", "and", "then", "also", "later", "with"))
_PEOPLE = ("person", "post")
# From "and" to the last one: "and | with the Chilean minister".
_LAST_ONE = 3
_PARTING = _JOINTS - {",", "also", "later", "with"}


def further(scene: Scene, token: Token, draft: Draft, partners: Sequence[Party]) -> list[Draft]:
    """Return the talks with those listed after the place of the first; [] where there are none."""
    if not partners or draft.type != "meeting" or sum(s.kind == "place" for s in _places(scene)) < 2:
        return []
    out = [draft]
    low, high = scene.clauses.reach(token.index)
    near = up_to(scene, partners, _place_at)
    last, met = near[-1].last, {p.key() for p in partners}
    while (place := _place_at(scene, last + 1)) is not None:
        joint = _past_day(scene, place)
        group: Sequence[Party] = next_told(scene, joint, _JOINTS | {"the"}, _PARTING)
        there = _place_at(scene, up_to(scene, group, _place_at)[-1].last + 1) if group else None
        if there is None:
            break
        one = out[-1]
        one.place, one.apart = place, True
        one.scope = ((low, token.index), (one.first, joint - 1)) if one is not draft else ((low, joint - 1),)
        group = up_to(scene, group, _place_at)
        out.append(_with(scene, draft, group, met, there))
        out[-1].scope = ((low, token.index), (joint, high))
        last = group[-1].last
    if len(out) > 1:
        leave(draft, [p for p in partners if p not in near])
    return out[1:]


def again_elsewhere(scene: Scene, token: Token, draft: Draft) -> list[Draft]:
    """Return the further talks of the same people, each at its own place, [] where there are none: "met twice
    since, in Lima in May and in | Muscat in July"."""
    if draft.type != "meeting" or len(draft.parts) < 2:
        return []
    high = scene.clauses.reach(token.index)[1]
    first = next((s for s in scene.places(token.index + 1, high) if scene.prep_of(s) in _AT and s.name), None)
    out, place, low, last = [draft], first, scene.clauses.reach(token.index)[0], scene.sentence.last
    while place is not None:
        joint = _past_when(scene, place)
        after = joint
        while after < last and scene.tokens[after].lower in (",", "and", "then", "again", "later"):
            after += 1
        there = _place_at(scene, after) if after > joint else None
        if there is None or there.kind != place.kind:
            break
        one = out[-1]
        one.place, one.apart = place, True
        one.scope = ((low, joint - 1),) if one is draft else ((one.first, joint - 1),)
        parts = [replace(p) for p in draft.parts]
        again = replace(draft, first=after, last=after, place=there, apart=True, parts=parts, mentions=[])
        again.scope, again.telling, again.topics = ((after, high),), (), []
        out.append(again)
        place = there
    return out[1:]


def _past_when(scene: Scene, place: Span) -> int:
    """Behind a place and the time told with it: "in Lima in May | and", "in Riga on 3 May 2021 |,"."""
    i = place.last + 1
    while i < scene.sentence.last and _place_at(scene, i) is None:
        token = scene.tokens[i]
        told = scene.grammar.is_when(token) or token.shape == "number"
        if not (told or token.lower in ("on", "in", "last", "this", "earlier", "late", "early")):
            break
        i += 1
    return i


def leave(draft: Draft, others: Sequence[Party]) -> None:
    """Take those out of a talk who have one of their own."""
    apart = {p.key() for p in others}
    draft.parts = [p for p in draft.parts if p.party.key() not in apart]


def up_to(scene: Scene, group: Sequence[Party], at: Callable[[Scene, int], object | None]) -> Sequence[Party]:
    """Those of a list who stand before the first place or time: "with A | in Oslo and with B in Riga"."""
    end = next((n for n, p in enumerate(group) if at(scene, p.last + 1) is not None), len(group) - 1)
    return group[: end + 1]


def _places(scene: Scene) -> list[Span]:
    return scene.places(scene.sentence.first, scene.sentence.last)


def _place_at(scene: Scene, i: int) -> Span | None:
    """The place that "in" or "at" opens here."""
    if i >= scene.sentence.last or scene.tokens[i].lower not in _AT:
        return None
    span = scene.spans.at(i + 1 + (scene.tokens[i + 1].lower == "the"))
    return span if span is not None and span.kind in ("place", "state") else None


def _past_day(scene: Scene, place: Span) -> int:
    """The token after a place with its state and the day: "in Oslo, Norway, on Monday |"."""
    i = min(place.last + 1, scene.sentence.last)
    state = scene.spans.at(i + 1) if scene.tokens[i].text == "," and i < scene.sentence.last else None
    if state is not None and state.kind == "state" and state.country == place.country:
        i = state.last + 1
    while i < scene.sentence.last and (
        scene.tokens[i].lower == "on" or scene.grammar.is_when(scene.tokens[i])
    ):
        i += 1
    return i


def next_told(scene: Scene, joint: int, over: frozenset[str], parting: frozenset[str]) -> list[Party]:
    """Return those who come next behind the words at ``joint``, over all that are in ``over``, where one of
    them parts two talks: "and", "then", "before", or a comma before the last ones; [] for none.
    """
    i = joint
    while i < scene.sentence.last and scene.tokens[i].lower in over:
        i += 1
    gap = {t.lower for t in scene.tokens[joint:i]}
    joined = bool(gap & parting) or ("," in gap and _goes_on(scene, i))
    first = next((p for p in scene.clauses.parties if joined and p.first in (i, i - 1)), None)
    if first is None or first.kind not in _PEOPLE or is_possessive(scene.words.tokens, first):
        return []
    return scene.clauses.group(first)


def _goes_on(scene: Scene, i: int) -> bool:
    """Whether a list goes on without a verb to its last one: "A on Sunday, | B on Monday and C today"."""
    joint = next((t.index for t in scene.tokens[i : scene.sentence.last] if t.lower == "and"), i)
    people = any(joint < p.first <= joint + _LAST_ONE and p.kind in _PEOPLE for p in scene.clauses.parties)
    return joint > i and people and not any(scene.grammar.is_finite(k) for k in range(i, joint))


def _with(
    scene: Scene, draft: Draft, group: Sequence[Party], met: set[tuple[str, str, str, str]], place: Span
) -> Draft:
    """The talk with others somewhere else, of who talks in a draft."""
    first = group[0].first
    one = replace(draft, first=first, last=first, parts=[], place=place, apart=True, mentions=[], topics=[])
    one.parts = [p for p in draft.parts if p.party.key() not in met]
    scene.put(one, group)
    return one
