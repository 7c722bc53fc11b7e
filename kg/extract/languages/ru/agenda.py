"""Lists of agenda items in Russian: where each phrase ends, what of it is the topic, how it reads in the nominative.

"обсудили развитие торговли и транспорта, ситуацию в регионе" has two items: what shares the case of the list is a new
item, what shares the case of a complement goes on inside the phrase. Fields are told apart: "взаимодействие в области
культуры и науки" gives one label for each field, "торговое и гуманитарное сотрудничество" one for each adjective.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.extract.drafts import Item
from kg.extract.languages.ru import labels, phrases
from kg.extract.languages.ru.clauses import finite, participle
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.parties import Party
from kg.extract.spans import Spans
from kg.extract.words import Sentence, Token, Words

_CONNECTORS = words_of("topics", "connectors")
_INNER = words_of("topics", "prepositions")
_OUTSIDE = words_of("topics", "circumstances")
_STANDING = words_of("topics", "standing")
_ATTRIBUTED = words_of("topics", "attributed")
_DEVERBAL = ("ние", "тие", "ция", "вка", "ство")
ACC_NOM = frozenset(("acc", "nom"))


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens [first, last] with the head noun; ``cases`` are those of the list that it can stand in."""

    first: int
    head: int
    last: int
    cases: frozenset[str]


class AgendaReader:
    """Reads the items of one sentence from where a cue says that they start."""

    def __init__(self, words: Words, spans: Spans, sentence: Sentence, parties: Sequence[Party]) -> None:
        self._words = words
        self._tokens = words.tokens
        self._spans = spans
        self._limit = sentence.last
        self._parties = {p.first: p for p in parties if p.sentence == sentence.index}

    def items(self, start: int, cases: frozenset[str], *, until: int | None = None) -> Iterator[Item]:
        """Yield the topics of the list that starts at ``start``, in order; none when no phrase in ``cases`` starts there."""
        limit = self._limit if until is None else until
        i: int | None = start
        while i is not None and i <= limit:
            phrase = self.phrase(i, cases, limit)
            if phrase is None or (i > start and self._opens_clause(phrase)):
                return
            for label, first, last in labels.labels(self._words, self._spans, phrase.first, phrase.head, phrase.last, phrase.cases):
                yield Item(label, first, last)
            i, cases = self._next(phrase.last, cases)

    def head(self, i: int, cases: frozenset[str], limit: int) -> int | None:
        """Return the head noun of the phrase that starts at ``i`` in one of ``cases``, or None."""
        if i > limit:
            return None
        span = self._spans.at(i)
        if span is not None:
            return None if span.kind == "person" else span.last
        if self._tokens[i].text in phrases.QUOTES:
            return i if phrases.quoted_end(self._words, i) is not None else None
        head = phrases.attribute_run(self._words, i, limit)
        if head <= limit and phrases.is_noun(self._tokens[head]) and self._tokens[head].shape == "word":
            return head if phrases.agreeing(self._words, i, head) & cases and not finite(self._tokens[head]) else None
        return self._substantive(i, head, cases)

    def _substantive(self, i: int, head: int, cases: frozenset[str]) -> int | None:
        """"о происходящем в Сирии": a neuter participle that stands for a noun."""
        last = head - 1
        token = self._tokens[last] if last >= i else None
        if token is None or not participle(token) or not token.cases("P") & cases:
            return None
        return last if any(r.gender == "n" for r in token.readings) else None

    def phrase(self, i: int, cases: frozenset[str], limit: int) -> Phrase | None:
        """Return the phrase that starts at ``i``, its complements included; None when there is none in ``cases``."""
        party = self._parties.get(i)
        if party is not None and party.kind in ("person", "post", "pronoun", "group") and not self._governs(party):
            return None
        head = self.head(i, cases, limit)
        if head is None:
            return None
        if self._tokens[head].text in phrases.QUOTES:
            end = phrases.quoted_end(self._words, head) or head
            return Phrase(i, head, end, cases)
        found = phrases.agreeing(self._words, i, head) & cases or cases
        return Phrase(i, head, self._end(i, head, cases, limit), found)

    def _governs(self, party: Party) -> bool:
        """Whether "стороны" is a side of something ("сторона вопроса") and no actor."""
        return party.kind == "group" and not party.plural

    def _opens_clause(self, phrase: Phrase) -> bool:
        """Whether a phrase that could go on the list is the subject of a new clause: a finite verb follows."""
        follows = self._tokens[phrase.last + 1] if phrase.last < self._limit else None
        return follows is not None and follows.shape == "word" and finite(follows) and follows.readings[0].pos == "V"

    # -- from one item to the next ----------------------------------------------------------------

    def _next(self, last: int, cases: frozenset[str]) -> tuple[int | None, frozenset[str]]:
        """Return where the next item starts and in which case; None when the list ends."""
        i = last + 1
        if i <= self._limit and self._tokens[i].lower not in _CONNECTORS and not self._accent(i):
            return None, cases
        while i <= self._limit:
            if self._tokens[i].lower == "включая":
                i, cases = i + 1, ACC_NOM
            elif accent := self._accent(i):
                i, cases = i + accent, frozenset(("acc",))
            elif self._tokens[i].lower in _CONNECTORS:
                i += 1
            else:
                break
        if i <= self._limit and self._embedded(i):
            return self._resumed(i), cases
        return (i, cases) if i <= self._limit else (None, cases)

    def _accent(self, i: int) -> int:
        """The length of "с акцентом на", which puts the next items in the accusative; 0 when it is not there."""
        here = [t.lower for t in self._tokens[i : i + 3]]
        return 3 if here[:1] == ["с"] and here[1:2] in (["акцентом"], ["упором"]) and here[2:] == ["на"] else 0

    def _embedded(self, i: int) -> bool:
        """Whether a relative or participial clause opens at ``i``."""
        token = self._tokens[i]
        following = self._tokens[i + 1] if i < self._limit else token
        if token.lower in ("где", "который", "что", "когда") or "который" in (token.lemma, following.lemma):
            return True
        return token.shape == "word" and bool(token.readings) and token.readings[0].pos in ("P", "G")

    def _resumed(self, i: int) -> int | None:
        """The item after ", а также" that closes an embedded clause."""
        for k in range(i, self._limit - 1):
            if self._tokens[k].lower == "," and [t.lower for t in self._tokens[k + 1 : k + 3]] == ["а", "также"]:
                return k + 3
        return None

    # -- the end of one item ----------------------------------------------------------------------

    def _end(self, first: int, head: int, cases: frozenset[str], limit: int) -> int:
        """Return the last token of the phrase; ``inner`` collects the cases that its complements stand in."""
        last, inner = head, frozenset[str]()
        while last < limit:
            step = self._complement(last, limit) or self._joint(first, head, last, inner, cases, limit) or self._clause(head, last, limit)
            if step is None or step[0] > limit:
                return last
            last, inner = step[0], inner | step[1]
        return last

    def _complement(self, last: int, limit: int) -> tuple[int, frozenset[str]] | None:
        """One more complement after ``last``: a genitive, a name, a quotation, a bracket, a prepositional attribute."""
        i = last + 1
        token = self._tokens[i]
        if token.text in phrases.QUOTES:
            end = phrases.quoted_end(self._words, i)
            return (end, frozenset()) if end is not None else None
        if token.text == "(":
            close = next((k for k in range(i + 1, min(i + 5, limit + 1)) if self._tokens[k].text == ")"), None)
            return (close, frozenset()) if close is not None else None
        if token.lower in _INNER and not self._outside(i):
            return self._prepositional(i, limit)
        return self._genitive(i, limit)

    def _genitive(self, i: int, limit: int) -> tuple[int, frozenset[str]] | None:
        gen = frozenset(("gen",))
        party = self._parties.get(i)
        if party is not None and party.kind in ("person", "post"):
            return (party.last, gen) if "gen" in party.cases and not party.prep and "nom" not in party.cases else None
        span = self._spans.at(i)
        if span is not None:
            return (span.last, gen) if span.kind != "person" else None
        if self._tokens[i].lower in _CONNECTORS:
            return None
        head = self.head(i, gen, limit)
        return (head, gen) if head is not None and not self._verb_first(head) else None

    def _verb_first(self, head: int) -> bool:
        return self._tokens[head].readings[:1] != () and self._tokens[head].readings[0].pos in ("V", "PREP", "CONJ", "PRO", "PRCL", "AV")

    def _prepositional(self, at: int, limit: int) -> tuple[int, frozenset[str]] | None:
        i = at + 1
        if i > limit:
            return None
        preposition = phrases.preposition(self._words, i)
        wanted = phrases.PREPOSITION_CASES.get(preposition, phrases.PREPOSITION_CASES["в"])
        party = self._parties.get(i)
        if party is not None and party.kind in ("person", "post", "pronoun", "group"):
            return (party.last, wanted) if preposition == "между" else None
        span = self._spans.at(i)
        if span is not None:
            return (span.last, wanted) if span.kind != "person" else None
        if self._tokens[i].shape == "number" and self._tokens[at].lower == "на":
            return self._years(i, limit)
        head = self.head(i, wanted, limit)
        return (head, wanted & phrases.agreeing(self._words, i, head) or wanted) if head is not None else None

    def _years(self, i: int, limit: int) -> tuple[int, frozenset[str]] | None:
        end = i
        while end < limit and (self._tokens[end + 1].shape == "number" or self._tokens[end + 1].lower in ("–", "-", "—", "год", "годы", "года")):
            end += 1
        return end, frozenset()

    def _outside(self, at: int) -> bool:
        """Whether a preposition opens a circumstance of the talk ("в ходе встречи", "на основе") and no attribute."""
        follows = self._tokens[at + 1] if at < self._limit else None
        return follows is None or follows.lemma in _OUTSIDE or (self._tokens[at].lower in ("с", "в") and follows.lemma in ("тот", "этот", "акцент", "упор"))

    def _joint(
        self, first: int, head: int, last: int, inner: frozenset[str], cases: frozenset[str], limit: int
    ) -> tuple[int, frozenset[str]] | None:
        """"и" or a comma that goes on inside the complement, and not with a new item of the list."""
        at = last + 1
        if not inner or self._tokens[at].lower not in ("и", ",", "или") or at >= limit or self._tokens[at + 1].lower in _CONNECTORS:
            return None
        i = at + 1
        party = self._parties.get(i)
        if party is not None and party.kind in ("person", "post", "group", "pronoun") or self._embedded(i):
            return None
        span = self._spans.at(i)
        if span is not None:
            same = phrases.noun_cases(self._tokens[span.last])
            return (span.last, frozenset()) if span.kind != "person" and (not same or same & inner) and not same & cases - inner else None
        found = self.head(i, inner, limit)
        if found is None or self._verb_first(found):
            return None
        possible = phrases.agreeing(self._words, i, found)
        if possible & cases and self._is_item(i, found, possible, inner, limit):
            return None
        return found, frozenset()

    def _is_item(self, i: int, head: int, possible: frozenset[str], inner: frozenset[str], limit: int) -> bool:
        """Of a form that fits the list and the complement alike: whether it looks like an item of its own."""
        token = self._tokens[head]
        likely = next((r for r in token.readings if r.pos == "N" and r.case in possible), None)
        if token.lemmas & _STANDING or likely is not None and likely.case not in inner:
            return True
        follows = self._complement(head, limit) if head < limit else None
        return token.lemma.endswith(_DEVERBAL) and follows is not None

    def _clause(self, head: int, last: int, limit: int) -> tuple[int, frozenset[str]] | None:
        """"решений, принятых лидерами двух стран": the participle that says which measures or decisions are meant."""
        i = last + 2
        if i > limit or self._tokens[last + 1].text != "," or not participle(self._tokens[i]):
            return None
        if not any(self._tokens[k].lemmas & _ATTRIBUTED for k in range(head, last + 1)):
            return None
        end = next((k - 1 for k in range(i, limit + 1) if self._tokens[k].text in ",.;:—–" or finite(self._tokens[k])), limit)
        return end, frozenset()


def is_word(token: Token, *lemmas: str) -> bool:
    return bool(token.lemmas & set(lemmas))
