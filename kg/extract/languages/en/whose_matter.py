"""Whose a matter is, where only the sides have it, and which word is what a verb takes: "provide support"."""

from __future__ import annotations

from kg.extract.languages.en.ends import Ends
from kg.extract.languages.en.lexicon import words_of
from kg.extract.languages.en.word_classes import INFINITIVE, ING

# Whose interest it is says nothing: "the parties’ interest in trade".
SIDES = frozenset(
    ("parties", "sides", "countries", "ministers", "leaders", "presidents", "nations", "governments")
)
POSSESSIVE = frozenset(("'s", "’s", "'", "’"))
_BOTH = frozenset(("the", "our", "their", "both", "two", "three", "respective"))
_ACTIONS = words_of("topics", "phrases", "actions")
_FILLERS = words_of("topics", "phrases", "fillers")
# Nouns that could be verbs as well.
_NOUNS = frozenset(("support", "respect"))


class WhoseMatter(Ends):
    """Skips the sides before a matter in a sentence, and tells verbs from what they take."""

    def past_sides(self, i: int, last: int) -> int:
        """The token after the sides, where a matter is theirs: "the two countries’ | trade"."""
        k = i
        while k < last and self.tokens[k].lower in _BOTH:
            k += 1
        owned = k + 1 < last and self.tokens[k].lower in SIDES and self.tokens[k + 1].text in POSSESSIVE
        return k + 2 if owned else i

    def is_object(self, k: int) -> bool:
        """Whether a verb before it takes a word that could be one as well: "to provide | support"."""
        if self.tokens[k].lower not in _NOUNS:
            return False
        before = self.tokens[k - 1]
        if before.lower in _FILLERS:
            before = self.tokens[k - 2]
        acts = before.lemma in _ACTIONS and before.lower != "help"
        return acts and self.grammar.role(before.index) in (INFINITIVE, ING)
