"""Who greets a guest or sees him off takes part in the visit."""

from __future__ import annotations

from kg.extract.allegiance import country_of
from kg.extract.asked import on
from kg.extract.drafts import Draft
from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.besides import besides
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.lands_meant import antecedent_place
from kg.extract.languages.ru.mentions import mention
from kg.extract.languages.ru.places import is_located
from kg.extract.languages.ru.scene import ACC, GEN, INS, NOM, Scene
from kg.extract.languages.ru.segments import participle
from kg.extract.languages.ru.stage import listed
from kg.extract.parties import Party
from kg.extract.words import Token

_VERBS = listed("visit", "greeting", "verbs")
_GREETERS = _VERBS | {"встречающий", "встречавший", "провожающий"}
_WAITING = frozenset(("ждать", "ожидать"))
_ARRIVALS = listed("visit", "greeting", "arrivals")


@on(_GREETERS, _WAITING)
def greeting(scene: Scene, token: Token) -> Draft | None:
    """Greeters take part in the visit: "его встретил министр", "он был встречен министром"."""
    if _are_greeters(scene, token):
        return _among_greeters(scene, token)
    verb = scene.is_verb(token, _VERBS) or _waits_there(scene, token)
    if not verb or token.lower.endswith(("ся", "сь")):
        return None
    if token.has("PS"):
        return _greeted_by(scene, token)
    low, high = scene.clauses.reach(token.index)
    guest = scene.relative(token, ACC | GEN)  # "гость, которого встретил министр"
    greeted = guest is not None or any(
        low <= p.first <= high and _is_greeted(p) for p in scene.clauses.parties
    )
    greeted = greeted or any(
        (t.lemma in ("он", "она") and "acc" in t.cases()) or _is_her(scene, t, token) or _are_people(scene, t)
        for t in scene.words.tokens[low : high + 1]
    )
    greeted = greeted or _team(scene, low, high)
    if not (greeted or _is_described_before(scene, token)) or _greets_event(scene, token):
        return None
    if _greets_another(scene, low, high):
        return None
    draft, greeters = mention(scene, "visit", token, "greeting"), _greeting(scene, token)
    if token.lemmas & _SEES_OFF:  # on that day the guest leaves
        draft.scope, draft.telling, draft.same_day = ((token.index, token.index),), (), False
    clause = scene.words.tokens[low : high + 1]
    arrives = any(t.lemmas & _ARRIVALS for t in clause)
    if arrives or ("приветствовать" in token.lemmas and _where(scene, low, high)):
        near = [p for p in scene.clauses.parties if low <= p.first <= high and p.person is not None]
        near = [p for p in near if "acc" in p.cases and "nom" not in p.cases and not p.prep]
        near = [p for p in near if p not in greeters]
        scene.put(draft, [guest] if guest is not None and guest.person is not None else near, "guest")
    _put_hosts(scene, draft, greeters, unnamed=arrives)
    if draft.parts:  # "Помимо президента, гостя встречал премьер"
        scene.put(draft, besides(scene, token), "host")
    return draft


_SEES_OFF = frozenset(("проводить", "провожать"))


def _greeting(scene: Scene, verb: Token) -> list[Party]:
    """Who greets: the subject, also of a participle behind it ("министр, | встречавший гостя")."""
    behind = participle(verb) and verb.index > scene.sentence.first
    if behind and scene.words.tokens[verb.index - 1].text == ",":
        return scene.subject(verb)
    return scene.clauses.subject(_comes_to_greet(scene, verb) or verb.index)


_WERE = frozenset(("быть", "оказаться", "находиться", "присутствовать"))

_ATTENDING = listed("conference", "attend", "verbs") | {"присутствовать"}


@on(_ATTENDING, _WERE, "принять", "принимать")
def at_ceremony(scene: Scene, verb: Token) -> Draft | None:
    """Who is where a guest is welcomed or seen off: "На церемонии проводов | присутствовали А и Б"."""
    if not finite(verb) or not verb.lemmas & (_ATTENDING | _WERE | {"принять", "принимать"}):
        return None
    clause = scene.clause(verb)
    ceremony = next((t for t in clause if t.lemma == "церемония"), None)
    if ceremony is None or phrases.preposition(scene.words, scene.phrase_start(ceremony)) not in _AT:
        return None
    after = scene.words.tokens[ceremony.index + 1 : ceremony.index + 1 + _NAMED_WITHIN]
    of_guest = next((t for t in after if t.has("N")), None)
    if of_guest is None or not of_guest.lemmas & _CEREMONIES or "gen" not in of_guest.cases("N"):
        return None
    draft = mention(scene, "visit", verb, "greeting")
    _put_hosts(scene, draft, scene.subject(verb))
    return draft if draft.parts else None


_CEREMONIES = frozenset(("встреча", "проводы", "приветствие", "прощание"))


@on(_CEREMONIES)
def welcome(scene: Scene, token: Token) -> Draft | None:
    """The visit of who is welcomed or seen off with a ceremony at a place: "церемония официальной | встречи
    президента А прошла в Осло"."""
    if not token.lemmas & _CEREMONIES or "gen" not in token.cases("N"):
        return None
    first = phrases.first_attribute(scene.words, token.index, scene.sentence.first)
    before = scene.words.tokens[first - 1] if first > scene.sentence.first else None
    guests = [p for p in scene.genitive(token) if p.kind in ("person", "post") and not p.plural]
    if before is None or before.lemma != "церемония" or len(guests) != 1:
        return None
    low, high = scene.clauses.reach(token.index)
    near = (s for s in scene.spans.all if low <= s.first <= high and s.kind in ("place", "state"))
    place = next((s for s in near if is_located(scene.words, scene.spans, s) and not scene.in_party(s)), None)
    if place is None or country_of(guests[0]) in ("", place.country):
        return None
    draft = mention(scene, "visit", token, "stay")
    scene.put(draft, guests, "guest")
    draft.place = place
    return draft


# "на церемонии | официальной встречи": so many words at most.
_NAMED_WITHIN = 4
_AT = frozenset(("в", "на", "при"))


def _greets_another(scene: Scene, low: int, high: int) -> bool:
    """Whether who is greeted by name is none of the guests told before: "В Рим приехал министр. Мэр встретил
    | консула Ивана Петрова"; not where guests arrive."""
    if any(t.lemmas & _ARRIVALS for t in scene.words.tokens[low : high + 1]):
        return False
    guests = [p.party.person for d in scene.told if d.type == "visit" for p in d.parts]
    near = [p for p in scene.clauses.parties if low <= p.first <= high and _is_greeted(p)]
    named = [p.person for p in near if p.person_span is not None and "nom" not in p.cases]
    return bool(guests and named) and not any(person in guests for person in named)


def _waits_there(scene: Scene, verb: Token) -> bool:
    """Whether somebody waited where guests arrive: "в аэропорту министра | ждал посол", "в Осло, где его |
    ждал премьер Норвегии"."""
    waits = bool(verb.lemmas & _WAITING) and finite(verb)
    waited = waits and "past" in verb.readings[0].tags
    if not waits or (waited and any(t.lemmas & _ARRIVALS for t in scene.clause(verb))):
        return waited
    people = [p for p in scene.subject(verb) if p.person is not None]
    if (there := _told_there(scene)) and people:
        return {country_of(p) for p in people} - {""} == {there}
    land = antecedent_place(scene, verb) if scene.clauses.opens_there(verb.index) else None
    opening = scene.clauses.segments[scene.clauses.index_of(verb.index)].first
    beside = land is not None and land.last == opening - 2  # no house: "во дворец «Осло», где ждал"
    home = land.country if land is not None and beside else ""
    return bool(people) and all(country_of(p) == home != "" for p in people)


def _told_there(scene: Scene) -> str:
    """The state of the visit told last, where a sentence opens with "Там": "| Там его ждет премьер"."""
    told = next((d for d in reversed(scene.told) if not d.title), None)
    opens = scene.words.tokens[scene.sentence.first].lower == "там"
    visit = told if opens and told is not None and told.type == "visit" else None
    return visit.place.country if visit is not None and visit.place is not None else ""


def _put_hosts(scene: Scene, draft: Draft, greeters: list[Party], *, unnamed: bool = False) -> None:
    """Add those who greet, but for bodies and states: who came is a person."""
    guests = draft.keys()
    people = [p for p in greeters if p.person is not None or _is_official(p, unnamed=unnamed)]
    scene.put(draft, [p for p in people if p.key() not in guests], "host")


def _is_official(party: Party, *, unnamed: bool) -> bool:
    """Whether an official without a name greets: one of a state; at an airport also "вице-премьер" alone."""
    alone = unnamed and not party.plural and party.capacity is not None and bool(party.capacity.position)
    return party.kind == "post" and (bool(party.country) or alone)


def _is_greeted(party: Party) -> bool:
    """Whether somebody can be the object of a verb of greeting."""
    guest = party.kind in ("pronoun", "group", "person") or (
        party.kind == "post" and "nom" not in party.cases
    )
    return guest and "acc" in party.cases and not party.prep


def _team(scene: Scene, low: int, high: int) -> bool:
    """Whether a delegation is the object, which may be that of a state or body: "чилийскую делегацию"."""
    teams = (
        t for t in scene.words.tokens[low : high + 1] if t.lemma == "делегация" and "acc" in t.cases("N")
    )
    return any(not phrases.preposition(scene.words, scene.phrase_start(t)) for t in teams)


def _are_people(scene: Scene, token: Token) -> bool:
    """Whether the people of a land are greeted: "чилийцев встречал министр"."""
    reading = next((r for r in token.readings if (r.pos, r.number, r.case) == ("N", "p", "acc")), None)
    people = reading is not None and "anim" in reading.tags and token.lower.endswith(("цев", "чан", "ков"))
    lower = not token.capital or token.index == scene.sentence.first
    return people and lower and not phrases.preposition(scene.words, token.index)


def _comes_to_greet(scene: Scene, verb: Token) -> int | None:
    """The verb that says who comes for it: "Встретить его | приехал министр"."""
    if not verb.has("I"):
        return None
    _, high = scene.clauses.reach(verb.index)
    after = scene.words.tokens[verb.index + 1 : high + 1]
    return next((t.index for t in after if finite(t) and t.lemmas & listed("visit", "go", "verbs")), None)


def _greeted_by(scene: Scene, verb: Token) -> Draft | None:
    """Who is greeted by whom, where guests arrive: "В аэропорту он был встречен министром"."""
    low, high = scene.clauses.reach(verb.index)
    if not any(t.lemmas & _ARRIVALS for t in scene.words.tokens[low : high + 1]):
        return None
    near = (p for p in scene.clauses.parties if low <= p.first <= high and not p.prep)
    by_whom = next((p for p in near if "ins" in p.cases and "nom" not in p.cases), None)
    if by_whom is None:
        return None
    draft = mention(scene, "visit", verb, "greeting")
    scene.put(draft, [p for p in scene.subject(verb) if p.person is not None and p is not by_whom], "guest")
    _put_hosts(scene, draft, scene.clauses.group(by_whom, INS))
    return draft if draft.parts else None


def _among_greeters(scene: Scene, token: Token) -> Draft | None:
    """Some of those who greet the guest: "Среди встречавших был министр", "В числе встречающих – посол"."""
    after = [t for t in scene.words.inside(scene.sentence.index) if t.index > token.index]
    being = next((t for t in after if finite(t)), None)
    if being is not None and not being.lemmas & _WERE:
        return None
    people = (p for p in scene.clauses.parties if p.first > token.index and not (p.prep or p.inner))
    first = next((p for p in people if p.person is not None and "nom" in p.cases), None)
    if first is None:
        return None
    draft = mention(scene, "visit", token, "greeting")
    _put_hosts(scene, draft, scene.clauses.group(first, NOM))
    return draft


def _are_greeters(scene: Scene, token: Token) -> bool:
    """Whether a participle stands for those who greet: "среди | встречавших", "в числе | встречающих"."""
    names = any(r.pos in ("P", "N") and r.lemma in _GREETERS for r in token.readings)
    before = [t.lower for t in scene.words.tokens[max(token.index - 2, scene.sentence.first) : token.index]]
    return names and (before[-1:] == ["среди"] or before == ["в", "числе"])


def _is_her(scene: Scene, token: Token, verb: Token) -> bool:
    """Whether the dictionary's possessive is the object of the verb: "| её встречали", "встречали | её"."""
    beside = token.index in (verb.index - 1, verb.index + 1)
    after = scene.behind(token)
    return beside and token.lower in ("ее", "её", "их") and not after.has("N", "A")


def _greets_event(scene: Scene, verb: Token) -> bool:
    """Whether it is an event that somebody greets: "приветствовал состоявшиеся в Риме | переговоры"."""
    _, high = scene.clauses.reach(verb.index)
    events = listed("meeting", "noun", "nouns") | listed("conference", "noun", "nouns")
    after = scene.words.tokens[verb.index + 1 : high + 1]
    objects = (t for t in after if scene.is_noun(t, events) and "acc" in t.cases("N"))
    first = next(objects, None)
    start = scene.phrase_start(first) if first is not None else 0
    return first is not None and not phrases.preposition(scene.words, start) and start == verb.index + 1


def _is_described_before(scene: Scene, verb: Token) -> bool:
    """Whether the object stands before what describes it: "премьера, прибывшего в Осло, встретил"."""
    segments, k = scene.clauses.segments, scene.clauses.index_of(verb.index)
    opening = scene.words.tokens[segments[k - 1].first]
    if not k or segments[k].wall or not participle(opening):
        return False
    guest = scene.clauses.antecedent(opening.index, ACC)
    return (
        guest is not None
        and not guest.prep
        and guest.last == opening.index - 2
        and guest.kind in ("person", "post")
        and bool(guest.cases & opening.cases("P") & ACC)
    )


def _where(scene: Scene, low: int, high: int) -> bool:
    """Whether a clause says where somebody is greeted: "приветствовал в Акорде"."""
    inside = (s for s in scene.spans.all if low <= s.first <= high and s.kind == "place")
    return any(is_located(scene.words, scene.spans, s) for s in inside)
