"""What stands in quotation marks."""

from __future__ import annotations

from collections.abc import Container, Sequence

from kg.extract.words import Sentence, Token, Words

_OPENING, _CLOSING = frozenset('"«“„'), frozenset('"»”“')
# A quotation has so many tokens at most.
_LONGEST = 150
# A clause that somebody says has more words than this.
_CLAUSE = 4
# What somebody says is so many tokens long at most, and goes on over so many paragraphs.
_SPEECH, _PARAGRAPHS = 260, 3


def quotations(tokens: Sequence[Token], sentence: Sentence, ends: Container[int] = ()) -> frozenset[int]:
    """The tokens between quotation marks.

    What somebody says in a whole clause, one that a verb ``ends``, is read as if it were not quoted; names
    in it are quoted.
    """
    out: set[int] = set()
    open_: list[int] = []
    for i in range(sentence.first, sentence.last + 1):
        text = tokens[i].text
        if text in _OPENING and (not open_ or _opens_another(tokens, i, sentence)):
            open_.append(i)
        elif text in _CLOSING and open_:
            first = open_.pop() + 1
            if not _is_said(tokens, first, i - 1, ends):
                out.update(range(first, i))
    return frozenset(out)


def _opens_another(tokens: Sequence[Token], index: int, sentence: Sentence) -> bool:
    """Whether a mark within a quotation stands right before a word, and not after one."""
    if index in (sentence.first, sentence.last):
        return False
    before, mark, after = tokens[index - 1 : index + 2]
    return before.end < mark.start and mark.end == after.start and after.shape != "mark"


def _is_said(tokens: Sequence[Token], first: int, last: int, ends: Container[int]) -> bool:
    """Whether a quotation is a clause: so many words, the last of them its verb."""
    while last > first and tokens[last].shape == "mark":
        last -= 1
    return last - first >= _CLAUSE and last in ends


def opening(words: Words, close: int) -> int | None:
    """The mark that opens the quotation which a mark closes, in the same paragraph; None for none."""
    for k in range(close - 1, max(-1, close - _LONGEST), -1):
        if words.sentence_of(k).paragraph != words.sentence_of(close).paragraph:
            return None
        if words.tokens[k].text in _OPENING and (
            words.tokens[close].text != '"' or words.tokens[k].text == '"'
        ):
            return k
    return None


def closing(words: Words, start: int) -> int | None:
    """The mark that closes the quotation which a mark opens, in the same paragraph; None for none."""
    if words.tokens[start].text not in _OPENING:
        return None
    for k in range(start + 1, min(start + _LONGEST, len(words.tokens))):
        if words.sentence_of(k).paragraph != words.sentence_of(start).paragraph:
            return None
        if words.tokens[k].text in _CLOSING:
            return k
    return None


def end_of_speech(words: Words, start: int) -> int | None:
    """The mark that ends what somebody says from a mark on, beyond names in it and over a few paragraphs;
    None for none.

    A mark right before a word opens, one right after a word closes; one that opens a further paragraph
    only goes on.
    """
    depth, first = 0, words.sentence_of(start).paragraph
    for k in range(start, min(start + _SPEECH, len(words.tokens) - 1)):
        paragraph, mark = words.sentence_of(k).paragraph, words.tokens[k]
        if paragraph - first > _PARAGRAPHS:
            return None
        if mark.text not in _OPENING and mark.text not in _CLOSING:
            continue
        if k > start and words.sentence_of(k - 1).paragraph != paragraph:
            continue
        before, after = words.tokens[k - 1], words.tokens[k + 1]
        opens = k == start or (before.end < mark.start and mark.end == after.start)
        depth += 1 if opens else -1
        if not depth:
            return k
    return None
