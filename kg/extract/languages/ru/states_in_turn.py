"""The states of officials told by one word, listed behind a mark: "министры обороны трех стран: | Чили, Перу
и Боливии", "главы МИД пятерки (| Чили, Перу, Оман)"."""

from __future__ import annotations

from kg.extract.spans import Spans
from kg.extract.words import Words

_OPENERS = frozenset("(:–—-")
_LINKS = frozenset((",", "и"))
# "стран | Центральной Азии (": so many words at most between the post and the list.
_UP_TO = 4
_GROUPS = frozenset(
    ("страна", "государство", "пятерка", "тройка", "четверка", "двойка", "шестерка", "республика")
)


def read(words: Words, spans: Spans, last: int, limit: int) -> tuple[list[str], int]:
    """The states listed behind a post that ends with token ``last``, and where their list ends; none where
    no list of states opens there."""
    mark = _mark(words, last, limit)
    if mark is None:
        return [], last
    out: list[str] = []
    i = mark + 1
    while i <= limit:
        span = spans.at(i)
        if span is None or span.kind != "state" or not span.country or span.country in out:
            return [], last
        out.append(span.country)
        i = span.last + 1
        if i > limit or words.tokens[i].lower not in _LINKS or _goes_on(words, i, limit):
            break
        i += 1
    closed = i <= limit and words.tokens[i].text == ")"
    if len(out) < 2 or (words.tokens[mark].text == "(") != closed:
        return [], last
    return (out, i) if closed else ((out, i - 1) if _ends(words, i, limit) else ([], last))


def _goes_on(words: Words, comma: int, limit: int) -> bool:
    """Whether a comma joins others to those of a list: "Чили и Перу, | а также с послом"."""
    following = words.tokens[min(comma + 1, limit)]
    return words.tokens[comma].text == "," and following.lower == "а"


def _mark(words: Words, last: int, limit: int) -> int | None:
    """The mark that opens a list right behind a post, words that say of which group of states between."""
    for i in range(last + 1, min(last + 1 + _UP_TO, limit) + 1):
        token = words.tokens[i]
        if token.text in _OPENERS:
            return i
        grouped = i > last + 1 or bool(token.lemmas & _GROUPS) or _is_group(words, i)
        if not grouped or token.shape != "word" or "gen" not in token.cases("N", "A"):
            return None
    return None


def _is_group(words: Words, i: int) -> bool:
    """Whether an attribute stands before a word for several states: "глав МИД | андской пятерки"."""
    following = words.tokens[i + 1] if i + 1 < len(words.tokens) else None
    return following is not None and bool(following.lemmas & _GROUPS) and words.tokens[i].has("A")


def _ends(words: Words, i: int, limit: int) -> bool:
    """Whether a list that no bracket closes ends before token ``i``, where no clause goes on with it."""
    token = words.tokens[i] if i <= limit else None
    return token is None or token.shape == "mark" or token.has("PREP")
