"""The two states of one phrase: "the U.S.-Japan alliance", "the commission between Malta and Latvia"."""

from __future__ import annotations

from kg.extract.languages.en import gazette
from kg.extract.languages.en.lexicon import words_of
from kg.extract.spans import Spans
from kg.extract.words import Words

_STRIFE = words_of("triggers", "additions", "strife")
# "The peace | process | between", "the Russia-Ukraine | border | conflict".
_NEAR = 3


def find(words: Words, spans: Spans) -> list[tuple[str, str]]:
    """Return the countries of each pair: "the U.S.-Japan alliance", "Armenian-Azerbaijani talks"."""
    out: list[tuple[str, str]] = []
    for token in words.tokens[1:-1]:
        if token.text in ("-", "–", "/"):
            before, after = _country(words, spans, token.index - 1), _country(words, spans, token.index + 1)
            if before and after and before != after and not _is_strife(words, token.index, _NEAR):
                out.append((before, after))
        elif token.lower == "between":
            out += _between(words, spans, token.index) if not _is_strife(words, token.index, -_NEAR) else []
        elif token.lower in (",", "and", "&") and words.is_title(token.sentence):
            out += _headed(words, spans, token.index)
    return out


def _headed(words: Words, spans: Spans, joint: int) -> list[tuple[str, str]]:
    """The two countries that open a headline: "Oman, Peru | discuss trade", "Oman and Peru sign accord"."""
    first = words.sentence_of(joint).first
    before, after = _country(words, spans, joint - 1), _country(words, spans, joint + 1)
    opening = spans.over(joint - 1)
    opens = first == (opening.first if opening is not None else joint - 1)
    return [(before, after)] if opens and before and after and before != after else []


def _between(words: Words, spans: Spans, index: int) -> list[tuple[str, str]]:
    """The countries of "the commission between Malta and Latvia"."""
    first = spans.at(index + 1 + (words.tokens[index + 1].lower == "the"))
    joint = first.last + 1 if first is not None and first.kind == "state" else len(words.tokens)
    if first is None or joint + 2 >= len(words.tokens) or words.tokens[joint].lower != "and":
        return []
    second = spans.at(joint + 1 + (words.tokens[joint + 1].lower == "the"))
    both = second is not None and second.kind == "state" and second.country != first.country
    return [(first.country, second.country)] if both and second is not None else []


def _country(words: Words, spans: Spans, index: int) -> str:
    span = spans.over(index)
    if span is not None and span.kind == "state":
        return span.country
    adjective = gazette.adjective(words, index)
    return adjective[1] if adjective is not None else ""


def _is_strife(words: Words, index: int, reach: int) -> bool:
    """Whether two states are at strife, or were: those who speak of it may be of others: "the war | between
    Peru and Bolivia"."""
    sentence = words.sentence_of(index)
    low, high = (index + reach, index - 1) if reach < 0 else (index + 2, index + 1 + reach)
    near = words.tokens[max(low, sentence.first) : min(high, sentence.last) + 1]
    ends = [n for n, t in enumerate(near) if t.shape != "word"]
    near = near[: ends[0]] if ends and reach > 0 else near[ends[-1] + 1 :] if ends else near
    return any(t.lower in _STRIFE for t in near)
