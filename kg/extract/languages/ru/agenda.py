"""Lists of agenda items in Russian: where each phrase ends, what of it is the topic, how it reads in the nominative.

"обсудили развитие торговли и транспорта, ситуацию в регионе" has two items: what shares the case of the list is a new
item, what shares the case of a complement goes on inside the phrase. Fields are told apart: "взаимодействие в области
культуры и науки" gives one label for each field, "торговое и гуманитарное сотрудничество" one for each adjective.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, replace

from kg.extract.drafts import Item
from kg.extract.languages.ru import labels, phrases
from kg.extract.languages.ru.clauses import finite, participle
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.parties import Party
from kg.extract.spans import Span, Spans
from kg.extract.words import Sentence, Token, Words

_CONNECTORS = words_of("topics", "connectors")
_INNER = words_of("topics", "prepositions")
_OUTSIDE = words_of("topics", "circumstances")
_ADVERBS = words_of("topics", "adverbs")
_STANDING = words_of("topics", "standing")
_ATTRIBUTED = words_of("topics", "attributed")
_INSTRUMENTAL = words_of("topics", "instrumental")
_DEVERBAL = ("ция", "ия")  # feminines whose genitive is also their dative and locative
_ABSTRACT = ("ние", "тие", "ство")  # their plural is rare: "расширения" is a genitive
_COUNTABLE = words_of("topics", "countable")
_ACTIONS = ("ние", "тие", "ция", "сия", "вка", "тка", "льство")
_ACC_NOM = frozenset(("acc", "nom"))
_SPECIFYING = frozenset("в прежде особенно".split())


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens [first, last] with the head noun; ``cases`` are those of the list that it can stand in, ``inner`` those of
    its complements; ``omitted`` are token ranges that the label does without ("проходящей в Баку" before "конференции")."""

    first: int
    head: int
    last: int
    cases: frozenset[str]
    inner: frozenset[str] = frozenset()
    omitted: tuple[tuple[int, int], ...] = ()


class AgendaReader:
    """Reads the items of one sentence from where a cue says that they start."""

    def __init__(self, words: Words, spans: Spans, sentence: Sentence, parties: Sequence[Party]) -> None:
        self._words = words
        self._tokens = words.tokens
        self._spans = spans
        self._limit = sentence.last
        self._openers = labels.OPENERS
        self._omitted: list[tuple[int, int]] = []
        self._parties = {p.first: p for p in parties if p.sentence == sentence.index}

    def items(self, start: int, cases: frozenset[str], *, until: int | None = None, measured: bool = False) -> Iterator[Item]:
        """Yield the topics of the list that starts at ``start``, in order; none when no phrase in ``cases`` starts there.

        ``measured``: "рост", "уровень" only say how much there is of what they govern.
        """
        self._openers = labels.OPENERS | labels.MEASURES if measured else labels.OPENERS
        yield from self._list(start, cases, self._limit if until is None else until)

    def _list(self, start: int, cases: frozenset[str], limit: int) -> Generator[Item, None, Phrase | None]:
        """Yield the items of a list; return its last phrase. What an opener governs is a list of its own."""
        preposition = phrases.preposition(self._words, start)
        step: tuple[int, frozenset[str]] | None = start, cases
        ending: Phrase | None = None
        while step is not None and step[0] <= limit:
            phrase = self.phrase(*step, limit)
            if phrase is None or (step[0] > start and self._opens_clause(phrase)):
                break
            opened = labels.opened(self._words, phrase.head, limit, self._openers)
            if opened is not None:
                inner = yield from self._list(*opened, limit)
                phrase = replace(phrase, last=inner.last, inner=phrase.inner | inner.inner) if inner is not None else phrase
            else:
                yield from self._labelled(phrase)
                phrase = yield from self._again(phrase)
            ending = phrase
            step = self._next(phrase, cases, preposition)
        return ending

    def _labelled(self, phrase: Phrase) -> Iterator[Item]:
        for label, first, last in labels.labels(self._words, phrase.first, phrase.head, phrase.last, phrase.cases):
            yield Item(labels.without(self._words, label, phrase.omitted), first, last)

    def head(self, i: int, cases: frozenset[str], limit: int) -> int | None:
        """Return the head noun of the phrase that starts at ``i`` in one of ``cases``, or None."""
        if i > limit:
            return None
        span = self._spans.at(i)
        if span is not None:
            return None if span.kind == "person" or not self._fits(span, cases) else span.last
        if self._tokens[i].text in phrases.QUOTES:
            return i if phrases.quoted_end(self._words, i) is not None else None
        head = phrases.attribute_run(self._words, i, limit)
        if head <= limit and phrases.is_noun(self._tokens[head]) and phrases.agreeing(self._words, i, head) & cases:
            return head if not finite(self._tokens[head]) else None
        return self._substantive(i, head, cases)

    def _fits(self, span: Span, cases: frozenset[str]) -> bool:
        own = phrases.noun_cases(self._tokens[span.first]) if span.first == span.last else frozenset[str]()
        return not own or bool(own & cases)

    def _substantive(self, i: int, head: int, cases: frozenset[str]) -> int | None:
        """"о происходящем в Сирии", "о будущем Европы": a neuter participle or adjective that stands for a noun."""
        for k in range(min(head, self._limit + 1) - 1, i - 1, -1):
            token = self._tokens[k]
            neuter = participle(token) and any(r.gender == "n" and r.case in cases for r in token.readings if r.pos == "P")
            if neuter or (phrases.is_noun(token) and token.readings[0].pos != "N" and token.cases("N") & cases):
                return k
        return None

    def phrase(self, i: int, cases: frozenset[str], limit: int) -> Phrase | None:
        """Return the phrase that starts at ``i``, its complements included; None when there is none in ``cases``."""
        party = self._parties.get(i)
        if party is not None and party.kind in ("person", "post", "pronoun", "group") and not self._governs(party):
            return None
        i = self._past_participle(i, cases, limit)
        self._omitted = []
        head = self.head(i, cases, limit)
        if head is None:
            return None
        if self._tokens[head].text in phrases.QUOTES:
            end = phrases.quoted_end(self._words, head) or head
            return Phrase(i, head, end, cases)
        found = phrases.agreeing(self._words, i, head) & cases or cases
        last, inner = self._end(i, head, cases, limit)
        return Phrase(i, head, last, found, inner, tuple(self._omitted))

    def _past_participle(self, i: int, cases: frozenset[str], limit: int) -> int:
        """"проходящей в Баку конференции": where the phrase goes on after a participle with its own complements."""
        token = self._tokens[i]
        if not participle(token) or i + 2 > limit or self._tokens[i + 1].shape != "word":
            return i
        follows = self._tokens[i + 1]
        party = next((p for p in (self._parties.get(i + 1), self._parties.get(i + 2)) if p is not None), None)
        if follows.lower not in phrases.PREPOSITION_CASES and not (party is not None and "ins" in party.cases):
            return i
        start = party.last + 1 if party is not None and party.first <= i + 2 else i + 2
        for k in range(start, min(i + 9, limit + 1)):
            if self._tokens[k].shape != "word" or self._tokens[k].lower == "и":
                return i
            head = self.head(k, cases & token.cases("P"), limit) if k > i + 2 or party is not None else None
            if head is not None and _agree(token, self._tokens[head]) and self._tokens[k - 1].lower not in phrases.PREPOSITION_CASES:
                self._omitted.append((i, k - 1))
                return k
        return i

    def _governs(self, party: Party) -> bool:
        """Whether "стороны" is a side of something ("сторона вопроса") and no actor."""
        return party.kind == "group" and not party.plural

    def _opens_clause(self, phrase: Phrase) -> bool:
        """Whether a phrase that could go on the list is the subject of a new clause: a finite verb follows."""
        follows = self._tokens[phrase.last + 1] if phrase.last < self._limit else None
        return follows is not None and follows.shape == "word" and finite(follows) and follows.readings[0].pos == "V"

    # -- from one item to the next ----------------------------------------------------------------

    def _next(self, phrase: Phrase, cases: frozenset[str], preposition: str) -> tuple[int, frozenset[str]] | None:
        """Return where the next item starts and in which cases; None when the list ends."""
        i = phrase.last + 1
        while i <= self._limit:
            length = self._connector(i)
            if not length:
                break
            word = self._tokens[i].lower
            if word == "включая":
                cases = _ACC_NOM
            elif word == "с":
                cases = frozenset(("acc",))
            elif word in _SPECIFYING:
                cases = cases | phrase.inner
            i += length
        if i == phrase.last + 1 or i > self._limit:
            return None
        if preposition and phrases.preposition(self._words, i + 1) == preposition and self._tokens[i].shape == "word":
            i += 1
        if self._embedded(i) and self._substantive(i, i + 1, cases) is None:
            resumed = self._resumed(i)
            return (resumed, cases) if resumed is not None else None
        return i, cases

    def _again(self, phrase: Phrase) -> Generator[Item, None, Phrase]:
        """"взаимодействие в СНГ и в ОДКБ": yield the item that repeats the preposition; return the phrase that ends there."""
        tokens, i = self._tokens, phrase.last + 1
        prepositions = [k for k in range(phrase.head + 1, phrase.last) if tokens[k].lower in _INNER]
        if not prepositions or i + 2 > self._limit:
            return phrase
        if tokens[i].text == "," and self._embedded(i + 1):
            i = next((k for k in range(i + 2, self._limit - 1) if tokens[k].lower == "," and tokens[k + 1].lower == "и"), self._limit) + 1
        at = prepositions[0]
        if i + 2 > self._limit or tokens[i].lower != "и" or tokens[i + 1].lower not in (tokens[at].lower, tokens[at].lower.removesuffix("о")):
            return phrase
        step = self._prepositional(i + 1, self._limit)
        if step is None:
            return phrase
        last, _ = self._end(i + 1, step[0], phrase.cases, self._limit)
        stem = labels.label(self._words, phrase.first, phrase.head, at - 1, phrase.cases)
        yield Item(f"{stem} {phrases.tidy(self._words.quote(i + 1, last))}", phrase.first, last)
        return Phrase(phrase.first, phrase.head, last, phrase.cases, phrase.inner)

    def _connector(self, i: int) -> int:
        """How many tokens at ``i`` join items: "а также", "в том числе", "с акцентом на"; 0 for none."""
        here = " ".join(t.lower for t in self._tokens[i : min(i + 3, self._limit + 1)])
        if here in ("в том числе", "с акцентом на", "с упором на"):
            return 3
        if here.startswith(("в частности", "прежде всего", "кроме того")):
            return 2
        return int(self._tokens[i].lower in _CONNECTORS)

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

    def _end(self, first: int, head: int, cases: frozenset[str], limit: int) -> tuple[int, frozenset[str]]:
        """Return the last token of the phrase and the cases that its complements stand in."""
        last, inner, closed = head, frozenset[str](), False
        while last < limit:
            step = self._complement(last, limit)
            if step is None:
                step = self._joint(last, inner, cases, limit, closed=closed) or self._clause(head, last, limit)
                closed = closed or self._tokens[last + 1].lower == "и"
            if step is None or step[0] > limit:
                break
            last, inner = step[0], inner | step[1]
        return last, inner

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
        if self._tokens[last].lemmas & _INSTRUMENTAL and (head := self.head(i, frozenset(("ins",)), limit)) is not None:
            return head, frozenset(("ins",))
        if token.readings and token.readings[0].pos == "NUM" and "gen" in token.cases("NUM"):
            return self._genitive(i + 1, limit) if i < limit else None
        return self._genitive(i, limit)

    def _genitive(self, i: int, limit: int) -> tuple[int, frozenset[str]] | None:
        gen = frozenset(("gen",))
        party = self._parties.get(i)
        if party is not None and party.kind in ("person", "post"):
            return (party.last, gen) if "gen" in party.cases and not party.prep and not self._may_act(party) else None
        span = self._spans.at(i)
        if span is not None:
            return (span.last, gen) if span.kind != "person" else None
        if self._tokens[i].lower in _CONNECTORS:
            return None
        if self._tokens[i].lower in _ADVERBS and i < limit and participle(self._tokens[i + 1]):
            i += 1
        head = self.head(self._past_participle(i, gen, limit), gen, limit)
        return (head, gen) if head is not None and not self._verb_first(head) else None

    def _may_act(self, party: Party) -> bool:
        """Whether a name or post after a noun can just as well be the subject of the clause."""
        first = self._tokens[party.first]
        return "nom" in party.cases and (not first.readings or first.readings[0].case == "nom")

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
        self, last: int, inner: frozenset[str], cases: frozenset[str], limit: int, *, closed: bool
    ) -> tuple[int, frozenset[str]] | None:
        """"и" or a comma that goes on inside the complement, and not with a new item of the list.

        ``closed``: an "и" has closed the enumeration inside, so that a form that fits the list is an item.
        """
        at = last + 1
        if not inner or self._tokens[at].lower not in ("и", ",", "или") or at >= limit or self._tokens[at + 1].lower in _CONNECTORS:
            return None
        i = at + 1
        party = self._parties.get(i)
        if party is not None and party.kind in ("person", "post", "group", "pronoun") or self._embedded(i):
            return None
        span = self._spans.at(i)
        if span is not None:
            after_name = self._spans.over(last) is not None
            return (span.last, frozenset()) if span.kind != "person" and after_name and self._fits(span, inner) else None
        found = self.head(self._past_participle(i, inner, limit), inner, limit)
        if found is None or self._verb_first(found):
            return None
        possible = phrases.agreeing(self._words, i, found)
        if self._tokens[found].lemma.endswith(_ABSTRACT) and self._tokens[found].lemma not in _COUNTABLE:
            possible &= frozenset(r.case for r in self._tokens[found].readings if r.pos == "N" and r.number == "s")
        if possible & cases and (closed or self._is_item(found, possible, inner & cases, inner, limit)):
            return None
        return found, frozenset()

    def _is_item(self, head: int, possible: frozenset[str], same: frozenset[str], inner: frozenset[str], limit: int) -> bool:
        """Of a form that fits the list and the complement alike: whether it looks like an item of its own.

        ``same`` are the cases that list and complement share; then every action with a complement is an item.
        """
        token = self._tokens[head]
        likely = next((r for r in token.readings if r.pos == "N" and r.case in possible), None)
        if token.lemmas & _STANDING or likely is not None and likely.case not in inner:
            return True
        follows = self._complement(head, limit) if head < limit else None
        return token.lemma.endswith(_ACTIONS if same else _DEVERBAL) and follows is not None

    def _clause(self, head: int, last: int, limit: int) -> tuple[int, frozenset[str]] | None:
        """"решений, принятых лидерами двух стран": the participle that says which measures or decisions are meant."""
        i = last + 2
        if i > limit or self._tokens[last + 1].text != "," or not participle(self._tokens[i]):
            return None
        if not any(self._tokens[k].lemmas & _ATTRIBUTED for k in range(head, last + 1)):
            return None
        end = next((k - 1 for k in range(i, limit + 1) if self._tokens[k].text in ",.;:—–" or finite(self._tokens[k])), limit)
        return end, frozenset(("gen",)) if any(t.lemma in labels.SPHERES for t in self._tokens[i:end]) else frozenset()


def _agree(participle_: Token, noun: Token) -> bool:
    """Whether a participle and a noun agree in case, number and gender."""
    left = [r for r in participle_.readings if r.pos == "P"]
    right = [r for r in noun.readings if r.pos == "N"]
    return any(a.case == b.case and a.number == b.number and (a.number == "p" or a.gender == b.gender) for a in left for b in right)
