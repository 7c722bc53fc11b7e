"""Who speaks, where the gathering itself was told before: "Sonra A çıxış edib", "Söz B-yə verilib"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.drafts import TALKS, Draft
from kg.extract.languages.az import morphology, tense
from kg.extract.languages.az.inflection import lower
from kg.extract.languages.az.repeated import told_before
from kg.extract.languages.az.scene import Actor, Scene, listed
from kg.extract.languages.az.syntax import subject
from kg.extract.languages.az.told import Told, put, tell
from kg.extract.languages.az.verbs import Verb

RULE = "speech"
_EVENTS = listed("nouns", "conference") | listed("nouns", "meeting") | listed("nouns", "visit")
_NOWHERE = listed("cues", "nowhere")
_PERSONS = ("person", "post")


def read_verb(scene: Scene, verb: Verb) -> list[Told]:
    """Return who speaks by a verb in a sentence that names neither an event nor a place."""
    past = verb.kind in ("converb", "attribute") or (verb.kind == "finite" and verb.tense != "future")
    if not past or verb.negative or _is_elsewhere(scene, verb):
        return []
    speaking = subject(scene, verb) if verb.has("address") else _given_the_floor(scene, verb)
    people = [a for a in speaking if a.party.kind in _PERSONS and a.first >= scene.first]
    told = tell(scene, "conference", tense.of_verb(scene, verb), (verb.first, verb.last), RULE)
    told.placed, told.anchors = True, []
    return [put(told, people)] if people else []


def _given_the_floor(scene: Scene, verb: Verb) -> list[Actor]:
    """ "Söz A-ya verilib", "daha sonra söz B-yə verildi"."""
    given = scene.low(verb.last).startswith("veril") and any(
        scene.low(i) == "söz" for i in range(scene.opening(verb.first), verb.first)
    )
    groups = scene.groups(scene.opening(verb.first), verb.first - 1, "dat") if given else []
    return [a for g in groups for a in g]


def _is_elsewhere(scene: Scene, verb: Verb) -> bool:
    """Whether the clause tells when, where or before whom it is said, or what takes place."""
    named = {i for a in scene.actors for i in range(a.first, a.last + 1)}
    for index in range(scene.opening(verb.first), verb.first):
        token = scene.tokens[index]
        if token.shape == "mark" or index in named:
            continue
        if scene.noun(index, _EVENTS) is not None or token.lower == "qarşısında":
            return True
        cases = {f.case for f in morphology.forms(token.text)}
        if "loc" in cases and lower(token.text).endswith(("da", "də")) and token.lower not in _NOWHERE:
            return True
    low = scene.opening(verb.first)
    dated = any(low <= w.first < verb.first for w in scene.whens)
    return dated or any(a.may("loc") for a in scene.actors if low <= a.first < verb.first)


def gathering_of(drafts: Sequence[Draft], n: int) -> Draft | None:
    """Return the gathering that a speech is held at: the last event told, where that is one."""
    told = told_before(drafts, n, "conference", "signing", "visit", *TALKS)
    last = told[-1] if told else None
    return last if last is not None and last.type == "conference" and not last.earlier else None
