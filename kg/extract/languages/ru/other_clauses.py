"""Times of clauses that tell of no event: "прибыл в Рим, | где 5 мая произошло землетрясение"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from kg.extract.drafts import Draft
from kg.extract.languages.ru import phrases
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
_PROMISES = listed("cues", "agreed") | listed("cues", "planned")
_TELLING = words_of("statements", "saying") | words_of("statements", "reporting")
# "прибыл в Рим, | где 5 мая пройдет форум": not even that is when he came.
_WHERE = frozenset(("где", "куда"))


def _is_done_there(clause: Sequence[Token]) -> bool:
    """Whether who goes somewhere will do something there: "поедет в Рим, | где 5 мая откроет школу"."""
    verbs = [t for t in clause if finite(t)]
    happens = any(t.lemmas & listed("happen", "verbs") for t in verbs)
    return bool(verbs) and not happens and all("futr" in t.readings[0].tags for t in verbs)


def _is_promise(clause: Sequence[Token]) -> bool:
    """Whether a phrase tells what else somebody had in mind: "премьер, | обещавший в мае снизить налоги,"."""
    opening = next((t for t in clause[:2] if participle(t)), None)
    active = opening is not None and any(r.pos == "P" and "actv" in r.tags for r in opening.readings)
    return active and bool(opening and opening.lemmas & _PROMISES) and any(t.has("I") for t in clause)


def _is_event(noun: Token, draft: Draft) -> bool:
    """Whether a noun tells an event, or calls what a verb tells: "прибыл с визитом, который"."""
    kind = "meeting" if draft.type == "call" else draft.type
    called = kind != "signing" and bool(noun.lemmas & listed(kind, "noun", "nouns"))
    return called or draft.first <= noun.index <= draft.last


def _can_mean(pronoun: Token, noun: Token) -> bool:
    """Whether a relative pronoun agrees with a noun."""
    return any(
        n.pos == "N" and n.number == p.number and (n.number == "p" or not p.gender or n.gender == p.gender)
        for n in noun.readings
        for p in pronoun.readings
    )


# "после | того, | как": so many tokens before a clause or participle.
_LINK = 3
_APPOINTED = words_of("posts", "become") | words_of("posts", "appoint")
_TOURS = frozenset(("турне", "тур", "поездка"))
# "как 5 | мая прибыл": so many tokens behind a time is the event that it dates.
_BEHIND = 6
# "на церемонии открытия завода |, которая": so many tokens at most.
_PHRASE = 8


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
        if told and self._is_set_apart(at, told):
            return True
        if not told or any(in_scope(d, at) or (d.told and is_told(d, at)) for d in told):
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
        if self._is_of_other_noun(low, told):
            return True
        if _is_promise(inside):
            return True
        verbs = [t for t in inside if finite(t)] or [t for t in inside[:2] if participle(t) or t.has("G")]
        return bool(verbs) and not any(t.lemmas & _GOES_ON for t in verbs)

    def _is_set_apart(self, at: int, told: Sequence[Draft]) -> bool:
        """Whether a time stands behind a comma in words that tell no event: since when somebody is in a post,
        or who he is."""
        tokens, first = self._words.tokens, self._words.sentence_of(at).first
        low = next((i for i in range(at - 1, first, -1) if tokens[i - 1].text == ","), None)
        if low is None or any(low <= d.first <= at + _BEHIND for d in told):
            return False
        return self._tells_since_when(low) or self._is_of_person(low, told) or self._is_of_tour(low, told)

    def _tells_since_when(self, low: int) -> bool:
        """Whether a clause only tells since when somebody holds a post: "после того, | как в августе А был
        назначен"."""
        tokens = self._words.tokens
        before = [t.lower for t in tokens[max(low - _LINK, 0) : low]]
        since = tokens[low].lower == "как" and before[-1:] == [","] and before[-2:-1] in (["того"], ["пор"])
        clause = takewhile(lambda t: t.text not in (",", "."), tokens[low:])
        return since and any(t.lemmas & _APPOINTED for t in clause)

    def _is_of_tour(self, low: int, told: Sequence[Draft]) -> bool:
        """Whether a participle says when the tour began of which a visit is a part: "прибыл в Рим в рамках
        турне, | начавшегося 5 мая"."""
        tour, opening = self._words.tokens[max(low - 2, 0)], self._words.tokens[low]
        stop = any(d.type == "visit" and d.rule == "go" and d.first < tour.index for d in told)
        return stop and bool(tour.lemmas & _TOURS) and participle(opening)

    def _is_of_person(self, low: int, told: Sequence[Draft]) -> bool:
        """Whether a participle says of somebody what he was chosen or sent for: "встретился 5 марта с А, |
        назначенным в январе", not "встреча с А, | назначенная на январь"."""
        tokens = self._words.tokens
        opening = tokens[low]
        if not participle(opening) or low < _LINK or tokens[low - 1].text != "," or opening.has("PS"):
            return False
        named = any(p.person is not None and p.last == low - 2 for p in self._parties)
        sentence = self._words.sentences[opening.sentence]
        nouns = (t for t in tokens[sentence.first : low] if t.has("N") and phrases.concords(opening, t))
        return named and not any(_is_event(t, d) for t in nouns for d in told)

    def _is_of_other_noun(self, low: int, told: Sequence[Draft]) -> bool:
        """Whether "который" means what is no event told, so that its time is of none: "на параде, | который
        прошел 5 мая, он встретился"."""
        tokens = self._words.tokens
        pronoun = tokens[low]
        if pronoun.lemma != "который" or "nom" not in pronoun.cases() or low < 1:
            return False
        before = reversed(tokens[max(low - _PHRASE, 0) : low - 1])
        near = takewhile(lambda t: t.shape == "word" and not finite(t), before)
        meant = [t for t in near if t.sentence == pronoun.sentence and _can_mean(pronoun, t)]
        return bool(meant) and not any(_is_event(t, d) for d in told for t in meant)

    def _only_tells(self, low: int, high: int, told: Sequence[Draft]) -> bool:
        """Whether a clause before an event only says when somebody told something: "О решении объявил | в
        среду министр, гостящий в Риме"."""
        verbs = [t for t in self._words.tokens[low : high + 1] if finite(t)]
        inside = any(low <= d.first <= high for d in told)
        return bool(verbs) and not inside and all(t.lemmas & _TELLING for t in verbs)
