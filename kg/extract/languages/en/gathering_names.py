"""Names of gatherings: which nouns are some, how far their names reach, and which are named at all."""

from __future__ import annotations

import re

from kg.extract.languages.en import gazette
from kg.extract.languages.en.gathering_extents import ORDINALS, commission_after
from kg.extract.languages.en.gathering_words import (
    NAMES,
    NOUNS,
    names_by_number,
)
from kg.extract.languages.en.gathers_then import opens_then
from kg.extract.languages.en.name_ends import is_council
from kg.extract.languages.en.no_gatherings import is_of_sides, is_treaty
from kg.extract.languages.en.scene import Scene, listed
from kg.extract.languages.en.title import is_head
from kg.extract.languages.en.word_classes import ADVERBS, PREPOSITIONS
from kg.extract.spans import Span
from kg.extract.words import Token

_SUFFIXES = frozenset(("th", "st", "nd", "rd"))  # "55th"
_ATTENDING = frozenset(("attend", "host", "chair", "join", "address", "convene", "co-chair"))
_GOING = listed("conference", "going")
# "Ministerial Council Meeting": so many words after an adjective of a gathering.
_GOES_ON = 3
# "The Ministerial Council held its 160th session": so many words from the verb on.
_SESSION, _SESSIONS = 4, frozenset(("session", "meeting"))
_BODILY = listed("conference", "bodily")
# "The inaugural session of the Oman-Peru Strategic | Dialogue"
_SERIES = listed("sequel", "series")
_SITTING = listed("conference", "sitting")
_MANY = listed("conference", "of_many")
_GROUPS = listed("conference", "groups")
_MEETS_AT = listed("conference", "group_prepositions")
_ASIDE = (
    "sidelines of",
    "sideline of",
    "margins of",
    "margin of",
    "fringes of",
    "session of",
    "ahead of",
    "host of",
)
# "Held an official session | of talks": those of two sides.
_OF_TALKS = (
    "of talks", "of discussions", "of negotiations", "of consultations", "of official", "of bilateral",
    "of formal",
)  # fmt: skip
_BESIDE = ("sidelines of", "sideline of", "margins of", "margin of", "fringes of", "occasion of")
# Parts of words before a gathering that somebody is at: "took part in the Doha Forum".
_ATTENDED = (
    "sideline", "margin", "session", "attend", "address", "participat", "meeting", "part in", "part at",
    "spoke ", "speak", "ceremony",
)  # fmt: skip
# "The third round of the strategic dialogue" is one.
_ROUNDS = frozenset(("round", "edition"))
_QUOTES = frozenset(("“", "”", "«", "»"))
# Within a name in quotation marks: so many words back to the opening one.
_QUOTED = 8
_PAPERS = frozenset(("outcomes", "goals", "deliverables", "themes", "commitments"))
_PARTS = frozenset(("plenary", "opening", "closing"))
_PARTS_OF = frozenset(("week", "segment", "debate", "session"))
# "In the assembly of A, the conference of B and": so many words.
_LONGEST_LIST = 45
# A clause that tells who chairs a council has so many words to its verb.
_CLAUSE = 12
_CHAIRED_LATER = re.compile(r", (?:which|that) [^,.;]*?\b(?:chairs?|chaired|attends?|attended)\b")


def is_gathering(scene: Scene, token: Token) -> bool:
    if token.text in NAMES or names_by_number(token):
        if token.text == "Davos" and scene.tokens[token.index - 1].lower == "in":
            return False  # the town
        if scene.tokens[token.index - 1].text == "(" and token.text not in _GROUPS:
            return False  # "the 28th Conference of the Parties (COP28)"
        return token.text not in _GROUPS or _gathers(scene, token)
    if token.shape != "word" or scene.grammar.role(token.index):
        return False
    noun = scene.noun_lemma(token)
    if noun not in NOUNS and token.lower not in NOUNS:
        return noun == "council" and _sits(scene, token)
    following = scene.behind(token)
    if following.lower in listed("conference", "never_before") or _goes_on(scene, token, following):
        return False
    if is_treaty(scene, token, following) or _is_quoted_name(scene, token):
        return False
    if _describes(scene, token, following):
        return False
    before = scene.tokens[token.index - 1] if token.index > scene.sentence.first else None
    return before is None or before.lower not in listed("conference", "never_after")


def _describes(scene: Scene, token: Token, following: Token) -> bool:
    """Whether a noun only says of which gathering another is a part: "the General | Assembly’s high-level
    week", "the high-level | segment"."""
    if token.lower.endswith("-level"):
        return following.shape == "word" and following.lower not in PREPOSITIONS | ADVERBS | {"and"}
    if following.capital and following.lower in _PAPERS:
        return True  # "Key Summit | Outcomes"
    after = scene.tokens[following.index + 1 : following.index + 1 + _GOES_ON]
    return following.lower in ("'s", "’s") and any(scene.is_noun(t, _PARTS_OF) for t in after)


def _is_quoted_name(scene: Scene, token: Token) -> bool:
    """Whether a noun is of the name that another gathers under: "the conference “Dialogue for Peace”"."""
    near = range(token.index - 1, max(scene.sentence.first, token.index - _QUOTED), -1)
    opening = next((i for i in near if scene.tokens[i].text in _QUOTES), 0)
    return scene.tokens[opening].text in ("“", "«") and scene.is_noun(scene.tokens[opening - 1], NOUNS)


def _gathers(scene: Scene, token: Token) -> bool:
    """Whether the name of a group stands for its meeting: "at the G20", "hosts the G7", "G20 in Bali"."""
    first = token.index - (scene.tokens[token.index - 1].lower == "the")
    before = scene.text(max(scene.sentence.first, first - 3), first - 1)
    if before.rpartition(" ")[2] in _MEETS_AT or before.endswith(_ASIDE):
        return not _has_noun(scene, token.index + 1)
    verb = scene.tokens[first - 1] if first > scene.sentence.first else None
    attended = verb is not None and scene.is_verb(verb, _ATTENDING)
    low, _ = scene.clauses.reach(token.index)
    gone = before.endswith("for") and any(scene.is_verb(t, _GOING) for t in scene.tokens[low:first])
    there = scene.behind(token).lower == "in" and scene.places(token.index + 2, token.index + 3)
    return (attended or gone or bool(there)) and not _has_noun(scene, token.index + 1)


def _has_noun(scene: Scene, i: int) -> bool:
    """Whether a name only describes what follows: "G7 partners", "the G20’s efforts", "G7-led"."""
    token = scene.tokens[min(i, scene.sentence.last)]
    if token.lower in ("'s", "’s", "-"):
        return True
    if token.index == i and is_gathering(scene, token):
        return True  # "at the G20 | Summit"
    noun = token.shape == "word" and scene.noun_lemma(token) not in NOUNS
    return noun and not scene.grammar.role(i) and token.lower not in PREPOSITIONS | ADVERBS | {"and", "which"}


def _sits(scene: Scene, token: Token) -> bool:
    """Whether a council is told to sit: "chaired the Foreign Affairs Council", "took part in the Council"."""
    span = scene.spans.over(token.index)
    if span is None or span.kind != "body" or span.last != token.index:
        return False
    following = scene.behind(token)
    if following.index != token.index and scene.noun_lemma(following) in NOUNS:
        # "The Gulf Cooperation Council summit".
        return False
    if _CHAIRED_LATER.match(scene.text(token.index + 1, min(token.index + _CLAUSE, scene.sentence.last))):
        return True  # "of the Council, which the minister will chair in Brussels"
    near = scene.text(max(scene.sentence.first, span.first - 4), span.first - 1).split()
    near = [w for w in near if w != "participation"]  # "paused their participation in | the Arctic Council"
    taken = "part in" in " ".join(near)  # "took part in | the Council", no "as part of | Council contacts"
    return taken or any(w.startswith(("chair", "co-chair", "attend", "participat")) for w in near)


def _goes_on(scene: Scene, token: Token, following: Token) -> bool:
    """Whether a name goes on with another noun of a gathering: "Summit Meeting", "Forum Ministerial"."""
    if following.index == token.index:
        return False
    if token.lower == "ministerial" and is_council(scene, following.index):
        after = scene.behind(following)
        near = scene.tokens[after.index + 1 : after.index + 1 + _SESSION]
        sits = scene.grammar.is_finite(after.index) and any(scene.is_noun(t, _SESSIONS) for t in near)
        return sits or (after.index > following.index and scene.noun_lemma(after) in NOUNS)
    if not token.capital:
        return token.lower == "ministerial" and scene.noun_lemma(following) in NOUNS - {"meeting"}
    k = following.index
    while k <= scene.sentence.last and k - token.index <= _GOES_ON and scene.tokens[k].capital:
        if scene.noun_lemma(scene.tokens[k]) in NOUNS and scene.tokens[k].shape == "word":
            return k == following.index or token.lower in ("ministerial", "high-level", "forum")
        k += 1
    return False


def is_inner(scene: Scene, first: int) -> bool:
    """Whether a meeting of the gathering is named before it: "the meeting of the Security Dialogue"."""
    before = scene.text(max(scene.sentence.first, first - 4), first - 1).split()
    if _PARTS & set(before):
        return False  # "addressed the plenary session of the forum"
    before = [w for w in before[-3:] if w not in ("the", "this", "annual")]
    return before[-2:] in (
        ["meeting", "of"],
        ["session", "of"],
        ["meetings", "of"],
    )


def round_of(scene: Scene, first: int, token: Token) -> Token:
    """The noun that counts a gathering whose name begins at a token, else its own: "third round of the"."""
    at = first - 1 - (scene.tokens[first - 1].lower == "the")
    counts = at > scene.sentence.first + 1 and scene.tokens[at].lower == "of"
    return scene.tokens[at - 1] if counts and scene.tokens[at - 1].lower in _ROUNDS else token


def is_field(scene: Scene, first: int) -> bool:
    """Whether a gathering is only what somebody is responsible for: "Special Advisor for the Summit"."""
    at = first - 1 - (scene.tokens[first - 1].lower == "the")
    before = scene.tokens[max(at - 1, 0)]
    return scene.tokens[max(at, 0)].lower == "for" and before.capital and is_head(before)


def is_talk(scene: Scene, token: Token, noun: str) -> bool:
    """Whether a session is one of two sides ("held sessions with community leaders"), or a part of talks."""
    if scene.text(token.index + 1, token.index + 3) in ("of the meeting", "of the talks", "of the visit"):
        return True  # "speaking at the opening session of the meeting"
    following = scene.behind(token).lower
    if noun == "session" and scene.text(token.index + 1, token.index + 2) in _OF_TALKS:
        return True
    if noun == "session" and is_of_sides(scene, token, following):
        return True
    plain = noun in ("session", "meeting", "dialogue", "consultations", "event", "roundtable")
    verb = scene.light_verb(token.index) if (token.text, following) == ("consultations", "on") else None
    holding = scene.subject(verb.index) if verb is not None else []
    if holding and all(p.kind in ("person", "post") for p in holding):
        return True  # "A and B held consultations on Oman-Peru relations"
    return plain and not token.capital and following == "with"


def is_listed(scene: Scene, verb: int, first: int) -> bool:
    """Whether a gathering goes on with a list of those that somebody attends: "in A, B and the forum"."""
    joint = first - 1 - (scene.tokens[first - 1].lower == "the")
    between = scene.tokens[verb + 1 : joint]
    listed = scene.tokens[joint].lower in (",", "and") or scene.text(joint - 3, joint - 1) == "as well as"
    listed = listed and len(between) < _LONGEST_LIST
    told = any(is_gathering(scene, t) for t in between)
    return listed and told and not any(scene.grammar.role(t.index) for t in between)


def is_body(scene: Scene, token: Token, noun: str) -> bool:
    """Whether a noun ends the name of a body that is only named: "the National Assembly", "by the Forum"."""
    if noun not in ("assembly", "congress", "forum", "platform", "conference", "convention"):
        return False
    before = scene.tokens[token.index - 1].lower if token.index else ""
    if noun in ("congress", "assembly") and token.index and _is_of_state(scene, token.index - 1):
        return True  # "a meeting with US Congress"
    if any(w in scene.before_phrase(token.index, 4) for w in _BESIDE):
        return False  # "on the sidelines of the Asian Parliamentary Assembly"
    if before in (
        "permanent",
        "standing",
        "national",
        "state",
        "legislative",
        "parliamentary",
        "federal",
        "people",
        "’s",
    ):
        return True
    span = scene.spans.over(token.index)
    if span is None or span.kind != "body":
        return noun in ("forum", "assembly", "congress") and _is_organization(scene, token)
    counted = scene.tokens[max(span.first - 1, scene.sentence.first)].lower
    if counted in ORDINALS or counted in _SUFFIXES:
        return False  # "co-chaired the 55th | General Assembly of the Organization of American States"
    at = span.first - 1 - (scene.tokens[span.first - 1].lower == "the")
    near = {scene.preposition(token.index), scene.tokens[max(at, scene.sentence.first)].lower}
    if noun in ("forum", "conference", "convention", "assembly") and opens_then(scene, token):
        return False  # "The Munich Security Conference opened on Friday"
    return not near & {"at", "during", "for"} and not _is_aside(scene, token)


def _is_organization(scene: Scene, token: Token) -> bool:
    """Whether a name that no clause tells of is of an organization: "guided by the Forum’s strategy"."""
    following = scene.behind(token)
    verbs = any(scene.grammar.is_finite(i) for i in range(scene.sentence.first, scene.sentence.last + 1))
    owner = following.text in ("’s", "'s") and not _is_aside(scene, token)
    return token.capital and (owner or not verbs)


def _is_of_state(scene: Scene, index: int) -> bool:
    """Whether a state’s name or adjective alone stands before a noun."""
    adjective = gazette.adjective(scene.words, index)
    return bool(gazette.state_at(scene.words, index)) or (adjective is not None and adjective[0] == index)


def _is_aside(scene: Scene, token: Token) -> bool:
    text = scene.before_phrase(token.index, 4)
    return any(w in text for w in _ATTENDED)


def is_named(scene: Scene, first: int, last: int, token: Token) -> bool:
    """Whether something identifies a gathering: a capital noun, a body or state in its name, a number."""
    inside = scene.tokens[first : last + 1]
    noun = scene.noun_lemma(token)
    if scene.title and not any(scene.spans.over(t.index) for t in inside):
        return _is_of_ministers(scene, first, token)
    names = [
        t for t in inside if t.capital and t.index != scene.sentence.first and t.shape in ("word", "initial")
    ]
    if noun in (
        "meeting",
        "gathering",
        "event",
        "briefing",
        "ceremony",
        "session",
        "week",
        "platform",
        "seminar",
        "workshop",
    ):
        return _is_named_meeting(scene, names, token)
    return bool(names)


def _is_of_ministers(scene: Scene, first: int, token: Token) -> bool:
    """Whether a headline says where somebody speaks, where ministers are: "A at the Food Security |
    Ministerial"."""
    at = first - 1 - (scene.tokens[first - 1].lower in ("the", "a", "an"))
    told = any(t.lower == "ministerial" for t in scene.tokens[first : token.index + 1])
    named = told and token.index > first and token.capital
    return named and at > scene.sentence.first and scene.tokens[at].lower == "at"


def is_of_many(scene: Scene, first: int, token: Token) -> bool:
    """Whether the words before a noun say that many states gather: "an | international conference"; not so of
    people of one trade: "an international conference of cardiologists"."""
    many = any(t.lower in _MANY for t in scene.tokens[first : token.index])
    following = scene.behind(token).lower
    return many and following != "of" and not scene.title


def _is_named_meeting(scene: Scene, names: list[Token], token: Token) -> bool:
    """A meeting has a name when it is one of a body, or written as a name: "the Council meeting"."""
    if commission_after(scene, token.index):
        return True
    others = [t for t in names if t.index != token.index]
    spans = [s for t in others if (s := scene.spans.over(t.index)) is not None]
    bodies = any(s.kind == "body" for s in spans)
    bodies = bodies or any(t.lower in _BODILY | _SERIES | _SITTING for t in others)
    written = token.capital and not scene.title and len(others) >= 1
    # "the Trilateral Foreign Ministers’ Meeting" is a name, "the ministers’ meeting" a talk.
    owners = scene.possessor(token.index)
    owners = [p for p in owners if not (p.kind == "post" and p.plural and (bodies or written))]
    if any(s.kind == "person" for s in spans) or owners:
        return False
    return bodies or written


def place_of(scene: Scene, last: int) -> Span | None:
    """The town or state right after the name: "the summit in Madrid"."""
    near = [s for s in scene.places(last + 1, min(last + 5, scene.sentence.last)) if s.name]
    if not near or scene.prep_of(near[0]) not in ("in", "at"):
        return None
    if scene.tokens[min(near[0].last + 1, scene.sentence.last)].lower in ("'s", "’s"):
        return None
    between = scene.tokens[last + 1 : near[0].first]
    return near[0] if len(between) <= 3 and not any(t.text == "," for t in between) else None
