"""Patterns of conferences: gatherings that somebody attends or holds, or that are only named."""

from __future__ import annotations

import re

from kg.extract.drafts import Draft
from kg.extract.languages.en.grammar import (
    ADVERBS,
    FINITE,
    INFINITIVE,
    ING,
    PARTICIPLE,
    PASSIVE,
    PREPOSITIONS,
)
from kg.extract.languages.en.lexicon import words_of
from kg.extract.languages.en.modality import mention
from kg.extract.languages.en.scene import Scene, listed
from kg.extract.parties import Party
from kg.extract.spans import Span
from kg.extract.words import Token
from kg.records import Role

_NOUNS = listed("conference", "noun")
_STRONG = listed("conference", "strong")
_NAMED_ONLY = listed("conference", "named_only")
_NAMES = listed("conference", "names")
_ATTEND = listed("conference", "attend")
_HOSTING = listed("conference", "hosting")
_CHAIRING = listed("conference", "chairing")
_PART = listed("conference", "nouns_of_part")
_DETERMINERS = words_of("grammar", "determiners")
_COMMISSION = re.compile(r"(?i)(?:inter-?governmental|joint|mixed)\b.*\b(?:commission|committee)")
_DASH = re.compile(r"\s*[-–—]\s*")
_ORDINALS = frozenset(
    [
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
        "annual",
        "inaugural",
    ]
)
_NOT_FIRST = _DETERMINERS | frozenset(
    (
        "-",
        "–",
        "upcoming",
        "next",
        "recent",
        "last",
        "’s",
        "'s",
        "’",
        "'",
        "yesterday",
        "today",
        "week",
        "month",
        "year",
        "this",
    )
)
_BODILY = frozenset(
    [
        "committee",
        "council",
        "commission",
        "group",
        "platform",
        "assembly",
        "board",
        "coalition",
        "organization",
        "community",
    ]
)
# Those who go, meet or are received for a gathering attend it.
_GOING = frozenset(
    ["meet", "travel", "arrive", "go", "visit", "fly", "come", "head", "welcome", "see", "host", "receive"]
)
# Verbs whose object is the gathering itself: "hold talks during the assembly" holds no assembly.
_TRANSITIVE = _HOSTING | frozenset(("attend", "chair", "co-chair", "open", "launch", "join", "address"))
_APART = frozenset(("during", "on", "after", "before", "ahead"))
_BY = _HOSTING | _CHAIRING | frozenset(("attend", "lead", "open", "head"))
_ACTORS = ("person", "post", "pronoun", "group", "state", "body")


def conference(scene: Scene, token: Token) -> Draft | None:
    """A noun or name of a gathering with who takes part, if the text tells that or names it."""
    if not _is_gathering(scene, token):
        return None
    first, last = extent(scene, token)
    named = _is_named(scene, first, last, token)
    noun = scene.noun_lemma(token)
    verb = attending_verb(scene, token, first)
    if _is_inner(scene, first) or _is_talk(scene, token, noun) or _is_body(scene, token, noun):
        return None
    attended = noun in ("meeting", "session") and verb is not None and _is_attended(scene, verb, token)
    attended = attended or (
        noun == "meeting" and verb is not None and _is_for_meeting(scene, verb, token, first)
    )
    if not named and not attended and (noun not in _STRONG or (verb is None and not _happens(scene, token))):
        return None
    draft = mention(scene, "conference", token, "conference", last=max(last, token.index))
    draft.first = min(first, token.index)
    draft.name, draft.named = _DASH.sub("-", scene.words.quote(first, last)), named
    draft.place = _place_of(scene, last)
    _add_attendees(scene, draft, token, verb)
    if not draft.parts:
        scene.put(draft, scene.pair(token.index) or _between(scene, last))
    draft.attended = verb is not None
    if _COMMISSION.search(draft.name):
        # Two sides' session is a meeting by the codebook.
        draft.type, draft.rule, draft.attended = "meeting", "commission", False
        if any(p.party.kind == "person" for p in draft.parts):
            draft.parts = [p for p in draft.parts if p.party.kind not in ("state", "body")]
    return draft


def _place_of(scene: Scene, last: int) -> Span | None:
    """The town or state right after the name: "the summit in Madrid"."""
    near = [s for s in scene.places(last + 1, min(last + 5, scene.sentence.last)) if s.name]
    if not near or scene.prep_of(near[0]) not in ("in", "at"):
        return None
    between = scene.tokens[last + 1 : near[0].first]
    return near[0] if len(between) <= 3 and not any(t.text == "," for t in between) else None


def _is_inner(scene: Scene, first: int) -> bool:
    """Whether a meeting of the gathering is named before it: "the meeting of the Security Dialogue"."""
    before = scene.text(max(scene.sentence.first, first - 3), first - 1).split()
    before = [w for w in before if w not in ("the", "this", "annual")]
    return before[-2:] in (
        ["meeting", "of"],
        ["session", "of"],
        ["round", "of"],
        ["meetings", "of"],
        ["edition", "of"],
    )


def _is_talk(scene: Scene, token: Token, noun: str) -> bool:
    """Whether a session is one of two sides: "held sessions with community leaders"."""
    following = scene.tokens[min(token.index + 1, scene.sentence.last)].lower
    plain = noun in ("session", "meeting", "dialogue", "consultations", "event", "roundtable")
    return plain and not token.capital and following == "with"


def _is_attended(scene: Scene, verb: Token, token: Token) -> bool:
    """Whether a meeting is one of many parties: "attend the meeting of NATO foreign ministers"."""
    lemma = scene.verb_lemma(verb)
    following = scene.tokens[min(token.index + 1, scene.sentence.last)].lower
    several = lemma in ("attend", "participate", "join", "address", "take", "chair", "co-chair", "convene")
    return (
        several
        and following in ("of", "in", "on", "at", "hosted", "organized", ",")
        and bool(any(t.capital for t in scene.tokens[token.index + 1 : token.index + 5]))
    )


def _is_for_meeting(scene: Scene, verb: Token, token: Token, first: int) -> bool:
    """ "Is heading to Canada for a meeting of G7 foreign ministers"."""
    near = scene.text(verb.index + 1, first - 1).split()
    of = scene.tokens[min(token.index + 1, scene.sentence.last)].lower == "of"
    return of and _travels_for(scene, verb, near) and _capital_follows(scene, token.index + 2)


def _is_body(scene: Scene, token: Token, noun: str) -> bool:
    """Whether a noun ends the name of a body that is only named: "the National Assembly", "by the Forum"."""
    if noun not in ("assembly", "congress", "forum", "platform", "conference", "convention"):
        return False
    before = scene.tokens[token.index - 1].lower if token.index else ""
    if before in ("national", "state", "legislative", "parliamentary", "federal", "people", "’s"):
        return True
    span = scene.spans.over(token.index)
    if span is None or span.kind != "body":
        return False
    return scene.preposition(token.index) not in ("at", "during", "for") and not _is_aside(scene, token)


def _is_aside(scene: Scene, token: Token) -> bool:
    text = scene.before_phrase(token.index, 4)
    return any(
        w in text for w in ("sidelines", "margins", "session", "attend", "address", "participat", "meeting")
    )


def _is_gathering(scene: Scene, token: Token) -> bool:
    if token.text in _NAMES or token.text.rstrip("0123456789") in ("COP",):
        return (
            scene.tokens[max(0, token.index - 1)].lower in ("the", "at", "of", "for", "to", "and")
            or token.text != "G7"
        )
    if token.shape != "word" or scene.grammar.role(token.index):
        return False
    noun = scene.noun_lemma(token)
    if noun not in _NOUNS and token.lower not in _NOUNS:
        return False
    following = scene.tokens[min(token.index + 1, scene.sentence.last)]
    if following.lower in listed("conference", "never_before") or _goes_on(scene, token, following):
        return False
    before = scene.tokens[token.index - 1] if token.index > scene.sentence.first else None
    return before is None or before.lower not in listed("conference", "never_after")


def _goes_on(scene: Scene, token: Token, following: Token) -> bool:
    """Whether a name goes on with another noun of a gathering: "Summit Meeting", "Forum Ministerial"."""
    return following.index != token.index and following.capital and scene.noun_lemma(following) in _NOUNS


def extent(scene: Scene, token: Token) -> tuple[int, int]:
    """The first and last token of the name of a gathering: "11th U.S.-EU Space Dialogue"."""
    first = token.index
    while first > scene.sentence.first and _belongs_before(scene, first - 1, first):
        first -= 1
    while first < token.index and scene.tokens[first].lower in _NOT_FIRST:
        first += 1
    return first, _end(scene, token.index)


def _belongs_before(scene: Scene, i: int, first: int) -> bool:
    token = scene.tokens[i]
    if token.text in ("-", "–", "’s", "'s", "’") or token.shape == "number":
        return True
    if token.shape != "word" or scene.grammar.role(i) in (FINITE, INFINITIVE, PASSIVE, ING):
        return False
    lower = token.lower
    if lower == "and":
        return scene.tokens[i - 1].capital and scene.tokens[first].capital
    if (
        lower in _DETERMINERS | PREPOSITIONS | ADVERBS | {"who", "which", "that", "to"}
        and lower not in _ORDINALS
    ):
        return False
    return not any(
        p.first <= i <= p.last and p.kind in ("person", "pronoun", "post") for p in scene.clauses.parties
    )


def _end(scene: Scene, i: int) -> int:
    """The last token of a name: "of the Americas", "on Critical Technologies", "for Democracy"."""
    last, k = i, i + 1
    while k <= scene.sentence.last and k - i < 14:
        token = scene.tokens[k]
        if token.lower in ("of", "on", "for", "to") and k == last + 1 and _capital_follows(scene, k + 1):
            k += 1
            continue
        if token.lower in ("the", "and", "of", "for") and _capital_follows(scene, k + 1) and k > last:
            if token.lower == "and" and last == i:
                break
            k += 1
            continue
        if token.text in ("-", "–") and k == last + 1 and _capital_follows(scene, k + 1):
            k += 1
            continue
        if token.capital and token.shape in ("word", "initial") and k > i + 1:
            last = k
            k += 1
            continue
        break
    return last


def _capital_follows(scene: Scene, k: int) -> bool:
    k += k <= scene.sentence.last and scene.tokens[k].lower == "the"
    token = scene.tokens[min(k, scene.sentence.last)]
    month = token.text[:3].lower() in (
        "jan",
        "feb",
        "mar",
        "apr",
        "may",
        "jun",
        "jul",
        "aug",
        "sep",
        "oct",
        "nov",
        "dec",
    )
    day = token.lower.endswith("day")
    person = any(p.first <= k <= p.last and p.kind in ("person", "post") for p in scene.clauses.parties)
    return token.capital and not (month or day or person)


def _is_named(scene: Scene, first: int, last: int, token: Token) -> bool:
    """Whether something identifies a gathering: a capital noun, a body or state in its name, a number."""
    inside = scene.tokens[first : last + 1]
    noun = scene.noun_lemma(token)
    if scene.title and not any(scene.spans.over(t.index) for t in inside):
        return False
    names = [
        t for t in inside if t.capital and t.index != scene.sentence.first and t.shape in ("word", "initial")
    ]
    if noun in (
        "meeting",
        "event",
        "briefing",
        "ceremony",
        "session",
        "week",
        "platform",
        "seminar",
        "workshop",
    ):
        return _is_named_meeting(scene, names, token, last)
    return bool(names)


def _is_named_meeting(scene: Scene, names: list[Token], token: Token, last: int) -> bool:
    """A meeting has a name when it is one of a body, or written as a name: "the Council meeting"."""
    others = [t for t in names if t.index != token.index]
    spans = [s for t in others if (s := scene.spans.over(t.index)) is not None]
    bodies = any(s.kind == "body" for s in spans)
    bodies = bodies or any(t.lower in _BODILY for t in others)
    written = token.capital and not scene.title and len(others) >= 1
    if any(s.kind == "person" for s in spans) or scene.possessor(token.index):
        return False
    return bodies or written


def attending_verb(scene: Scene, token: Token, first: int) -> Token | None:
    """The verb by which somebody attends or holds a gathering: "will attend", "spoke at", "takes part in"."""
    low, _ = scene.clauses.reach(token.index)
    for i in range(first - 1, low - 1, -1):
        if scene.grammar.role(i) in (FINITE, INFINITIVE, ING, PASSIVE):
            verb = scene.tokens[i]
            near = scene.text(i + 1, first - 1).split()
            part = bool(set(near) & _PART)
            if scene.verb_lemma(verb) in _TRANSITIVE and set(near) & _APART:
                return None
            if scene.verb_lemma(verb) in _ATTEND or part:
                return verb if len(near) <= 12 else None
            return verb if _travels_for(scene, verb, near) else None
    return None


def _travels_for(scene: Scene, verb: Token, near: list[str]) -> bool:
    """ "Travels to Pittsburgh for the Council meeting", "meet at the summit"."""
    going = scene.verb_lemma(verb) in _GOING
    return going and "for" in near[-2:]


def _happens(scene: Scene, token: Token) -> bool:
    verb = scene.verb_after(token.index)
    if verb is None or scene.preposition(token.index):
        return False
    return scene.verb_lemma(verb) in (
        "hold",
        "take",
        "open",
        "begin",
        "start",
        "kick",
        "convene",
        "conclude",
        "schedule",
    )


def _add_attendees(scene: Scene, draft: Draft, token: Token, verb: Token | None) -> None:
    if verb is not None:
        passive = scene.grammar.role(verb.index) == PASSIVE
        actors = scene.clauses.after(verb.index, ("by",)) if passive else scene.subject(verb.index)
        lemma = scene.verb_lemma(verb)
        scene.put(draft, [a for a in actors if a.kind in _ACTORS], _role(lemma))
        if lemma in ("welcome", "see", "host", "receive"):
            scene.put(draft, [p for p in scene.object(verb.index) if p.kind in ("person", "post")])
        if lemma not in ("deliver", "mark"):
            scene.put(draft, _together(scene, verb, token))
    scene.put(draft, _told_of(scene, draft.last))
    _add_by(scene, draft)
    if not draft.parts and scene.preposition(token.index) == "at" and _opens_sentence(scene, draft.first):
        scene.put(draft, _main_subject(scene, draft.last))
    after = scene.verb_after(token.index)
    if after is not None and not scene.preposition(token.index):
        _add_after(scene, draft, after)
    scene.put(draft, _owners(scene, token))


def _role(lemma: str) -> Role:
    """The role of who stands to a gathering as a verb says: "hosted", "chaired", "attended"."""
    return "host" if lemma in _HOSTING else "chair" if lemma in _CHAIRING else "participant"


def _add_by(scene: Scene, draft: Draft) -> None:
    """Those in a phrase after the gathering: ", co-chaired by A and B", ", attended by C"."""
    for i in range(draft.last + 1, scene.sentence.last):
        token = scene.tokens[i]
        phrase = scene.grammar.role(i) == PARTICIPLE and scene.tokens[i + 1].lower == "by"
        if phrase and scene.verb_lemma(token) in _BY:
            lemma = scene.verb_lemma(token)
            scene.put(draft, [p for p in scene.clauses.after(i, ("by",)) if p.kind in _ACTORS], _role(lemma))


def _told_of(scene: Scene, last: int) -> list[Party]:
    """Who held or attended a gathering in a clause after it: "the summit that the president hosted"."""
    i = last + 1
    if i < scene.sentence.last and scene.tokens[i].lower in ("that", "which"):
        i += 1
    near = [p for p in scene.clauses.parties if p.first == i]
    if not near or near[0].last >= scene.sentence.last:
        return []
    verb = scene.tokens[near[0].last + 1]
    return near if scene.grammar.role(verb.index) and scene.verb_lemma(verb) in _ATTEND else []


def _opens_sentence(scene: Scene, first: int) -> bool:
    return first - scene.sentence.first <= 3


def _main_subject(scene: Scene, last: int) -> list[Party]:
    """The subject of the sentence that a gathering opens: "At the summit, the leaders launched ..."."""
    for i in range(last + 1, scene.sentence.last + 1):
        if scene.grammar.role(i) in (FINITE, PASSIVE):
            return [p for p in scene.subject(i) if p.kind in _ACTORS]
    return []


def _together(scene: Scene, verb: Token, token: Token) -> list[Party]:
    """Those with whom somebody attends or chairs: "co-chaired the dialogue with the minister"."""
    return [
        p for p in scene.clauses.after(token.index, ("with", "alongside")) if p.kind in ("person", "post")
    ]


def _add_after(scene: Scene, draft: Draft, verb: Token) -> None:
    """ "The summit was attended by", "brought together", "was chaired by"."""
    lemma = scene.verb_lemma(verb)
    if scene.grammar.role(verb.index) == PASSIVE:
        actors = scene.clauses.after(verb.index, ("by",))
        scene.put(draft, [a for a in actors if a.kind in _ACTORS], _role(lemma))
    elif lemma in ("bring", "gather", "include", "feature"):
        right = [p for p in scene.clauses.parties if p.first > verb.index and not p.prep]
        scene.put(draft, scene.clauses.group(right[0]) if right else [])


def _owners(scene: Scene, token: Token) -> list[Party]:
    """Whose gathering it is, when it is no state’s name: "the minister’s summit"."""
    return [p for p in scene.possessor(token.index) if p.kind in ("person",)]


def _between(scene: Scene, last: int) -> list[Party]:
    """The sides after the name: "strategic dialogue between the United States and the OIC"."""
    return scene.of_noun(last, ("between",))
