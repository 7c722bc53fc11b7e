"""Two words before "and" and behind it that share what follows: "the withdrawal of troops | and equipment
from the border", "foreign military | and irregular forces"."""

from __future__ import annotations

from kg.extract.languages.en.adjectives import adjectival
from kg.extract.languages.en.lexicon import words_of
from kg.extract.languages.en.names_in_lists import NamesInLists
from kg.extract.languages.en.word_classes import DETERMINERS, PREPOSITIONS

# Nouns that stand before others as adjectives do.
ATTRIBUTES = frozenset(("military", "security", "trade", "defence", "defense", "energy"))
_PLAIN = words_of("topics", "phrases", "fillers") | DETERMINERS
_FLOWS = words_of("topics", "phrases", "flows")
_WHITHER = frozenset(("from", "into", "to", "through", "across"))
# "Of" and the first good have so many words, the second good and where it goes so many.
_NEAR, _BEYOND = 4, 2


class SharedGoods(NamesInLists):
    """Tells the words of a list that share what follows them from two topics."""

    def of_one_flow(self, i: int, begin: int, last: int) -> bool:
        """Whether two goods go one way: "the withdrawal of troops | and equipment from the border"."""
        near = range(i - 2, max(begin, i - _NEAR), -1)
        of = next((k for k in near if self.tokens[k].lower == "of"), 0)
        flow = of > begin and self.tokens[of - 1].lower in _FLOWS
        beyond = self.tokens[i + 2 : min(i + 2 + _BEYOND, last)]
        return flow and any(t.lower in _WHITHER for t in beyond)

    def attributes_joined(self, i: int, begin: int, last: int) -> bool:
        """Whether a noun that serves as adjective shares one: "foreign military | and irregular forces"."""
        noun = self.tokens[min(i + 2, last)]
        shared = self.tokens[i - 1].lower in ATTRIBUTES and adjectival(self.tokens[i + 1])
        if not shared or i + 2 > last or noun.shape != "word" or noun.lower in PREPOSITIONS | {"and", "or"}:
            return False
        k = i - 2
        while k > begin and adjectival(self.tokens[k]):
            k -= 1
        return k < i - 2 and self.tokens[k].lower in _PLAIN
