"""Agenda items in Russian: what a verb or noun of talking governs, one item for each coordinated phrase.

"обсудили развитие связей, энергетику и ситуацию в регионе" gives three items; "взаимодействие в области культуры,
образования и науки" one for each field. The label is the phrase of the text in the nominative.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.extract.drafts import Item
from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.clauses import Clauses, finite, participle
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.morphology import inflected
from kg.extract.parties import Party
from kg.extract.spans import Spans
from kg.extract.words import Token, Words

_OBJECTS = words_of("topics", "objects")
_ABOUT = words_of("topics", "about")
_ON = words_of("topics", "on")
_GENITIVE = words_of("topics", "genitive")
_SUBJECTS = words_of("topics", "subjects")
_OPENERS = words_of("topics", "openers")
_FILLERS = words_of("topics", "fillers")
_INNER_PREPOSITIONS = frozenset("в во на о об по с со между для из к за при над против через вокруг от".split())
ANY = frozenset(("nom", "gen", "dat", "acc", "ins", "loc"))


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that introduces topics: its token, and where the first topic starts in which case."""

    token: int
    start: int
    cases: frozenset[str]


class TopicReader:
    """Reads the topics of one sentence; ``read`` gives each with the token of its cue."""

    def __init__(self, words: Words, spans: Spans, clauses: Clauses, parties: Sequence[Party]) -> None:
        self._words = words
        self._spans = spans
        self._clauses = clauses
        self._sentence = clauses.sentence
        self._parties = parties

    def read(self) -> list[tuple[int, Item]]:
        out: list[tuple[int, Item]] = []
        reached = self._sentence.first - 1
        for cue in self._cues():
            if cue.start <= reached:
                continue
            for item in self._items(cue):
                out.append((cue.token, item))
                reached = max(reached, item.last)
        return out

    def _cues(self) -> Iterator[Cue]:
        for token in self._words.inside(self._sentence.index):
            if token.shape != "word" or not token.readings:
                continue
            verb = any(r.pos in ("V", "PS", "P", "G", "I") for r in token.readings)
            if token.lemmas & _OBJECTS and verb:
                yield from self._object_cue(token)
            if token.lemmas & (_ABOUT | _ON | _GENITIVE):
                yield from self._governing_cue(token, verb)
            if token.lemma in _SUBJECTS and token.has("N"):
                yield from self._subject_cue(token)

    def _object_cue(self, token: Token) -> Iterator[Cue]:
        start = self._after(token.index + 1)
        passive = token.readings[0].pos in ("PS",) or token.lower.endswith(("ся", "сь")) or (
            token.readings[0].pos == "P" and any("pssv" in r.tags for r in token.readings)
        )
        cases = frozenset(("nom",)) if passive else frozenset(("acc",))
        if start <= self._sentence.last and self._phrase_at(start, cases) is not None:
            yield Cue(token.index, start, cases)
            return
        if passive:
            before = self._left_subject(token)
            if before is not None:
                yield Cue(token.index, before, frozenset(("nom",)))

    def _after(self, i: int) -> int:
        """Skip adverbs, "в ходе встречи" and the partner between a verb and its object."""
        limit = self._sentence.last
        while i <= limit:
            token = self._words.tokens[i]
            party = next((p for p in self._parties if p.first <= i <= p.last), None)
            if party is not None and (party.prep == "с" or "nom" in party.cases and party.kind in ("person", "pronoun", "group")):
                i = party.last + 1
            elif token.lower in ("также", "и", "подробно", "кроме", "того", "в", "том", "числе", "в", "частности", ",", "был", "была", "было", "были", "обстоятельно", "вопросы:") and token.lower != "в":
                i += 1
            elif token.lower in ("в", "на") and self._frame_phrase(i) is not None:
                i = self._frame_phrase(i) or i + 1
            elif token.lower == "с" and party is None and i + 1 <= limit and any(p.first == i + 1 for p in self._parties):
                i += 1
            elif token.readings and token.readings[0].pos == "AV" or token.lower in ("по", ) and self._words.tokens[min(i + 1, limit)].lower == "телефону":
                i += 1 if token.lower != "по" else 2
            else:
                break
        return i

    def _frame_phrase(self, i: int) -> int | None:
        """"на встрече", "в ходе переговоров", "в частности": the index after a short circumstance."""
        tokens = self._words.tokens
        following = tokens[i + 1] if i + 1 <= self._sentence.last else None
        if following is None:
            return None
        if following.lemma in ("ход", "рамка", "время") and i + 2 <= self._sentence.last:
            return phrases.attribute_run(self._words, i + 2, self._sentence.last) + 1
        if following.lemma in ("встреча", "переговоры", "беседа", "частность"):
            return i + 2
        return None

    def _left_subject(self, token: Token) -> int | None:
        """"Военное сотрудничество обсуждалось": the start of the nominative before a passive verb."""
        low, _ = self._clauses.reach(token.index)
        for i in range(low, token.index):
            if self._phrase_at(i, frozenset(("nom",))) is not None and not any(p.first <= i <= p.last for p in self._parties):
                before = self._words.tokens[i - 1] if i > low else None
                if before is None or before.lower not in _INNER_PREPOSITIONS:
                    return i
        return None

    def _governing_cue(self, token: Token, verb: bool) -> Iterator[Cue]:
        limit = min(token.index + 9, self._sentence.last)
        for i in range(token.index + 1, limit + 1):
            t = self._words.tokens[i]
            if t.text in ".;:" or (finite(t) and t.lemma not in ("идти", "быть", "пойти", "стать")):
                return
            if t.lower in ("о", "об", "обо") and token.lemmas & _ABOUT:
                if i + 1 <= limit and self._words.tokens[i + 1].lemma in ("то", "тот", "это"):
                    return
                yield Cue(token.index, i + 1, frozenset(("loc",)))
                return
            if t.lower == "по" and token.lemmas & _ON and i + 1 <= self._sentence.last and self._words.tokens[i + 1].lemma not in ("телефон", "итог"):
                yield Cue(token.index, i + 1, frozenset(("dat",)))
                return
        if token.lemmas & _GENITIVE and token.index + 1 <= self._sentence.last:
            cases = frozenset(("gen",))
            if self._phrase_at(token.index + 1, cases) is not None:
                yield Cue(token.index, token.index + 1, cases)

    def _subject_cue(self, token: Token) -> Iterator[Cue]:
        """"темой встречи стал транспорт", "в центре разговора была торговля"; also "Транспорт стал темой"."""
        low, high = self._clauses.reach(token.index)
        verb = next((t for t in self._words.tokens[low : high + 1] if t.lemma in ("стать", "быть", "являться", "находиться", "остаться")), None)
        if verb is None:
            return
        if verb.index > token.index and verb.index < self._sentence.last:
            yield Cue(token.index, self._after(verb.index + 1), frozenset(("nom",)))
        elif verb.index < token.index:
            first = low
            while first < verb.index and self._words.tokens[first].shape != "word":
                first += 1
            if self._phrase_at(first, frozenset(("nom",))) is not None:
                yield Cue(token.index, first, frozenset(("nom",)))

    def _phrase_at(self, i: int, cases: frozenset[str]) -> int | None:
        """Return the head noun of the phrase that starts at ``i`` in one of ``cases``."""
        limit = self._sentence.last
        if i > limit:
            return None
        head = phrases.attribute_run(self._words, i, limit)
        if head > limit:
            return None
        token = self._words.tokens[head]
        if not phrases.is_noun(token):
            substantive = head - 1 if head > i and phrases.is_attribute(self._words.tokens[head - 1]) else None
            return substantive if substantive is not None and self._words.tokens[substantive].lower.endswith(("щем", "щее", "щего")) else None
        return head if phrases.agreeing(self._words, i, head) & cases else None

    def _items(self, cue: Cue) -> Iterator[Item]:
        i, cases = cue.start, cue.cases
        while i <= self._sentence.last:
            head = self._phrase_at(i, cases)
            if head is None:
                return
            last = self._end(head, cases)
            yield from self._labelled(i, head, last, cases)
            i = self._next(last)
            if i is None:
                return

    def _next(self, last: int) -> int | None:
        """Return where the next coordinated phrase starts, or None."""
        tokens, limit = self._words.tokens, self._sentence.last
        i = last + 1
        if i > limit or tokens[i].lower not in (",", "и", "а", "или", ";"):
            return None
        while i <= limit and tokens[i].lower in (",", "и", "а", "также", "или", ";", "кроме", "того", "о", "об", "по", "равно", "как", "прежде", "всего"):
            i += 1
        return i if i <= limit else None

    def _end(self, head: int, cases: frozenset[str]) -> int:
        """Return the last token of the phrase: complements and prepositional attributes, up to the next item."""
        words, limit = self._words, self._sentence.last
        last = phrases.complement_end(words, self._spans, head, limit)
        if last < head:
            last = head
        while last < limit:
            token = words.tokens[last + 1]
            end = None
            if token.lower in _INNER_PREPOSITIONS and not self._starts_circumstance(last + 1):
                end = self._prepositional(last + 1)
            elif token.lower in ("и", ",") and last > head:
                end = self._continues(last + 1, cases)
            if end is None:
                return last
            last = end
        return last

    def _prepositional(self, at: int) -> int | None:
        words, limit = self._words, self._sentence.last
        i = at + 1
        if i > limit:
            return None
        span = self._spans.at(i)
        if span is not None:
            return phrases.complement_end(words, self._spans, span.last, limit)
        party = next((p for p in self._parties if p.first == i and p.kind in ("person", "post")), None)
        if party is not None:
            return party.last
        head = phrases.attribute_run(words, i, limit)
        if head > limit or not phrases.is_noun(words.tokens[head]) or finite(words.tokens[head]):
            return None
        wanted = phrases.PREPOSITION_CASES.get({"об": "о", "во": "в", "со": "с"}.get(words.tokens[at].lower, words.tokens[at].lower), ANY)
        if not phrases.agreeing(words, i, head) & wanted:
            return None
        return phrases.complement_end(words, self._spans, head, limit)

    def _starts_circumstance(self, at: int) -> bool:
        """Whether a preposition opens a date, a meeting or the like, and not an attribute of the topic."""
        tokens = self._words.tokens
        following = tokens[at + 1] if at + 1 <= self._sentence.last else None
        return following is None or following.lemma in ("ход", "встреча", "переговоры", "беседа", "итог", "время") or (
            tokens[at].lower == "с" and following.lemma in ("участие", "учет", "целью")
        )

    def _continues(self, at: int, cases: frozenset[str]) -> int | None:
        """Whether "и" or a comma goes on inside the complement (genitives), and not with a new item."""
        words, limit = self._words, self._sentence.last
        i = at + 1
        if i > limit or (words.tokens[at].lower == "," and not self._closed_list(i, cases)):
            return None
        head = phrases.attribute_run(words, i, limit)
        if head > limit or not phrases.is_noun(words.tokens[head]) or words.tokens[i].lower in ("также", "о", "об"):
            return None
        found = phrases.agreeing(words, i, head)
        if found & cases or not found & frozenset(("gen", "ins", "loc", "dat")):
            return None
        return phrases.complement_end(words, self._spans, head, limit)

    def _closed_list(self, i: int, cases: frozenset[str]) -> bool:
        """Whether an enumeration of complements that goes on at ``i`` is closed by "и" with the same case."""
        for k in range(i, min(i + 8, self._sentence.last)):
            if self._words.tokens[k].lower == "и":
                head = phrases.attribute_run(self._words, k + 1, self._sentence.last)
                return head <= self._sentence.last and not phrases.agreeing(self._words, k + 1, head) & cases
        return False

    # -- labels -----------------------------------------------------------------------------------

    def _labelled(self, first: int, head: int, last: int, cases: frozenset[str]) -> Iterator[Item]:
        opened = self._opened(first, head, last, cases)
        if opened is not None:
            first, head, cases = opened
        if self._is_filler(first, head, last):
            return
        for label, begin, end in self._distributed(first, head, last, cases):
            if len(label) >= 4:
                yield Item(label, begin, end)

    def _opened(self, first: int, head: int, last: int, cases: frozenset[str]) -> tuple[int, int, frozenset[str]] | None:
        """Drop "вопросы", "перспективы развития"-like openers: return what they govern in the genitive."""
        words = self._words
        if not words.tokens[head].lemmas & _OPENERS or head == last:
            return None
        i = head + 1
        if words.tokens[i].lower in ("о", "по", "об"):
            i += 1
        inner = phrases.attribute_run(words, i, last)
        if inner > last or not phrases.is_noun(words.tokens[inner]):
            return None
        found = phrases.agreeing(words, i, inner)
        case = frozenset(("gen",)) if i == head + 1 else frozenset(("loc", "dat"))
        if not found & case:
            return None
        deeper = self._opened(i, inner, last, case)
        return deeper or (i, inner, case)

    def _is_filler(self, first: int, head: int, last: int) -> bool:
        words = self._words
        lemma = words.tokens[head].lemma
        text = {t.lower for t in words.tokens[first : last + 1]}
        if "взаимный" in {t.lemma for t in words.tokens[first : last + 1]} and ("интерес" in {t.lemma for t in words.tokens[first : last + 1]}):
            return True
        attributes = [t for t in words.tokens[first:head] if phrases.is_attribute(t)]
        return head == last and lemma in _FILLERS | _OPENERS and (not attributes or bool(text & {"другие", "других", "другим", "ряд", "иные"}))

    def _distributed(self, first: int, head: int, last: int, cases: frozenset[str]) -> Iterator[tuple[str, int, int]]:
        """"сотрудничество в области культуры, образования и науки" -> one label for each field."""
        words = self._words
        field = next((k for k in range(head + 1, last) if words.tokens[k].lemma in ("область", "сфера") and words.tokens[k - 1].lower in ("в", "во")), None)
        label = self._nominative(first, head, last, cases)
        if field is None:
            yield label, first, last
            return
        parts = self._split(field + 1, last)
        if len(parts) < 2:
            yield label, first, last
            return
        stem = self._nominative(first, head, field, cases)
        for begin, end in parts:
            yield f"{stem} {phrases.tidy(words.quote(begin, end))}", first, end

    def _split(self, first: int, last: int) -> list[tuple[int, int]]:
        tokens = self._words.tokens
        out: list[tuple[int, int]] = []
        begin = first
        for k in range(first, last + 2):
            if k > last or (tokens[k].lower in (",", "и") and not self._attribute_joint(k)):
                if begin <= k - 1:
                    out.append((begin, k - 1))
                begin = k + 1
        return out

    def _attribute_joint(self, k: int) -> bool:
        before, after = self._words.tokens[k - 1], self._words.tokens[k + 1]
        return phrases.is_attribute(before) and not phrases.is_noun(before) and phrases.is_attribute(after)

    def _nominative(self, first: int, head: int, last: int, cases: frozenset[str]) -> str:
        token = self._words.tokens[head]
        if not phrases.is_noun(token) and participle(token):
            form = inflected(token.text, "nom", pos=("P", "N"), from_case=next(iter(cases)), number="s")
            return phrases.tidy(phrases.rendered(self._words, first, last, {head: form or token.text}))
        return phrases.nominative(self._words, first, head, last, cases=cases)
