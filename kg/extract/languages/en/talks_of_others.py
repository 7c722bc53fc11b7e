"""Talks of those told before, after which others do something: "The presidents A and B held talks. Following
the talks, Ministers C and D signed an agreement": C and D are told to have held none."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from kg.extract.drafts import TALKS, Draft
from kg.extract.languages.en.lexicon import table
from kg.extract.words import Words

_RULES: Final = frozenset(("talk-noun", "meeting-noun"))
_AFTER: Final = tuple(table("triggers")["meeting"]["tells"]["after"])
# The talks are told so many sentences before at most.
_NEAR: Final = 2


def without(words: Words, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts without talks that only others held, of the same states."""
    out: list[Draft] = []
    for draft in drafts:
        if not (_opens(words, draft) and any(_is_of_others(draft, told) for told in out)):
            out.append(draft)
    return out


def _opens(words: Words, draft: Draft) -> bool:
    """Whether a bare talk opens its sentence, before a comma and all who act."""
    if draft.rule not in _RULES or draft.title or len(draft.parts) < 2:
        return False
    first = words.sentences[draft.sentence].first
    opening = words.quote(first, draft.first - 1).lower() if draft.first > first else ""
    comma = words.tokens[min(draft.last + 1, len(words.tokens) - 1)].text == ","
    return opening in _AFTER and comma and all(p.party.first > draft.last for p in draft.parts)


def _is_of_others(draft: Draft, told: Draft) -> bool:
    """Whether a talk told shortly before was of other people of the same states."""
    near = 0 < draft.sentence - told.sentence <= _NEAR and told.type in TALKS and not told.title
    people = all(p.party.person is not None for d in (draft, told) for p in d.parts)
    same = len(told.countries()) > 1 and set(draft.countries()) <= set(told.countries())
    return near and people and same and not draft.keys() & told.keys()
