"""Whose words a quotation is: who acts in its verbs as "I" and "we"."""

from __future__ import annotations

from kg.extract.languages.en.lexicon import words_of
from kg.extract.languages.en.listing import Listing
from kg.extract.languages.en.quotations import QUOTES, closing
from kg.extract.parties import Party

SAYING = words_of("grammar", "saying") | {"stress", "emphasize", "emphasise", "underline", "point"}
_QUOTES = frozenset((",", "”", '"', "’", "'", "“"))
_WRITING = SAYING | {"write", "post", "tweet", "share"}
# The words of a quotation before a verb in it.
_LONGEST_QUOTE = 120
# Who has said it stands within so many words after the quotation.
_SPEAKER = 3


# What follows these is told: "A, the minister, | told B", not "said B".
_TOLD_TO = frozenset(("tell",))


class Quoted(Listing):
    """Finds who says what stands in quotes in a sentence."""

    def _after_speech(self, verb: int) -> list[Party]:
        """Who has said what stands before in quotes: "“...,” stressed the minister during talks"."""
        before = self.words.tokens[verb - 1].text if verb > self.sentence.first else ""
        said = self.words.tokens[verb].lemmas & SAYING - _TOLD_TO
        after = next((p for p in self.parties if p.first > verb), None)
        if before not in _QUOTES or not said or after is None or after.first - verb > 1 or after.prep:
            return []
        return [after] if after.kind in ("person", "post") else []

    def _who_is_quoted(self, verb: int) -> list[Party]:
        """The official whose words these are: "“I met B today,” | said the minister", "... A said", before
        its colon too; a quotation may have several sentences.
        """
        tokens, opened = self.words.tokens, self._opening(verb)
        close = closing(self.words, opened) if opened is not None else None
        if opened is None or close is None:
            return []
        near = [p for p in self._whole if 0 < p.first - close <= _SPEAKER]
        around = (
            tokens[close + 1 : near[0].first] + tokens[near[0].last + 1 : near[0].last + 1 + _SPEAKER]
            if near
            else []
        )
        if not near and tokens[opened - 1].text in (":", ","):
            near = [p for p in self._whole if tokens[p.first].sentence == tokens[opened - 1].sentence]
            around = tokens[near[0].last + 1 : opened] if near and near[0].last < opened else []
        said = any(t.lemmas & _WRITING for t in around)
        return near[:1] if said and not near[0].prep and near[0].kind in ("person", "post") else []

    def _opening(self, verb: int) -> int | None:
        """The mark that opens the quotation in which a verb stands."""
        tokens = self.words.tokens
        for i in range(verb, max(-1, verb - _LONGEST_QUOTE), -1):
            if tokens[i].text in QUOTES:
                close = closing(self.words, i)
                return i if close is not None and close > verb else None
        return None
