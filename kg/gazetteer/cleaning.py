"""Names as strangers write them -> names that may enter the tables."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from kg.gazetteer.rows import Names
from kg.names import fold

LONGEST: Final = 300
_ACRONYM: Final = re.compile(r"[^\W_]{2,12}([-.+][^\W_]{1,12})*")


def cleaned(text: str) -> str:
    """Return a name with single spaces and nothing invisible; '' for none: no letter, or far too long.

    >>> cleaned(" Банк\\u00a0 России\\u200b"), cleaned("2025"), cleaned("x" * 500)
    ('Банк России', '', '')
    """
    name = "".join(c for c in " ".join(text.split()) if c.isprintable())
    return name if len(name) <= LONGEST and any(c.isalpha() for c in name) else ""


def is_acronym(name: str) -> bool:
    """Whether a name is one word with two capitals or more, and more capitals than small letters.

    >>> [n for n in ("ООН", "UN-Habitat", "AfDB", "Интерпол", "UN Women") if is_acronym(n)]
    ['ООН', 'AfDB']
    """
    capitals, small = sum(map(str.isupper, name)), sum(map(str.islower, name))
    return capitals >= 2 and capitals > small and _ACRONYM.fullmatch(name) is not None


def sorted_names(label: str, others: Iterable[str]) -> Names | None:
    """Return the names of a thing whose file does not part acronyms from other names; None for none.

    A single word in small letters is an everyday word and no name.
    """
    names = [name for name in dict.fromkeys(map(cleaned, others)) if len(name) > 1]
    named = [name for name in names if name != label and (" " in name or not name.islower())]
    acronyms = tuple(name for name in (label, *named) if is_acronym(name))
    alternatives = tuple(name for name in named if not is_acronym(name))
    return Names(label, (), acronyms, alternatives) if label or named else None


def key_of(names: Iterable[Names | None]) -> str:
    """Return a key from the first label: ``own:african-development-bank``; '' for none."""
    label = next((n.label for n in names if n and n.label), "")
    return f"own:{(fold(label) or label).replace(' ', '-')}" if label else ""
