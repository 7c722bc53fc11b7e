"""Held, planned or cancelled: what auxiliaries, cues and denials say of an event mention."""

from __future__ import annotations

from itertools import pairwise

from kg.extract.drafts import TALKS, Draft
from kg.extract.languages.en.called_off_days import own_days
from kg.extract.languages.en.date_patterns import names_month
from kg.extract.languages.en.lexicon import table, words_of
from kg.extract.languages.en.moved import new_date, put_off_behind
from kg.extract.languages.en.noun_modality import (
    is_of_past,
    of_noun,
    start_of_phrase,
    was_before,
    was_told_before,
)
from kg.extract.languages.en.reached_at import is_made_at
from kg.extract.languages.en.remembered import is_remembered
from kg.extract.languages.en.said_to_come import start_of_what_is_said
from kg.extract.languages.en.scene import Scene, listed
from kg.extract.languages.en.to_happen import is_to_happen, when_to_happen
from kg.extract.languages.en.verb_modality import is_after_times, of_verb
from kg.extract.languages.en.word_classes import FINITE, INFINITIVE, ING, PARTICIPLE
from kg.extract.spans import Span
from kg.extract.words import Token
from kg.records import EventType

_YEAR = 4
# "Was | originally due to | meet": so many words before "to" at most.
_DUE = 4
# From a town to its state: "Brussels, Belgium".
_APPOSED = 2
# The verb of a clause that tells of a gathering: "which will be co-hosted by A and B and held in".
_TELLS = 14
# "Where" follows its place within so many words.
_NEAR = 3
# "Ahead of the annual ministerial meeting," has so many words at most.
_PHRASE = 8
_TO_COME = frozenset(("upcoming", "forthcoming", "scheduled", "planned"))
_CUES = table("triggers")["cues"]
_EARLIER = listed("cues", "earlier")
# "To Malta | for a two-day official visit, where he will meet": so many words at most.
_STAY = 8
_STAYS = frozenset(("visit", "trip", "tour"))
_GOING = frozenset(("fly", "travel", "go", "come", "arrive", "head"))
_COMING = _GOING | {"leave", "depart", "land", "return"}
_EXPECTING = frozenset(("be", "schedule", "expect", "plan", "set", "slate", "intend"))
_TELLING = _EXPECTING - {"be", "expect", "intend"} | frozenset(
    (
        "hold",
        "take",
        "host",
        "co-host",
        "convene",
        "open",
        "begin",
        "start",
        "mark",
        "commemorate",
        "dedicate",
    )
)
_MEETING = frozenset(("meet", "receive", "host", "phone", "telephone"))
_SAYING = words_of("grammar", "saying")
_OPENING = ("before", "after", "prior to", "following")
# "Prior to their participation in the forum"
_TAKING_PART = frozenset(("the", "his", "her", "their", "its", "participation", "attendance", "in", "at"))
_SPANS_OF_TIME = frozenset(("hours", "days", "weeks", "months", "day", "week", "month"))
_LONG_AGO = frozenset(("week", "month", "year", "autumn", "spring", "summer", "winter", "fall"))
_PASTS = frozenset(("ago", "recently", "previously"))
_BEFORE_THIS = ("before this", "before that", "prior to", "previously ,")
_BESIDE_TALKS = ("after", "following", "before")


def mention(scene: Scene, kind: EventType, token: Token, rule: str, *, last: int | None = None) -> Draft:
    """Return a draft for a trigger, without parties, with what its clause says of its reality and time."""
    s = scene.sentence
    draft = Draft(
        kind, "held", s.index, s.paragraph, token.index, last or token.index, rule, title=s.paragraph < 0
    )
    verb = bool(scene.grammar.role(token.index))
    state = of_verb(scene, token) if verb else of_noun(scene, token)
    if state == "planned" and put_off_behind(scene, token) is not None:
        state = "cancelled"
    draft.denied = state == "denied"
    draft.foretold = verb and state == "planned" and _was_to_be(scene, token)
    if state in ("planned", "cancelled"):
        draft.modality = "planned" if state == "planned" else "cancelled"
    carrier = token if verb else scene.light_verb(token.index)
    draft.closed = verb and start_of_what_is_said(scene, token) is not None
    ahead = _end_of_what_is_ahead(scene, token)
    draft.closed = draft.closed or _came_after(scene, token) or bool(ahead)
    before = kind in TALKS and not verb and was_told_before(scene, token)
    draft.past = before or (carrier is not None and _is_past(scene, carrier))
    draft.scope = (*_scope(scene, token), *(() if verb else when_to_happen(scene, token)))
    low, high = scene.clauses.reach(token.index)
    near = scene.tokens[max(low, token.index - 4) : min(high, token.index + 4) + 1]
    draft.apart = any(t.lower in listed("meeting", "separate", "words") for t in near)
    remembered = is_remembered(scene, token)
    if remembered is not None:
        draft.scope, draft.closed = (remembered,), True
    draft.earlier = before or remembered is not None or _is_earlier(scene, token)
    text = scene.text(scene.sentence.first, token.index)
    whole = f"{text} {scene.text(token.index + 1, high)}"
    draft.same_day = any(p in whole for p in _CUES["same_day"])
    draft.same_time = any(p in text for p in _CUES["same_time"])
    draft.aside = scene.grammar.role(token.index) == PARTICIPLE
    if kind == "visit" and verb and _was_there_before(scene, token):
        draft.aside = draft.earlier = True
    draft.telling = _telling(scene, token)
    moved = new_date(scene, token) if state == "cancelled" else None
    if moved is not None:
        draft.modality, draft.telling = "planned", (moved,)
    elif state == "cancelled":
        own = own_days(scene, token, start_of_phrase(scene, token, scene.attributes(token.index)))
        draft.scope, draft.closed = ((own,), True) if own is not None else (draft.scope, draft.closed)
    where = _where(scene, token)
    if where is not None:
        draft.there, draft.place = True, _place_before(scene, where)
    elif kind in ("meeting", "conference") and draft.place is None:
        draft.place = _gone_to(scene, token)
    return draft


def _was_there_before(scene: Scene, token: Token) -> bool:
    """Whether a clause about somebody tells of a visit of the past: "A, | who was in Riga last week,"."""
    segment = scene.clauses.segment(token.index)
    past = any("past" in r.tags for r in token.readings if r.pos == "V")
    if not past or segment.kind != "rel" or scene.tokens[segment.first].lower != "who":
        return False
    inside = [t.lower for t in scene.tokens[segment.first : segment.last + 1]]
    ago = any(a == "last" and b in _LONG_AGO for a, b in pairwise(inside))
    return ago or not _PASTS.isdisjoint(inside)


def _was_to_be(scene: Scene, token: Token) -> bool:
    """Whether something lay ahead at that time only: "said he would | meet", "was due to | meet"."""
    start = scene.grammar.group_start(token.index)
    group = range(start, token.index)
    if any(scene.tokens[i].lower == "would" for i in group):
        return True
    before = scene.tokens[max(scene.sentence.first, start - _DUE) : token.index]
    return any(t.lower in ("was", "were", "been") for t in before) and any(t.lower == "to" for t in before)


def _is_past(scene: Scene, verb: Token) -> bool:
    """Whether a verb tells what was: "met", and neither "will meet" nor "to meet"."""
    past = any(r.pos == "V" and "past" in r.tags for r in verb.readings)
    return past and scene.grammar.role(verb.index) == FINITE and not scene.grammar.auxiliaries(verb.index)


def _gone_to(scene: Scene, token: Token) -> Span | None:
    """Where somebody goes for what he is to do: "flew to Aqaba to meet the king"."""
    if scene.grammar.role(token.index) != INFINITIVE:
        return None
    governor = scene.clauses.governor(scene.grammar.group_start(token.index))
    if governor is None or not scene.tokens[governor].lemmas & _GOING:
        return None
    near = [s for s in scene.places(governor + 1, token.index) if s.name and scene.prep_of(s) in ("to", "in")]
    own = any(s for s in scene.places(token.index, scene.clauses.reach(token.index)[1]) if s.name)
    return near[0] if len(near) == 1 and not own else None


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
    if not near:
        return None
    then = [t.lower for t in scene.tokens[near[-1].last + 1 : index - 1]]
    stay = then[:1] in (["for"], ["on"]) and then[-1] in _STAYS and len(then) <= _STAY
    if index - near[-1].last > _NEAR and not stay:
        return None
    towns = [s for s in near[-2:-1] if s.kind == "place" and near[-1].first - s.last == _APPOSED]
    return towns[0] if towns and near[-1].kind == "state" else near[-1]


def _scope(scene: Scene, token: Token) -> tuple[tuple[int, int], ...]:
    """The stretches whose dates are the event's; not what was before: "Following the visit in 2021, ..."."""
    out = scene.clauses.scope(token.index)
    first = scene.attributes(token.index)
    if not scene.grammar.role(token.index):
        start = start_of_phrase(scene, token, first)
        if _lies_ahead(scene, start):
            # "Left on Monday ahead of his trip to Rome", "Ahead of the summit, on 5 May, he will".
            return ((start, _comma_after(scene, token.index)),)
    if _is_gerund_in_front(scene, token) or _is_before_visit(scene, token, first):
        # "Before visiting Malta, he will travel to Rome on Sunday".
        return ((token.index, _comma_after(scene, token.index)),)
    if _is_fronted(scene, token, first):
        # "At the meeting with A, the sides spoke of the upcoming summit in May".
        return ((first, _comma_after(scene, token.index)),)
    said = start_of_what_is_said(scene, token)
    if said is not None:
        return ((said, scene.clauses.reach(token.index)[1]),)
    governor = _telling_when(scene, token)
    if governor is not None:
        out = (scene.clauses.reach(governor), *out)
    having = scene.grammar.group_start(token.index)
    if scene.tokens[having].lower == "having" and having > scene.sentence.first:
        return ((having, scene.clauses.reach(token.index)[1]),)
    if _came_after(scene, token) or _is_after_talk(scene, token):
        # "Met A on Monday following | talks with B on Sunday"
        return ((scene.attributes(token.index), scene.clauses.reach(token.index)[1]),)
    if not scene.grammar.role(token.index) and (was_before(scene, token) or was_told_before(scene, token)):
        # "Today’s talks build on the summit": when the summit was, only its own phrase tells.
        return ((first, scene.clauses.reach(token.index)[1]),)
    first = scene.clauses.reach(token.index)[0]
    if scene.tokens[first].lower == "when" and first - 2 > scene.sentence.first:
        # "He last visited France in November, when he met the president".
        return (*out, (scene.sentence.first, first - 1))
    end = _end_of_what_was_before(scene, token) or _end_of_what_is_ahead(scene, token)
    if end:
        return ((end + 1, scene.clauses.reach(token.index)[1]),)
    if len(out) > 1 and scene.tokens[out[0][0]].lower in ("following", "after", "since", "before", "ahead"):
        return out[1:]
    return out


def _telling_when(scene: Scene, token: Token) -> int | None:
    """The verb before that tells when something is done, too: "On Thursday, he | is scheduled to meet the
    king", "On Thursday, he | led a delegation to meet him", "he | led a delegation that met him"."""
    if scene.grammar.role(token.index) != INFINITIVE:
        return scene.clauses.leading(scene.clauses.reach(token.index)[0])
    leading = scene.clauses.leading(token.index)
    if leading is not None:
        return leading
    governor = scene.clauses.governor(token.index)
    expecting = governor is not None and bool(scene.tokens[governor].lemmas & _EXPECTING)
    return governor if expecting else None


def _end_of_what_was_before(scene: Scene, token: Token) -> int:
    """The comma behind a phrase that opens a sentence and tells of a month or year before: "After talks with
    A in January, | B met C"; 0 for none. A day can be that of both."""
    first = scene.sentence.first
    if scene.tokens[first].lower not in ("after", "following"):
        return 0
    comma = next((t.index for t in scene.tokens[first : token.index] if t.text == ","), 0)
    near = scene.tokens[first + 1 : comma]
    told = any(
        a.lower == "in" and (names_month(b.text) or (b.shape == "number" and len(b.text) == _YEAR))
        for a, b in pairwise(near)
    )
    return comma if told else 0


def _end_of_what_is_ahead(scene: Scene, token: Token) -> int:
    """The comma behind a phrase that opens a sentence and tells the day of what is to come: "Ahead of talks
    in Rome on Friday, | A met B"; 0 for none."""
    first = scene.sentence.first
    if scene.text(first, first + 1) != "ahead of":
        return 0
    comma = next((t.index for t in scene.tokens[first : token.index] if t.text == ","), 0)
    dated = any(scene.grammar.is_when(t) for t in scene.tokens[first:comma])
    return comma if dated else 0


def _is_after_talk(scene: Scene, token: Token) -> bool:
    """Whether people met others after a talk that a noun tells, whose day and place are its own."""
    if scene.grammar.role(token.index) or scene.preposition(token.index) not in _BESIDE_TALKS:
        return False
    before = scene.attributes(token.index) - 1
    low = scene.clauses.reach(token.index)[0]
    verb = next((i for i in range(before, low - 1, -1) if scene.grammar.is_finite(i)), None)
    if verb is None:
        return False
    lemma = scene.verb_lemma(scene.tokens[verb])
    spoke = lemma in ("speak", "talk") and bool(scene.clauses.after(verb, ("with",)))
    return lemma in _MEETING or spoke or is_of_past(scene, token)


def _came_after(scene: Scene, token: Token) -> bool:
    """Whether somebody came or left after what a noun tells: "arrived in Rome on Monday after | a visit"."""
    if scene.grammar.role(token.index) or scene.preposition(token.index) not in ("after", "following"):
        return False
    before = scene.attributes(token.index) - 1
    low = scene.clauses.reach(before)[0]
    verb = next((i for i in range(before - 1, low - 1, -1) if scene.grammar.is_finite(i)), None)
    return verb is not None and scene.verb_lemma(scene.tokens[verb]) in _COMING


def _lies_ahead(scene: Scene, first: int) -> bool:
    """Whether "ahead of" leads to a noun, over whose part in it: "prior to their participation in the"; or
    "two days before" it."""
    at = first - 1
    if scene.tokens[at].lower in ("before", "after") and scene.tokens[at - 1].lower in _SPANS_OF_TIME:
        return True
    while at > scene.sentence.first and scene.tokens[at].lower in _TAKING_PART:
        at -= 1
    return scene.text(at - 1, at).endswith("ahead of") or scene.text(at - 1, at) == "prior to"


def _is_fronted(scene: Scene, token: Token, first: int) -> bool:
    """Whether a talk opens a sentence that goes on to what is to come."""
    if scene.grammar.role(token.index) or first - scene.sentence.first > 1:
        return False
    rest = scene.tokens[token.index : scene.sentence.last]
    return scene.preposition(token.index) in ("at", "during") and any(t.lower in _TO_COME for t in rest)


def _is_gerund_in_front(scene: Scene, token: Token) -> bool:
    """Whether a gerund opens a sentence that tells of what is before or after it: "After visiting A, he"."""
    opening = scene.text(scene.sentence.first, token.index - 1)
    return scene.grammar.role(token.index) == ING and opening in _OPENING


def _is_before_visit(scene: Scene, token: Token, first: int) -> bool:
    """Whether a visit opens a sentence that tells of something else: "Before his trip to Malta, he will"."""
    opens = first - 1 == scene.sentence.first and scene.tokens[first - 1].lower in ("before", "after")
    return opens and not scene.grammar.role(token.index) and scene.noun_lemma(token) in _STAYS


def _comma_after(scene: Scene, index: int) -> int:
    """The end of the clause of a token, or of its phrase where that opens the sentence."""
    first, last = scene.clauses.reach(index)
    opens = scene.tokens[first].index == scene.sentence.first and index - first < _PHRASE
    comma = next((k for k in range(index, last) if scene.tokens[k].text == ","), last)
    return comma if opens else last


def _telling(scene: Scene, token: Token) -> tuple[tuple[int, int], ...]:
    """The phrase after a noun that tells when and where: "the meeting held in Baku on Monday"."""
    if scene.grammar.role(token.index):
        return ()
    at = scene.clauses.segments.index(scene.clauses.segment(token.index))
    if at + 1 >= len(scene.clauses.segments):
        return ()
    following = scene.clauses.segments[at + 1]
    inside = scene.tokens[following.first : following.last + 1]
    tells = any(t.lemmas & _TELLING and not t.capital for t in inside[:_TELLS])
    last = following.last
    if following.kind == "rel" and at + 2 < len(scene.clauses.segments):
        beyond = scene.clauses.segments[at + 2]
        if beyond.kind == "inf" and is_to_happen(scene, scene.tokens[last]):
            last, tells = beyond.last, True  # "the summit, which is | to be held on Monday"
    return ((following.first, last),) if tells and following.kind in ("rel", "part", "inf") else ()


def _is_earlier(scene: Scene, token: Token) -> bool:
    """Whether words beside a trigger set the event apart in time: "their previous meeting"."""
    opening = scene.sentence.first
    gerund = scene.grammar.role(min(opening + 2, scene.sentence.last)) == ING  # "Prior to visiting Malta, A"
    if scene.text(opening, opening + 1) in _BEFORE_THIS and not gerund:
        return True
    if scene.grammar.role(token.index):
        before = scene.tokens[max(scene.sentence.first, token.index - 3) : token.index]
        perfect = any(t.lower == "had" for t in before) and not _is_reported(scene, token)
        perfect = perfect or is_after_times(scene, token)  # "will fly to Rome, weeks after visiting Oslo"
        today = any(a.lower == "earlier" and b.lower == "today" for a, b in pairwise(before))
        return perfect or (not today and any(t.lower in ("previously", "last", "earlier") for t in before))
    first = scene.attributes(token.index)
    start = start_of_phrase(scene, token, first)
    if is_made_at(scene, token, start):
        return True  # "decisions taken at", not "was adopted at"
    if scene.text(start - 1, start - 1) == "during" and scene.grammar.role(start - 2) == PARTICIPLE:
        return start - 2 > opening  # "the matters raised during | his visit"
    last = any(t.lower == "last" for t in scene.tokens[max(scene.sentence.first, first - 2) : first])
    return last or any(t.lower in _EARLIER for t in scene.tokens[first : token.index])


def _is_reported(scene: Scene, token: Token) -> bool:
    """Whether "had" only goes with a verb of saying: "said they had discussed trade"."""
    start = scene.grammar.group_start(token.index)
    said = [i for i in range(scene.sentence.first, start) if scene.grammar.is_finite(i)]
    return bool(said) and bool(scene.tokens[said[-1]].lemmas & _SAYING)
