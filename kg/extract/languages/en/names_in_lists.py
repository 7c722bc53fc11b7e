"""States, places and people in a list of topics: which commas and "and" stand between names."""

from __future__ import annotations

from kg.extract.languages.en.fields_named import FieldsNamed
from kg.extract.languages.en.whose_matter import POSSESSIVE
from kg.extract.languages.en.word_classes import PREPOSITIONS

_WITH = frozenset(("with", "within", "between", "among", "in", "across", "throughout", "from", "by"))
_OTHERS = frozenset(("other", "others", "partners", "allies", "donors", "neighbors", "neighbours", "states"))
# "Trade between the two countries" needs no "and".
_TWO = frozenset(("two", "both", "countries", "nations", "sides", "them", "states"))
# A name and whose it is stand within so many words.
_NEAR = 4
# "Ministry of Foreign Affairs and", "Saint Vincent and".
_LONGEST_NAME = 4

_YEAR = 4


class NamesInLists(FieldsNamed):
    """Tells the names that go together from those of two topics."""

    def _inside_name(self, i: int) -> bool:
        """Whether "and" is part of a listed name: "Bosnia and Herzegovina’s role"."""
        near = (self.grammar.span_at(k) for k in range(max(self.sentence.first, i - _LONGEST_NAME), i))
        return any(s is not None and s.last > i for s in near)

    def _lists_states(self, i: int, begin: int, last: int) -> bool:
        """Whether "and" stands before the last of several states, which are all a list: "China and Syria"."""
        left, right = self.grammar.span_at(begin), self.grammar.span_at(i + 1)
        if left is None or right is None or (left.last, right.last) != (i - 1, last):
            return False
        return left.kind == right.kind == "state" and self._listed_before(begin)

    def _names_go_on(self, i: int, begin: int, last: int) -> bool:
        """Whether the last of several names follows: "the situation in Libya, Mali and the Sahel"."""
        listed = any(t.text == "," for t in self.tokens[begin:i]) and self.tokens[i - 1].capital
        start = i + 1 + (self.tokens[i + 1].lower == "the")
        owned = any(t.text in POSSESSIVE for t in self.tokens[start : start + _NEAR])
        return listed and start <= last and self.tokens[start].capital and not owned

    def _names_listed(self, i: int, begin: int, last: int) -> bool:
        """Whether a comma parts those with whom: "coordination with Malta, Cyprus and others"."""
        opening = next((k for k in range(i - 1, begin, -1) if self.tokens[k].lower in _WITH), None)
        if opening is None or i >= last:
            return False
        between = [k for k in range(opening + 1, i) if self.tokens[k].lower not in ("the", ",", "and")]
        follow = i + 1 + (self.tokens[i + 1].lower == "and")
        follow += self.tokens[min(follow, last)].lower == "the"
        listed = bool(between) and all(self._is_party(k) for k in between)
        return listed and self._is_party(min(follow, last)) and not self._is_owner(follow, last)

    def _is_owner(self, i: int, last: int) -> bool:
        """Whether a name is another's attribute: "Russia’s war", "European Union membership"."""
        while i <= last and self.tokens[i].capital:
            i += 1
        token = self.tokens[min(i, last)]
        ends = token.text == "," or token.lower in PREPOSITIONS | {"and", "or"} | _OTHERS
        return i <= last and not ends

    def _is_party(self, i: int) -> bool:
        token = self.tokens[i]
        spans = (self.grammar.span_at(k) for k in range(max(self.sentence.first, i - 6), i + 1))
        named = token.capital and any(s is not None and s.last >= i for s in spans)
        return named or token.lower in _OTHERS

    def _places_joined(self, i: int, begin: int, last: int) -> bool:
        """Whether another place of one matter follows: "events in Aden and | the East of Yemen"."""
        end = i + 2
        while end <= last and (self.tokens[end].capital or self.tokens[end].lower == "of"):
            end += 1
        named = self.tokens[i - 1].capital and self.tokens[i + 1].lower == "the" and end > i + 2
        ends = end > last or self.tokens[end].text == "," or self.tokens[end].lower == "and"
        return named and ends and any(t.lower == "in" for t in self.tokens[begin:i])

    def _sides_joined(self, i: int, begin: int) -> bool:
        """Whether "and" stands between the two that "between" calls for, or the names of two states."""
        inside = [t.lower for t in self.tokens[begin:i]]
        sides = inside[inside.index("between") :] if "between" in inside else ["and"]
        if "and" not in sides and not _TWO & frozenset(sides):
            return True
        start = i + 1 + (self.tokens[i + 1].lower == "the")
        named = self.grammar.span_at(start)
        if named is None or named.kind not in ("state", "place") or self._owns(named.last):
            return False
        if not (self.tokens[i - 1].capital or self._prepositional(begin, i - 1)):
            return False  # "supply chains and Taiwan"
        return self.tokens[start - 1].lower != "the" or not self._is_owner(start, self.sentence.last)

    def _of_two_states(self, i: int) -> bool:
        """Whether what two states have follows in one word: "developments and Turkey-U.S. relations"."""
        span = self.grammar.span_at(i + 1)
        dash = span.last + 1 if span is not None and span.kind == "state" else self.sentence.last
        return dash < self.sentence.last - 1 and self.tokens[dash].text in "-–"

    def _owns(self, last: int) -> bool:
        return last < self.sentence.last and self.tokens[last + 1].text in (*POSSESSIVE, "-")

    def _listed_before(self, begin: int) -> bool:
        """Whether the piece follows a comma: "trade, energy and transport"."""
        return begin > self.sentence.first and self.tokens[begin - 1].text == ","

    def _prepositional(self, first: int, last: int) -> bool:
        return any(t.lower in PREPOSITIONS or t.lower == "along" for t in self.tokens[first : last + 1])

    def is_of_date(self, i: int, last: int) -> bool:
        """Whether a comma stands within a day: "the October 23, | 2020 agreement"."""
        year = self.tokens[min(i + 1, last)]
        return self.tokens[i - 1].shape == "number" and year.shape == "number" and len(year.text) == _YEAR
