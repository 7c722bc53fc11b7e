"""Sectors of cooperation, each a topic of its own: "cooperation in the fields of | trade and energy"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.drafts import Item
from kg.extract.languages.en.lexicon import words_of
from kg.extract.languages.en.word_classes import PREPOSITIONS
from kg.extract.words import Token, Words

# A sector has so many words.
_LONGEST = 3
_OWN = frozenset(("our", "his", "her", "their", "its"))
# Between two of a list: ", and".
_JOINT = 3


def apart(words: Words, items: Sequence[Item]) -> list[Item]:
    """Return the topics of a list, its first one without the cooperation that all are sectors of."""
    out = list(items)
    for n, item in enumerate(items[:-1]):
        first = _past_cooperation(words.tokens, item)
        if first and _is_sector(words.tokens, items[n + 1]) and items[n + 1].first - item.last <= _JOINT:
            out[n] = Item(" ".join(words.quote(first, item.last).split()), first, item.last)
    return out


def _past_cooperation(tokens: Sequence[Token], item: Item) -> int:
    """The first word of a sector after "cooperation in the field of"; 0 where there is none."""
    inner = [k for k in range(item.first + 1, item.last) if tokens[k].lower == "in"]
    told = bool(inner) and any(
        t.lower in words_of("topics", "phrases", "cooperating") for t in tokens[item.first : inner[-1]]
    )
    if not told:
        return 0
    k = inner[-1] + 1
    while k < item.last and tokens[k].lower in words_of("topics", "phrases", "in_fields"):
        k += 1
    rest = tokens[k : item.last + 1]
    return k if rest and _is_plain(rest) else 0


def _is_sector(tokens: Sequence[Token], item: Item) -> bool:
    return _is_plain(tokens[item.first : item.last + 1])


def _is_plain(words: Sequence[Token]) -> bool:
    """Whether a sector is named in a few words, none of them "our" or a name."""
    return len(words) <= _LONGEST and not any(
        t.capital or t.lower in PREPOSITIONS or t.lower in _OWN for t in words
    )
