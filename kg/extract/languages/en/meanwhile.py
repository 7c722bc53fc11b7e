"""Phrases between "and" and the next verb of who acts that only say when: "visited Riga and on the same day
met with A", "and later that day met", "and during the visit signed"."""

from __future__ import annotations

from kg.extract.words import Token, Words

_DAYS = ("the same day", "that day", "the same occasion", "the next day", "the following day")
_PHRASES = (
    *(f"on {day}" for day in _DAYS),
    *(f"the {day}" for day in ("same day", "next day", "following day", "day after")),
    *(f"{when} {day}" for when in ("later", "earlier") for day in ("that day", "in the day", "the same day")),
    *(f"in the {part}" for part in ("morning", "afternoon", "evening")),
    *(f"during {whose} {stay}" for whose in ("the", "his", "her", "their") for stay in ("visit", "trip")),
)
_FIRST: dict[str, list[tuple[str, ...]]] = {}
_LAST: dict[str, list[tuple[str, ...]]] = {}
for _phrase in (tuple(p.split()) for p in _PHRASES):
    _FIRST.setdefault(_phrase[0], []).append(_phrase)
    _LAST.setdefault(_phrase[-1], []).append(_phrase)
_AND = frozenset(("and", "but"))


def past(words: Words, index: int) -> int:
    """Return the token behind the phrase that begins at a token, the token itself where none does."""
    for phrase in _FIRST.get(words.tokens[index].lower, ()):
        if tuple(t.lower for t in words.tokens[index : index + len(phrase)]) == phrase:
            return min(index + len(phrase), len(words.tokens) - 1)
    return index


def joint_before(words: Words, last: Token | None) -> Token | None:
    """Return the "and" before the phrase that ends with a token, None where there is none."""
    for phrase in _LAST.get(last.lower, ()) if last is not None else ():
        first = last.index - len(phrase) + 1 if last is not None else 0
        if first > 0 and tuple(t.lower for t in words.tokens[first : first + len(phrase)]) == phrase:
            joint = words.tokens[first - 1]
            return joint if joint.lower in _AND and joint.sentence == words.tokens[first].sentence else None
    return None
