"""The segments of an English sentence, each with one predicate at most."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from kg.extract.languages.en import meanwhile
from kg.extract.languages.en.grammar import Grammar
from kg.extract.languages.en.lexicon import words_of
from kg.extract.languages.en.word_classes import (
    FINITE,
    INFINITIVE,
    ING,
    PARTICIPLE,
    RELATIVES,
    SUBORDINATORS,
    adverbial,
)
from kg.extract.parties import Party
from kg.extract.words import Sentence, Token

# Who tells the news, in so many words: ", Kremlin aide A told journalists".
_TELLING = frozenset(("say", "tell", "report", "announce", "inform", "write"))
_SOURCE = 14
# Says what others do, and speaks to none of them: "said A and B had met".
_SAYING = words_of("vocabulary", "saying")
_ACTING = frozenset(("person", "post", "state", "pronoun", "body"))
_WHEN = frozenset(("on", "in", "last", "this", "week", "month", "year", "yesterday", "earlier", ","))
_TOLD_AFTER = frozenset(("that", "when", "where"))
# "On the morning of 3 May," opens a sentence with so many words.
_FRONTED = 8
AND = frozenset(("and", "but", "or", "&"))


@dataclass(frozen=True, slots=True)
class Segment:
    """Tokens [first, last] with one predicate at most; ``kind`` is main, coord, rel, sub, part or inf."""

    first: int
    last: int
    kind: str


class Segments:
    """The segments of a sentence. ``parties`` are those of the sentence that are no part of another."""

    def __init__(self, grammar: Grammar, sentence: Sentence, parties: Sequence[Party]) -> None:
        self.words = grammar.words
        self.grammar = grammar
        self.sentence = sentence
        self.parties = [p for p in parties if p.sentence == sentence.index and not p.inner]

    @cached_property
    def segments(self) -> list[Segment]:
        """The segments in their order; many sentences are never asked for them."""
        # only parties of several words bear on where a segment begins
        long = tuple((p.first, p.last) for p in self.parties if p.last > p.first)
        key = (self.sentence.index, long)
        known = self.grammar.segments.get(key)
        if known is None:
            known = self.grammar.segments[key] = self._split()
        return known

    def segment(self, index: int) -> Segment:
        """Return the segment that a token is in."""
        for segment in self.segments:
            if index <= segment.last:
                return segment
        raise LookupError(index)  # of another sentence

    def reach(self, index: int) -> tuple[int, int]:
        """The first and last token of the segment of a token."""
        s = self.segment(index)
        return s.first, s.last

    def scope(self, index: int) -> tuple[tuple[int, int], ...]:
        """The stretches whose dates and places are a verb's: its segment, and a phrase that opens it."""
        s = self.segment(index)
        at = self.segments.index(s)
        out = [(s.first, s.last)]
        if at and s.kind == "main" and not self.has_predicate(self.segments[at - 1]):
            out.insert(0, (self.segments[at - 1].first, self.segments[at - 1].last))
        opening = at > 1 and s.kind in ("main", "coord")
        if opening and not any(map(self.has_predicate, self.segments[:at])):
            # "On 3 May, starting at noon, the minister held".
            out.insert(0, (self.segments[0].first, self.segments[0].last))
        if at and s.kind == "coord" and (fronted := self._fronted(s)) is not None:
            out.insert(0, fronted)
        return (*self._day_before(s), *out)

    def _fronted(self, s: Segment) -> tuple[int, int] | None:
        """The phrase that opens a sentence with a day: "On 3 May, A will meet B | and call C"."""
        if self._goes_on_relative(s):
            return None
        tokens = self.words.tokens[self._after_colon(s.first) : s.first]
        tokens = tokens[tokens[0].lower == "back" :]  # "back | on 3 May"
        comma = next((n for n, t in enumerate(tokens) if t.text == ","), None)
        if comma is None or comma > _FRONTED or tokens[0].lower not in ("on", "in", "earlier", "later"):
            return None
        opening = tokens[:comma]
        dated = any(self.grammar.is_when(t) or t.shape == "number" for t in opening)
        plain = not any(self.grammar.is_finite(t.index) for t in opening)
        return (opening[0].index, opening[-1].index) if dated and plain else None

    def _goes_on_relative(self, s: Segment) -> bool:
        """Whether a clause about somebody goes on: "On 3 May A will meet B, who will go there | and open"."""
        before = self.segments[self.segments.index(s) - 1]
        comma = self.words.tokens[s.first - 2].text == ","
        return before.kind == "rel" and self.words.tokens[s.first - 1].lower == "and" and not comma

    def _day_before(self, s: Segment) -> tuple[tuple[int, int], ...]:
        """The day that a clause with "when" is about: "was in Riga on July 17, | when he and A signed"."""
        tokens, i = self.words.tokens, s.first - 1 - (self.words.tokens[s.first - 1].text == ",")
        last = i
        while (
            tokens[s.first].lower == "when"
            and i > self.sentence.first
            and (self.grammar.is_when(tokens[i]) or tokens[i].shape == "number" or tokens[i].lower in _WHEN)
        ):
            i -= 1
        return ((i + 1, last),) if i < last else ()

    def has_predicate(self, segment: Segment) -> bool:
        return any(self.grammar.is_finite(i) for i in range(segment.first, segment.last + 1))

    def _split(self) -> list[Segment]:
        starts = [(self.sentence.first, "main")]
        covered = {i for p in self.parties for i in range(p.first + 1, p.last + 1)}
        for i in range(self.sentence.first + 1, self.sentence.last + 1):
            kind = "" if i in covered else self._opens(i, starts[-1])
            if kind:
                starts.append((i, kind))
        ends = [first - 1 for first, _ in starts[1:]] + [self.sentence.last]
        return [Segment(first, last, kind) for (first, kind), last in zip(starts, ends, strict=True)]

    def _opens(self, i: int, current: tuple[int, str]) -> str:
        """The kind of the segment that opens at a token, '' for none."""
        tokens, role = self.words.tokens, self.grammar.role
        token, before = tokens[i], tokens[i - 1]
        if before.text == ";" or (before.text == ":" and self._explains(i, current[0])):
            return "main"
        if token.lower in RELATIVES and token.shape == "word":
            return "rel"
        if role(i) == INFINITIVE or (token.lower == "to" and self._infinitive_after(i)):
            return "inf" if token.lower == "to" else ""
        opens = token.lower in SUBORDINATORS and not self._is_again(i) and not self.grammar.is_since(token)
        if opens and not self._lists_more(i) and self._clause_follows(i):
            return "sub"
        if before.text == ",":
            if role(self.skip_adverbs(i)) in (ING, PARTICIPLE) and not self._is_listed(i):
                return "part"
            if self.finite_at(i):
                goes_on = current[1] != "main" or self._has_finite(current[0], i)
                return "coord" if goes_on and not self._closes_apposition(i, current[0]) else ""
            if self._is_source(i) and self._has_finite(current[0], i):
                return "main"
            embedded = current[1] in ("rel", "part", "sub", "inf") and not self._parts_that(current, i - 1)
            if embedded and self._clause_follows(i - 1, near=True):
                return "main"
        if before.lower in AND:
            if self.finite_at(meanwhile.past(self.words, i)):
                return "coord"
            told = self._has_finite(current[0], i) and self._clause_follows(i - 1, near=True)
            if told and not self._acts_in_told(i - 2):
                return "main"
        return ""

    def _explains(self, i: int, first: int) -> bool:
        """Whether a clause of its own stands behind a colon: "they are old friends: | in May A and B met"."""
        return self._has_finite(first, i) and self._has_finite(i, self.sentence.last + 1)

    def _after_colon(self, index: int) -> int:
        """Where what a colon opens begins, else the sentence: "They are friends: | A and B, who met,"."""
        opened = (s.first for s in self.segments if s.kind == "main" and s.first <= index)
        behind = (i for i in opened if i > self.sentence.first and self.words.tokens[i - 1].text == ":")
        return max(behind, default=self.sentence.first)

    def _closes_apposition(self, i: int, first: int) -> bool:
        """Whether a verb is that of a clause with "that", behind who somebody is: "said that a meeting of A
        and his colleague, B, | could be held"."""
        tokens = self.words.tokens
        that = next((k for k in range(i - 1, first, -1) if tokens[k].lower == "that"), None)
        apposed = any(
            p.last == i - 2 and any(t.text == "," for t in tokens[p.first : p.last]) for p in self.parties
        )
        return that is not None and apposed and not self._has_finite(that + 1, i)

    def _acts_in_told(self, last: int) -> bool:
        """Whether who stands before "and" acts in what is said: "The aide said | A and B would meet"."""
        party = next((p for p in self.parties if p.last == last and p.kind in _ACTING), None)
        while party is not None and self.words.tokens[party.first - 1].text == ",":
            end = party.first - 2
            party = next((p for p in self.parties if p.last == end and p.kind in _ACTING), None)
        if party is None:
            return False
        k = party.first - 1
        while k > self.sentence.first and (
            self.grammar.is_when(self.words.tokens[k]) or self.words.tokens[k].lower in ("on", "the")
        ):
            k -= 1
        said = self.words.tokens[k]
        return bool(said.lemmas & _SAYING) and self.grammar.role(k) == FINITE

    def _is_source(self, first: int) -> bool:
        """Whether only who tells the news is left: ", an aide told journalists on Tuesday"."""
        for k in range(first + 1, min(first + _SOURCE, self.sentence.last)):
            token = self.words.tokens[k]
            if token.text == "," and not any(p.first < k < p.last for p in self.parties):
                return False
            if self.grammar.role(k) == FINITE:
                rest = self.words.tokens[k + 1 : self.sentence.last]
                closed = not any(t.text == "," or t.lower in ("that", "who", "which") for t in rest)
                told = not any(self.grammar.is_finite(t.index) for t in rest)
                return bool(token.lemmas & _TELLING) and closed and told
        return False

    def skip_adverbs(self, i: int) -> int:
        while i < self.sentence.last and adverbial(self.words.tokens[i]):
            i += 1
        return i

    def _infinitive_after(self, i: int) -> bool:
        k = self.skip_adverbs(i + 1)
        return k <= self.sentence.last and self.grammar.role(k) == INFINITIVE

    def finite_at(self, i: int) -> bool:
        """Whether a verb group begins at a token: "met", "will meet", "also discussed"."""
        for k in range(i, min(i + 5, self.sentence.last + 1)):
            if self.grammar.is_finite(k):
                return self.grammar.group_start(k) >= i or k == i
            token = self.words.tokens[k]
            auxiliary = adverbial(token) or _is_auxiliary_word(token)
            if not auxiliary:
                return False
        return False

    def _has_finite(self, first: int, last: int) -> bool:
        return any(self.grammar.is_finite(k) for k in range(first, last))

    def _clause_follows(self, i: int, *, near: bool = False) -> bool:
        """Whether a subject and its verb, or ("after meeting") a participle, follow a token."""
        tokens = self.words.tokens
        first = self.skip_adverbs(i + 1)
        if first <= self.sentence.last and not near and self.grammar.role(first) == ING:
            return True
        for k in range(first, self.sentence.last + 1):
            role = self.grammar.role(k)
            if self.grammar.is_finite(k):
                return k > first or not near
            stop = (
                tokens[k].text in ",;:" or tokens[k].lower in RELATIVES or (near and tokens[k].lower == "and")
            )
            inside = any(p.first < k <= p.last for p in self.parties) or self._parts_list(k)
            if (stop and not inside) or role in (ING, INFINITIVE):
                return False
        return False

    def _is_again(self, i: int) -> bool:
        """Whether "once" tells how often something is done: "A | once again met B"."""
        following = self.words.tokens[i + 1].lower if i + 1 < len(self.words.tokens) else ""
        return self.words.tokens[i].lower == "once" and following in ("again", "more")

    def _lists_more(self, i: int) -> bool:
        """Whether "as" is of "as well as B" before one who is listed: "A, as well as B, | attended"."""
        tokens = self.words.tokens
        if tokens[i].lower != "as":
            return False
        last = i if tokens[i - 1].lower == "well" else min(i + 2, self.sentence.last)
        well_as = [t.lower for t in tokens[last - 2 : last + 1]] == ["as", "well", "as"]
        return well_as and (last == self.sentence.last or self.grammar.role(last + 1) != ING)

    def _parts_that(self, current: tuple[int, str], comma: int) -> bool:
        """Whether a comma parts those who act in a clause with "that", "when" whose verb is to come."""
        that = current[1] in ("sub", "rel") and self.words.tokens[current[0]].lower in _TOLD_AFTER
        return that and self._parts_list(comma) and not self._has_finite(current[0], comma)

    def _parts_list(self, i: int) -> bool:
        """Whether a comma or "and" only stands between two who are listed: "that A, B and C would travel"."""
        left = any(p.last == i - 1 and p.kind in ("person", "pronoun") for p in self.parties)
        return left and any(p.first == i + 1 and p.kind in ("person", "state") for p in self.parties)

    def _comes_with(self, party: Party) -> bool:
        """Whether somebody opens a sentence at whose side another acts: "(In Lima,) together with | A, B"."""
        before = [t.lower for t in self.words.tokens[max(self.sentence.first, party.first - 3) : party.first]]
        before = before[:-1] if before[-1:] == ["the"] else before
        near = party.first - self.sentence.first <= _FRONTED
        return near and (
            before[-2:] in (["together", "with"], ["along", "with"]) or before[-1:] == ["alongside"]
        )

    def _is_listed(self, i: int) -> bool:
        """Whether a participle is in a list of nouns: "trade, including energy" opens none."""
        return self.words.tokens[i].lower in ("including", "regarding", "concerning", "following")


def _is_auxiliary_word(token: Token) -> bool:
    return token.lower in (
        "will", "would", "shall", "should", "can", "could", "may", "might", "must", "has", "have", "had",
        "is", "are", "was", "were", "be", "been", "being", "do", "does", "did", "not",
    )  # fmt: skip
