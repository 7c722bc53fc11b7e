"""Officials: a title with or without a name, titles of several, a title before a comma and the name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.extract.languages.en.appositions import Appositions
from kg.extract.languages.en.given import given_names
from kg.extract.languages.en.lexicon import words_of
from kg.extract.languages.en.mentions import GRADES, OWN, PREPOSITIONS
from kg.extract.languages.en.title import Title, chain, is_head
from kg.extract.parties import Party
from kg.extract.spans import Span

# Titles between a post and the name: "Special Envoy Ambassador Joseph Yun".
_LESSER = frozenset(("ambassador", "minister", "senator", "governor", "prince", "princess", "archbishop"))


class Officials(Appositions):
    """Reads the mentions that begin with a title."""

    def _official(self, i: int) -> list[Party]:
        title = self._titles.read(i)
        if title is None:
            return []
        after = self._skip_courtesies(title.last + 1, i)
        if title.counterpart and title.last < self.words.sentences[self.words.tokens[i].sentence].last:
            named = self._titles.read(title.last + 1)
            if (
                named is not None
                and not named.counterpart
                and not named.plural
                and named.first == title.last + 1
            ):
                named.first, named.country = title.first, named.country or title.country
                title, after = named, self._skip_courtesies(named.last + 1, i)
        if title.plural:
            return self._several(title, after)
        holder = self._holder_after(title)
        if holder is not None:
            return [holder]
        return [] if self._is_rank(title) else self._post(title)

    def _holder_after(self, title: Title) -> Party | None:
        """The holder of one or more posts whose name follows the last of them: "Minister and Envoy A"."""
        posts = list(chain(title))
        for length in range(len(posts), 0, -1):
            last_title = posts[length - 1]
            if self.words.tokens[last_title.last].sentence != self.words.tokens[title.first].sentence:
                continue
            after = self._skip_courtesies(last_title.last + 1, title.first)
            after = self._skip_honorific(last_title, after)
            last = self._names.end(after, titled=True)
            if last is not None and self._same_sentence(title.first, after):
                return self._named(title, after, last, posts[1:length])
            inverse = self._inverse(title, last_title, posts[1:length])
            if inverse is not None:
                return inverse
        return None

    def _skip_honorific(self, title: Title, i: int) -> int:
        """The name after a second, lesser title: "Special Envoy Ambassador Joseph Yun"."""
        tokens = self.words.tokens
        if i + 1 >= len(tokens) or tokens[i].lower not in _LESSER:
            return i
        follows = tokens[i].capital and self._names.end(i + 1, titled=True) is not None
        return i + 1 if follows and title.last > title.first else i

    def _is_rank(self, title: Title) -> bool:
        """Whether a title alone is a rank or courtesy and no post: "General", "Prince"."""
        known = words_of("posts", "ranks") | GRADES
        words = self.words.tokens[title.first : title.last + 1]
        return (
            title.position != ""
            and all(t.lower in known for t in words)
            and words[-1].lower in words_of("posts", "ranks")
        )

    def _named(self, title: Title, first: int, last: int, further: Sequence[Title] = ()) -> Party:
        """The party of a title and the name after it, with what follows the name."""
        capacity = self._capacity(title)
        party = Party(
            title.first, last, title.head, "person", self.words.tokens[first].sentence,
            person_span=Span(first, last, "person"), capacity=capacity, country=capacity.country,
            counterpart=title.counterpart,
        )  # fmt: skip
        self._add_further(party, capacity, title, further)
        if self._is_rank(title):
            party.capacity, party.country = None, ""
        self._after_name(party, capacity)
        return self._finished(party)

    def _several(self, title: Title, after: int) -> list[Party]:
        """The parties of a plural title: names after it, states before or after it, or one reference."""
        names = self._name_list(title, after)
        if (
            not names
            and after < len(self.words.tokens)
            and self.words.tokens[after].text == ","
            and title.states
        ):
            apposed = self._name_list(title, self._skip_courtesies(after + 1, title.first))
            names = apposed if len(apposed) == len(title.states) else []
        if len(names) == len(title.states) > 1:
            for party, (_, _, country) in zip(names, title.states, strict=True):
                party.country = country
                if party.capacity is not None:
                    party.capacity.country = country
        if names:
            return names
        if (
            len(title.states) == 1
            and title.organization
            and title.head > title.states[0][0]
            and not title.derived
        ):
            return self._of_both(title)
        if len(title.states) > 1:
            return [self._of_state(title, *state) for state in title.states]
        return self._post(title)

    def _name_list(self, title: Title, after: int) -> list[Party]:
        """ "Foreign Ministers Antony Blinken of the United States and Hakan Fidan of Türkiye"."""
        tokens = self.words.tokens
        out: list[Party] = []
        i = after
        while self._same_sentence(title.first, min(i, len(tokens) - 1)):
            last = self._names.end(i, titled=True)
            if last is None:
                break
            party = self._named(title, i, last)
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

    def _of_both(self, title: Title) -> list[Party]:
        """ "Polish and UN officials": those of a state, those of a body."""
        before = title.organization not in self.words.quote(title.states[0][0], title.states[0][1])
        of_body = self._post(title)
        if not before or not of_body or of_body[0].capacity is None:
            return of_body
        of_state = self._of_state(replace(title, organization=""), *title.states[0])
        of_state.plural = True
        of_body[0].capacity.country = of_body[0].country = ""
        return [of_state, *of_body]

    def _of_state(self, title: Title, first: int, last: int, country: str) -> Party:
        capacity = replace(self._capacity(title), country=country, derived=False)
        low, high = min(first, title.first), max(last, title.last)
        listed = title.states[0][0] != first
        party = Party(
            first if listed else low, last if listed and first > title.head else high, title.head, "post",
            self.words.tokens[first].sentence, capacity=capacity, country=country,
            counterpart=title.counterpart,
        )  # fmt: skip
        party.prep = self._preposition(title.first)
        return party

    def _inverse(self, title: Title, last_title: Title, further: Sequence[Title] = ()) -> Party | None:
        """ "the Prime Minister of Iraq, Mohammed Shia al-Sudani, ..."."""
        tokens = self.words.tokens
        comma = last_title.last + 1
        if comma + 1 >= len(tokens) or tokens[comma].text != "," or (title.counterpart and not title.country):
            return None
        if not (
            title.before & {"the", "his", "her", "their"}
            or (title.first and tokens[title.first - 1].text in OWN)
            or title.country
            or title.organization
            or title.last > title.head
            or further
        ):
            return None
        second = self._inverse_titled(title, comma + 1)
        if second is not None:
            return second
        first = self._skip_courtesies(comma + 1, title.first)
        if tokens[first].capital and tokens[first].lower in words_of("posts", "honorific"):
            first += 1
        last = self._names.end(first, titled=True)
        if last is None or not self._same_sentence(title.first, first) or is_head(tokens[first]):
            return None
        after = last + 2 if last + 1 < len(tokens) and tokens[last + 1].text in ("MP", "MEP") else last + 1
        closing = tokens[after] if after < len(tokens) else None
        closed = (
            closing is None
            or closing.text in (",", ".", ";", ")", ":")
            or closing.sentence != tokens[first].sentence
            or (last > first and (closing.lower in PREPOSITIONS or first > comma + 1))
        )
        given = tokens[first].lower in given_names() or first > comma + 1 or tokens[last].lower in self._known
        if not closed or not (given or last > first):
            return None
        return self._named(title, first, last, further)

    def _inverse_titled(self, title: Title, i: int) -> Party | None:
        """ "Saudi Arabia’s ruler, Crown Prince Mohammed bin Salman"."""
        second = self._titles.read(i) if title.country or title.organization else None
        if second is None or second.plural or (second.country and not second.organization):
            return None
        if second.first != second.pieces[0][0] or (second.organization and "the" in title.before):
            return None
        first = self._skip_courtesies(second.last + 1, i)
        last = self._names.end(first, titled=True) if first < len(self.words.tokens) else None
        if last is None or second.position.lower() in words_of("posts", "honorific"):
            return None
        closing = self.words.tokens[last + 1] if last + 1 < len(self.words.tokens) else None
        if not second.organization and closing is not None and closing.lower not in (",", ".", ";", ")"):
            return None
        second.country = title.country or second.country
        party = self._named(second, first, last)
        party.first, first_post = title.first, self._capacity(title)
        if second.organization and party.capacity is not None:
            party.also, party.capacity = (party.capacity, *party.also), first_post
        else:
            party.also = (*party.also, first_post)
        return self._finished(party)

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
