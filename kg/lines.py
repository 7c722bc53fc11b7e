"""Lines that end where they are full: a text that was set to a width, as mail and plain-text editions are.

Only the breaks go: a text without them has the same characters at the same places.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

# Characters of the longest line. Narrower is a list or verse, wider is a paragraph on one line.
_NARROWEST, _WIDEST = 30, 130
# Of the breaks amid a sentence so large a share where the next word has no place; and two of them in the head
# of a text, where a headline may just be long.
_SHARE, _IN_HEAD = 0.7, 2
_ENDS: Final = frozenset('.!?:;…»”")')
# The first lines; under a headline stands a short one with the date.
_HEAD, _SHORT = 3, 0.6


def unwrapped(text: str) -> str:
    """Return a text with blanks for the breaks of full lines; the text itself where it is not set to a width.

    Length and places of all other characters stay.
    """
    if "\n" not in text:
        return text
    raw = text.split("\n")
    lines = [line.strip() for line in raw]
    full = max((_full_lines(lines, max(map(len, lines[n:]))) for n in (0, 1)), key=len)
    return "".join(_with_end(line, n in full) for n, line in enumerate(raw))[:-1] if full else text


def _full_lines(lines: Sequence[str], width: int) -> set[int]:
    """Return the lines that end where they are full, none where the text is not set to the width.

    The first line may be longer: a portal writes its name and the town before a report that came set.
    """
    if not _NARROWEST <= width <= _WIDEST:
        return set()
    ends = [n for n in range(len(lines) - 1) if lines[n] and lines[n + 1] and not _is_head(lines, n, width)]
    full = {n for n in ends if len(lines[n]) + 1 + len(lines[n + 1].split(None, 1)[0]) > width}
    amid = [n for n in ends if lines[n][-1] not in _ENDS]
    full_amid = [n for n in amid if n in full]
    fewest = _IN_HEAD if not full_amid or full_amid[-1] < _HEAD else 1
    if len(full_amid) < max(fewest, _SHARE * len(amid)):
        return set()
    return full


def _with_end(line: str, is_full: bool) -> str:
    if not is_full:
        return f"{line}\n"
    return f"{line[:-1]}  " if line.endswith("\r") else f"{line} "


def _is_head(lines: Sequence[str], n: int, width: int) -> bool:
    """Whether a short line with a number, such as a date, follows a line in the head of a text."""
    below = lines[n + 1]
    return n < _HEAD and len(below) < _SHORT * width and any(map(str.isdigit, below))
