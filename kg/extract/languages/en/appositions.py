"""What follows a name: "of Jamaica", "(D-DE)", ", Minister of Foreign Affairs of Portugal"."""

from __future__ import annotations

from kg.extract.languages.en.mentions import PREPOSITIONS, Mentions
from kg.extract.languages.en.title import Title
from kg.extract.parties import Capacity, Party

_CLOSERS = frozenset(",.;:)—–-")


class Appositions(Mentions):
    """Adds to the mention of a name what stands after it."""

    def _after_name(self, party: Party, capacity: Capacity | None) -> None:
        """Take what follows a name: "of Jamaica", "(D-DE)", ", Minister of Foreign Affairs of Portugal"."""
        tokens = self.words.tokens
        end = self.words.sentences[party.sentence].last
        if party.last < end and tokens[party.last + 1].text in ("MP", "MEP"):
            party.last += 1
        i = party.last + 1
        if i + 1 <= end and tokens[i].lower in ("of", "from"):
            k = i + 2 if tokens[i + 1].lower == "the" else i + 1
            span = self.spans.at(k) if k <= end else None
            if span is not None and span.kind == "state" and capacity is None:
                party.country, party.last = span.country, self._bracket(span.last, end)
            elif (
                span is not None
                and span.kind == "state"
                and capacity is not None
                and (not capacity.country or capacity.derived)
            ):
                capacity.country, capacity.derived = span.country, False
                for more in party.also:
                    more.country = more.country or span.country
                party.country, party.last = span.country, self._bracket(span.last, end)
            elif (
                span is not None
                and span.kind == "place"
                and span.region
                and capacity is not None
                and not capacity.organization
            ):
                capacity.organization, party.last = span.name, span.last
                capacity.country = party.country = capacity.country or span.country
        if capacity is not None and not capacity.organization and not capacity.country:
            self._from_body(party, capacity, end)
        if party.last + 3 <= end and tokens[party.last + 1].text == "(":
            self._in_brackets(party, end)
        if party.last + 2 <= end and tokens[party.last + 1].text == ",":
            self._apposition(party, party.last + 2)

    def _from_body(self, party: Party, capacity: Capacity, end: int) -> None:
        """ "Secretary General X of NATO", "Assistant Secretary X, from the Department of Health"."""
        tokens = self.words.tokens
        i = party.last + 1
        comma = i < end and tokens[i].text == ","
        i += comma
        if i + 1 > end or tokens[i].lower not in (("from",) if comma else ("of", "from")):
            return
        k = i + 2 if tokens[i + 1].lower == "the" else i + 1
        span = self.spans.at(k) if k <= end else None
        if span is not None and span.kind == "body":
            capacity.organization, party.last = span.name, span.last
            if span.country:
                capacity.country, capacity.derived, party.country = span.country, True, span.country

    def _in_brackets(self, party: Party, end: int) -> None:
        """ "Jessica Stewart (President of the Council)", "Chris Coons (D-DE)"."""
        tokens = self.words.tokens
        close = next(
            (k for k in range(party.last + 2, min(end, party.last + 15) + 1) if tokens[k].text == ")"), None
        )
        if close is None:
            return
        state = self.spans.at(party.last + 2)
        if state is not None and state.kind == "state" and state.last + 1 == close:
            party.country, party.last = state.country, close
            if party.capacity is not None and not party.capacity.country:
                party.capacity.country = state.country
            return
        title = self._titles.read(party.last + 2)
        if title is not None and title.last < close:
            self._add(party, title)
            party.last = close
        elif close - party.last <= 6 and tokens[party.last + 2].text in ("D", "R", "I"):
            party.last = close

    def _apposition(self, party: Party, i: int) -> None:
        """Take the posts after a comma, as long as no name follows them: ", Chairman of the Council, "."""
        title = self._titles.read(i)
        if title is None or title.plural or title.counterpart or not self._same_sentence(party.first, i):
            return
        after = self._skip_courtesies(title.last + 1, i)
        if (
            after < len(self.words.tokens)
            and self._same_sentence(i, after)
            and self._names.end(after, titled=True) is not None
        ):
            return
        if not self._is_apposed(title, party):
            return
        if title.second is not None:
            beyond = self._skip_courtesies(title.second.last + 1, i)
            if beyond < len(self.words.tokens) and self._names.end(beyond, titled=True) is not None:
                title.second = None
        self._add(party, title)

    def _is_apposed(self, title: Title, party: Party) -> bool:
        """Whether a title after a comma says who somebody is, and does not begin the main clause.

        "X, Director, said"; but "On behalf of President X, the Secretary delivered".
        """
        tokens = self.words.tokens
        last = title.second.last if title.second is not None else title.last
        following = tokens[last + 1] if last + 1 < len(tokens) else None
        closed = (
            following is None or following.text in _CLOSERS or following.sentence != tokens[last].sentence
        )
        said = title.country or title.organization or title.last > title.head or title.former
        if not said:
            return bool(closed and "the" not in title.before)
        verb = following is not None and any(r.pos == "V" for r in following.readings[:1])
        opening = self.words.sentences[party.sentence].first
        return not (
            verb
            and not closed
            and (party.prep or party.first - opening > 1 or tokens[opening].lower in PREPOSITIONS)
        )

    def _add(self, party: Party, title: Title) -> None:
        capacity = self._capacity(title)
        party.last = title.last
        if party.capacity is None:
            party.capacity, party.country = capacity, party.country or capacity.country
        else:
            party.also = (*party.also, capacity)
        if title.second is not None:
            second = self._capacity(title.second)
            second.country = second.country or capacity.country
            capacity.country = capacity.country or second.country
            capacity.phrase = self._phrase(title, title.second)
            party.also = (*party.also, second)
            party.last = title.second.last

    def _phrase(self, first: Title, second: Title) -> str:
        """Two posts of one holder in the words of the text; "" where one is at a body of its own."""
        if first.organization:
            return ""
        start, end = second.pieces[0][0], second.pieces[-1][1]
        after = second.organization and self.words.tokens[end].sentence == self.words.tokens[start].sentence
        within = any(
            s.name == second.organization and s.first > start for s in self.spans.all if s.last <= second.last
        )
        posts = self.words.quote(start, second.last) if after and within else second.position
        return f"{first.position} and {' '.join(posts.split())}"

    def _capacity(self, title: Title) -> Capacity:
        return Capacity(
            title.position if not title.counterpart else "",
            title.organization,
            title.country,
            title.former,
            title.first,
            title.last,
            derived=title.derived,
            local=title.own,
        )
