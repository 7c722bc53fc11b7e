"""What a verb of happening says of the event of its noun: "the talks | will take place"."""

from __future__ import annotations

from kg.extract.languages.en.calling_off import calls_off
from kg.extract.languages.en.lexicon import words_of
from kg.extract.languages.en.scene import Scene, listed
from kg.extract.languages.en.to_happen import is_to_happen
from kg.extract.languages.en.verb_modality import is_negated, of_verb
from kg.extract.languages.en.word_classes import FINITE, PASSIVE
from kg.extract.words import Token

HAPPEN = listed("light", "happen")
_EFFECTS = listed("light", "effects")
_IN_WORK = (
    "in development", "in preparation", "in the works", "under preparation", "on the agenda for",
    "on the agenda", "in the pipeline", "on the cards", "in doubt", "in jeopardy",
)  # fmt: skip
_PREPARED = words_of("vocabulary", "preparing")
_TO_COME = words_of("vocabulary", "to_come")
_OTHER_CLAUSES = frozenset(("—", "–", "-", "since", "that", "which", "who", "when", "where", "(", ";"))
_ENDING, _JOURNEYS = (
    frozenset(("end", "conclude", "wrap", "finish")),
    frozenset(("visit", "trip", "tour", "stay")),
)
_MEETINGS, _SAYING = listed("light", "expected_of"), listed("light", "said")
_OVER = listed("light", "over")


def of_happening(scene: Scene, token: Token) -> str:
    """The state of the verb whose subject a noun is: "the summit will take place"; '' for none."""
    first = scene.attributes(token.index)
    counted = scene.text(max(scene.sentence.first, first - 2), first - 1) in ("round of", "series of")
    listed_too = (
        scene.text(first - 3, first - 1) == "as well as"
    )  # "the forum, as well as | the meeting, are"
    if scene.preposition(token.index) not in (("of",) if counted else ("",)) and not listed_too:
        return ""
    verb = scene.verb_after(token.index)
    if verb is None:
        return ""
    of_object = first > scene.sentence.first and scene.grammar.role(first - 1) == FINITE
    if of_object and (_goes_on(scene, verb) or _is_to_be_done(scene, verb)):
        # "held | talks with the king and postponed the election", "held | talks on issues to be addressed"
        return ""
    lemma = scene.verb_lemma(verb)
    if calls_off(scene, verb, token) or _does_not_go_ahead(scene, verb):
        return "cancelled"
    if lemma in _ENDING and token.lower in _JOURNEYS and "begin" not in scene.text(token.index, verb.index):
        return "held"  # "the visit will end on Friday": it is under way
    had = any(a.lower == "had" for a in scene.grammar.auxiliaries(verb.index))
    told = {t.lower for t in scene.tokens[token.index : verb.index]}
    # Not "had been announced before he came", "the visit — the first since the pact was announced"
    known = lemma == "announce" and not had and told.isdisjoint(_OTHER_CLAUSES)
    if scene.grammar.role(verb.index) == PASSIVE and (lemma in _TO_COME or known):
        return "denied" if is_negated(scene, verb) else "planned"
    between = range(token.index + 1, verb.index)
    people = [p for p in scene.clauses.parties if p.first in between and p.kind in ("person", "post")]
    rank = "level of" in scene.text(token.index + 1, verb.index)  # "at the level of the heads of state"
    if people and not people[0].prep and not rank:
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
    if is_to_happen(scene, verb) and not is_negated(scene, verb):
        return "planned"
    if _is_no_plan(lemma, following):
        return "denied"
    if state == "planned" and lemma in _EFFECTS and not _is_ahead(scene, token, verb):
        return ""  # "said that the visit of A will contribute to friendship"
    if _is_prepared(scene, verb):
        return "planned"
    if lemma == "be" and any(following.startswith(p) for p in _IN_WORK):
        return "planned"
    if state == "cancelled" and (lemma not in HAPPEN or lemma in ("bring", "focus", "mark")):
        return "denied"  # "talks between A and B will not bring peace"
    return state if lemma in HAPPEN or state in ("planned", "cancelled") else ""


def _does_not_go_ahead(scene: Scene, verb: Token) -> bool:
    """Whether what a verb tells of is off: "the visit | is off", "the trip will not | go ahead"."""
    following = scene.text(verb.index + 1, verb.index + 2)
    if scene.verb_lemma(verb) == "be":
        return following.startswith("off") and following not in ("off to", "off the")
    return scene.verb_lemma(verb) == "go" and following.startswith("ahead") and is_negated(scene, verb)


def _is_no_plan(lemma: str, following: str) -> bool:
    """Whether a verb says that an event may be, or is not meant to be: "the visit is out of the question"."""
    if lemma != "be":
        return False
    off = following.startswith("out of") or following.startswith("not on the")
    return off or following.split()[:1] in (["possible"], ["unlikely"])


def _goes_on(scene: Scene, verb: Token) -> bool:
    """Whether a verb is another one of who acts: "and | postponed", "and | would not discuss"."""
    start = scene.grammar.group_start(verb.index)
    return scene.tokens[max(start - 1, scene.sentence.first)].lower in ("and", "but", ",", "then")


def _is_ahead(scene: Scene, noun: Token, verb: Token) -> bool:
    """Whether what an event will bring shows it to come, as the sentence says when ("the visit will open a
    new page next week"), or nobody says it of talks: "A's | meeting with B will strengthen ties"."""
    clause = scene.clauses.segment(verb.index)
    talks = noun.lower in _MEETINGS and clause.kind == "main" and clause.first == scene.sentence.first
    reported = any(t.lower in _SAYING for t in scene.tokens[verb.index : scene.sentence.last])
    if talks and not reported and not any(t.lower in _OVER for t in scene.words.tokens[: noun.index]):
        return True
    rest = scene.tokens[verb.index : scene.sentence.last]
    return any(t.lower in ("next", "tomorrow", "upcoming", "later") for t in rest)


def _is_prepared(scene: Scene, verb: Token) -> bool:
    """Whether an event is only in the making: "the visit is being prepared"."""
    being = any(a.lower == "being" for a in scene.grammar.auxiliaries(verb.index))
    return being and scene.verb_lemma(verb) in _PREPARED


def _is_to_be_done(scene: Scene, verb: Token) -> bool:
    """Whether a passive says what is to be done to something named right before it: "issues to be |
    addressed"."""
    words = {a.lower for a in scene.grammar.auxiliaries(verb.index)}
    return scene.grammar.role(verb.index) == PASSIVE and words == {"to", "be"}
