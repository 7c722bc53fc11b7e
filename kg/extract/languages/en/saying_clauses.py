"""The clauses of what somebody says: the verbs of saying, who speaks, where a claim begins and ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extract.languages.en.clauses import Clauses
from kg.extract.languages.en.date_patterns import names_month
from kg.extract.languages.en.grammar import Grammar
from kg.extract.languages.en.lexicon import words_of
from kg.extract.languages.en.quotations import QUOTES
from kg.extract.languages.en.word_classes import ADVERBS, FINITE, PASSIVE
from kg.extract.parties import Party
from kg.extract.words import Sentence, Token

SAYING = words_of("statements", "saying")
FURTHER = words_of("statements", "further")
SPEAKERS = ("person", "post", "body", "pronoun", "group")
_BARE = words_of("statements", "bare")
_IMPERSONAL = words_of("statements", "impersonal")
_RESUMING = words_of("statements", "resuming")
_ADDRESSEES = words_of("statements", "addressees")
_JOINTS = frozenset(("and", "while", "whereas", "but"))
# From the verb to its "that" or clause: "told reporters in the capital on Monday that".
_FAR = 12
# ", the national news agency reports" has so many words up to its verb.
_SOURCE = 7
# After the verb of the source: "on Monday".
_TAIL = 3
_REPORTS = frozenset(("reports", "reported", "says", "said", "informs", "writes"))


class SayingClauses:
    """The verbs of saying of one sentence with their clauses and speakers."""

    def __init__(self, grammar: Grammar, sentence: Sentence, parties: Sequence[Party]) -> None:
        self._grammar = grammar
        self._words = grammar.words
        self._tokens = grammar.words.tokens
        self._first, self._last = sentence.first, sentence.last
        self._sentence = sentence
        self._all = parties
        self._clauses: Clauses | None = None
        self._saying: list[Token] | None = None
        self._found: dict[int, list[Party]] = {}  # who says what a verb tells, by the verb

    def _verbs(self) -> list[Token]:
        """The finite verbs of saying that are not denied; "it was noted" too."""
        if self._saying is None:
            self._saying = list(self._read_verbs())
        return self._saying

    def _read_verbs(self) -> Iterator[Token]:
        for token in self._tokens[self._first : self._last + 1]:
            role = self._grammar.role(token.index) if token.lemmas & SAYING else ""
            if role not in (FINITE, PASSIVE) or (role == PASSIVE and not self._is_impersonal(token)):
                continue
            denied = {"not", "n't", "never"} & {t.lower for t in self._tokens[token.index - 3 : token.index]}
            if not denied:
                yield token

    def _is_impersonal(self, verb: Token) -> bool:
        before = self._grammar.previous(self._grammar.group_start(verb.index))
        return bool(verb.lemmas & _IMPERSONAL) and before is not None and before.lower == "it"

    def _clause_after(self, verb: Token) -> int | None:
        """Where the clause of a verb begins: after "that", else with its subject."""
        for k in range(verb.index + 1, min(verb.index + _FAR, self._last)):
            if self._tokens[k].lower == "that":
                return k + 1
            if self._text(k) in (",", ";", ":", *QUOTES) or self._grammar.role(k) in (FINITE, PASSIVE):
                break
        if not verb.lemmas & _BARE or self._grammar.role(verb.index) == PASSIVE:
            return None
        first = self._past_when(verb)
        finite = [k for k in range(first, self._last) if self._grammar.is_finite(k)]
        follows = first < self._last and self._text(first) not in (",", ".", ";", ":")
        return first if follows and finite and finite[0] > first else None

    def _past_when(self, verb: Token) -> int:
        """The token after whom one tells and when: "told reporters on Monday | the road was open"."""
        k = verb.index + 1
        while k < self._last:
            token = self._tokens[k]
            following = self._tokens[k + 1]
            day = token.lower.endswith("day") or token.shape == "number" or names_month(token.text)
            on = token.lower == "on" and (following.lower.endswith("day") or names_month(following.text))
            the = token.lower == "the" and following.lower in _ADDRESSEES
            if not (day or on or the or token.lower in _ADDRESSEES | ADVERBS | {"today", "yesterday"}):
                return k
            k += 1
        return k

    def _clause_end(self, first: int) -> int:
        """The last token of a claim: before another speaker, before the speaker does something else."""
        others = [v for v in self._verbs() if v.index > first]
        speakers = [p.first for v in others if (p := self._speaker(v)) is not None and p.first > first]
        for k in range(first + 2, self._last):
            following = self._tokens[k + 1]
            comma = self._text(k) == ","
            if self._text(k) == ";" or (comma and following.lower in FURTHER):
                return k - 1
            if comma and self._is_source(k + 1):
                return k - 1
            joint = self._tokens[k].lower in (",", "and", "while", "whereas", "but")
            resumes = following.lemmas & _RESUMING and self._grammar.role(k + 1) == FINITE
            if joint and (k + 1 in speakers or resumes or (k + 2 in speakers and following.lower in _JOINTS)):
                return k - 1
        return self._last

    def _is_source(self, first: int) -> bool:
        """Whether only the source of the news is left: "the agency reports", "TASS said on Monday"."""
        for k in range(first + 1, min(first + _SOURCE, self._last)):
            if self._text(k) == ",":
                return False
            if self._tokens[k].lower in _REPORTS:
                return k >= self._last - _TAIL
        return False

    def _speaker(self, verb: Token) -> Party | None:
        """Who says something; None for nobody and for several."""
        if verb.index not in self._found:
            passive = self._grammar.role(verb.index) == PASSIVE
            subjects = [] if passive else self._clauses_here().subject(verb.index)
            self._found[verb.index] = [p for p in subjects if p.kind in SPEAKERS]
        found = self._found[verb.index]
        return found[0] if len(found) == 1 else None

    def _text(self, index: int) -> str:
        return self._tokens[index].text if self._first <= index <= self._last else ""

    def _parties(self) -> list[Party]:
        return self._clauses_here().parties

    def _clauses_here(self) -> Clauses:
        if self._clauses is None:
            self._clauses = Clauses(self._grammar, self._sentence, self._all)
        return self._clauses
