"""What a law makes a text add in brackets, which tells nothing: "«Волна» (запрещена в России)"."""

from __future__ import annotations

from kg.extract.words import Words

_OPENINGS = ("(запрещ", "(признан", "(внесен")
# So many words at most stand in such a bracket before what is named in it.
_REACH = 9


def has_any(words: Words) -> bool:
    """Whether a text has such a bracket."""
    return any(opening in words.text for opening in _OPENINGS)


def is_inside(words: Words, i: int) -> bool:
    """Whether a token stands in such a bracket."""
    before = words.tokens[max(i - _REACH, 0) : i]
    opening = next((k for k in range(len(before) - 1, -1, -1) if before[k].text in "()"), None)
    if opening is None or before[opening].text != "(" or opening + 1 >= len(before):
        return False
    return f"({before[opening + 1].lower}".startswith(_OPENINGS)
