"""The words beside a word: its auxiliaries, the word before it, the verb of its clause."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence

from kg.extract.languages.en.date_patterns import names_month
from kg.extract.languages.en.lexicon import words_of
from kg.extract.languages.en.word_classes import (
    ADJECTIVES,
    DAYS,
    DETERMINERS,
    FINITE,
    HAVE,
    MODALS,
    PASSIVE,
    PREPOSITIONS,
    RELATIVES,
    SAYING,
    SUBJECTS,
    adverbial,
)
from kg.extract.spans import Span, Spans
from kg.extract.words import Token, Words

_NOUNS = words_of("grammar", "nouns")
_HEADS = words_of("posts", "heads")
_SIDES = words_of("posts", "group_heads")
_ADJECTIVES_OF = words_of("grammar", "adjective_endings")

# Before somebody who is only called an official: "a senior official met".
_RANKING = frozenset(
    ("top", "senior", "ranking", "high-ranking", "security", "government", "ministry", "defense")
)


# "As was announced earlier this week": so many words at most.
_REMARK = 8

# What opens a clause, though some are prepositions, too; so many words up to an official at most.
_CLAUSES = frozenset(
    (
        "after",
        "before",
        "since",
        "as",
        "until",
        "because",
        "while",
        "although",
        "though",
        "once",
        "that",
        "but",
    )
)
_TO_HEAD = 5

# "Will this week visit", "will later next month host"
_PERIODS = frozenset(("week", "month", "year", "weekend", "afternoon", "evening", "morning"))
_WHICH = frozenset(("this", "next"))
# "Will today, 3 March, | meet"
_DAY_WORDS = frozenset(("today", "tomorrow", "tonight", "yesterday"))


class Neighbours(ABC):
    """What stands around a word; ``spans`` are the names of the text."""

    def __init__(self, words: Words, spans: Spans) -> None:
        self.words = words
        self._spans = spans
        self._auxiliaries: dict[int, list[Token]] = {}  # by the verb

    @abstractmethod
    def role(self, index: int) -> str:
        """Return the part that a word plays; ``Grammar`` reads it."""

    def is_finite(self, index: int) -> bool:
        """Whether a token is a finite verb: also a passive, if it is no infinitive ("to be held")."""
        role = self.role(index)
        return role == FINITE or (role == PASSIVE and all(a.lower != "to" for a in self.auxiliaries(index)))

    def auxiliaries(self, index: int) -> list[Token]:
        """The auxiliaries before a verb, nearest first, "to" of an infinitive too: "be", "will"."""
        known = self._auxiliaries.get(index)
        if known is None:
            known = self._auxiliaries[index] = self._read_auxiliaries(index)
        return known

    def _read_auxiliaries(self, index: int) -> list[Token]:
        out: list[Token] = []
        for token in self._before(index, 8):
            if self.is_since(token):
                continue  # "had | since | met twice"
            if _is_auxiliary(token) or token.lower == "to":
                out.append(token)
            elif not (
                adverbial(token) or self.is_when(token) or self._ends_day(token) or self.no_longer(token)
            ) and not (token.lower == "last" and token.index + 1 == index):
                break  # "had | last | met"
        return out

    def is_since(self, token: Token) -> bool:
        """Whether "since" only says that something was done after: "have | since met"."""
        if token.lower != "since" or token.index == 0 or token.index + 1 >= len(self.words.tokens):
            return False
        done = self.words.tokens[token.index + 1]
        held = self.words.tokens[token.index - 1].lower in HAVE
        return held and any(r.pos == "V" and "part" in r.tags for r in done.readings)

    def no_longer(self, token: Token) -> bool:
        """Whether a word is of "no longer": "will | no longer travel"."""
        if token.lower == "no":
            return self.words.tokens[min(token.index + 1, len(self.words.tokens) - 1)].lower == "longer"
        return (
            token.lower == "longer" and token.index > 0 and self.words.tokens[token.index - 1].lower == "no"
        )

    def _ends_day(self, token: Token) -> bool:
        """Whether a number or comma ends a day: "will on Tuesday July 28, pay"."""
        before = self.words.tokens[token.index - 1] if token.index else token
        if token.text == ",":  # "will on Tuesday, 3 March 2026, pay"
            named = before.lower in _DAY_WORDS or _names_day(before)
            return named or (before.shape == "number" and self._is_day(before))
        if token.text == ")":  # "will today (3 March) | pay"
            return before.shape == "number" or _names_day(before)
        if token.text == "(":
            following = self.words.tokens[min(token.index + 1, len(self.words.tokens) - 1)]
            return following.shape == "number" or _names_day(following)
        return token.shape == "number" and self._is_day(token)

    def is_when(self, token: Token) -> bool:
        """Whether a word only tells the day of a verb: "will on Tuesday meet", "had on May 5 met"."""
        following = self.words.tokens[min(token.index + 1, len(self.words.tokens) - 1)]
        day = _names_day(token)
        before = self.words.tokens[token.index - 1].lower if token.index else ""
        day = day or (token.lower in _PERIODS and before in _WHICH)  # "will this week | visit"
        day = day or (token.lower in _WHICH and following.lower in _PERIODS)
        day = day or (token.lower in ("later", "early") and following.lower in _WHICH)
        day = day or (token.lower == "next" and before in MODALS)  # "will next | travel to"
        return day or (token.lower == "on" and _names_day(following))

    def group_start(self, index: int) -> int:
        """Return the first token of a verb group: "will" of "will also meet"."""
        auxiliaries = self.auxiliaries(index)
        return auxiliaries[-1].index if auxiliaries else index

    def previous(self, index: int) -> Token | None:
        """The word before a token in its sentence, adverbs left out."""
        for token in self._before(index, 6):
            last = token.lower == "last" and self._is_actor(token.index - 1)
            last = last or (token.lower == "next" and self.words.tokens[token.index - 1].lower in MODALS)
            alone = token.text == "Both"  # "Both | are attending", but "they both"
            if not last and (alone or not adverbial(token)):
                return token
        return None

    def _is_actor(self, index: int) -> bool:
        """Whether a name or pronoun ends at a token, after which "last" goes with a verb: "they last met"."""
        span = self._spans.over(index) if index >= 0 else None
        token = self.words.tokens[max(index, 0)]
        people = bool(token.lemmas & (_HEADS | _SIDES))
        if index > 1 and self.words.tokens[index - 1].lower == "of":
            people = people or bool(self.words.tokens[index - 2].lemmas & _HEADS)  # "the heads of | state"
        return (span is not None and span.kind == "person") or token.lower in SUBJECTS or people

    def span_at(self, index: int) -> Span | None:
        """Return the name that begins at a token."""
        return self._spans.at(index)

    def _before(self, index: int, most: int) -> Sequence[Token]:
        sentence = self.words.sentence_of(index)
        return self.words.tokens[max(sentence.first, index - most) : index][::-1]

    def _is_name(self, token: Token) -> bool:
        if self._spans.over(token.index) is not None:
            return True
        if not token.capital:
            return False
        first = self.words.sentences[token.sentence].first
        title = self.words.is_title(token.sentence)
        return token.index != first and not (title and self._in_title_case(token.sentence))

    def _in_title_case(self, sentence: int) -> bool:
        longer = [t for t in self.words.inside(sentence) if t.shape == "word" and len(t.text) > 4]
        return bool(longer) and sum(t.capital for t in longer) > 0.6 * len(longer)

    def _is_attribute(self, before: Token | None) -> bool:
        """Whether a noun must follow a word: a determiner, a possessive, a preposition, an adjective."""
        if before is None:
            return False
        lower = before.lower
        name = self._spans.over(before.index)
        if lower in DETERMINERS and name is not None and name.kind == "body":
            # "The Group of Seven met".
            return False
        if lower in ("-", "–", "—") and self.words.tokens[before.index + 1].start > before.end:
            return False
        if lower in DETERMINERS or lower in PREPOSITIONS or lower in ("'s", "’s", "'", "’", "-", "–"):
            return lower not in ("to", "as", "that", "both", "all")
        if before.shape == "number":
            return self._spans.over(before.index) is None and not self._is_day(before)
        if lower == "official" and self._is_somebody(before):
            return False
        leading = [t.lower for t in self.words.tokens[max(before.index - 2, 0) : before.index]]
        if lower in ("state", "government") and (leading[-1:] == ["of"] or leading == ["of", "the"]):
            return False  # "The head of state received", "The head of the government met"
        if lower in ADJECTIVES:
            return True
        if lower.endswith("-general"):
            return False  # "the UN secretary-general met"
        plain = (
            before.shape == "word"
            and not before.capital
            and lower not in _NOUNS
            and self._spans.over(before.index) is None
        )
        person = lower.endswith(("man", "woman", "men")) and lower != "human"  # "a ministry spokesman said"
        return plain and lower.endswith(tuple(_ADJECTIVES_OF)) and len(lower) > 4 and not person

    def _is_somebody(self, official: Token) -> bool:
        """Whether an official acts: "the Chinese official met", "a top official met"."""
        described = self.words.tokens[official.index - 1] if official.index else official
        return described.capital or described.lower in _RANKING

    def _is_day(self, number: Token) -> bool:
        """Whether a number ends a date, which counts nothing: "on May 14 met", "in 2021 visited"."""
        if not number.index:
            return False
        before = self.words.tokens[number.index - 1]
        if before.text == ".":  # "on Apr. 30 met"
            before = self.words.tokens[max(number.index - 2, 0)]
        named = _names_day(before)
        after = self.words.tokens[min(number.index + 1, len(self.words.tokens) - 1)]
        if after.capital and names_month(after.text):
            return True  # "on Friday, 14 March 2025, undertake"
        return named or (len(number.text) == 4 and number.text.startswith(("19", "20")))

    def _finite_before(self, token: Token) -> bool:
        """Whether a finite verb stands before in the same clause."""
        for t in self._before(token.index, 60):
            if t.text == "," and self._closes_remark(t):
                return False
            if t.text in ";:" or t.lower in RELATIVES or (t.lower == "that" and self._opens_clause(t)):
                return False
            if t.lower in _CLAUSES and self._tells_of_officials(t):
                return False
            if t.shape == "word" and self.is_finite(t.index):
                return not self._quotes(t)
        return False

    def _tells_of_officials(self, opening: Token) -> bool:
        """Whether officials stand right behind what can open a clause: "rose | after the presidents of
        Chad and Mali met", no "after talks"."""
        for t in self.words.tokens[opening.index + 1 : opening.index + 1 + _TO_HEAD]:
            if t.shape != "word" or t.lower in PREPOSITIONS:
                return False
            if t.lemmas & _HEADS:
                return True
        return False

    def _closes_remark(self, comma: Token) -> bool:
        """Whether a comma ends what a sentence remarks before it begins: "As expected, the president met"."""
        first = self.words.sentences[comma.sentence].first
        ahead = self.words.tokens[first : comma.index]
        return 1 < len(ahead) <= _REMARK and ahead[0].lower == "as" and all(t.text != "," for t in ahead)

    def _quotes(self, verb: Token) -> bool:
        """Whether "said" has a clause of its own after it: "the ministry said the president met with"."""
        following = self.words.tokens[min(verb.index + 1, len(self.words.tokens) - 1)]
        says = any(r.lemma == "say" for r in verb.readings)
        return says and (following.lower in DETERMINERS or following.capital)

    def _opens_clause(self, that: Token) -> bool:
        """Whether "that" goes with a verb of saying: "said that the ministers discussed"."""
        before = self.words.tokens[max(0, that.index - 1)]
        return before.text == "," or any(r.lemma in SAYING for r in before.readings if r.pos == "V")


def _names_day(token: Token) -> bool:
    """Whether a word is a weekday or a month; "May" beside a number keeps its capital (``tokens``)."""
    return token.capital and token.text[:3].lower() in DAYS


def _is_auxiliary(token: Token) -> bool:
    if (
        token.lower in MODALS
        or token.lower in HAVE
        or token.lower in ("do", "does", "did", "didn't", "didn’t")
    ):
        return True
    return "be" in token.lemmas
