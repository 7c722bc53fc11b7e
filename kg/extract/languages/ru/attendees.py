"""Who attends a gathering: subjects of verbs of attending, those with whose participation it is held."""

from __future__ import annotations

from kg.extract.allegiance import country_of, give_country
from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.at_gatherings import among_present, including
from kg.extract.languages.ru.attending_next import by_his_part, his_part, listed_before
from kg.extract.languages.ru.besides import besides
from kg.extract.languages.ru.calling_off import part_of
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.for_sides import by_sides
from kg.extract.languages.ru.invitations import asked_to_gather
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.participation import visitors
from kg.extract.languages.ru.scene import GEN, NOM, Scene
from kg.extract.languages.ru.segments import participle
from kg.extract.languages.ru.stage import listed
from kg.extract.languages.ru.states import international
from kg.extract.parties import Party
from kg.extract.words import Token

# Talks that others attend than those who hold them: "на | встрече присутствовал посол".
TALKS_ATTENDED = words_of("triggers", "meeting", "attended", "nouns")
_WHOSE = frozenset(("его", "ее", "её", "их"))
_CHAIRED = frozenset(("председательством", "сопредседательством", "руководством"))


def participants(scene: Scene, token: Token) -> list[Party]:
    """The genitive after "с участием", "в присутствии": "встреча лидеров с участием А и Б"."""
    low, high = scene.clauses.reach(token.index)
    high = max(high, _described_to(scene, token))
    told, light = scene.tells(part_of(scene, token)), scene.light_verb(token) is not None
    first = low if told or light else token.index  # "Под председательством А | прошло заседание"
    witnessed = told or light or goes_on(scene, token)
    witnessed = witnessed and not _is_of_signing(scene, token)
    for t in scene.words.tokens[first : high + 1]:
        before = scene.words.tokens[t.index - 1].lower if t.index else ""
        attended = t.lower in ("участием", "участии") and before in ("с", "при")
        if own := by_his_part(scene, t):
            return own
        attended = attended or (witnessed and t.lower == "присутствии" and before == "в")
        if t.lower in _CHAIRED and before in _WHOSE and scene.words.tokens[t.index - 2].lower == "под":
            chair = scene.possessed(t)  # "под ее председательством"
            return [chair] if chair is not None and chair.person is not None else []
        if attended or (t.lower in _CHAIRED and before == "под"):
            found = next((p for p in scene.clauses.parties if p.first == t.index + 1), None)
            open_to = found is not None and (not found.inner or _are_states(scene, found) or is_union(found))
            found = found if open_to else None
            if found is None:
                return []
            if _of_delegations(found):
                return _among_which(scene, found)
            return scene.clauses.group(found, GEN)
    return []


def goes_on(scene: Scene, talk: Token) -> bool:
    """Whether a clause says how a talk went: "| Разговор шел в присутствии А"."""
    if "nom" not in talk.cases("N") or phrases.preposition(scene.words, scene.phrase_start(talk)):
        return False
    verb = scene.governor(talk, scene.clause(talk))
    return verb is not None and bool(verb.lemmas & _GOES)


_GOES = frozenset(("идти", "вестись", "протекать"))


def is_union(party: Party) -> bool:
    """Whether a body is an international one: "при участии | ОБСЕ"."""
    return party.kind == "body" and not party.country and international(party.body)


def _described_to(scene: Scene, token: Token) -> int:
    """The end of the clause right behind a gathering or talk that describes it: "форум, | который пройдет с
    участием А", "переговоры, | прошедшие в пятницу при участии А"."""
    segment = scene.clauses.behind(token.index)
    if segment is None:
        return token.index
    opening = scene.words.tokens[segment.first]
    takes_place = participle(opening) and bool(opening.lemmas & _HAPPENS)
    return segment.last if segment.relative or takes_place else token.index


def witnesses(scene: Scene, token: Token, *, led: bool = False) -> list[Party]:
    """In whose presence, or with whose participation, a clause says that something was done; with ``led``
    also who chaired it."""
    low, high = scene.clauses.reach(token.index)
    words = _WITNESSED | _CHAIRED if led else _WITNESSED
    at = next((t.index for t in scene.words.tokens[low : high + 1] if t.lower in words), None)
    first = next((p for p in scene.clauses.parties if at is not None and p.first == at + 1), None)
    return scene.clauses.group(first, GEN) if first is not None else []


_WITNESSED = frozenset(("присутствии", "участии", "участием", "посредничестве"))


def _are_states(scene: Scene, first: Party) -> bool:
    """Whether several states take part, or those who act for one with others: "раунд консультаций с
    участием | Чили, Перу и Боливии", "переговоры с участием | представителей Перу и министров Чада"."""
    listed_so = scene.clauses.group(first, GEN) if first.kind == "state" else []
    return len(listed_so) > 1 and all(p.kind in ("state", "post", "person") for p in listed_so)


def _is_of_signing(scene: Scene, noun: Token) -> bool:
    """Whether a ceremony is one of signing, of which the noun after it tells: "церемония | подписания"."""
    following = scene.behind(noun)
    return bool(following.lemmas & listed("signing", "noun", "nouns"))


def _among_which(scene: Scene, members: Party) -> list[Party]:
    """Who is named of a delegation: "с участием членов делегаций, среди которых министры А и Б"."""
    after = scene.words.tokens[members.last + 1 : members.last + 5]
    said = [t.lower for t in after]
    end = next((n for n in (2, 3) if said[1:n] and said[n : n + 1] in (["которых"], ["числе"])), None)
    if end is None or said[:1] != [","] or said[1] not in ("среди", "в"):
        return []
    first = next((p for p in scene.clauses.parties if p.first > after[end].index), None)
    nominative = first is not None and "nom" in first.cases
    return scene.clauses.group(first, NOM) if first is not None and nominative else []


def _of_delegations(party: Party) -> bool:
    """Whether a party is nobody in particular: "с участием членов делегаций"."""
    return party.plural and party.capacity is not None and party.capacity.organization == "делегация"


def attendees(scene: Scene, token: Token) -> list[Party]:
    """Who attends a gathering by the verb that governs it, or that of the one told right before it:
    "участвует в саммите ШОС, а также в заседании"."""
    found = _governing(scene, token) or listed_before(scene, token)
    found = [*found, *including(scene, token)]
    sides = _for_states(scene) if found else []
    found = sides if len(sides) >= len(found) else found
    found = [*found, *as_guests(scene, token)] if found else found
    scene.attending = found or scene.attending
    return found


def as_guests(scene: Scene, token: Token) -> list[Party]:
    """Who attends besides, in a clause without a verb: "участвует министр, в качестве | гостя – премьер"."""
    after = [t for t in scene.words.inside(scene.sentence.index) if t.index > token.index]
    opens = next((k for k, t in enumerate(after) if t.lower == "качестве"), len(after))
    role = after[opens + 1 : opens + 5]
    dash = next((t.index for t in role if t.text in "–—-"), None)
    if dash is None or any(finite(t) or t.text in ",;" for t in after[opens + 1 : opens + 2]):
        return []
    first = next((p for p in scene.clauses.parties if p.first == dash + 1 and "nom" in p.cases), None)
    return scene.clauses.group(first, NOM) if first is not None else []


# Of what is around a gathering and not at it: "выступил на | полях саммита".
_AROUND = frozenset(("поле", "рамка", "ход", "кулуар", "итог", "преддверие", "канун"))


def _governing(scene: Scene, token: Token) -> list[Party]:
    """The subjects of a verb of attending that governs the noun.

    "участвует в саммите", "выступил на форуме".
    """
    low, high = scene.clauses.reach(token.index)
    first = phrases.first_attribute(scene.words, token.index, low)
    if first > low and scene.words.tokens[first - 1].lemma in _AROUND:
        return []
    first = _past_level(scene, first, low)
    working = first > low and bool(scene.words.tokens[first - 1].lemmas & _PARTS)
    light = None if working else scene.light_verb(token)
    if light is not None:
        held = not light.lemmas & {"принять", "принимать"}
        return _who_take(scene, light) if held else []
    if working:
        first = phrases.first_attribute(scene.words, first - 1, low)
    if first > low and "участник" in scene.words.tokens[first - 1].lemmas:
        return _told_of_members(scene, token)
    asked = asked_to_gather(scene, token)
    if asked is not None:
        return asked
    visits = _visiting(scene, token, first)
    if visits:
        return visits
    first = first if working else scene.phrase_start(token)
    if phrases.preposition(scene.words, first) not in ("в", "на", "под"):
        return []
    before = [t for t in scene.words.tokens[low : token.index] if t.shape == "word"]
    after = [t for t in scene.words.tokens[token.index : high + 1] if t.shape == "word"]
    for t in [*reversed(before), *after]:
        if t.lemmas & (
            listed("conference", "attend", "verbs") | listed("conference", "attend", "also")
        ) and t.has("V", "P", "G", "I", "PS"):
            return [*_representing(scene, t), *_along(scene, t), *besides(scene, t)]
        if t.lemmas & listed("conference", "attend", "nouns") and t.readings[0].pos == "N":
            whose = [p for p in scene.clauses.parties if p.first == t.index + 1 and "gen" in p.cases]
            if whose and not whose[0].prep:  # "сообщается об участии министра в саммите"
                return scene.clauses.group(whose[0], GEN)
            if guests := _coming(scene, t) or _thanked(scene, t) or his_part(scene, t):
                return guests
            verb = _past_relative(scene, t, high) or scene.nearest_verb(t, low, high)
            found = _who_take(scene, verb) if verb is not None else []
            return found or visitors(scene, t, token)
    return []


def _who_take(scene: Scene, verb: Token) -> list[Party]:
    """Who takes part by a verb: its subject, with whom he does, and besides whom."""
    return [*scene.subject(verb), *_along(scene, verb), *besides(scene, verb)]


def _past_relative(scene: Scene, participation: Token, high: int) -> Token | None:
    """The verb of a clause behind what tells more of the gathering: "Участие в форуме, который пройдет в
    Риме, | подтвердил министр"."""
    relative = scene.clauses.relative(participation.index)
    if relative is None:
        return None
    return next((t for t in scene.words.tokens[relative.last + 1 : high + 1] if finite(t)), None)


def _thanked(scene: Scene, participation: Token) -> list[Party]:
    """Who is thanked for taking part: "поблагодарил премьера за | участие в форуме"."""
    if scene.words.tokens[participation.index - 1].lower != "за":
        return []
    verb = scene.governor(participation, scene.clause(participation))
    if verb is None or not verb.lemmas & listed("meeting", "congratulates", "verbs"):
        return []
    near = [p for p in scene.clauses.parties if p.first < participation.index and not (p.prep or p.inner)]
    objects = [p for p in near if "acc" in p.cases and ("nom" not in p.cases or p.first > verb.index)]
    return [p for p in objects if p.kind in ("person", "post", "pronoun")][-1:]


def _coming(scene: Scene, participation: Token) -> list[Party]:
    """Whose visit is for a gathering: "визит президента в Баку для | участия в саммите"."""
    before = scene.clause(participation)
    if scene.words.tokens[participation.index - 1].lower != "для":
        return []
    visits = (t for t in before if t.index < participation.index)
    noun = next((t for t in visits if scene.is_noun(t, listed("visit", "noun", "nouns"))), None)
    return scene.genitive(noun) if noun is not None else []


def _past_level(scene: Scene, first: int, low: int) -> int:
    """The first token of "высокого уровня" before a gathering, part of which it tells: "в сегменте | высокого
    уровня сессии"; ``first`` where there is none."""
    level = scene.words.tokens[first - 1] if first - 2 > low else None
    told = level is not None and level.lower == "уровня" and scene.words.tokens[first - 2].has("A")
    return first - 2 if told and scene.words.tokens[first - 3].lemmas & _PARTS else first


# What a gathering consists of: "выступил на | дебатах сессии", "участвует в работе форума".
_PARTS = words_of("vocabulary", "parts_of_gatherings")


def _told_of_members(scene: Scene, token: Token) -> list[Party]:
    """Who are told between dashes to be those who attend: "Участники заседания в Риме – министры А и Б –"."""
    dashes = [t.index for t in scene.words.inside(scene.sentence.index) if t.text in "–—-"]
    after = next((i for i in dashes if i > token.index), None)
    if after is None or any(finite(t) for t in scene.words.tokens[token.index : after]):
        return []
    first = next((p for p in scene.clauses.parties if p.first == after + 1 and "nom" in p.cases), None)
    return scene.clauses.group(first, NOM) if first is not None else []


def _visiting(scene: Scene, token: Token, first: int) -> list[Party]:
    """Who goes to see a gathering: "посетил саммит"."""
    before = scene.words.tokens[first - 1] if first > scene.sentence.first else None
    sees = before is not None and before.lemmas & listed("visit", "object", "verbs")
    return scene.subject(before) if before is not None and sees and "acc" in token.cases("N") else []


def also_attended(scene: Scene, token: Token) -> bool:
    """Whether others are said to have been at a talk told before.

    "Во встрече также приняли участие А и Б", "участвовавший во встрече А".
    """
    before = scene.words.tokens[token.index - 1] if token.index > scene.sentence.first else token
    if not scene.sentence.index or before.lower not in ("во", "в", "на"):
        return False
    if takes_part(scene, scene.words.tokens[before.index - 1]):
        return True
    low, high = scene.clauses.reach(token.index)
    said = {t.lower for t in scene.words.tokens[low : high + 1]}
    parting = "участие" in said or bool(said & _ATTENDED)
    return parting and ("также" in said or bool(side_told(scene, token)))


def side_told(scene: Scene, talk: Token) -> str:
    """The state of the nameless side that a talk told before is called by: "Во встрече с чилийскими |
    депутатами"; '' where it is another talk."""
    sides = scene.with_(talk)
    told = next((d for d in reversed(scene.told) if d.type == "meeting"), None)
    if told is None or told.title or not 0 < scene.sentence.index - told.sentence <= _SHORTLY:
        return ""
    nameless = [p for p in sides if p.person is None and (p.plural or p.kind in ("state", "body"))]
    states = {country_of(p) for p in nameless}
    known = len(told.parts) > 1 and states <= set(told.countries())
    return next(iter(states)) if known and len(states) == 1 and len(nameless) == len(sides) else ""


# A talk taken up again was told so many sentences before at most.
_SHORTLY = 2


def takes_part(scene: Scene, token: Token) -> bool:
    """Whether a participle in the active ends at a token that says that somebody is at the talk named after
    it, of which nothing more is said: "участвовавший | во встрече", "принявший | участие в беседе"."""
    taking = token.lemma == "участие" and token.index > scene.sentence.first
    participle = scene.words.tokens[token.index - 1] if taking else token
    lemmas = frozenset(("принять", "принимать")) if taking else _ATTENDING
    if not participle.lemmas & lemmas or not any("actv" in r.tags for r in participle.readings[:2]):
        return False
    after = scene.words.tokens[token.index + 1 : min(token.index + 4, scene.sentence.last + 1)]
    talk = next((t for t in after[1:2] if t.lemma in TALKS_ATTENDED), None)
    if talk is None or after[0].lower not in ("в", "во", "на", "при") or scene.genitive(talk):
        return False
    return not any(p.first == talk.index + 2 and p.prep == "с" for p in scene.clauses.parties)


_ATTENDING = listed("conference", "attend", "verbs") | {"присутствовать"}
_ATTENDED = frozenset(("участвовал", "участвовала", "участвовали"))


def _representing(scene: Scene, verb: Token) -> list[Party]:
    """Who attends by a verb: its subject, or who speaks for a state that could be the subject.

    "Чили на форуме представил министр".
    """
    subject = among_present(scene, verb) or scene.subject(verb)
    if not verb.lemmas & _REPRESENT or any(p.kind != "state" for p in subject):
        return subject
    low, high = scene.clauses.reach(verb.index)
    inside = [p for p in scene.clauses.parties if low <= p.first <= high and not p.prep and not p.inner]
    who = [p for p in inside if p.kind in ("person", "post") and "nom" in p.cases]
    out = scene.clauses.group(who[0], NOM) if who else subject
    for party in out:
        if party.person is not None and len(subject) == 1 and not country_of(party):
            give_country(party, subject[0].country)
    return out


def represent_states(scene: Scene, token: Token) -> bool:
    """Whether somebody is at a gathering for his state, which is then one of several: "На похоронах короля
    Чили представлял министр"."""
    verb = scene.governor(token, scene.clause(token))
    if verb is None or not verb.lemmas & _REPRESENT:
        return False
    low, high = scene.clauses.reach(verb.index)
    inside = [p for p in scene.clauses.parties if low <= p.first <= high and not p.prep and not p.inner]
    return any(p.kind == "state" and "acc" in p.cases for p in inside)


def _for_states(scene: Scene) -> list[Party]:
    """Who attends for states: "От имени Чили на форуме выступил президент", "участвуют от Чили – А, от Перу –
    Б"."""
    said = any(t.lower == "от" for t in scene.words.inside(scene.sentence.index))
    return by_sides(scene) if said else []


_HAPPENS = listed("happen", "verbs")
_REPRESENT = frozenset(("представлять", "представить"))


def _along(scene: Scene, verb: Token) -> list[Party]:
    """With whom somebody holds a gathering: "проведет совместно с премьером заседание",
    "вместе с министром примет участие"."""
    low, high = scene.clauses.reach(verb.index)
    together = any(t.lower in ("совместно", "вместе") for t in scene.words.tokens[low : high + 1])
    return scene.with_(verb) if together else []


def met_among(scene: Scene, verb: Token) -> list[Party]:
    """Who is named after a dash of those with whom somebody met: "Среди гостей, с которыми встретился А, – |
    Б и В", "В числе тех, с кем ..."."""
    segment = scene.clauses.segments[scene.clauses.index_of(verb.index)]
    opening = [t.lower for t in scene.words.tokens[scene.sentence.first : scene.sentence.first + 2]]
    whom = [t.lower for t in scene.words.tokens[segment.first : segment.first + 2]]
    if opening[:1] != ["среди"] and opening != ["в", "числе"]:
        return []
    if whom[:1] not in (["с"], ["со"]) or whom[1:] not in (["которыми"], ["кем"]):
        return []
    after = (t.index for t in scene.words.inside(scene.sentence.index) if t.text in "–—-")
    dash = next((i for i in after if i > verb.index), None)
    first = next((p for p in scene.clauses.parties if dash is not None and p.first == dash + 1), None)
    return scene.clauses.group(first, NOM) if first is not None and "nom" in first.cases else []


def among_which(scene: Scene, token: Token) -> list[Party]:
    """Those named after a general word for whom somebody talked with: "встречи с лицами, среди которых | А и
    Б"."""
    segment = scene.clauses.relative(token.index)
    if segment is None:
        return []
    opening = [t.lower for t in scene.words.tokens[segment.first : segment.first + 3]]
    if opening[:2] != ["среди", "которых"] and opening != ["в", "числе", "которых"]:
        return []
    inside = [p for p in scene.clauses.parties if p.first > segment.first and p.kind in ("person", "post")]
    return [p for p in inside if "nom" in p.cases and not (p.prep or p.inner)]
