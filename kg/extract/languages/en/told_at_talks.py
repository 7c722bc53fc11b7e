"""Who talks, by what is told of the occasion: "A told B at their meeting", "said after talks with X", "At a
news conference with B after their talks, A said"."""

from __future__ import annotations

from kg.extract.allegiance import country_of
from kg.extract.languages.en.scene import Scene
from kg.extract.languages.en.talkers import TALKERS
from kg.extract.languages.en.towards import BESIDE, by_whom, two_sides
from kg.extract.languages.en.word_classes import DAYS, FINITE
from kg.extract.parties import Party
from kg.extract.words import Token

_TWO = 2
_WITH = ("with", "alongside", "beside")
_PRESS = ("conference", "briefing", "availability", "appearance", "statement")
# "Told the minister that trade was growing during their meeting".
_TELLING = frozenset(("tell", "inform", "assure", "brief", "remind"))
_SAYING_TO = _TELLING | {"thank", "reassure", "urge", "warn", "ask", "congratulate", "invite", "update"}
_OCCASIONS = ("in", "at", "during", "after", "following", "before")


def who_tells_whom(scene: Scene, token: Token) -> list[Party]:
    """Both sides of a call that a verb before it names: "briefed his counterpart during the call"."""
    low, _ = scene.clauses.reach(token.index)
    verb = next((i for i in range(token.index - 1, low - 1, -1) if scene.grammar.role(i) == FINITE), None)
    over = range(scene.sentence.first, low)
    verb = next((i for i in over if scene.tokens[i].lemmas & _TELLING and scene.grammar.role(i)), verb)
    verb = _tells_after(scene, token) if verb is None else verb
    if verb is None or scene.tokens[verb].lemmas & BESIDE:
        return []
    told = [p for p in scene.object(verb) if p.kind in ("person", "post")]
    return [*(p for p in scene.subject(verb) if p.kind in TALKERS), *told] if told else []


def _tells_after(scene: Scene, token: Token) -> int | None:
    """The verb of what is said to somebody at a talk that opens the sentence: "At talks, A | told B"."""
    verb = scene.verb_after(token.index) if _opens(scene, scene.attributes(token.index) - 1) else None
    tells = verb is not None and verb.lemmas & _SAYING_TO and scene.grammar.role(verb.index) == FINITE
    return verb.index if tells and verb is not None else None


def _opens(scene: Scene, first: int) -> bool:
    """Whether a phrase opens the sentence: "| At talks in Riga, A told B", "Despite the rain, | at talks"."""
    earlier = range(scene.sentence.first, first)
    fronted = (
        bool(earlier) and scene.tokens[first - 1].text == "," and scene.tokens[first].lower in _OCCASIONS
    )
    return not earlier or (fronted and not any(map(scene.grammar.is_finite, earlier)))


def told_at(scene: Scene, token: Token) -> list[Party]:
    """Who met, where somebody told the other something: "A told B at their meeting in Hanoi that"."""
    their = scene.tokens[scene.attributes(token.index)].lower == "their"
    if scene.preposition(token.index) in ("after", "following"):
        bare = scene.attributes(token.index) == token.index or scene.tokens[token.index - 1].lower == "a"
        plain = bare and scene.tokens[token.index + 1].lower not in ("with", "between")
        return _beside_each_other(scene, token, only_press=not their) if their or plain else []
    if scene.preposition(token.index) not in ("at", "during", "in"):
        return []
    if their:
        at = scene.attributes(token.index) - 1
        return who_tells_whom(scene, token) or _who_agree(scene, token) or two_sides(scene, at)
    following = scene.behind(token).lower
    dated = following == "on" and _is_day(scene.tokens[min(token.index + 2, scene.sentence.last)])
    told = dated or following not in ("with", "of", "between", "on")
    if not told:
        return []
    sides = who_tells_whom(scene, token)
    states = {country_of(p) for p in sides if p.kind == "person"} - {""}
    if len(states) > 1:  # not "A told B of Malta about the plan at a meeting in Riga"
        return sides
    first = scene.attributes(token.index)
    known = scene.tokens[first].lower in ("the", "this", "that", "his", "her", "its", "those", "these")
    return [] if known else two_sides(scene, first - 1)


def _is_day(token: Token) -> bool:
    return token.shape == "number" or (token.capital and token.lower[:3] in DAYS)


def _who_agree(scene: Scene, token: Token) -> list[Party]:
    """Two of different states who act on the occasion of a talk: "A and B praised it at their meeting"."""
    acting = [p for p in who_acts(scene, token, several=True) if p.kind in ("person", "post")]
    abroad = any(
        "counterpart" in scene.text(p.first, p.last) for p in acting
    )  # "A and his Omani counterpart B"
    return acting if abroad or len({country_of(p) for p in acting} - {""}) > 1 else []


def _beside_each_other(scene: Scene, token: Token, *, only_press: bool) -> list[Party]:
    """The only two who stand before their talk: "spoke to the press with B following their talks", or one of
    whom acts then: "At a news conference with B after their talks, | A said"."""
    near = [p for p in scene.clauses.parties if p.last < token.index and p.kind == "person"]
    beside = near[-1] if near and near[-1].prep in _WITH else None
    if beside is None or (only_press and not _at_press(scene, beside)):
        return []
    if len(near) == 1 and (verb := scene.verb_after(token.index)) is not None:
        near = [*[p for p in scene.subject(verb.index) if p.kind == "person"], *near]
    states = {country_of(p) for p in near} - {""}
    return near if len(near) == len(states) == _TWO else []


def _at_press(scene: Scene, beside: Party) -> bool:
    """Whether who stands beside another does so before the press: "at a news conference | with B"."""
    before = scene.text(max(scene.sentence.first, beside.first - _TWO), beside.first - 1)
    return beside.prep == "alongside" or any(word in before.split() for word in _PRESS)


def who_acts(scene: Scene, token: Token, *, several: bool) -> list[Party]:
    """Who acts in the sentence around a talk: "said after a meeting with X", "in a call with X, Y stressed".

    ``several`` asks for two sides: "A and B agreed to it after talks in Rome".
    """
    governor = next(
        (i for i in range(token.index - 1, scene.sentence.first - 1, -1) if scene.grammar.is_finite(i)), None
    )
    verb = scene.tokens[governor] if governor is not None else scene.verb_after(token.index)
    if verb is None:
        return []
    kinds = ("person", "post", "pronoun", *(("state",) if several else ()))
    found = [p for p in scene.subject(verb.index) if p.kind in kinds]
    found = found or (by_whom(scene, verb) if not several and governor is not None else [])
    return found if not several or len(found) > 1 else []
