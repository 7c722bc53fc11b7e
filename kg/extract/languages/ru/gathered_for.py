"""Clauses that tell who came to the talks named before them, and so when and where these were: "провели
переговоры, на которые во вторник в Риме собрались делегации"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.languages.ru.lexicon import words_of
from kg.extract.words import Token

_COME = words_of("triggers", "meeting", "came", "verbs")


def tells_who_came(clause: Sequence[Token]) -> bool:
    """Whether a clause opens with "на который", "в которых" and says who came to it or took part."""
    if len(clause) < 2 or clause[0].lower not in ("на", "в", "для") or clause[1].lemma != "который":
        return False
    took_part = any(t.lower == "участие" for t in clause)
    return any(t.has("V") and (t.lemmas & _COME or (took_part and "принять" in t.lemmas)) for t in clause)
