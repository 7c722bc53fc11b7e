"""Capitals that stand for their states: "Baku and Ankara agreed"."""

from __future__ import annotations

from kg import gazetteer
from kg.extract.languages.en import gazette
from kg.extract.languages.en.names_first import NamesFirst
from kg.extract.languages.en.place_words import is_town_in_words
from kg.extract.parties import Party
from kg.extract.spans import Span

_PLACE = frozenset(
    ("in", "to", "at", "from", "of", "near", "into", "for", "via", "outside", "inside", "around")
)
# A list of places has so many words at most.
_LONGEST_LIST = 60


class Metonyms(NamesFirst):
    """Reads the capitals that act."""

    def _metonym(self, span: Span) -> list[Party]:
        """A capital that stands for its state: "Baku and Ankara agreed", not "in Baku" nor "Tokyo, Japan"."""
        capital = gazetteer.capital(span.country) if span.country else None
        words = self.words
        described = words.tokens[span.last].text == "capital" or is_town_in_words(words, span)
        if capital is None or described or span.name not in capital.en.all:
            return []
        if self._preposition(span.first) in _PLACE or self._in_place_list(span) or self._after_house(span):
            return []
        following = words.tokens[span.last + 1] if span.last + 1 < len(words.tokens) else None
        if following is None or following.text == ",":
            return []
        party = Party(
            span.first, span.last, span.last, "state", words.tokens[span.first].sentence, country=span.country
        )
        return [self._finished(party)]

    def _after_house(self, span: Span) -> bool:
        """Whether a capital only says where a house is: "received at State House, | Nairobi credentials"."""
        k = span.first - 1
        comma = k > 0 and self.words.tokens[k].text == ","
        low, k = max(0, k - _LONGEST_LIST), k - 1
        while comma and k > low and self.words.tokens[k].capital:
            k -= 1
        return comma and self.words.tokens[k].lower in ("at", "in")

    def _in_place_list(self, span: Span) -> bool:
        tokens = self.words.tokens
        k, low = span.first - 1, max(0, span.first - _LONGEST_LIST)
        after = tokens[min(span.last + 1, len(tokens) - 1)]
        dated = after.lower in ("on", "in", "from", ".", ";") or gazette.is_of_date(after)
        while k >= low and (
            tokens[k].lower in ("and", ",", ";")
            or self.spans.over(k) is not None
            or (dated and gazette.is_of_date(tokens[k]))
        ):
            k -= 1
        return k >= low and tokens[k].lower in _PLACE
