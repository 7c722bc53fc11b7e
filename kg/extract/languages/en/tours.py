"""The stops that a tour is told to have, and the visit after which somebody leaves."""

from __future__ import annotations

import re

from kg.extract.asked import on
from kg.extract.drafts import Draft
from kg.extract.languages.en.places import stops
from kg.extract.languages.en.scene import Scene, first_halves
from kg.extract.languages.en.visit_stops import VISITORS, drafts_of
from kg.extract.languages.en.word_classes import PASSIVE
from kg.extract.parties import Party
from kg.extract.words import Token

# "Left Lima | after a two-day state visit": to no other place.
_AFTER_STAY = re.compile(
    r"\b(?:after|following|at the end of|at the close of|concluding|ending|wrapping up) "
    r"(?:an?|his|her|their|the) "
    r"(?:[\w-]+ ){0,6}(?:visit|stay)\b(?! (?:to|in|of)\b)"
)
# "A tour that includes", "his trip spans".
_COVERING, _TAKING = frozenset(("include", "cover", "span", "comprise")), frozenset(("take_in",))
# "On a", "as part of a regional" before the tour.
_TOURED = 4
_ON_TOUR = re.compile(r"\b(?:on|part of) (?:an?|his|her|their|the)\b")
_TOURS = frozenset(("tour", "trip", "journey", "itinerary", "swing", "travels"))


@on("leave", "depart")
def left(scene: Scene, token: Token) -> Draft | list[Draft] | None:
    """The visit after which somebody leaves: "left Lima on Monday after a two-day visit"; its day is none."""
    if not scene.is_verb(token, frozenset(("leave", "depart"))) or scene.grammar.role(token.index) == PASSIVE:
        return None
    at = token.index + 1 + (scene.behind(token).lower == "from")
    places = [s for s in scene.places(at, at + 1) if s.name and s.kind in ("place", "state")]
    visitors = [p for p in scene.subject(token.index) if p.kind in VISITORS] if places else []
    rest = scene.text(places[0].last + 1, scene.sentence.last) if places else ""
    if not visitors or _AFTER_STAY.search(rest) is None:
        return None
    return drafts_of(scene, token, "return", visitors, places[:1])


@on(_COVERING, first_halves(_TAKING))
def toured(scene: Scene, token: Token) -> Draft | list[Draft] | None:
    """The stops that a tour is told to have: "his tour also takes in Oslo", "a trip that included"."""
    takes = scene.is_phrasal(token, _TAKING)
    if not takes and not scene.is_verb(token, _COVERING):
        return None
    start = scene.grammar.group_start(token.index)
    near = range(start - 1, max(start - 4, scene.sentence.first - 1), -1)
    noun = next((i for i in near if scene.noun_lemma(scene.tokens[i]) in _TOURS), None)
    between = {scene.tokens[i].lower for i in range((noun or 0) + 1, start)}
    if noun is None or not between <= {"that", "which", "also", ",", "will"}:
        return None
    after = token.index + 1 + takes
    places = [s for s in scene.places(after, after + 2) if s.name]
    if not places or any(scene.grammar.role(i) for i in range(after, places[0].first)):
        return None
    owners = [p for p in scene.possessor(noun) if p.kind in VISITORS]
    visitors = owners or ([] if scene.grammar.role(token.index) == PASSIVE else _on_tour(scene, noun))
    stops_told = stops(scene, places[0], [s for s in scene.places(after, scene.sentence.last) if s.name])
    drafts = drafts_of(scene, token, "go", visitors, stops_told) if visitors else []
    ahead = any(t.lower == "will" for t in scene.tokens[scene.sentence.first : token.index])
    for draft in drafts if ahead and token.lower in ("includes", "covers", "spans", "takes") else ():
        draft.modality = "planned"  # "will be in Oslo as part of a tour that takes in Riga"
    return drafts or None


@on("stop", "destination")
def next_stop(scene: Scene, token: Token) -> Draft | list[Draft] | None:
    """Where somebody goes next: "The minister’s next stop will be Ankara", "Her final stop is Oslo"."""
    before = {t.lower for t in scene.tokens[max(token.index - 2, scene.sentence.first) : token.index]}
    verb = scene.verb_after(token.index)
    if token.lower not in ("stop", "destination") or not before & _NEXT or verb is None:
        return None
    if not any(r.lemma == "be" for r in verb.readings) or scene.preposition(token.index):
        return None
    if "first" in before and verb.lower in ("is", "are"):
        return None  # whether he is there by now, is not told
    places = [s for s in scene.places(verb.index + 1, verb.index + 2) if s.name]
    visitors = [p for p in scene.possessor(token.index) if p.kind in VISITORS]
    drafts = drafts_of(scene, verb, "go", visitors, places) if places and visitors else []
    for draft in drafts:
        past = scene.tokens[verb.index].lower in ("was", "were")
        draft.modality, draft.denied = ("held" if past else "planned"), False
    return drafts or None


_NEXT = frozenset(("first", "next", "final", "last", "second", "third"))


def _on_tour(scene: Scene, noun: int) -> list[Party]:
    """Who acts in the clause that has a tour: "A is on | a tour that includes Oslo"."""
    near = scene.text(max(scene.sentence.first, noun - _TOURED), noun - 1)
    if not _ON_TOUR.search(near):
        return []
    governor = scene.clauses.governor(noun)
    found = scene.clauses.subject(governor) if governor is not None else []
    return [p for p in found if p.kind in VISITORS]
