"""The parties of a Russian text: persons with their posts, posts alone, states, bodies, pronouns,
delegations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extract.languages.ru import (
    bans,
    capitals,
    demonyms,
    gapped_posts,
    last_named,
    people_listed,
    peoples,
    phrases,
    ranks_meant,
    second_posts,
    team_sides,
)
from kg.extract.languages.ru.appositions import DASHES
from kg.extract.languages.ru.capitals import stands_for_state
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.collective import Collectives
from kg.extract.languages.ru.holder_lists import state_in_brackets
from kg.extract.languages.ru.holders import Holders
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.posts import BODIES, COUNTED, is_calling, is_head
from kg.extract.languages.ru.prepositions import PREPOSITION_CASES
from kg.extract.languages.ru.pronouns import THAT_ONE
from kg.extract.languages.ru.states import Adjectives, international
from kg.extract.languages.ru.teams import GROUPED, Teams
from kg.extract.parties import Party
from kg.extract.spans import Span, Spans
from kg.extract.words import Sentence, Token, Words

_ACTING = frozenset(("исполняющий", "исполнять"))
# People whom a body sends without their names.
_EXPERTS = GROUPED | {"эксперт", "специалист"}
_PRONOUNS = frozenset(["он", "она", "они"])
_COUNTED = words_of("posts", "counted_alone")
_VISITORS = frozenset(("гость", "гостья"))
# "с | гостями из Чили", "с | переговорщиками из Лимы"
_COME_FROM = words_of("posts", "groups") & words_of("posts", "told_by_state")
_GATHERINGS = words_of("triggers", "conference", "noun", "nouns")
_GROUPS = words_of("posts", "groups")
_OF_TWO = words_of("posts", "groups_of_two")
# Who acts for his state alone where only its adjective is told: "перуанские и чилийские | дипломаты".
_ENVOYS = frozenset(("дипломат", "переговорщик", "чиновник", "эксперт", "парламентарий"))
_SENT = frozenset(("делегация", "сторона", "дипломат", "переговорщик", "чиновник", "представитель"))
# "страны | ЕС", which act as one.
_MEMBERS = frozenset(("страны", "государства", "страны-члены", "страны-участницы", "государства-члены"))
_OBLIQUE = frozenset(("gen", "dat", "acc", "ins", "loc"))
_RECEIVE = words_of("triggers", "meeting", "receive", "verbs")
_AUTHORITIES = frozenset(("руководство", "власть"))
_LAWMAKERS = frozenset(("конгрессмен", "сенатор", "депутат", "парламентарий"))
_ADDRESSES = words_of("posts", "addresses")
_DAYS = words_of("triggers", "cues", "days") | words_of("triggers", "cues", "months")
_TELLING = words_of("statements", "saying") | words_of("statements", "reporting")
_TAKE = frozenset(("принять", "принимать"))
# Whoever acts is called by a post, by his people or by one of these.
_ACTORS = (
    _EXPERTS
    | _PRONOUNS
    | _COUNTED
    | THAT_ONE
    | ranks_meant.ALONE
    | last_named.ORDER
    | _GROUPS
    | _OF_TWO
    | _ENVOYS
    | _SENT
    | team_sides.LANDS
    | _MEMBERS
    | _AUTHORITIES
    | BODIES
)


# "в Риме, где | тот находится с визитом"
# "Его | вечером принял премьер", "Его | первым делом принял премьер"
_WHEN = frozenset(("утром", "вечером", "днем", "днём", "ночью", "осенью", "весной", "летом", "первым делом"))
_OFTEN_BEFORE = frozenset(
    ("накануне", "вчера", "сегодня", "затем", "потом", "вскоре", "позже", "тогда", "теперь")
)
_OPENS_THAT = frozenset(("что", "а", "и", "где", "куда", "когда", "пока", "как"))


# "Все трое | затем вновь встретились"
_ADVERBS = 3


class ActorReader:
    """Reads the parties of a text, sentence by sentence, in order."""

    def __init__(self, words: Words, spans: Spans, adjectives: Adjectives) -> None:
        self._words = words
        self._spans = spans
        self._holders = Holders(words, spans, adjectives)
        self._collectives = Collectives(words, spans, adjectives)
        self._teams = Teams(words, spans, adjectives, self._collectives)
        self._adjectives = adjectives
        self._bans = bans.has_any(words)

    def read(self) -> list[Party]:
        """Return the parties in the order of the text; heads of delegations stand for their delegations."""
        out: list[Party] = []
        for sentence in self._words.sentences:
            found = list(self._sentence(sentence))
            found += self._capitals(sentence, found)
            talking = list(peoples.acting(self._words, self._spans, sentence))
            of_peoples = {p.first for p in talking}
            found = [*talking, *(p for p in found if p.first not in of_peoples)]
            found.sort(key=lambda p: p.first)
            found = [p for p in found if not (self._bans and bans.is_inside(self._words, p.first))]
            found = [p for p in self._holders.joined(found) if not self._is_said_of_name(p)]
            found = second_posts.share(self._words, found)
            found = second_posts.attach(self._words, self._spans, found)
            gapped_posts.fill(self._words, self._adjectives, found)
            self._teams.lead(found)
            people_listed.stand_for(self._words, self._spans, self._adjectives, found)
            self._hold_alone(found)
            self._bracketed(found, sentence)
            self._elected_in(found)
            second_posts.send(self._words, found)
            for n, party in enumerate(found):
                party.inner = party.inner or self._is_complement(party) or self._is_source(party)
                party.inner = party.inner or (n > 0 and self._is_joined(found[n - 1], party))
                party.inner = party.inner or (party.kind == "state" and self._is_of_town(party))
            out += found
        return out

    def _is_said_of_name(self, party: Party) -> bool:
        """Whether a calling or a group only describes who is named before it: "Иван Петров, | дипломат,"."""
        tokens, i = self._words.tokens, party.first - 1
        calling = party.kind == "group" or is_calling(tokens[party.head])
        if party.person_span is not None or party.plural or not calling or i < 1:
            return False
        while i > 0 and tokens[i].has("A", "P") and tokens[i].sentence == tokens[party.first].sentence:
            i -= 1
        name = self._spans.over(i - 1) if tokens[i].text == "," else None
        closed = party.last + 1 < len(tokens) and tokens[party.last + 1].text in (",", ".")
        return name is not None and name.kind == "person" and closed

    def _bracketed(self, parties: Sequence[Party], sentence: Sentence) -> None:
        """The state in brackets after a bare name is whom he acts for: "участвуют Иван Серов | (Россия)"."""
        for party in parties:
            bare = party.kind == "person" and party.capacity is None
            found = state_in_brackets(self._words, self._spans, party.last + 1, sentence) if bare else None
            if found is not None:
                party.country = party.country or found[1]
                for state in (p for p in parties if party.last < p.first <= found[0]):
                    state.inner = True

    def _elected_in(self, parties: Sequence[Party]) -> None:
        """The state from which a lawmaker is, told behind his name: "конгрессмен Иван Серов | из США"."""
        for party in parties:
            held, after = party.capacity, self._words.tokens[party.last + 1 : party.last + 2]
            if held is None or held.country or held.organization or party.person_span is None:
                continue
            state = self._spans.at(party.last + 2) if after and after[0].lower == "из" else None
            if state is not None and state.kind == "state" and held.position.lower() in _LAWMAKERS:
                held.country = party.country = state.country

    def _capitals(self, sentence: Sentence, found: Sequence[Party]) -> list[Party]:
        """The states meant by their capitals, where nobody is read there yet."""
        taken = {i for p in found for i in range(p.first, p.last + 1)}
        read = (self._words, self._spans, sentence)
        return [p for p in (*capitals.acting(*read), *capitals.represented(*read)) if p.first not in taken]

    def _hold_alone(self, parties: Sequence[Party]) -> None:
        """A post that only one person holds is in the singular: "главы Ивана Петрова" is no nominative."""
        heads = [p.head for p in parties]
        for party in parties:
            acting = self._words.tokens[party.first].lemmas & _ACTING
            single_holder = party.capacity is not None and heads.count(party.head) == 1
            if party.kind == "person" and single_holder and not acting:
                readings = self._words.tokens[party.head].readings
                single = frozenset(r.case for r in readings if r.pos == "N" and r.number == "s" and r.case)
                if self._received(party):  # "принял | делегации во главе с А и Б"
                    continue
                if party.cases <= self._words.tokens[party.head].cases("N"):  # else "и.о. главы"
                    party.cases = (party.cases & single) or party.cases

    def _received(self, party: Party) -> bool:
        """Whether delegations, of which the first is this, follow a verb of receiving."""
        head, before = self._words.tokens[party.head], self._words.tokens[max(party.first - 1, 0)]
        several = any(r.number == "p" and r.case == "acc" for r in head.readings)
        return (
            several
            and "делегация" in head.lemmas
            and bool(before.lemmas & _RECEIVE)
            and before.has("V", "PS")
        )

    def _is_joined(self, before: Party, party: Party) -> bool:
        """Whether a state is joined to one that belongs to a noun or is a place: "саммит США | и КНДР", "в
        Кении | и Бурунди"."""
        between = self._words.tokens[before.last + 1 : party.first]
        states = before.kind == party.kind == "state" and not party.prep
        of_noun = before.inner and "gen" in party.cases
        at_place = before.prep in ("в", "во", "на") and bool(before.cases & party.cases)
        return states and [t.lower for t in between] == ["и"] and (of_noun or at_place)

    def _is_of_town(self, party: Party) -> bool:
        """Whether a state only says where a town is: "в Стамбуле, | Турецкая Республика, министр провел"."""
        comma = party.first - 1
        town = self._spans.over(comma - 1) if comma > 0 and self._words.tokens[comma].text == "," else None
        after = self._words.tokens[min(party.last + 1, len(self._words.tokens) - 1)].text
        return town is not None and town.kind == "place" and town.country == party.country and after == ","

    def _is_source(self, party: Party) -> bool:
        """Whether somebody only tells what the sentence reports: "По словам | посла А, лидеры обсудят", ",
        сообщает | агентство,"."""
        near = self._words.tokens[max(party.first - 2, 0) : party.first]
        if party.kind == "body" and len(near) == 2 and near[0].text == "," and near[1].lemmas & _TELLING:
            return True
        if self._tells_headline(party):
            return True
        before = [t.lower for t in near]
        return before in (["по", "словам"], ["по", "мнению"], ["по", "данным"]) and party.kind != "pronoun"

    def _tells_headline(self, party: Party) -> bool:
        """Whether a headline ends with who tells it: "Президент Чили посетит Рим — | глава МИД"."""
        tokens, sentence = self._words.tokens, self._words.sentences[party.sentence]
        titled = sentence.paragraph < 0 and party.last == sentence.last and party.first > sentence.first + 1
        if not titled or tokens[party.first - 1].text not in DASHES:
            return False
        return any(finite(t) for t in tokens[sentence.first : party.first - 1])

    def _is_complement(self, party: Party) -> bool:
        """Whether a state or body follows a noun directly, so that it belongs to that noun: "сессия
        ЮНЕСКО"."""
        single = party.first == party.last and bool(self._words.tokens[party.first].lemmas & _GROUPS)
        if party.kind not in ("state", "body", "group") or party.prep or party.first == 0 or single:
            return False
        if party.cases and "gen" not in party.cases:  # "В тот день | делегация посетила"
            return False
        before = self._words.tokens[party.first - 1]
        if before.lemmas & _DAYS:  # "В среду | МИД Чили посетила делегация"
            return False
        if "nom" in party.cases and self._has_nobody(before):  # "приняли участие | делегации Чили и Перу"
            return False
        return (
            before.sentence == party.sentence
            and before.shape == "word"
            and bool(before.readings)
            and before.readings[0].pos == "N"
        )

    def _has_nobody(self, noun: Token) -> bool:
        """Whether nobody belongs to a noun: that of "принять участие", a town."""
        verb = self._words.tokens[noun.index - 1] if noun.index else noun
        town = self._spans.over(noun.index)
        if noun.capital and town is not None and town.kind == "place" and verb.lower in ("в", "во"):
            return True  # but "в столице | Чили"
        return noun.lower == "участие" and bool(verb.lemmas & _TAKE)

    def _sentence(self, sentence: Sentence) -> Iterator[Party]:
        i, floor = sentence.first, sentence.first
        while i <= sentence.last:
            found = self._party_at(i, floor, sentence)
            if found:
                yield from found
                i = floor = max(max(p.last for p in found), i) + 1
            else:
                span = self._spans.over(i)
                i = span.last + 1 if span is not None else i + 1

    def _party_at(self, i: int, floor: int, sentence: Sentence) -> list[Party]:
        if (span := self._spans.at(i)) is not None:
            return self._of_span(span, sentence)
        token = self._words.tokens[i]
        lemma = token.lemma
        named = lemma in _ACTORS or not _ACTORS.isdisjoint(token.lemmas)
        if token.shape != "word" or not (named or is_head(token) or demonyms.country(token)):
            return []  # most words
        if sides := self._acting(i, floor, sentence):
            return sides
        if token.lemmas & _OF_TWO and self._are_both(i, floor):
            return [self._both(i, sentence)]
        if lemma in _EXPERTS and (experts := self._experts(i, floor, sentence)) is not None:
            return [experts]
        several = lemma in _GROUPS and all(r.number == "p" for r in token.readings if r.pos == "N")
        if is_head(token) and not several:
            return self._holders.of_post(i, floor, sentence)
        if lemma in _PRONOUNS and token.has("PRO") and not self._is_possessive(i, sentence):
            party = self._collectives.bare("pronoun", i, i, sentence)
            party.plural = lemma == "они"
            party.cases = token.cases("PRO")
            if (each := phrases.each_of(self._words, i, floor)) is not None:
                party.first, party.cases = each, self._words.tokens[each].cases("A", "PRO")
                party.prep = phrases.preposition(self._words, each)
            return [party]
        if token.lemma in _COUNTED and self._stands_alone(token, sentence):
            party = self._collectives.bare("pronoun", i, i, sentence)
            party.plural, party.cases = True, token.cases("NUM")
            self._govern(party, sentence)
            return [party]
        if token.lower in THAT_ONE and self._is_that_one(token, sentence):
            party = self._collectives.bare("pronoun", i, i, sentence)
            party.cases = frozenset(("nom",))
            return [party]
        if last_named.stands_alone(self._words, token, sentence):
            party = self._collectives.bare("pronoun", i, i, sentence)
            party.cases = token.cases("A") & (
                PREPOSITION_CASES[party.prep] if party.prep else token.cases("A")
            )
            return [party]
        if ranks_meant.stands_alone(self._words, i, sentence.last):
            return self._group(i, floor, sentence)
        if lemma in _GROUPS and token.has("N") and token.readings[0].pos == "N":
            return self._group(i, floor, sentence)
        if (people := demonyms.country(token)) and not self._describes(i, sentence):
            party = self._collectives.bare("group", i, i, sentence)
            party.plural = all(r.number == "p" for r in token.readings if r.lemma == lemma)
            party.country = people
            self._govern(party, sentence)
            return [party]
        if token.lemmas & _AUTHORITIES and token.readings[0].pos == "N":
            return self._authorities(i, floor, sentence)
        if token.lemmas & BODIES and token.readings and token.readings[0].pos == "N":
            return self._collectives.by_kind(i, floor, sentence)
        return []

    def _of_span(self, span: Span, sentence: Sentence) -> list[Party]:
        """Who acts under a name."""
        if span.kind == "person":
            return [self._holders.of_name(span, sentence)]
        if span.kind == "state":
            return [self._collectives.bare("state", span.first, span.last, sentence, country=span.country)]
        if span.kind == "body":
            each = self._collectives.each_of(span, sentence)
            return each or [self._collectives.of_span(span, sentence)]
        return []

    def _group(self, i: int, floor: int, sentence: Sentence) -> list[Party]:
        """ "стороны", "чилийские | гости", "делегация"; none where they are only counted."""
        token = self._words.tokens[i]
        if (self._words.tokens[i - 1].shape == "number" and i > floor) or self._attends(i, sentence):
            return []  # "приехали 19 | делегаций": whoever they are
        party = self._collectives.bare("group", i, i, sentence)
        several = any(r.number == "p" for r in token.readings if r.lemma == token.lemma)
        party.plural = several and token.lemma not in _VISITORS
        self._govern(party, sentence)
        before = self._adjectives.countries(self._words.tokens[i - 1]) if i > floor else ()
        party.country = before[0] if len(before) == 1 else self._of_people(i, sentence)
        if token.lemma in _COME_FROM and not party.country and (state := self._from_state(i, sentence)):
            party.country, party.last = state.country, state.last
        first = phrases.first_attribute(self._words, i, floor)
        side = "сторона" in token.lemmas and not party.plural and bool(party.country)
        if side and phrases.preposition(self._words, first) == "с" and "ins" in token.cases("N"):
            # "провел переговоры с | перуанской стороной": with whom exactly is not told
            return [replace(party, kind="state", first=first, prep="с", cases=frozenset(("ins",)))]
        return [party]

    def _are_both(self, i: int, floor: int) -> bool:
        return i > floor and self._words.tokens[i - 1].lemma in ("оба", "обе")

    def _both(self, i: int, sentence: Sentence) -> Party:
        """ "оба | политика", "обоих | гостей": the two told before, in the case of the numeral."""
        party = self._collectives.bare("group", i - 1, i, sentence)
        party.head, party.plural = i, True
        party.cases = COUNTED.get(self._words.tokens[i - 1].lower, frozenset(("nom",)))
        party.prep = phrases.preposition(self._words, i - 1)
        return party

    def _attends(self, i: int, sentence: Sentence) -> bool:
        """Whether a participant is one of a gathering, whoever that is: "встречи с | участниками саммита"."""
        words, first = self._words, phrases.first_attribute(self._words, i, sentence.first)
        if words.tokens[i].lemma != "участник" or phrases.preposition(words, first) != "с":
            return False
        head = words.tokens[min(phrases.attribute_run(words, i + 1, sentence.last), sentence.last)]
        return bool(head.lemmas & _GATHERINGS) and "gen" in head.cases("N")

    def _from_state(self, i: int, sentence: Sentence) -> Span | None:
        """The state from which a guest is said to be: "с | гостем из Казахстана", "с | гостями из Пекина"."""
        span = self._spans.at(i + 2) if i + 2 <= sentence.last else None
        comes = span is not None and self._words.tokens[i + 1].lower == "из"
        return span if comes and span is not None and stands_for_state(span) else None

    def _describes(self, i: int, sentence: Sentence) -> bool:
        """Whether a word for one of a people only says what somebody is who is named beside it, or is one of
        several that are counted: "австриец | Ханс Берг", "трое казахстанцев", "молодые поляки"."""
        named = self._spans.at(i + 1) if i < sentence.last else None
        before = self._words.tokens[i - 1] if i > sentence.first else None
        counted = before is not None and (before.shape == "number" or before.has("NUM", "A"))
        return counted or (named is not None and named.kind == "person")

    def _stands_alone(self, token: Token, sentence: Sentence) -> bool:
        """Whether "оба" or "трое" stands for those told before: "| Обоих принял президент", "Затем | обе
        вышли"."""
        following = self._words.tokens[token.index + 1 : min(token.index + _ADVERBS, sentence.last) + 1]
        after = next((t for t in following if not (t.readings and t.readings[0].pos == "AV")), None)
        if after is not None and token.lemma == "оба" and after.lower in PREPOSITION_CASES:
            return after.lower != "из"  # "призвал | обоих к сдержанности", but not "оба | из них"
        return after is None or finite(after) or after.lower in ("также", "тоже") or after.shape == "mark"

    def _is_that_one(self, token: Token, sentence: Sentence) -> bool:
        """Whether "тот", "та" stand for somebody who acts: "Президент принял министра. | Тот передал"."""
        tokens = self._words.tokens
        at = token.index
        while at > sentence.first and tokens[at - 1].lower in _OFTEN_BEFORE:
            at -= 1  # "пригласил министра, и накануне | тот прибыл"
        before = tokens[at - 1] if at > sentence.first else None
        after = tokens[min(token.index + 1, sentence.last)]
        opens = before is None or before.text in ",;:–—" or before.lower in _OPENS_THAT
        return opens and finite(after) and any(r.number == "s" for r in after.readings[:1])

    def _acting(self, i: int, floor: int, sentence: Sentence) -> list[Party]:
        """The states or the union for which nameless people or members act: "перуанские и чилийские |
        дипломаты", "страны ЕС"."""
        token = self._words.tokens[i]
        if token.lemmas & _SENT and (sides := self._collectives.by_adjectives(i, floor, sentence)):
            return sides
        if token.lemmas & _ENVOYS and (sides := self._collectives.by_states(i, sentence)):
            return sides
        if token.lemmas & team_sides.TEAMS:
            found = team_sides.sides(self._words, self._spans, self._collectives, i, sentence)
            if found := found or team_sides.of_two(self._words, self._spans, i, sentence):
                return found
        if token.lemmas & team_sides.LANDS and (
            found := team_sides.between(self._words, self._spans, i, sentence)
        ):
            return found
        members = self._collectives.by_members(i, sentence) if token.lower in _MEMBERS else None
        return [members] if members is not None else []

    def _experts(self, i: int, floor: int, sentence: Sentence) -> Party | None:
        """The international body for which nameless people come: "с рабочей | группой экспертов ВОЗ"."""
        tokens, end = self._words.tokens, i
        while (
            end < sentence.last and tokens[end + 1].lemma in _EXPERTS and "gen" in tokens[end + 1].cases("N")
        ):
            end += 1
        several = any(r.number == "p" for r in tokens[end].readings) or tokens[i].lemma in GROUPED
        span = self._spans.at(end + 1)
        if not several or span is None or span.kind != "body" or span.country or span.last > sentence.last:
            return None
        party = self._collectives.of_span(span, sentence)
        if not international(party.body) or self._spans.at(party.last + 1) is not None:
            return None
        party.first = phrases.first_attribute(self._words, i, floor)
        party.head, party.cases = i, phrases.agreeing(self._words, party.first, i)
        party.prep = phrases.preposition(self._words, party.first)
        return party

    def _govern(self, group: Party, sentence: Sentence) -> None:
        """Give a group the preposition before its adjective, and the cases that this leaves: "с чилийской
        | стороны" acts in no sentence, nor does that of "по приглашению чилийской | стороны"."""
        first = phrases.first_attribute(self._words, group.first, sentence.first)
        if first < group.first:
            group.cases = group.cases & phrases.agreeing(self._words, first, group.first) or group.cases
            group.plural = group.plural and any(r.number == "p" for r in self._words.tokens[first].readings)
        prep = phrases.preposition(self._words, first)
        if prep:
            ruled = group.cases & PREPOSITION_CASES[prep]
            group.prep, group.cases = prep, ruled or group.cases & _OBLIQUE or group.cases

    def _of_people(self, i: int, sentence: Sentence) -> str:
        """The state of those of whom a delegation is: "делегация | белорусских парламентариев"."""
        if "делегация" not in self._words.tokens[i].lemmas or i == sentence.last:
            return ""
        countries = self._adjectives.countries(self._words.tokens[i + 1])
        return countries[0] if len(countries) == 1 and "gen" in self._words.tokens[i + 1].cases("A") else ""

    def _authorities(self, i: int, floor: int, sentence: Sentence) -> list[Party]:
        """ "руководство Ирана", "белорусское руководство": the state, which they act for."""
        parties = [p for p in self._collectives.by_kind(i, floor, sentence) if p.country]
        for party in parties:
            party.kind, party.body = "state", ""
        return [p for p in parties if p.prep != "под"]

    def _is_possessive(self, i: int, sentence: Sentence) -> bool:
        """Whether "его", "ее", "их" belongs to the noun after it: "его сирийский коллега"."""
        tokens = self._words.tokens
        if tokens[i].lower not in ("его", "ее", "её", "их") or i == sentence.last:
            return False
        following = tokens[i + 1]
        if following.lemmas & _ADDRESSES:
            return True
        said = f"{following.lower} {tokens[min(i + 2, sentence.last)].lower}"
        if following.lower in _WHEN or said in _WHEN:
            return False
        if tokens[i - 1].lemmas & _RECEIVE and tokens[i - 1].has("V") and i > sentence.first:
            host = tokens[min(phrases.attribute_run(self._words, i + 1, sentence.last), sentence.last)]
            if is_head(host) and host.cases("N") == frozenset(("nom",)):
                return False  # "Принял | его президент Чили А"
        return phrases.is_attribute(following) or (
            phrases.is_noun(following) and not following.capital and following.readings[0].pos == "N"
        )
