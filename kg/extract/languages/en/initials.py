"""Bodies that a text calls by their initials, and once in full: "the Inter-Parliamentary Union (IPU)".

``acronyms`` reads those of bodies that are known; here the words before the bracket show which body it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg import gazetteer
from kg.extract.languages.en.lexicon import words_of
from kg.extract.parties import Party
from kg.extract.words import Words

_BRACKET = re.compile(r"\(([A-Z]{2,7})\)")
_HEADS = words_of("bodies", "heads") | {"union", "inter-parliamentary", "organization", "organisation"}
_SMALL = frozenset(("of", "for", "and", "the", "on", "in"))


def settle(words: Words, parties: Iterable[Party]) -> None:
    """Let posts of such a body be of it by its whole name: "IPU Secretary General"; and the body itself,
    where no list has it."""
    full = {s: name for s in _BRACKET.findall(words.text) if (name := _in_full(words, s))}
    unlisted = {s for s in full if gazetteer.lookup(s, "en", "body") is None}
    for party in parties if full else ():
        if party.capacity is not None and party.capacity.organization in full:
            party.capacity.organization = full[party.capacity.organization]
        if party.body in unlisted:
            party.body = full[party.body]


def _in_full(words: Words, short: str) -> str:
    """The words before the initials in brackets that begin with them, "" for none."""
    bracket = words.text.index(f"({short})")
    last = words.at(bracket) - 1
    first, left = last, list(short)
    while first >= 0 and left and words.tokens[first].sentence == words.tokens[last].sentence:
        token = words.tokens[first]
        if token.capital:
            initials = [part[0].upper() for part in token.text.split("-") if part]
            if left[-len(initials) :] != initials:
                return ""
            del left[-len(initials) :]
        elif token.text != "-" and token.lower not in _SMALL:
            return ""
        first -= 1
    names = {t.lower for t in words.tokens[first + 1 : last + 1]}
    return words.quote(first + 1, last) if not left and names & _HEADS else ""
