"""People who come together: delegations and groups, who leads them, the body or state they are of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.body_phrases import OTHER_SIDES
from kg.extract.languages.ru.capitals import stands_for_state
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.collective import Collectives
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.posts import BODIES
from kg.extract.languages.ru.states import Adjectives
from kg.extract.parties import Capacity, Party, Person
from kg.extract.spans import Spans
from kg.extract.words import Token, Words

_TEAMS = ("делегация", "миссия")
# "группа депутатов сейма Латвии | во главе с": so many words at most stand between people and who leads them.
_TEAM_WORDS = 10
# "делегация | чилийского сейма": its body stands so near.
_BESIDE = 4
_PEOPLE = words_of("posts", "led_people")
_RANKS = words_of("posts", "ranks")
GROUPED = frozenset(("группа", "команда", "депутация"))
# "с | членами делегации Чили во главе с премьером"
_MEMBERS = frozenset(("член", "участник"))
# "группа | дружбы парламента Чили во главе с депутатом"
_OF_TEAMS = _PEOPLE | {"делегация", "дружба"}
# Of which body such a post is who sent its holder tells.
_NEEDY = words_of("posts", "needy")
_GOVERNORS = words_of("posts", "governors") | {"вице-губернатор", "вице-мэр"}
# Posts of a body and not of a state: "делегация Сената во главе с | председателем".
_OF_BODIES = words_of("posts", "of_bodies")
_COME = words_of("triggers", "visit", "go", "verbs") | words_of("triggers", "visit", "stay", "verbs")
_HEAD = words_of("posts", "lead") - {"руководить"}
# Last words of posts that do not say of what they are: "делегация МВД во главе с | заместителем министра".
_OF_A_BODY = _OF_BODIES | {"министра", "председателя", "начальника", "директора", "начальник", "руководитель"}


class Teams:
    """Lets who leads a team stand for it, in one sentence after the other."""

    def __init__(self, words: Words, spans: Spans, adjectives: Adjectives, collectives: Collectives) -> None:
        self._words = words
        self._spans = spans
        self._adjectives = adjectives
        self._collectives = collectives

    def lead(self, parties: list[Party]) -> None:
        """Settle the teams among the parties of a sentence: those led by two, by one, by nobody."""
        self._lead_in_turn(parties)
        self._lead_delegations(parties)
        self._lead_groups(parties)
        self._lead_members(parties)
        self._send_together(parties)
        self._group(parties)

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
            if any(
                p.head == party.head and p is not party and "body" in (p.kind, party.kind) for p in parties
            ):
                continue  # "делегации России и Евросоюза" are those of each
            sent = party.kind == "state"
            party.kind = "group" if not sent else "state"
            for head in parties[index + 1 : index + 4]:
                between = " ".join(t.lower for t in self._words.tokens[party.last + 1 : head.head])
                if any(_lead_many(t) for t in self._words.tokens[party.last + 1 : head.first]):
                    break  # "Делегации возглавляли А и Б"
                led = any(c in between for c in ("во главе с", "возглав", "под руководством"))
                if head.person_span is None and led and _ends_leading(between):
                    sent = self._lead_by_post(party, head) or sent
                    break
                if head.person_span is not None and led:
                    party.person_span, party.capacity, party.kind = head.person_span, head.capacity, "person"
                    head.inner, head.prep = True, "во-главе"
                    acts = _heads_her(between)
                    ruled = frozenset(("gen",)) if "под руководством" in between else frozenset(("ins",))
                    party.name_cases = frozenset(("nom",)) if acts else head.cases or ruled
                    self._lend_country(party, head)
                    if head.capacity is None:
                        self._represent(party)
                        party.kind = "person"
                        self._hold_unread(party, head)
                    gap = self._words.tokens[party.last + 1 : head.first]
                    comes = any(finite(t) and not acts for t in gap) or _has_come(gap)
                    if not comes:  # "делегация, | которая прибыла во главе с А"
                        party.last = max(party.last, head.last)
                    break
            if party.person_span is None and not sent:
                self._represent(party)

    def _lead_by_post(self, party: Party, head: Party) -> bool:
        """ "делегации Чили во главе с | премьером": she is who leads her, where a state is told; whether she
        is."""
        head.inner = True
        led = head.capacity if head.kind == "post" and not head.plural else None
        if led is None:
            return False
        self._lend_country(party, head)
        led.country = led.country or party.country
        bodies = self._bodies_of(party, head)
        of_body = led.position.lower().split()[-1:] and led.position.lower().split()[-1] in _OF_A_BODY
        if of_body and len(bodies) == 1 and not led.organization:
            led.organization = bodies[0]
        if led.country:
            party.kind, party.capacity, party.country = "post", led, ""
            party.last, head.kind, head.capacity = max(party.last, head.last), "group", None
        return bool(led.country)

    def _group(self, parties: Sequence[Party]) -> None:
        """Let nameless people be met as the group that they are: "с группой | сенаторов Конгресса"."""
        for party in parties:
            group = self._words.tokens[max(party.first - 1, 0)]
            if party.kind != "post" or "gen" not in party.cases or not group.lemmas & GROUPED:
                continue
            if group.sentence == party.sentence and self._words.tokens[party.head].lemmas & _PEOPLE:
                party.first, party.cases = group.index, group.cases("N")
                party.prep = phrases.preposition(self._words, group.index)

    def _lead_groups(self, parties: list[Party]) -> None:
        """Let who leads people that are no delegation stand for them: "группа депутатов во главе с А"."""
        for head in [p for p in parties if p.person_span is not None and not p.inner]:
            before = self._words.tokens[max(head.first - _TEAM_WORDS, 0) : head.first]
            while before and before[-1].lemmas & _RANKS:  # "во главе с | генералом | А"
                before = before[:-1]
            post = self._unread_post(before, head)
            before = before[: len(before) - len(post)]
            leading = _leading(before, self._words.tokens[head.first])
            if not leading:
                continue
            inside = _come(t for t in before[:-leading] if t.sentence == head.sentence)
            people = [t for t in inside[_clause_end(inside) + 1 :] if t.has("N")]
            team = people[0] if people and people[0].lemmas & (_PEOPLE | GROUPED | _MEMBERS) else None
            if team is None or not any(t.lemmas & _OF_TEAMS for t in people):
                continue
            if any(p.first <= team.index <= p.last and p.kind == "person" for p in parties):
                continue
            last = inside[-1].index if _has_come(before) else head.last
            group = Party(team.index, last, team.index, "person", head.sentence, team.cases("N"))
            group.person_span, group.capacity = head.person_span, head.capacity
            group.name_cases = head.cases or frozenset(("ins",))
            group.prep = phrases.preposition(self._words, team.index)
            over = (p for p in parties if p.first <= team.index <= p.last)
            sent = next(over, None) if not head.capacity else None
            if sent is not None:  # "эксперты МВФ во главе с А"
                group.body = sent.body or (sent.capacity.organization if sent.capacity is not None else "")
            self._hold_unread(group, head)
            self._lend_country(group, head)
            if head.capacity is None:
                countries = {c for t in inside for c in self._adjectives.countries(t)}
                near = (s for s in self._spans.all if team.index < s.first < head.first)
                countries |= {s.country for s in near if s.country and s.kind in ("state", "body")}
                group.country = countries.pop() if len(countries) == 1 else ""
            head.inner, head.prep = True, "во-главе"
            parties[:] = [p for p in parties if p is head or not group.first <= p.first <= head.first]
            parties.append(group)
            parties.sort(key=lambda p: (p.first, -p.last))

    def _unread_post(self, before: Sequence[Token], head: Party) -> Sequence[Token]:
        """The words right before a name for a post that is one only at the body that sent its holder:
        "региональным директором | А"."""
        if head.capacity is not None or not before or not before[-1].lemmas & _NEEDY:
            return ()
        if "ins" not in before[-1].cases("N"):
            return ()
        first = len(before) - 1
        while first and before[first - 1].has("A") and "ins" in before[first - 1].cases("A"):
            first -= 1
        return before[first:]

    def _hold_unread(self, team: Party, head: Party) -> None:
        """Let who leads a team hold such a post at the body that sent it: "представители МВФ во главе с |
        директором | А"."""
        post = self._unread_post(self._words.tokens[team.head + 1 : head.first], head)
        if post and team.body:
            first, last = post[0].index, post[-1].index
            title = phrases.nominative(self._words, first, last, last)
            team.capacity = Capacity(title, team.body, first=first, last=last)

    def _lead_members(self, parties: list[Party]) -> None:
        """Let who leads a delegation stand for its members: "принял участников | делегации Чили под
        руководством А"."""
        for party in [p for p in parties if p.kind == "person" and p.person_span is not None]:
            members = self._words.tokens[max(party.first - 1, 0)]
            team = "делегация" in self._words.tokens[party.head].lemmas and party.head == party.first
            if not team or not members.lemmas & _MEMBERS or members.sentence != party.sentence:
                continue
            party.first, party.cases = members.index, members.cases("N")
            party.prep = phrases.preposition(self._words, members.index)
            parties[:] = [p for p in parties if p is party or p.first != members.index]

    def _lend_country(self, delegation: Party, head: Party) -> None:
        """ "делегация узбекских парламентариев во главе с ...": the head acts for the country of the
        delegation."""
        inside = self._words.tokens[delegation.first : head.first]
        end = delegation.last + 1 if _has_come(inside) else head.first
        countries = [c for t in inside for c in self._adjectives.countries(t) if t.index < end]
        countries += [s.country for s in self._spans.all if s.country and delegation.head < s.first < end]
        if head.capacity is not None and not head.capacity.country and len(set(countries)) == 1:
            head.capacity.country = countries[0]
        self._lend_region(delegation, head, end)
        bodies = self._bodies_of(delegation, head)
        own = head.capacity is not None and not (head.capacity.country or head.capacity.organization)
        if head.capacity is not None and head.capacity.position.lower().split()[-1:] and not own:
            own = not head.capacity.organization and head.capacity.position.split()[-1].lower() in _OF_BODIES
            countries = [] if own else countries
        if head.capacity is not None and own and len(bodies) == 1 and not countries:
            head.capacity.organization = bodies[0]

    def _lend_region(self, delegation: Party, head: Party, end: int) -> None:
        """ "делегация Омской области во главе с губернатором": of which region he is the governor."""
        held = head.capacity
        if held is None or held.organization or held.position.lower() not in _GOVERNORS:
            return
        lands = [s for s in self._spans.all if s.kind == "place" and delegation.head < s.first < end]
        lands = [s for s in lands if not phrases.preposition(self._words, s.first)]
        if len(lands) == 1 and lands[0].country == held.country:
            held.organization = lands[0].name

    def _bodies_of(self, delegation: Party, head: Party) -> list[str]:
        """The bodies between a delegation and its head, else the only noun of one, which the gazetteer does
        not have: "делегация чилийского | сейма | во главе с"."""
        spans = [s for s in self._spans.all if s.kind == "body" and delegation.head < s.first < head.first]
        if spans:
            return [s.name or self._collectives.name(s.first, s.last) for s in spans]
        after = self._words.tokens[delegation.head + 1 : head.first]
        nouns = [t for t in after if t.lemmas & BODIES and "gen" in t.cases("N")]
        return [
            self._collectives.name(t.index, t.index) for t in nouns if t.index < delegation.head + _BESIDE
        ]

    def _send_together(self, parties: Sequence[Party]) -> None:
        """ "делегации из Чили, | Перу и Боливии": each of the states has sent one."""
        for n, team in enumerate(parties):
            sent = self._spans.over(team.last)
            if team.kind != "state" or self._words.tokens[team.head].lemma not in _TEAMS or sent is None:
                continue
            if self._words.tokens[sent.first - 1].lower != "из":
                continue
            last = team.last
            for other in (p for p in parties[n + 1 :] if p.first > team.last):
                joined = other.first == last + 2 and self._words.tokens[last + 1].lower in (",", "и")
                if not joined or other.kind != "state" or "gen" not in other.cases or other.prep:
                    break
                other.cases, other.prep, other.inner, last = team.cases, team.prep, team.inner, other.last

    def _represent(self, party: Party) -> None:
        """A delegation without a named head is the body or state that it comes from."""
        source = self._spans.at(party.last + 2)
        if source is not None and self._words.tokens[party.last + 1].lower == "из":
            state = self._spans.at(source.last + 1)
            if source.kind == "state" or (source.kind == "place" and source.country):
                party.last = source.last  # "делегация | из Ирана", "| из Стамбула"
            if source.kind == "place" and state is not None and state.kind == "state":
                party.last = state.last  # "| из Хатлонской области Таджикистана"
        inside = [s for s in self._spans.all if party.head < s.first and s.last <= party.last]
        body = next((s for s in inside if s.kind == "body"), None)
        country = party.country or next((s.country for s in inside if s.kind == "state"), "")
        region = next((s for s in inside if s.kind == "place" and s.country), None)
        if body is None and not country and region is not None:
            sent = not region.region and stands_for_state(region)  # "делегация Киева" is that of Ukraine
            party.kind, party.country = ("state" if sent else "body"), region.country
            party.body = "" if sent else region.name
        if body is None and not country and region is None:
            self._represent_described(party)
        country = country or (party.country if party.kind == "state" else "")
        if body is not None or country:
            party.kind = "body" if body is not None else "state"
            party.body = (
                (body.name or self._collectives.name(body.first, body.last)) if body is not None else ""
            )
            party.country = country

    def _represent_described(self, party: Party) -> None:
        """ "делегация | сербского министерства торговли": the body of the state of its adjective; "делегация
        | сербских депутатов": that state; "делегация | повстанцев": they."""
        inside = self._words.tokens[party.head + 1 : party.last + 1]
        told = next((t for t in inside if len(self._adjectives.countries(t)) == 1), None)
        people = next((t for t in inside if t.lemmas & OTHER_SIDES and "gen" in t.cases("N")), None)
        if told is None and people is not None:
            party.kind, party.body = "body", self._collectives.name(party.head + 1, party.last)
            return
        body = next(
            (t for t in inside if told is not None and t.index > told.index and t.lemmas & BODIES), None
        )
        if told is not None and body is not None:
            party.kind, party.country = "body", self._adjectives.countries(told)[0]
            party.body = self._collectives.name(told.index + 1, party.last)
        elif told is not None and any(t.lemmas & _PEOPLE and "gen" in t.cases("N") for t in inside):
            party.kind, party.country = "state", self._adjectives.countries(told)[0]


def _clause_end(tokens: Sequence[Token]) -> int:
    """The last token of what stands before who is led: "встретил | группу врачей из Чили"; -1 for none."""
    ends = (t.shape != "word" or (t.has("V", "PREP") and t.lower != "из") for t in tokens)
    return max((k for k, is_end in enumerate(ends) if is_end), default=-1)


def _come(before: Iterable[Token]) -> list[Token]:
    """The words for people before how they came: "депутаты Чили |, прибывшие в Рим | во главе с А"."""
    inside = list(before)
    at = next((k for k, t in enumerate(inside) if k > 1 and t.has("P") and t.lemmas & _COME), None)
    return inside[: at - 1] if at is not None and inside[at - 1].text == "," else inside


def _has_come(gap: Sequence[Token]) -> bool:
    """Whether a delegation is told to have come before who leads her is: "делегация, | прибывшая в Рим во
    главе с А"."""
    return any(t.has("P") and t.lemmas & _COME for t in gap)


def _heads_her(between: str) -> bool:
    """Whether who leads a delegation is the subject of that: "которую возглавил |", not "возглавляемая |"."""
    return any(w.startswith("возглав") and not w.startswith("возглавляем") for w in between.split())


def _ends_leading(between: str) -> bool:
    """Whether words between a delegation and a post end with that it leads her: "во главе с", ", которую
    возглавляет", ", возглавляемая"."""
    return between.endswith(("во главе с", "во главе со", "под руководством")) or (
        between.split()[-1].startswith("возглав")
    )


def _leading(before: Sequence[Token], head: Token) -> int:
    """How many words right before a name say that its bearer leads those before them: "во главе с", "под
    руководством", ", возглавляемой"; 0 for none."""
    said = [t.lower for t in before[-3:]]
    if said[:2] == ["во", "главе"] and said[-1] in ("с", "со"):
        return 3
    by = [t for t in (head, *before[-1:]) if t.lemmas & {"возглавляемый", "возглавлять"} and t.has("P")]
    if by and (said[-1:] if by[0] is head else said[-2:-1]) == [","]:
        return 1 if by[0] is head else 2
    return 2 if said[-2:] == ["под", "руководством"] else 0


def _lead_many(verb: Token) -> bool:
    """Whether several lead delegations: "возглавляли"."""
    return verb.lower.startswith("возглав") and finite(verb) and verb.readings[0].number == "p"


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


def lead_again(words: Words, parties: Sequence[Party]) -> None:
    """Let the delegation of a state, and those who are its members, be who was told to lead the only one of
    it: "Делегация Чили во главе с А прибыла. | Чилийская делегация встретилась с Б", "| Чилийские
    парламентарии встретились с Б"."""
    led: list[Party] = []
    for party in parties:
        team = "делегация" in words.tokens[party.head].lemmas and not party.plural
        if party.person is not None and (team or _stands_for_group(words, party)):
            led.append(party)
        elif led and (team or _are_members(words, party)):
            _be_led(party, [p.person for p in led if p.person is not None and _are_of(party, p, p.person)])

    for party in parties if led else ():  # "Премьер принял сенаторов Чили ¶ Группу возглавлял А"
        several = party.plural and words.tokens[party.head].lemmas & _PEOPLE
        if party.kind == "post" and several and not party.sentence and led[0].sentence <= _NEXT:
            _be_led(party, [p.person for p in led if p.person is not None and _are_of(party, p, p.person)])


# The head is named so many sentences after a headline at most.
_NEXT = 3


def _stands_for_group(words: Words, party: Party) -> bool:
    """Whether somebody stands for people whom he leads: "| группа сенаторов Чили, которую возглавил А"."""
    return any(t.lemmas & GROUPED for t in words.tokens[party.first : party.last + 1])


def _are_members(words: Words, party: Party) -> bool:
    """Whether nameless people act whom a delegation can consist of: "| Чилийские сенаторы прибыли"."""
    acting = party.kind == "post" and party.plural and "nom" in party.cases and not party.prep
    return acting and party.person is None and bool(words.tokens[party.head].lemmas & _PEOPLE)


def _are_of(party: Party, team: Party, head: Person) -> bool:
    """Whether a team or its members are those of a head: of his state, or called by the very post that he
    holds."""
    country = head.country or team.country
    if party.kind == "state":
        return bool(party.country) and country == party.country
    called = party.capacity if party.kind == "post" else None
    if called is None or called.organization:
        return False
    own = any(c.position == called.position for c in head.capacities)
    return country == called.country if called.country else own


def _be_led(party: Party, heads: Sequence[Person]) -> None:
    """Let a team that is told again be its head, where it is the same in all that was told."""
    if party.person is None and len({p.name for p in heads}) == 1:
        party.kind, party.person, party.capacity, party.plural = "person", heads[0], None, False
        heads[0].mentions.append(party)
