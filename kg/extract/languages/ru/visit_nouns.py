"""Nouns of travel: "визит президента в Баку", "поездка в Рим отменена", a visit paid to somebody."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.allegiance import country_of
from kg.extract.asked import on
from kg.extract.drafts import TALKS, Draft
from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.been_there import paid_there
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.guests_there import guest_there
from kg.extract.languages.ru.lands_meant import destinations, land_meant
from kg.extract.languages.ru.mentions import mention
from kg.extract.languages.ru.noun_parties import relative_holders
from kg.extract.languages.ru.other_journeys import on_the_way
from kg.extract.languages.ru.places import governed, listed_places, noun_destination, relative_destination
from kg.extract.languages.ru.scene import ACC, GEN, LOC, Scene
from kg.extract.languages.ru.stage import listed
from kg.extract.languages.ru.visits import stops
from kg.extract.languages.ru.wishes import called_off
from kg.extract.parties import Party
from kg.extract.spans import Span
from kg.extract.words import Token


@on(listed("visit", "noun", "nouns"))
def visit_noun(scene: Scene, token: Token) -> list[Draft] | None:
    if not scene.is_noun(token, listed("visit", "noun", "nouns")) or _is_this_one(scene, token):
        return None
    paid = _paid(scene, token)
    if paid is not None:
        return [paid]
    places = noun_destination(scene, token) or relative_destination(scene, token) or _prepared(scene, token)
    places = places or _land(scene, token) or _paid_to(scene, token) or _set_for(scene, token)
    places = places or paid_there(scene, token)
    genitive = scene.genitive(token) or genitive_after_place(scene, places)
    light = scene.light_verb(token)
    if not places and light is not None and light.index > token.index:  # "первый визит он | совершит в Рим"
        places = destinations(scene, light, ACC, ("в", "на"))
    subjects = (
        genitive or relative_holders(scene, token) or (scene.subject(light) if light is not None else [])
    )
    possessor = scene.possessed(token)
    if possessor is not None and not subjects:
        subjects = _named_next(scene, possessor) if possessor.person is None else [possessor]
        subjects = list(guest_there(scene, token, places, subjects))
    who_has = [] if subjects or not places else _having(scene, token)
    subjects = subjects or who_has or (_facing(scene, token) if places else [])
    if not subjects:
        subjects = _puts_off(scene, token)
    own = not subjects and not places and _is_course(scene, token) and not _is_told(scene)
    if not subjects and (places or own):
        subjects = with_visit(scene, token) or (_spoken_of(scene, token) if light is None and places else [])
        subjects = subjects or (_guest_met(scene, token, places) if light is None else [])
    lands = {s.country for s in places}
    subjects = [p for p in subjects if p.kind != "state" or p.country not in lands]
    if not genitive and len(subjects) > 1:  # "поездка в Лиму, о которой договорились президент Перу и А"
        subjects = [p for p in subjects if country_of(p) not in lands] or subjects
    if not subjects and not places and (scene.tells(token) or _tells_days(scene, token)):
        return [mention(scene, "visit", token, "whereabouts")]
    felt = _is_course(scene, token) or _is_felt(scene, token)
    told = genitive and light is None and (scene.happens(token) or felt)
    if not subjects or not (places or told or own):
        return None
    if not places and _is_discussed(scene, token):
        return None
    rule = "tour" if _is_tour(scene, places) else "visit-noun"
    rule = "return" if _comes_back_from(scene, token) else rule
    if _is_one_each(token, genitive):  # "визиты президента Чили А и премьера Перу Б в Баку"
        return [visit for one in genitive for visit in stops(scene, token, rule, [one], places)]
    found = stops(scene, token, rule, subjects, places)
    for draft in found if genitive and found[0].modality == "cancelled" else ():
        scene.put(draft, _calling_off(scene, token, draft), "host")
    for draft in found if _is_answered(scene, token) else ():
        draft.modality, draft.earlier = "held", True
        draft.told, draft.telling = True, ((token.index + 1, scene.sentence.last),)  # what follows is of it
    if (who_has or _is_next(scene, token)) and not any(finite(t) for t in scene.clause(token)):
        for draft in found:  # "у министра по плану визит в Рим", "следующий его визит – в Рим"
            draft.modality = "planned"
    return found


def _comes_back_from(scene: Scene, token: Token) -> bool:
    """Whether a verb says that somebody is back from a journey, so that a day is that of his return:
    "накануне вернулся | из турне по Африке"."""
    first = phrases.first_attribute(scene.words, token.index, scene.sentence.first)
    before = scene.words.tokens[scene.sentence.first : first]
    backwards = any(t.lemmas & listed("visit", "return", "verbs") for t in before[-_FROM:])
    return backwards and phrases.preposition(scene.words, first) in ("из", "с", "со")


# "вернулся | в понедельник вечером из поездки": so many words at most from the verb on.
_FROM = 6


def _paid_to(scene: Scene, token: Token) -> list[Span]:
    """Where a journey leads that stands before its verb: "Первый визит премьер | нанесет в Осло"."""
    light = scene.light_verb(token)
    if light is None or light.index < token.index or "acc" not in token.cases("N"):
        return []
    after = (s for s in scene.spans.all if s.first in (light.index + 1, light.index + 2))
    place = next((s for s in after if s.kind in ("place", "state") and not scene.in_party(s)), None)
    fits = place is not None and governed(scene, place, ACC | LOC, ("в", "на", "во"))
    return listed_places(scene, place) if place is not None and fits else []


def _calling_off(scene: Scene, token: Token, visit: Draft) -> list[Party]:
    """Who calls off the visit of another to his own state: "премьер Норвегии отложил | визит президента Чада
    в Осло"."""
    verb = scene.governor(token, scene.clause(token))
    if verb is None or not verb.has("V") or not verb.lemmas & listed("cues", "cancelled"):
        return []
    home, guests = visit.place.country if visit.place is not None else "", visit.keys()
    people = [p for p in scene.subject(verb) if p.person is not None and p.key() not in guests]
    return [p for p in people if country_of(p) == home != ""]


def _set_for(scene: Scene, token: Token) -> list[Span]:
    """Where a journey leads that stands behind its verb: "следующий визит запланирован | в Осло", "первая
    поездка состоялась в мае | в Осло"."""
    verb = scene.governor(token, scene.clause(token)) if "nom" in token.cases("N") else None
    says = listed("happen", "verbs") | listed("cues", "planned") | {"быть", "стать"}
    if verb is None or verb.index < token.index or not verb.lemmas & says or verb.has("I"):
        return []
    if phrases.preposition(scene.words, scene.phrase_start(token)):
        return []
    after = (s for s in scene.spans.all if verb.index < s.first <= verb.index + _DATED + 1)
    place = next((s for s in after if s.kind in ("place", "state") and s.last <= scene.sentence.last), None)
    if place is None or scene.in_party(place) or not governed(scene, place, ACC, ("в", "на", "во")):
        return []
    between = scene.words.tokens[verb.index + 1 : place.first - 1]
    return listed_places(scene, place) if all(_is_of_date(t) for t in between) else []


def _is_next(scene: Scene, token: Token) -> bool:
    """Whether a journey is called the next one: "его | следующая поездка – в Осло"."""
    if "nom" not in token.cases("N"):
        return False
    return any(t.lemmas & _NEXT for t in scene.words.tokens[scene.phrase_start(token) : token.index])


_NEXT = frozenset(("следующий", "ближайший", "очередной"))


def _facing(scene: Scene, token: Token) -> list[Party]:
    """For whom a journey is: "премьеру предстоит | поездка в Осло", "| поездка в Осло для премьера"."""
    if "nom" not in token.cases("N") or phrases.preposition(scene.words, scene.phrase_start(token)):
        return []
    low, high = scene.clauses.reach(token.index)
    near = [p for p in scene.clauses.parties if low <= p.first <= high and p.kind != "state" and not p.inner]
    first_ = [p for p in near if p.prep == "для" and p.person is not None and "gen" in p.cases]
    return scene.dative_subject(token) or first_[:1]


def _land(scene: Scene, token: Token) -> list[Span]:
    """The land that is called by its kind before who comes to it: "о прибытии | в страну министра Чили"."""
    guests = [p for p in scene.clauses.parties if p.first == token.index + 3 and "gen" in p.cases]
    land = land_meant(scene, token, guests)
    return [land] if land is not None else []


def _is_answered(scene: Scene, token: Token) -> bool:
    """Whether the visit told answers an earlier one: "станет ответным на | поездку премьера в Рим"."""
    first = scene.phrase_start(token)
    before = scene.words.tokens[max(first - 2, scene.sentence.first) : first]
    return len(before) > 1 and before[1].lower == "на" and "ответный" in before[0].lemmas


def _is_discussed(scene: Scene, token: Token) -> bool:
    """Whether a visit is only what was spoken of: "визит премьера | обсуждался в Риме"."""
    verb = scene.governor(token, scene.clause(token)) if "nom" in token.cases("N") else None
    return verb is not None and bool(verb.lemmas & _DISCUSSED)


_DISCUSSED = frozenset(("обсуждаться", "обсуждать", "обсудить", "рассматриваться", "прорабатываться"))


def _having(scene: Scene, token: Token) -> list[Party]:
    """Who has a visit before him: "у министра запланирована | поездка в Рим", "у него намечен визит"."""
    low, high = scene.clauses.reach(token.index)
    if "nom" not in token.cases("N") or phrases.preposition(scene.words, scene.phrase_start(token)):
        return []
    inside = (p for p in scene.clauses.parties if low <= p.first <= high and p.prep == "у")
    return [p for p in inside if p.kind in ("person", "post", "pronoun")][:1]


def _prepared(scene: Scene, token: Token) -> list[Span]:
    """The state that gets ready for a visit: "Чили готовится к | визиту президента Перу"."""
    verb = scene.governor(token, scene.clause(token)) if "dat" in token.cases("N") else None
    first = scene.phrase_start(token)
    if verb is None or "готовиться" not in verb.lemmas or phrases.preposition(scene.words, first) != "к":
        return []
    hosts = [scene.spans.at(p.first) for p in scene.subject(verb) if p.kind == "state"]
    town = scene.spans.over(verb.index - 1) if verb.index > scene.sentence.first else None
    if not hosts and town is not None and town.kind == "place" and not scene.in_party(town):
        hosts = [town]  # "Белград готовится к | приезду президента"
    return [s for s in hosts if s is not None and s.kind in ("state", "place")]


def _is_one_each(token: Token, genitive: Sequence[Party]) -> bool:
    """Whether visits in the plural are of officials of several states, who come one by one."""
    plural = all(r.number == "p" for r in token.readings if r.pos == "N")
    states = [country_of(p) for p in genitive]
    return plural and len(genitive) > 1 and "" not in states and len(set(states)) == len(states)


def _puts_off(scene: Scene, token: Token) -> list[Party]:
    """Whose visit is put off: who acts by the verb, "канцлер отложила намеченную поездку в Баку"."""
    verb = scene.governor(token, scene.clause(token))
    if verb is not None and called_off(scene, token, scene.clause(token)):
        return scene.subject(verb)
    if verb is None or not verb.has("V") or "acc" not in token.cases("N"):
        return []
    if verb.lower == "пришлось":  # "Министру | пришлось отменить поездку"
        off = any(t.has("I") and t.lemmas & listed("cues", "cancelled") for t in scene.clause(token))
        return scene.dative_subject(verb) if off else []
    return scene.subject(verb) if verb.lemmas & listed("cues", "cancelled") else []


def _is_course(scene: Scene, token: Token) -> bool:
    """Whether something takes place in the course of a visit: "в ходе визита президента подписан договор"."""
    first = scene.phrase_start(token)
    return first > scene.sentence.first and scene.words.tokens[first - 1].lemma in _COURSES


_COURSES = frozenset(("ход", "рамка", "время", "итог", "результат"))


def _is_felt(scene: Scene, token: Token) -> bool:
    """Whether something is done because of a visit or before it: "в Лиме перекрыты улицы из-за | визита
    президента", "меры приняты в связи с | приездом"."""
    first = scene.phrase_start(token)
    before = [t.lower for t in scene.words.tokens[max(first - 3, scene.sentence.first) : first]]
    if before[-1:] not in (["из-за"], ["против"], ["перед"], ["накануне"]) and before != ["в", "связи", "с"]:
        return False
    verb = scene.governor(token, scene.clause(token))
    return verb is None or not any(p.kind in ("person", "post", "pronoun") for p in scene.subject(verb))


def _guest_met(scene: Scene, token: Token, places: Sequence[Span]) -> list[Party]:
    """Who of those that meet comes from another state than that visited, where nobody is told to: "Встреча
    министра Чили с премьером Перу прошла в рамках | визита в Лиму"."""
    home = {s.country for s in places}
    first = scene.phrase_start(token)
    before = [t.lower for t in scene.words.tokens[max(first - 2, scene.sentence.first) : first]]
    if len(home) != 1 or "" in home or not (_is_course(scene, token) or before[-1:] == ["день"]):
        return []
    told = next((d for d in reversed(scene.told) if d.type in TALKS and len(d.parts) > 1), None)
    near = told is not None and not told.title and scene.sentence.index - told.sentence <= _JUST_TOLD
    here = [p for p in scene.clauses.parties if p.person is not None and not p.inner]
    people = here or ([p.party for p in told.parts] if told is not None and near else [])
    abroad = [p for p in people if country_of(p) and country_of(p) not in home]
    return abroad if len(abroad) == 1 and any(country_of(p) in home for p in people) else []


# "Встреча прошла в рамках визита": so many sentences after it was told.
_JUST_TOLD = 2


def _tells_days(scene: Scene, token: Token) -> bool:
    """Whether a visit is named, told before or not, only to tell when it is: "в ходе визита, | начавшегося в
    среду"."""
    return _is_course(scene, token) and bool(scene.clauses.telling(token.index))


def _is_told(scene: Scene) -> bool:
    """Whether a visit was told before, which "в ходе визита" means."""
    return any(d.type == "visit" and d.place is not None for d in scene.told)


def _is_this_one(scene: Scene, token: Token) -> bool:
    """Whether a clause only says what the visit told before is: "Это вторая поездка премьера в Рим"."""
    low, _ = scene.clauses.reach(token.index)
    opening = scene.words.tokens[low].lower == "это" and any(d.type == "visit" for d in scene.told)
    first = phrases.first_attribute(scene.words, token.index, low)
    return opening and "nom" in token.cases("N") and not phrases.preposition(scene.words, first)


def _paid(scene: Scene, token: Token) -> Draft | None:
    """A talk at somebody's: "посол нанес прощальный визит президенту"."""
    light = scene.light_verb(token)
    if light is None or not light.lemmas & {"нанести", "наносить"}:
        return None
    low, high = scene.clauses.reach(token.index)
    near = [p for p in scene.clauses.parties if low <= p.first <= high and not p.prep and not p.inner]
    hosts = [p for p in near if p.kind in _RECEIVE and "dat" in p.cases and "nom" not in p.cases]
    visitors = scene.subject(light)
    if not hosts or not visitors:
        return None
    draft = mention(scene, "meeting", token, "receive")
    scene.put(draft, visitors, "guest")
    scene.put(draft, hosts[:1], "host")
    return draft


# "нанесла | ему визит вежливости"
_RECEIVE = ("person", "post", "pronoun")


def _is_tour(scene: Scene, places: Sequence[Span]) -> bool:
    """Whether a journey leads through a region: "поездка по Балканам"."""
    return len(places) == 1 and phrases.preposition(scene.words, places[0].first) == "по"


# "программа предусматривает поездку в Батуми": of who is spoken of.
_PLANS = frozenset(("программа", "график", "план", "повестка"))


def _spoken_of(scene: Scene, token: Token) -> list[Party]:
    """The traveller is who the sentences before speak of: "Поездка в Варшаву отменена"."""
    verb = scene.governor(token, scene.clause(token))
    plan = [t for t in scene.clause(token) if t.lemmas & _PLANS and t.has("N")]
    planned = bool(plan) and verb is not None and bool(verb.lemmas & listed("cues", "planned"))
    if planned:
        told = [d for d in scene.told if d.type == "visit" and d.parts]
        return [p.party for p in told[-1].parts if p.role != "host"] if told else []
    if "nom" not in token.cases("N"):
        return []
    before = [
        p
        for p in scene.parties
        if scene.sentence.index - 2 <= p.sentence <= scene.sentence.index and p.last < token.index
    ]
    subjects = [p for p in before if p.person is not None and "nom" in p.cases and not p.prep and not p.inner]
    return subjects[-1:] or on_the_way(scene) or _named_next(scene)


def _named_next(scene: Scene, possessor: Party | None = None) -> list[Party]:
    """Who acts first in the next sentence, where a text begins with his visit before it names anybody: "Его |
    визит в Рим начался утром. Премьер Чили А прибыл", "Поездка в Рим стала для неё первой"."""
    here = scene.sentence.index
    if any(p.person is not None and p.sentence <= here for p in scene.parties) or (
        possessor is not None and possessor.plural
    ):
        return [possessor] if possessor is not None else []
    pronouns = [possessor.first] if possessor is not None else []
    pronouns += [p.head for p in scene.parties if p.kind == "pronoun" and not p.plural and p.sentence == here]
    said = [scene.words.tokens[k] for k in pronouns]
    genders = {"f" if t.lemma == "она" or t.lower in ("ее", "её") else "m" for t in said}
    after = (p for p in scene.parties if p.sentence == here + 1 and p.person is not None)
    acting = next((p for p in after if "nom" in p.cases and not (p.prep or p.inner)), None)
    fits = acting is not None and acting.person is not None and {acting.person.gender} == genders
    return [acting] if fits and acting is not None else ([possessor] if possessor is not None else [])


def genitive_after_place(scene: Scene, places: Sequence[Span]) -> list[Party]:
    """The visitor after the destination: "визит в Варшаву президента Румынии"."""
    if not places:
        return []
    end = places[-1].last
    state = scene.spans.at(end + 1)  # "визит в столицу Польши президента Румынии"
    if state is not None and state.kind == "state":
        end = state.last
    after = scene.words.tokens[end + 1 : min(end + 1 + _DATED, scene.sentence.last)]
    end = next((t.index - 1 for t in after if not _is_of_date(t)), end)
    found = next(
        (p for p in scene.clauses.parties if p.first == end + 1 and not p.prep and "gen" in p.cases), None
    )
    return scene.clauses.group(found, GEN) if found is not None else []


# "визит в Рим | 5 мая 2021 года | премьера": so many words at most.
_DATED = 5


def _is_of_date(token: Token) -> bool:
    """Whether a word can be one of a date: "в мае 2021 года"."""
    dated = token.lower in ("в", "года", "году", "г", "прошлого", "этого", "прошлом", "этом")
    return dated or token.shape == "number" or bool(token.lemmas & listed("cues", "months"))


def with_visit(scene: Scene, token: Token) -> list[Party]:
    """The subject of the sentence travels: "в ходе визита в Баку", "с визитом в Баку"."""
    segment = scene.clauses.segments[scene.clauses.index_of(token.index)]
    opening = scene.words.tokens[segment.first]
    if segment.wall and opening.has("P"):
        return scene.subject(opening) if _is_of_party(scene, opening) else []
    verbs = [t for t in scene.words.inside(scene.sentence.index) if finite(t) and not _reports(scene, t)]
    # "в рамках визита в Рим, | который проходит 5 мая, | премьер встретился"
    verbs = [t for t in verbs if not _describes(scene, token, t)] or verbs
    verbs = [t for t in verbs if t.index > _told_from(scene, token)] or verbs
    if not verbs:
        return []
    verb = min(verbs, key=lambda t: abs(t.index - token.index))
    return [*_accompanied(scene, verb), *scene.subject(verb)]


def _told_from(scene: Scene, noun: Token) -> int:
    """Where what somebody says begins: "посол сообщила, | что в ходе визита в Рим премьер встретился"."""
    before = range(noun.index - 1, scene.sentence.first, -1)
    tokens = scene.words.tokens
    return next((i for i in before if tokens[i].lower == "что" and tokens[i - 1].text == ","), -1)


def _describes(scene: Scene, noun: Token, verb: Token) -> bool:
    """Whether a verb tells in a clause with "который" what is said of a noun."""
    segment = scene.clauses.segments[scene.clauses.index_of(verb.index)]
    return segment.relative and noun.index < segment.first and scene.clauses.is_told_of(noun, segment)


def _is_of_party(scene: Scene, opening: Token) -> bool:
    """Whether a participle can describe who travels: one in the passive only who stands right before it, not
    "договоренности президентов, | достигнутые в ходе визита"."""
    if not any("pssv" in r.tags for r in opening.readings):
        return True
    described = scene.clauses.antecedent(opening.index, opening.cases("P"))
    return described is not None and described.last == opening.index - 2


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
