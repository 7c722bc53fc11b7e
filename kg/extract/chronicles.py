"""Dates that head the parts of a chronicle. The same for every language."""

from __future__ import annotations

from kg.extract.reading import Reading
from kg.extract.times import When
from kg.extract.words import Words


def headings(reading: Reading) -> dict[int, When]:
    """The dates that head parts of a chronicle, by sentence: "Понедельник. ...", "18 мая. ...".

    A date in a line of its own heads the paragraphs down to the next one, another one its paragraph. One
    sentence that is a date is no chronicle yet.
    """
    words = reading.words
    heads = {words.tokens[w.first].sentence: w for w in reading.whens if not w.stamp and is_heading(words, w)}
    out: dict[int, When] = {}
    head: int | None = None
    for sentence in words.sentences if len(heads) > 1 else ():
        if sentence.index in heads:
            head = sentence.index
        elif head is not None and (
            sentence.paragraph == words.sentences[head].paragraph or _alone(words, head)
        ):
            out[sentence.index] = heads[head]
    return out


def _alone(words: Words, sentence: int) -> bool:
    """Whether a sentence is a paragraph."""
    paragraph = words.sentences[sentence].paragraph
    return sum(s.paragraph == paragraph for s in words.sentences) == 1


def is_heading(words: Words, when: When) -> bool:
    """Whether nothing but a date, or a weekday and a date, makes up a sentence."""
    sentence = words.sentence_of(when.first)
    rest = [*range(sentence.first, when.first), *range(when.last + 1, sentence.last + 1)]
    return all(words.tokens[i].shape == "mark" for i in rest)
