"""A headline that stands beside the text of an article, in its metadata: it is read above the text.

Texts say "the minister" of whom the headline names. What it alone tells is no fact, since no passage of the
text shows it. The same for every language.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from kg.extract.drafts import Draft
from kg.extract.parties import Capacity, Party, Person
from kg.extract.plain import PlainText, plain_text
from kg.extract.words import Words
from kg.records import Article

# Characters: what is longer is no headline, and a headline of the text itself is not further down.
_LONGEST, _TOP = 300, 600
_SHOWN = re.compile(r"[^\n]")


def plain_with_headline(article: Article) -> PlainText:
    """Return the plain form of an article's text, below its headline where the text lacks that.

    Front matter is left blank: what stands there are values of metadata, and no sentence.
    """
    title = " ".join((article.source.title or "").split())
    top = article.text[article.start :][: len(title) + _TOP]
    has_title = not title or len(title) > _LONGEST or _said(title) in _said(top)
    above = "" if has_title else f"{title}\n\n"
    plain = replace(plain_text(above + article.text), above=len(above))
    first, end = plain.offset(len(above)), plain.offset(len(above) + article.start)
    blank = _SHOWN.sub(" ", plain.text[first:end])
    return replace(plain, text=plain.text[:first] + blank + plain.text[end:])


def _said(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


class Shown:
    """What the text of an article shows: all but what stands in a headline above it."""

    def __init__(self, words: Words, plain: PlainText) -> None:
        self._start = plain.offset(plain.above)
        self._words = words

    def passage(self, first: int) -> bool:
        """Whether a passage from token ``first`` on is of the text."""
        return self._words.tokens[first].start >= self._start

    def events(self, events: Iterable[Draft]) -> list[Draft]:
        """Return the events that have a mention in the text; others lack one.

        What the text tells to have been discussed at one that only the headline calls a talk is of the event
        that the text tells of the same people: "looks forward to welcoming A. The leaders will discuss".
        """
        kept: list[Draft] = []
        lost: list[Draft] = []
        for draft in events:
            shown = any(map(self.passage, [draft.first, *(first for first, _ in draft.mentions)]))
            (kept if shown else lost).append(draft)
        for draft in lost:
            draft.lost = "told by a headline alone"
            same = (d for d in kept if d.modality == draft.modality and draft.keys() <= d.keys())
            heir = next(same, None) if draft.topics and draft.parts else None
            if heir is not None:
                labels = {t.label.lower() for t in heir.topics}
                heir.topics += [t for t in draft.topics if t.label.lower() not in labels]
        return kept

    def party(self, party: Party, parties: Iterable[Party]) -> Party | None:
        """Return a mention of a party that the text shows, itself if it does; None where there is none."""
        if self.passage(party.first):
            return party
        return next((p for p in parties if p.key() == party.key() and self.passage(p.first)), None)

    def office(self, person: Person, capacity: Capacity) -> tuple[Capacity, tuple[int, int]] | None:
        """Return a post of somebody as the text shows it, and the passage; None where it does not.

        A headline calls "Defense Minister" whom the text calls "Minister of Defense".
        """
        told = ((m, c) for m in person.mentions for c in (m.capacity, *m.also) if self.passage(m.first))
        own = [(m, c) for m, c in told if c is not None and c.position]
        held = next((m for m, c in own if c is capacity), None)
        if held is not None or self.passage(capacity.first):
            wide = held or capacity
            return capacity, (min(wide.first, capacity.first), max(wide.last, capacity.last))
        if (shown := next((m for m, c in own if capacity.richer(c)), None)) is not None:
            return capacity, (shown.first, shown.last)
        for mention, said in own:
            bare = " " not in said.position and not said.organization  # "the minister"
            if said.former == capacity.former and said not in person.capacities and not bare:
                body = said.organization or capacity.organization
                worded = replace(said, organization=body, country=said.country or capacity.country)
                return worded, (mention.first, mention.last)
        return None
