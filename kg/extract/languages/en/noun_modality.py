"""Held, planned, cancelled or denied: what stands around an event noun, and the verb that carries it."""

from __future__ import annotations

from kg.extract.languages.en.grammar import FINITE, INFINITIVE, ING, PASSIVE
from kg.extract.languages.en.lexicon import table
from kg.extract.languages.en.scene import Scene, listed
from kg.extract.languages.en.verb_modality import carried, of_verb
from kg.extract.words import Token

_CUES = table("triggers")["cues"]
_CANCELLED = listed("cues", "cancelled")
_PLANNED_ADJECTIVES = listed("cues", "planned_adjectives")
_HAPPEN = listed("light", "happen")
_ANNOUNCED = frozenset(("scheduled", "planned", "slated", "expected", "due", "set"))
# A name and the clause after it: "the Summit of the Americas, which the United States will host".
_CLAUSE = 16
# "The meeting is in preparation".
_IN_WORK = (
    "in development", "in preparation", "in the works", "under preparation",
)  # fmt: skip
_PREPARED = frozenset(("prepare", "plan", "arrange", "organize", "organise", "work"))
_OPENING = frozenset(("the", "this", "that", "her", "his", "their", "our", "his", "its"))
_BRACKETS = frozenset((",", "(", "–", "—"))
_WHEN = frozenset(("for", "on", "in", "at", "to", "later", "next", "this", "from"))


def of_noun(scene: Scene, token: Token) -> str:
    """What attributes, the words before it and the verb around it say of an event noun."""
    first = scene.attributes(token.index)
    attributes = {t.lower for t in scene.tokens[first : token.index]}
    low = scene.clauses.reach(token.index)[0]
    start = _start(scene, token, first)
    before = scene.text(max(scene.sentence.first, start - 6), start - 1)
    if attributes & {"cancelled", "canceled", "postponed"} or before.endswith(
        ("cancellation of", "postponement of")
    ):
        return "cancelled"
    if attributes & {"recent", "last", "previous", "past"} and not attributes & {"upcoming"}:
        return "held"
    if any(before.endswith((p, f"{p} the")) for p in _CUES["held_phrases"]):
        return "held"
    if attributes & {"possible", "potential", "eventual"} or before.endswith(("possibility of", "idea of")):
        return "denied"
    if before.endswith(("no plans for", "not planning", "without")) or "no" in attributes:
        return "denied"
    governing = _governing(scene, token, first, low)
    own = _of_announced(scene, token) or _of_relative(scene, token) or _of_happening(scene, token)
    if own == "cancelled" or (governing is not None and scene.verb_lemma(governing) in _CANCELLED):
        return "cancelled"
    if _called_off(scene, token):
        return "cancelled"
    if attributes & (_PLANNED_ADJECTIVES - {"next", "coming"}) or (
        attributes & {"next", "coming"} and own != "held"
    ):
        return "planned"
    if any(before.endswith(p) or f"{p} " in f"{before} " for p in _CUES["planned_phrases"]):
        return "planned"
    if own:
        return own
    if governing is not None and scene.preposition(token.index) in (
        "during",
        "at",
        "in",
        "after",
        "following",
    ):
        return carried(of_verb(scene, governing))
    if governing is not None:
        return _of_carrier(scene, governing)
    if scene.preposition(token.index) in ("at", "during", "in"):
        verb = scene.verb_after(token.index)
        return carried(of_verb(scene, verb)) if verb is not None else "held"
    return "held"


def _start(scene: Scene, token: Token, first: int) -> int:
    """Where the phrase of a noun begins with whose it is: "since | the May leaders’ summit"."""
    owners = [p.first for p in scene.possessor(token.index) if p.first < first]
    start = min(owners, default=first)
    while start > scene.sentence.first and scene.tokens[start - 1].lower in _OPENING:
        start -= 1
    return start


def _of_announced(scene: Scene, token: Token) -> str:
    """The state of what a participle says when it is to be: "the visit of A, scheduled for this spring"."""
    for i in range(token.index + 1, scene.sentence.last):
        word, before, following = (scene.tokens[k].lower for k in (i, i - 1, i + 1))
        if word in _ANNOUNCED and following in _WHEN and (before in _BRACKETS or before.endswith("ly")):
            verb = scene.verb_after(i)
            dropped = verb is not None and (scene.verb_lemma(verb) in _CANCELLED or _is_off(scene, verb))
            return "cancelled" if dropped else "planned"
        if scene.grammar.role(i) in (FINITE, PASSIVE, INFINITIVE) or word in (";", ":"):
            return ""
    return ""


def _of_relative(scene: Scene, token: Token) -> str:
    """The state of what a clause after it says is to be: "the summit, which Malta will host in June"."""
    last = min(token.index + _CLAUSE, scene.sentence.last)
    for i in range(token.index + 1, last):
        if scene.grammar.role(i) in (FINITE, PASSIVE, INFINITIVE) or scene.tokens[i].text in (";", ":"):
            return ""
        if scene.tokens[i].lower in ("which", "that"):
            verb = next((k for k in range(i + 1, last + 1) if scene.grammar.role(k) in (FINITE, PASSIVE)), 0)
            happens = verb and scene.verb_lemma(scene.tokens[verb]) in _HAPPEN
            ahead = verb and "will" in scene.text(i + 1, verb).split()
            return "planned" if happens and ahead else ""
    return ""


def _is_off(scene: Scene, verb: Token) -> bool:
    return scene.text(verb.index, verb.index + 1) in ("put off", "called off")


def _called_off(scene: Scene, token: Token) -> bool:
    _, high = scene.clauses.reach(token.index)
    low, _ = scene.clauses.reach(token.index)
    text = scene.text(low, high)
    return "called off" in text or "put off" in text


def _governing(scene: Scene, token: Token, first: int, low: int) -> Token | None:
    """The verb before a noun in its clause, that carries it or has it in a phrase."""
    for i in range(first - 1, low - 1, -1):
        if scene.grammar.role(i) in (FINITE, INFINITIVE, ING, PASSIVE):
            return scene.tokens[i]
    return None


def _of_carrier(scene: Scene, verb: Token) -> str:
    """The state of the verb that carries a noun; a wish for an event is none."""
    lemma = scene.verb_lemma(verb)
    if lemma in ("postpone", "cancel", "scrap", "suspend", "delay"):
        return "cancelled"
    if lemma in ("plan", "schedule", "announce", "expect", "prepare", "await", "anticipate"):
        return "planned"
    if lemma in (
        "seek",
        "want",
        "request",
        "demand",
        "urge",
        "suggest",
        "offer",
        "refuse",
        "decline",
        "reject",
        "deny",
        "dismiss",
        "refute",
        "need",
    ):
        return "denied"
    if lemma == "propose":
        return "planned"
    return carried(of_verb(scene, verb))


def _of_happening(scene: Scene, token: Token) -> str:
    """The state of the verb whose subject a noun is: "the summit will take place"; '' for none."""
    first = scene.attributes(token.index)
    counted = scene.text(max(scene.sentence.first, first - 2), first - 1) in ("round of", "series of")
    if scene.preposition(token.index) not in (("of",) if counted else ("",)):
        return ""
    verb = scene.verb_after(token.index)
    if verb is None:
        return ""
    lemma = scene.verb_lemma(verb)
    if lemma in _CANCELLED:
        return "cancelled"
    if scene.grammar.role(verb.index) == PASSIVE and lemma in ("schedule", "plan", "set", "slate", "expect"):
        return "planned"
    between = range(token.index + 1, verb.index)
    people = [p for p in scene.clauses.parties if p.first in between and p.kind in ("person", "post")]
    if people and not people[0].prep:
        return ""
    state = of_verb(scene, verb)
    if state == "denied" and scene.tokens[scene.attributes(token.index)].lower in ("a", "an"):
        # "A meeting of the two could help".
        return state
    following = scene.text(verb.index + 1, verb.index + 4)
    if lemma == "be" and any(
        w in following for w in ("scheduled", "due", "set", "planned", "expected", "slated")
    ):
        return "planned"
    if _is_prepared(scene, verb):
        return "planned"
    if lemma == "be" and any(following.startswith(p) for p in _IN_WORK):
        return "planned"
    return state if lemma in _HAPPEN or state in ("planned", "cancelled") else ""


def _is_prepared(scene: Scene, verb: Token) -> bool:
    """Whether an event is only in the making: "the visit is being prepared"."""
    being = any(a.lower == "being" for a in scene.grammar.auxiliaries(verb.index))
    return being and scene.verb_lemma(verb) in _PREPARED
