"""Mentions of actors: what every reader of them asks of the words around."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from kg.extract.languages.en.given import given_names
from kg.extract.languages.en.lexicon import words_of
from kg.extract.languages.en.lists import either
from kg.extract.languages.en.name_runs import NameRuns
from kg.extract.languages.en.of_the_country import opens_country
from kg.extract.languages.en.place_words import HOUSES_OF_POWER
from kg.extract.languages.en.titles import TitleReader
from kg.extract.parties import Party
from kg.extract.spans import Spans
from kg.extract.words import Token, Words

# What opens the lines of a list.
BULLETS = frozenset("•-–—*·▪●o")
GEN = frozenset(("gen",))
HONOURED = frozenset(("excellency", "majesty", "highness"))
_TITLED = frozenset(("hon", "honourable", "honorable", "rt", "most"))
_GLOTTAL = frozenset(("dato", "datu", "toh"))
_APOSTROPHES = ("’", "'", "‘")
_COURTESY_MARKS = (".", ",", *_APOSTROPHES)
LETTERS = words_of("names", "letters")
PREPOSITIONS = frozenset(
    [
        "with",
        "to",
        "of",
        "by",
        "from",
        "between",
        "for",
        "at",
        "in",
        "on",
        "into",
        "toward",
        "towards",
        "through",
        "under",
        "among",
        "alongside",
        "via",
        "against",
        "about",
        "including",
        "as",
        "near",
        "inside",
        "outside",
        "without",
        "behind",
        "before",
        "after",
        "over",
    ]
)
# The possessive ending of a name.
OWN = ("’s", "'s", "`s", "´s", "’", "'")
# Words between a preposition and a mention.
# Before a place that opens a sentence.
_OPENING = ("in", "at", "from", "after")
_SKIPPED = frozenset(
    (
        "the",
        "both",
        "also",
        "former",
        "newly",
        "appointed",
        "visiting",
        "fellow",
        "his",
        "her",
        "their",
        "its",
    )
)
_COUNTED = frozenset(("each", "both", "all", "two", "three", "four", "five", "six", "several", "some"))
# So many words can stand between a preposition and a mention.
_FARTHEST = 30
# First halves of ranks of two words: "Vice Admiral".
GRADES = words_of("vocabulary", "grades")


@cache
def _of_courtesy() -> frozenset[str]:
    """The words, without full stops, with which courtesies begin or go on: "Dr", "the Hon", "H. E."."""
    short = (word.lower().rstrip(".") for word in words_of("posts", "honours_short"))
    letters = ("h", "e", "sen", "the", "sri", "seri", "tan")
    return either("posts.courtesies", "posts.ranks") | HONOURED | GRADES | {*short, *letters}


@lru_cache(maxsize=20_000)
def _is_no_courtesy(text: str) -> bool:
    """Whether a word or mark neither opens a courtesy nor goes on with one."""
    return text.lower().rstrip(".") not in _of_courtesy() and text not in _COURTESY_MARKS


class Mentions:
    """The words and names of a text, with the readers of titles and names."""

    def __init__(self, words: Words, spans: Spans) -> None:
        self.words = words
        self.spans = spans
        self._titles = TitleReader(words, spans)
        self._names = NameRuns(words, spans)
        self._known: frozenset[str] = frozenset()
        self._asked: set[str] = set()  # whether these are known, in what is read at present

    def _is_known(self, word: str) -> bool:
        """Whether the text names somebody by a word in small letters."""
        self._asked.add(word)
        return word in self._known

    def _name_tokens(self, party: Party) -> Sequence[Token]:
        span = party.person_span
        return self.words.tokens[span.first : span.last + 1] if span is not None else ()

    def _same_sentence(self, a: int, b: int) -> bool:
        return self.words.tokens[a].sentence == self.words.tokens[b].sentence

    def _is_title(self, i: int, word: str, known: frozenset[str]) -> bool:
        """Whether a capital is a courtesy: "His Grace", and no given name: "Minister | Grace Otieno"."""
        given = word in given_names() and self.words.tokens[i - 1].lower not in ("his", "her", "your")
        return word in known and self.words.tokens[i].capital and not given

    def _is_particle(self, token: Token) -> bool:
        """Whether a name begins with a small word here: "Mr. | van Rijn"."""
        following = self.words.tokens[token.index + 1 : token.index + 2]
        particle = token.text in words_of("names", "particles") and len(token.text) > 1
        return particle and all(t.capital or t.text in words_of("names", "particles") for t in following)

    def _is_excellency(self, i: int) -> bool:
        """Whether the letters of "H. E." stand here, apart, before a name of two words: "H. E. John Doe"."""
        near = [t.text.rstrip(".") for t in self.words.tokens[max(i - 1, 0) : i + 4]]
        first, after = (1, 3) if near[1:3] in (["H", "E"], ["H", "H"]) else (0, 2)
        letters = near[first : first + 2] in (["H", "E"], ["H", "H"])
        return letters and all(word[:1].isupper() and len(word) > 1 for word in near[after : after + 2])

    def _is_senior(self, i: int) -> bool:
        """Whether "Sen." is of a rank and no senator: "Sen. Lieut. Gen. X"."""
        near = [t.lower for t in self.words.tokens[i : i + 3]]
        return near[:2] == ["sen", "."] and near[2:] in (["lieut"], ["lt"], ["col"])

    def _skip_courtesies(self, i: int, first: int) -> int:
        """The first token after "Dr.", "His Excellency", "General"."""
        tokens = self.words.tokens
        sentence = tokens[first].sentence if first < len(tokens) else -1
        while i + 1 < len(tokens) and tokens[i].sentence == sentence:
            token, following = tokens[i], tokens[i + 1]
            if _is_no_courtesy(token.text) and following.text not in _APOSTROPHES:
                break  # most words
            word, known = token.lower.rstrip("."), either("posts.courtesies", "posts.ranks")
            if (
                (
                    token.text == "."
                    and i
                    and tokens[i - 1].end == token.start
                    and (tokens[i - 1].lower in known or self._is_senior(i - 1))
                )
                or self._is_senior(i)
                or (
                    self._is_title(i, word, known)
                    and (following.capital or following.text == "." or self._is_particle(following))
                )
                or (token.text in words_of("posts", "honours_short") and following.capital)
                or self._is_excellency(i)
                or (token.lower in HONOURED and following.text == "," and self._name_beyond(i + 2))
                or (token.text == "," and i > first and tokens[i - 1].lower in HONOURED)
                or (token.lower == "the" and following.lower in _TITLED)  # "Senator the Hon A"
                or self._is_glottal(i)
                or self._is_glottal(i + 1)
                or self._is_of_realm(i)
                or (word in GRADES and token.capital and following.lower in words_of("posts", "ranks"))
            ):
                i += 1
            else:
                break
        return i

    def _is_of_realm(self, i: int) -> bool:
        """Whether a word is one of a Malay title of two: "Tan Sri", "Dato’ Sri A"."""
        token, tokens = self.words.tokens[i], self.words.tokens
        before = tokens[i - 1 - (tokens[i - 1].text in _APOSTROPHES)].lower if i > 1 else ""
        following = tokens[i + 1].lower
        second = token.lower in ("sri", "seri") and before in ("dato", "datuk", "tan")
        return token.capital and (second or (token.lower == "tan" and following in ("sri", "seri")))

    def _is_glottal(self, i: int) -> bool:
        """Whether an apostrophe ends a courtesy: "Dato’ Ahmad Zaki"."""
        mark, before = self.words.tokens[i], self.words.tokens[i - 1]
        after = self.words.tokens[i + 1] if i + 1 < len(self.words.tokens) else None
        glued = mark.text in _APOSTROPHES and before.lower in _GLOTTAL and before.end == mark.start
        return glued and before.capital and after is not None and after.capital and after.start > mark.end

    def _name_beyond(self, i: int) -> bool:
        """Whether a name follows an honour and its comma: "His Excellency, | Steven Marsh"."""
        return i + 1 < len(self.words.tokens) and self._names.end(i, titled=True) not in (None, i)

    def _finished(self, party: Party) -> Party:
        """A party with its preposition and, before a possessive ending, its case."""
        tokens = self.words.tokens
        party.prep = self._preposition(party.first)
        last = party.person_span.last if party.person_span is not None else party.last
        for k in {last, party.last}:
            after = tokens[k + 1] if k + 1 < len(tokens) else None
            if after is not None and (after.text in OWN or self._is_plural_own(k)):
                party.cases = GEN
        return party

    def _is_plural_own(self, last: int) -> bool:
        """Whether a bare apostrophe after "s" is an ending: "the Philippines’ President"."""
        tokens = self.words.tokens
        mark = tokens[last + 1]
        glued = (
            mark.text in ("’", "'") and mark.start == tokens[last].end and tokens[last].lower.endswith("s")
        )
        return glued and last + 2 < len(tokens) and tokens[last + 2].start > mark.end

    def _is_attribute(self, k: int) -> bool:
        """Whether capitals before a post belong to it, though nothing knows them."""
        tokens = self.words.tokens
        known = self.spans.over(k) is not None and k + 1 < len(tokens)
        return known and tokens[k + 1].capital and tokens[k].shape == "word"

    def _preposition(self, first: int) -> str:
        tokens = self.words.tokens
        of_country = opens_country(self.words, first)
        first = of_country if of_country is not None else first  # "with | the country’s | president"
        k = first - 1
        low = max(0, first - _FARTHEST)
        while k >= low and (tokens[k].lower in _SKIPPED or (tokens[k].capital and self._is_attribute(k))):
            k -= 1
        if k < 0 or tokens[k].sentence != tokens[first].sentence:
            return ""
        beyond = self.spans.over(k + 1) if k + 1 < first else None
        if beyond is not None and beyond.kind == "place" and tokens[k].lower in ("in", "at"):
            return ""  # "In Samarkand | Foreign Minister A"
        if first - 1 > k and tokens[first - 1].text in HOUSES_OF_POWER and tokens[k].lower == "in":
            return ""  # "received in the Kremlin | Foreign Minister A"
        opens = k == 0 or tokens[k - 1].sentence != tokens[k].sentence
        if opens and beyond is not None and beyond.kind in ("place", "state") and tokens[k].lower in _OPENING:
            return ""  # "From Malta | the minister will leave for Riga"
        if tokens[k].lower == "of" and k and tokens[k - 1].lower in _COUNTED:
            k -= 2  # "talks with two of | her counterparts"
        return tokens[max(k, 0)].lower if tokens[max(k, 0)].lower in PREPOSITIONS else ""

    def _bracket(self, last: int, end: int) -> int:
        tokens = self.words.tokens
        short = last + 3 <= end and tokens[last + 1].text == "(" and tokens[last + 3].text == ")"
        return last + 3 if short and tokens[last + 2].text.isupper() else last
