"""Who speaks, where the gathering itself was told before: "Sonra A çıxış edib", "Söz B-yə verilib"."""

from __future__ import annotations

from collections.abc import Container, Sequence

from kg.extract.drafts import TALKS, Draft
from kg.extract.languages.az import morphology, tense
from kg.extract.languages.az.attendants import besides
from kg.extract.languages.az.inflection import lower
from kg.extract.languages.az.repeated import told_before
from kg.extract.languages.az.scene import Actor, Scene, listed
from kg.extract.languages.az.syntax import subject
from kg.extract.languages.az.told import Told, put, tell
from kg.extract.languages.az.verbs import Verb
from kg.extract.parties import Party

RULE = "speech"
_EVENTS = listed("nouns", "conference") | listed("nouns", "meeting") | listed("nouns", "visit")
_NOWHERE = listed("cues", "nowhere")
_SPEECHES = frozenset(("çıxışında", "çıxışlarında", "nitqində", "məruzəsində"))
_PERSONS = ("person", "post")


def read_verb(scene: Scene, verb: Verb) -> list[Told]:
    """Return who speaks by a verb in a sentence that names neither an event nor a place."""
    past = verb.kind in ("converb", "attribute") or (verb.kind == "finite" and verb.tense != "future")
    told_of = _in_speech(scene, verb)
    if not past or verb.negative or (not told_of and is_elsewhere(scene, verb)):
        return []
    speaking = _speakers(scene, verb) if told_of or verb.has("address") else _heard(scene, verb)
    people = [a for a in speaking if a.party.kind in _PERSONS and a.first >= scene.first]
    told = tell(scene, "conference", tense.of_verb(scene, verb), (verb.first, verb.last), RULE)
    told.placed, told.anchors = True, []
    return [put(told, people)] if people else []


def _speakers(scene: Scene, verb: Verb) -> list[Actor]:
    """The subject, who speaks beside him, and all who speak in turn: "əvvəlcə A, sonda isə B çıxış edib"."""
    low = scene.opening(verb.first)
    turns = verb.kind == "finite" and any(scene.low(i) == "isə" for i in range(low, verb.first))
    groups = scene.groups(low, verb.first - 1, "nom") if turns else []
    return [*besides(scene, verb), *([a for g in groups for a in g] or subject(scene, verb))]


def read_chairs(scene: Scene) -> list[Told]:
    """Return the chairs of a commission who say something: "Komissiyanın həmsədri A bildirib"."""
    chairs = [a for a in scene.actors if a.party.kind == "person" and a.may("nom") and _is_chair(a.party)]
    verb = scene.main(chairs[-1].last) if chairs else None
    if (
        verb is None
        or verb.negative
        or verb.tense != "past"
        or not (verb.has("say", "topic") or not verb.lists)
    ):
        return []
    told = tell(scene, "meeting", tense.of_verb(scene, verb), (verb.first, verb.last), RULE)
    told.placed, told.anchors = True, []
    return [put(told, chairs, "chair")]


def _in_speech(scene: Scene, verb: Verb) -> bool:
    """Whether something is said in a speech: "A çıxışında əməkdaşlığa toxunub"."""
    said = scene.says(_SPEECHES) and verb.kind == "finite" and verb.has("say", "topic")
    clause = range(scene.opening(verb.first), verb.first)
    return (
        said and any(scene.low(i) in _SPEECHES for i in clause) and not is_elsewhere(scene, verb, _SPEECHES)
    )


def _is_chair(party: Party) -> bool:
    held = (*([party.capacity] if party.capacity is not None else []), *party.also)
    return any("həmsədr" in lower(c.position) for c in held)


def _heard(scene: Scene, verb: Verb) -> list[Actor]:
    """ "Söz A-ya verilib", "A və B-nin çıxışları dinlənilib"."""
    low, word = scene.opening(verb.first), scene.low(verb.last)
    case = ""
    if word.startswith("veril"):
        case = "dat" if any(scene.low(i) == "söz" for i in range(low, verb.first)) else ""
    elif word.startswith("dinlən"):
        case = "gen" if scene.low(verb.first - 1).startswith(("çıxış", "məruzə", "nitq")) else ""
    return [a for g in scene.groups(low, verb.first - 1, case) for a in g] if case else []


def is_elsewhere(scene: Scene, verb: Verb, passed: Container[str] = ()) -> bool:
    """Whether the clause tells when, where or before whom it is said, or what takes place, but in words that
    are passed over.
    """
    named = {i for a in scene.actors for i in range(a.first, a.last + 1)}
    for index in range(scene.opening(verb.first), verb.first):
        token = scene.tokens[index]
        if token.shape == "mark" or index in named or token.lower in passed:
            continue
        if scene.noun(index, _EVENTS) is not None or token.lower == "qarşısında":
            return True
        placed = token.lower not in _NOWHERE and lower(token.text).endswith(("da", "də"))
        if placed and any(f.case == "loc" for f in morphology.forms(token.text)):
            return True
    low = scene.opening(verb.first)
    dated = any(low <= w.first < verb.first for w in scene.whens)
    return dated or any(a.may("loc") for a in scene.actors if low <= a.first < verb.first)


def gathering_of(drafts: Sequence[Draft], n: int) -> Draft | None:
    """Return the gathering that a speech is held at: the last event told, where that is one; for a chair of
    a commission the session of it.
    """
    here = (d for d in drafts[:n] if d.sentence == drafts[n].sentence and d.last < drafts[n].first)
    own = next((d for d in here if d.type == d.rule == "conference"), None)
    if own is not None and drafts[n].type == "conference":
        return own  # "Forumda A qonaq olub, B isə çıxış edib"
    told = told_before(drafts, n, "conference", "signing", "visit", *TALKS)
    last = told[-1] if told else None
    if last is None or last.earlier:
        return None
    sits = last.type == "conference" if drafts[n].type == "conference" else last.rule == "commission"
    return last if sits else None
