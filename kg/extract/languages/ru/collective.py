"""States and bodies as parties: listed ones, those named by their kind, one for each of several states."""

from __future__ import annotations

from kg import gazetteer
from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.body_phrases import FACTIONS
from kg.extract.languages.ru.capitals import stands_for_state
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.posts import BODIES, POST_LEMMAS
from kg.extract.languages.ru.prepositions import PREPOSITION_CASES
from kg.extract.languages.ru.states import Adjectives, international
from kg.extract.parties import Party
from kg.extract.spans import Span, Spans
from kg.extract.words import Sentence, Token, Words

_NONE = frozenset[str]()
ALL_CASES = frozenset(("nom", "gen", "dat", "acc", "ins", "loc"))
_LEAD = words_of("posts", "lead")
_NO_PARTIES = words_of("posts", "no_parties")
_GATHERINGS = words_of("triggers", "conference", "noun", "nouns")
_EVENTS = _GATHERINGS.union(*(words_of("triggers", kind, "noun", "nouns") for kind in ("meeting", "visit")))

# Bodies of which no state has its own.
_PRIVATE = frozenset(("company", "ngo", "sport", "party"))

# Organs that unions have: "Контактная | группа Движения неприсоединения".
_ORGANS = frozenset(("группа", "комитет", "секретариат", "бюро", "комиссия", "совет"))


class Collectives:
    """Reads states and bodies as parties."""

    def __init__(self, words: Words, spans: Spans, adjectives: Adjectives) -> None:
        self._words = words
        self._spans = spans
        self._adjectives = adjectives

    def bare(
        self, kind: str, first: int, last: int, sentence: Sentence, *, body: str = "", country: str = ""
    ) -> Party:
        """Return a party of one kind over tokens [first, last], with its preposition and the cases that this
        leaves."""
        words = self._words
        quoted = kind == "body" and first > sentence.first and words.tokens[first - 1].text in phrases.QUOTES
        prep = phrases.preposition(words, first - quoted)  # "с | «Газпромом»"
        head = phrases.attribute_run(words, first, last) if kind == "body" else last
        named = phrases.concord(words.tokens[first], words.tokens[head]) if first < head <= last else _NONE
        cases = (
            named
            or phrases.noun_cases(words.tokens[last if kind != "body" else first])
            or phrases.noun_cases(words.tokens[first])
            or ALL_CASES
        )
        if prep:
            cases = cases & PREPOSITION_CASES[prep] or PREPOSITION_CASES[prep]
        return Party(first, last, first, kind, sentence.index, cases, prep, country=country, body=body)  # type: ignore[arg-type]

    def of_span(self, span: Span, sentence: Sentence) -> Party:
        """A body of the gazetteer as it is; one by its kind or from the tagger with its complements."""
        paired = self._paired(span, sentence)
        if paired is not None:
            return paired
        organ = self._of_union(span, sentence)
        if organ is not None:
            return organ
        if span.name and span.name[0].isupper():
            return self._listed(span, sentence)
        last = span.last
        if self._words.tokens[span.last].lemmas & BODIES or span.name:
            last = phrases.complement_end(
                self._words, self._spans, span.last, sentence.last, nested=POST_LEMMAS
            )
        shown, country = self._without_state(span, last)
        party = self.bare("body", span.first, last, sentence, country=span.country or country)
        party.body = self.name(span.first, shown)
        return self._described(party, sentence)

    def each_of(self, span: Span, sentence: Sentence) -> list[Party]:
        """ "МИД Словакии и Узбекистана": a body that every state has, one for each of several; else none."""
        entry = gazetteer.body(span.key)
        first = self._spans.at(span.last + 1)
        if entry is None or entry.kind != "generic" or span.country or first is None or first.kind != "state":
            return []
        states = [first]
        while states[-1].last + 2 <= sentence.last and self._joins(states[-1], sentence):
            following = self._spans.at(states[-1].last + 2)
            if following is None or following.kind != "state":
                break
            states.append(following)
        tokens = self._words.tokens
        if len(states) < 2 or not all("gen" in phrases.noun_cases(tokens[s.last]) for s in states):
            return []
        parties = [
            self.bare("body", span.first, states[-1].last, sentence, body=span.name, country=s.country)
            for s in states
        ]
        for party in parties:
            party.cases = phrases.noun_cases(tokens[span.first]) & party.cases or party.cases
        return parties

    def _joins(self, state: Span, sentence: Sentence) -> bool:
        """Whether another state follows in the list of one."""
        return state.last < sentence.last and self._words.tokens[state.last + 1].lower in (",", "и")

    def _described(self, party: Party, sentence: Sentence) -> Party:
        """A body with the adjective of its state before it: "катарская | UCC Holding"."""
        first = party.first - 1
        before = self._words.tokens[first] if first >= sentence.first else None
        countries = self._adjectives.countries(before) if before is not None else ()
        if before is None or len(countries) != 1 or party.country not in ("", countries[0]):
            return party
        party.first, party.country = first, countries[0]
        party.prep = phrases.preposition(self._words, first)
        ruled = PREPOSITION_CASES.get(party.prep, ALL_CASES)
        cases = before.cases("A") & ruled
        party.cases = cases & party.cases or cases or party.cases
        return party

    def _paired(self, span: Span, sentence: Sentence) -> Party | None:
        """A body of two sides, named after them: "Совет сотрудничества ЕС – Узбекистан"."""
        side = self._spans.at(span.last + 1)
        last = phrases.two_sides(self._words, self._spans, side, sentence.last) if side is not None else 0
        if side is None or last == side.last:
            return None
        party = self.bare("body", span.first, last, sentence)
        party.body = self.name(span.first, last)
        return party

    def _of_union(self, span: Span, sentence: Sentence) -> Party | None:
        """An organ with the body of several states that it is of, where every body can have one such:
        "Совет министров | ОИС", "Совет глав | государств-учредителей МФСА", "Контактная группа | ОИС"."""
        entry = gazetteer.body(span.key) if span.key else None
        if span.country or span.last >= sentence.last or (entry is not None and entry.kind != "generic"):
            return None
        named = self._words.tokens[span.first : span.last + 1]
        if "совет" not in named[0].lemmas and not named[-1].lemmas & _ORGANS:
            return None
        ways = (phrases.past_members(self._words, i, sentence.last) for i in (span.last, span.last + 1))
        start = next((i for i in ways if i is not None), span.last + 1)
        union = self._spans.at(start)
        if union is None or union.kind != "body" or union.last > sentence.last or not union.name:
            return None
        if union.last < sentence.last and self._words.tokens[union.last + 1].lower == "по":
            return None  # "Комиссия ООН | по правам ребенка"
        head = phrases.attribute_run(self._words, union.first, union.last)
        of = "gen" in phrases.noun_cases(self._words.tokens[head]) and international(union.name)
        party = self.bare("body", span.first, union.last, sentence) if of else None
        if party is not None:
            party.body = self.name(span.first, union.last)
        return party

    def _without_state(self, span: Span, last: int) -> tuple[int, str]:
        """The last token of a name without the state that closes it, and that state ('' when there is
        none)."""
        closing = self._spans.over(last)
        if closing is None or closing.kind != "state" or closing.first <= span.last:
            return last, ""
        joined = self._words.tokens[closing.first - 1].lower in ("и", ",", "между", "с")
        return (last, "") if joined else (closing.first - 1, closing.country)

    def _listed(self, span: Span, sentence: Sentence) -> Party:
        """A body of the gazetteer; one of a kind that every state has takes the state after or before it."""
        entry = gazetteer.body(span.key)
        if entry is not None and entry.kind == "generic" and self._goes_on(span, sentence):
            last = phrases.complement_end(self._words, self._spans, span.last, sentence.last)
            return self.bare("body", span.first, last, sentence, body=self.name(span.first, last))
        following = self._spans.at(span.last + 1)
        country, last = span.country, span.last
        if entry is not None and entry.kind == "generic" and not country:
            if following is not None and following.kind == "state" and following.last <= sentence.last:
                country, last = following.country, following.last
            elif span.first > sentence.first:
                countries = self._adjectives.countries(self._words.tokens[span.first - 1])
                country = countries[0] if len(countries) == 1 else ""
        elif entry is not None and country and entry.kind not in _PRIVATE:
            other = self._of_another(span, sentence)
            country, last = (other, span.last + 1) if other else (country, last)
        return self.bare("body", span.first, last, sentence, body=span.name, country=country)

    def _of_another(self, span: Span, sentence: Sentence) -> str:
        """The state behind a body that another one has by the same name: "Служба внешней разведки | Грузии"
        is not the Russian one; '' for none."""
        following = self._spans.at(span.last + 1)
        if following is None or following.kind != "state" or following.last > sentence.last:
            return ""
        genitive = following.first == following.last and "gen" in phrases.noun_cases(
            self._words.tokens[following.first]
        )
        return following.country if genitive and following.country != span.country else ""

    def name(self, first: int, last: int) -> str:
        """Return the nominative of a body over tokens [first, last]."""
        tokens = self._words.tokens
        nouns = (
            k for k in range(first, last + 1) if tokens[k].has("N") and not phrases.is_attribute(tokens[k])
        )
        return phrases.nominative(self._words, first, next(nouns, last), last)

    def _is_traffic(self, i: int, sentence: Sentence) -> bool:
        """Whether "движение" has no name, and is in the streets: "движение в центре было ограничено"."""
        tokens = self._words.tokens
        if tokens[i].capital or "движение" not in tokens[i].lemmas:
            return False
        before, after = tokens[max(i - 1, sentence.first)], tokens[min(i + 1, sentence.last)]
        return not (after.capital or after.text in phrases.QUOTES or phrases.is_attribute(before))

    def by_kind(self, i: int, floor: int, sentence: Sentence) -> list[Party]:
        """A body named by its kind: "Комитет по обороне", "парламент Ирана"; also "делегация во главе с
        ..."."""
        words = self._words
        gathering = not words.tokens[i].capital and words.tokens[i].lemmas & _GATHERINGS
        if words.tokens[i].lemmas & _NO_PARTIES or gathering or self._is_traffic(i, sentence):
            return []
        if self._is_deed(i, sentence) or self._is_of_faction(words.tokens[i]):
            return []
        first = phrases.first_attribute(words, i, floor)
        first += first < i and bool(words.tokens[first].lemmas & _LEAD)  # "возглавляющий | партию"
        last = phrases.complement_end(words, self._spans, i, sentence.last)
        country = ""
        for k in range(first, i):
            found = self._adjectives.countries(words.tokens[k])
            country = found[0] if len(found) == 1 else country
        closing = self._spans.over(last)
        end = last
        by_capitals = self._of_capitals(i, sentence)
        if by_capitals:
            return by_capitals
        paired = closing is not None and words.tokens[closing.first - 1].text in "–—-"
        if closing is not None and closing.kind == "state" and closing.first > i and not paired:
            listed = self._of_states(i, closing, sentence)
            if listed:
                return listed
            country, end = country or closing.country, closing.first - 1
        elif closing is not None and closing.kind == "body" and "делегация" in words.tokens[i].lemmas:
            country = country or closing.country  # "делегация | Верховной рады"
        party = self.bare("body", first, last, sentence, country=country)
        party.head = i
        party.cases = phrases.agreeing(words, first, i)
        if "делегация" in words.tokens[i].lemmas and first == i:  # "принял | делегации во главе с А и Б"
            party.cases |= phrases.noun_cases(words.tokens[i])
        named = first  # the state of "латвийская | компания «Волна»" is no part of its name
        while (
            named < i and not words.tokens[named].capital and self._adjectives.countries(words.tokens[named])
        ):
            named += 1
        named = named if country else first
        party.body = phrases.nominative(words, named, i, max(i, end), cases=party.cases)
        if country and party.body.lower() == "парламентская делегация":
            party.body = "парламент"  # "парламентская делегация Чили во главе со спикером"
        party.prep = phrases.preposition(words, first)
        return [party]

    def by_adjectives(self, i: int, floor: int, sentence: Sentence) -> list[Party]:
        """The states of several adjectives before one noun in the plural: "перуанская и чилийская |
        делегации"."""
        words, k = self._words, i - 1
        codes: list[str] = []
        while k >= max(floor, sentence.first):
            found = self._adjectives.countries(words.tokens[k])
            if len(found) != 1:
                break
            codes.insert(0, found[0])
            k -= 2
            if k < max(floor, sentence.first) or words.tokens[k + 1].lower not in (",", "и"):
                break
        plural = any(r.pos == "N" and r.number == "p" for r in words.tokens[i].readings)
        if len(set(codes)) < 2 or not plural:
            return []
        first = min(i - 2 * len(codes) + 1, phrases.first_attribute(words, i, max(floor, sentence.first)))
        prep = phrases.preposition(words, first)
        cases = frozenset(
            r.case for r in words.tokens[i].readings if r.pos == "N" and r.number == "p" and r.case
        )
        cases = cases & words.tokens[i - 1].cases("A") or cases
        ruled = cases & PREPOSITION_CASES[prep] or cases if prep else cases
        return [Party(first, i, i, "state", sentence.index, ruled, prep, country=c) for c in codes]

    def by_members(self, i: int, sentence: Sentence) -> Party | None:
        """The international body whose members act: "страны | ЕС согласовали", "страны | «шестерки»", not "в
        страны ЕС"."""
        marked = i < sentence.last and self._words.tokens[i + 1].text in phrases.QUOTES
        span, before = self._spans.at(i + 1 + marked), self._words.tokens[max(i - 1, sentence.first)]
        if span is None or span.kind != "body" or span.last > sentence.last or before.has("PREP"):
            return None
        body = self.of_span(span, sentence)
        if not international(body.body):
            return None
        cases = frozenset(r.case for r in self._words.tokens[i].readings if r.number == "p" and r.case)
        body.first, body.head, body.cases, body.prep = i, i, cases or body.cases, ""
        return body

    def _is_of_faction(self, token: Token) -> bool:
        """Whether somebody is one of those who are a side together: "боевик сдался"."""
        return bool(token.lemmas & FACTIONS) and all(r.number == "s" for r in token.readings if r.pos == "N")

    def _is_deed(self, i: int, sentence: Sentence) -> bool:
        """Whether "организация" is what somebody does: "организация грядущего визита"."""
        token = self._words.tokens[i]
        named = token.capital and i > sentence.first
        if "организация" not in token.lemmas or named or i == sentence.last:
            return False
        head = self._words.tokens[
            min(phrases.attribute_run(self._words, i + 1, sentence.last), sentence.last)
        ]
        return bool(head.lemmas & _EVENTS) and "gen" in head.cases("N")

    def _goes_on(self, span: Span, sentence: Sentence) -> bool:
        """Whether a field follows that makes another body of it: "Совет министров | обороны"."""
        if "министр" not in self._words.tokens[span.last].lemmas or span.last >= sentence.last:
            return False
        head = phrases.attribute_run(self._words, span.last + 1, sentence.last)
        field = self._words.tokens[min(head, sentence.last)]
        plain = phrases.is_noun(field) and not field.capital and self._spans.over(field.index) is None
        return plain and "gen" in field.cases("N") and not field.lemmas & POST_LEMMAS

    def _of_capitals(self, i: int, sentence: Sentence) -> list[Party]:
        """The states of "делегаций | Москвы и Киева"; one capital alone is read with the delegation."""
        first = self._spans.at(i + 1) if "делегация" in self._words.tokens[i].lemmas else None
        if first is None or not (first.kind == "place" and stands_for_state(first)):
            return []
        return self._of_states(i, first, sentence)

    def by_states(self, i: int, sentence: Sentence) -> list[Party]:
        """The states for which nameless people act who are of several: "дипломаты | Чили и Перу"."""
        words, first = self._words, self._spans.at(i + 1)
        states = self._listed_states(first, sentence) if first is not None and stands_for_state(first) else []
        case = frozenset(r.case for r in words.tokens[i].readings if r.pos == "N" and r.number == "p")
        several = len({s.country for s in states}) == len(states) > 1
        if not (case and several) or words.tokens[states[-1].first - 1].lower != "и":
            return []
        if not all("gen" in phrases.noun_cases(words.tokens[s.last]) for s in states):
            return []
        prep = phrases.preposition(words, phrases.first_attribute(words, i, sentence.first))
        ruled = case & PREPOSITION_CASES[prep] or case if prep else case
        last = states[-1].last
        return [Party(i, last, i, "state", sentence.index, ruled, prep, country=s.country) for s in states]

    def _listed_states(self, first: Span, sentence: Sentence) -> list[Span]:
        """A state, or the capital of one, with those that commas and "и" join to it."""
        states = [first]
        while states[-1].last + 2 <= sentence.last and self._joins(states[-1], sentence):
            following = self._spans.at(states[-1].last + 2)
            if following is None or not stands_for_state(following):
                break
            states.append(following)
        return states

    def _of_states(self, i: int, state: Span, sentence: Sentence) -> list[Party]:
        """ "правительства Узбекистана и Кувейта", "министерства культуры Чили и Перу": one body for each
        state."""
        words = self._words
        ministries = "министерство" in words.tokens[i].lemmas
        if not any(r.number == "p" for r in words.tokens[i].readings):
            return []
        if state.first != i + 1 and not ministries:
            return []
        states = self._listed_states(state, sentence)
        if len(states) < 2:
            return []
        singular = next((r.lemma for r in words.tokens[i].readings if r.pos == "N"), "")
        singular += f" {words.quote(i + 1, state.first - 1)}" if state.first > i + 1 else ""
        prep, cases, last = (
            phrases.preposition(words, phrases.first_attribute(words, i, sentence.first)),
            phrases.noun_cases(words.tokens[i]),
            states[-1].last,
        )
        if singular == "делегация":
            return [
                Party(i, last, i, "state", sentence.index, cases, prep, country=s.country) for s in states
            ]
        return [
            Party(i, last, i, "body", sentence.index, cases, prep, country=s.country, body=singular)
            for s in states
        ]
