"""What stands in Russian between a cue and its topics: "обсудили на встрече с послом также ситуацию"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.forms import is_circumstance
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.parties import Party
from kg.extract.spans import Spans
from kg.extract.words import Sentence, Words

_TALKS = words_of("topics", "cues", "talks")
_PARTICLES = words_of("topics", "cues", "particles")
_MODAL = words_of("topics", "cues", "modal")
_INSERTED = (
    ("в", "том", "числе"),
    ("в", "первую", "очередь"),
    ("не", "только"),
    ("среди", "прочего"),
    ("помимо", "прочего"),
    ("в", "частности"),
)
_FORMATS = frozenset(("формат", "режим"))
_ACTORS = ("person", "post", "pronoun", "group")
_GEN = frozenset(("gen",))
_MONTHS = words_of("triggers", "cues", "months")


class Gaps:
    """Skips adverbs, circumstances ("на встрече", "по телефону"), the speaker and the partner."""

    def __init__(self, words: Words, spans: Spans, sentence: Sentence, parties: Sequence[Party]) -> None:
        self._words = words
        self._tokens = words.tokens
        self._spans = spans
        self._limit = sentence.last
        self._parties = parties

    def after(self, i: int) -> int:
        """Return the first token from ``i`` on that is none of these; a comma closes what a comma opened."""
        inserted = False
        while i <= self._limit:
            if inserted and self._tokens[i].text == ",":
                return self.after(i + 1)
            following = self._skipped(i)
            if following is None:
                return i
            inserted = inserted or self._tokens[i].text == ","
            i = following
        return i

    def _skipped(self, i: int) -> int | None:
        token = self._tokens[i]
        if (inserted := self._inserted(i)) is not None:
            return inserted
        if (day := self._day(i)) is not None:
            return day
        party = next((p for p in self._parties if p.first <= i <= p.last), None)
        outside = party is not None and (party.prep or "acc" not in party.cases or party.kind in _ACTORS)
        if party is not None and party.kind != "state" and outside:
            return party.last + 1
        adverb = bool(token.readings) and token.readings[0].pos in ("AV", "PRCL") and not token.has("NUM")
        ahead = bool(token.lemmas & _MODAL) and not token.has("A", "P")  # no "предстоящий в мае саммит"
        if adverb or token.lower in _PARTICLES or ahead:
            return i + 1
        if token.lower in ("в", "во", "на", "по", "с", "со", "при", "за"):
            return self._past(i)
        if token.text == "," and i < self._limit and self._skipped(i + 1) is not None:
            return i + 1
        if self._tokens[i - 1].lemma in _FORMATS and (end := phrases.quoted_end(self._words, i)) is not None:
            return end + 1  # "в формате | «один на один»"
        return None

    def _inserted(self, i: int) -> int | None:
        """The token after words that only say that there is more: ", | среди прочего,", "| в том числе"."""
        here = tuple(t.lower for t in self._tokens[i : min(i + 3, self._limit)])
        if here[:1] == ("как",) and self._pairs(i + 1):
            return i + 1
        return next((i + n for n in (3, 2) if here[:n] in _INSERTED), None)

    def _pairs(self, i: int) -> bool:
        """Whether "как" only pairs two things: "обсудили | как | торговлю, так и транзит"."""
        so = (k for k in range(i, self._limit - 1) if self._tokens[k].lower == "так")
        k = next(so, 0)
        return bool(k) and self._tokens[k - 1].text == "," and self._tokens[k + 1].lower == "и"

    def _day(self, i: int) -> int | None:
        """The token after a day: "обсудит | 11 февраля 2025 года | торговлю"."""
        if self._tokens[i].shape != "number" or i >= self._limit:
            return None
        if not self._tokens[i + 1].lemmas & _MONTHS:
            return None
        year = self._tokens[i + 2 : i + 4]
        dated = len(year) == 2 and year[0].shape == "number" and year[1].lemma in ("год", "г")
        return min(i + (4 if dated else 2), self._limit)

    def _past(self, i: int) -> int | None:
        """The token after a circumstance that a preposition opens: a talk, a place, a partner, a weekday."""
        if i >= self._limit:
            return None
        party = next((p for p in self._parties if p.first == i + 1), None)
        span = self._spans.at(i + 1)
        if party is not None and party.kind in _ACTORS:
            return party.last + 1
        if span is not None:
            return span.last + 1 if span.kind != "person" else None
        head = phrases.attribute_run(self._words, i + 1, self._limit)
        if head > self._limit:
            return None
        noun = self._tokens[head]
        if not noun.lemmas & _TALKS and not is_circumstance(self._tokens[i].lower, noun.lemma):
            return None
        return self._past_talk(head + 1)

    def _past_talk(self, i: int) -> int:
        """Skip "переговоров" after "в ходе", and the sides of the talk."""
        while i <= self._limit:
            party = next((p for p in self._parties if p.first == i or self._partner(p, i)), None)
            inner = phrases.attribute_run(self._words, i, self._limit)
            talk = inner <= self._limit and self._tokens[inner].lemmas & _TALKS
            if party is not None and ("gen" in party.cases or party.prep):
                i = party.last + 1
            elif talk and phrases.agreeing(self._words, i, inner) & _GEN:
                i = inner + 1
            else:
                break
        return i

    def _partner(self, party: Party, i: int) -> bool:
        return party.first == i + 1 and self._tokens[i].lower in ("с", "со", "между")
