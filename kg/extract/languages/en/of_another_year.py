"""Whether a sentence opens with the year or month of a talk that those had who talked before: "In May 2022, |
they discussed trade by telephone", "Last month, | the two discussed"."""

from __future__ import annotations

import re

from kg.extract.drafts import Draft
from kg.extract.languages.en.lexicon import words_of
from kg.extract.words import Words

_MONTHS = "|".join(m.capitalize() for m in words_of("topics", "phrases", "months"))
# "On 23 February 2022", "In May 2022,", "Back in 2019", "In September last year": the whole opening.
_THEN = re.compile(
    r"(?:[Bb]ack |[Ee]arlier |[Ss]o )?,? ?(?:"
    r"(?:[Ii]n|[Oo]n) (?:[\w.]+ ?,? ){0,3}(?:19|20)\d\d"
    rf"|(?:[Ii]n|[Ll]ast) (?:{_MONTHS})(?: (?:last|this|of last) year)?"
    r"|[Ll]ast (?:month|year|autumn|spring|summer|winter)) ?,?"
)
# Who they are stands between: "the two presidents".
_THEY = frozenset(("they", "the", "two", "both", "sides", "presidents", "ministers", "leaders", "parties"))


def is_of_another_year(words: Words, draft: Draft) -> bool:
    """Whether nothing but a day or month with its year, or a month, stands before those who talk."""
    first = words.sentences[draft.sentence].first
    end = draft.first
    while end > first and words.tokens[end - 1].lower in _THEY | {"also", "had"}:
        end -= 1
    first = next((t.index + 1 for t in reversed(words.tokens[first:end]) if t.text == ":"), first)
    return end > first and _THEN.fullmatch(words.quote(first, end - 1)) is not None
