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


def act_for_side(scene: Scene, people: Sequence[Party]) -> None:
    """Let people of whom nothing else is told act for the side that the sentence says they are of."""
    tokens = scene.tokens[scene.sentence.first : scene.sentence.last + 1]
    at = [t.index for t in tokens if t.lower in _SIDES or t.lower in ("part", "behalf")]
    for index in at:
        country, body = _side(scene, index)
        for party in people if country or body else ():
            _give(party, country, body)


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


def _give(party: Party, country: str, body: str) -> None:
    capacities = party.person.capacities if party.person is not None else []
    if country_of(party) or any(c.organization for c in capacities):
        return
    if country:
        give_country(party, country)
    for capacity in capacities if body and not country else ():
        capacity.organization = body
