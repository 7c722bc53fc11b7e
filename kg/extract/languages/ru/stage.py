"""One sentence on its own: its clauses and verbs, which word carries an event noun, what is told of it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import partial

from kg.extract.drafts import Draft
from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.clauses import ClauseBook, finite
from kg.extract.languages.ru.lexicon import table, words_of
from kg.extract.languages.ru.states import Adjectives
from kg.extract.parties import Party
from kg.extract.spans import Span, Spans
from kg.extract.words import Sentence, Token, Words


def _aside(token: Token) -> bool:
    """Whether a verb only addresses the reader: "напомним", "отметим"."""
    return bool(token.readings) and "1per" in token.readings[0].tags


def _is_light(token: Token) -> bool:
    """Whether a word that can carry an event noun is a verb here, and likelier so than a noun."""
    verbal = any(r.pos in ("V", "G", "P", "I") for r in token.readings)
    return verbal and token.readings[0].pos in ("V", "G", "P", "I", "PS")


def _is_of_another(attribute: Token, noun: Token) -> bool:
    """Whether an attribute agrees with another noun: "на встрече отметил важность предстоящего визита"."""
    if attribute.readings[0].pos not in ("A", "P") or not noun.has("N"):
        return False
    return not phrases.concords(attribute, noun)


# Nouns that put an event into a prepositional phrase.
_VERBAL = ("V", "PS", "P", "G", "I")
_COURSES = frozenset(("ход", "время", "рамка", "итог", "поле", "завершение", "окончание", "кулуар"))
_EVES = frozenset(("накануне", "преддверии", "канун"))
# "на прошедшем 12 марта в городе Ташкенте заседании": so many words of a participle stand before a noun.
_PARTICIPIAL = 9
# "на встрече принял его любезное | приглашение": so many words from the verb on.
_ASKED = 5


# "в формате | видеоконференции": so many words that open a clause say how it was.
_FORMAT = 4


listed = partial(words_of, "triggers")
"""Return a word list of triggers.toml."""


_WITHIN, _NO_OCCASION = (
    listed("meeting", "occasion", "nouns_in"),
    listed("meeting", "occasion", "other_verbs"),
)
# Some of these are adjectives as well: "на | прошедшем в понедельник заседании".
_WHEN = listed("meeting", "when", "words")


def phrase_start(words: Words, noun: Token, low: int, of_days: Collection[int] = ()) -> int:
    """Return where the phrase of a noun begins from ``low`` on, a participle and its complements included.

    ``of_days`` are the marks that part nothing: "состоявшейся в среду, 5 мая, | встречи".
    """
    first = _before_owner(words, noun, phrases.first_attribute(words, noun.index, low), low)
    # "подписанного в ходе | официального визита": the participle is of another noun
    if phrases.preposition(words, first) or (first and words.tokens[first - 1].lemmas & _COURSES):
        return first
    for k in range(first - 1, max(low, first - _PARTICIPIAL) - 1, -1):
        t = words.tokens[k]
        shortens = t.text == "." and words.tokens[k - 1].lower in ("г", "с")
        if t.shape == "mark" and k not in of_days and not shortens:
            return first
        opens = t.readings[:1] and (t.readings[0].pos == "P" or t.lemmas & _WHEN)
        named = t.capital and k > low  # "в | Объединенных Эмиратах"
        if opens and not named and phrases.concords(t, noun):
            return k
    return first


def _before_owner(words: Words, noun: Token, first: int, low: int) -> int:
    """Where a phrase begins with whose it is: "возможность | его визита", "о | следующей ее поездке"."""
    if first <= low or words.tokens[first - 1].lower not in _OWNERS:
        return first
    first -= 1
    while first > low and phrases.is_attribute(words.tokens[first - 1]):
        if not phrases.concords(words.tokens[first - 1], noun):
            break
        first -= 1
    return first


_OWNERS = frozenset(("его", "ее", "её", "их"))


class Stage:
    """One sentence with its clauses and the parties of the text; ``enter`` moves to a sentence.

    ``reached`` is the last token of the gathering that was read last, so that a gathering inside its name is
    not read again. ``told`` are the mentions of the sentences before, ``attending`` those
    who attend the gathering that the sentence told last.
    """

    def __init__(
        self,
        words: Words,
        spans: Spans,
        adjectives: Adjectives,
        parties: Sequence[Party],
        book: ClauseBook,
    ) -> None:
        self.words = words
        self._book = book
        self.spans = spans
        self.adjectives = adjectives
        self.parties = parties
        self.told: list[Draft] = []
        self.enter(words.sentences[0])

    def enter(self, sentence: Sentence) -> None:
        """Move to a sentence: its clauses, and no gathering of it read yet."""
        self.sentence = sentence
        self.clauses = self._book.of(sentence, self.parties)
        self.reached = self.ended = sentence.first - 1
        self.attending: list[Party] = []
        self.here: list[Draft] = []  # what the sentence has told so far
        self.sides: list[tuple[int, str]] | None = None  # of for_sides.py, once they are asked for
        # of phrases by their nouns, and of verbs: rules ask for them time and again
        self._starts: dict[int, int] = {}
        self._light_verbs: dict[int, Token | None] = {}
        self._subjects: dict[int, list[Party]] = {}
        self._said: frozenset[str] | None = None

    def behind(self, token: Token) -> Token:
        """The word or mark right behind a token; of the last one of a sentence, itself."""
        return self.words.tokens[min(token.index + 1, self.sentence.last)]

    def acting_behind(self, noun: Token, verbs: frozenset[str]) -> list[Party]:
        """Who does one of some things by the relative clause right behind the clause of a noun."""
        segment = self.clauses.relative(noun.index)
        inside = self.words.tokens[segment.first : segment.last + 1] if segment is not None else ()
        verb = next((t for t in inside if t.lemmas & verbs and finite(t)), None)
        return self.clauses.subject(verb.index) if verb is not None else []

    def clause(self, token: Token) -> Sequence[Token]:
        """The tokens of the clause around a token, to the last one: "на встрече с послом | заявил"; without
        who says so in its midst: "Встреча с послом, | сказал министр |, состоится"."""
        low, high = self.clauses.reach(token.index)
        aside, tokens = self.clauses.said_aside, self.words.tokens[low : high + 1]
        return [t for t in tokens if t.index not in aside] if aside and token.index not in aside else tokens

    def says_aside(self, token: Token) -> Token | None:
        """Return the verb by which somebody says so in the midst of the clause of a token: "Встреча с
        послом, | сказал министр, состоялась"."""
        low, high = self.clauses.reach(token.index)
        said = (self.words.tokens[i] for i in sorted(self.clauses.said_aside) if low <= i <= high)
        return next((t for t in said if finite(t)), None)

    def governor(self, token: Token, clause: Sequence[Token]) -> Token | None:
        """Return the finite verb of a clause nearest to a token; names and asides to the reader are none."""
        verbs = [t for t in clause if finite(t) and self.spans.over(t.index) is None and not _aside(t)]
        return min(verbs, key=lambda t: abs(t.index - token.index), default=None)

    def _predicates(self, token: Token) -> bool:
        """Whether a token is a finite verb and no part of a name that looks like one."""
        return finite(token) and self.spans.over(token.index) is None

    def phrase_start(self, token: Token) -> int:
        """Where the phrase of a noun begins, a participle with its complements before it included: "на |
        прошедшем в Ташкенте заседании"."""
        start = self._starts.get(token.index)
        if start is None:
            low, _ = self.clauses.reach(token.index)
            start = self._starts[token.index] = phrase_start(self.words, token, low, self.clauses.of_days)
        return start

    @property
    def said(self) -> frozenset[str]:
        """All lemmas and small forms of the sentence: what has none of its words need not be looked for."""
        if self._said is None:
            self._said = frozenset().union(*(t.lemmas for t in self.words.inside(self.sentence.index)))
        return self._said

    def light_verb(self, token: Token) -> Token | None:
        """Return the verb that carries the noun as its object: "провел переговоры", "совершает визит"."""
        if token.index not in self._light_verbs:
            self._light_verbs[token.index] = self._find_light_verb(token)
        return self._light_verbs[token.index]

    def _find_light_verb(self, token: Token) -> Token | None:
        low, high = self.clauses.reach(token.index)
        first = self.phrase_start(token)
        if token.index and phrases.preposition(self.words, first):
            return None
        before = self.words.tokens[first - 1] if first else None
        # "в ходе разговора условились провести", "закрыли рынки накануне саммита"
        eve = before is not None and before.lower in _EVES and "gen" in token.cases("N")
        if before is not None and (before.lemmas & _COURSES or eve):
            return None
        light = listed("light", "verbs")
        clause = self.words.tokens[low : high + 1]
        verbs = [t for t in clause if not t.lemmas.isdisjoint(light) and _is_light(t)]
        return min(verbs, key=lambda t: abs(t.index - token.index), default=None)

    def happens(self, token: Token) -> bool:
        """Whether the clause says that an event takes place or is planned: "состоялась", "намечена"."""
        low, high = self.clauses.reach(token.index)
        return any(
            t.lemmas & (listed("happen", "verbs") | listed("cues", "planned"))
            for t in self.words.tokens[low : high + 1]
            if t.readings and not _is_of_another(t, token)
        )

    def is_occasion(self, token: Token) -> bool:
        """Whether a noun only says at which talk something was done: "на встрече с послом призвал",
        "в ходе переговоров пригласил"."""
        first = self.phrase_start(token)
        before = self.words.tokens[first - 1] if first > self.sentence.first else None
        if before is None or not token.has("N"):
            return False
        at = "loc" in token.cases("N") and (
            before.lower == "на" or (before.lower == "в" and self.is_noun(token, _WITHIN))
        )
        leads = self.words.tokens[before.index - 1].lower if before.index > self.sentence.first else ""
        at = at and leads != "присутствие"  # "присутствие на форуме подтвердил министр"
        course = before.lower == "после" or (leads in ("в", "во", "на", "по") and before.lemmas & _COURSES)
        course = course and "gen" in token.cases("N")  # "поздравил с итогами встречи" is no occasion
        verb = self.governor(token, self.clause(token)) if at or course else None
        if verb is None or "past" not in verb.readings[0].tags:
            return False
        after = self.words.tokens[verb.index + 1 : verb.index + _ASKED]
        asked = "принять" in verb.lemmas and any(t.lower == "приглашение" for t in after)
        return asked or not verb.lemmas & _NO_OCCASION

    def tells(self, token: Token) -> bool:
        """Whether the noun is the subject of "прошла", "состоялась", "запланирована": its clause tells when
        and where."""
        low, high = self.clauses.reach(token.index)
        first = phrases.first_attribute(self.words, token.index, low)
        part = self.words.tokens[first - 1] if first > low else token
        if "gen" in token.cases("N") and part.lemmas & listed("meeting", "round", "nouns"):
            return self.tells(part)  # "завершился | раунд переговоров"
        verbs = [t for t in self.words.tokens[low : high + 1] if finite(t)]
        return (
            not phrases.preposition(self.words, first)
            and any(
                t.lemmas & listed("meeting", "tells", "verbs")
                or (t.has("PS") and t.lemmas & listed("meeting", "tells", "set"))
                for t in verbs
            )
            and "nom" in token.cases("N")
        )

    def verbless(self, token: Token) -> bool:
        """Whether the clause has no verb of its own: "В программе – переговоры с ...", headlines."""
        low, high = self.clauses.reach(token.index)
        return not any(finite(t) for t in self.words.tokens[low : high + 1])

    def in_party(self, span: Span) -> bool:
        """Whether a place only says of where an official is: "президент Ирана"."""
        return any(
            p.first <= span.first <= p.last and p.kind in ("person", "post") for p in self.clauses.parties
        )

    def verb_between(self, low: int, high: int) -> bool:
        """Whether a finite verb stands between two tokens."""
        return any(finite(t) for t in self.words.tokens[low + 1 : high])

    def nearest_verb(self, noun: Token, low: int, high: int) -> Token | None:
        """The verb, participle or infinitive nearest to a noun in its clause: "прибыл для участия в"."""
        verbs = [
            t
            for t in self.words.tokens[low : high + 1]
            if finite(t) or (t.readings and t.readings[0].pos in ("P", "I", "G"))
        ]
        return min(verbs, key=lambda t: abs(t.index - noun.index), default=None)

    def event_name(self, token: Token, end: int) -> str:
        """Return the nominative of a noun with the attributes before it and what follows to ``end``."""
        first = phrases.first_attribute(self.words, token.index, self.sentence.first)
        return phrases.nominative(self.words, first, token.index, max(end, token.index))

    def is_verb(self, token: Token, lemmas: frozenset[str]) -> bool:
        """Whether a token can only be a form of one of these verbs; a likelier noun reading rules it out."""
        likeliest = token.readings[0].pos if token.readings else "N"
        return likeliest != "N" and token.is_form(lemmas, _VERBAL)

    def is_noun(self, token: Token, lemmas: frozenset[str]) -> bool:
        """Whether a token can be a form of one of these nouns."""
        return token.is_form(lemmas, ("N",))

    def by_phone(self, token: Token) -> bool:
        """Whether the words around a trigger say that the talk was at a distance."""
        start = self.words.tokens[max(token.index - 3, self.sentence.first)].start
        low, high = self.clauses.reach(token.index)
        text = self.words.text[start : self.words.tokens[high].end].lower()
        opening = self.words.tokens[low : min(low + _FORMAT, token.index)]
        opened = " ".join(t.lower for t in opening)
        return (
            any(p in text or p in opened for p in table("triggers")["call"]["mark"]["phrases"])
            or "телефонн" in text[: token.end - start]
        )
