"""General phrases in a list of topics: what ends it, and what it goes on after ("of mutual interest and")."""

from __future__ import annotations

from kg.extract.languages.en.lexicon import table
from kg.extract.languages.en.lists import by_first_word
from kg.extract.languages.en.parting import Parting

END_PHRASES = by_first_word(table("topics")["phrases"]["end_phrases"])
# "Issues of mutual interest and trade"
_GENERAL = frozenset(("mutual", "common", "shared", "bilateral"))
_CONCERN = ("interest", "concern")
_OF_DOING = frozenset(("of", "for", "in", "to", "on", "toward", "towards"))
# From a form in -ing to the verb of its clause.
_CLAUSE = 9


class GeneralPhrases(Parting):
    """Finds the phrases of a sentence that are no topic, and where a list goes on after them."""

    def _past_general(self, i: int) -> int:
        """The "and" or comma with which a list goes on after "issues of mutual interest"; 0 for none."""
        if i + 3 > self.sentence.last or self.tokens[i].lower != "of":
            return 0
        if self.tokens[i + 1].lower not in _GENERAL or not self.tokens[i + 2].lower.startswith(_CONCERN):
            return 0
        joint = self.tokens[i + 3]
        follows = self.tokens[min(i + 4, self.sentence.last)]
        listed = joint.lower == "and" or (joint.text == "," and not self.source_follows(i + 4))
        listed = listed and not self.including(i + 4)
        acting = any(self.grammar.is_finite(k) for k in range(i + 4, self.sentence.last))
        return i + 3 + (joint.text == "," and follows.lower == "and") if listed and not acting else 0

    def is_aside(self, i: int) -> bool:
        """Whether only where something was discussed follows: "on the margins of", "at the sidelines of"."""
        return i <= self.sentence.last and any(
            self.matches(i, p) for p in END_PHRASES.get(self.tokens[i].lower, ()) if p[-1] == "of" and p[2:]
        )

    def is_gerund(self, i: int, *, joined: bool = False) -> bool:
        """Whether a form in -ing is what is meant, and no clause: "the importance of | ensuring peace";
        ``joined`` where it is known that it goes on from a list.
        """
        opens = joined or self.tokens[i - 1].lower in _OF_DOING
        if not self.tokens[i].lower.endswith("ing") or not opens:
            return False
        near = range(i + 1, min(i + _CLAUSE, self.sentence.last))
        ends = next((k for k in near if self.tokens[k].text in ",;:"), near.stop)
        return not any(self.grammar.is_finite(k) for k in range(i + 1, ends))  # "of ensuring Oman never has"
