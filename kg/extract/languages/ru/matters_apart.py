"""Partners in clauses without a verb, each with a matter of his own: "с А он обсудил туризм, а с Б – газ"."""

from __future__ import annotations

from kg.extract.languages.ru.clauses import finite
from kg.extract.parties import Party
from kg.extract.words import Sentence, Words

_DASHES = frozenset("–—-")
# "а с", "со"
_WITH = frozenset(("с", "со"))


def opening(words: Words, sentence: Sentence, party: Party) -> int | None:
    """Return the first token of the clause without a verb that a partner opens, with a dash and what is
    spoken of behind him; None where he opens none."""
    tokens = words.tokens
    prep = party.first - 1
    first = prep - 1 if tokens[prep - 1].lower in ("а", "и") else prep
    if prep <= sentence.first + 1 or tokens[prep].lower not in _WITH or tokens[first - 1].text not in ",;":
        return None
    if party.last >= sentence.last - 1 or tokens[party.last + 1].text not in _DASHES:
        return None
    for token in tokens[party.last + 2 : sentence.last + 1]:
        if token.text in (",", ";", "."):
            break
        if finite(token) or token.lower in _WITH:
            return None
    return first
