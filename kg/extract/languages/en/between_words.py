"""What the words between two parties of a sentence only say: when, where, of which side, whose host."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.languages.en.lexicon import words_of
from kg.extract.languages.en.word_classes import PREPOSITIONS, adverbial
from kg.extract.words import Token

_DAYS = words_of("grammar", "days")
# "from the Maltese side and", "and from Latvia –": so many words at most.
_FARTHEST = 6


def may_open(token: Token) -> bool:
    """Whether a word can stand between a preposition and the title of somebody."""
    if token.shape not in ("word", "initial", "number") and token.text not in ("-", "–"):
        return False
    return token.lower not in PREPOSITIONS - {"of", "from"} and token.lower not in (
        "who",
        "which",
        "that",
        "to",
    )


def without_each_of(between: list[Token]) -> list[Token]:
    """The words before an object without "each of", "all three of": "received | both of | them"."""
    if [t.lower for t in between[-1:]] != ["of"] or between[0].lower not in ("each", "both", "all"):
        return between
    return between[1:-1]


def says_host(between: Sequence[Token]) -> bool:
    """Whether it is said whose host an object is: "met | her host, | Minister A"."""
    said = [t.lower for t in between]
    return said in (["host", ","], ["guest", ","]) or (said[1:] in (["host", ","], ["guest", ","]))


def is_filler(token: Token) -> bool:
    """Whether a word can stand between a verb and its object: "hosted today, on 5 March, the president"."""
    lower = token.lower
    dated = token.shape == "number" or lower[:3] in _DAYS
    day = (
        lower.endswith("day")
        or dated
        or lower
        in (
            "on",
            "the",
            "both",
            ",",
            "here",
            "morning",
            "evening",
            "afternoon",
        )
    )
    return day or adverbial(token)


def is_aside(between: Sequence[Token]) -> bool:
    """Whether commas only set off where it was: "received on Monday, at the palace, | the premier"."""
    commas = [n for n, t in enumerate(between) if t.text == ","]
    return len(commas) > 1 and commas[-1] == len(between) - 1


def is_on_behalf(between: Sequence[Token]) -> bool:
    """Whether it is only told for whom somebody signs: "signed by A on behalf of | Malta and by B"."""
    return [t.lower for t in between if t.lower != "the"] == ["on", "behalf", "of"]


def is_from_side(between: Sequence[Token]) -> bool:
    """Whether words only say of which side the next one is: ", from Malta –", "and from Latvia -"."""
    words = [t.lower for t in between]
    return 2 < len(words) <= _FARTHEST and "from" in words[:2] and words[-1] in ("-", "–", "—")


def without_side(between: Sequence[Token]) -> Sequence[Token]:
    """The words between two of a list without of which side the first or second is: "from the Maltese side
    and", "and from the Maltese side, the"."""
    at = next((n for n, t in enumerate(between) if t.lower == "side"), -1)
    start = next((n for n, t in enumerate(between) if t.lower not in (",", "and")), 0)
    opened = 0 < at - start <= _FARTHEST and between[start].lower in ("from", "on")
    if start and any(t.lower not in (",", "the") for t in between[at + 1 :]):
        return between  # "and from the Maltese side by"
    return [*between[:start], *between[at + 1 :]] if opened else between
