"""A made-up world for graphs of any size: who holds which post when, in few busy states and many quiet ones.

Everybody is a function of numbers: nothing is kept, and any process makes the same person from the same post
and term. States, capitals, bodies and topics are those of kg's own tables.
"""

from __future__ import annotations

import random
import tomllib
from bisect import bisect
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache, lru_cache
from itertools import accumulate
from pathlib import Path
from typing import Any, Final, Literal, TypeVar

import msgspec

from kg import gazetteer, topics
from kg.gazetteer import Lang

T = TypeVar("T")

WORDING: Final[dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("wording.toml").read_text(encoding="utf-8")
)
NAMES: Final[dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("officials.toml").read_text(encoding="utf-8")
)
FIRST_DAY: Final = date(2005, 1, 1)
DAYS: Final = 365 * 20
_TERM: Final = 1600  # days that one person holds a post, more or less
_LATIN: Final = dict(zip(NAMES["cyrillic"], NAMES["latin"].split(), strict=True))
_AZERBAIJANI: Final = _LATIN | NAMES["azerbaijani"]
_INTERNATIONAL: Final = ("io", "agency", "bank", "forum", "union")


class Post(msgspec.Struct, frozen=True):
    """One chair of a state: ``kind`` is a row of wording.toml, ``seat`` tells several of them apart."""

    kind: int
    seat: int


class Official(msgspec.Struct, frozen=True):
    """Who holds a post of a state in one term; ``tenure`` is the number of the term."""

    state: str
    post: Post
    tenure: int
    given: str
    surname: str

    def name(self, lang: Lang) -> str:
        return f"{spelled(self.given, lang)} {spelled(self.surname, lang)}"


class Draw:
    """A choice with fixed weights, quick to make many times."""

    def __init__(self, items: Sequence[T], weights: Sequence[float]) -> None:
        self.items = items
        self._sums = list(accumulate(weights))

    def __call__(self, chance: random.Random) -> Any:
        return self.items[bisect(self._sums, chance.random() * self._sums[-1])]


def skewed(items: Sequence[T], *, flat: float = 2.0, power: float = 1.0) -> Draw:
    """Return a draw in which the n-th item comes about 1/n as often as the first."""
    return Draw(items, [1 / (at + flat) ** power for at in range(len(items))])


def seeded(*numbers: int | str) -> random.Random:
    """Return chance that depends on the numbers alone, on any machine."""
    return random.Random("/".join(map(str, numbers)))


def spelled(word: str, lang: str) -> str:
    """Return a Cyrillic word as the language writes it."""
    if lang == "ru":
        return word
    letters = _AZERBAIJANI if lang == "az" else _LATIN
    return "".join(letters.get(letter, letter) for letter in word.lower()).capitalize()


@cache
def state_draw() -> Draw:
    """Return the draw of states that have a capital; those of officials.toml are most in the news."""
    first = NAMES["states"].split()
    rest = [s.iso2 for s in gazetteer.states() if s.iso2 not in first and gazetteer.capital(s.iso2)]
    seeded("states").shuffle(rest)
    return skewed([*first, *rest], flat=3.0)


@cache
def partner_draw(state: str) -> Draw:
    """Return the draw of the states that a state has to do with: a circle of its own before all others."""
    others = [one for one in state_draw().items if one != state]
    circle = seeded("circle", state).sample(others[:60], 12)
    return skewed([*circle, *(one for one in others if one not in circle)], flat=2.0, power=1.1)


@cache
def post_draw() -> Draw:
    chairs, weights = [], []
    for kind, row in enumerate(WORDING["posts"]):
        chairs += [Post(kind, seat) for seat in range(row["seats"])]
        weights += [row["weight"] / row["seats"]] * row["seats"]
    return Draw(chairs, weights)


@cache
def body_draw() -> Draw:
    found = [body for body in gazetteer.bodies() if body.kind in _INTERNATIONAL and body.iso2 is None]
    return skewed(found, flat=3.0)


@cache
def topic_draw() -> Draw:
    """Return the draw of concepts that have wordings in three languages."""
    return skewed([name for name, held in sorted(_wordings().items()) if len(held) == 3], flat=8.0)


@cache
def _wordings() -> dict[str, dict[str, list[str]]]:
    found: dict[str, dict[str, list[str]]] = {}
    for label in topics.labels():
        if not label.hidden:
            found.setdefault(label.concept, {}).setdefault(label.lang, []).append(label.text)
    return found


def wordings(concept: str, lang: Lang) -> list[str]:
    """Return what news call a topic."""
    return _wordings()[concept][lang]


@lru_cache(maxsize=1 << 18)
def official(state: str, post: Post, tenure: int) -> Official:
    chance = seeded("official", state, post.kind, post.seat, tenure)
    given, stem, ending = (chance.choice(NAMES[part].split()) for part in ("given", "stems", "endings"))
    return Official(state, post, tenure, given, stem + ending)


def holder(state: str, post: Post, day: int) -> Official:
    """Return who holds a post on a day (days since ``FIRST_DAY``)."""
    begun, length = _terms(state, post)
    return official(state, post, (day + begun) // length)


@lru_cache(maxsize=1 << 16)
def _terms(state: str, post: Post) -> tuple[int, int]:
    chance = seeded("term", state, post.kind, post.seat)
    return chance.randrange(_TERM), chance.randrange(_TERM // 2, 2 * _TERM)


def stated(day: int, precision: Literal["day", "month", "year"] = "day") -> str:
    """Return a day as articles state it: YYYY-MM-DD, YYYY-MM or YYYY."""
    written = (FIRST_DAY + timedelta(days=day)).isoformat()
    return written[: {"day": 10, "month": 7, "year": 4}[precision]]
