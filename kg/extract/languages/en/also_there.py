"""Who was at what was told before: "Secretary A was also at the meeting", "Peru sent Minister B"."""

from __future__ import annotations

from kg.extract.allegiance import country_of, give_country
from kg.extract.asked import on
from kg.extract.drafts import Draft
from kg.extract.languages.en.additions import were_there
from kg.extract.languages.en.scene import Scene, listed
from kg.extract.languages.en.verb_modality import is_negated
from kg.extract.languages.en.word_classes import FINITE
from kg.extract.words import Token

_AT = frozenset(("at", "in"))
_TALKED = listed("additions", "talked") | {"ceremony", "event", "table"}
# "Sent | ministers", "sent delegations"
_NAMELESS = frozenset(("ministers", "delegations", "representatives", "envoys", "officials", "observers"))
_BEFORE_NOUN = frozenset(("the", "this", "that"))


@on("be", "send")
def also_there(scene: Scene, verb: Token) -> Draft | None:
    """ "A was (also) at the meeting", "B and C were in the room for the talks": of what was told before."""
    if scene.title or scene.grammar.role(verb.index) != FINITE:
        return None
    if "send" in verb.lemmas:
        return _sent(scene, verb)
    if "be" not in verb.lemmas:
        return None
    i = verb.index + 1
    i += scene.tokens[min(i, scene.sentence.last)].lower in ("also", "both", "all")
    near = [t.lower for t in scene.tokens[i : min(i + 4, scene.sentence.last + 1)]]
    told = len(near) > 3 and near[0] in _AT and near[1] in _BEFORE_NOUN and near[2] in _TALKED
    if not told or near[3] not in (".", ",", ";", "as") or is_negated(scene, verb):
        return None
    people = [p for p in scene.subject(verb.index) if p.kind == "person" and p.capacity is not None]
    return were_there(scene, verb, people)


def _sent(scene: Scene, verb: Token) -> Draft | None:
    """Whom a state sent to the gathering told before: "Bosnia and Herzegovina sent Foreign Minister A."."""
    states = [p for p in scene.subject(verb.index) if p.kind == "state"]
    if states and scene.text(verb.index + 1, verb.index + 2).rstrip(" .,;") in _NAMELESS:
        there = were_there(scene, verb, states, attended=True)  # "Peru and Oman sent ministers."
        return there if not is_negated(scene, verb) else None
    people = [p for p in scene.object(verb.index) if p.kind == "person" and p.capacity is not None]
    after = scene.tokens[min(people[-1].last + 1, scene.sentence.last)].text if people else ""
    if len(states) != 1 or len(people) != 1 or after not in (".", ",", ";") or is_negated(scene, verb):
        return None
    if not country_of(people[0]):
        give_country(people[0], states[0].country)
    there = were_there(scene, verb, people, attended=True)
    if there is not None:
        there.type = "conference"
    return there
