"""Held, planned, cancelled or denied: what stands around an event noun, and the verb that carries it."""

from __future__ import annotations

import re

from kg.extract.languages.en.calling_off import calls_off
from kg.extract.languages.en.failed import fails
from kg.extract.languages.en.habits import goes_on
from kg.extract.languages.en.happening_nouns import HAPPEN, of_happening
from kg.extract.languages.en.lexicon import table
from kg.extract.languages.en.moved import is_moved
from kg.extract.languages.en.programmes import programme
from kg.extract.languages.en.reached_at import is_reached_at
from kg.extract.languages.en.scene import Scene, listed
from kg.extract.languages.en.to_happen import is_to_happen
from kg.extract.languages.en.undone import is_only_object, is_supposed, is_undone
from kg.extract.languages.en.verb_modality import carried, of_beside, of_verb
from kg.extract.languages.en.word_classes import DAYS, FINITE, INFINITIVE, ING, PASSIVE, WILL
from kg.extract.words import Token

_CUES = table("triggers")["cues"]
_REFUSES = listed("cues", "refuses")
_REJECTS = listed("cues", "rejects")
_UNWANTED = listed("cues", "unwanted")
_THINKING = listed("cues", "thinking")
_SURELY_PLANNED = listed("cues", "planned_adjectives") - {"next", "coming"}
_BESIDE = frozenset(_CUES["beside_another"])
_ANNOUNCED = frozenset(("scheduled", "planned", "slated", "expected", "due", "set"))
# A name and the clause after it: "the Summit of the Americas, which the United States will host".
_CLAUSE = 16
# "The meeting is in preparation".
# "The Summit of the Americas | to be held".
_AFTER_NAME = 6
_OF_NAMES = frozenset(("of", "the", "on", "for", "and", ",", "-", "against"))
_ENSURING = frozenset(("ensure", "ensuring"))
# Before the noun: there is none. "instead of | a visit"
_THOUGHT_OF = tuple(
    f"{words}{article}" for words in _CUES["only_thought_of"] for article in ("", " a", " an", " any")
)
_NONE = (
    "possibility of", "idea of", "no plans for", "not planning", "without", "instead of", "rumours of",
    "rumors of", "rumours about", "rumors about",
)  # fmt: skip
# Before one that somebody wants: "called for an | international conference"
_WANTED = ("called for", "calls for", "calling for", "call for", "proposal for", "proposals for", "need for")
_WANTED_ONE = (*_WANTED, *(f"{w} {article}" for w in _WANTED for article in ("a", "an")))
_DENIED_BEFORE = (*_NONE, *_THOUGHT_OF, *_WANTED_ONE, "to broker", "to broker a")
_HELD_BEFORE = tuple(
    f"{phrase}{the}" for phrase in (*_CUES["held_phrases"], *_CUES["going_on"]) for the in ("", " the")
)
_TALKED = frozenset(("meeting", "meetings", "talks", "negotiations", "consultations", "discussions"))
_AFTER_ONE = ("after", "following", "after a", "following a", "after an", "following an")
_PAST = re.compile(r"\b(?:last (?:week|month|year|night)|yesterday|earlier (?:this|in)|ago)\b")
_PLANNED_BEFORE = tuple(f"{phrase} " for phrase in _CUES["planned_phrases"])
_DROPPED = frozenset(("postponed", "cancelled", "canceled", "scrapped"))
_OPENING = frozenset(("the", "this", "that", "her", "his", "their", "our", "his", "its"))
_GOING_ON = tuple(f"{phrase}{the}" for phrase in _CUES["going_on"] for the in ("", " the"))
_FOLLOWING = tuple(f"{phrase}{the}" for phrase in _CUES["follows"] for the in ("", " the", " a", " an"))
_EVENTS = listed("visit", "noun", "nouns") | listed("conference", "noun") | listed("meeting", "noun", "nouns")
_AGREEING = listed("light", "agreeing")
# What is done at talks, so that talks may be to come: "agreed to sign the treaty during their meeting".
_DONE_AT_TALKS = listed("light", "done_at_talks")
_DAY_WITHIN = 6
# "Cannot, however, be | ruled out": so many words.
_RULED = 5
_STILL_TO_COME = (
    "due in",
    "expected in",
    "en route",
    "on her way",
    "on his way",
    "on their way",
    "bound for",
)
_BRACKETS = frozenset((",", "(", "–", "—"))
_WHEN = frozenset(("for", "on", "in", "at", "to", "later", "next", "this", "from"))


def of_noun(scene: Scene, token: Token) -> str:
    """What attributes, the words before it and the verb around it say of an event noun."""
    first = scene.attributes(token.index)
    attributes = {t.lower for t in scene.tokens[first : token.index]}
    low = scene.clauses.reach(token.index)[0]
    start = start_of_phrase(scene, token, first)
    before = scene.text(max(scene.sentence.first, start - 6), start - 1)
    idle = _is_only_possible(scene, token) or _is_unwanted(scene, token) or goes_on(scene, token)
    idle = idle or is_only_object(scene, token, first) or is_supposed(scene, token, first)
    said = "denied" if idle else _of_words(scene, token, attributes, before)
    if said == "held" and _is_off_in_clause(scene, token):
        return "cancelled"
    if said:
        return said
    if before.endswith(_AFTER_ONE) and is_of_past(scene, token):
        return "held"
    if fails(scene, token):
        return "cancelled"
    if _is_before_what_is_to_come(scene, token, first):
        return "planned"
    governing = _governing(scene, first, low)
    if governing is not None and is_undone(scene, token, governing, first, of_verb(scene, governing)):
        return "denied"
    if is_reached_at(scene, token, first, start):
        return "held"  # "to build on the consensus reached during the visit"
    own = _of_announced(scene, token) or _of_relative(scene, token) or of_happening(scene, token)
    # "Put off a decision during | the visit"
    beside = scene.preposition(token.index) not in ("", "of", "from", "off")
    off = governing is not None and not beside and calls_off(scene, governing, token)
    if own == "cancelled" or off or _is_dropped(scene, token) or (not beside and _called_off(scene, token)):
        return "cancelled"
    if attributes & _SURELY_PLANNED or (attributes & {"next", "coming"} and own != "held"):
        return "planned"
    near = before.rpartition(",")[2]  # "ahead of the election, a | meeting took place"
    aside = scene.preposition(token.index) == "during"  # "agreed on new routes during the visit"
    if not aside and any(phrase in f"{near} " for phrase in _PLANNED_BEFORE):
        return "planned"
    if scene.preposition(token.index) == "for" and set(before.split()) & {"preparations", "preparation"}:
        return "planned"  # "preparations are under way for the visit"
    if own:
        return own
    return _of_verb_around(scene, token, _over_purpose(scene, token, governing))


def _is_only_possible(scene: Scene, token: Token) -> bool:
    """Whether an event is only said to be possible: "a | meeting between A and B cannot be ruled out"."""
    verb = scene.verb_after(token.index)
    near = scene.text(verb.index - _RULED, verb.index + 1) if verb is not None else ""
    out = near.endswith((" ruled out", " excluded")) or " excluded" in near
    return out and any(w in near.split() for w in ("not", "cannot", "never"))


def _is_unwanted(scene: Scene, token: Token) -> bool:
    """Whether somebody thinks an event out of place: "considers a | meeting with A impossible"."""
    low, high = scene.clauses.reach(token.index)
    if not any(t.lower in _UNWANTED for t in scene.tokens[token.index + 1 : high + 1]):
        return False
    verb = _governing(scene, scene.attributes(token.index), low)
    return verb is not None and scene.verb_lemma(verb) in _THINKING


def _is_off_in_clause(scene: Scene, token: Token) -> bool:
    """Whether the clause that a noun opens calls it off: "after the | visit to Chile was postponed"."""
    clause = scene.clauses.segment(token.index)
    verb = scene.verb_after(token.index) if clause.kind == "sub" else None
    return verb is not None and verb.index <= clause.last and calls_off(scene, verb, token)


def _of_words(scene: Scene, token: Token, attributes: set[str], before: str) -> str:
    """What the attributes of an event noun and the words before it say; '' where they leave it open."""
    if attributes & {"cancelled", "canceled", "postponed"} or before.endswith(
        ("cancellation of", "postponement of")
    ):
        return "cancelled"
    if attributes & {"recent", "last", "previous", "past"} and not attributes & {"upcoming"}:
        return "held"
    if before.endswith(("anniversary of", "anniversary of the")) and token.lower == "signing":
        return "denied"  # when it was is all that matters: "on the anniversary of the signing of the pact"
    if before.endswith(_HELD_BEFORE):
        # "the outcome of the proposed summit", "to ensure the success of the forum"
        ahead = attributes & _SURELY_PLANNED or _ENSURING & set(before.split()) or _is_told_soon(scene, token)
        return "planned" if ahead or _before_what_is_to_come(scene, token, before) else "held"
    possible = attributes & {"possible", "potential", "eventual"}
    denied = before.endswith(_DENIED_BEFORE) or _is_fiction(scene, before)
    return "denied" if possible or denied or "no" in attributes else ""


def _is_told_soon(scene: Scene, token: Token) -> bool:
    """Whether a day to come is told with a talk: "Following | talks in Lima next week, A will go on"."""
    rest = scene.text(token.index, scene.clauses.reach(token.index)[1]).split(" ,")[0]
    return any(soon in rest.partition(",")[0] for soon in ("next week", "next month", "tomorrow"))


_HEARSAY = ("report of", "reports of", "rumours of", "rumors of", "claims of", "speculation of")
_UNTRUE = frozenset(("baseless", "false", "untrue", "fake", "unfounded", "fabricated", "fiction"))


def _is_fiction(scene: Scene, before: str) -> bool:
    """Whether a talk is only reported, and that is called untrue: "called reports of a | meeting false"."""
    words = (t.lower for t in scene.tokens[scene.sentence.first : scene.sentence.last + 1])
    return before.endswith(_HEARSAY) and not _UNTRUE.isdisjoint(words)


def _of_verb_around(scene: Scene, token: Token, governing: Token | None) -> str:
    """What the verb before an event noun says of it, else the verb after "during the talks"."""
    preposition = scene.preposition(token.index)
    if governing is not None and preposition in ("during", "at", "in", "after", "following"):
        # "to engage | in negotiations" is what the infinitive does
        return carried((of_verb if preposition == "in" else of_beside)(scene, governing))
    if governing is not None:
        # "requires action while in Lima for | the summit": the object is another
        rejected = _rejects(scene, governing) and not _is_parted(scene, token, governing)
        return "denied" if rejected else _of_carrier(scene, governing)
    verb = scene.verb_after(token.index) if preposition in ("at", "during", "in") else None
    return carried(of_verb(scene, verb)) if verb is not None else "held"


def _is_parted(scene: Scene, token: Token, verb: Token) -> bool:
    """Whether a mark stands between a verb and an event noun, which is not its object then."""
    return any(t.text in _MARKS for t in scene.tokens[verb.index + 1 : scene.attributes(token.index)])


_MARKS = frozenset((",", ";", ":", "(", "–", "—"))


def _rejects(scene: Scene, verb: Token) -> bool:
    """Whether there is no event that is the object of a verb: "opposed a visit", "ruled out a meeting"."""
    lemma = scene.verb_lemma(verb)
    return lemma in _REJECTS or (lemma == "rule" and scene.behind(verb).lower == "out")


def _over_purpose(scene: Scene, token: Token, governing: Token | None) -> Token | None:
    """The verb that a talk is told with, and no purpose before it: "discussed ways to trade during talks"."""
    if governing is None or scene.grammar.role(governing.index) != INFINITIVE:
        return governing
    start = scene.grammar.group_start(governing.index)
    noun = scene.tokens[max(start - 1, scene.sentence.first)]
    if _is_agreed_at(scene, token, governing, noun):
        return noun
    if scene.grammar.role(noun.index) or noun.lower in ("is", "was", "are", "were", "due", "set"):
        return governing
    if scene.preposition(token.index) != "during" or not any(r.pos == "N" for r in noun.readings):
        return governing
    finite = (i for i in range(start - 1, scene.sentence.first, -1) if scene.grammar.is_finite(i))
    return next((scene.tokens[i] for i in finite), governing)


def _is_agreed_at(scene: Scene, token: Token, purpose: Token, verb: Token) -> bool:
    """Whether talks are where something was agreed: "agreed to expand trade during their talks"."""
    first = scene.attributes(token.index)
    theirs = scene.text(first - 1, first) in ("during their", "at their", "in their")
    said = scene.preposition(token.index)
    here = said == "during" or (said in ("at", "in") and _is_on_weekday(scene, token))
    if not theirs and not (here and _is_some_talk(scene, token, first)):
        return False
    agreed = scene.verb_lemma(verb) in _AGREEING and scene.grammar.role(verb.index) == FINITE
    return agreed and scene.verb_lemma(purpose) not in _DONE_AT_TALKS


def _is_on_weekday(scene: Scene, token: Token) -> bool:
    """Whether a weekday is told behind a talk, which is one of those that were: "in Riga on | Tuesday"."""
    near = scene.tokens[token.index + 1 : min(token.index + _DAY_WITHIN, scene.sentence.last)]
    return any(t.lower == "on" and _is_weekday(scene.tokens[t.index + 1]) for t in near)


def _is_weekday(token: Token) -> bool:
    return token.capital and token.lower.endswith("day") and token.lower[:3] in DAYS


def _is_some_talk(scene: Scene, token: Token, first: int) -> bool:
    """Whether a talk is told here and not to come: "during | talks in Riga", "during a meeting on Monday"."""
    after = scene.behind(token).lower
    new = scene.tokens[first].lower in ("a", "an") or (first == token.index and token.lower == "talks")
    return new and after in ("in", "at", "on", ".", ",")


def _before_what_is_to_come(scene: Scene, token: Token, before: str) -> bool:
    """Whether something will be done after a talk: "A and B will address the press following their talks"."""
    start = start_of_phrase(scene, token, scene.attributes(token.index))
    plain = scene.tokens[start].lower in _OPENING and token.lower in _TALKED
    owned = plain or scene.tokens[max(token.index - 1, scene.sentence.first)].lower in _OPENING
    if not (owned and before.endswith(("after", "following"))) or is_of_past(scene, token):
        return False
    low, high = scene.clauses.reach(token.index)
    verbs = (i for i in range(low, high + 1) if scene.grammar.is_finite(i))
    return any(a.lower in WILL for i in verbs for a in scene.grammar.auxiliaries(i))


def is_of_past(scene: Scene, token: Token) -> bool:
    """Whether a time gone by is told behind an event: "following a | meeting with A in Oslo last week"."""
    return _PAST.search(scene.text(token.index, scene.clauses.reach(token.index)[1])) is not None


def _is_before_what_is_to_come(scene: Scene, token: Token, first: int) -> bool:
    """Whether something will be done before or beside an event: "Before his visit to Oslo, A will travel to
    Rome", "In addition to his talks with B, he is due to meet C"."""
    opening = scene.text(scene.sentence.first, first - 1) if first > scene.sentence.first else ""
    opens = opening == "before" or opening in _BESIDE
    after = range(token.index, scene.sentence.last) if opens else range(0)
    verb = next((i for i in after if scene.grammar.is_finite(i)), None)
    if verb is None:
        return False
    told = {a.lower for a in scene.grammar.auxiliaries(verb)}
    due = scene.tokens[verb].lower in _ANNOUNCED and scene.tokens[verb + 1].lower == "to"
    return bool(told & WILL) or due


def was_before(scene: Scene, token: Token) -> bool:
    """Whether what is told goes on from an event that was before: "builds on momentum from the summit"."""
    start = start_of_phrase(scene, token, scene.attributes(token.index))
    before = scene.text(max(scene.sentence.first, start - 6), start - 1)
    return before.endswith(_GOING_ON)


def was_told_before(scene: Scene, token: Token) -> bool:
    """Whether an event is only what the talk told goes on from: "this meeting follows | recent talks between
    A and B as well as | meetings between C and D", "building on | the engagements of A and B"."""
    start = start_of_phrase(scene, token, scene.attributes(token.index))
    low = next((i for i in range(start - 1, scene.sentence.first, -1) if scene.grammar.role(i)), None)
    if low is None:
        return False
    before = scene.text(max(scene.sentence.first, low - 1), start - 1)
    if before.endswith(_FOLLOWING):
        return True
    beside = before.endswith(("as well as", "and"))
    return beside and any(f" {phrase} " in f" {before} " for phrase in _CUES["follows"])


def start_of_phrase(scene: Scene, token: Token, first: int) -> int:
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
        if _is_to_be(scene, token, i):
            return "planned"
        apart = before in _BRACKETS or before.endswith("ly")
        apart = apart or (before in ("was", "were", "is", "are") and scene.tokens[i - 2].lower == "which")
        if word in _ANNOUNCED and following in _WHEN and apart:
            verb = scene.verb_after(i)
            dropped = verb is not None and calls_off(scene, verb)
            return "cancelled" if dropped else "planned"
        if scene.grammar.role(i) in (FINITE, PASSIVE, INFINITIVE) or word in (";", ":"):
            return ""
    return ""


def _is_to_be(scene: Scene, token: Token, i: int) -> bool:
    """Whether an event is ahead: "the summit | to be held in Riga", "the visit later this year"."""
    tokens, near = scene.tokens, i - token.index <= _AFTER_NAME or _is_name(scene, token.index + 1, i)
    if tokens[i].lower == "later" and tokens[i + 1].lower == "this":
        return True
    if tokens[i].lower == "next" and tokens[i + 1].lower in ("week", "month", "year"):
        return _is_of_phrase(scene, token, i)
    if tokens[i].lower == "due" and tokens[i + 1].lower == "to":
        verb = tokens[min(i + 2, scene.sentence.last)]
        return near and bool(verb.lemmas & (HAPPEN | {"be"}))
    if tokens[i].lower != "to" or not near:
        return False
    verb = tokens[min(i + 1 + (tokens[i + 1].lower == "be"), scene.sentence.last)]
    if scene.grammar.role(verb.index) == INFINITIVE and verb.lemma != "take":
        return False  # "agreed in their call to continue the work"
    return bool(verb.lemmas & HAPPEN) and scene.grammar.role(verb.index) in (PASSIVE, INFINITIVE)


def _is_name(scene: Scene, first: int, end: int) -> bool:
    """Whether nothing but the rest of a name stands there: "summit | of the African Union,"."""
    return all(t.capital or t.lower in _OF_NAMES for t in scene.tokens[first:end])


def _is_of_phrase(scene: Scene, token: Token, i: int) -> bool:
    """Whether a time belongs to the phrase of an event noun: "talks of Peru, Chile and Oman | next week"; not
    in "the meeting in Lima, his visit | next week"."""
    between = scene.tokens[token.index + 1 : i]
    listed_only = all(t.text != "," or scene.tokens[t.index + 1].capital for t in between)
    return listed_only and not any(scene.is_noun(t, _EVENTS) for t in between)


def _of_relative(scene: Scene, token: Token) -> str:
    """The state of what a clause after it says is to be: "the summit, which Malta will host in June"."""
    last = min(token.index + _CLAUSE, scene.sentence.last)
    for i in range(token.index + 1, last):
        if scene.grammar.role(i) in (FINITE, PASSIVE, INFINITIVE) or scene.tokens[i].text in (";", ":"):
            return ""
        if scene.tokens[i].lower in ("which", "that"):
            verb = next((k for k in range(i + 1, last + 1) if scene.grammar.role(k) in (FINITE, PASSIVE)), 0)
            happens = verb and scene.verb_lemma(scene.tokens[verb]) in HAPPEN
            ahead = verb and "will" in scene.text(i + 1, verb).split()
            ahead = (happens and ahead) or (verb and is_to_happen(scene, scene.tokens[verb]))
            return "planned" if ahead else ""
    return ""


def _called_off(scene: Scene, token: Token) -> bool:
    _, high = scene.clauses.reach(token.index)
    low, _ = scene.clauses.reach(token.index)
    text = scene.text(low, high)
    return "called off" in text or "put off" in text or is_moved(scene, token)


def _is_dropped(scene: Scene, token: Token) -> bool:
    """Whether a headline or a phrase ends in what became of an event: "Visit of Envoy to Riga Postponed"."""
    for i in range(token.index + 1, min(token.index + _CLAUSE, scene.sentence.last) + 1):
        word = scene.tokens[i]
        if word.lower in _DROPPED:
            if scene.tokens[i - 1].lower in ("and", "but", ",") and scene.grammar.role(i) == FINITE:
                return False  # "held talks and postponed the election"
            return not any(scene.grammar.is_finite(k) for k in range(i + 1, scene.sentence.last + 1))
        if scene.grammar.role(i) in (FINITE, PASSIVE, INFINITIVE) or word.text in ",;:":
            return False
    return False


def _governing(scene: Scene, first: int, low: int) -> Token | None:
    """The verb before a noun in its clause, that carries it or has it in a phrase."""
    for i in range(first - 1, low - 1, -1):
        if scene.grammar.role(i) in (FINITE, INFINITIVE, ING, PASSIVE):
            return scene.tokens[i]
    return None


def _of_carrier(scene: Scene, verb: Token) -> str:
    """The state of the verb that carries a noun; a wish for an event is none."""
    lemma = scene.verb_lemma(verb)
    if lemma == "be" and scene.text(verb.index + 1, verb.index + 3).startswith(_STILL_TO_COME):
        return "planned"  # "is due in Lima for talks with the premier"
    if lemma in ("postpone", "cancel", "scrap", "suspend", "delay"):
        return "cancelled"
    if lemma in ("plan", "schedule", "announce", "expect", "prepare", "await", "anticipate"):
        return "planned"
    if programme(scene, verb) is not None:
        return "held" if "past" in {t for r in verb.readings if r.pos == "V" for t in r.tags} else "planned"
    if verb.lower == "arranging":
        return "planned"  # "the two sides are arranging a call"
    if lemma in _REFUSES:
        return "denied"
    if lemma == "propose":
        return "planned"
    return carried(of_verb(scene, verb))
