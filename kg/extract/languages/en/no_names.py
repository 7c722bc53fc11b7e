"""Capitals after a post that are nobody's name: "Chief | Technologist of the Bureau", "Secretaries from DOE,
| DOC", "President | Native Health Consortium", "members of the US | Climate Change Team"."""

from __future__ import annotations

from kg.extract.languages.en.given import given_names
from kg.extract.languages.en.lexicon import words_of
from kg.extract.words import Token, Words

# They end posts whose other words no list knows: "Member | Success Manager".
_OFFICERS = frozenset(("officer", "officers", "manager", "managers"))
# "Chief | Data and Equitable Delivery Officer" has so many words before its noun.
_POST = 5
# Initials of a body have so many letters: "Vice Chair | NARAL".
_INITIALS = 5


def names_nobody(words: Words, first: int, last: int) -> bool:
    """Whether a run of capitals right after a post is no name of a person."""
    opening, closing = words.tokens[first].lower, words.tokens[last].lower
    ends, nobody = words_of("names", "no_persons"), words_of("names", "nobody")
    if opening in given_names():  # "John Kennedy Records Collection", but "Karim Fund"
        return last - first > 1 and closing in ends
    if opening in nobody or (last > first and closing in ends | nobody):
        return True
    return (first == last and _is_initials(words, words.tokens[first])) or _is_post(words, first, last)


def leads_to_somebody(words: Words, first: int) -> bool:
    """Whether capitals that go on with a post lead to who holds it: "Director for | Income Maintenance and
    Labour Ann Holm"."""
    opening = words.tokens[first]
    if not opening.capital or opening.lower in given_names():
        return False
    end = words.sentences[opening.sentence].last
    for token in words.tokens[first + 1 : min(first + 1 + _POST, end)]:
        if token.lower in given_names() and token.capital:
            return words.tokens[token.index + 1].capital
        if not (token.capital or token.lower in ("and", "&", "dr", "dr.") or token.text == "."):
            return False
    return False


def _is_initials(words: Words, token: Token) -> bool:
    """Whether a word is the initials of a body, in a text that does not write names in capitals."""
    text = token.text.rstrip("s")
    following = words.tokens[min(token.index + 1, len(words.tokens) - 1)].lower
    ranked = following in words_of("posts", "ranks")  # "Deputy Commander | AFRICOM Lieutenant General A"
    if not text.isupper() or not (ranked or 1 < len(text) <= _INITIALS) or token.index == 0:
        return False
    title = words.tokens[token.index - 1]
    return token.lower not in words_of("names", "first") and not (
        title.text.isupper() and title.text.isalpha()
    )


def _is_post(words: Words, first: int, last: int) -> bool:
    """Whether what follows makes a longer post of the words: "Chief | Diversity and Equity Officer"."""
    end = words.sentence_of(first).last
    for token in words.tokens[last + 1 : min(last + 1 + _POST, end + 1)]:
        if token.lower in _OFFICERS:
            return token.capital
        if token.lower in given_names() or not (token.capital or token.lower in ("and", "&")):
            return False
    return False
