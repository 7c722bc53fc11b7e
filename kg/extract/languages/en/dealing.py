"""Capitals that no list knows are people where two of them deal with each other after officials are told:
"The ministers met. | Musa Odhi told Elmar Salz that trade was up", "Musa Odhi and Elmar Salz met"."""

from __future__ import annotations

from kg.extract.languages.en.lexicon import words_of
from kg.extract.languages.en.name_runs import NameRuns
from kg.extract.languages.en.word_classes import adverbial
from kg.extract.words import Words

_DEALT = words_of("vocabulary", "dealt")
_TOGETHER = _DEALT | frozenset(
    (
        "discussed", "agreed", "reviewed", "exchanged", "talked", "spoke", "condemned", "said", "signed",
        "expressed", "stressed", "reaffirmed", "praised", "pledged",
    )
)  # fmt: skip
_OFFICIALS = words_of("vocabulary", "officials")
# Officials are told of so many sentences before.
_NEAR = 2
# A name without a known given name has so many words at most.
_LONG_NAME = 3


def deals(words: Words, names: NameRuns, first: int, last: int) -> bool:
    """Whether a run of capitals deals with another one, or acts together with it."""
    if not 0 < last - first < _LONG_NAME or not names.ends_at(last) or not _after_officials(words, first):
        return False
    tokens = words.tokens
    after = tokens[min(last + 1, len(tokens) - 1)]
    if after.lower == "and" or after.lower in _DEALT:
        other = names.end(last + 2, titled=False)
        whole = other is not None and other > last + 2 and names.ends_at(other)
        if whole and after.lower == "and":
            return _act_together(words, other or last)
        return whole
    before = tokens[first - 1]
    if before.lower == "and" or before.lower in _DEALT:
        whole = first > _LONG_NAME and names.ends_at(first - 2)
        return whole and (before.lower != "and" or _act_together(words, last))
    return False


def _act_together(words: Words, last: int) -> bool:
    """Whether a verb of what two do together follows a name."""
    following = words.tokens[last + 1 : last + 3]
    verb = following[adverbial(following[0]) :][:1] if len(following) > 1 else following
    return any(t.lower in _TOGETHER for t in verb)


def _after_officials(words: Words, first: int) -> bool:
    sentence = words.tokens[first].sentence
    before = words.sentences[max(0, sentence - _NEAR) : sentence]
    return any(t.lower in _OFFICIALS for s in before for t in words.inside(s.index))
