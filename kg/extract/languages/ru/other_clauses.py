"""Times of clauses that tell of no event: "прибыл в Рим, | где 5 мая произошло землетрясение"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.drafts import Draft
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.segments import Segments, finite, participle
from kg.extract.languages.ru.stage import listed
from kg.extract.parties import Party
from kg.extract.scopes import in_scope, is_told
from kg.extract.words import Token, Words

# Verbs by which a clause goes on about an event told beside it: "визит, о котором сообщали, | будет 5 мая".
_GOES_ON = (
    listed("happen", "verbs")
    | listed("meeting", "when", "words")
    | listed("cues", "planned")
    | listed("cues", "agreed")
    | listed("cues", "cancelled")
    | listed("cues", "moves")
)
_TELLING = words_of("statements", "saying") | words_of("statements", "reporting")
# "прибыл в Рим, | где 5 мая пройдет форум": not even that is when he came.
_WHERE = frozenset(("где", "куда"))


def _is_done_there(clause: Sequence[Token]) -> bool:
    """Whether who goes somewhere will do something there: "поедет в Рим, | где 5 мая откроет школу"."""
    verbs = [t for t in clause if finite(t)]
    happens = any(t.lemmas & listed("happen", "verbs") for t in verbs)
    return bool(verbs) and not happens and all("futr" in t.readings[0].tags for t in verbs)


class OtherClauses:
    """The clauses of a text that have a verb of their own and none of its events."""

    def __init__(self, words: Words, drafts: Sequence[Draft], parties: Sequence[Party]) -> None:
        self._words = words
        self._parties = parties
        self._told: dict[int, list[Draft]] = {}
        for draft in drafts:
            self._told.setdefault(draft.sentence, []).append(draft)
        self._segments: dict[int, Segments] = {}

    def holds(self, at: int) -> bool:
        """Whether a token stands in such a clause, beside an event of its sentence."""
        sentence = self._words.tokens[at].sentence
        told = self._told.get(sentence)
        if not told or any(in_scope(d, at) or is_told(d, at) for d in told):
            return False
        if sentence not in self._segments:
            self._segments[sentence] = Segments(self._words, self._words.sentences[sentence], self._parties)
        clauses = self._segments[sentence]
        low, high = clauses.reach(at)
        own = clauses.segments[clauses.index_of(low)]
        if not own.wall and any(d.first > at for d in told):
            return self._only_tells(low, high, told)
        if any(low <= d.first <= high for d in told):
            return False
        inside = self._words.tokens[low : high + 1]
        if inside[0].lower in _WHERE:
            return not _is_done_there(inside)
        verbs = [t for t in inside if finite(t)] or [t for t in inside[:2] if participle(t) or t.has("G")]
        return bool(verbs) and not any(t.lemmas & _GOES_ON for t in verbs)

    def _only_tells(self, low: int, high: int, told: Sequence[Draft]) -> bool:
        """Whether a clause before an event only says when somebody told something: "О решении объявил | в
        среду министр, гостящий в Риме"."""
        verbs = [t for t in self._words.tokens[low : high + 1] if finite(t)]
        inside = any(low <= d.first <= high for d in told)
        return bool(verbs) and not inside and all(t.lemmas & _TELLING for t in verbs)
