"""Holders of several posts that commas part: deputy premiers who have a ministry too ("First Deputy Prime
Minister, Minister of Economy A"), posts in a row ("Party Chair, Head of the Office, and Minister A")."""

from __future__ import annotations

from kg.extract.languages.en.complements import Complements
from kg.extract.languages.en.title import Title, is_head

# They are ministers as well: "Deputy Prime Minister, Minister of Economy A".
_DEPUTIES = frozenset(
    f"{first}{second}"
    for first in ("", "first ", "1st ")
    for second in (
        "deputy prime minister",
        "vice prime minister",
        "deputy premier",
        "vice-premier",
        "vice premier",
    )
)


class Deputies(Complements):
    """Reads the second post of a deputy premier."""

    def _deputy_and(self, title: Title, i: int) -> Title | None:
        """The field of a deputy premier behind a comma, before his name: "First Deputy Prime Minister, |
        Minister of Economy A B"."""
        if title.position.lower() not in _DEPUTIES or "the" in title.before or title.lower:
            return None
        second = self._reader.read(i, depth=self._depth, alone=True)
        if second is None or second.plural or second.before or second.lower or second.last + 2 > self._end:
            return None
        named = all(self._may_be_name(second.last + k) for k in (1, 2))
        return second if named and not is_head(self._tokens[second.last + 1]) else None

    def _in_row(self, title: Title, i: int) -> Title | None:
        """The second of three posts without articles, of whom the name behind the last has all: "Party Chair,
        | Head of the Policy Office, and Foreign Minister A B"."""
        if not self._is_bare_post(title):
            return None
        second = self._reader.read(i, depth=self._depth, alone=True)
        if second is None or not self._is_bare_post(second) or second.last + 4 > self._end:
            return None
        joint = second.last + 1 + (self._tokens[second.last + 1].text == ",")
        if self._tokens[joint].lower != "and":
            return None
        third = self._reader.read(joint + 1, depth=self._depth, alone=True)
        if third is None or not self._is_bare_post(third) or third.last + 2 > self._end:
            return None
        named = all(self._may_be_name(third.last + k) for k in (1, 2))
        if not named or is_head(self._tokens[third.last + 1]) or second.country or third.country:
            return None
        second.second = third
        return second

    def _is_bare_post(self, title: Title) -> bool:
        """Whether a post has neither article nor plural, and is written as the title of somebody."""
        plain = not (title.plural or title.counterpart or title.lower)
        return plain and not {"the", "a", "an", "his", "her", "their"} & set(title.before)
