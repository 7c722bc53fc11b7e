"""Patterns of visits: going, visiting, staying, and the nouns of travel; one visit for each stop."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.allegiance import country_of
from kg.extract.drafts import Draft
from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.modality import mention
from kg.extract.languages.ru.nouns import relative_holders, speaks
from kg.extract.languages.ru.places import (
    building_in,
    destinations,
    listed_places,
    noun_destination,
    relative_destination,
    where_it_happens,
)
from kg.extract.languages.ru.scene import ACC, DAT, GEN, INS, LOC, Scene, listed
from kg.extract.parties import Party
from kg.extract.spans import Span
from kg.extract.words import Token


def go(scene: Scene, token: Token) -> list[Draft] | None:
    if not scene.is_verb(token, listed("visit", "go", "verbs")):
        return None
    places = destinations(scene, token, ACC, ("в", "на")) or where_it_happens(scene, token)
    places = places or building_in(scene, token)
    return visit(scene, token, places, "go")


def visit_object(scene: Scene, token: Token) -> list[Draft] | None:
    if not scene.is_verb(token, listed("visit", "object", "verbs")):
        return None
    _, high = scene.clauses.reach(token.index)
    place = next(
        (
            s
            for s in scene.spans.all
            if s.kind in ("place", "state") and token.index < s.first <= high + 12 and direct(scene, token, s)
        ),
        None,
    )
    if place is None:
        low, _ = scene.clauses.reach(token.index)
        place = next(
            (
                s
                for s in scene.spans.all
                if s.kind in ("place", "state")
                and low <= s.first < token.index
                and not phrases.preposition(scene.words, s.first)
                and "acc" in phrases.noun_cases(scene.words.tokens[s.first])
                and not scene.in_party(s)
            ),
            None,
        )
    return visit(scene, token, listed_places(scene, place) if place else [], "visit-object")


def direct(scene: Scene, token: Token, span: Span) -> bool:
    """Whether a place right of a verb is its object: no preposition, no other verb between."""
    if (
        phrases.preposition(scene.words, span.first)
        or scene.words.tokens[span.first - 1].text in phrases.QUOTES
        or span.last > scene.sentence.last
        or scene.in_party(span)
        or _is_of_delegation(scene, span)
    ):
        return False
    between = scene.words.tokens[token.index + 1 : span.first]
    return not any(finite(t) or t.text in ".;" for t in between) and len(between) <= 8


def _is_of_delegation(scene: Scene, span: Span) -> bool:
    """Whether a place only says whose a delegation is: "Ташкент посетила делегация ОАЭ"."""
    around = (p for p in scene.clauses.parties if p.first < span.first <= p.last)
    return any(_is_delegation(scene, p) for p in around)


def stay(scene: Scene, token: Token) -> list[Draft] | None:
    if not scene.is_verb(token, listed("visit", "stay", "verbs")):
        return None
    places = destinations(scene, token, LOC, ("в", "на"))
    away = visit_word(scene, token)
    if token.lemmas & {"работать", "быть"} and not away and not _delegation_works(scene, token):
        return None
    if token.lemma == "быть" and _is_auxiliary(scene, token):
        return None
    found = visit(scene, token, places, "stay")
    if found and token.lemmas & {"находиться", "пребывать", "бывать", "работать"} and not away:
        return [v for v in found if abroad(scene, v)] or None
    return found


def _delegation_works(scene: Scene, token: Token) -> bool:
    """Whether a delegation is at work, which it is on a visit: "делегация Латвии | работает в Тбилиси"."""
    return "работать" in token.lemmas and any(_is_delegation(scene, p) for p in scene.subject(token))


def _is_auxiliary(scene: Scene, token: Token) -> bool:
    """Whether "быть" only carries another verb: "будет находиться", "был принят"."""
    following = scene.words.tokens[token.index + 1 : min(token.index + 3, scene.sentence.last + 1)]
    infinitive = any(t.readings and t.readings[0].pos == "I" for t in following)
    return infinitive or any(t.readings and t.readings[0].pos == "PS" for t in following[:1])


def abroad(scene: Scene, visit: Draft) -> bool:
    """Whether a visitor is known to be of another country than the place."""
    country = visit.place.country if visit.place is not None else ""
    own = [p.party.person.country if p.party.person is not None else p.party.country for p in visit.parts]
    envoys = [
        p.party.person for p in visit.parts if p.party.person is not None and not p.party.person.country
    ]
    international = any(c.organization for person in envoys for c in person.capacities)
    return bool(country) and (international or any(c and c != country for c in own))


def visit_word(scene: Scene, token: Token) -> bool:
    low, high = scene.clauses.reach(token.index)
    return any(t.lemma in ("визит", "поездка") for t in scene.words.tokens[low : high + 1])


def visit(scene: Scene, token: Token, places: list[Span], rule: str) -> list[Draft] | None:
    """One visit for each stop: "посетит Кыргызстан, Казахстан и Таджикистан"."""
    guests = invited(scene, token)
    if not guests and _asked(scene, token) is not None:
        return None  # "передал приглашение неизвестному посетить Осло": not who brought it
    if any(p.person is None and not p.country and p.kind == "post" for p in guests):
        return None
    subjects = guests or scene.subject(token) or elided(scene, token)
    taken = [p for p in subjects if p.kind == "state" and any(s.first == p.first for s in places)]
    subjects = [p for p in subjects if p not in taken] or (_who_says(scene, token) if taken else [])
    subjects = [p for p in subjects if p.kind != "state" or _is_delegation(scene, p)]
    if not subjects or not places:
        return None
    out = stops(scene, token, rule, [*subjects, *companions(scene, token)], places)
    for stop in out if guests else ():
        stop.modality, stop.denied = "planned", False
    return out


def _who_says(scene: Scene, token: Token) -> list[Party]:
    """Who says of himself that he visits a place: "министр сообщил, что | посетит Иран"; no spokesman."""
    segment = scene.clauses.segments[scene.clauses.index_of(token.index)]
    if scene.words.tokens[segment.first].lower != "что" or not finite(token):
        return []
    main = scene.clauses.verb_before(token.index)
    people = scene.clauses.subject(main) if main is not None else []
    return [p for p in people if p.kind in ("person", "post", "pronoun") and not speaks(p)]


def _inviting(scene: Scene, visit: Draft) -> list[Party]:
    """Who invites to the place: "По приглашению президента Сербии А в Белград прибыл президент Анголы"."""
    for token in scene.words.inside(scene.sentence.index):
        before = scene.words.tokens[token.index - 1] if token.index else token
        if token.lower != "приглашению" or before.lower != "по":
            continue
        host = next((p for p in scene.clauses.parties if p.first == token.index + 1 and not p.prep), None)
        if host is None or host.kind not in ("person", "post") or "gen" not in host.cases:
            return []
        place = visit.place.country if visit.place is not None else ""
        return [host] if country_of(host) == place and place else []
    return []


def _is_delegation(scene: Scene, party: Party) -> bool:
    """Whether a state is meant by its delegation, which can travel: "делегация США посетила Ташкент"."""
    return scene.words.tokens[party.head].lemma in ("делегация", "представитель")


def invited(scene: Scene, token: Token) -> list[Party]:
    """Who is to come: "пригласил президента посетить Баку", "передал премьеру приглашение посетить Доху"."""
    asks = _asked(scene, token)
    if asks is None:
        return []
    cases = ACC if asks.lemmas & listed("visit", "invite", "verbs") else DAT  # "предложил премьеру посетить"
    near = [
        p
        for p in scene.clauses.parties
        if p.last < token.index and p.cases & cases and "nom" not in p.cases and not p.prep
    ]
    after = [p for p in scene.clauses.parties if p.first > token.index and "dat" in p.cases]
    after = [p for p in after if not p.prep and "nom" not in p.cases and p.kind in ("person", "post")]
    noun = asks.lemmas & listed("visit", "invite", "nouns")
    # "передал приглашение посетить Ташкент | председателю парламента"
    return after[:1] if noun and after and not any(p.kind in ("person", "post") for p in near) else near[-1:]


def _asked(scene: Scene, token: Token) -> Token | None:
    """The word that asks somebody to come, before the infinitive of what he is asked to do."""
    if not any(r.pos == "I" for r in token.readings):
        return None
    before = scene.words.tokens[scene.sentence.first : token.index]
    asking = listed("visit", "invite", "verbs") | listed("visit", "invite", "nouns") | _PROPOSE
    return next((t for t in reversed(before) if t.lemmas & asking), None)


_PROPOSE = frozenset(("предложить", "предлагать"))


def elided(scene: Scene, token: Token) -> list[Party]:
    """The subject that a finite verb without one takes from the sentence before.

    "Затем отправился в Ереван".
    """
    low, high = scene.clauses.reach(token.index)
    if not finite(token) or any(
        "nom" in p.cases and not p.prep and low <= p.first <= high for p in scene.clauses.parties
    ):
        return []
    before = [
        p
        for p in scene.parties
        if p.sentence in (scene.sentence.index - 1, scene.sentence.index) and p.last < token.index
    ]
    subjects = [p for p in before if p.person is not None and "nom" in p.cases and not p.prep and not p.inner]
    return subjects[-1:]


def companions(scene: Scene, token: Token) -> list[Party]:
    """Who goes along: "вместе со спецпосланником", "в сопровождении министра"."""
    low, high = scene.clauses.reach(token.index)
    for p in scene.clauses.parties:
        before = [t.lower for t in scene.words.tokens[max(0, p.first - 3) : p.first]]
        if (
            low <= p.first <= high
            and p.person is not None
            and (
                ("вместе" in before and p.prep == "с")
                or "сопровождении" in before
                or _in_delegation(scene, p)
            )
        ):
            return scene.clauses.group(p, INS | GEN)
    return []


def _in_delegation(scene: Scene, party: Party) -> bool:
    """Whether a list of who is of a delegation begins: "с делегацией в составе | министра А, посла Б"."""
    before = scene.words.tokens[max(scene.sentence.first, party.first - 4) : party.first]
    listed_so = bool(before) and before[-1].lower == "составе" and "gen" in party.cases
    return listed_so and any(t.lemma == "делегация" for t in before)


def stops(
    scene: Scene, token: Token, rule: str, subjects: Sequence[Party], places: Sequence[Span]
) -> list[Draft]:
    out = []
    for place in places or (None,):
        draft = mention(scene, "visit", token, rule)
        scene.put(draft, subjects, "guest")
        draft.place = place
        scene.put(draft, _inviting(scene, draft), "host")
        out.append(draft)
    return out


def visit_noun(scene: Scene, token: Token) -> list[Draft] | None:
    if not scene.is_noun(token, listed("visit", "noun", "nouns")) or _is_this_one(scene, token):
        return None
    paid = _paid(scene, token)
    if paid is not None:
        return [paid]
    places = noun_destination(scene, token) or relative_destination(scene, token)
    genitive = scene.genitive(token) or genitive_after_place(scene, token, places)
    light = scene.light_verb(token)
    subjects = (
        genitive or relative_holders(scene, token) or (scene.subject(light) if light is not None else [])
    )
    possessor = scene.possessed(token)
    if possessor is not None and not subjects:
        subjects = [possessor]
    if not subjects:
        subjects = _puts_off(scene, token)
    if not subjects and places:
        subjects = with_visit(scene, token) or (_spoken_of(scene, token) if light is None else [])
    subjects = [p for p in subjects if p.kind != "state" or p.country not in {s.country for s in places}]
    if not subjects and not places and scene.tells(token):
        return [mention(scene, "visit", token, "whereabouts")]
    told = genitive and light is None and (scene.happens(token) or _is_course(scene, token))
    if not subjects or not (places or told):
        return None
    return stops(scene, token, "tour" if _is_tour(scene, places) else "visit-noun", subjects, places)


def _puts_off(scene: Scene, token: Token) -> list[Party]:
    """Whose visit is put off: who acts by the verb, "канцлер отложила намеченную поездку в Баку"."""
    verb = scene.governor(token, scene.clause(token))
    if verb is None or not verb.has("V") or "acc" not in token.cases("N"):
        return []
    return scene.subject(verb) if verb.lemmas & listed("cues", "cancelled") else []


def _is_course(scene: Scene, token: Token) -> bool:
    """Whether something takes place in the course of a visit: "в ходе визита президента подписан договор"."""
    first = phrases.first_attribute(scene.words, token.index, scene.sentence.first)
    return first > scene.sentence.first and scene.words.tokens[first - 1].lemma in ("ход", "рамка", "время")


def _is_this_one(scene: Scene, token: Token) -> bool:
    """Whether a clause only says what the visit told before is: "Это вторая поездка премьера в Рим"."""
    low, _ = scene.clauses.reach(token.index)
    opening = scene.words.tokens[low].lower == "это" and scene.sentence.index > 0
    first = phrases.first_attribute(scene.words, token.index, low)
    return opening and "nom" in token.cases("N") and not phrases.preposition(scene.words, first)


def _paid(scene: Scene, token: Token) -> Draft | None:
    """A talk at somebody's: "посол нанес прощальный визит президенту"."""
    light = scene.light_verb(token)
    if light is None or not light.lemmas & {"нанести", "наносить"}:
        return None
    low, high = scene.clauses.reach(token.index)
    near = [p for p in scene.clauses.parties if low <= p.first <= high and not p.prep and not p.inner]
    hosts = [p for p in near if p.kind in ("person", "post") and "dat" in p.cases and "nom" not in p.cases]
    visitors = scene.subject(light)
    if not hosts or not visitors:
        return None
    draft = mention(scene, "meeting", token, "receive")
    scene.put(draft, visitors, "guest")
    scene.put(draft, hosts[:1], "host")
    return draft


def _is_tour(scene: Scene, places: Sequence[Span]) -> bool:
    """Whether a journey leads through a region: "поездка по Балканам"."""
    return len(places) == 1 and phrases.preposition(scene.words, places[0].first) == "по"


def _spoken_of(scene: Scene, token: Token) -> list[Party]:
    """The traveller is who the sentences before speak of: "Поездка в Варшаву отменена"."""
    if "nom" not in token.cases("N"):
        return []
    before = [
        p
        for p in scene.parties
        if scene.sentence.index - 2 <= p.sentence <= scene.sentence.index and p.last < token.index
    ]
    subjects = [p for p in before if p.person is not None and "nom" in p.cases and not p.prep and not p.inner]
    return subjects[-1:]


def expected(scene: Scene, token: Token) -> list[Draft] | None:
    """A visit to be, of the object of the verb.

    "В Москве ожидают премьера", "гостья позвала министра в Ригу".
    """
    waits = scene.is_verb(token, listed("visit", "expect", "verbs"))
    asks = scene.is_verb(token, listed("visit", "invite", "verbs"))
    if not (waits or asks):
        return None
    low, high = scene.clauses.reach(token.index)
    guests = [
        p
        for p in scene.clauses.parties
        if low <= p.first <= high
        and "acc" in p.cases
        and not p.prep
        and p.kind in ("person", "post")
        and ("nom" not in p.cases or p.first > token.index)
    ]
    if asks and token.readings[0].pos == "PS":  # "премьер приглашен в Осло"
        guests = [p for p in scene.subject(token) if p.kind in ("person", "post")]
    places = (
        destinations(scene, token, LOC, ("в", "на"))
        if waits
        else destinations(scene, token, ACC, ("в", "на"))
    )
    if not guests or not places:
        return None
    found = stops(scene, token, "expected", scene.clauses.group(guests[0], ACC | GEN), places)
    for stop in found:
        stop.modality = "planned"
    return found


def genitive_after_place(scene: Scene, token: Token, places: Sequence[Span]) -> list[Party]:
    """The visitor after the destination: "визит в Варшаву президента Румынии"."""
    if not places:
        return []
    end = places[-1].last
    state = scene.spans.at(end + 1)  # "визит в столицу Польши президента Румынии"
    if state is not None and state.kind == "state":
        end = state.last
    found = next(
        (p for p in scene.clauses.parties if p.first == end + 1 and not p.prep and "gen" in p.cases), None
    )
    return scene.clauses.group(found, GEN) if found is not None else []


def with_visit(scene: Scene, token: Token) -> list[Party]:
    """The subject of the sentence travels: "в ходе визита в Баку", "с визитом в Баку"."""
    segment = scene.clauses.segments[scene.clauses.index_of(token.index)]
    opening = scene.words.tokens[segment.first]
    if segment.wall and opening.readings and opening.readings[0].pos == "P":
        return scene.subject(opening)
    verbs = [t for t in scene.words.inside(scene.sentence.index) if finite(t) and not _reports(scene, t)]
    if not verbs:
        return []
    verb = min(verbs, key=lambda t: abs(t.index - token.index))
    return [*_accompanied(scene, verb), *scene.subject(verb)]


def _reports(scene: Scene, verb: Token) -> bool:
    """Whether a verb only names the source of a sentence: "как сообщало агентство, | в ходе визита"."""
    segment = scene.clauses.segments[scene.clauses.index_of(verb.index)]
    return scene.words.tokens[segment.first].lower == "как" and segment.first < verb.index


def _accompanied(scene: Scene, verb: Token) -> list[Party]:
    """Whom the subject goes with: "министр сопровождает президента в поездке"."""
    low, high = scene.clauses.reach(verb.index)
    inside = [p for p in scene.clauses.parties if low <= p.first <= high and p.kind in ("person", "post")]
    objects = [p for p in inside if "acc" in p.cases and "nom" not in p.cases and not p.prep]
    return objects[:1] if "сопровождать" in verb.lemmas else []
