"""Officials: a title with or without a name, titles of several, a title before a comma and the name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.extract.languages.en.appositions import Appositions
from kg.extract.languages.en.given import given_names
from kg.extract.languages.en.lexicon import words_of
from kg.extract.languages.en.mentions import GRADES, OWN, PREPOSITIONS
from kg.extract.languages.en.title import Title, chain, is_head
from kg.extract.parties import Capacity, Party
from kg.extract.spans import Span

# Titles between a post and the name: "Special Envoy Ambassador Joseph Yun".
_LESSER = frozenset(
    (
        "ambassador",
        "ambassador-at-large",
        "minister",
        "senator",
        "governor",
        "prince",
        "princess",
        "archbishop",
    )
)


# "government, opposition, and civil society leaders" has so many words at most.
_PEOPLE = 10


class Officials(Appositions):
    """Reads the mentions that begin with a title."""

    def _official(self, i: int) -> list[Party]:
        title = self._titles.read(i)
        if title is None:
            return self._people(i) if self.words.tokens[i].lower in words_of("posts", "publics") else []
        after = self._skip_courtesies(title.last + 1, i)
        if title.counterpart and title.last < self.words.sentences[self.words.tokens[i].sentence].last:
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
        first = self._skip_courtesies(i + 1, i)
        follows = tokens[i].capital and self._names.end(first, titled=True) is not None
        return first if follows and title.last > title.first else i

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
        if not names and after < len(self.words.tokens) and self.words.tokens[after].text in ("–", "—", ":"):
            apposed = self._name_list(title, self._skip_courtesies(after + 1, title.first))
            names = apposed if len(apposed) > 1 else []
        if (
            not names
            and after < len(self.words.tokens)
            and self.words.tokens[after].text == ","
            and title.states
        ):
            apposed = self._name_list(title, self._skip_courtesies(after + 1, title.first))
            apposed = apposed or self._titled_list(title, after + 1)
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
        listed = [(*state, "") for state in title.states]
        listed += [(s.first, s.last, s.country, s.name) for s in title.bodies]
        if len(listed) > 1:
            return [self._of_listed(title, *member) for member in sorted(listed)]
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
            or (title.head > title.pieces[0][0] and self._skip_courtesies(comma + 1, comma) > comma + 1)
        ):
            return None
        second = self._inverse_titled(title, comma + 1)
        if second is not None:
            return second
        first = self._skip_courtesies(comma + 1, title.first)
        if tokens[first].capital and tokens[first].lower in words_of("posts", "honorific"):
            first += 1
        if first >= len(tokens):
            return None
        last = self._names.end(first, titled=True)
        post = is_head(tokens[first]) and tokens[first].lower not in words_of("posts", "given")
        if last is None or not self._same_sentence(title.first, first) or post:
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
        opens = title.first == self.words.sentences[self.words.tokens[i].sentence].first
        fronted = opens and title.organization and not title.before
        closed = closing is None or closing.lower in (",", ".", ";", ")")
        if not second.organization and not closed and not fronted:
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
