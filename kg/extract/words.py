"""Text -> tokens and sentences, the same for every language; a pack only adds its abbreviations.

Offsets are code points in the article's text. Initials ("А.", "К.-Ж.") are one token each, so that
"А.Гутерриш" and "А. Гутерриш" look alike to the rules.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

_WORD = r"[^\W\d_]+(?:[-’'‑][^\W\d_]+)*"
_TOKEN = re.compile(
    rf"(?P<initial>(?<!\w)(?:[A-ZА-ЯЁƏĞİÖŞÇÜ][a-zа-яё]?\.)(?:-[A-ZА-ЯЁ]\.)*(?=\s?[A-ZА-ЯЁƏĞİÖŞÇÜ]))"
    rf"|(?P<number>\d+(?:[.,]\d+)*(?:-[^\W\d_]+)?)"
    rf"|(?P<word>{_WORD})"
    rf"|(?P<mark>[^\w\s]|_)"
)
_ENDS = frozenset(".!?…")
_CLOSERS = frozenset("»”\")]'")
_OPENERS = frozenset('«“"([—–-')


@dataclass(frozen=True, slots=True)
class Reading:
    """One morphological reading of a word form. ``case`` is nom|gen|dat|acc|ins|loc or ''; '' means not
    marked."""

    lemma: str
    pos: str
    case: str = ""
    number: str = ""
    gender: str = ""
    tags: frozenset[str] = frozenset()


@dataclass(slots=True, eq=False)
class Token:
    """A word, number, initial or mark with its readings, likeliest first (marks and numbers have none)."""

    index: int
    start: int
    end: int
    text: str
    shape: str
    sentence: int = 0
    readings: tuple[Reading, ...] = ()
    lower: str = ""
    lemmas: frozenset[str] = field(default_factory=frozenset)

    @property
    def lemma(self) -> str:
        return self.readings[0].lemma if self.readings else self.lower

    @property
    def capital(self) -> bool:
        return self.text[0].isupper()

    def has(self, *pos: str) -> bool:
        """Whether some reading is of one of these parts of speech."""
        return any(r.pos in pos for r in self.readings)

    def cases(self, *pos: str) -> frozenset[str]:
        """The cases of the readings of these parts of speech (of all, when none is named)."""
        return frozenset(r.case for r in self.readings if r.case and (not pos or r.pos in pos))


@dataclass(frozen=True, slots=True)
class Sentence:
    """Token range [first, last] and paragraph number; title sentences are in paragraph 0."""

    index: int
    first: int
    last: int
    paragraph: int


@dataclass(slots=True)
class Words:
    """The tokens and sentences of a text."""

    text: str
    tokens: list[Token]
    sentences: list[Sentence]

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Return the character offsets of a token range, both ends included."""
        return self.tokens[first].start, self.tokens[last].end

    def quote(self, first: int, last: int) -> str:
        start, end = self.span(first, last)
        return self.text[start:end]

    def inside(self, sentence: int) -> Sequence[Token]:
        s = self.sentences[sentence]
        return self.tokens[s.first : s.last + 1]

    def at(self, offset: int) -> int:
        """Return the index of the first token that ends after ``offset``."""
        low, high = 0, len(self.tokens)
        while low < high:
            middle = (low + high) // 2
            if self.tokens[middle].end <= offset:
                low = middle + 1
            else:
                high = middle
        return low


def split(
    text: str, *, analyse: Callable[[str], tuple[Reading, ...]], abbreviations: frozenset[str]
) -> Words:
    """Return the words of a text. ``analyse`` gives the readings of a word form; it is called once per
    token."""
    tokens = list(_tokens(text, analyse))
    sentences = list(_sentences(text, tokens, abbreviations))
    for sentence in sentences:
        for token in tokens[sentence.first : sentence.last + 1]:
            token.sentence = sentence.index
    return Words(text, tokens, sentences)


def _tokens(text: str, analyse: Callable[[str], tuple[Reading, ...]]) -> Iterator[Token]:
    for index, match in enumerate(_TOKEN.finditer(text)):
        word = match.group()
        shape = match.lastgroup or "mark"
        readings = analyse(word) if shape == "word" else ()
        lower = word.lower()
        yield Token(
            index,
            match.start(),
            match.end(),
            word,
            shape,
            0,
            readings,
            lower,
            frozenset(r.lemma for r in readings) | {lower},
        )


def _sentences(text: str, tokens: list[Token], abbreviations: frozenset[str]) -> Iterator[Sentence]:
    first, index, paragraph = 0, 0, 0
    for i, token in enumerate(tokens):
        last = i + 1 == len(tokens)
        gap = "" if last else text[token.end : tokens[i + 1].start]
        if last or _breaks(tokens, i, gap, abbreviations):
            yield Sentence(index, first, i, paragraph)
            first, index = i + 1, index + 1
            paragraph += "\n" in gap
    return


def _breaks(tokens: list[Token], i: int, gap: str, abbreviations: frozenset[str]) -> bool:
    """Whether a sentence ends after token ``i``: a blank line, a line end after a full line, or a full
    stop."""
    token, following = tokens[i], tokens[i + 1]
    if "\n" in gap:
        return gap.count("\n") > 1 or following.capital or following.text in _OPENERS or token.text in _ENDS
    if not gap or (following.lower.islower() and following.text[0].islower()):
        return False
    k = i
    while k > 0 and tokens[k].text in _CLOSERS:
        k -= 1
    if tokens[k].text not in _ENDS:
        return False
    return not (
        tokens[k].text == "."
        and k > 0
        and tokens[k].start == tokens[k - 1].end
        and tokens[k - 1].lower in abbreviations
    )
