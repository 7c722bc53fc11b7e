"""Visits of which a sentence tells the rank or the company: "The visit to Lima was A's first since May", "A
was accompanied on his trip to Lima by B"."""

from __future__ import annotations

from kg.extract.allegiance import country_of, give_country
from kg.extract.drafts import Draft
from kg.extract.languages.en.listing import is_possessive
from kg.extract.languages.en.places import destinations
from kg.extract.languages.en.scene import Scene, listed
from kg.extract.languages.en.visit_stops import VISITORS, drafts_of
from kg.extract.languages.en.word_classes import INFINITIVE, PASSIVE
from kg.extract.parties import Party
from kg.extract.words import Token

_THE = frozenset(("the", "this", "that"))
_BEING = frozenset(("be", "mark", "become"))
_FOLLOWING = frozenset(("follow", "precede"))
# "was | part of | A's tour", "marked | the final leg of | A's tour": these stand before whose it is.
_PART = frozenset(
    ("the", "a", "part", "of", "first", "second", "third", "final", "last", "leg", "stage", "stop")
)
_FAR = 6
_JOURNEYS = listed("visit", "noun", "nouns") | {"tour", "stop", "visits", "trips"}
_RANKS = listed("conference", "ordinals") | {"only", "latest"}
_ROW = frozenset(("first", "last", "only", "latest"))
# "The Polish leader's | first | foreign trip to Lima" has so many words between.
_NEAR = 5


def ranked(scene: Scene, token: Token) -> list[Draft]:
    """The visit whose rank among somebody's visits a sentence tells; [] where it tells none."""
    if scene.tokens[scene.attributes(token.index)].lower not in _THE:
        return []
    verb = scene.verb_after(token.index)
    if verb is None or not verb.lemmas & (_BEING | _FOLLOWING) or scene.grammar.auxiliaries(verb.index):
        return []
    owner = _owner(scene, verb)
    if owner is None:
        return []
    places = destinations(scene, token.index, ("to", "in"))
    places = [s for s in places if s.last < verb.index]
    if not places:
        after = [s for s in scene.places(owner.last + 1, owner.last + 2 + _NEAR) if s.name]
        places = [s for s in after if scene.prep_of(s) == "to"][:1]
    drafts = drafts_of(scene, token, "visit-noun", [owner], places) if places else []
    for draft in drafts:
        draft.scope, draft.telling = ((scene.sentence.first, verb.index),), ()
    return drafts


def _owner(scene: Scene, verb: Token) -> Party | None:
    """Whose first or second one it is, or of whose tour it is a part: "was | the Polish leader’s| first"."""
    near = (p for p in scene.clauses.parties if verb.index < p.first <= verb.index + _FAR)
    owner = next((p for p in near if p.kind in VISITORS and is_possessive(scene.tokens, p)), None)
    if owner is None:
        return None
    before = {t.lower for t in scene.tokens[verb.index + 1 : owner.first]}
    words = {t.lower for t in scene.tokens[owner.last + 1 : owner.last + 1 + _NEAR]}
    if ("of" in before and before <= _PART) or verb.lemmas & _FOLLOWING:
        return owner if words & _JOURNEYS else None
    return owner if words & _RANKS and before <= {"the"} else None


def who_came(scene: Scene, verb: Token) -> list[Party]:
    """Who was the last or the first of a post to come: "The last Polish minister to visit Lima was | A|"."""
    before = scene.tokens[scene.sentence.first : scene.grammar.group_start(verb.index)]
    if scene.grammar.role(verb.index) != INFINITIVE or not any(t.lower in _ROW for t in before[:3]):
        return []
    if any(scene.grammar.is_finite(t.index) for t in before):
        return []
    was = scene.verb_after(verb.index)
    if was is None or "be" not in was.lemmas:
        return []
    named = [p for p in scene.clauses.parties if p.first == was.index + 1 and p.kind == "person"]
    state = next((p.country for p in scene.clauses.parties if p.last < verb.index and p.kind == "post"), "")
    for one in named:
        if state and not country_of(one):
            give_country(one, state)
    return named


def company(scene: Scene, token: Token) -> list[Party]:
    """Who goes along on a journey: "was accompanied on his visit to Lima by | A and B"."""
    verb = along(scene, token)
    return [p for p in scene.clauses.after(verb, ("by",)) if p.kind in VISITORS] if verb is not None else []


def along(scene: Scene, token: Token) -> int | None:
    """The "accompanied" that a journey stands behind, None where none does."""
    verb = scene.clauses.governor(token.index)
    if verb is None or scene.preposition(token.index) not in ("on", "during", "in"):
        return None
    goes = scene.grammar.role(verb) == PASSIVE and scene.verb_lemma(scene.tokens[verb]) == "accompany"
    return verb if goes else None


def is_on_journey(scene: Scene, verb: Token) -> bool:
    """Whether somebody is accompanied on a journey that the clause names with where it leads."""
    nouns = listed("visit", "noun", "nouns")
    near = scene.tokens[verb.index + 1 : scene.clauses.reach(verb.index)[1]]
    noun = next((t for t in near if scene.is_noun(t, nouns)), None)
    return (
        noun is not None
        and along(scene, noun) == verb.index
        and bool(destinations(scene, noun.index, ("to",)))
    )
