"""Held, planned, cancelled or denied: what the form of a verb and its governors say of an event."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.languages.en.calling_off import calls_off
from kg.extract.languages.en.date_patterns import ENTRY
from kg.extract.languages.en.habits import TALKED, is_habit, is_sought
from kg.extract.languages.en.lexicon import table, words_of
from kg.extract.languages.en.scene import Scene, listed
from kg.extract.languages.en.undone import is_to_come
from kg.extract.languages.en.word_classes import FINITE, INFINITIVE, ING, MODALS, PASSIVE, WILL
from kg.extract.words import Token
from kg.records import Modality

_PLANNED = listed("cues", "planned")
_READY = listed("cues", "ready")
_CHANCE = listed("cues", "chance")
_LUCKY = words_of("vocabulary", "lucky")
_DONE, _LOST = words_of("vocabulary", "done"), words_of("vocabulary", "chances_lost")
# Who is one of a row has done it: "became the second leader to visit".
_WISHED = listed("cues", "wished")
_RANKS = frozenset(("first", "second", "third", "fourth", "fifth", "latest", "last", "only"))
# Those who met to open something have opened it by that.
OPENING = listed("conference", "opening")
OPENERS = listed("conference", "openers")
_TALKING = frozenset(("discuss", "explore", "study", "debate", "weigh", "mull", "review", "examine"))
# "dismissed as completely false media reports that": so many words before "that".
_FAR = 10
# A day stands so many words after a verb in the present: "is meeting Minister A B in Rome next week".
_NEAR = 12
_TO_HAVE = ("was to have", "were to have", "been to have")
_SOON = tuple(table("triggers")["cues"]["soon"])
_PLANS = tuple(
    f"as {adverb}{word}"
    for adverb in ("", "originally ", "previously ")
    for word in ("planned", "scheduled", "announced", "expected")
)
_NEGATIONS = frozenset(
    ("not", "never", "n't", "nor", "didn't", "didn’t", "won't", "won’t", "hasn't", "hasn’t")
)


def of_verb(scene: Scene, token: Token) -> Modality | str:
    """What the form of a verb and its governors say: held, planned, cancelled or denied."""
    role = scene.grammar.role(token.index)
    auxiliaries = scene.grammar.auxiliaries(token.index)
    lower = {a.lower for a in auxiliaries}
    negated = is_negated(scene, token)
    if role == INFINITIVE and _is_unplanned(scene, token):
        return "denied"
    if role == INFINITIVE or (role == PASSIVE and "to" in lower):
        return "denied" if is_habit(scene, token) else _of_infinitive(scene, token, negated)
    if _is_open(scene, token):
        return "denied"
    if "have" in lower and scene.text(token.index - 3, token.index - 1) in _TO_HAVE:
        return "cancelled"  # "was to have | met the premier": it came to nothing
    if lower and _is_no_longer(scene, token):
        return "cancelled"
    if lower & WILL:
        return "cancelled" if negated else "planned"
    if lower & {"would", "did"} and negated and _was_planned(scene, token):
        return "cancelled"
    if "would" in lower and _is_disputed(scene, scene.clauses.reach(token.index)[0]):
        return "denied"
    if "would" in lower and "only" in scene.text(token.index - 1, token.index - 1):
        return "denied"
    if "would" in lower:
        wished = any(t.lower in ("like", "be", "love") for t in scene.tokens[token.index : token.index + 1])
        return "denied" if negated or wished else "planned"
    if lower & _CHANCE & MODALS or negated or is_habit(scene, token):
        return "denied"
    if role == ING:
        return _of_gerund(scene, token)
    goes_on = role == FINITE and not auxiliaries and _is_base(token)
    if goes_on or (role == PASSIVE and lower == {"be"}):  # "will meet A and be | received by B"
        above = _coordinated_verb(scene, auxiliaries[0] if auxiliaries else token)
        if above is not None:
            return of_verb(scene, above)
    return _of_clause(scene, token)


def of_beside(scene: Scene, verb: Token) -> Modality | str:
    """What a verb says of an event that stands beside what it does: "their resolve to win money at | the
    summit". What an infinitive only names is to come then, unless it is denied."""
    state = of_verb(scene, verb)
    if state != "denied" or scene.grammar.role(verb.index) != INFINITIVE or is_negated(scene, verb):
        return state
    start = scene.grammar.group_start(verb.index)
    governor = scene.clauses.governor(start)
    above = of_verb(scene, scene.tokens[governor]) if governor is not None else "held"
    told = above in ("denied", "cancelled") or is_to_come(scene, verb, start, governor)
    return state if told else "planned"


def _is_no_longer(scene: Scene, token: Token) -> bool:
    """Whether what was to be is off: "will no longer | visit", "is no longer | travelling to"."""
    return scene.text(token.index - 2, token.index - 1) == "no longer"


def _was_planned(scene: Scene, token: Token) -> bool:
    """Whether it is said that something was planned: "would not be | travelling to Rome as planned"."""
    following = scene.text(token.index + 1, scene.clauses.reach(token.index)[1])
    return any(plan in following for plan in _PLANS)


def _is_unplanned(scene: Scene, token: Token) -> bool:
    """Whether nobody plans it: "has no plans to visit", "has no intention to meet"."""
    start = scene.grammar.group_start(token.index)
    start -= 2 * (scene.tokens[max(start - 2, 0)].lower == "for")  # "no plans | for him to visit"
    before = scene.tokens[max(scene.sentence.first, start - 3) : start]
    plans = bool(before) and before[-1].lower in ("plan", "plans", "intention")
    return plans and any(t.lower == "no" for t in before)


def _is_open(scene: Scene, token: Token) -> bool:
    """Whether nobody knows, or hardly anybody believes it: "unclear whether he will visit", "it is unlikely
    that", "neither A nor B attended", "no president has visited Peru"."""
    low, _ = scene.clauses.reach(token.index)
    opening = scene.tokens[low].lower
    before = scene.tokens[low - 1].lower if low > scene.sentence.first else ""
    none = opening == "no" and any(
        p.kind == "post" and p.first in (low, low + 1) for p in scene.clauses.parties
    )
    asking = opening == "if" and low > scene.sentence.first  # "it remains to be seen if he will | visit"
    if none or asking or opening == "neither" or (opening == "that" and before in _UNLIKELY):
        return True
    start = scene.grammar.group_start(token.index)
    asked = next((i for i in range(start - 1, low - 1, -1) if scene.tokens[i].lower == "whether"), None)
    if _is_not_told_when(scene, token):
        return True
    return asked is not None and not any(scene.grammar.is_finite(i) for i in range(asked, start))


_SAYING_WHEN = frozenset(("say", "tell", "reveal", "disclose"))
_NOT_SAID = re.compile(
    r"\b(?:not|never|neither|nor|declined|refused)\b[^,.;]*"
    r"\b(?:say|tell|reveal|disclose) (?:when|where|who|how|if)\b"
)


def _is_not_told_when(scene: Scene, token: Token) -> bool:
    """Whether somebody does not say when something will be: "would not say when it will be | signed"."""
    if not any(t.lower in _SAYING_WHEN for t in scene.tokens[scene.sentence.first : token.index]):
        return False
    return _NOT_SAID.search(scene.text(scene.sentence.first, token.index)) is not None


_REFUSING = frozenset(("reject", "decline", "refuse", "spurn", "rebuff", "snub"))
_GIVEN_UP = listed("cues", "given_up")
_UNLIKELY = frozenset(("unlikely", "doubtful", "improbable", "untrue", "false"))


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


def is_negated(scene: Scene, token: Token) -> bool:
    before = scene.tokens[max(scene.sentence.first, token.index - 5) : token.index]
    start = scene.grammar.group_start(token.index)
    if "be" in token.lemmas and scene.behind(token).lower in _NEGATIONS:
        return True  # "was | not present"
    return any(t.lower in _NEGATIONS for t in before if t.index >= start - 1)


def _of_clause(scene: Scene, token: Token) -> str:
    """A present progressive with a plan is to come; a condition is nothing."""
    low, _ = scene.clauses.reach(token.index)
    if scene.tokens[low].lower in ("if", "unless", "whether") or _is_disputed(scene, low):
        return "denied"
    if scene.tokens[low].lower in ("when", "as") and _is_ahead(scene, token, low):
        return "planned"
    if _is_soon(scene, token):
        return "planned"
    return "planned" if _is_present(scene, token) and is_entry(scene) else "held"


def _is_ahead(scene: Scene, token: Token, low: int) -> bool:
    """Whether a present tense tells what is to come: "will discuss it when the president travels to Rome"."""
    received = scene.grammar.role(token.index) == PASSIVE and {
        a.lower for a in scene.grammar.auxiliaries(token.index)
    } <= {"is", "are"}
    if not (_is_present(scene, token) or received):
        return False
    main = scene.text(scene.sentence.first, low - 1)
    return "will " in main or "forward to" in main


def _is_soon(scene: Scene, token: Token) -> bool:
    """Whether a present tense tells what is to come: "travels to Rome next week", "is meeting A later"."""
    going = {a.lower for a in scene.grammar.auxiliaries(token.index)} & {"is", "are"}
    passive = going and scene.grammar.role(token.index) == PASSIVE  # "is received in Rome next week"
    if not (_is_present(scene, token) or passive or (going and any("ing" in r.tags for r in token.readings))):
        return False
    near = min(token.index + _NEAR, scene.clauses.reach(token.index)[1])
    return any(phrase in scene.text(token.index + 1, near) for phrase in _SOON)


def _is_present(scene: Scene, token: Token) -> bool:
    present = any(r.pos == "V" and r.tags & {"s", "base"} for r in token.readings)
    return present and not scene.grammar.auxiliaries(token.index)


def is_entry(scene: Scene) -> bool:
    """Whether a sentence is an entry of a schedule: "9:30 a.m. The Secretary meets the king"."""
    start = scene.tokens[scene.sentence.first].start
    return ENTRY.match(scene.words.text, start) is not None


_TIMES = frozenset(
    ("hours", "days", "weeks", "months", "years", "day", "week", "month", "year", "shortly", "soon")
)
_HEARSAY = frozenset(("reports", "claims", "rumours", "rumors", "suggestions", "allegations", "speculation"))


def _is_disputed(scene: Scene, that: int) -> bool:
    """Whether somebody denies what a clause says: "denied that", "dismissed as false reports that"."""
    if scene.tokens[that].lower != "that":
        return False
    after = that - 1 - (scene.tokens[that - 1].lower in _HEARSAY)  # "denied | reports that"
    near = range(after, max(scene.sentence.first, that - _FAR) - 1, -1)
    verb = next((scene.tokens[i] for i in near if scene.grammar.role(i)), None)
    return verb is not None and scene.verb_lemma(verb) in ("deny", "dismiss", "refute", "reject")


def _of_infinitive(scene: Scene, token: Token, negated: bool) -> str:
    """What an infinitive is under: "is due to visit", "hopes to visit", "traveled to Rome to meet"."""
    start = scene.grammar.group_start(token.index)
    before = scene.text(max(scene.sentence.first, start - 4), start)
    if scene.text(token.index + 1, token.index + 2) == "in person" and "unable to" in before:
        return "denied"  # they met at a distance
    if any(p in before for p in ("no longer", "unable to", "not able to", "called off")):
        return "cancelled"
    if "yet to" in before:
        return "denied"  # "has yet to | meet the premier"
    if _is_of_dropped_plan(scene, start):
        return "cancelled"
    if _is_of_turned_down(scene, start):
        return "denied"
    governor = scene.clauses.governor(start)
    if "sign" in token.lemmas and scene.tokens[max(start - 1, 0)].lower == "ceremony":
        return _inherited(scene, governor)  # "attended a ceremony | to sign the accord"
    near = scene.tokens[max(scene.sentence.first, start - 3) : token.index]  # "is unlikely to | meet"
    if is_sought(scene, token, start, governor):
        return "denied"
    if negated or "would like to" in before or "would love to" in before or "d like to" in before:
        return "denied"
    if _is_disputed(scene, scene.clauses.reach(start)[0]):
        return "denied"  # "denied reports that he is to | meet the king"
    disposed = _of_disposition(scene, near, start, governor)
    if disposed:
        return disposed
    if governor is None:
        opening = scene.tokens[scene.sentence.first : scene.sentence.first + 2]
        if any(t.lower in _RANKS for t in opening):
            return "held"  # "The last envoy to visit"
        return "planned" if is_to_come(scene, token, start, None) else "denied"
    leading = scene.clauses.leading(token.index)
    if leading is not None:
        return of_verb(scene, scene.tokens[leading])
    word = scene.tokens[governor]
    lemma = scene.verb_lemma(word)
    if lemma == "plan" and any(a.lower == "had" for a in scene.grammar.auxiliaries(governor)):
        return "cancelled"  # "had planned to | meet the premier": it came to nothing
    if any(t.lower in _RANKS for t in scene.tokens[governor + 1 : start]):
        return _inherited(scene, governor)  # "is the first president to visit"
    above = of_verb(scene, word)
    if lemma in OPENERS and scene.verb_lemma(token) in OPENING:
        return above  # "met today to launch the dialogue"
    if above in ("denied", "cancelled"):
        return above
    return "planned" if is_to_come(scene, token, start, governor) else "denied"


def _of_disposition(scene: Scene, near: Sequence[Token], start: int, governor: int | None) -> str:
    """What luck, success and readiness before an infinitive say: "was lucky to", "managed to", "is ready to";
    '' where they say nothing."""
    lemma = scene.verb_lemma(scene.tokens[governor]) if governor is not None else ""
    if any(t.lower in _LUCKY for t in near):
        return "denied" if lemma in _LOST else _inherited(scene, governor)
    if lemma in _DONE and governor == start - 1:
        return _inherited(scene, governor)
    ready = any(t.lower in _READY and not _is_preparing(scene, t) for t in near)
    return "denied" if ready and not any(t.lower in ("set", "scheduled") for t in near) else ""


def _is_preparing(scene: Scene, token: Token) -> bool:
    """Whether somebody gets ready for what will be: "as A | prepared to meet B", no "is prepared to meet"."""
    return token.lower == "prepared" and scene.grammar.role(token.index) == FINITE


def _is_of_dropped_plan(scene: Scene, start: int) -> bool:
    """Whether what was planned is given up: "has shelved plans | to visit Peru", "called off a plan to"."""
    if scene.tokens[max(start - 1, 0)].lower not in ("plan", "plans"):
        return False
    near = range(start - 2, max(scene.sentence.first, start - _FAR) - 1, -1)
    verb = next((scene.tokens[i] for i in near if scene.grammar.role(i)), None)
    return verb is not None and (calls_off(scene, verb) or scene.verb_lemma(verb) in _GIVEN_UP)


def _is_of_turned_down(scene: Scene, start: int) -> bool:
    """Whether what somebody was asked to do is refused: "rejected B’s invitation | to visit Peru"."""
    if scene.tokens[max(start - 1, 0)].lower != "invitation":
        return False
    governor = scene.clauses.governor(start)
    verb = scene.tokens[governor] if governor is not None else None
    if verb is None or verb.index >= scene.sentence.last:
        return False
    down = "turn" in verb.lemmas and scene.tokens[verb.index + 1].lower == "down"
    return down or bool(verb.lemmas & _REFUSING)


def _inherited(scene: Scene, governor: int | None) -> str:
    return of_verb(scene, scene.tokens[governor]) if governor is not None else "held"


def _of_gerund(scene: Scene, token: Token) -> str:
    """ "looks forward to hosting", "after meeting", "is considering visiting"."""
    low = max(scene.sentence.first, token.index - 6)
    before = scene.text(low, token.index)
    if before.split()[-3:-1] == ["instead", "of"] or scene.tokens[token.index - 1].lower == "without":
        return "denied"  # "left the town without meeting the president"
    if before.split()[-2:-1] == ["to"] and before.split()[-3:-2] in _COMMITTED and token.lemmas & TALKED:
        return "denied"  # "committed to | consulting closely with"
    if scene.tokens[token.index - 1].lower == "after" and _goes_on_in_future(scene, token):
        return "planned"
    if is_after_times(scene, token):
        return "held"
    if _is_kept_from(scene, token):
        return "denied"
    opens = "before " in before and (_goes_on_in_past(scene, token) or _comes_after_past(scene, token))
    if not opens and any(p in before for p in ("forward to", "ahead of", "before ", "prior to", "plans for")):
        return "planned"
    if opens:
        return "held"
    if _is_wished(scene, token):
        return "denied"
    governor = scene.clauses.governor(token.index)
    beside = scene.text(token.index - 3, token.index - 1) == "in addition to"
    if scene.tokens[token.index - 1].lower == "by" or beside:
        # "Have worked together to increase trade, including by signing": as the verb of the sentence says.
        finite = (i for i in range(scene.sentence.first, token.index) if scene.grammar.is_finite(i))
        governor = next(finite, governor)
    if governor is not None and scene.verb_lemma(scene.tokens[governor]) in (
        "consider",
        "propose",
        "suggest",
    ):
        return "denied"
    if _is_only_discussed(scene, token, governor):
        return "denied"
    return "held" if governor is None else carried(of_verb(scene, scene.tokens[governor]))


_KEEPING = words_of("vocabulary", "keeping")


def _is_kept_from(scene: Scene, token: Token) -> bool:
    """Whether somebody is kept from doing something: "was stopped from | visiting the camp"."""
    if scene.tokens[token.index - 1].lower != "from":
        return False
    governor = scene.clauses.governor(token.index)
    return governor is not None and bool(scene.tokens[governor].lemmas & _KEEPING)


_COMMITTED = (["committed"], ["commitment"], ["committing"], ["commits"], ["dedicated"], ["devoted"])


def is_after_times(scene: Scene, token: Token) -> bool:
    """Whether a gerund tells what was some time before: "will fly to Rome, weeks after | visiting Oslo"."""
    before = [t.lower for t in scene.tokens[max(token.index - 2, scene.sentence.first) : token.index]]
    timed = len(before) > 1 and before[1] == "after" and before[0] in _TIMES
    return timed and scene.grammar.role(token.index) == ING


def _is_only_discussed(scene: Scene, token: Token, governor: int | None) -> bool:
    """Whether a signing is what was talked about: "discussed building a farm as well as signing a treaty"."""
    before = scene.tokens[token.index - 1]
    if "sign" not in token.lemmas or before.text == ",":
        return False
    if governor is None:
        return scene.verb_lemma(before) in _TALKING
    lemma = scene.verb_lemma(scene.tokens[governor])
    again = scene.clauses.governor(governor) if scene.grammar.role(governor) == ING else None
    return lemma in _TALKING or (again is not None and scene.verb_lemma(scene.tokens[again]) in _TALKING)


def _is_wished(scene: Scene, token: Token) -> bool:
    """Whether a gerund only says what would be good: "the importance of signing the agreement"."""
    noun = scene.tokens[max(token.index - 2, scene.sentence.first)]
    if scene.text(max(noun.index - 2, scene.sentence.first), noun.index - 1) in ("had the", "had an"):
        return False  # "had the opportunity of | meeting the king"
    return scene.tokens[token.index - 1].lower in ("of", "for", "in") and noun.lower in _WISHED


def _goes_on_in_past(scene: Scene, token: Token) -> bool:
    """Whether a clause that opens a sentence goes on with what was: "Before leaving for Tallinn, he met"."""
    if "before" not in scene.text(scene.sentence.first, scene.sentence.first + 1).split():
        return False
    after = range(token.index + 1, scene.sentence.last + 1)
    verb = next((scene.tokens[i] for i in after if scene.grammar.is_finite(i)), None)
    past = verb is not None and any("past" in r.tags for r in verb.readings)
    return past and verb is not None and not scene.grammar.auxiliaries(verb.index)


def _comes_after_past(scene: Scene, token: Token) -> bool:
    """Whether a gerund goes on with what was: "met Premier A in Rome before | meeting President B"."""
    governor = scene.clauses.governor(token.index)
    verb = scene.tokens[governor] if governor is not None else token
    at_once = scene.tokens[token.index - 1].lower == "before"
    past = any("past" in r.tags for r in verb.readings) and scene.grammar.role(verb.index) == FINITE
    return at_once and past and not scene.grammar.auxiliaries(verb.index)


def _goes_on_in_future(scene: Scene, token: Token) -> bool:
    """Whether what opens a sentence comes before what is to come: "After visiting Peru, he will go to"."""
    if scene.tokens[scene.sentence.first].lower != "after":
        return False
    after = range(token.index + 1, scene.sentence.last + 1)
    verb = next((i for i in after if scene.grammar.is_finite(i)), None)
    return verb is not None and any(t.lower in WILL for t in scene.grammar.auxiliaries(verb))


def carried(state: str) -> str:
    return state if state in ("planned", "cancelled", "denied") else "held"
