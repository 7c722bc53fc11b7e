"""Lists of what is to be done, in forms in -ing: "cooperation on easing visas, building roads, and ..."."""

from __future__ import annotations

from kg.extract.languages.en.lexicon import words_of
from kg.extract.languages.en.merged_pieces import MergedPieces
from kg.extract.languages.en.word_classes import FINITE, ING, PASSIVE

_WRAPPERS = words_of("topics", "phrases", "wrappers")
_ISSUES = frozenset(("issues", "matters", "questions"))
EFFORTS = frozenset(("efforts", "work", "actions", "steps"))
# "Cooperation on | promoting trade, easing visas, and"
_DOING_IN = frozenset(("on", "in", "towards", "toward", "for"))
_COOPERATION = frozenset(("cooperation", "coordination", "collaboration", "progress", "partnership"))
_AS_WELL = ("as", "well", "as")
# "Trade, | noting" goes on from the verb before it.
_SAYING = words_of("topics", "stress", "verbs") | words_of("topics", "told", "saying") | {"thank", "express"}


class DoingLists(MergedPieces):
    """Tells forms in -ing that go on with a list of matters from those that open a clause."""

    def is_of_doing(self, start: int) -> bool:
        """Whether a list of gerunds opens with a wrapper: "issues of deepening ties, building roads"."""
        k = self.past_fillers(start, self.sentence.last)
        if k + 2 >= self.sentence.last or self.grammar.role(k + 2) != ING:
            return False
        if self.tokens[k + 1].lower == "of":
            return self.tokens[k].lower in _WRAPPERS | _ISSUES
        done = self.tokens[k + 1].lower in _DOING_IN and self.tokens[k].lower in EFFORTS | _COOPERATION
        return done and self._closes_with_doing(k + 3)

    def _closes_with_doing(self, i: int) -> bool:
        """Whether "and" joins a last gerund to a list: "on promoting trade, easing visas, | and training"."""
        for k in range(i, self.sentence.last - 1):
            if self.grammar.role(k) in (FINITE, PASSIVE) or self.tokens[k].text in ";:":
                return False
            joined = self.tokens[k].lower in ("and", "or") and self.tokens[k - 1].text == ","
            if joined and self.grammar.role(k + 1) == ING:
                return True
        return False

    def adds_doing(self, i: int) -> bool:
        """Whether a form in -ing goes on from a list: "trade, as well as | building roads"."""
        joined = self.tokens[i - 1].lower == "and" or self.joint_at(i - 3) == len(_AS_WELL)
        return joined and self.grammar.role(i) == ING and self.is_gerund(i, joined=True)

    def goes_on_doing(self, i: int) -> bool:
        """Whether a form in -ing goes on with a list that another closes: "trade, | easing visas, building
        roads, and training staff"; no "trade, noting their ties, and thanked the hosts".
        """
        opens = self.tokens[i - 1].text == "," and self.grammar.role(i) == ING
        last = self._closing(i + 1) if opens and self.tokens[i].lemma not in _SAYING else None
        return last is not None and (self.carries(i) or self.carries(last))

    def _closing(self, i: int) -> int | None:
        """The last form in -ing of what is to be done, which "and" joins, before any verb of a clause."""
        for k in range(i, self.sentence.last - 1):
            if self.grammar.role(k) in (FINITE, PASSIVE) or self.tokens[k].text in ";:":
                return None
            if self.tokens[k].lower == "and" and self.grammar.role(k + 1) == ING:
                doing = self.carries(k + 1) or self.tokens[k + 1].lemma not in _SAYING
                return k + 1 if doing else None
        return None
