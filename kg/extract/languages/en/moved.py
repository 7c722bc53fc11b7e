"""What is put off to a new date: "postponed until May", "was moved from March 20 to April 5"."""

from __future__ import annotations

from kg.extract.languages.en.date_patterns import names_month
from kg.extract.languages.en.lexicon import words_of
from kg.extract.languages.en.scene import Scene
from kg.extract.languages.en.word_classes import FINITE, INFINITIVE, PASSIVE
from kg.extract.words import Token

_DAYS = words_of("grammar", "days")
_MOVING = frozenset(("postpone", "reschedule", "re-schedule", "delay", "shift", "move", "defer", "push"))
# "Put off", "pushed back", "brought forward".
_OFF = frozenset(("off", "back", "forward"))
# Of another day only where that day is told: "was moved to May".
_SHIFTING = frozenset(("shift", "move", "push", "bring", "put"))
_TO = frozenset(("to", "until", "till", "for"))
_BEFORE_DATE = frozenset(
    ("the", "early", "late", "mid", "end", "of", "-", "beginning", "second", "first", "half")
)
_COMING = frozenset(("next", "this", "tomorrow", "spring", "summer", "autumn", "winter"))
# The new date stands within so many words of the verb: "from 12-13 January to 15-16 January".
_NEAR = 14
_OPENING = 5
_PAIR = 2


def new_date(scene: Scene, token: Token) -> tuple[int, int] | None:
    """The stretch that tells the new date of an event that is put off; None where none is told."""
    _, high = scene.clauses.reach(token.index)
    verb = next((i for i in range(scene.sentence.first, high + 1) if _puts_off(scene, i)), None)
    verb = verb if verb is not None else put_off_behind(scene, token)
    if verb is None:
        return None
    last = min(verb + _NEAR, scene.sentence.last - 1)
    to = (i for i in range(last, verb, -1) if scene.tokens[i].lower in _TO and _opens_date(scene, i + 1))
    first = next(to, None)
    return (first, scene.sentence.last) if first is not None else None


def put_off_behind(scene: Scene, token: Token) -> int | None:
    """The verb that puts an event off behind what is said of it between commas: "the visit, due to begin on
    Monday, | has been postponed"; None for none."""
    if scene.grammar.role(token.index):
        return None
    for i in range(token.index + 1, scene.sentence.last):
        if not _puts_off(scene, i) or scene.grammar.role(i) != PASSIVE:
            continue
        start = scene.grammar.group_start(i)
        between = scene.tokens[token.index + 1 : start]
        closed = scene.tokens[start - 1].text == "," and sum(t.text == "," for t in between) == _PAIR
        closed = closed and not any(t.lower in ("not", "never") for t in scene.tokens[start:i])
        return i if closed else None
    return None


def _puts_off(scene: Scene, i: int) -> bool:
    token = scene.tokens[i]
    following = scene.tokens[min(i + 1, scene.sentence.last)].lower
    return bool(token.lemmas & _MOVING) or (bool(token.lemmas & {"put", "bring"}) and following in _OFF)


def is_moved(scene: Scene, token: Token) -> bool:
    """Whether an event is moved to another day: "the visit has been pushed back to April"."""
    _, high = scene.clauses.reach(token.index)
    for i in range(token.index + 1, high + 1):
        if scene.tokens[i].lemmas & _SHIFTING and scene.grammar.role(i) == PASSIVE:
            back = scene.tokens[min(i + 1, scene.sentence.last)].lower == "back"
            return back or new_date(scene, token) is not None
        if scene.grammar.role(i) in (FINITE, INFINITIVE, PASSIVE):
            return False
    return False


def _opens_date(scene: Scene, i: int) -> bool:
    """Whether a day or month is named at a token: "May", "the second half of April", "5 June", "Friday"."""
    for token in scene.tokens[i : min(i + _OPENING, scene.sentence.last)]:
        if names_month(token.text) or token.lower in _COMING:
            return True
        day = token.capital and token.text[:3].lower() in _DAYS and token.lower.endswith("day")
        if day or (token.lower not in _BEFORE_DATE and token.shape != "number"):
            return day
    return False
