"""Gatherings by the short name that brackets give: "the UN Climate Conference (COP 27)", then "COP27"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from kg.extract.drafts import Draft
from kg.extract.words import Words

# "(COP 27)", "(COP27)", "(TTC)": so many tokens with the brackets.
_LONGEST: Final = 5


def settle(words: Words, drafts: Sequence[Draft]) -> None:
    """Give gatherings that are told by such a name the full one."""
    named = [d for d in drafts if d.type == "conference" and d.name]
    full = {short: d.name for d in named if (short := _in_brackets(words, d.last + 1))}
    for draft in named if full else ():
        draft.name = full.get(_plain(draft.name), draft.name)


def _in_brackets(words: Words, index: int) -> str:
    """The short name that opens at a token, '' where none does: "(COP 27)"."""
    inside = [t.text for t in words.tokens[index : index + _LONGEST]]
    if inside[:1] != ["("] or ")" not in inside:
        return ""
    name = _plain("".join(inside[1 : inside.index(")")]))
    return name if name[:2].isupper() and len(name) > 2 else ""


def _plain(name: str) -> str:
    return name.replace(" ", "")
