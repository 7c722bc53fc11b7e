"""The states and bodies of a list after a post: "of Canada, France, and Italy", "for Armenia and Georgia"."""

from __future__ import annotations

from dataclasses import replace

from kg.extract.languages.en import gazette
from kg.extract.languages.en.cursor import OWN
from kg.extract.languages.en.fields import Fields
from kg.extract.languages.en.given import given_names
from kg.extract.languages.en.lexicon import words_of
from kg.extract.languages.en.title import Title, is_head
from kg.extract.spans import Span

# "For the Yemen | peace settlement process" has so many words.
_LONGEST_MATTER, _SEVERAL = 3, 2
_JOINTS = frozenset(("and", "of", "in", "on", "for", "to", "with", "the", "a", "his", "her"))


class StateLists(Fields):
    """Reads how far a list of states goes."""

    def _states_of(self, title: Title, span: Span) -> int:
        """Note the states and bodies of a list "of Canada, France, and Italy"; returns its last token."""
        title.states, title.bodies = [], []
        last, current, whose = span.last, span, title.country
        while True:
            if current.kind == "state":
                title.states.append((current.first, current.last, current.country))
            else:
                title.bodies.append(current if current.country else replace(current, country=whose))
            last = self._bracketed(current.last)
            k = last + 1
            while k <= self._end and self._tokens[k].lower in (",", "and", "the"):
                k += 1
            side = self._other_side(k) if k > last + 1 and title.bodies else None
            if side is not None:
                k, whose = side
            following = self._spans.at(k) if k <= self._end and k > last + 1 else None
            if following is None or following.kind not in ("state", "body") or self._owns(following):
                return last
            if self._post_at(following.last + 1):
                return last  # "the presidents of Ghana and NATO | Secretary General X"
            current = following

    def _other_side(self, k: int) -> tuple[int, str] | None:
        """Where the bodies of another state begin in a list, and its code: "Poland’s | Ministry of Ports",
        "from the Polish side, the | Ministry of Ports"; None where they do not."""
        span = self._spans.at(k)
        if span is not None and span.kind == "state" and span.country and self._owns(span):
            k, whose = span.last + 2, span.country
        else:
            if [t.lower for t in self._tokens[k : k + 2]] != ["from", "the"]:
                return None
            adjective = gazette.adjective(self._reader.words, k + 2)
            side = adjective[0] + 1 if adjective is not None else self._end
            if adjective is None or self._tokens[min(side, self._end)].lower != "side":
                return None
            k, whose = side + 1, adjective[1]
            while k < self._end and self._tokens[k].lower in (",", "the"):
                k += 1
        body = self._spans.at(k)
        return (k, whose) if body is not None and body.kind == "body" else None

    def _of_towns(self, title: Title, span: Span) -> bool:
        """Take towns of several states, of each of which one is head: "the mayors of | Muscat and Riga"."""
        if self._tokens[title.head].lemmas.isdisjoint(words_of("posts", "mayors")):
            return False
        towns = self._places_from(span)
        countries = {t.country for t in towns}
        if len(towns) > 1 == len(countries) and "" not in countries:
            title.bodies, title.states = towns, []  # of one state: "the mayors of Lagos and Kano"
            title.last = towns[-1].last
            return True
        if len(countries) < len(towns) or len(towns) < 2 or "" in countries:
            return False
        title.states, title.bodies = [(t.first, t.last, t.country) for t in towns], []
        title.country, title.derived, title.last = span.country, False, towns[-1].last
        return True

    def _of_regions(self, title: Title, target: int) -> bool:
        """Take places of which some are in no list, of each of which one is head: "the governors of | Hadra,
        Mahra, and Shabwa"."""
        first = self._place_at(target)
        of_places = self._tokens[title.head].lemmas & words_of("posts", "of_places")
        if first is None or first.country or not title.plural or not of_places:
            return False
        if title.organization or title.states:
            return False
        places = self._places_from(first)
        if len(places) < _SEVERAL or self._ends_in_name(places[-1]):
            return False
        title.bodies, title.states, title.last = places, [], places[-1].last
        return True

    def _ends_in_name(self, place: Span) -> bool:
        """Whether another capital follows a place, which is then part of a name."""
        return place.last < self._end and self._tokens[place.last + 1].capital

    def _places_from(self, first: Span) -> list[Span]:
        """A place and those listed after it: "Hadra, Mahra, and Shabwa"."""
        places = [first]
        while (k := places[-1].last + 1) < self._end and self._tokens[k].lower in (",", "and"):
            k += 1 + (self._tokens[k].text == "," and self._tokens[k + 1].lower == "and")
            following = self._place_at(k) if k <= self._end else None
            if following is None:
                break
            places.append(following)
        return places

    def _place_at(self, i: int) -> Span | None:
        """The town or region at a token, be it one capital that no list has."""
        span = self._spans.at(i)
        if span is not None:
            return span if span.kind == "place" else None
        token = self._tokens[i]
        new = token.capital and token.shape == "word" and not token.text.isupper() and not is_head(token)
        alone = i == self._end or not self._tokens[i + 1].capital
        plain = (
            new
            and alone
            and token.lower not in given_names()
            and token.lower not in words_of("posts", "fields")
        )
        return Span(i, i, "place", token.text, "") if plain else None

    def _owns(self, span: Span) -> bool:
        return span.last < self._end and self._tokens[span.last + 1].text in OWN

    def _state_list(self, span: Span) -> int:
        """The last token of "Armenia and Azerbaijan", "Iran, Iraq, and Syria": of a posting or field."""
        ends, i = [span.last], span.last + 1
        while i < self._end and self._tokens[i].text == "," and (end := self._item_end(i + 1)) is not None:
            ends.append(end)
            i = end + 1
        if len(ends) > 1 and not self._closes(ends[-1]):
            # ", Latvia" belongs to what follows: no "and" ends the list.
            i = span.last + 1
        last = i - 1
        i += i < self._end and self._tokens[i].text == ","
        while i < self._end and self._tokens[i].lower == "and" and (end := self._item_end(i + 1)) is not None:
            last, i = end, end + 1
        return last

    def _closes(self, last: int) -> bool:
        """Whether "and" with another state follows, with a comma before it or without."""
        i = last + 1
        i += i <= self._end and self._tokens[i].text == ","
        return i < self._end and self._tokens[i].lower == "and" and self._item_end(i + 1) is not None

    def _item_end(self, i: int) -> int | None:
        """The last token of a state or place in a list, None for one that owns what follows it."""
        i += i < self._end and self._tokens[i].lower == "the"
        span = self._spans.at(i)
        if span is None or span.kind not in ("state", "place"):
            return None
        after = self._tokens[span.last + 1] if span.last < self._end else None
        return None if after is not None and (after.text in OWN or is_head(after)) else span.last

    def _crisis(self, last: int) -> int:
        """The end of a field that goes on "and the crisis in Georgia"."""
        words = [t.lower for t in self._tokens[last + 1 : min(last + 6, self._end + 1)]]
        if len(words) > 3 and words[0] == "and" and "in" in words[2:4]:
            span = self._spans.at(last + 2 + words.index("in"))
            return span.last if span is not None else last
        return last

    def _past_matter(self, last: int) -> int:
        """The end of what an envoy sees to, that states open: "for the Chile-Peru | border dialogue"."""
        k = last + 1
        if k < self._end and self._tokens[k].text in ("-", "–") and self._tokens[k + 1].capital:
            span = self._spans.at(k + 1)
            k = (span.last if span is not None else k + 1) + 1
        for i in range(k, min(k + _LONGEST_MATTER, self._end + 1)):
            token = self._tokens[i]
            if token.lower in words_of("posts", "matters"):
                return i
            if token.shape != "word" or is_head(token) or token.lower in _JOINTS | given_names():
                return last
        return last
