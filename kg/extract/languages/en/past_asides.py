"""Where a matter begins after its verb: past days, places, partners ("discussed on Monday in Riga")."""

from __future__ import annotations

from kg.extract.languages.en.ends import is_adverb
from kg.extract.languages.en.lexicon import table
from kg.extract.languages.en.topic_nouns import NounCues
from kg.extract.languages.en.word_classes import ADVERBS

# "In great detail", "at length".
_DEPTH = 3
_CLOSELY = frozenset(("detail", "details", "depth", "length", "particular"))
_FEELINGS = frozenset(("concern", "alarm"))
# "Took stock of": verb, noun, preposition.
STOCK = frozenset(tuple(p.split()) for p in table("topics")["about"]["stock"])
# "Gave the foreign minister an extensive update on" has so many words at most.
_STOCK_WORDS = 8
_DAYS = frozenset(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"))
# "During their first round of talks in Skopje" has so many words at most.
_OCCASION = 10
_ADVERBS = ADVERBS - {"both", "all", "each"}
_INTER_ALIA = (
    [",", "inter", "alia", ","],
    [",", "among", "others", ","],
    [",", "among", "other", "things", ","],
    [",", "among", "other", "issues", ","],
    [",", "among", "other", "matters", ","],
    ["among", "others"],
    ["among", "other", "things"],
)


class PastAsides(NounCues):
    """Skips what stands between a verb and its matter in a sentence."""

    def _past_occasion(self, start: int) -> int:
        """The "to" or "on" after where something is agreed: "agreed | during talks in Riga | to build"."""
        for k in range(start + 1, min(start + _OCCASION, self._sentence.last)):
            if self._grammar.role(k) or self._tokens[k].text in ",;":
                return start
            if self._tokens[k].lower in ("to", "on"):
                return k
        return start

    def _past_stock(self, lemma: str, start: int) -> int:
        """The token after "took | stock of", "placed | special emphasis on"; 0 where there is none."""
        for k in range(start + 1, min(start + _STOCK_WORDS, self._sentence.last)):
            if (lemma, self._tokens[k - 1].lower, self._tokens[k].lower) in STOCK:
                return k + 1
        return 0

    def _past_partner(self, start: int) -> int:
        """The token after those with whom: "discussed with the ambassador the recent attack"."""
        near = [
            p
            for p in self._parties
            if start < p.first <= start + 3 and p.kind in ("person", "post", "pronoun")
        ]
        if not near:
            return self._sentence.last + 1
        last = near[0].last
        for p in self._parties:  # "discussed with the president and senior officials | the war"
            joined = p.first == last + 2 and self._tokens[last + 1].lower == "and"
            last = p.last if joined and p.kind in ("person", "post") else last
        return last + 1

    def _past_means(self, start: int) -> int:
        """The token after "over the phone", "by telephone"."""
        for k in range(start, min(start + 4, self._sentence.last)):
            if self._tokens[k].lower in ("phone", "telephone", "videoconference", "video", "conference"):
                return k + 1
        return start

    def _past_adverbs(self, i: int) -> int:
        while i < self._sentence.last and (self._tokens[i].lower in _ADVERBS or is_adverb(self._tokens[i])):
            i += 1
        day = self._tokens[min(i + 1, self._sentence.last)]
        if (
            self._tokens[min(i, self._sentence.last)].lower == "on"
            and day.lower.endswith("day")
            and day.capital
        ):
            return self._past_where(i + 2)  # "discussed on Monday | trade"
        aside = next((len(p) for p in _INTER_ALIA if self._agenda.matches(i, p)), 0)
        if aside:
            return i + aside  # "discussed, inter alia, | trade"
        near = self._tokens[min(i, self._sentence.last)]
        if near.lower in ("today", "yesterday") or (near.capital and near.lower in _DAYS):
            return i + 1  # "discussed Monday | trade"
        return self._past_where(self._past_depth(i))

    def _past_where(self, i: int) -> int:
        """The token after where something was discussed: "discussed in Muscat | the war"."""
        span = (
            self._grammar.span_at(i + 1)
            if i < self._sentence.last and self._tokens[i].lower == "in"
            else None
        )
        if span is None or span.kind not in ("place", "state") or span.last + 1 >= self._sentence.last:
            return i
        following = self._tokens[span.last + 1]
        day = self._tokens[min(span.last + 2, self._sentence.last)]
        if following.lower == "on" and day.capital and day.lower.endswith("day"):
            return min(day.index + 1, self._sentence.last)  # "discussed in Muscat on Monday | the war"
        return span.last + 1 if following.shape == "word" and not following.capital else i

    def _past_depth(self, i: int) -> int:
        """The token after how closely something was discussed: "discussed in detail | the war"."""
        if (
            self._tokens[i].lower == "with"
            and self._tokens[min(i + 1, self._sentence.last)].lower in _FEELINGS
        ):
            return i + 2  # "noted with concern | the arrests"
        for k in range(i + 1, min(i + _DEPTH, self._sentence.last)):
            if self._tokens[i].lower in ("in", "at") and self._tokens[k].lower in _CLOSELY:
                return k + 1
        return i
