"""Whether a post behind a name and a comma is that of the next name: "President A, | Trade Minister B"."""

from __future__ import annotations

from kg.extract.languages.en.bodies import is_international
from kg.extract.languages.en.lexicon import words_of
from kg.extract.languages.en.mentions import Mentions
from kg.extract.languages.en.no_names import leads_to_somebody
from kg.extract.languages.en.title import Title, chain
from kg.extract.parties import Party


class PostsOfNext(Mentions):
    """Tells the posts of the next name from those of the name before them."""

    def _is_named(self, title: Title) -> bool:
        """Whether a name follows a title, whose holder is another one then."""
        after = self._skip_courtesies(title.last + 1, title.first)
        inside = after < len(self.words.tokens) and self._same_sentence(title.first, after)
        named = inside and self._names.end(after, titled=True) is not None
        return named or (inside and leads_to_somebody(self.words, after))

    def _names_next(self, party: Party, title: Title) -> bool:
        """Whether a title is that of the next name, in a list of "the premier, A, the speaker, B and C", or
        behind "President A, Trade Minister, B, and"."""
        tokens = self.words.tokens
        first = party.person_span.first if party.person_span is not None else 0
        while first - 1 > party.first and self._is_courtesy(first - 1):
            first -= 1
        if party.capacity is None or party.first == first:
            return False
        elsewhere = bool(party.country) and is_international(title.organization)
        listed = elsewhere or (tokens[title.head].capital and title.last > title.first)
        if tokens[first - 1].text != "," and not listed:
            return False  # "President A, Trade Minister, B, and": as in a list of such
        comma = list(chain(title))[-1].last + 1
        if comma + 1 >= len(tokens) or tokens[comma].text != ",":
            return False
        start = self._skip_courtesies(comma + 1, comma)
        last = self._names.end(start, titled=True) if start < len(tokens) else None
        closing = tokens[last + 1].lower if last is not None and last + 1 < len(tokens) else ""
        return last is not None and last > start and closing in (",", "and", ".", ";")

    def _is_courtesy(self, i: int) -> bool:
        """Whether "Mr" or its dot is at a token."""
        token = self.words.tokens[i - (self.words.tokens[i].text == ".")]
        return token.lower.rstrip(".") in words_of("posts", "courtesies")

    def _shares_post(self, party: Party, title: Title) -> bool:
        """Whether the second of two posts behind "Minister A," is that of the next name, as the first is; no
        list in which posts stand behind names: "A, Head of Trade and Adviser B, Head of Sales"."""
        tokens, span = self.words.tokens, party.person_span
        joined = tokens[title.first - 1].lower in ("and", "&")
        if party.capacity is None or span is None or party.first == span.first or not joined:
            return False
        last = self._names.end(self._skip_courtesies(title.last + 1, title.first), titled=True)
        if last is None or last + 2 >= len(tokens) or tokens[last + 1].text != ",":
            return last is not None
        own = self._titles.read(last + 2)
        return own is None or self._is_named(own)
