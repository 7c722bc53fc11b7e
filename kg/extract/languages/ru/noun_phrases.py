"""Noun phrases of agendas in Russian: the head, and how far its complements go.

What shares the case of the list is a new item, what shares the case of a complement goes on inside the
phrase: "обсудили развитие торговли и транспорта, ситуацию в регионе" has two.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.extract.languages.ru import forms, labels, phrases
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.prepositions import PREPOSITION_CASES
from kg.extract.parties import Party
from kg.extract.spans import Span, Spans
from kg.extract.words import Sentence, Words

Step = tuple[int, frozenset[str]]

CONNECTORS = words_of("topics", "connectors")
INNER = words_of("topics", "prepositions")
_DATIVE = words_of("topics", "dative")
_MANNERS = words_of("topics", "manners")
_MANNER = words_of("topics", "manner")
_ADVERBS = words_of("topics", "adverbs")
_STANDING = words_of("topics", "standing")
_ATTRIBUTED = words_of("topics", "attributed")
_COMPLEMENTED = words_of("topics", "complemented")
_SITUATIONS = words_of("topics", "situations")
_OWN = words_of("topics", "own")
_COOPERATIONS = words_of("topics", "cooperations")
_INSTRUMENTAL = words_of("topics", "instrumental")
_COUNTABLE = words_of("topics", "countable")
_PEOPLE = words_of("topics", "people")
# The last item of a list has so many words at most.
_FURTHER = 8
_REGIONS = frozenset(
    ("регион", "мир", "страна", "зона", "область", "республика", "континент", "край", "город")
)
_ACTORS = ("person", "post", "pronoun", "group")
_MONTHS = words_of("triggers", "cues", "months")
_ABSTRACT = ("ние", "тие", "ство")  # their plural is rare: "расширения" is a genitive
_DEVERBAL = ("ция", "ия")  # feminines whose genitive is also their dative and locative
ACTIONS = ("ние", "тие", "ция", "сия", "вка", "тка", "льство", "дство")
_GEN, _INS, _DAT = frozenset(("gen",)), frozenset(("ins",)), frozenset(("dat",))
_DIRECT = frozenset(("nom", "acc"))  # "три завода", but "о трех заводах"
_NONE = frozenset[str]()
_BY_THEM = frozenset(("им", "ими", "ему", "ей", "ею", "нам", "нами"))
_THEIR = frozenset(("его", "ее", "её", "их"))


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens [first, last] with the head noun.

    ``cases`` are those of the list that it can stand in, ``inner`` those of its complements; ``omitted`` are
    token ranges that a label does without ("проходящей в Баку" before "конференции").
    """

    first: int
    head: int
    last: int
    cases: frozenset[str]
    inner: frozenset[str] = frozenset()
    omitted: tuple[tuple[int, int], ...] = ()


# What is named beside a state: "в Чили | и соседних странах".
_LANDS = words_of("vocabulary", "lands")


class NounPhrases:
    """Reads the noun phrases of one sentence. A limit is the last token that a phrase may reach."""

    def __init__(self, words: Words, spans: Spans, sentence: Sentence, parties: Sequence[Party]) -> None:
        self.words = words
        self._tokens = words.tokens
        self._spans = spans
        self.limit = sentence.last
        self.going_on = False  # whether the phrase that is read follows another of its list
        self._omitted: list[tuple[int, int]] = []
        self._parties = {p.first: p for p in parties if p.sentence == sentence.index}

    # -- where it begins --------------------------------------------------------------------------

    def phrase(self, i: int, cases: frozenset[str], limit: int) -> Phrase | None:
        """Return the phrase that starts at ``i``, complements included; None when none is in ``cases``."""
        party = self._parties.get(i)
        side_of_matter = party is not None and party.kind == "group" and not party.plural
        if party is not None and party.kind in _ACTORS and not side_of_matter:
            return None
        if i < limit and self._numeral(i, cases):
            i, cases = i + 1, _GEN if cases & _DIRECT else cases
        i += i < limit and self._tokens[i].lower in _THEIR
        if i < limit and phrases.is_degree(self._tokens[i], self._tokens[i + 1]):
            i += 1  # "о критически | важном сырье"
        i = self._past_participle(i, cases, limit)
        self._omitted = []
        head = self.head(i, cases, limit)
        if head is None:
            return None
        if self._tokens[head].text in phrases.QUOTES:
            return Phrase(i, head, phrases.quoted_end(self.words, head) or head, cases)
        found = phrases.agreeing(self.words, i, head) & cases or cases
        last, inner = self.end(head, cases, limit)
        return Phrase(i, head, last, found, inner, tuple(self._omitted))

    def head(self, i: int, cases: frozenset[str], limit: int) -> int | None:
        """Return the head noun of the phrase that starts at ``i`` in one of ``cases``, or None."""
        if i > limit:
            return None
        span = self._spans.at(i)
        if span is not None:
            return span.last if span.kind != "person" and self._fits(span, cases) else None
        if self._tokens[i].text in phrases.QUOTES:
            return self._quoted_head(i, cases, limit)
        if i < limit and self._numeral(i, cases):
            return self.head(i + 1, _GEN if cases & _DIRECT else cases, limit)
        head = phrases.attribute_run(self.words, i, limit)
        noun = head <= limit and phrases.is_noun(self._tokens[head])
        if noun and phrases.agreeing(self.words, i, head) & cases:
            return head if not forms.verbal(self._tokens[head]) else None
        return self.substantive(i, head, cases)

    def _quoted_head(self, i: int, cases: frozenset[str], limit: int) -> int | None:
        """The quotation, or the noun after one attribute in quotation marks: "«зеленой» энергетике"."""
        end = phrases.quoted_end(self.words, i)
        if end == i + 2 and end < limit and phrases.is_attribute(self._tokens[i + 1]):
            noun = self._tokens[end + 1]
            if phrases.is_noun(noun) and noun.cases("N") & self._tokens[i + 1].cases("A", "P") & cases:
                return end + 1
        return i if end is not None else None

    def _numeral(self, i: int, cases: frozenset[str]) -> bool:
        """ "три темы", "5 вопросов": what is counted stands in the genitive."""
        token = self._tokens[i]
        if token.shape == "number":
            return token.text.isdigit() and bool(cases & frozenset(("nom", "acc")))
        counts = bool(token.readings) and (token.readings[0].pos == "NUM" or token.lower == "несколько")
        return counts and bool(token.cases("NUM") & cases)

    def _fits(self, span: Span, cases: frozenset[str]) -> bool:
        own = phrases.noun_cases(self._tokens[span.first]) if span.first == span.last else _NONE
        return not own or bool(own & cases)

    def substantive(self, i: int, end: int, cases: frozenset[str]) -> int | None:
        """ "о происходящем в Сирии", "о будущем Европы", "обмен | осужденными": what stands for a noun in
        [i, end)."""
        for k in range(min(end, self.limit + 1) - 1, i - 1, -1):
            token = self._tokens[k]
            people = bool(token.lemmas & _PEOPLE)
            if any(r.pos == "P" and (people or r.gender == "n") and r.case in cases for r in token.readings):
                return k
            if phrases.is_noun(token) and token.cases("N") & cases:
                return k
        return None

    def _past_participle(self, i: int, cases: frozenset[str], limit: int) -> int:
        """ "проходящей в Баку конференции": where it goes on after a participle with complements."""
        start = self._participle_complement(i, limit)
        for k in range(start, min(i + 9, limit + 1)) if start else ():
            if self._tokens[k].shape == "number" and k < limit:
                continue
            if self._tokens[k].shape != "word" or self._tokens[k].lower == "и":
                return i
            if self._tokens[k - 1].lower in PREPOSITION_CASES:
                continue
            head = self.head(k, cases & self._tokens[i].cases("P", "A"), limit)
            if (
                head is not None
                and self._tokens[head].lemma != "год"
                and forms.agree(self._tokens[i], self._tokens[head], phrases.ATTRIBUTE)
            ):
                self._omitted.append((i, k - 1))
                return k
        return i

    def _participle_complement(self, i: int, limit: int) -> int:
        """Where the noun can follow at the earliest; 0 unless a participle with a complement is at ``i``."""
        if i > limit or i >= len(self._tokens):
            return 0
        dated = (
            i + 3 <= limit and self._tokens[i + 1].shape == "number" and self._tokens[i + 2].lemmas & _MONTHS
        )
        described = forms.participial(self._tokens[i]) or self._tokens[i].lemma in _COMPLEMENTED
        if dated and described:
            return i + 3  # "предстоящую 5 мая в Риме встречу"
        if i + 2 > limit or not described or self._tokens[i + 1].shape != "word":
            return 0
        agent = self._parties.get(i + 1) or self._parties.get(i + 2)
        if agent is not None and "ins" in agent.cases:
            return agent.last + 1
        if self._tokens[i + 1].lower in _BY_THEM:
            return i + 2  # "предоставляемых им | услуг"
        if self._tokens[i + 1].lower not in PREPOSITION_CASES:
            return 0
        step = self.prepositional(i + 1, limit)  # "удерживаемых с обеих сторон | лиц"
        return step[0] + 1 if step is not None else i + 3

    # -- how far it goes --------------------------------------------------------------------------

    def end(self, head: int, cases: frozenset[str], limit: int) -> Step:
        """Return the last token of the phrase and the cases that its complements stand in."""
        last, inner, closed = head, _NONE, False
        while last < limit:
            step = self._complement(last, limit)
            if step is None:
                step = self._joint(last, inner, cases, limit, closed) or self._clause(head, last, limit)
                closed = closed or self._tokens[last + 1].lower == "и"
            if step is None or step[0] > limit:
                break
            last, inner = step[0], inner | step[1]
        return last, inner

    def _complement(self, last: int, limit: int) -> Step | None:
        """One more complement: a genitive, a name, a quotation, a bracket, a prepositional attribute."""
        i = last + 1
        token = self._tokens[i]
        if token.text in phrases.QUOTES or token.text == "(":
            return self._enclosed(i, limit)
        if token.lower == "друг" and i < limit and self._tokens[i + 1].lower.startswith("друг"):
            return i + 1, _NONE  # "поддержка инициатив | друг друга"
        code = forms.code_end(self._tokens, i)  # "подготовка конференции | COP30"
        if code is not None:
            return code, _NONE
        if (after := forms.past_season(self._tokens, i, limit)) != i and (
            step := self._complement(after - 1, limit)
        ) is not None:
            self._omitted.append((i, after - 1))
            return step
        if (after := forms.past_years(self._tokens, i, limit)) != i:
            self._omitted.append((i, after - 1))  # "поставки газа | с будущего года"
            return after - 1, _NONE
        if token.lower in INNER and not self.outside(i):
            return self.prepositional(i, limit)
        if self._tokens[last].lemmas & _INSTRUMENTAL:
            head = self.head(i, _INS, limit)
            if head is not None:
                return head, _INS
        if self._tokens[last].lemmas & _DATIVE and i not in self._parties:
            head = self.head(i, _DAT, limit)
            if head is not None:
                return head, _DAT
        if token.readings and token.readings[0].pos == "NUM" and "gen" in token.cases("NUM"):
            return self._genitive(i + 1, limit) if i < limit else None
        return self._genitive(i, limit)

    def _enclosed(self, i: int, limit: int) -> Step | None:
        if self._tokens[i].text != "(":
            end = phrases.quoted_end(self.words, i)
        else:
            end = next((k for k in range(i + 1, min(i + 5, limit + 1)) if self._tokens[k].text == ")"), None)
        return (end, _NONE) if end is not None else None

    def _genitive(self, i: int, limit: int) -> Step | None:
        party, span = self._parties.get(i), self._spans.at(i)
        if party is not None and party.kind in ("person", "post"):
            of = "gen" in party.cases and not party.prep and not self._may_act(party)
            return (party.last, _GEN) if of else None
        if span is not None:
            return (self._route_end(span.last, limit), _GEN) if span.kind != "person" else None
        if self._tokens[i].lower in CONNECTORS or (party is not None and self._may_act(party)):
            return None
        if self._tokens[i].lower in _THEIR and i < limit:
            i += 1  # "расширение | его направлений"
        if self._tokens[i].lower in _ADVERBS and i < limit and forms.participial(self._tokens[i + 1]):
            i += 1
        head = self.head(self._past_participle(i, _GEN, limit), _GEN, limit)
        return (head, _GEN) if head is not None and not forms.functional(self._tokens[head]) else None

    def _route_end(self, last: int, limit: int) -> int:
        """The end of a route: "железная дорога Будапешт | – Белград – Ниш"."""
        while last + 2 <= limit and self._tokens[last + 1].text in "–—-":
            onward = self._spans.at(last + 2)
            if onward is None or onward.kind not in ("place", "state"):
                break
            last = onward.last
        return last

    def _may_act(self, party: Party) -> bool:
        """Whether a name or post after a noun can just as well be the subject of the clause."""
        first = self._tokens[party.first]
        if party.kind == "group":
            return "nom" in party.cases and not party.inner
        return "nom" in party.cases and (not first.readings or first.readings[0].case == "nom")

    def prepositional(self, at: int, limit: int) -> Step | None:
        """The attribute whose preposition is at ``at``: its last token and the cases that it stands in."""
        i = at + 1
        if i > limit:
            return None
        preposition = phrases.preposition(self.words, i)
        wanted = PREPOSITION_CASES.get(preposition, PREPOSITION_CASES["в"])
        party, span = self._parties.get(i), self._spans.at(i)
        if party is not None and party.kind in _ACTORS:
            return (party.last, wanted) if preposition == "между" else None
        if span is not None:
            own = phrases.noun_cases(self._tokens[span.last])
            return (span.last, forms.governed(wanted, own)) if span.kind != "person" else None
        code = forms.code_end(self._tokens, i)  # "подготовка к | COP30"
        if code is not None:
            return code, _NONE
        if self._tokens[i].shape == "number":
            return self.numbered(i, limit) if self._tokens[at].lower == "на" else None
        if i < limit and self._tokens[i].cases("NUM") & wanted:  # "между двумя странами"
            i += 1
        head = self.head(i, wanted, limit)
        if head is None:
            return None
        if self._tokens[head].text in phrases.QUOTES:  # "переговоры в | «тихоокеанском формате»"
            return phrases.quoted_end(self.words, head) or head, _NONE
        return head, forms.governed(wanted, phrases.agreeing(self.words, i, head))

    def at_place(self, i: int) -> bool:
        """Whether a place or state begins at ``i``."""
        span = self._spans.at(i)
        return span is not None and span.kind in ("place", "state")

    def numbered(self, i: int, limit: int) -> Step | None:
        """ "на 2025–2028 годы", not "на 15 процентов"; ``i`` is the first number."""
        end = forms.number_end(self._tokens, i, limit)
        return (end, _NONE) if self._tokens[end].lower.startswith("год") else None

    def outside(self, at: int) -> bool:
        """Whether a preposition opens a circumstance of the talk ("в ходе встречи", "на основе")."""
        follows = self._tokens[at + 1] if at < self.limit else None
        if follows is None or forms.is_circumstance(self._tokens[at].lower, follows.lemma):
            return True
        if self._tokens[at].lower == "в" and self._is_of_talk(at + 1):
            return True
        manner = self._tokens[min(at + 2, self.limit)]
        if follows.lemmas & _MANNERS and manner.lemmas & _MANNER:
            return True
        return self._tokens[at].lower in ("с", "в") and follows.lemma in ("тот", "этот", "акцент", "упор")

    def _is_of_talk(self, i: int) -> bool:
        """Whether a town is where somebody talks with somebody: "обсудит торговлю | в Риге с министром"."""
        town = self._spans.at(i)
        if town is None or town.kind != "place" or town.region or town.last >= self.limit:
            return False
        partner = self._parties.get(town.last + 2)
        people = partner is not None and partner.kind in ("person", "post")
        return people and self._tokens[town.last + 1].lower in ("с", "со")

    # -- "и", commas ------------------------------------------------------------------------------

    def _joint(
        self, last: int, inner: frozenset[str], cases: frozenset[str], limit: int, closed: bool
    ) -> Step | None:
        """ "и" or a comma that goes on inside the complement, and not with a new item of the list.

        ``closed``: an "и" has closed the enumeration inside, so that a form that fits the list is an item.
        """
        at, i = last + 1, last + 2
        if not inner or i > limit or self._tokens[at].lower not in ("и", ",", "или"):
            return None
        party, span = self._parties.get(i), self._spans.at(i)
        actor = party is not None and party.kind in _ACTORS
        if actor or self._tokens[i].lower in CONNECTORS or self.embedded(i):
            return None
        if span is not None:
            fits = span.kind != "person" and self._spans.over(last) is not None and self._fits(span, inner)
            return (span.last, _NONE) if fits else None
        head = self.head(self._past_participle(i, inner, limit), inner, limit)
        if head is None or forms.functional(self._tokens[head]) or not self.joins(head):
            return None
        if self._tokens[head].text in phrases.QUOTES:
            return self._joined_quotation(head, cases, inner, limit)
        possible = self._possible(i, head)
        until = self._omitted[-1] if self._omitted else (0, 0)
        over = self._spans.over(until[0] - 1 if until[1] == last else last)
        named = over is not None and over.kind in ("place", "state") and not self._tokens[head].capital
        if named and possible & cases and not self._tokens[head].lemmas & _LANDS:
            return None  # "о положении в Чили | и подготовке кадров"
        region = self._tokens[last].lemmas & _REGIONS and not self._tokens[head].lemmas & _REGIONS
        if region and possible & cases and "loc" in cases:
            return None  # "о ситуации в регионе, | вызовах безопасности"
        own = closed or self._is_item(head, possible, cases, inner, limit)
        own = own or (self._closes_list(i, head, limit) and self._tokens[at].lower == "и")
        if possible & cases and own and not self._goes_on_field(last, head, limit):
            return None
        return head, _NONE

    def _closes_list(self, i: int, head: int, limit: int) -> bool:
        """Whether "и" stands before the last of three items: "о торговле, открытии рейсов | и трудовой
        миграции", and not "о торговле, развитии транспорта и логистики".
        """
        beyond = self._tokens[head + 1 : min(head + _FURTHER, limit + 1)]
        last = next((k for k, t in enumerate(beyond) if t.text in ",.;:"), len(beyond))
        return self.going_on and head > i and not any(t.lower == "и" for t in beyond[:last])

    def _joined_quotation(
        self, i: int, cases: frozenset[str], inner: frozenset[str], limit: int
    ) -> Step | None:
        """ "роль ООН и «двадцатки»": a quotation goes on inside by the case of its noun."""
        noun = self._tokens[min(phrases.attribute_run(self.words, i + 1, limit), limit)]
        own = noun.cases("N")
        end = phrases.quoted_end(self.words, i)
        return (end, _NONE) if end is not None and own & inner and not own & cases else None

    def _goes_on_field(self, last: int, head: int, limit: int) -> bool:
        """Whether fields go on: "помощи в области торговли, | связи", "связей в торговле, | науке"."""
        near = self._tokens[max(0, last - 2) : last]
        if len(near) > 1 and near[1].lower in ("в", "во") and near[0].lemmas & labels.FIELDED:
            after = self._tokens[head + 1].lower if head < limit else ""
            return head == last + 2 and "loc" in self._tokens[head].cases("N") and after in (",", "и")
        bare = "gen" in self._tokens[head].cases("N") and head < limit
        return bare and any(t.lemma in labels.SPHERES for t in near) and self._tokens[head + 1].text == ","

    def joins(self, head: int) -> bool:
        """Whether a coordinated noun may go on inside; never a preposition."""
        return not self._tokens[head].has("PREP")

    def _possible(self, i: int, head: int) -> frozenset[str]:
        possible = phrases.agreeing(self.words, i, head)
        token = self._tokens[head]
        if token.lemma.endswith(_ABSTRACT) and token.lemma not in _COUNTABLE:
            possible &= frozenset(r.case for r in token.readings if r.pos == "N" and r.number == "s")
        return possible

    def _is_item(
        self, head: int, possible: frozenset[str], cases: frozenset[str], inner: frozenset[str], limit: int
    ) -> bool:
        """Of a form that fits the list and the complement alike: whether it looks like an item of its own.

        Where list and complement stand in the same case, every action with a complement is an item.
        """
        token = self._tokens[head]
        likely = next((r for r in token.readings if r.pos == "N" and r.case in possible), None)
        several = self._tokens[head - 2].lower in ("и", ",") and phrases.is_attribute(self._tokens[head - 3])
        if inner & cases and token.lemmas & _COOPERATIONS and several:
            return True  # "развития торговли, | политического и культурного взаимодействия"
        if token.lemmas & _STANDING or (likely is not None and likely.case in cases - inner):
            return True
        follows = self._complement(head, limit) if head < limit else None
        if inner & cases and follows is not None and token.lemmas & (_COOPERATIONS | _OWN):
            return True  # "развития торговли, | транзита грузов", "партнерства, | сотрудничества в связи"
        return token.lemma.endswith(ACTIONS if inner & cases else _DEVERBAL) and follows is not None

    # -- clauses ----------------------------------------------------------------------------------

    def embedded(self, i: int) -> bool:
        """Whether a relative or participial clause opens at ``i``."""
        token = self._tokens[i]
        following = self._tokens[i + 1] if i < self.limit else token
        if token.lower in ("где", "что", "когда") or "который" in (token.lemma, following.lemma):
            return True
        return token.shape == "word" and bool(token.readings) and token.readings[0].pos in ("P", "G")

    def _clause(self, head: int, last: int, limit: int) -> Step | None:
        """ "решений, принятых лидерами": the participle says which are meant."""
        i = last + 2
        if i > limit or self._tokens[last + 1].text != "," or not forms.participial(self._tokens[i]):
            return None
        if head == last and self._tokens[head].lemmas & _SITUATIONS:
            at = i + 1
            step = self.prepositional(at, limit) if at < limit and not self.outside(at) else None
            if step is not None and self._tokens[at].lower in INNER:
                self._omitted.append((last + 1, i))
                return step
        if not any(t.lemmas & _ATTRIBUTED for t in self._tokens[head : last + 1]):
            return None
        if i < limit and self._tokens[i + 1].lower in INNER and self.outside(i + 1):
            return None  # "договоренностей, | достигнутых в ходе визита"
        ends = (t.index - 1 for t in self._tokens[i : limit + 1] if t.text in ",.;:—–" or forms.verbal(t))
        end = next(ends, limit)
        fields = any(t.lemma in labels.SPHERES for t in self._tokens[i:end])
        return end, _GEN if fields else _NONE
