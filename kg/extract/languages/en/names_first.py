"""Names before the post that all of them have: "A and B, the foreign ministers of Malta and Nepal"."""

from __future__ import annotations

from kg.extract.languages.en.officials import Officials
from kg.extract.languages.en.title import Title, is_head
from kg.extract.parties import Party
from kg.extract.spans import Span

# So many names stand in such a list at most.
_LONGEST = 8


class NamesFirst(Officials):
    """Reads lists of names that a plural post with their states or body follows."""

    def _before_post(self, i: int) -> list[Party]:
        """The parties of the names from a token on, where a post after a comma is that of them all."""
        starts, names = self._names_from(i)
        if len(names) < 2:
            return []
        comma = names[-1].last + 1
        title = self._titles.read(comma + 1)
        if title is None or not title.plural or not self._same_sentence(i, title.last):
            return []
        owners = _owners(title)
        if len(owners) not in (1, len(names)) or self._goes_on(title):
            return []
        owners = owners * len(names) if len(owners) == 1 else owners
        parties = [self._named(title, s.first, s.last) for s in names]
        for party, first, span, (country, body) in zip(parties, starts, names, owners, strict=True):
            party.first, party.last, party.head = first, span.last, span.last
            party.country = country
            if party.capacity is not None:
                party.capacity.country = country
                party.capacity.organization = body or ("" if title.bodies else party.capacity.organization)
            self._finished(party)
        for party in parties[1:]:
            party.prep = parties[0].prep
        parties[-1].last = title.last
        return parties

    def _names_from(self, i: int) -> tuple[list[int], list[Span]]:
        """Names in full that commas and "and" join, up to the comma before a word in small letters; and where
        each of them begins with its courtesies ("Dr")."""
        tokens, joined = self.words.tokens, False
        starts: list[int] = []
        out: list[Span] = []
        while len(out) < _LONGEST and self._same_sentence(i, min(i + 2, len(tokens) - 1)):
            first = self._skip_courtesies(i, i)
            last = self._names.end(first, titled=False)
            if last is None or last == first or is_head(tokens[first]) or last + 2 >= len(tokens):
                return [], []
            starts.append(i)
            out.append(Span(first, last, "person"))
            joint = tokens[last + 1]
            i = last + 2 + (joint.text == "," and tokens[last + 2].lower == "and")
            if joint.lower == "and" or i > last + 2:
                joined = True
                continue
            if joint.text != ",":
                break
            if not tokens[i].capital or is_head(tokens[i]) or self._titles.read(i) is not None:
                return (starts, out) if joined else ([], [])
        return [], []

    def _goes_on(self, title: Title) -> bool:
        """Whether a post is that of others, named after it: "A and B, ministers C and D"."""
        after = self._skip_courtesies(title.last + 1, title.first)
        named = after < len(self.words.tokens) and self._names.end(after, titled=True) is not None
        return named and self._same_sentence(title.first, after)


def _owners(title: Title) -> list[tuple[str, str]]:
    """The state and body of each of those whom a plural post is said of."""
    listed = [(first, country, "") for first, _, country in title.states]
    listed += [(s.first, s.country, s.name) for s in title.bodies]
    if not listed and (title.country or title.organization):
        return [(title.country, title.organization)]
    return [(country, body) for _, country, body in sorted(listed)]
