"""Talks that a sentence tells as another one than that of the same people told before: "met again".

The same for every language; anew.toml has what tells it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from kg.extract.drafts import TALKS, Draft
from kg.extract.lexicon import lists_in
from kg.extract.reading import Reading
from kg.extract.sequels import AGAIN, AGAIN_TALK
from kg.extract.words import Words

_table, _ = lists_in(Path(__file__).parent)


def mark(reading: Reading, mentions: Sequence[Draft]) -> None:
    """Mark the talks that are told as other ones, for ``once_more`` to part them from those told before."""
    talks = [d for d in mentions if d.type in TALKS and not d.title]
    told = Counter(d.sentence for d in talks)
    for draft in talks[1:]:
        if told[draft.sentence] == 1 and draft.rule not in (AGAIN, AGAIN_TALK):
            draft.anew = draft.anew or is_told(reading.words, draft.sentence)


def is_told(words: Words, sentence: int) -> bool:
    """Whether a sentence tells what is in it as another one than that told before."""
    said = words.quote(words.sentences[sentence].first, words.sentences[sentence].last).lower()
    return bool(_told("told").search(said)) and not _told("counted").search(said)


@cache
def _told(name: str) -> re.Pattern[str]:
    """One pattern of those in all languages, which share no words."""
    return re.compile("|".join(p for patterns in _table("anew")[name].values() for p in patterns))
