"""By which word of his name a text calls somebody: the first one of "Abiy Tadesse", "Saleumxay Phommavong".

Lao, Ethiopian, Malay and Samoan names are told in short by their first word, others by their last. The text
shows it: the first word stands alone there, and the last one never does.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from kg.extract.languages.en.lists import either
from kg.extract.languages.en.title import is_head
from kg.extract.spans import Spans
from kg.extract.words import Token, Words

# Shorter words are of many names.
_SHORTEST = 3


def first_words(words: Words, spans: Spans, names: Iterable[Sequence[Token]]) -> frozenset[str]:
    """Return the first words, in small letters, by which alone the text calls people of the names given."""
    held: defaultdict[str, set[str]] = defaultdict(set)
    for name in names:
        full = [t for t in name if t.shape == "word"]
        if len(full) > 1 and _may_be_alone(full[0]):
            held[full[0].lower].add(full[-1].lower)
    sole = {first: next(iter(lasts)) for first, lasts in held.items() if len(lasts) == 1}
    if not sole:
        return frozenset()
    alone = {t.lower for t in words.tokens if _stands_alone(words, spans, t)}
    return frozenset(first for first, last in sole.items() if first in alone and last not in alone)


def is_told_in_full(words: Words, surname: Token) -> bool:
    """Whether another sentence has a capital before the same word, as names in full do: "met Salim Harthy.
    | Harthy, the Omani minister, said"."""
    following = words.tokens[min(surname.index + 1, len(words.tokens) - 1)]
    alike = (t for t in words.tokens if t.text == surname.text and t.sentence != surname.sentence)
    return any(_follows_capital(words, t) for t in alike) and following.text == ","


def _follows_capital(words: Words, token: Token) -> bool:
    before = words.tokens[token.index - 1] if token.index else token
    inside = before.index > words.sentences[token.sentence].first
    return inside and before.capital and before.shape == "word" and len(before.text) >= _SHORTEST


def _may_be_alone(token: Token) -> bool:
    known = either("names.headline", "names.common", "posts.fields", "posts.modifiers", "names.particles")
    return token.capital and len(token.text) >= _SHORTEST and not is_head(token) and token.lower not in known


def _stands_alone(words: Words, spans: Spans, token: Token) -> bool:
    """Whether a capital stands between small letters or marks in the body, before a verb where it opens."""
    if not token.capital or token.shape != "word" or spans.over(token.index) is not None:
        return False
    sentence = words.sentences[token.sentence]
    if sentence.paragraph < 0:
        return False
    after = words.tokens[min(token.index + 1, sentence.last)]
    before = words.tokens[token.index - 1] if token.index > sentence.first else None
    if _is_capital(after) or (before is not None and _is_capital(before)):
        return False
    opens = before is None and after.text != ","
    return not opens or any(r.pos == "V" and r.tags & {"past", "s"} for r in after.readings)


def _is_capital(token: Token) -> bool:
    return token.shape == "initial" or (token.capital and token.shape == "word")
