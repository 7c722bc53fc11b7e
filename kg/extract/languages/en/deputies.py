"""Deputy premiers who have a ministry too: "First Deputy Prime Minister, Minister of Economy A"."""

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
