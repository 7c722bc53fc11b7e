"""Who only issues a text, and is none of those of whom it tells: "Statement from | Spokesperson A"."""

from __future__ import annotations

from typing import Final

from kg.extract.languages.en.lexicon import words_of
from kg.extract.parties import Person
from kg.extract.words import Words

_ISSUED: Final = words_of("vocabulary", "issued")
_BY: Final = frozenset(("from", "by"))
# "Statement | from": so many words before the name.
_BEFORE: Final = 2


def only_issues(words: Words, person: Person) -> bool:
    """Whether somebody is named as who issues the text and nowhere else."""
    named = [m for m in person.mentions if m.kind == "person"]
    issuing = (m.prep in _BY and m.first >= _BEFORE for m in named)
    return (
        bool(named) and all(issuing) and all(words.tokens[m.first - _BEFORE].lower in _ISSUED for m in named)
    )
