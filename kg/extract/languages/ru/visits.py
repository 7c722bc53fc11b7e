"""Patterns of visits: going, visiting, staying, and the nouns of travel; one visit for each stop."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kg.extract.allegiance import country_of, share_country
from kg.extract.asked import on
from kg.extract.drafts import Draft
from kg.extract.languages.ru import both_lands, gone_to, phrases, visited
from kg.extract.languages.ru.at_gatherings import is_where_gathered
from kg.extract.languages.ru.been_there import been_there, this_town
from kg.extract.languages.ru.besides import besides
from kg.extract.languages.ru.clauses import finite, participle
from kg.extract.languages.ru.delegations import listed_after, members
from kg.extract.languages.ru.first_of_kind import named_so, tell_when
from kg.extract.languages.ru.guests_there import guest_there, in_arms, is_newcomer
from kg.extract.languages.ru.homeward import abroad, is_homeward
from kg.extract.languages.ru.invitations import asked, invited, inviters_land, inviting
from kg.extract.languages.ru.lands_meant import destinations, land_meant
from kg.extract.languages.ru.left_out import who_travels_on
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.mentions import mention
from kg.extract.languages.ru.other_sides import other_side
from kg.extract.languages.ru.other_subjects import other_acts
from kg.extract.languages.ru.places import building_in, listed_places, venue_of_talk, where_it_happens
from kg.extract.languages.ru.rest_of_visits import goes_on, tells_rest
from kg.extract.languages.ru.scene import ACC, GEN, INS, LOC, Scene
from kg.extract.languages.ru.speakers import speaks
from kg.extract.languages.ru.stage import listed
from kg.extract.parties import Party
from kg.extract.spans import Span
from kg.extract.words import Token


@on(listed("visit", "go", "verbs"))
def go(scene: Scene, token: Token) -> list[Draft] | None:
    if not scene.is_verb(token, listed("visit", "go", "verbs")):
        return None
    if is_newcomer(scene, token):
        return None
    lands = "приземлиться" in token.lemmas  # "приземлился в аэропорту Астаны"
    places = destinations(scene, token, ACC | LOC if lands else ACC, ("в", "на"))
    if token.lemmas & _AS_FAR_AS and not places:
        places = destinations(scene, token, GEN, ("до",))  # "добрался до Кракова"
    places = places or where_it_happens(scene, token)
    places = places or building_in(scene, token) or venue_of_talk(scene, token)
    found = visit(scene, token, places, "go")
    for draft in found or ():
        draft.back = bool(token.lemmas & _BACK) and finite(token) and "past" in token.readings[0].tags
    left = is_homeward(token, found or ()) or (not found and _sets_out(token))
    return _come_from(scene, token) if left else found


_BACK = listed("visit", "back", "verbs")
_AS_FAR_AS = frozenset(("добраться", "добираться", "долететь", "доехать"))


def _sets_out(token: Token) -> bool:
    """Whether a verb only tells from where somebody goes: "улетел из Осло", "вылетел из Осло домой"."""
    leaves = token.lemmas & (listed("visit", "depart", "verbs") | _LEAVING)
    return bool(leaves) and finite(token) and "past" in token.readings[0].tags


_LEAVING = frozenset(("улететь", "улетать", "отбывать", "отлететь"))


@on(listed("visit", "return", "verbs"))
def come_back(scene: Scene, token: Token) -> list[Draft] | None:
    """A visit that is over: "накануне вернулся из Брюсселя"."""
    if not scene.is_verb(token, listed("visit", "return", "verbs")) or token.has("I"):
        return None
    return _come_from(scene, token)


def _come_from(scene: Scene, token: Token) -> list[Draft] | None:
    found = visit(scene, token, destinations(scene, token, GEN, ("из", "с")), "return")
    return [v for v in found or () if abroad(v) and v.modality == "held"] or None


@on(listed("visit", "object", "verbs"))
def visit_object(scene: Scene, token: Token) -> list[Draft] | None:
    if not scene.is_verb(token, listed("visit", "object", "verbs")):
        return None
    if token.lemmas & _CALLS and (call := _calls_on(scene, token)) is not None:
        return [call]
    if both := both_lands.lands(scene, token, scene.subject(token)):
        return visit(scene, token, both, "visit-object")
    place = visited.place_of(scene, token) or inviters_land(scene, token)
    place = place or this_town(scene, token)
    place = place or land_meant(scene, token, scene.subject(token), object_=True)
    if place is None and (call := _calls_on(scene, token)) is not None:
        return [call]
    site = visited.site_of(scene, token) if place is None else None
    if site is not None:  # "посетил завод в Лиме": where he is no guest he only does his work
        return [v for v in visit(scene, token, [site], "visit-object") or () if abroad(v)] or None
    found = visit(scene, token, listed_places(scene, place) if place else [], "visit-object")
    if (
        found
        and place is not None
        and visited.is_building(scene, place)
        and not all(map(_comes_abroad, found))
    ):
        return None  # "президенты посетят Большой театр"
    return found


def _calls_on(scene: Scene, token: Token) -> Draft | None:
    """A talk with the official whom somebody visits: "Посол посетил министра, чтобы попрощаться"."""
    low, high = scene.clauses.reach(token.index)
    calls = token.lemmas & _CALLS  # "А | навестил в больнице Б"
    near = (p for p in scene.clauses.parties if low <= p.first <= high and not (p.prep or p.inner))
    beside = [p for p in near if calls or token.index in (p.first - 1, p.last + 1)]
    people = (p for p in beside if p.kind in ("person", "post") and not p.plural and "acc" in p.cases)
    host = next((p for p in people if p.first > token.index or "nom" not in p.cases), None)
    guests = [p for p in scene.subject(token) if p is not host]
    if host is None or not guests or not finite(token):
        return None
    draft = mention(scene, "meeting", token, "receive")
    scene.put(draft, guests, "guest")
    scene.put(draft, [host], "host")
    return draft


_CALLS = frozenset(("навестить", "навещать"))


def _comes_abroad(visit: Draft) -> bool:
    """Whether all visitors are of one state, and it is not that of the place."""
    countries = {country_of(p.party) for p in visit.parts}
    place = visit.place.country if visit.place is not None else ""
    return len(countries) == 1 and not countries & {"", place}


@on(listed("visit", "stay", "verbs"))
def stay(scene: Scene, token: Token) -> list[Draft] | None:
    if not scene.is_verb(token, listed("visit", "stay", "verbs")) or _is_beside(scene, token):
        return None
    if "ожидаться" in token.lemmas and participle(token) and visit_word(scene, token):
        return None  # "ожидавшийся в мае визит"
    away = visit_word(scene, token) or on_tour(scene) or _last_time(scene, token)
    works = token.lemmas & _ANYWHERE and token.lower != "будучи"  # "Будучи в Осло, премьер заявил"
    if works and not away and not _delegation_works(scene, token):
        return None
    places = destinations(scene, token, LOC, ("в", "на")) or been_there(scene, token)
    places = places or both_lands.lands(scene, token, scene.subject(token))
    if token.lemmas & _AT_EVENTS and places and all(is_where_gathered(scene, s) for s in places):
        return None  # "побывал на параде в Осло"
    if token.lemmas & {"бывать"} and any(t.lower in _HABITS for t in scene.clause(token)):
        return None  # "в молодости часто бывал в Осло"
    if token.lower == "будучи":
        return [v for v in visit(scene, token, places, "stay") or () if abroad(v)] or None
    if (token.lemma == "быть" and is_auxiliary(scene, token)) or tells_rest(scene, token):
        return None
    found = visit(scene, token, places, "stay")
    if found and all(goes_on(scene, v) for v in found):
        return None
    if "ожидаться" in token.lemmas and not any("past" in r.tags for r in token.readings):
        for draft in found or ():
            draft.modality = "planned"  # "ожидается в Осло на следующей неделе", whatever the day
    if found and token.lemmas & {"находиться", "пребывать", "бывать", "работать"} and not away:
        return [v for v in found if abroad(v)] or None
    return found


_AT_EVENTS = frozenset(("побывать", "ожидаться"))
_ANYWHERE = frozenset(("работать", "быть", "оказаться"))
_HABITS = frozenset(("часто", "нередко", "регулярно", "иногда", "молодости", "юности", "детстве", "подолгу"))


def _last_time(scene: Scene, token: Token) -> bool:
    """Whether a clause counts how often somebody was at a place: "в последний раз был в Осло в 2021 году"."""
    clause = [t.lower for t in scene.clause(token)]
    counted = any(a in _TIMES and b == "раз" for a, b in pairwise(clause))
    return counted or any(t in ("впервые", "дважды", "трижды") for t in clause)


_TIMES = frozenset(("последний", "предыдущий", "прошлый", "первый", "второй", "третий"))


def _is_beside(scene: Scene, token: Token) -> bool:
    """Whether somebody only stands at a sight: "побывали | у Стены Плача в Иерусалиме"."""
    after = scene.behind(token).lower
    return "побывать" in token.lemmas and after in ("у", "около", "возле", "вблизи")


def _delegation_works(scene: Scene, token: Token) -> bool:
    """Whether a delegation is at work, which it is on a visit: "делегация Латвии | работает в Тбилиси"."""
    if "работать" not in token.lemmas:
        return False
    return any(_is_delegation(scene, p) for p in scene.subject(token))


_SENT = words_of("posts", "teams") | words_of("posts", "told_by_state")


def is_auxiliary(scene: Scene, token: Token) -> bool:
    """Whether "быть" only carries another verb: "будет находиться", "был принят"."""
    following = scene.words.tokens[token.index + 1 : min(token.index + 3, scene.sentence.last + 1)]
    infinitive = any(t.readings and t.readings[0].pos == "I" for t in following)
    return infinitive or any(t.readings and t.readings[0].pos == "PS" for t in following[:1])


def on_tour(scene: Scene) -> bool:
    """Whether the sentence or the one before it tells of a tour."""
    tours = (t for t in scene.words.with_any(_TOURS) if t.lemma == "турне")
    return any(0 <= scene.sentence.index - t.sentence <= 1 for t in tours)


_TOURS = frozenset(("турне",))


def visit_word(scene: Scene, token: Token) -> bool:
    low, high = scene.clauses.reach(token.index)
    return any(t.lemma in ("визит", "поездка") for t in scene.words.tokens[low : high + 1])


def visit(scene: Scene, token: Token, places: list[Span], rule: str) -> list[Draft] | None:
    """One visit for each stop: "посетит Кыргызстан, Казахстан и Таджикистан"."""
    guests = [other_side(scene, p, places) for p in invited(scene, token)]
    if not guests and asked(scene, token) is not None:
        return None  # "передал приглашение неизвестному посетить Осло": not who brought it
    if any(p.person is None and not p.country and p.kind == "post" for p in guests):
        return None
    if not guests and _is_advised(scene, token):
        return None
    subjects = guests or members(scene, token) or aboard(scene, token) or scene.subject(token)
    subjects = subjects or elided(scene, token) or _deciding(scene, token)
    kinds, subjects = subjects, [one for p in subjects for one in (named_so(scene, p) or [p])]
    subjects = list(guest_there(scene, token, places, subjects))
    taken = [p for p in subjects if p.kind == "state" and any(s.first == p.first for s in places)]
    subjects = [p for p in subjects if p not in taken]
    if taken and not subjects:
        subjects = _behind(scene, token, places) or _who_says(scene, token)
        subjects = subjects or _told_before(scene, token, taken)
    subjects = [p for p in subjects if p.kind != "state" or _is_delegation(scene, p)]
    subjects = [p for p in subjects if not in_arms(scene, p)]
    to = gone_to.hosts(scene, token) if rule == "go" else []
    subjects = [p for p in subjects if p not in to]
    onward = gone_to.leads_to(subjects, to) or _leads_somewhere(scene, token, rule)
    if not subjects or not (places or onward):
        return None
    subjects += besides(scene, token)  # "Помимо А, в Лиму прибыли Б и В"
    named = listed_after(scene, subjects)
    along = companions(scene, token) or named
    if along and (named or _in_delegation(scene, along[0])):  # "делегация Чили в составе министра А и Б"
        sent = [p for p in subjects if p.kind == "state"]
        subjects = [p for p in subjects if p not in sent]
        for party in along if len(sent) == 1 else ():
            share_country(sent[0], party)
    out = stops(scene, token, rule, [*subjects, *along], places)
    tell_when(scene, kinds, out)
    for stop in out if guests else ():
        stop.modality, stop.denied = "planned", False
    for stop in out[-1:]:
        scene.put(stop, to, "host")
    return out


def _is_advised(scene: Scene, token: Token) -> bool:
    """Whether an infinitive is what somebody tells others to do: "советует гражданам не | ездить в Осло"."""
    before = scene.words.tokens[max(token.index - _ADVISED, scene.sentence.first) : token.index]
    verb = next((t for t in reversed(before) if finite(t) or t.shape == "mark"), None)
    return token.has("I") and verb is not None and bool(verb.lemmas & listed("visit", "advised", "verbs"))


# "рекомендовал всем гражданам страны пока не | ездить": so many words at most.
_ADVISED = 7


def aboard(scene: Scene, token: Token) -> list[Party]:
    """Who comes where his plane does: "Самолет президента Чили приземлился", "Борт с премьером прибыл"."""
    low, high = scene.clauses.reach(token.index)
    craft = next(
        (t for t in scene.words.tokens[low : high + 1] if t.lemmas & _CRAFT and "nom" in t.cases("N")), None
    )
    if craft is None or not finite(token):
        return []
    after = [p for p in scene.clauses.parties if p.first in (craft.index + 1, craft.index + 2)]
    for party in after:
        of_him = party.first == craft.index + 1 and "gen" in party.cases and not party.prep
        if party.kind in ("person", "post") and (of_him or (party.prep == "с" and "ins" in party.cases)):
            return scene.clauses.group(party, GEN if of_him else INS)
    return []


_CRAFT = listed("visit", "go", "craft")


def _leads_somewhere(scene: Scene, token: Token, rule: str) -> bool:
    """Whether a journey without a place is one: to a gathering, or "находящийся с визитом", of which who is
    met tells where it leads."""
    if rule == "go" and _to_gathering(scene):
        return True
    return rule in ("go", "stay") and participle(token) and visit_word(scene, token)


def _to_gathering(scene: Scene) -> bool:
    """Whether a journey is told by the gathering that it leads to: "на саммит ШОС | вылетит премьер"."""
    nouns = (
        t
        for t in scene.words.inside(scene.sentence.index)
        if t.lemmas & listed("conference", "noun", "nouns")
    )
    near = (t for t in nouns if t.has("N") and "acc" in t.cases("N") and "loc" not in t.cases("N"))
    return any(phrases.preposition(scene.words, scene.phrase_start(t)) == "на" for t in near)


def _behind(scene: Scene, token: Token, places: Sequence[Span]) -> list[Party]:
    """Who visits a place told before him: "посетит Китай | министр", "Китай посетит | министр"."""
    _, high = scene.clauses.reach(token.index)
    first = max(token.index, max(s.last for s in places))
    after = (p for p in scene.clauses.parties if first < p.first <= high and p.kind in ("person", "post"))
    found = next((p for p in after if "nom" in p.cases and not (p.prep or p.inner)), None)
    between = scene.words.tokens[first + 1 : found.first] if found is not None else []
    if found is None or any(t.shape == "mark" or finite(t) for t in between):
        return []
    return scene.clauses.group(found, frozenset(("nom",)))


def _told_before(scene: Scene, token: Token, taken: Sequence[Party]) -> list[Party]:
    """Who acts by the verb before, where a verb has no subject but the place ``taken``: "А прибыл в Рим, а
    затем | посетит Китай"."""
    segment = scene.clauses.segments[scene.clauses.index_of(token.index)]
    if segment.relative or scene.words.tokens[segment.first].lower in _SUBORDINATE:
        return []
    ahead = scene.words.tokens[scene.sentence.first : token.index]
    verbs = [
        t
        for t in ahead
        if finite(t) and not t.has("PS") and not scene.in_party(Span(t.index, t.index, "place"))
    ]
    before = scene.clauses.subject(verbs[-1].index, agree=verbs[-1]) if verbs else []
    before = [p for p in before if p.last < token.index and p.kind != "state"]
    return before or elided(scene, token, but=taken)


_SUBORDINATE = frozenset(
    ("что", "чтобы", "если", "когда", "где", "куда", "поскольку", "хотя", "но", "однако")
)


def _who_says(scene: Scene, token: Token) -> list[Party]:
    """Who says of himself that he visits a place: "министр сообщил, что | посетит Иран"; no spokesman."""
    segment = scene.clauses.segments[scene.clauses.index_of(token.index)]
    if scene.words.tokens[segment.first].lower != "что" or not finite(token):
        return []
    main = scene.clauses.verb_before(token.index)
    people = scene.clauses.subject(main) if main is not None else []
    return [p for p in people if p.kind in ("person", "post", "pronoun") and not speaks(p)]


def _is_delegation(scene: Scene, party: Party) -> bool:
    """Whether a state is meant by its delegation, which can travel: "делегация США посетила Ташкент"."""
    return bool(scene.words.tokens[party.head].lemmas & _SENT)


def elided(scene: Scene, token: Token, *, but: Sequence[Party] = ()) -> list[Party]:
    """The subject that a finite verb without one, but for places, takes from the sentence before.

    "Затем отправился в Ереван".
    """
    low, high = scene.clauses.reach(token.index)
    if not finite(token) or any(
        "nom" in p.cases and not p.prep and low <= p.first <= high
        for p in scene.clauses.parties
        if p not in but
    ):
        return []
    if other_acts(scene, token):
        return []  # "Его брат переехал в Осло"
    before = [
        p
        for p in scene.parties
        if p.sentence in (scene.sentence.index - 1, scene.sentence.index) and p.last < token.index
    ]
    subjects = [p for p in before if p.person is not None and "nom" in p.cases and not p.prep and not p.inner]
    here = [p for p in subjects if p.sentence == scene.sentence.index]
    return here[-1:] or who_travels_on(scene, token)


def _deciding(scene: Scene, token: Token) -> list[Party]:
    """Whose decision an infinitive tells in a clause without a subject: "отменил поездку, поскольку решил |
    отправиться в Рим"."""
    before = scene.words.tokens[max(token.index - _DECIDED, scene.sentence.first) : token.index]
    verb = next((t for t in before if t.lemmas & listed("cues", "agreed") and finite(t)), None)
    return elided(scene, verb) if verb is not None and token.has("I") else []


# "решил | в этот день отправиться": so many words at most.
_DECIDED = 5


def companions(scene: Scene, token: Token) -> list[Party]:
    """Who goes along: "вместе со спецпосланником", "в сопровождении министра"."""
    low, high = scene.clauses.reach(token.index)
    for p in scene.clauses.parties:
        before = [t.lower for t in scene.words.tokens[max(0, p.first - _BEFORE) : p.first]]
        if (
            low <= p.first <= high
            and (p.person is not None or _is_official(p))
            and (
                ("вместе" in before and p.prep == "с")
                or _comes_with(scene, token, p)
                or "сопровождении" in before
                or _in_delegation(scene, p)
                or (_is_delegation(scene, p) and "составе" in before)  # "в составе делегации во главе с А"
            )
        ):
            return scene.clauses.group(p, INS | GEN)
    return []


def _is_official(party: Party) -> bool:
    """Whether a mention is of one official of a state without a name: "вместе с | президентом Чили"."""
    of_state = party.capacity is not None and bool(party.capacity.country)
    return party.kind == "post" and of_state and not (party.plural or party.inner)


def _comes_with(scene: Scene, verb: Token, party: Party) -> bool:
    """Whether an official of the visitor's state stands right behind where they come, or the verb: "прибыл в
    Рим с | министром обороны"; with one of another state somebody may be to meet."""
    if party.prep not in ("с", "со") or not verb.lemmas & listed("visit", "go", "verbs") or not finite(verb):
        return False
    before = party.first - 2
    place = scene.spans.over(before)
    led = before == verb.index or (place is not None and place.kind in ("place", "state"))
    if not led or not verb.index <= before or party.person is None or not party.person.capacities:
        return False
    states = {country_of(p) for p in scene.subject(verb)} - {""}
    return bool(states) and country_of(party) in ("", *states)


# "в составе российской правительственной | делегации": so many words stand before who goes along.
_BEFORE = 4


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
        scene.put(draft, inviting(scene, draft), "host")
        out.append(draft)
    return out
