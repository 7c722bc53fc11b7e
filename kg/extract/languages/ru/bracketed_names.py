"""Who is named in brackets with the state that he is of, and only says who those before the bracket are:
"сопредседателей группы (А – Франция, Б – США)"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kg.extract.languages.ru import phrases
from kg.extract.parties import Party
from kg.extract.words import Words

# Between a name and its state.
_JOINS = (*phrases.DASHES, ",")


def set_aside(words: Words, parties: Sequence[Party]) -> None:
    """Let them and their states act in nothing that the sentence around the bracket tells."""
    for opening in (t for t in words.tokens if t.text == "("):
        sentence = words.sentences[opening.sentence]
        rest = words.tokens[opening.index : sentence.last + 1]
        close = next((t.index for t in rest if t.text == ")"), None)
        inside = [p for p in parties if close is not None and opening.index < p.first and p.last < close]
        if any(_is_of_state(words, a, b) for a, b in pairwise(inside)):
            for party in inside:
                party.inner = True


def _is_of_state(words: Words, name: Party, state: Party) -> bool:
    """Whether a state stands behind a bare name, with a dash or comma between."""
    bare = name.person is not None or name.person_span is not None
    return bare and state.kind == "state" and words.tokens[state.first - 1].text in _JOINS
