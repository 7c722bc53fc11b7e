"""Visits told by what somebody does at a place that the sentence has named: "met him in Accra, where he had
come on a working visit", "was received in Riga, where she is on an official trip"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.allegiance import country_of
from kg.extract.asked import on
from kg.extract.drafts import Draft
from kg.extract.languages.en.modality import mention
from kg.extract.languages.en.scene import Scene
from kg.extract.languages.en.word_classes import FINITE, PARTICIPLE, PASSIVE
from kg.extract.parties import Party
from kg.extract.spans import Span
from kg.extract.words import Token

_JOURNEY = r"(?:visit|trip|tour|mission)"
# Behind who it is: "is currently on an official visit", "had arrived for a two-day visit".
_VISITS = re.compile(
    r"(?:(?:is|was|has been|had been) (?:currently |now |also )?(?:on|paying|making) (?:an? |his |her )?"
    rf"(?:[\w-]+ ){{0,4}}{_JOURNEY}"
    r"|(?:has |had )?(?:just |also |earlier )?(?:come|came|arrived|flown|flew|travelled|traveled)"
    rf" (?:on|for) (?:an? |his |her )(?:[\w-]+ ){{0,4}}{_JOURNEY})\b"
)
_ARRIVED = re.compile(
    r"(?:has |had )?(?:just )?arrived (?:on \w+day|yesterday|earlier|today|this (?:morning|week)|at the head)"
)
_MOST = 14
_PERSONS = ("person", "post", "pronoun")
_LATTER = ("the latter", "the guest", "the visitor")


@on("where")
def where_visiting(scene: Scene, token: Token) -> Draft | None:
    """The visit of who has come where the sentence tells of something: ", where he is on a visit"."""
    place = _place_before(scene, token)
    if token.lower != "where" or place is None or place.kind not in ("place", "state"):
        return None
    last = min(token.index + _MOST, scene.sentence.last)
    verb = next((i for i in range(token.index + 1, last) if scene.grammar.role(i) in _VERBS), None)
    if verb is None:
        return None
    verb = scene.grammar.group_start(verb)
    behind = scene.text(verb, last)
    if not (_VISITS.match(behind) or _ARRIVED.match(behind)):
        return None
    visitor = _visitor(scene, token, verb, place)
    if visitor is None:
        return None
    draft = mention(scene, "visit", scene.tokens[verb], "stay")
    draft.place, draft.modality, draft.denied = place, "held", False
    scene.put(draft, [visitor], "guest")
    return draft


_VERBS = (FINITE, PASSIVE, PARTICIPLE)


def _place_before(scene: Scene, where: Token) -> Span | None:
    """The town or state right before "where", with its state behind it left out: "in Lima, Peru, | where"."""
    at = where.index - 1 - (scene.tokens[where.index - 1].text == ",")
    span = scene.spans.over(at) if at > scene.sentence.first else None
    town = scene.spans.over(span.first - 2) if span is not None and span.kind == "state" else None
    behind = span is not None and scene.tokens[span.first - 1].text == ","
    return town if town is not None and town.kind == "place" and behind else span


def _visitor(scene: Scene, where: Token, verb: int, place: Span) -> Party | None:
    """Who has come: the only one of those before who is not of the place, or who is told by name or post."""
    subject = [p for p in scene.clauses.parties if where.index < p.first and p.last < verb]
    named = [p for p in subject if p.kind in ("person", "post") and not p.plural]
    if named:
        return named[0]
    pronoun = subject[0] if subject and subject[0].kind == "pronoun" and not subject[0].plural else None
    if pronoun is None and scene.text(where.index + 1, where.index + 2) not in _LATTER:
        return None
    before = [
        p for p in scene.clauses.parties if p.last < where.index and p.kind in _PERSONS and not p.plural
    ]
    return _foreigner(before, place)


def _foreigner(people: Sequence[Party], place: Span) -> Party | None:
    keys = {p.key(): p for p in people if p.person is not None or p.kind == "post"}
    away = [p for p in keys.values() if country_of(p) != place.country]
    return away[0] if len(away) == 1 and place.country else None
