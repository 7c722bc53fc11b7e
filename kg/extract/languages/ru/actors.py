"""The parties of a Russian text: persons with their posts, posts alone, states, bodies, pronouns,
delegations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extract.languages.ru import bans, capitals, phrases, second_posts
from kg.extract.languages.ru.appositions import DASHES
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.collective import Collectives
from kg.extract.languages.ru.holder_lists import state_in_brackets
from kg.extract.languages.ru.holders import Holders
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.posts import BODIES, is_calling, is_head
from kg.extract.languages.ru.prepositions import PREPOSITION_CASES
from kg.extract.languages.ru.states import Adjectives, international
from kg.extract.parties import Party
from kg.extract.spans import Spans
from kg.extract.words import Sentence, Token, Words

_ACTING = frozenset(("исполняющий", "исполнять"))
_TEAMS = ("делегация", "миссия")
# "группа депутатов сейма Латвии | во главе с": so many words at most stand between people and who leads them.
_TEAM_WORDS = 10
_PEOPLE = words_of("posts", "led_people")
_GROUPED = frozenset(("группа", "команда", "депутация"))
# People whom a body sends without their names.
_EXPERTS = _GROUPED | {"эксперт", "специалист"}
_PRONOUNS = frozenset(["он", "она", "они"])
_GROUPS = words_of("posts", "groups")
_OBLIQUE = frozenset(("gen", "dat", "acc", "ins", "loc"))
_RECEIVE = words_of("triggers", "meeting", "receive", "verbs")
# Posts of a body and not of a state: "делегация Сената во главе с | председателем".
_OF_BODIES = words_of("posts", "of_bodies")
_AUTHORITIES = frozenset(("руководство",))

_DAYS = words_of("triggers", "cues", "days") | words_of("triggers", "cues", "months")
_TELLING = words_of("statements", "saying") | words_of("statements", "reporting")
_HEAD = words_of("posts", "lead") - {"руководить"}


class ActorReader:
    """Reads the parties of a text, sentence by sentence, in order."""

    def __init__(self, words: Words, spans: Spans, adjectives: Adjectives) -> None:
        self._words = words
        self._spans = spans
        self._holders = Holders(words, spans, adjectives)
        self._collectives = Collectives(words, spans, adjectives)
        self._adjectives = adjectives
        self._bans = bans.has_any(words)

    def read(self) -> list[Party]:
        """Return the parties in the order of the text; heads of delegations stand for their delegations."""
        out: list[Party] = []
        for sentence in self._words.sentences:
            found = list(self._sentence(sentence))
            found += self._capitals(sentence, found)
            found.sort(key=lambda p: p.first)
            found = [p for p in found if not (self._bans and bans.is_inside(self._words, p.first))]
            found = [p for p in self._holders.joined(found) if not self._is_said_of_name(p)]
            found = second_posts.share(self._words, found)
            found = second_posts.attach(self._words, self._spans, found)
            self._lead_in_turn(found)
            self._lead_delegations(found)
            self._lead_groups(found)
            self._group(found)
            self._hold_alone(found)
            self._bracketed(found, sentence)
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

    def _capitals(self, sentence: Sentence, found: Sequence[Party]) -> list[Party]:
        """The states meant by their capitals, where nobody is read there yet."""
        taken = {i for p in found for i in range(p.first, p.last + 1)}
        return [p for p in capitals.acting(self._words, self._spans, sentence) if p.first not in taken]

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
        return (
            before.sentence == party.sentence
            and before.shape == "word"
            and bool(before.readings)
            and before.readings[0].pos == "N"
        )

    def _lead_in_turn(self, parties: Sequence[Party]) -> None:
        """ "делегации Чили и Перу во главе с А и Б", "делегации Чили и Перу возглавили А и Б": each of two
        delegations takes the name of its head."""
        for n in range(len(parties) - 3):
            a, b, first, second = parties[n : n + 4]
            teams = a.head == b.head and a.kind == b.kind == "state"
            if not teams or self._words.tokens[a.head].lemma not in _TEAMS:
                continue
            opener = self._words.tokens[a.last + 1 : first.first]
            joint = [t.lower for t in self._words.tokens[first.last + 1 : second.first]]
            named = first.person_span is not None and second.person_span is not None
            if not named or not _opens_heads(opener, first) or joint != ["и"]:
                continue
            for team, head in ((a, first), (b, second)):
                team.person_span, team.capacity, team.kind = head.person_span, head.capacity, "person"
                team.name_cases, head.inner, head.prep = head.cases, True, "во-главе"
                if head.capacity is not None:
                    head.capacity.country = head.capacity.country or team.country

    def _lead_delegations(self, parties: list[Party]) -> None:
        """ "делегация парламента во главе с X", "возглавляемая X": the delegation takes the name, the head is
        inner."""
        for index, party in enumerate(parties):
            if party.kind not in ("body", "state") or self._words.tokens[party.head].lemma not in _TEAMS:
                continue
            sent = party.kind == "state"
            party.kind = "group" if not sent else "state"
            for head in parties[index + 1 : index + 4]:
                between = " ".join(t.lower for t in self._words.tokens[party.last + 1 : head.head])
                if head.person_span is None and between.endswith("во главе с"):
                    head.inner = True  # "делегации Чили во главе с | премьером"
                    break
                if head.person_span is not None and any(
                    c in between for c in ("во главе с", "возглав", "под руководством")
                ):
                    party.person_span, party.capacity, party.kind = head.person_span, head.capacity, "person"
                    head.inner, head.prep = True, "во-главе"
                    led = "возглавляет" in between or "возглавил" in between  # who leads is a subject
                    ruled = frozenset(("gen",)) if "под руководством" in between else frozenset(("ins",))
                    party.name_cases = frozenset(("nom",)) if led else head.cases or ruled
                    self._lend_country(party, head)
                    if head.capacity is None:
                        self._represent(party)
                        party.kind = "person"
                    gap = self._words.tokens[party.last + 1 : head.first]
                    if led or not any(finite(t) for t in gap):  # "делегация, | которая прибыла во главе с А"
                        party.last = max(party.last, head.last)
                    break
            if party.person_span is None and not sent:
                self._represent(party)

    def _group(self, parties: Sequence[Party]) -> None:
        """Let nameless people be met as the group that they are: "с группой | сенаторов Конгресса"."""
        for party in parties:
            group = self._words.tokens[max(party.first - 1, 0)]
            if party.kind != "post" or "gen" not in party.cases or not group.lemmas & _GROUPED:
                continue
            if group.sentence == party.sentence and self._words.tokens[party.head].lemmas & _PEOPLE:
                party.first, party.cases = group.index, group.cases("N")
                party.prep = phrases.preposition(self._words, group.index)

    def _lead_groups(self, parties: list[Party]) -> None:
        """Let who leads people that are no delegation stand for them: "группа депутатов во главе с А"."""
        for head in [p for p in parties if p.person_span is not None and not p.inner]:
            before = self._words.tokens[max(head.first - _TEAM_WORDS, 0) : head.first]
            if [t.lower for t in before[-3:-1]] != ["во", "главе"] or before[-1].lower not in ("с", "со"):
                continue
            inside = [t for t in before[:-3] if t.sentence == head.sentence]
            cut = max(
                (k for k, t in enumerate(inside) if t.shape != "word" or t.has("V", "PREP")), default=-1
            )
            people = [t for t in inside[cut + 1 :] if t.has("N")]
            team = people[0] if people and people[0].lemmas & (_PEOPLE | _GROUPED) else None
            if team is None or not any(t.lemmas & _PEOPLE for t in people):
                continue
            if any(p.first <= team.index <= p.last and p.kind == "person" for p in parties):
                continue
            group = Party(team.index, head.last, team.index, "person", head.sentence, team.cases("N"))
            group.person_span, group.capacity = head.person_span, head.capacity
            group.name_cases = head.cases or frozenset(("ins",))
            group.prep = phrases.preposition(self._words, team.index)
            sent = (
                next((p for p in parties if p.first <= team.index <= p.last), None)
                if not head.capacity
                else None
            )
            if sent is not None:  # "эксперты МВФ во главе с А"
                group.body = sent.body or (sent.capacity.organization if sent.capacity is not None else "")
            self._lend_country(group, head)
            if head.capacity is None:
                countries = {c for t in inside for c in self._adjectives.countries(t)}
                group.country = countries.pop() if len(countries) == 1 else ""
            head.inner, head.prep = True, "во-главе"
            parties[:] = [p for p in parties if p is head or not group.first <= p.first <= head.first]
            parties.append(group)
            parties.sort(key=lambda p: (p.first, -p.last))

    def _lend_country(self, delegation: Party, head: Party) -> None:
        """ "делегация узбекских парламентариев во главе с ...": the head acts for the country of the
        delegation."""
        inside = self._words.tokens[delegation.first : head.first]
        countries = [c for t in inside for c in self._adjectives.countries(t)]
        countries += [
            s.country for s in self._spans.all if s.country and delegation.head < s.first < head.first
        ]
        if head.capacity is not None and not head.capacity.country and len(set(countries)) == 1:
            head.capacity.country = countries[0]
        bodies = [s for s in self._spans.all if s.kind == "body" and delegation.head < s.first < head.first]
        own = head.capacity is not None and not (head.capacity.country or head.capacity.organization)
        if head.capacity is not None and head.capacity.position.lower().split()[-1:] and not own:
            own = not head.capacity.organization and head.capacity.position.split()[-1].lower() in _OF_BODIES
            countries = [] if own else countries
        if head.capacity is not None and own and len(bodies) == 1 and not countries:
            head.capacity.organization = bodies[0].name or self._collectives.name(
                bodies[0].first, bodies[0].last
            )

    def _represent(self, party: Party) -> None:
        """A delegation without a named head is the body or state that it comes from."""
        source = self._spans.at(party.last + 2)
        if source is not None and source.kind == "state" and self._words.tokens[party.last + 1].lower == "из":
            party.last = source.last  # "делегация | из Ирана"
        inside = [s for s in self._spans.all if party.head < s.first and s.last <= party.last]
        body = next((s for s in inside if s.kind == "body"), None)
        country = party.country or next((s.country for s in inside if s.kind == "state"), "")
        region = next((s for s in inside if s.kind == "place" and s.region and s.country), None)
        if body is None and not country and region is not None:
            party.kind, party.body, party.country = "body", region.name, region.country
        if body is None and not country and region is None:
            self._represent_described(party)
        if body is not None or country:
            party.kind = "body" if body is not None else "state"
            party.body = (
                (body.name or self._collectives.name(body.first, body.last)) if body is not None else ""
            )
            party.country = country

    def _represent_described(self, party: Party) -> None:
        """ "делегация | сербского министерства торговли": the body of the state of its adjective."""
        inside = self._words.tokens[party.head + 1 : party.last + 1]
        told = next((t for t in inside if len(self._adjectives.countries(t)) == 1), None)
        body = next(
            (t for t in inside if told is not None and t.index > told.index and t.lemmas & BODIES), None
        )
        if told is not None and body is not None:
            party.kind, party.country = "body", self._adjectives.countries(told)[0]
            party.body = self._collectives.name(told.index + 1, party.last)

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
        span = self._spans.at(i)
        token = self._words.tokens[i]
        if span is not None:
            if span.kind == "person":
                return [self._holders.of_name(span, sentence)]
            if span.kind == "state":
                return [
                    self._collectives.bare("state", span.first, span.last, sentence, country=span.country)
                ]
            if span.kind == "body":
                each = self._collectives.each_of(span, sentence)
                return each or [self._collectives.of_span(span, sentence)]
            return []
        experts = self._experts(i, floor, sentence) if token.lemma in _EXPERTS else None
        if experts is not None:
            return [experts]
        several = token.lemma in _GROUPS and all(r.number == "p" for r in token.readings if r.pos == "N")
        if is_head(token) and not several:
            return self._holders.of_post(i, floor, sentence)
        if token.lemma in _PRONOUNS and token.has("PRO") and not self._is_possessive(i, sentence):
            party = self._collectives.bare("pronoun", i, i, sentence)
            party.plural = token.lemma == "они"
            party.cases = token.cases("PRO")
            return [party]
        if token.lemma in _GROUPS and token.has("N") and token.readings[0].pos == "N":
            if self._words.tokens[i - 1].shape == "number" and i > floor:
                return []  # "приехали 19 | делегаций": whoever they are
            party = self._collectives.bare("group", i, i, sentence)
            several = any(r.number == "p" for r in token.readings if r.lemma == token.lemma)
            party.plural = several and token.lemma not in ("гость", "гостья")
            self._govern(party, sentence)
            before = self._adjectives.countries(self._words.tokens[i - 1]) if i > floor else ()
            party.country = before[0] if len(before) == 1 else self._of_people(i, sentence)
            return [party]
        if token.lemma in _AUTHORITIES and token.readings[0].pos == "N":
            return self._authorities(i, floor, sentence)
        if token.lemmas & BODIES and token.readings and token.readings[0].pos == "N":
            return self._collectives.by_kind(i, floor, sentence)
        return []

    def _experts(self, i: int, floor: int, sentence: Sentence) -> Party | None:
        """The international body for which nameless people come: "с рабочей | группой экспертов ВОЗ"."""
        tokens, end = self._words.tokens, i
        while (
            end < sentence.last and tokens[end + 1].lemma in _EXPERTS and "gen" in tokens[end + 1].cases("N")
        ):
            end += 1
        several = any(r.number == "p" for r in tokens[end].readings) or tokens[i].lemma in _GROUPED
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
        | стороны" acts in no sentence."""
        first = phrases.first_attribute(self._words, group.first, sentence.first)
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
        return phrases.is_attribute(following) or (
            phrases.is_noun(following) and not following.capital and following.readings[0].pos == "N"
        )


def _opens_heads(between: Sequence[Token], head: Party) -> bool:
    """Whether the words between two delegations and two names say that these lead them: "во главе с",
    ", которые | возглавили", ", во главе которых | стояли"."""
    said = " ".join(t.lower for t in between)
    if said in ("во главе с", "под руководством"):
        return True
    if not between or "nom" not in head.cases or len(between) > _HEADED_WITHIN:
        return False
    if between[-1].lemmas & {"стоять", "находиться", "быть"}:
        return said.startswith(", во главе которых ")
    return bool(between[-1].lemmas & _HEAD) and between[-1].has("V")


# "делегации Чили и Перу | на прошедших в Риме переговорах возглавили | А и Б": so many words at most.
_HEADED_WITHIN = 7
