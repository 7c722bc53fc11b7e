"""Officials: a title with or without a name, titles of several."""

from __future__ import annotations

from dataclasses import replace

from kg.extract.languages.en.holders import Holders
from kg.extract.languages.en.lexicon import words_of
from kg.extract.languages.en.title import Title, is_head
from kg.extract.parties import Capacity, Party
from kg.extract.spans import Span

_DASHES = frozenset(("-", "–", "—", ":"))
# Between the names of several states: "of Malta – A, | and of | Cyprus – B", "from Malta, A; Cyprus, B"
_BETWEEN_STATES = (*_DASHES, ",", ";", "and", "the", "of", "from")
# "government, opposition, and civil society leaders" has so many words at most.
_PEOPLE = 10

# A field in brackets has so many words.
_PORTFOLIO = 8

# "Of the two neighbouring countries," has so many words.
_BOTH_LONGEST = 6
_BOTH_OF = frozenset(("countries", "states", "nations", "sides", "governments"))


class Officials(Holders):
    """Reads the mentions that begin with a title."""

    def _official(self, i: int) -> list[Party]:
        title = self._titles.read(i)
        if title is None:
            return self._people(i) if self.words.tokens[i].lower in words_of("posts", "publics") else []
        after = self._skip_courtesies(title.last + 1, i)
        if title.counterpart and title.last < self.words.sentence_of(i).last:
            named = self._titles.read(title.last + 1)
            if (
                named is not None
                and not named.counterpart
                and not named.plural
                and named.first == title.last + 1
                and named.position.lower() not in ("prince", "princess", "sheikh")
            ):
                named.first, named.country = title.first, named.country or title.country
                title, after = named, self._skip_courtesies(named.last + 1, i)
        if title.plural:
            return self._several(title, after)
        holder = self._holder_after(title) or self._chairing(title)
        if holder is not None:
            return [holder]
        return [] if self._is_rank(title) else self._post(title)

    def _several(self, title: Title, after: int) -> list[Party]:
        """The parties of a plural title: names after it, states before or after it, or one reference."""
        paired = self._by_states(title)
        if paired:
            return paired
        names = self._name_list(title, after)
        if not names and after < len(self.words.tokens) and self.words.tokens[after].text in ("–", "—", ":"):
            apposed = self._name_list(title, self._skip_courtesies(after + 1, title.first))
            names = apposed if len(apposed) > 1 else []
        listed = [(*state, "") for state in title.states]
        listed += [(s.first, s.last, s.country, s.name) for s in title.bodies]
        listed.sort()
        comma = after < len(self.words.tokens) and self.words.tokens[after].text == ","
        if not names and comma and listed:
            apposed = self._name_list(title, self._skip_courtesies(after + 1, title.first))
            apposed = apposed or self._titled_list(title, after + 1)
            names = apposed if len(apposed) == len(listed) > 1 else []
        if not names and not listed[1:]:
            after = after if comma else self._past_both(after)
            names = self._apposed(title, after + 1) if after else []
        if len(names) == len(listed) > 1:
            for party, (_, _, country, body) in zip(names, listed, strict=True):
                party.country = country
                if party.capacity is not None:
                    party.capacity.country = country
                    party.capacity.organization = body or party.capacity.organization
        if names:
            return names
        if (
            len(title.states) == 1
            and title.organization
            and title.head > title.states[0][0]
            and not title.derived
        ):
            return self._of_both(title)
        if len(listed) > 1:
            return [self._of_listed(title, *member) for member in listed]
        return self._post(title)

    def _past_both(self, i: int) -> int:
        """The comma behind "of both countries", 0 for none: "the presidents | of the two states, A and B"."""
        words = [t.lower for t in self.words.tokens[i : i + _BOTH_LONGEST]]
        both = words[:1] == ["of"] and bool({"two", "both"} & set(words[1:3])) and "," in words
        return i + words.index(",") if both and not _BOTH_OF.isdisjoint(words) else 0

    def _apposed(self, title: Title, after: int) -> list[Party]:
        """Who those of a post are, between commas: "three Maltese senators, | A, B and C, met"."""
        names = self._name_list(title, self._skip_courtesies(after, title.first))
        closing = self.words.tokens[min(names[-1].last + 1, len(self.words.tokens) - 1)] if names else None
        full = all(p.person_span is not None and p.person_span.last > p.person_span.first for p in names)
        closed = closing is not None and closing.text in (",", ".", ";")
        return names if names[1:] and full and closed else []

    def _name_list(self, title: Title, after: int) -> list[Party]:
        """ "Foreign Ministers Antony Blinken of the United States and Hakan Fidan of Türkiye"."""
        tokens = self.words.tokens
        out: list[Party] = []
        i = after
        while self._same_sentence(title.first, min(i, len(tokens) - 1)):
            last = self._names.end(i, titled=True)
            if last is None or (not out and self._is_verb_of_headline(i, last)):
                break
            party = self._named(title, i, last)
            self._take_portfolio(party)
            if out:
                party.first, party.prep = i, out[0].prep
            out.append(party)
            k = party.last + 1
            while k < len(tokens) and tokens[k].lower in (",", "and", "&"):
                k += 1
            if k == party.last + 1:
                break
            i = self._skip_courtesies(k, title.first)
        return out

    def _take_portfolio(self, party: Party) -> None:
        """Take the field that brackets give each of several: "Ministers A | (Interior) and B (Trade)"."""
        tokens, i = self.words.tokens, party.last + 1
        if i >= len(tokens) or tokens[i].text != "(" or party.capacity is None:
            return
        close = next((k for k in range(i + 2, min(i + _PORTFOLIO, len(tokens))) if tokens[k].text == ")"), 0)
        inside = tokens[i + 1 : close]
        fields = words_of("posts", "fields")
        if (
            inside
            and all(t.capital or t.lower in ("and", "&", ",") for t in inside)
            and any(t.lemmas & fields for t in inside)
        ):
            field = self.words.quote(inside[0].index, inside[-1].index)
            party.capacity.position = f"{field} {party.capacity.position}"
            party.last = close

    def _is_verb_of_headline(self, first: int, last: int) -> bool:
        """Whether the only word after a plural post in a headline is its verb: "Arab Leaders Conclude"."""
        token = self.words.tokens[first]
        headline = self.words.is_title(token.sentence)
        verb = any(r.pos == "V" for r in token.readings) and token.lower not in self._names.known
        return headline and first == last and verb

    def _by_states(self, title: Title) -> list[Party]:
        """ "The foreign ministers of Malta – A, and Cyprus – B", "of Malta, A, Cyprus, B": one after each."""
        out: list[Party] = []
        state = self._last_state(title)
        while state is not None:
            opening = self.words.tokens[min(state.last + 1, len(self.words.tokens) - 1)]
            comma = title.plural and opening.text == ","
            first = self._skip_courtesies(self._past_dash(state.last + 1 + comma), title.first)
            last = self._names.end(first, titled=True)
            if last is None or not self._same_sentence(title.first, first):
                break
            party = self._named(replace(title, country=state.country, organization=""), first, last)
            opens = state.first
            while self.words.tokens[opens - 1].lower in ("of", "from", "the"):
                opens -= 1
            party.first, party.prep = (opens if out else title.first), self._preposition(title.first)
            out.append(party)
            state = self._next_state(party.last + 1)
            if state is not None and self.words.tokens[party.last + 1].text in _DASHES:
                party.last += 1  # "– A – and"
        return out if len(out) > 1 else []

    def _last_state(self, title: Title) -> Span | None:
        """The only state of a title, where it ends the title."""
        span = self.spans.over(title.last)
        alone = len(title.states) == 1 and not title.bodies and title.head < title.states[0][0]
        return span if alone and span is not None and span.kind == "state" else None

    def _next_state(self, i: int) -> Span | None:
        """The state that goes on with a list: "– and Cyprus", ", the Republic of Cyprus"."""
        first, tokens = i, self.words.tokens
        while i < len(tokens) - 1 and tokens[i].lower in _BETWEEN_STATES:
            i += 1
        span = self.spans.at(i) if i > first else None
        return span if span is not None and span.kind == "state" else None

    def _past_dash(self, i: int) -> int:
        return i + (i < len(self.words.tokens) - 1 and self.words.tokens[i].text in _DASHES)

    def _titled_list(self, title: Title, i: int) -> list[Party]:
        """ "the envoys of Armenia and Türkiye, Vice-Speaker A and Ambassador B"."""
        tokens = self.words.tokens
        out: list[Party] = []
        while i < len(tokens) and self._same_sentence(title.first, i):
            own = self._titles.read(i)
            first = self._skip_courtesies(own.last + 1, i) if own is not None else i
            last = self._names.end(first, titled=True) if first < len(tokens) else None
            if own is None or own.plural or last is None or own.second is not None:
                break
            party = self._named(title, first, last)
            party.first, party.also = (i if out else title.first), (*party.also, self._capacity(own))
            out.append(party)
            i = party.last + 1
            while i < len(tokens) and tokens[i].lower in (",", "and"):
                i += 1
            if i == party.last + 1:
                break
        return out

    def _of_both(self, title: Title) -> list[Party]:
        """ "Polish and UN officials": those of a state, those of a body."""
        first, last, country = title.states[0]
        body = next((s for s in self.spans.all if s.first > last and s.name == title.organization), None)
        of_body = self._post(title)
        if body is None or not of_body or of_body[0].capacity is None:
            return of_body
        of_state = self._of_listed(replace(title, organization=""), first, last, country, "")
        of_state.plural, of_state.last = True, last
        of_body[0].capacity.country = of_body[0].country = ""
        of_body[0].first, of_body[0].prep = body.first, of_state.prep
        return [of_state, *of_body]

    def _of_listed(self, title: Title, first: int, last: int, country: str, body: str) -> Party:
        """One of several under a title, by its state or body: "the foreign ministers of Canada, France"."""
        capacity = replace(self._capacity(title), country=country, organization=body, derived=bool(body))
        if not body:
            capacity.organization = title.organization if not title.bodies else ""
        low, high = min(first, title.first), max(last, title.last)
        listed = min([s[0] for s in title.states] + [s.first for s in title.bodies]) != first
        party = Party(
            first if listed else low, last if listed and first > title.head else high, title.head, "post",
            self.words.tokens[first].sentence, capacity=capacity, country=country,
            counterpart=title.counterpart,
        )  # fmt: skip
        party.prep = self._preposition(title.first)
        return party

    def _people(self, i: int) -> list[Party]:
        """ "government, opposition, and civil society leaders": those who act for a public body."""
        tokens = self.words.tokens
        end = self.words.sentences[tokens[i].sentence].last
        publics = words_of("posts", "publics")
        named, k = [i], i + 1
        while k <= end and k - i < _PEOPLE:
            if tokens[k].lower in (",", "and"):
                named.append(k + 1)
            elif tokens[k].shape != "word" or tokens[k].capital:
                return []
            elif is_head(tokens[k]) and tokens[k].lower.endswith("s"):
                break
            k += 1
        if len(named) < 2 or k > end or not is_head(tokens[k]):
            return []
        singular = tokens[k].lower[:-1]
        out = []
        for first in (n for n in named if n <= end and tokens[n].lower in publics):
            capacity = Capacity(f"{tokens[first].lower} {singular}", first=i, last=k)
            party = Party(i, k, k, "post", tokens[i].sentence, capacity=capacity, plural=True)
            out.append(self._finished(party))
        return out

    def _post(self, title: Title) -> list[Party]:
        capacity = self._capacity(title)
        token = self.words.tokens[title.head]
        if title.counterpart or capacity.position:
            group = token.lemmas & words_of("posts", "group_heads") and not capacity.country
            party = Party(
                title.first, title.last, title.head, "group" if group else "post", token.sentence,
                capacity=capacity, country=capacity.country, plural=title.plural,
                counterpart=title.counterpart,
            )  # fmt: skip
            return [self._finished(party)]
        return []
