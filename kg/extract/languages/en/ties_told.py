"""Matters of talks and ties that no verb of discussing tells, in English: "ties, which include | trade"."""

from __future__ import annotations

from kg.extract.languages.en.lexicon import words_of
from kg.extract.languages.en.no_news import NoNews
from kg.extract.languages.en.topic_nouns import Cue
from kg.extract.languages.en.word_classes import FINITE
from kg.extract.words import Token

_TALKS, _FEELINGS = words_of("topics", "nouns", "talks"), words_of("topics", "nouns", "feelings")
# "Ties, which include | trade"
HOLDING = frozenset(("include", "encompass", "cover", "span"))
_TIES = frozenset(
    ("ties", "partnership", "cooperation", "relationship", "relations", "collaboration", "agenda")
)


class TiesTold(NoNews):
    """Finds what ties are said to have, what talks are said to cover, and what is felt."""

    def _describes_talks(self, token: Token) -> bool:
        """Whether a form in -ing says what talks are about: "a wide-ranging conversation | covering"."""
        before = self._tokens[max(token.index - 1, self._sentence.first)]
        return token.lower in ("covering", "addressing", "concerning") and before.lower in _TALKS

    def _of_ties(self, token: Token) -> Cue | None:
        """ "Noted the strength of their partnership, which includes | trade": what ties are said to have."""
        before = self._tokens[max(token.index - 3, self._sentence.first) : token.index]
        which = len(before) == 3 and before[2].lower in ("which", "that") and token.lemma in HOLDING
        noun = before[1] if which and before[1].text != "," else before[0]
        if not which or noun.lower not in _TIES or token.index >= self._sentence.last:
            return None
        verbs = (k for k in range(self._sentence.first, token.index) if self._grammar.role(k) == FINITE)
        main = next(verbs, None)
        return Cue(main, token.index + 1, soft=True) if main is not None else None

    def _of_felt(self, token: Token) -> Cue | None:
        """ "Interest was expressed in | trade": what is felt of a matter."""
        before = self._grammar.previous(self._grammar.group_start(token.index))
        felt = token.lemma in ("express", "voice") and before is not None and before.lower in _FEELINGS
        preposition = self._tokens[token.index + 1].lower
        about = felt and preposition in ("in", "for", "about", "over", "on", "regarding")
        return Cue(token.index, token.index + 2) if about and token.index + 2 <= self._sentence.last else None
