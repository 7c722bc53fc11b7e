"""Of which side a sentence says its people are: "from the Maltese side", "on the part of NATO"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.allegiance import country_of, give_country
from kg.extract.languages.en import gazette
from kg.extract.languages.en.scene import Scene
from kg.extract.parties import Party

_SIDES = frozenset(("side", "delegation"))
_OPENING = frozenset(("from", "on", "for", "at"))
# "On the part of NATO": the words before whose side it is.
_PART = ("on the part of", "on behalf of", "from the side of")
# "The Maltese parliamentary delegation": from whose it is to the noun.
_NEAR = 3
# "A on behalf of the | Omani side": so many words behind somebody.
_FOR_NEAR = 4


def act_for_side(scene: Scene, people: Sequence[Party], *, until: int | None = None) -> None:
    """Let people of whom nothing else is told act for the side that the sentence says they are of.

    ``until`` is the last token that tells of it.
    """
    tokens = scene.tokens[scene.sentence.first : (scene.sentence.last if until is None else until) + 1]
    at = [t.index for t in tokens if t.lower in _SIDES or t.lower in ("part", "behalf")]
    told = [(index, *side) for index in at if any(side := _side(scene, index))]
    fronted = bool(told) and all(told[0][0] < p.first for p in people)
    for party in people:
        # "From the Maltese side were A and B, and from the Omani side C"
        before = [side for side in told if side[0] < party.first][-1:]
        after = [side for side in told if side[0] > party.first][:1]
        for _, country, body in before if fronted else after or before:
            give_side(party, country, body)


def of_further_sides(scene: Scene, last: int) -> list[Party]:
    """Who is named for a side after others: "on the Maltese side by A | and on the Omani side by B"."""
    out: list[Party] = []
    for token in scene.tokens[last + 1 : scene.sentence.last]:
        comma = scene.tokens[token.index + 1].text == ","  # "from the Omani side, by B"
        by = scene.tokens[min(token.index + 1 + comma, scene.sentence.last)]
        near = [p for p in scene.clauses.parties if by.index < p.first <= by.index + _NEAR and p.prep == "by"]
        if (
            token.lower not in _SIDES
            or by.lower != "by"
            or not near
            or near[0].kind not in ("person", "post")
        ):
            continue
        state = state_of_side(scene, token.index)
        people = scene.clauses.group(near[0])
        for party in people if state else ():
            give_side(party, state, "")
        out += people
    return out


def state_of_side(scene: Scene, noun: int) -> str:
    """The state whose side or delegation a noun is: "the Maltese | side"; '' for none."""
    return body_or_state_before(scene, noun)[0]


def _side(scene: Scene, noun: int) -> tuple[str, str]:
    """The country or the body of a side that a preposition opens, both '' for none."""
    if scene.tokens[noun].lower not in _SIDES:
        of = scene.text(max(scene.sentence.first, noun - 2), min(noun + 1, scene.sentence.last))
        target = noun + 2 if of.endswith(_PART) else scene.sentence.last
        target += scene.tokens[min(target, scene.sentence.last)].lower == "the"
        span = scene.spans.over(target)
        return (span.country, span.name if span.kind == "body" else "") if span is not None else ("", "")
    country, body, first = body_or_state_before(scene, noun)
    at = first - 1 - (scene.tokens[max(first - 1, 0)].lower == "the")
    opened = at >= scene.sentence.first and scene.tokens[at].lower in _OPENING
    return (country, body) if opened else ("", "")


def body_or_state_before(scene: Scene, noun: int) -> tuple[str, str, int]:
    """The country and body before a noun of a side, and where they begin."""
    for first in range(noun - 1, max(scene.sentence.first, noun - _NEAR) - 1, -1):
        adjective = gazette.adjective(scene.words, first)
        span = scene.spans.over(first)
        if adjective is not None and adjective[0] < noun:
            return adjective[1], "", first
        if span is not None and span.kind in ("body", "state"):
            return span.country, span.name if span.kind == "body" else "", span.first
    return "", "", noun


def give_side(party: Party, country: str, body: str) -> None:
    """Let somebody of whom nothing else is told act for a state, or for a body of none."""
    capacities = party.person.capacities if party.person is not None else []
    if country_of(party) or any(c.organization for c in capacities):
        return
    if country:
        give_country(party, country)
    for capacity in capacities if body and not country else ():
        capacity.organization = body


def sign_for_sides(scene: Scene, people: Sequence[Party]) -> None:
    """Let signatories act for the side that a sentence says they are of: "On the Maltese side, it was signed
    by A, with B signing for the Omani side"."""
    last = scene.sentence.last
    for party in people:
        if scene.tokens[min(party.last + 1, last)].lower == "signing":
            near = scene.tokens[party.last + 1 : min(party.last + 1 + 2 * _FOR_NEAR, last)]
            side = next((t.index for t in near if t.lower in _SIDES), None)
            country, body = _side(scene, side) if side is not None else ("", "")
            give_side(party, country, body)
    act_for_side(scene, [p for p in people if scene.tokens[min(p.last + 1, last)].lower != "signing"])
    act_on_behalf(scene, people)


def act_on_behalf(scene: Scene, people: Sequence[Party]) -> None:
    """Let people act for the state that stands beside each: "for Peru by A", "by A on behalf of Peru"."""
    states = [p for p in scene.clauses.parties if p.kind == "state"]
    for party in people:
        if country_of(party) or party.kind not in ("person", "post"):
            continue
        before = next((s for s in states if 0 < party.first - s.last <= 2 and is_for(scene, s)), None)
        after = next((s for s in states if 0 < s.first - party.last <= _FOR_NEAR and is_for(scene, s)), None)
        state = before or after
        if state is not None:
            give_country(party, state.country)


def is_for(scene: Scene, state: Party) -> bool:
    text = scene.text(max(scene.sentence.first, state.first - 4), state.first - 1).removesuffix(" the")
    return text.endswith(("on behalf of", " for")) or text == "for"
