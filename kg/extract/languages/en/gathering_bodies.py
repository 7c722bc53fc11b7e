"""What is told of a gathering: the body that meets, who speaks there, and whether it is to come."""

from __future__ import annotations

import re

from kg import gazetteer
from kg.extract.languages.en import gazette
from kg.extract.languages.en.bodies import is_international
from kg.extract.languages.en.lexicon import words_of
from kg.extract.languages.en.scene import Scene, listed
from kg.extract.languages.en.title import is_head
from kg.extract.languages.en.word_classes import PREPOSITIONS
from kg.extract.parties import Party
from kg.extract.spans import Span
from kg.extract.words import Token

_FEATURING = frozenset(("feature", "witness", "hear", "include", "see"))
_SPEECHES = frozenset(("address", "remark", "remarks", "speech", "statement", "presentation", "keynote"))
_SPOKEN = ("by", "from", "of")
_BRACKETS = re.compile(r"\s*\([^()]*\)")
_TO_SETTLE = frozenset(("date", "dates", "venue", "preparation", "preparations", "agenda"))
# Before the noun of a gathering: so many words of its name.
_NAME = 8
_BODILY = listed("conference", "bodily") - {"group", "platform", "community", "organization"}
# "The Steering Committee", "the Contact Group" have so many words; their full names go on with these.
_SHORT = 2
_LINKS = frozenset(("of", "for", "on"))
_SITTINGS = frozenset(("meeting", "session", "plenary", "gathering", "ministerial", "round"))
_SITTING = listed("conference", "sitting")
_MANY = listed("conference", "of_several")
_OWN = words_of("bodies", "national") | {"parliament", "parliamentary", "cabinet", "congress", "party"}
_GATHERINGS = listed("conference", "noun")
_MEETINGS = frozenset(("meeting", "session", "conference", "gathering"))
# "Of the secretaries of the security councils of the Shanghai Cooperation Organisation": so many words.
_OFFICIALS = 16
# "Session of | the Council": a body begins so many words after the noun.
_NEAR = 3


def of_gathering(scene: Scene, noun: Token, last: int) -> Party | None:
    """Return the body that meets, where "of" names it after the noun; None for places and states."""
    of = next(
        (i for i in range(noun.index + 1, min(noun.index + _NEAR, last)) if scene.tokens[i].lower == "of"),
        None,
    )
    if of is None:
        return None
    officials = body_of_officials(scene, noun.index)
    if officials is not None:
        sentence = scene.sentence.index
        at = (officials.first, officials.last, officials.last)
        return Party(*at, "body", sentence, body=officials.name)
    first = of + 1 + (scene.tokens[of + 1].lower == "the")
    span = scene.spans.over(first)
    if span is None or span.kind != "body" or span.last > last or span.country:
        return None
    if _goes_on(scene, span):
        return None
    name = " ".join(_BRACKETS.sub("", scene.words.quote(first, span.last)).split())
    listed = isinstance(gazetteer.lookup(name, "en", "body"), gazetteer.Body)
    if first > span.first and not listed:
        return None
    name = name if first > span.first else span.name
    if not is_international(name) or not (listed or _is_organ(name)):
        return None
    return Party(first, span.last, span.last, "body", scene.tokens[first].sentence, body=name)


def sitting(scene: Scene, noun: Token, last: int) -> Party | None:
    """The body that meets, of no list, whose words tell that it is of many: "the meeting of the | Steering
    Committee of the Andean Partnership", "of the Group of Friends of Water"; None for one of a state."""
    of = noun.index + 1
    if scene.noun_lemma(noun) not in _SITTINGS or of >= last or scene.tokens[of].lower != "of":
        return None
    first = of + 1 + (scene.tokens[of + 1].lower == "the")
    words = [t.lower for t in scene.tokens[first : last + 1]]
    head = next((n for n, w in enumerate(words) if w in _SITTING), None)
    if head is None or not scene.tokens[first].capital or not _MANY & set(words) or _OWN & set(words):
        return None
    inside = (s for s in scene.spans.all if first <= s.first and s.last <= first + head)
    if any(s.country for s in inside) or any(w in PREPOSITIONS for w in words[:head]):
        return None
    if any(_is_of_state(scene, i) for i in range(first, first + head)):
        return None
    name = " ".join(_BRACKETS.sub("", scene.words.quote(first, last)).split())
    return Party(first, last, last, "body", scene.tokens[first].sentence, body=name)


def _is_of_state(scene: Scene, i: int) -> bool:
    return gazette.adjective(scene.words, i) is not None or bool(gazette.state_at(scene.words, i))


def is_council(body: Party) -> bool:
    """Whether a body consists of several states and sits: "UN Security Council"."""
    words = set(body.body.lower().split())
    if not words & _BODILY | words & _SITTING or body.country:
        return False
    return is_international(body.body) or (bool(words & _MANY) and not words & _OWN)


def in_full(scene: Scene, body: Party) -> Party:
    """A body by the fullest name that the text told it by: "the Steering Committee" after "the Steering
    Committee of the Donor Platform", "the Contact Group" after "the Lake Contact Group"."""
    short = [t.text for t in scene.tokens[body.first : body.last + 1]]
    if len(short) > _SHORT or not _SITTING & set(body.body.lower().split()):
        return body
    for i in range(body.first - len(short)):
        if scene.tokens[i].text != short[0] or [t.text for t in scene.tokens[i : i + len(short)]] != short:
            continue
        first, last = i, i + len(short) - 1
        while first and scene.tokens[first - 1].capital and scene.tokens[first - 1].lower != "the":
            first -= 1
        if scene.tokens[last + 1].lower in _LINKS:
            last = _end_of_name(scene, last)
        if last - first >= len(short) and scene.tokens[first].sentence == scene.tokens[last].sentence:
            name = " ".join(scene.words.quote(first, last).split())
            return Party(body.first, body.last, body.head, "body", body.sentence, body=name)
    return body


def _end_of_name(scene: Scene, last: int) -> int:
    """Where a name ends that goes on over small words: "Committee | of the Donor Platform for Ukraine"."""
    i = last + 1
    while i < len(scene.tokens) and (
        scene.tokens[i].capital or scene.tokens[i].lower in _LINKS | {"the", "-"}
    ):
        last = i if scene.tokens[i].capital else last
        i += 1
    return last


def speakers(scene: Scene, noun: Token) -> list[Party]:
    """Return who spoke at a gathering that is told to feature or hear addresses."""
    verb = scene.verb_after(noun.index)
    if verb is None or scene.verb_lemma(verb) not in _FEATURING:
        return []
    return _who_spoke(scene, verb.index)


def body_of_officials(scene: Scene, noun: int) -> Span | None:
    """The international body whose officials gather: "meeting of the secretaries of the security councils of
    the | Shanghai Cooperation Organisation"."""
    if scene.noun_lemma(scene.tokens[noun]) not in _MEETINGS:
        return None
    i, last = noun + 1, min(noun + _OFFICIALS, scene.sentence.last)
    heads: list[str] = []
    while i < last and scene.tokens[i].lower == "of":
        i += 1 + (scene.tokens[i + 1].lower == "the")
        span = scene.spans.over(i)
        if span is not None and span.kind == "body":
            several = bool(heads) and heads[0].endswith("s") and not _goes_on(scene, span)
            return span if several and not span.country and is_international(span.name) else None
        while i < last and _is_plain(scene, i):
            i += 1
        heads.append(scene.tokens[i - 1].lower)
    return None


def _goes_on(scene: Scene, body: Span) -> bool:
    """Whether a body only says whose officials gather: "the meeting of EU | foreign ministers"."""
    following = scene.tokens[min(body.last + 1, scene.sentence.last)]
    word = following.lower
    return word in words_of("posts", "modifiers") or is_head(following) or word in ("member", "countries")


def _is_plain(scene: Scene, i: int) -> bool:
    """Whether a word is one of those that say who officials are: "foreign | ministers", "security"."""
    token = scene.tokens[i]
    return token.shape == "word" and token.lower not in PREPOSITIONS and not scene.grammar.is_finite(i)


def _who_spoke(scene: Scene, last: int) -> list[Party]:
    """Who spoke there: "the opening of the summit featured addresses by A and B", "heard remarks from C"."""
    for noun in scene.tokens[last + 1 : scene.sentence.last]:
        if noun.lemmas & _SPEECHES and scene.tokens[noun.index + 1].lower in _SPOKEN:
            people = scene.clauses.after(noun.index, _SPOKEN)
            further = _who_spoke(scene, people[-1].last) if people else []
            return [*(p for p in people if p.kind == "person"), *further]
    return []


def _is_organ(name: str) -> bool:
    """Whether a name is that of an organ of a listed body: "ECOWAS Council of Ministers"; no task force."""
    words = name.split()
    owner = " ".join(words[:-1])
    while owner and not isinstance(gazetteer.lookup(owner, "en", "body"), gazetteer.Body):
        owner = owner.rpartition(" ")[0]
    tail = name.rpartition(" of the ")[2]
    return bool(owner) or isinstance(gazetteer.lookup(tail, "en", "body"), gazetteer.Body)


def is_ahead(scene: Scene, first: int) -> bool:
    """Whether a gathering is to come: "the forthcoming | African Union (AU) Summit"."""
    near = scene.text(max(scene.sentence.first, first - 4), first - 1).split()
    if not _TO_SETTLE.isdisjoint(near) and near[-1:] == ["the"] and near[-2:-1] in (["of"], ["for"]):
        return True  # "the date and venue of the 55th summit"
    for i in range(first, max(scene.sentence.first - 1, first - _NAME), -1):
        token = scene.tokens[i]
        if token.lower in ("upcoming", "forthcoming"):
            return True
        if i < first and not (token.capital or token.text in "()" or _leads_on(scene, i)):
            return False
    return False


def _leads_on(scene: Scene, i: int) -> bool:
    """Whether a word leads on from a gathering told before: "the upcoming G7 meeting | and summit"."""
    token = scene.tokens[i]
    return token.lower in ("and", "in", "leaders", "ministers") or scene.noun_lemma(token) in _GATHERINGS
