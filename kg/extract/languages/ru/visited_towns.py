"""Towns that a verb of visiting tells, with a day between: "посетил 5 мая | Софию"."""

from __future__ import annotations

from kg.extract.languages.ru.lexicon import words_of
from kg.extract.words import Words

# "посетил | 11 марта | Софию": so many words.
_DAY = 4
_DAYS = (
    words_of("triggers", "cues", "days")
    | words_of("triggers", "cues", "months")
    | {"в", "во", "вчера", "накануне", "сегодня", "завтра"}
)
_VISITING = words_of("triggers", "visit", "object", "verbs")


def past_day(words: Words, i: int, last: int) -> int:
    """The token after the day that may stand at a token: "посетил | во вторник | завод"."""
    end = i
    while end <= min(i + _DAY - 1, last) and (
        words.tokens[end].shape == "number" or words.tokens[end].lemmas & _DAYS
    ):
        end += 1
    told = any(t.shape == "number" or t.lower not in ("в", "во") for t in words.tokens[i:end])
    return end if told and words.tokens[end - 1].lower not in ("в", "во") else i


def is_visited(words: Words, i: int) -> bool:
    """Whether nothing but a day stands between a verb of visiting and a token."""
    before = words.tokens[max(words.sentence_of(i).first, i - _DAY) : i]
    verb = next((t for t in reversed(before) if t.shape != "number" and not t.lemmas & _DAYS), None)
    return verb is not None and verb.index < i - 1 and bool(verb.lemmas & _VISITING) and verb.has("V")
