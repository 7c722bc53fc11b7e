"""Who leads bodies of one kind: "главы прокуратур" are prosecutors general, "главы профильных ведомств" any
two who lead a ministry each."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.led_bodies import led_by
from kg.extract.languages.ru.lexicon import table, words_of
from kg.extract.words import Words

_LEADERS = words_of("posts", "leaders")


@cache
def _kinds() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    """How each kind of body is called, and what the posts of those who lead one hold."""
    return tuple((re.compile(k), re.compile(v)) for k, v in table("led_kinds")["kinds"].items())


@lru_cache(maxsize=10_000)
def are_led(title: str, position: str) -> bool:
    """Whether the title of who leads a body of some kind can mean the holder of a post told with its body."""
    head, _, kind = title.lower().partition(" ")
    full = position.lower().replace("ё", "е")
    if head not in _LEADERS or not kind or set(full.split()[:2]) & words_of("posts", "deputies"):
        return False
    said = next((posts for kinds, posts in _kinds() if kinds.search(kind)), None)
    if said is None:
        return False
    return bool(said.search(full)) if said.pattern else _leads_something(full)


def _leads_something(full: str) -> bool:
    """Whether a post leads a ministry or an agency."""
    head, _, body = full.partition(" ")
    return bool(body) and (
        head in ("министр", "председатель", "директор") or head in _LEADERS or bool(led_by(body))
    )


def kind_at(words: Words, first: int, last: int) -> int | None:
    """The last token of the words for bodies of some kind that begin at a token: "| надзорных ведомств"; None
    where there are none."""
    end = min(phrases.attribute_run(words, first, last), last)
    told = " ".join(t.lower for t in words.tokens[first : end + 1])
    return end if any(kinds.search(told) for kinds, _ in _kinds()) else None
