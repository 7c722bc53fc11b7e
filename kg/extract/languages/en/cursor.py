"""Where a title is being read: the tokens and names around it, and what single words can be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.languages.en.lexicon import table, words_of
from kg.extract.languages.en.title import is_head

if TYPE_CHECKING:
    from kg.extract.languages.en.titles import TitleReader

# The possessive ending of a name.
OWN = ("’s", "'s", "`s", "´s", "’", "'")


# After the fields of a post these open the name: "Minister of Foreign Affairs and Trade | Senator A".
_RANKS = frozenset(("ambassador", "senator", "justice", "sheikh", "shaikh"))


class Cursor:
    """One attempt to read a title from a token on, in its sentence."""

    def __init__(self, reader: TitleReader, first: int, depth: int, *, alone: bool) -> None:
        self._alone = alone
        self._reader = reader
        self._tokens = reader.words.tokens
        self._spans = reader.spans
        self._first = first
        self._depth = depth
        self._end = reader.words.sentences[self._tokens[first].sentence].last
        self._before: set[str] = set()
        self._acting = ""
        self._country = ""
        self._derived = False
        self._body = ""
        self._former = False
        self._states: list[tuple[int, int, str]] = []

    def _bracketed(self, last: int) -> int:
        """The end of "(PRC)", "(Azerbaijani Parliament)" after a name, else the name's own."""
        tokens = self._tokens
        inner = self._spans.over(last + 3) if last + 4 <= self._end and tokens[last + 1].text == "(" else None
        if inner is not None and inner.kind == "body" and inner.last + 1 <= min(self._end, last + 6):
            return inner.last + 1 if tokens[inner.last + 1].text == ")" else last
        if last + 3 <= self._end and tokens[last + 1].text == "(" and tokens[last + 3].text == ")":
            short = tokens[last + 2].text
            gloss = short[:1].isupper() and short.lower() in words_of("bodies", "heads")
            # "(AfDB)", "Milli Majlis (Parliament)"
            return last + 3 if gloss or sum(c.isupper() for c in short) > 1 else last
        return last

    def _is_field_of_envoy(self, i: int) -> bool:
        """Whether a region, or after its sender a state, is that of an envoy: "U.S. | Middle East envoy"."""
        span = self._spans.at(i)
        if span is None or span.last >= self._end:
            return False
        region = span.kind == "place" and (span.region or not span.country)
        sent = span.kind == "state" and i > self._first and not self._tokens[i].text.isupper()
        following = self._tokens[span.last + 1]
        return (region or sent) and bool(following.lemmas & words_of("posts", "regional"))

    def _past_members(self, last: int) -> int:
        """The end of "member states" after a body: "the Turkic Council member countries’ ministers"."""
        words = [t.lower for t in self._tokens[last + 1 : min(last + 4, self._end + 1)]]
        if words and words[0] in ("countries", "nations"):
            return last + 1  # "the 56 Commonwealth | nations"
        if words[:1] != ["member"] or len(words) < 2 or words[1] not in ("states", "countries", "nations"):
            return last
        return last + 2 + (words[2:] in (["'"], ["’"]))

    def _is_field(self, i: int) -> bool:
        if i > self._end:
            return False
        token = self._tokens[i]
        if token.lower not in words_of("posts", "fields"):
            span = self._spans.at(i)
            opens = "-" in token.lower and token.lower.partition("-")[0] in words_of("posts", "fields")
            paired = opens and token.capital  # "Minister of | Agriculture-Jihad"
            return (paired or bool(token.lemmas & words_of("posts", "fields"))) and span is None
        return True

    def _is_body(self, i: int) -> bool:
        span = self._spans.over(i)
        return span is not None and span.kind == "body"

    def _post_at(self, i: int) -> bool:
        """Whether a post begins at a token: "and Foreign Minister"."""
        k = i
        while k <= self._end and k - i < 4:
            if is_head(self._tokens[k]) and not self._is_field(k):
                return k == i or self._tokens[k].lower not in _RANKS
            if not self._is_word_of_post(k, None):
                return False
            k += 1
        return False

    def _is_word_of_post(self, k: int, head: int | None) -> bool:
        token = self._tokens[k]
        if token.shape != "word" or token.text == "LOCAL":
            return False  # "9:00 a.m. LOCAL Secretary A meets"
        if head is not None and self._tokens[head].lower not in words_of("posts", "modifiers"):
            return False  # only "Deputy" goes on: "Deputy Prime Minister"
        if token.lower == "under":
            return k < self._end and self._tokens[k + 1].lower == "secretary"
        if token.lower in words_of("posts", "modifiers"):
            return True
        return token.capital and token.lower in words_of("posts", "fields")

    def _expansion(self, i: int) -> str | None:
        """The post that an acronym stands for: "FM", "PMs"; not "3 PM"."""
        before = self._tokens[i - 1] if i else None
        if before is not None and before.shape == "number":
            return None
        full: str | None = table("posts")["acronyms"].get(self._tokens[i].text.removesuffix("s"))
        return full

    def _short(self, i: int) -> tuple[str, bool] | None:
        """The post that a word with a full stop stands for, and whether it is of several: "Sen.", "Reps."."""
        token = self._tokens[i]
        word = token.lower.rstrip(".")
        full = table("posts")["abbreviations"].get(word.removesuffix("s"))
        dotted = i < self._end and (token.text.endswith(".") or self._tokens[i + 1].text == ".")
        ranked = self._tokens[min(i + 2, self._end)].lower in ("lieut", "lt", "col")  # "Sen. Lieut. Gen. X"
        if not (full and dotted and token.capital) or ranked or word == "press":
            return None
        return str(full), word.endswith("s") and word not in table("posts")["abbreviations"]

    def _text(self, first: int, last: int) -> str:
        written = " ".join(self._reader.words.quote(first, last).split())
        for token in self._tokens[first : last + 1]:
            if token.text.lower() in table("posts")["misprinted"] and token.text.lower() != token.lower:
                right = token.lower.title() if token.capital else token.lower
                written = written.replace(token.text, right, 1)
        return written
