"""Lists of agenda items in Russian: from one item to the next, and the labels of each.

Fields are told apart: "взаимодействие в области культуры и науки" gives one label for each field, "торговое
и гуманитарное сотрудничество" one for each adjective. What "вопросы" govern is a list of its own.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import replace

from kg.extract.drafts import Item
from kg.extract.languages.ru import labels, phrases
from kg.extract.languages.ru.forms import agree
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.noun_phrases import CONNECTORS, INNER, NounPhrases, Phrase, Step
from kg.extract.languages.ru.prepositions import PREPOSITION_CASES
from kg.extract.words import Sentence, Words

_NONE = frozenset[str]()
_WHERE = frozenset(("в", "во", "на"))
_AROUND = _WHERE | {"вокруг", "у"}
_STATES = words_of("topics", "situations") | {"конфликт"}
_ACC_NOM = frozenset(("acc", "nom"))
_NOM, _LOC = frozenset(("nom",)), frozenset(("loc",))
# After a clause that describes an item: "тарифы, введенные весной, | а также квоты"
_RESUMING = (("а", "также"), ("в", "том", "числе"), ("включая",))
_ABOVE_ALL = (("прежде", "всего"), ("в", "частности"), ("в", "основном"), ("главным", "образом"))
_SPECIFYING = ("в", "прежде", "особенно")


class AgendaReader:
    """Reads the items of one sentence from where a cue says that they start."""

    def __init__(self, words: Words, sentence: Sentence, nouns: NounPhrases) -> None:
        self._words = words
        self._tokens = words.tokens
        self._nouns = nouns
        self._last = sentence.last
        self._openers = labels.OPENERS
        self._ranged = False  # within "от торговли до обороны"

    def items(
        self, start: int, cases: frozenset[str], *, until: int | None = None, measured: bool = False
    ) -> Iterator[Item]:
        """Yield the topics of the list that starts at ``start``, in order; none when no phrase starts there.

        ``measured``: "рост", "уровень" only say how much there is of what they govern.
        """
        self._openers = labels.OPENERS | labels.MEASURES if measured else labels.OPENERS
        self._ranged = False
        yield from self._list(start, cases, self._last if until is None else until)

    def _list(
        self, start: int, cases: frozenset[str], limit: int, outer: frozenset[str] = _NONE
    ) -> Generator[Item, None, Phrase | None]:
        """Yield the items of a list; return its last phrase.

        ``outer`` are the cases of the list that it stands in: "вопросы торговли, а также поставки" goes on
        there.
        """
        preposition = phrases.preposition(self._words, start)
        step: Step | None = start, cases
        ending: Phrase | None = None
        while step is not None and step[0] <= limit:
            self._nouns.going_on = step[0] > start and self._tokens[step[0] - 1].text == ","
            phrase = self._nouns.phrase(*step, limit)
            self._nouns.going_on = False
            goes_on = phrase is not None and step[0] > start and phrase.last < limit
            if phrase is None or (goes_on and self._opens_clause(phrase)):
                break
            opened = labels.opened(self._words, phrase.head, limit, self._openers)
            if opened is not None:
                inner = yield from self._list(*opened, limit, cases)
                if inner is not None:
                    phrase = replace(phrase, last=inner.last, inner=phrase.inner | inner.inner)
            else:
                yield from self._labelled(phrase)
                phrase = yield from self._again(phrase)
            ending = phrase
            step = self._next(phrase, cases, preposition)
            turned = step is not None and (step[1] in (_NOM, _LOC) or self._ranged)
            cases = step[1] if step is not None and turned else cases
            if step is not None and self._goes_on_outside(phrase.last, step[0], outer, limit):
                break
        return ending

    def _goes_on_outside(self, last: int, i: int, outer: frozenset[str], limit: int) -> bool:
        """Whether what "а также" adds fits the list outside."""
        also = any(t.lower == "также" for t in self._tokens[last + 1 : i])
        return also and bool(outer) and self._nouns.head(i, outer, limit) is not None

    def _labelled(self, phrase: Phrase) -> Iterator[Item]:
        found = labels.labels(self._words, phrase.first, phrase.head, phrase.last, phrase.cases)
        for label, first, last in found:
            yield Item(labels.without(self._words, label, phrase.omitted), first, last)

    def _opens_clause(self, phrase: Phrase) -> bool:
        """Whether what could go on the list is the subject of a new clause: a finite verb follows."""
        follows = self._tokens[phrase.last + 1] if phrase.last < self._last else None
        if follows is not None and follows.lemma == "который":
            return True  # "линию, | строительство которой началось"
        return follows is not None and bool(follows.readings) and follows.readings[0].pos in ("V", "PS")

    # -- from one item to the next ----------------------------------------------------------------

    def _next(self, phrase: Phrase, cases: frozenset[str], preposition: str) -> Step | None:
        """Return where the next item starts and in which cases; None when the list ends."""
        i = phrase.last + 1
        ranging = self._range(i)
        if ranging is not None:
            return ranging
        stop = i < self._last and self._tokens[i].text in ":–—"
        if stop and not (self._enumerates(phrase, i) or self._specifies(i + 1)):
            return None
        while i <= self._last and (length := self._connector(i)):
            word = self._tokens[i].lower
            if (word == "включая" or length > 1) and self._are_bodies(phrase, i + length):
                return None
            if word == "включая":
                cases = _ACC_NOM
            elif self._of_them(i):
                cases = cases | _NOM
            elif self._of_which(i) or word in ("таких", "такие"):
                cases = _NOM
            elif word == "как" and any(t.lemma == "такой" for t in self._tokens[i - 4 : i]):
                cases = _NOM  # "в таких сферах, как торговля"
            elif word == "с":
                cases = frozenset(("acc",))
            elif word in (":", "–", "—"):
                cases = cases | frozenset(("nom",))
            elif word in _SPECIFYING:
                cases = cases | phrase.inner
            i += length
        if i == phrase.last + 1 or i > self._last:
            return None
        fields = self._specified_fields(phrase, i)
        if fields is not None:
            return fields
        i = self._past_specified(i)
        if i > self._last:
            return None
        repeated = preposition and phrases.preposition(self._words, i + 1) == preposition
        if repeated and self._tokens[i].shape == "word":
            i += 1
        of_item = agree(self._tokens[i], self._tokens[phrase.head])  # "положении, | сложившемся в регионе"
        # "темы, | поднятые на встрече премьеров": no premiers are raised
        # but "ситуации и | наблюдаемой там эскалации"
        told = of_item and self._tokens[i].has("P") and self._tokens[i - 1].lower != "и"
        active = any("actv" in r.tags for r in self._tokens[i].readings)  # "проблемы, | вызывающие тревогу"
        told = told and (active or self._tokens[min(i + 1, self._last)].lower in PREPOSITION_CASES)
        stands = not of_item and self._nouns.substantive(i, i + 1, cases) is not None
        if told or (self._nouns.embedded(i) and not stands and not self._qualifies(i, cases)):
            resumed = self._resumed(i, cases)
            return (resumed, cases) if resumed is not None else None
        return i, cases

    def _range(self, i: int) -> Step | None:
        """The next end of a range of topics: "весь спектр связей – от | торговли до | обороны"."""
        ahead = [t.lower for t in self._tokens[i : self._last + 1]]
        if len(ahead) > 2 and ahead[0] in ("-", "–", "—", ",", ":") and ahead[1] == "от" and "до" in ahead:
            self._ranged = True
            return i + 2, labels.GEN
        return (i + 1, labels.GEN) if self._ranged and ahead[:1] == ["до"] else None

    def _specified_fields(self, phrase: Phrase, i: int) -> Step | None:
        """The fields of what was named in general: "в разных сферах, в том числе в | торговле"."""
        that = [t.lower for t in self._tokens[i - 3 : i]] == ["в", "том", "числе"]
        named = self._tokens[phrase.last].lemmas & labels.SPHERES
        if not (that and named) or i + 1 > self._last or self._tokens[i].lower not in ("в", "во"):
            return None
        sphere = self._tokens[i + 1].lemma in labels.SPHERES and i + 2 <= self._last
        return (i + 2, labels.GEN) if sphere else (i + 1, _LOC)

    def _past_specified(self, i: int) -> int:
        """Where the list goes on after "в том числе | в сфере обороны, а также": the attribute is no item."""
        that = [t.lower for t in self._tokens[i - 3 : i]] == ["в", "том", "числе"]
        step = (
            self._nouns.prepositional(i, self._last)
            if that and self._tokens[i].lower in ("в", "во")
            else None
        )
        if step is None:
            return i
        last, _ = self._nouns.end(step[0], _NONE, self._last)
        at = last + 1
        while at <= self._last and (length := self._connector(at)):
            at += length
        return at if at > last + 1 else self._last + 1

    def _qualifies(self, i: int, cases: frozenset[str]) -> bool:
        """Whether a participle only qualifies the next item: "заявку, | проводимые реформы и выборы"."""
        phrase = self._nouns.phrase(i, cases, self._last)
        return phrase is not None and i < phrase.head and agree(self._tokens[i], self._tokens[phrase.head])

    def _are_bodies(self, phrase: Phrase, i: int) -> bool:
        """Whether only bodies of a kind are listed: "в рамках организаций, включая | ООН", "таких как"."""
        kinds = ("организация", "структура", "формат", "площадка", "объединение", "институт")
        of_kind = any(t.lemma in kinds for t in self._tokens[phrase.head : phrase.last + 1])
        return of_kind and i <= self._last and self._tokens[i].capital

    def _connector(self, i: int) -> int:
        """How many tokens at ``i`` join items: "а также", "в том числе", "с акцентом на"; 0 for none."""
        here = " ".join(t.lower for t in self._tokens[i : min(i + 3, self._last + 1)])
        if here in (
            "в том числе",
            "в их числе",
            "в первую очередь",
            "с акцентом на",
            "с упором на",
            "в числе которых",
        ):
            return 3
        if here.startswith(("среди которых", "среди них", "таких как", "такие как", "но и", "но также")):
            return 2
        if here.startswith(("в частности", "прежде всего", "кроме того", "главным образом", "в основном")):
            return 2
        return int(self._tokens[i].lower in CONNECTORS or self._tokens[i].text in ":–—")

    def _of_which(self, i: int) -> bool:
        """Whether a list goes on with "среди которых", "в числе которых" before nominatives."""
        return self._is_at(i, "среди которых", "в числе которых")

    def _of_them(self, i: int) -> bool:
        """Whether a list goes on with "среди них", "в их числе", in its own case or as a clause."""
        return self._is_at(i, "среди них", "в их числе")

    def _is_at(self, i: int, *phrases: str) -> bool:
        ahead = " ".join(t.lower for t in self._tokens[i : min(i + 3, self._last + 1)])
        return f"{ahead} ".startswith(tuple(f"{p} " for p in phrases))

    def _enumerates(self, phrase: Phrase, i: int) -> bool:
        """Whether a colon or dash after "ряд вопросов", "три темы" opens the list of them."""
        general = self._tokens[phrase.head].lemmas & labels.OPENERS or any(
            t.lemmas & labels.OPENERS for t in self._tokens[phrase.head : phrase.last + 1]
        )
        return bool(general) and i > phrase.last

    def _specifies(self, i: int) -> bool:
        """Whether a dash is followed by "прежде всего": "ситуацию – прежде всего, | поставки"."""
        return tuple(t.lower for t in self._tokens[i : i + 2]) in _ABOVE_ALL

    def _resumed(self, i: int, cases: frozenset[str]) -> int | None:
        """The item after ", а также", ", в том числе" or ", и" that closes an embedded clause."""
        for k in range(i, self._last - 1):
            if self._tokens[k].text != ",":
                continue
            if at := self._resuming(k + 1):
                return k + 1 + at
            if self._tokens[k + 1].lower == "и":
                phrase = self._nouns.phrase(k + 2, cases, self._last)
                if phrase is not None and not self._opens_clause(phrase):
                    return k + 2
        return None

    def _resuming(self, i: int) -> int:
        """How many tokens at ``i`` go on with a list after a clause; 0 for none."""
        here = [t.lower for t in self._tokens[i : i + 3]]
        return next((n for n in (3, 2, 1) if tuple(here[:n]) in _RESUMING and i + n <= self._last), 0)

    def _again(self, phrase: Phrase) -> Generator[Item, None, Phrase]:
        """ "взаимодействие в СНГ и в ОДКБ": yield what repeats the preposition; return all as one phrase."""
        at = next((k for k in range(phrase.head + 1, phrase.last) if self._tokens[k].lower in INNER), None)
        further = self._repeated(phrase, at) if at is not None else None
        while at is not None and further is not None:
            begin, last = further
            stem = labels.label(self._words, phrase.first, phrase.head, at - 1, phrase.cases)
            yield Item(f"{stem} {phrases.tidy(self._words.quote(begin, last))}", phrase.first, last)
            phrase = replace(phrase, last=last)
            further = self._repeated(phrase, at)
        return phrase

    def _repeated(self, phrase: Phrase, at: int) -> tuple[int, int] | None:
        """What repeats the preposition ``at``, of places also after a comma: "в Мали, | в Чаде"."""
        tokens = self._tokens
        i = self._past_clause(phrase.last + 1)
        begin = i
        while begin < self._last and tokens[begin].lower in (",", "и", "а", "также"):
            begin += 1
        joined = begin == i + 1 and tokens[i].lower == "и"
        if begin == i or begin + 1 > self._last or tokens[begin].lower not in INNER:
            return None
        again = tokens[begin].lower
        where = {again, tokens[at].lower} <= _WHERE and self._nouns.at_place(begin + 1)
        same = again in (tokens[at].lower, tokens[at].lower.removesuffix("о"))
        # "ситуация в Сирии | и вокруг Ирана", "в секторе Газа | и на юге Ливана"
        same = same or ({again, tokens[at].lower} <= _AROUND and bool(tokens[phrase.head].lemmas & _STATES))
        if not where and not (joined and same):
            return None
        step = self._nouns.prepositional(begin, self._last)
        if step is None:
            return None
        shared = phrases.attribute_run(self._words, begin + 1, self._last)  # "в Северном и Южном | регионах"
        head = (
            max(step[0], shared)
            if shared <= self._last and phrases.is_noun(self._tokens[shared])
            else step[0]
        )
        return begin, self._nouns.end(head, phrase.cases, self._last)[0]

    def _past_clause(self, i: int) -> int:
        """The "и" after a clause that opens at the comma ``i`` and closes with another; else ``i``."""
        if i >= self._last or self._tokens[i].text != "," or not self._nouns.embedded(i + 1):
            return i
        for k in range(i + 2, self._last - 1):
            if self._tokens[k].text == "," and self._tokens[k + 1].lower == "и":
                return k + 1
        return i
