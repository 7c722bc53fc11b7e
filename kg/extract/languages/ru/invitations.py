"""Who asks whom to come: "пригласил президента посетить Баку", "по приглашению премьера"."""

from __future__ import annotations

from dataclasses import replace

from kg.extract.allegiance import country_of, give_country
from kg.extract.drafts import TALKS, Draft
from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.predicates import relative_verb
from kg.extract.languages.ru.scene import ACC, DAT, GEN, INS, Scene
from kg.extract.languages.ru.stage import listed
from kg.extract.parties import Party
from kg.extract.spans import Span
from kg.extract.words import Token


def inviting(scene: Scene, visit: Draft) -> list[Party]:
    """Who invites to the place: "По приглашению президента Сербии А в Белград прибыл президент Анголы",
    "пригласил премьера посетить Белград"."""
    place = visit.place.country if visit.place is not None else ""
    found = _by_noun(scene, scene.words.tokens[visit.first]) or _by_verb(scene, visit)
    guests = visit.keys()
    for host in found:
        if place and host.counterpart and host.person is not None and not country_of(host):
            give_country(host, place)  # "находится в Осло по приглашению своего коллеги А"
        elif place and _is_of_no_body(host) and not country_of(host) and _are_named(visit):
            give_country(host, place)  # "прибывший в Перу по приглашению премьера А"
    return [
        p
        for p in found
        if (place and p.key() not in guests and country_of(p) in (place, "" if _is_bare(p) else place))
        or (place and _is_guest(p))
    ]


def _is_guest(host: Party) -> bool:
    """Whether it is only known later who invites: "Гостья | пригласила министра посетить Ригу"."""
    return host.kind == "group" and host.person is None and not (host.plural or host.country)


def _are_named(visit: Draft) -> bool:
    return all(p.party.person is not None for p in visit.parts)


def _is_of_no_body(host: Party) -> bool:
    """Whether a named official is told to be of no body: who invites to a land is one of it."""
    held = host.person.capacities if host.person is not None else []
    return bool(held) and not any(c.organization for c in held)


def _is_bare(host: Party) -> bool:
    """Whether a name is all that is told of somebody: who invites to a place is of it."""
    return host.person is not None and not host.person.capacities


def _by_noun(scene: Scene, trigger: Token) -> list[Party]:
    """Whose invitation somebody comes on: "по приглашению президента", "принял приглашение министра",
    "получил приглашение от премьера", "передал приглашение премьера посетить Рим"; who hands one over need
    not be he who invites."""
    for token in scene.words.inside(scene.sentence.index):
        if "приглашение" not in token.lemmas:
            continue
        first = scene.phrase_start(token)
        asks = asked(scene, trigger) is token or _accepts(scene, token) is not None
        if not (phrases.preposition(scene.words, first) == "по" or asks):
            continue
        next_to = (p for p in scene.clauses.parties if p.first - token.index in (1, 2))
        host = next((p for p in next_to if p.prep in ("", "от")), None)
        if host is not None and host.kind in ("person", "post") and "gen" in host.cases:
            both = scene.clauses.group(host, GEN)  # "по приглашению президента А и премьера Б"
            return [p for p in both if p.kind in ("person", "post")]
        break
    return []


def _by_verb(scene: Scene, visit: Draft) -> list[Party]:
    """Who asks somebody to come: "премьер пригласил министра посетить Рим", "... министра в Рим"."""
    trigger = scene.words.tokens[visit.first]
    asks = trigger if visit.rule == "expected" else asked(scene, trigger)
    if asks is None or not asks.lemmas & listed("visit", "invite", "verbs") or not finite(asks):
        return []
    if asks.has("PS"):
        by = (p for p in scene.clauses.parties if p.first > asks.index and p.cases == INS and not p.prep)
        return list(by)[:1]
    told = [p for p in scene.subject(asks) if not p.plural]
    known = (p for p in told if p.kind in ("person", "post") or p.person is not None)
    return [*known, *(p for p in told if _is_guest(p) or _is_him(p))][:1]


def _accepts(scene: Scene, noun: Token) -> Token | None:
    """The verb by which an invitation is accepted: "принял приглашение посетить", "поблагодарив за
    приглашение посетить"."""
    if "acc" not in noun.cases("N"):
        return None
    verb = _thanking(scene, noun) or scene.governor(noun, scene.clause(noun))
    return verb if verb is not None and verb.lemmas & (_ACCEPTS | _THANKS) and verb.has("V", "G") else None


def _thanking(scene: Scene, noun: Token) -> Token | None:
    """The verb of thanks for an invitation: "поблагодарил гостя | за приглашение"."""
    first = scene.phrase_start(noun)
    if phrases.preposition(scene.words, first) != "за":
        return None
    before = scene.words.tokens[scene.sentence.first : first]
    return next((t for t in reversed(before) if t.lemmas & _THANKS and t.has("V", "G")), None)


_ACCEPTS = frozenset(("принять", "принимать", "получить", "получать"))
_THANKS = frozenset(("поблагодарить", "благодарить"))


def invited(scene: Scene, token: Token) -> list[Party]:
    """Who is to come: "пригласил президента посетить Баку", "передал премьеру приглашение посетить Доху"."""
    asks = asked(scene, token)
    if asks is None:
        return []
    accepts = _accepts(scene, asks) if asks.lemmas & listed("visit", "invite", "nouns") else None
    if accepts is not None:
        accepting = [p for p in scene.subject(accepts) if not p.plural]
        return [p for p in accepting if p.kind in ("person", "post", "pronoun") or p.person is not None]
    if asks.index > token.index:
        _, high = scene.clauses.reach(token.index)
        told = [p for p in scene.clauses.parties if token.index < p.first <= high and not p.prep]
        told = [p for p in told if p.kind in ("person", "post") or p.person is not None]
        return [p for p in told if "acc" in p.cases and "nom" not in p.cases][:1]
    if asks.has("PS"):  # "министр приглашен посетить Осло"
        return [p for p in scene.subject(asks) if p.kind in ("person", "post") or p.person is not None]
    asked_who = scene.relative(asks, ACC | GEN) if asks.lemmas & listed("visit", "invite", "verbs") else None
    if asked_who is not None:
        return [asked_who]  # "с премьером, которого | пригласил посетить Чили"
    cases = ACC if asks.lemmas & listed("visit", "invite", "verbs") else DAT  # "предложил премьеру посетить"
    near = [
        p
        for p in scene.clauses.parties
        if p.last < token.index and p.cases & cases and "nom" not in p.cases and not p.prep
    ]
    after = [p for p in scene.clauses.parties if p.first > token.index and "dat" in p.cases]
    after = [p for p in after if not p.prep and "nom" not in p.cases and p.kind in ("person", "post")]
    noun = asks.lemmas & listed("visit", "invite", "nouns")
    if noun and not near and not after:
        return _partner(scene, asks) or _other_told(scene, asks)
    # "передал приглашение посетить Ташкент | председателю парламента"
    return after[:1] if noun and after and not any(p.kind in ("person", "post") for p in near) else near[-1:]


def _partner(scene: Scene, noun: Token) -> list[Party]:
    """With whom somebody talks who asks nobody in particular: "в разговоре с премьером | повторил приглашение
    посетить Лиму"."""
    verb = scene.governor(noun, scene.clause(noun))
    if verb is None or not verb.lemmas & _ASKING or "acc" not in noun.cases("N"):
        return []
    before = (p for p in scene.clauses.parties if p.last < noun.index and p.prep == "с")
    people = [p for p in before if "ins" in p.cases and p.kind in ("person", "post") and not p.plural]
    return people if len(people) == 1 else []


def _other_told(scene: Scene, noun: Token) -> list[Party]:
    """The other of the two who talked just before, where one hands over an invitation: "Президент | передал
    приглашение посетить Сантьяго"."""
    verb = scene.governor(noun, scene.clause(noun))
    if verb is None or not verb.lemmas & _ASKING or "acc" not in noun.cases("N"):
        return []
    talks = [d for d in scene.told if d.type in TALKS and not (d.title or d.denied) and d.modality == "held"]
    near = talks and scene.sentence.index - talks[-1].sentence <= _SHORTLY
    sides = talks[-1].people() if near else []
    acting = {p.key() for p in scene.subject(verb)}
    others = [p for p in sides if p.key() not in acting]
    return others if len(sides) == _TWO and len(others) == 1 else []


# Who talked with whom was told so many sentences before at most.
_SHORTLY, _TWO = 3, 2


def inviters_land(scene: Scene, token: Token) -> Span | None:
    """The land of who asks somebody to visit it: "премьер пригласил гостя | посетить (нашу) страну"."""
    asks = asked(scene, token)
    if asks is None or not asks.lemmas & listed("visit", "invite", "verbs") or not finite(asks):
        return None
    after = scene.words.tokens[token.index + 1 : min(token.index + 3, scene.sentence.last) + 1]
    own = after[1:] if after and after[0].lower in _OWN else after
    if not own or own[0].lower not in ("страну", "республику"):
        return None
    countries = {country_of(p) for p in scene.subject(asks)} - {""}
    states = (s for s in scene.spans.all if s.kind == "state" and {s.country} == countries)
    state = next(states, None)
    return replace(state, first=own[0].index, last=own[0].index) if state is not None else None


_OWN = frozenset(("нашу", "свою", "его", "её", "ее"))


# "повторил | приглашение": the other one is asked.
_ASKING = frozenset(("повторить", "подтвердить", "передать", "озвучить", "высказать", "направить"))


def asked(scene: Scene, token: Token) -> Token | None:
    """The word that asks somebody to come, before the infinitive of what he is asked to do."""
    if not any(r.pos == "I" for r in token.readings):
        return None
    before = scene.words.tokens[scene.sentence.first : token.index]
    asking = listed("visit", "invite", "verbs") | listed("visit", "invite", "nouns") | _PROPOSE
    return next((t for t in reversed(before) if t.lemmas & asking), None) or _asked_after(scene, token)


def _asked_after(scene: Scene, token: Token) -> Token | None:
    """The verb that asks behind what it asks for: "| Посетить Осло министра пригласил премьер"."""
    verb = scene.governor(token, scene.clause(token)) if token.index == scene.sentence.first else None
    behind = verb is not None and verb.index > token.index
    return verb if behind and verb is not None and verb.lemmas & listed("visit", "invite", "verbs") else None


_PROPOSE = frozenset(("предложить", "предлагать"))


def asked_to_gather(scene: Scene, token: Token) -> list[Party] | None:
    """Who is asked to a gathering, [] for nobody told; None where nobody is asked.

    "пригласил президента на саммит", "передал президенту приглашение принять участие в", "приглашен на".
    """
    asks = _asking(scene, token)
    if asks is None:
        return None
    if not asks.lemmas & listed("visit", "invite", "nouns"):
        return who_is_asked(scene, asks)
    accepts = _accepts(scene, asks)
    if accepts is not None:
        return [p for p in scene.subject(accepts) if p.kind in ("person", "post")]
    low, _ = scene.clauses.reach(asks.index)
    near = [p for p in scene.clauses.parties if low <= p.first < token.index and not p.prep]
    return [p for p in near if "dat" in p.cases and "nom" not in p.cases][:1]


def is_asked_to_any(scene: Scene, token: Token, *, strong: bool) -> bool:
    """Whether somebody is asked to come, which is to nothing without a name, or word of when or where it will
    be: "пригласил на праздник", but "пригласил на форум портов, который пройдет в мае"."""
    verb = relative_verb(scene, token) if strong else None
    told = verb is not None and bool(verb.lemmas & (listed("happen", "verbs") | _HOLDS))
    return asked_to_gather(scene, token) is not None and not told


_HOLDS = frozenset(("провести", "проводить", "открыть", "начать", "организовать", "принять"))


def asking_host(scene: Scene, token: Token) -> list[Party]:
    """Who asks somebody to a talk or meal of his: "президент А пригласил премьера Б на | обед"."""
    asks = _asking(scene, token)
    if asks is None or not asks.lemmas & listed("visit", "invite", "verbs") or not asks.has("V"):
        return []
    asked_so = who_is_asked(scene, asks)
    return (
        [p for p in scene.subject(asks) if p.kind in ("person", "post") and p not in asked_so]
        if asked_so
        else []
    )


def _asking(scene: Scene, token: Token) -> Token | None:
    """The word of asking that leads to a gathering: "пригласил ... на", "приглашение принять участие в"."""
    first = scene.phrase_start(token)
    low, _ = scene.clauses.reach(token.index)
    before = scene.words.tokens[low:first]
    asking = listed("visit", "invite", "verbs") | listed("visit", "invite", "nouns")
    asks = next((t for t in reversed(before) if t.lemmas & asking), None)
    if asks is None or not before or (asks.has("N") and asks.lower == "приглашению"):
        return None  # "прибыл по приглашению премьера на саммит"
    between = [t for t in before if t.index > asks.index]
    todo = next((k for k, t in enumerate(between) if t.has("I") and t.readings[0].pos == "I"), len(between))
    if any(finite(t) or t.lower == "и" for t in between[:todo]):
        return None
    leads = "на" if "acc" in token.cases("N") and "loc" not in token.cases("N") else ""
    to_come = before[-1].lower in (leads, "для") or any(t.lemma == "участие" for t in between)
    return asks if to_come or todo < len(between) else None


def _is_him(party: Party) -> bool:
    """Whether a pronoun is somebody named: "пригласил | его на форум"."""
    return party.kind == "pronoun" and party.person is not None


def who_is_asked(scene: Scene, verb: Token) -> list[Party]:
    """The object of a verb that asks, or the subject of one in the passive."""
    if verb.has("PS"):
        return [p for p in scene.subject(verb) if p.kind in ("person", "post")]
    low, high = scene.clauses.reach(verb.index)
    near = [p for p in scene.clauses.parties if low <= p.first <= high and not (p.prep or p.inner)]
    near = [p for p in near if "acc" in p.cases and (p.kind in ("person", "post", "state") or _is_him(p))]
    first = next((p for p in near if "nom" not in p.cases or p.first > verb.index), None)
    return scene.clauses.group(first, ACC) if first is not None else []
