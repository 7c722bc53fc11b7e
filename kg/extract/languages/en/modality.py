"""Held, planned or cancelled: what auxiliaries, cues and denials say of an event mention."""

from __future__ import annotations

from kg.extract.drafts import Draft
from kg.extract.languages.en.grammar import FINITE, INFINITIVE, ING, MODALS, PARTICIPLE, PASSIVE, WILL
from kg.extract.languages.en.lexicon import table, words_of
from kg.extract.languages.en.scene import Scene, listed
from kg.extract.spans import Span
from kg.extract.words import Token
from kg.records import EventType, Modality

# From a town to its state: "Brussels, Belgium".
_APPOSED = 2
# "Where" follows its place within so many words.
_NEAR = 3
_CUES = table("triggers")["cues"]
_PLANNED = listed("cues", "planned")
_WISHES = listed("cues", "wishes")
_READY = listed("cues", "ready")
_CHANCE = listed("cues", "chance")
_CANCELLED = listed("cues", "cancelled")
_PLANNED_ADJECTIVES = listed("cues", "planned_adjectives")
_EARLIER = listed("cues", "earlier")
_HAPPEN = listed("light", "happen")
_LUCKY = frozenset(
    [
        "opportunity",
        "honor",
        "honour",
        "pleasure",
        "chance",
        "privilege",
        "pleased",
        "delighted",
        "honored",
        "honoured",
    ]
)
_EXPECTING = frozenset(("be", "schedule", "expect", "plan", "set", "slate", "intend"))
_SAYING = words_of("grammar", "saying")
_NEGATIONS = frozenset(
    ("not", "never", "n't", "nor", "didn't", "didn’t", "won't", "won’t", "hasn't", "hasn’t")
)


def mention(scene: Scene, kind: EventType, token: Token, rule: str, *, last: int | None = None) -> Draft:
    """Return a draft for a trigger, without parties, with what its clause says of its reality and time."""
    s = scene.sentence
    draft = Draft(
        kind, "held", s.index, s.paragraph, token.index, last or token.index, rule, title=s.paragraph < 0
    )
    verb = bool(scene.grammar.role(token.index))
    state = _of_verb(scene, token) if verb else _of_noun(scene, token)
    draft.denied = state == "denied"
    if state in ("planned", "cancelled"):
        draft.modality = "planned" if state == "planned" else "cancelled"
    draft.scope = _scope(scene, token)
    low, high = scene.clauses.reach(token.index)
    near = scene.tokens[max(low, token.index - 4) : min(high, token.index + 4) + 1]
    draft.apart = any(t.lower in listed("meeting", "separate", "words") for t in near)
    draft.earlier = _is_earlier(scene, token)
    text = scene.text(scene.sentence.first, token.index)
    draft.same_day = any(p in text for p in _CUES["same_day"])
    draft.same_time = any(p in text for p in _CUES["same_time"])
    draft.aside = scene.grammar.role(token.index) == PARTICIPLE
    draft.telling = _telling(scene, token)
    where = _where(scene, token)
    if where is not None:
        draft.there, draft.place = True, _place_before(scene, where)
    return draft


def _where(scene: Scene, token: Token) -> int | None:
    """The "where" that opens the clause of a trigger: "travels to Rome, where he is to meet the king"."""
    at = scene.clauses.segments.index(scene.clauses.segment(token.index))
    while at and scene.clauses.segments[at].kind in ("inf", "coord"):
        at -= 1
    first = scene.clauses.segments[at].first
    return first if scene.tokens[first].lower == "where" and first > scene.sentence.first else None


def _place_before(scene: Scene, index: int) -> Span | None:
    """The place that ends right before a token; of "Brussels, Belgium, where" the town."""
    near = [s for s in scene.places(scene.sentence.first, index - 1) if s.name]
    if not near or index - near[-1].last > _NEAR:
        return None
    towns = [s for s in near[-2:-1] if s.kind == "place" and near[-1].first - s.last == _APPOSED]
    return towns[0] if towns and near[-1].kind == "state" else near[-1]


def _scope(scene: Scene, token: Token) -> tuple[tuple[int, int], ...]:
    """The stretches whose dates are the event's; not what was before: "Following the visit in 2021, ..."."""
    out = scene.clauses.scope(token.index)
    first = scene.attributes(token.index)
    if not scene.grammar.role(token.index) and scene.text(first - 2, first - 1).endswith("ahead of"):
        # "Left on Monday ahead of his trip to Rome".
        return ((first, scene.clauses.reach(token.index)[1]),)
    governor = scene.clauses.governor(token.index) if scene.grammar.role(token.index) == INFINITIVE else None
    if governor is not None and scene.tokens[governor].lemmas & _EXPECTING:
        # "On Thursday, he is scheduled to meet the king".
        out = (scene.clauses.reach(governor), *out)
    if len(out) > 1 and scene.tokens[out[0][0]].lower in ("following", "after", "since", "before", "ahead"):
        return out[1:]
    return out


def _telling(scene: Scene, token: Token) -> tuple[tuple[int, int], ...]:
    """The phrase after a noun that tells when and where: "the meeting held in Baku on Monday"."""
    if scene.grammar.role(token.index):
        return ()
    at = scene.clauses.segments.index(scene.clauses.segment(token.index))
    if at + 1 >= len(scene.clauses.segments):
        return ()
    following = scene.clauses.segments[at + 1]
    inside = scene.tokens[following.first : following.last + 1]
    tells = any(t.lemmas & {"hold", "schedule", "take", "plan", "slate", "set"} for t in inside[:8])
    return ((following.first, following.last),) if tells and following.kind in ("rel", "part", "inf") else ()


def _is_earlier(scene: Scene, token: Token) -> bool:
    """Whether words beside a trigger set the event apart in time: "their previous meeting"."""
    if scene.grammar.role(token.index):
        before = scene.tokens[max(scene.sentence.first, token.index - 3) : token.index]
        perfect = any(t.lower == "had" for t in before) and not _is_reported(scene, token)
        return perfect or any(t.lower in ("previously", "last", "earlier") for t in before)
    first = scene.attributes(token.index)
    return any(t.lower in _EARLIER for t in scene.tokens[first : token.index])


def _is_reported(scene: Scene, token: Token) -> bool:
    """Whether "had" only goes with a verb of saying: "said they had discussed trade"."""
    start = scene.grammar.group_start(token.index)
    said = [i for i in range(scene.sentence.first, start) if scene.grammar.is_finite(i)]
    return bool(said) and bool(scene.tokens[said[-1]].lemmas & _SAYING)


# -- verbs ------------------------------------------------------------------------------------------


def _of_verb(scene: Scene, token: Token) -> Modality | str:
    """What the form of a verb and its governors say: held, planned, cancelled or denied."""
    role = scene.grammar.role(token.index)
    auxiliaries = scene.grammar.auxiliaries(token.index)
    lower = {a.lower for a in auxiliaries}
    negated = _is_negated(scene, token)
    if role == INFINITIVE or (role == PASSIVE and "to" in lower):
        return _of_infinitive(scene, token, negated)
    if lower & WILL:
        return "cancelled" if negated else "planned"
    if "would" in lower:
        wished = any(t.lower in ("like", "be", "love") for t in scene.tokens[token.index : token.index + 1])
        return "denied" if negated or wished else "planned"
    if lower & _CHANCE & MODALS:
        return "denied"
    if negated:
        return "denied"
    if role == ING:
        return _of_gerund(scene, token)
    if role == FINITE and not auxiliaries and _is_base(token):
        above = _coordinated_verb(scene, token)
        if above is not None:
            return _of_verb(scene, above)
    return _of_clause(scene, token)


def _is_base(token: Token) -> bool:
    return any(r.pos == "V" and "base" in r.tags and "past" not in r.tags for r in token.readings)


def _coordinated_verb(scene: Scene, token: Token) -> Token | None:
    """The verb that a base form goes on from: "will meet X and lead the delegation"."""
    before = scene.grammar.previous(token.index)
    if before is None or before.lower not in ("and", ",", "or", "then"):
        return None
    for i in range(token.index - 1, scene.sentence.first - 1, -1):
        if scene.grammar.role(i) in (FINITE, INFINITIVE, PASSIVE) and scene.grammar.auxiliaries(i):
            return scene.tokens[i]
        if scene.grammar.role(i) == FINITE and not _is_base(scene.tokens[i]):
            return None
    return None


def _is_negated(scene: Scene, token: Token) -> bool:
    before = scene.tokens[max(scene.sentence.first, token.index - 5) : token.index]
    start = scene.grammar.group_start(token.index)
    return any(t.lower in _NEGATIONS for t in before if t.index >= start - 1)


def _of_clause(scene: Scene, token: Token) -> str:
    """A present progressive with a plan is to come; a condition is nothing."""
    low, _ = scene.clauses.reach(token.index)
    if scene.tokens[low].lower in ("if", "unless", "whether"):
        return "denied"
    return "held"


def _of_infinitive(scene: Scene, token: Token, negated: bool) -> str:
    """What an infinitive is under: "is due to visit", "hopes to visit", "traveled to Rome to meet"."""
    start = scene.grammar.group_start(token.index)
    before = scene.text(max(scene.sentence.first, start - 4), start)
    if any(p in before for p in ("no longer", "unable to", "not able to", "called off")):
        return "cancelled"
    governor = scene.clauses.governor(start)
    near = scene.tokens[max(scene.sentence.first, start - 3) : start]
    if negated or "would like to" in before or "would love to" in before or "d like to" in before:
        return "denied"
    if any(t.lower in _LUCKY for t in near):
        return _inherited(scene, governor)
    if any(t.lower in _READY for t in near) and not any(t.lower in ("set", "scheduled") for t in near):
        return "denied"
    if governor is None:
        return "planned"
    word = scene.tokens[governor]
    lemma = scene.verb_lemma(word)
    if start - governor <= 4 and lemma in _WISHES and lemma not in _PLANNED:
        return "denied"
    above = _of_verb(scene, word)
    return above if above in ("denied", "cancelled") else "planned"


def _inherited(scene: Scene, governor: int | None) -> str:
    return _of_verb(scene, scene.tokens[governor]) if governor is not None else "held"


def _of_gerund(scene: Scene, token: Token) -> str:
    """ "looks forward to hosting", "after meeting", "is considering visiting"."""
    low = max(scene.sentence.first, token.index - 6)
    before = scene.text(low, token.index)
    if any(p in before for p in ("forward to", "ahead of", "before ", "prior to", "plans for")):
        return "planned"
    governor = scene.clauses.governor(token.index)
    if governor is not None and scene.verb_lemma(scene.tokens[governor]) in (
        "consider",
        "propose",
        "suggest",
    ):
        return "denied"
    return "held" if governor is None else _carried(_of_verb(scene, scene.tokens[governor]))


def _carried(state: str) -> str:
    return state if state in ("planned", "cancelled", "denied") else "held"


# -- nouns ------------------------------------------------------------------------------------------


def _of_noun(scene: Scene, token: Token) -> str:
    """What attributes, the words before it and the verb around it say of an event noun."""
    first = scene.attributes(token.index)
    attributes = {t.lower for t in scene.tokens[first : token.index]}
    low = scene.clauses.reach(token.index)[0]
    before = scene.text(max(scene.sentence.first, first - 6), first - 1)
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
    own = _of_happening(scene, token)
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
        return _carried(_of_verb(scene, governing))
    if governing is not None:
        return _of_carrier(scene, governing)
    if scene.preposition(token.index) in ("at", "during", "in"):
        verb = scene.verb_after(token.index)
        return _carried(_of_verb(scene, verb)) if verb is not None else "held"
    return "held"


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
        "need",
    ):
        return "denied"
    if lemma == "propose":
        return "planned"
    return _carried(_of_verb(scene, verb))


def _of_happening(scene: Scene, token: Token) -> str:
    """The state of the verb whose subject a noun is: "the summit will take place"; '' for none."""
    if scene.preposition(token.index) not in ("",):
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
    state = _of_verb(scene, verb)
    if state == "denied" and scene.tokens[scene.attributes(token.index)].lower in ("a", "an"):
        # "A meeting of the two could help".
        return state
    following = scene.text(verb.index + 1, verb.index + 4)
    if lemma == "be" and any(
        w in following for w in ("scheduled", "due", "set", "planned", "expected", "slated")
    ):
        return "planned"
    return state if lemma in _HAPPEN or state in ("planned", "cancelled") else ""
