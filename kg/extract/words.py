"""Text -> tokens and sentences, the same for every language; a pack only adds its abbreviations.

Offsets are code points in the text that is read, see ``plain``. Initials ("А.", "К.-Ж.") are one token each,
so that "А.Гутерриш" and "А. Гутерриш" look alike to the rules.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path

import msgspec

from kg.extract.lexicon import lists_in

_table, _ = lists_in(Path(__file__).parent)
# Small words that begin a surname after an initial: "U. fon der Lyayen".
_NOBLE = f"(?:{'|'.join(_table('surnames')['small'].values())})"
# Arabic articles that begin one: "A. al-Sisi", "Ə.əş-Şəraa".
_ARTICLE = "[əaeаэ](?:sh|[lrsdtnzşлрсдтнзш])ь?-"
_CAPITAL = "[A-ZА-ЯЁƏĞİÖŞÇÜ]"
_WORD = r"[^\W\d_]+(?:[-’'‑][^\W\d_]+)*"
_TOKEN = re.compile(
    rf"(?P<initial>(?<!\w)(?:{_CAPITAL}[a-zа-яё]?\.)(?:-[A-ZА-ЯЁ]\.)*"
    rf"(?=\s?(?:{_CAPITAL}|{_NOBLE}\s|{_ARTICLE}{_CAPITAL})))"
    rf"|(?P<number>\d+(?:[.,]\d+)*(?:-[^\W\d_]+)?)"
    rf"|(?P<word>{_WORD})"
    rf"|(?P<mark>[^\w\s]|_)"
)
_ENDS = frozenset(".!?…")
# Endings of addresses in the names of sites: "Day.Az", "Gazeta.Ru".
_DOMAIN = 3
_CLOSERS = frozenset("»”\")]'")
_OPENERS = frozenset('«“"([—–-')
# Tokens of a sentence. The longest in the corpora, a list of who was present, has 460; what goes on longer is
# no sentence, and is read in pieces: rules that compare all words of one would take for ever.
_LONGEST = 600
_PIECE = 60
_MOST_PARTS = 6  # of an abbreviation
_MOST_CLOSERS = 8  # after a full stop
# In a wrapped text so many of the lines within sentences begin with a small letter at least.
_WRAPPED = 0.3
_VOWELS = frozenset("aeiouyəıöüаеёиоуыэюя")


class Reading(msgspec.Struct, frozen=True, gc=False):
    """One morphological reading of a word form. ``case`` is nom|gen|dat|acc|ins|loc or ''; '' means not
    marked.

    A struct, as tokens are: they are made and compared by the thousand, ten times as fast as dataclasses.
    """

    lemma: str
    pos: str
    case: str = ""
    number: str = ""
    gender: str = ""
    tags: frozenset[str] = frozenset()


class Token(msgspec.Struct, eq=False, gc=False):
    """A word, number, initial or mark with its readings, likeliest first (marks and numbers have none)."""

    index: int
    start: int
    end: int
    text: str
    shape: str
    sentence: int = 0
    readings: tuple[Reading, ...] = ()
    lower: str = ""
    lemmas: frozenset[str] = frozenset()
    capital: bool = False  # whether it begins with one: rules ask for it thousands of times
    lemma: str = ""  # of the likeliest reading; without readings the word itself

    def read_as(self, readings: tuple[Reading, ...]) -> None:
        """Take other readings, or the same in another order."""
        self.readings = readings
        self.lemma = readings[0].lemma if readings else self.lower

    def lower_as(self, lower: str) -> None:
        """Take another small form, where a language has its own."""
        self.lower = lower
        if not self.readings:
            self.lemma = lower

    def has(self, *pos: str) -> bool:
        """Whether some reading is of one of these parts of speech."""
        for reading in self.readings:  # noqa: SIM110  # asked ten thousand times a text: any() takes twice as long
            if reading.pos in pos:
                return True
        return False

    def is_form(self, lemmas: frozenset[str], pos: tuple[str, ...]) -> bool:
        """Whether some reading is of one of these lemmas and one of these parts of speech."""
        for reading in self.readings:  # noqa: SIM110  # as often
            if reading.pos in pos and reading.lemma in lemmas:
                return True
        return False

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
    """The tokens and sentences of a text, these in its order but for those that were put last."""

    text: str
    tokens: list[Token]
    sentences: list[Sentence]
    _by_lemma: dict[str, list[int]] | None = field(default=None, init=False, repr=False, compare=False)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Return the character offsets of a token range, both ends included."""
        return self.tokens[first].start, self.tokens[last].end

    def quote(self, first: int, last: int) -> str:
        start, end = self.span(first, last)
        return self.text[start:end]

    def sentence_of(self, index: int) -> Sentence:
        """Return the sentence of a token."""
        return self.sentences[self.tokens[index].sentence]

    def is_title(self, sentence: int) -> bool:
        """Whether a sentence is of the headline."""
        return self.sentences[sentence].paragraph < 0

    def inside(self, sentence: int) -> Sequence[Token]:
        s = self.sentences[sentence]
        return self.tokens[s.first : s.last + 1]

    def with_any(self, lemmas: frozenset[str]) -> list[Token]:
        """Return the tokens that have one of these lemmas or small forms, in order.

        Quicker than to look at each word of a text; by the lemmas that words have when this is first asked.
        """
        places = self._by_lemma
        if places is None:
            places = self._by_lemma = {}
            for token in self.tokens:
                for lemma in token.lemmas:
                    places.setdefault(lemma, []).append(token.index)
        found = [places[lemma] for lemma in places.keys() & lemmas]
        if len(found) == 1:
            return [self.tokens[i] for i in found[0]]
        return [self.tokens[i] for i in sorted({i for of_one in found for i in of_one})]

    def without(self, sentences: Container[int]) -> Words:
        """Return the words without those of some sentences, all that remain numbered anew, and with blanks in
        the text for what is gone. To be asked before anything else knows the numbers."""
        text = self.text
        tokens: list[Token] = []
        kept: list[Sentence] = []
        paragraphs: dict[int, int] = {}
        for s in self.sentences:
            if s.index in sentences:
                start, end = self.span(s.first, s.last)
                text = text[:start] + " " * (end - start) + text[end:]
                continue
            first, index = len(tokens), len(kept)
            paragraph = paragraphs.setdefault(s.paragraph, len(paragraphs))
            for token in self.inside(s.index):
                token.index, token.sentence = len(tokens), index
                tokens.append(token)
            kept.append(Sentence(index, first, len(tokens) - 1, paragraph))
        return Words(text, tokens, kept)

    def closed(self) -> Words:
        """Return the words of an article. One that ends without a mark gets a full stop of no length: rules
        ask what stands behind a word, and a headline alone is read as it is with its full stop."""
        last = self.tokens[-1] if self.tokens else None
        if last is not None and last.shape != "mark":
            stop = Token(
                len(self.tokens), last.end, last.end, ".", "mark", last.sentence, lower=".", lemma="."
            )
            self.tokens.append(stop)
            sentence = self.sentences[last.sentence]
            self.sentences[last.sentence] = replace(sentence, last=stop.index)
        return self

    def put_last(self, sentences: set[int]) -> None:
        """Number some sentences after all others, so that those around them stand side by side, as do the
        paragraphs around one that is left without any."""
        kept = [s for s in self.sentences if s.index not in sentences]
        rest = [s for s in self.sentences if s.index in sentences]
        gone = {s.paragraph for s in rest} - {s.paragraph for s in kept}
        kept = [replace(s, paragraph=s.paragraph - sum(p < s.paragraph for p in gone)) for s in kept]
        after = max((s.paragraph for s in kept), default=0) + 1
        rest = [replace(s, paragraph=after) for s in rest]
        self.sentences = [replace(s, index=n) for n, s in enumerate((*kept, *rest))]
        for sentence in self.sentences:
            for token in self.tokens[sentence.first : sentence.last + 1]:
                token.sentence = sentence.index

    def set_title(self, body_start: int) -> None:
        """Let the sentences before the body be of the headline: they are of no paragraph."""
        heads = {s.index for s in self.sentences if self.tokens[s.first].start < body_start}
        self.sentences = [replace(s, paragraph=-1) if s.index in heads else s for s in self.sentences]

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


@dataclass(frozen=True, slots=True)
class _Stops:
    abbreviations: frozenset[str]
    closing: frozenset[str]
    openers: frozenset[str]
    titles: frozenset[str]


def split(
    text: str,
    *,
    analyse: Callable[[str], tuple[Reading, ...]],
    abbreviations: frozenset[str],
    closing: frozenset[str] = frozenset(),
    openers: frozenset[str] = frozenset(),
    titles: frozenset[str] = frozenset(),
) -> Words:
    """Return the words of a text. ``analyse`` gives the readings of a word form; it is called once per token.

    A full stop after one of ``abbreviations`` ends no sentence, unless one of the ``openers`` follows: words
    that begin sentences and no names, nor one of ``titles`` ("under secretary"). After one of ``closing``
    ("т.д", "млн") any capital begins a sentence.
    """
    stops = _Stops(abbreviations, closing, openers, titles)
    tokens = _names_apart(list(_tokens(text, analyse)), stops, analyse)
    sentences = list(_sentences(text, tokens, stops))
    for sentence in sentences:
        for token in tokens[sentence.first : sentence.last + 1]:
            token.sentence = sentence.index
    return Words(text, tokens, sentences)


def opening(name: str) -> tuple[Token, bool]:
    """Return the first token of a name, without readings, and whether it is all."""
    tokens = _tokens(name, lambda _: ())
    first = next(tokens)
    if first.shape == "initial":  # the whole name tells whether it is one
        first, *further = split(name, analyse=lambda _: (), abbreviations=frozenset()).tokens
        return first, not further
    return first, next(tokens, None) is None


def token_of(start: int, end: int, text: str, shape: str, readings: tuple[Reading, ...]) -> Token:
    """Return a token that has no place among others yet."""
    return Token(0, start, end, text, shape, 0, *_known(text, readings))


def _known(word: str, readings: tuple[Reading, ...]) -> _Known:
    lower = word.lower()
    lemmas = frozenset((lower, *(r.lemma for r in readings)))
    return readings, lower, lemmas, word[0].isupper(), readings[0].lemma if readings else lower


# What a token has from its text alone: its readings, small form, lemmas, whether it has a capital, its lemma.
_Known = tuple[tuple[Reading, ...], str, frozenset[str], bool, str]


def _tokens(text: str, analyse: Callable[[str], tuple[Reading, ...]]) -> Iterator[Token]:
    read: dict[str, _Known] = {}  # half of all words come again
    for index, match in enumerate(_TOKEN.finditer(text)):
        word = match.group()
        shape = match.lastgroup or "mark"
        known = read.get(word)
        if known is None:
            known = read[word] = _known(word, analyse(word) if shape == "word" else ())
        yield Token(index, match.start(), match.end(), word, shape, 0, *known)


def _names_apart(
    tokens: list[Token], stops: _Stops, analyse: Callable[[str], tuple[Reading, ...]]
) -> list[Token]:
    """Return the tokens with short names that end a sentence as a word and a full stop: "Ким Чен Ын. Он"."""
    if not any(token.shape == "initial" for token in tokens):
        return tokens
    whole = {(a.text, b.text) for a, b in pairwise(tokens) if b.shape == "word"}
    names = {t.index for t in tokens if t.shape == "initial" and _is_name(tokens, t, stops, whole)}
    if not names:
        return tokens
    out: list[Token] = []
    for token in tokens:
        if token.index in names:
            word = token.text[:-1]
            out.append(token_of(token.start, token.end - 1, word, "word", analyse(word)))
            out.append(token_of(token.end - 1, token.end, ".", "mark", ()))
        else:
            out.append(token)
    for index, token in enumerate(out):
        token.index = index
    return out


def _is_name(tokens: Sequence[Token], token: Token, stops: _Stops, whole: Container[tuple[str, str]]) -> bool:
    """Whether what looks like an initial is a name at a sentence's end: an opener follows, or it is a
    syllable after another name, or ``whole`` has it after the same word: "Ван И" beside "с Ван И."."""
    before = tokens[token.index - 1] if token.index else None
    following = tokens[token.index + 1] if token.index + 1 < len(tokens) else None
    if token.text.count(".") > 1:
        return False
    if following is not None and _opens(following, stops.openers):
        return not _is_title(tokens, following, stops)
    if before is None or before.shape != "word" or not before.capital:
        return False
    is_syllable = len(token.text) == 3 and not _VOWELS.isdisjoint(token.lower)
    return is_syllable or (before.text, token.text[:-1]) in whole


def _sentences(text: str, tokens: list[Token], stops: _Stops) -> Iterator[Sentence]:
    first, index, paragraph = 0, 0, 0
    wrapped = _is_wrapped(text, tokens)
    for i, token in enumerate(tokens):
        last = i + 1 == len(tokens)
        gap = "" if last else text[token.end : tokens[i + 1].start]
        if wrapped and gap.count("\n") == 1 and token.text not in _ENDS:
            gap = gap.replace("\n", " ")
        headed = not paragraph and "\n" in gap and _heads(text, tokens[i + 1])
        if last or headed or _breaks(tokens, i, gap, stops):
            size = i + 1 - first if i + 1 - first <= _LONGEST else _PIECE
            for start in range(first, i + 1, size):
                yield Sentence(index, start, min(start + size - 1, i), paragraph)
                index += 1
            first = i + 1
            paragraph += "\n" in gap


def _heads(text: str, following: Token) -> bool:
    """Whether a headline ends above a line that begins with a day and is no date line: "... talks ¶ 9 August
    the ministers met"."""
    end = text.find("\n", following.start)
    length = (end if end >= 0 else len(text)) - following.start
    return following.shape == "number" and length > _DATE_LINE


# A line with no more than a date and a time has so many characters at most.
_DATE_LINE = 60


def _is_wrapped(text: str, tokens: Sequence[Token]) -> bool:
    """Whether lines end where they are full, not where a sentence does: many go on with a small letter."""
    pairs = pairwise(tokens) if "\n" in text else ()
    broken = [b for a, b in pairs if text.count("\n", a.end, b.start) == 1 and a.text not in _ENDS]
    return sum(t.text[0].islower() for t in broken) > max(1, _WRAPPED * len(broken))


def _breaks(tokens: list[Token], i: int, gap: str, stops: _Stops) -> bool:
    """Whether a sentence ends after token ``i``: a blank line, a line end after a full line, or a full
    stop."""
    token, following = tokens[i], tokens[i + 1]
    if "\n" in gap:
        return gap.count("\n") > 1 or following.capital or following.text in _OPENERS or token.text in _ENDS
    if following.lower.islower() and following.text[0].islower():
        return False
    if not gap and not _glued(tokens, i, stops.openers):
        return False
    k = i
    while k > max(0, i - _MOST_CLOSERS) and tokens[k].text in _CLOSERS:
        k -= 1
    if tokens[k].text not in _ENDS or (tokens[k].text in "?!" and _is_in_name(tokens, k)):
        return False
    abbreviation = _abbreviation(tokens, k, stops)
    if not abbreviation or (_opens(following, stops.openers) and not _is_title(tokens, following, stops)):
        return True
    return abbreviation in stops.closing and (following.capital or following.shape == "number")


def _is_in_name(tokens: Sequence[Token], end: int) -> bool:
    """Whether a mark stands inside the name of something in quotation marks, after which the sentence goes on
    with a small letter: "at the debate “War? | What next” in Oslo"."""
    before = (t for t in reversed(tokens[max(end - _NAME, 0) : end]) if t.text in _QUOTES)
    opening = next(before, None)
    if opening is None or opening.text not in "«“„":
        return False
    after = (t for t in tokens[end + 1 : end + 1 + _NAME] if t.text in _QUOTES)
    closing = next(after, None)
    if closing is None or closing.text not in "»”“" or closing.index + 1 >= len(tokens):
        return False
    return tokens[closing.index + 1].text[0].islower()


# Names in quotation marks with a question in them have so many words at most on either side of its mark.
_NAME = 10
_QUOTES = frozenset("«»“”„")


def _glued(tokens: Sequence[Token], i: int, openers: frozenset[str]) -> bool:
    """Whether a sentence follows a full stop without a blank: "в МИД.Также", not "Day.Az"."""
    if tokens[i].text != "." or i == 0 or i + 1 >= len(tokens):
        return False
    before, following = tokens[i - 1], tokens[i + 1]
    if following.text in "«“„" and i + 2 < len(tokens):
        following = tokens[i + 2]
    word = before.shape == "word" and len(before.text) > 2 and before.end == tokens[i].start
    domain = following.text.isascii() and len(following.text) <= _DOMAIN and not _opens(following, openers)
    letter = len(following.text) == 1 and not _is_apart(tokens, following.index)
    return word and following.shape == "word" and following.capital and not letter and not domain


def _is_apart(tokens: Sequence[Token], i: int) -> bool:
    """Whether a single letter is a word, a blank and a small letter following: "in Riga.O bildirdi"."""
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    return after is not None and after.start > tokens[i].end and after.text[0].islower()


def _opens(token: Token, openers: frozenset[str]) -> bool:
    return token.shape == "word" and token.lower.replace("ё", "е") in openers


def _is_title(tokens: Sequence[Token], first: Token, stops: _Stops) -> bool:
    """Whether two words begin a post, and no sentence: "the U.S. | Under Secretary"."""
    second = tokens[first.index + 1] if stops.titles and first.index + 1 < len(tokens) else None
    return second is not None and second.capital and f"{first.lower} {second.lower}" in stops.titles


def _ends_part(tokens: list[Token], stop: int) -> bool:
    return stop > 0 and tokens[stop].text == "." and tokens[stop].start == tokens[stop - 1].end


def _abbreviation(tokens: list[Token], stop: int, stops: _Stops) -> str:
    """The abbreviation that a full stop belongs to, '' for none; "т. д." is "т.д", where that is listed."""
    parts: list[str] = []
    while _ends_part(tokens, stop) and len(parts) < _MOST_PARTS:
        parts.insert(0, tokens[stop - 1].lower)
        stop -= 2
    while (
        parts and stop >= 0 and tokens[stop].shape == "initial" and tokens[stop].end == tokens[stop + 1].start
    ):
        parts.insert(0, tokens[stop].lower.rstrip("."))  # "the U.S. | – Oman Dialogue"
        stop -= 1
    whole = next((w for k in range(len(parts)) if (w := ".".join(parts[k:])) in stops.closing), "")
    if parts[1:] and (full := ".".join(parts)) in stops.abbreviations:
        return whole or full  # "chargé d’affaires a.i. | Rosa Diaz"
    return whole or next((w for w in parts[-1:] if w in stops.abbreviations), "")


def without_end(tokens: Sequence[Token], phrases: Iterable[tuple[str, ...]]) -> Sequence[Token]:
    """Return tokens without a phrase, in small letters, that they end in; all where there is no other."""
    for phrase in phrases:
        n = len(phrase)
        if len(tokens) > n and tuple(t.lower for t in tokens[-n:]) == phrase:
            return tokens[:-n]
    return tokens
