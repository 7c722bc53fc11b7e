"""Topics at a noun: "talks on trade", "discussions across key sectors", "attention was paid to"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.extract.languages.en.agenda import AgendaReader
from kg.extract.languages.en.grammar import Grammar
from kg.extract.languages.en.lexicon import words_of
from kg.extract.languages.en.parting import INCLUDING
from kg.extract.languages.en.topic_occasions import is_time
from kg.extract.languages.en.topic_subjects import DISCUSSED, NOUNS, of_agenda, of_focus
from kg.extract.languages.en.word_classes import FINITE, INFINITIVE, ING, PASSIVE
from kg.extract.parties import Party
from kg.extract.words import Sentence, Token

_TALKS = words_of("topics", "nouns", "talks")
# "Talks (with A) in Riga on trade", "talks Friday over the row"
_BEYOND_WHOM = frozenset(
    ("with", "between", "in", "at", "today", "here", "monday", "tuesday", "wednesday", "thursday", "friday",
     "saturday", "sunday")
)  # fmt: skip
_CALLING_OFF = frozenset(("cancel", "scrap", "postpone", "call", "skip", "boycott", "pull"))
_TALK_PREPOSITIONS = words_of("topics", "nouns", "talks_prepositions")
_STRESSING = words_of("topics", "nouns", "stressing")
_EMPHASIS = frozenset(("emphasis", "stress", "accent"))
_AGREEMENTS = frozenset(("agreement", "agreements"))
# The words that introduce topics as nouns do.
NOUN_CUES = NOUNS | INCLUDING | _TALKS | _STRESSING | _EMPHASIS | _AGREEMENTS | {"attention"}
_FIELDS = frozenset(("areas", "fields", "spheres", "sectors", "issues", "topics", "directions"))


@dataclass(frozen=True, slots=True)
class Cue:
    """Where the topics begin and, for a subject of "were discussed", end."""

    token: int
    start: int
    until: int | None = None
    soft: bool = False


class NounCues:
    """Finds where the topics begin that a noun introduces in a sentence."""

    def __init__(self, grammar: Grammar, sentence: Sentence, parties: Sequence[Party]) -> None:
        self._grammar = grammar
        self._words = grammar.words
        self._tokens = grammar.words.tokens
        self._sentence = sentence
        self._parties = parties
        self._agenda = AgendaReader(grammar, sentence, self._partners())

    def _partners(self) -> frozenset[int]:
        """Where those with whom somebody talks are named: no topic goes on there."""
        people = [
            p for p in self._parties if p.sentence == self._sentence.index and p.kind in ("person", "post")
        ]
        return frozenset(
            i for p in people if p.prep == "with" for i in range(p.first - 2, p.first) if self._is_with(i)
        )

    def _is_with(self, i: int) -> bool:
        return self._tokens[i].lower == "with"

    def of_noun(self, token: Token) -> Cue | None:
        if token.lower not in NOUN_CUES:
            return None  # most words
        if self._goes_on_after(token):
            return Cue(token.index - 2, token.index + self._agenda.including(token.index))
        found = of_agenda(self._grammar, self._sentence, token) or of_focus(
            self._grammar, self._sentence, token
        )
        if found is not None:
            return Cue(token.index, *found)
        if token.lower == "attention" and not self._is_stressed(token):
            return self._of_attention(token.index)
        if token.lower in _EMPHASIS and not self._is_stressed(token):
            return self._of_emphasis(token.index)
        if self._is_stressed(token):
            return Cue(token.index, token.index + 2)
        if token.lower in _AGREEMENTS and self._is_reached(token.index):
            return self._of_held(token.index + 3)
        if token.lower not in _TALKS or (token.capital and token.index > self._sentence.first):
            return None
        following = self._tokens[token.index + 1]
        across = self._across_fields(token)
        if across is not None:
            return Cue(token.index, across)
        if (
            following.lower in ("was", "were")
            and self._tokens[min(token.index + 2, self._sentence.last)].lower == "held"
        ):
            return self._of_held(token.index + 3)
        after = self._tokens[min(token.index + 2, self._sentence.last)]
        if following.lower in ("was", "were") and after.lower == "about":
            return Cue(token.index, token.index + 3)  # "The talks were about | energy"
        if following.lower == "of" and self._is_had(token):
            return Cue(token.index, token.index + 2)  # "the meeting included a discussion of | trade"
        if following.lower in _TALK_PREPOSITIONS and not is_time(self._words, token.index + 2):
            return Cue(token.index, token.index + 2)
        if (
            following.lower == "took"
            and self._tokens[min(token.index + 2, self._sentence.last)].lower == "place"
        ):
            return self._of_held(token.index + 3)  # "an exchange of views took place | on"
        if following.lower not in _BEYOND_WHOM | {"on"}:
            return None
        why = self._is_called_off(token.index)  # "cancelled a meeting with A over the row"
        return None if why else self.after_parties(token.index, _TALK_PREPOSITIONS)

    def _is_had(self, noun: Token) -> bool:
        """Whether a discussion took place: "there was a | discussion of", "included a | discussion of"."""
        near = self._tokens[max(noun.index - 5, self._sentence.first) : noun.index]
        had = any(t.lemmas & {"be", "include", "have", "hold", "feature", "involve"} for t in near)
        return had and noun.lower in ("discussion", "discussions") and not self._grammar.role(noun.index)

    def _goes_on_after(self, including: Token) -> bool:
        """Whether examples of what was discussed follow: "Trade issues were discussed, | including visas"."""
        i = including.index
        if i - 3 <= self._sentence.first or not self._agenda.including(i) or self._tokens[i - 1].text != ",":
            return False
        verb = self._tokens[i - 2 - (self._tokens[i - 2].lower in ("on", "upon"))]
        return self._grammar.role(verb.index) == PASSIVE and verb.lemma in DISCUSSED

    def _is_called_off(self, noun: int) -> bool:
        """Whether talks are called off, so that what follows tells why: "cancelled a | meeting with A"."""
        before = self._tokens[max(noun - 5, self._sentence.first) : noun]
        return any(t.lemmas & _CALLING_OFF for t in before)

    def _is_reached(self, noun: int) -> bool:
        """ "An agreement was reached | on the supply of wheat"."""
        near = [t.lower for t in self._tokens[noun + 1 : noun + 3]]
        return near in (["was", "reached"], ["were", "reached"])

    def _is_stressed(self, noun: Token) -> bool:
        """Whether a noun tells what talks were about above all: "with a particular focus | on energy"."""
        following = self._tokens[noun.index + 1].lower if noun.index < self._sentence.last else ""
        if noun.lower not in _STRESSING or following not in ("on", "to", "upon"):
            return False
        before = self._tokens[max(noun.index - 4, self._sentence.first) : noun.index]
        return any(t.lower == "with" for t in before) and not is_time(self._words, noun.index + 2)

    def _of_held(self, i: int) -> Cue | None:
        """ "Talks were held | on trade"."""
        if i >= self._sentence.last or self._tokens[i].lower not in _TALK_PREPOSITIONS:
            return None
        return Cue(i, i + 1) if not is_time(self._words, i + 1) else None

    def _across_fields(self, noun: Token) -> int | None:
        """Where the fields of talks begin: "discussions across key sectors, including | energy"."""
        tokens, last = self._tokens, self._sentence.last
        if tokens[noun.index + 1].lower not in ("across", "in"):
            return None
        for k in range(noun.index + 2, min(noun.index + 6, last - 2)):
            if tokens[k].lower in _FIELDS:
                including = self._agenda.including(k + 1 + (tokens[k + 1].text == ","))
                return k + 1 + (tokens[k + 1].text == ",") + including if including else None
        return None

    def _of_attention(self, i: int) -> Cue | None:
        """ "Paid special attention to the situation", "attention was paid to"."""
        near = range(i + 1, min(i + 5, self._sentence.last))
        to = next((k for k in near if self._tokens[k].lower == "to"), None)
        if to is None:
            return None
        listed = self._tokens[min(to + 2, self._sentence.last)].lower in (
            ",",
            "and",
        )  # "to trade, energy and"
        return Cue(i, to + 1) if listed or self._grammar.role(to + 1) != INFINITIVE else None

    def _of_emphasis(self, i: int) -> Cue | None:
        """ "Special emphasis was placed on the situation"."""
        near = range(i + 2, min(i + 6, self._sentence.last))
        on = next((k for k in near if self._tokens[k].lower in ("on", "upon")), None)
        placed = on is not None and self._tokens[on - 1].lemmas & {"place", "put", "lay", "make"}
        return Cue(i, on + 1) if on is not None and placed else None

    def after_parties(self, i: int, prepositions: frozenset[str]) -> Cue | None:
        """The matter after those with whom somebody talked: "spoke with the premier about trade"."""
        end = min(i + 60, self._sentence.last)
        near = [p for p in self._parties if p.first < end and p.last > i]
        for k in range(i + 1, end):
            token = self._tokens[k]
            inside = any(p.first < k <= p.last for p in near)
            if inside:
                continue
            if self._grammar.role(k) in (FINITE, PASSIVE, INFINITIVE) or token.text == ";":
                return None
            if token.lower in ("before", "after") and self._grammar.role(k + 1) == ING:
                return None
            if self._tokens[k - 1].text == "," and (
                self._grammar.role(k) == ING or token.lower == "following"
            ):
                return None
            if (
                token.lower in prepositions
                and self._tokens[k + 1].lower != "to"
                and not is_time(self._words, k + 1)
            ):
                return Cue(i, k + 1)
        return None
