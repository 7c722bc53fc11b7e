"""Who comes to a gathering, stays away from it or does something at it, told by other verbs than those of
attending."""

from __future__ import annotations

from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.attendees import is_union
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.during import speaking_during
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.modality import denied
from kg.extract.languages.ru.scene import Scene
from kg.extract.languages.ru.sources import is_source
from kg.extract.languages.ru.speakers import speaks
from kg.extract.languages.ru.stage import listed
from kg.extract.parties import Party
from kg.extract.words import Token

_SAYING = words_of("statements", "saying")


def acting_at(scene: Scene, token: Token, first: int) -> list[Party]:
    """Who does something at a gathering attends it: "на сессии ассамблеи спикер вручила орден"."""
    if on_arrival(scene, token, first):
        verb = scene.governor(token, scene.clause(token))
        return [p for p in scene.subject(verb) if p.kind in ("person", "post")] if verb is not None else []
    if there := returning(scene, token, first) or speaking_during(scene, token, first):
        return there
    margins = _on_margins(scene, first)
    if is_source(scene.words, first):
        return []  # "договоренности, которые были достигнуты на | саммите"
    if is_over(scene, first):
        verb = scene.governor(token, scene.clause(token))
        return [p for p in scene.subject(verb) if _is_of_members(p)] if verb is not None else []
    if not margins and (phrases.preposition(scene.words, first) != "на" or "loc" not in token.cases("N")):
        return []
    verb = scene.governor(token, scene.clause(token)) or _verb_apposed(scene, first)
    if margins:
        saying = verb is not None and bool(verb.lemmas & _SAYING)
        return (
            [p for p in scene.subject(verb) if p.person is not None and not speaks(p)]
            if verb and saying
            else []
        )
    if verb is None or verb.lemmas & (listed("conference", "attend", "verbs") | {"быть"}):
        return []
    accepts = bool(verb.lemmas & listed("signing", "accept", "verbs"))  # a body that does so sits itself
    acting = [p for p in scene.subject(verb) if p.person is not None or _is_delegate(p) or is_union(p)]
    return [p for p in acting if not (accepts and p.kind == "body")]


def _verb_apposed(scene: Scene, first: int) -> Token | None:
    """The verb of the clause that a gathering only says more of the place of: "подписал в Баку, на |
    конференции"."""
    tokens = scene.words.tokens
    apposed = first - 2 > scene.sentence.first and tokens[first - 2].text == ","
    town = scene.spans.over(first - 3) if apposed else None
    verb = scene.clauses.verb_before(first) if town is not None and town.kind == "place" else None
    return tokens[verb] if verb is not None and "past" in tokens[verb].readings[0].tags else None


def is_over(scene: Scene, first: int) -> bool:
    """Whether something comes of a gathering, or is done in its course: "по итогам | саммита"."""
    before = [t.lower for t in scene.words.tokens[max(scene.sentence.first, first - 2) : first]]
    return before in (["по", "итогам"], ["по", "результатам"], ["в", "ходе"], ["по", "окончании"])


def _is_of_members(party: Party) -> bool:
    """Whether those who act are a body's states or their officials, of whom a gathering is: "лидеры ШОС"."""
    return (party.person is None and party.plural and _is_delegate(party)) or is_union(party)


def returning(scene: Scene, token: Token, first: int) -> list[Party]:
    """Who comes back from a gathering has been there: "вернулся с | саммита", "по возвращении с | форума"."""
    if phrases.preposition(scene.words, first) not in ("с", "со") or "gen" not in token.cases("N"):
        return []
    before = scene.words.tokens[max(scene.sentence.first, first - 2)]
    verb = scene.governor(token, scene.clause(token))
    back = verb is not None and bool(verb.lemmas & listed("visit", "return", "verbs"))
    if verb is None or not (back or before.lemma == "возвращение") or denied(scene, verb):
        return []
    return [p for p in scene.subject(verb) if p.kind in ("person", "post", "pronoun")]


def on_arrival(scene: Scene, token: Token, first: int) -> bool:
    """Whether somebody does something as he arrives: "заявил по прибытии | на встречу министров"."""
    before = scene.words.tokens[max(scene.sentence.first, first - 3) : first]
    arrives = len(before) > 2 and before[0].lower == "по" and before[1].lemma in ("прибытие", "приезд")
    return arrives and before[-1].lower == "на" and "acc" in token.cases("N")


def _on_margins(scene: Scene, first: int) -> bool:
    """Whether somebody acts "на полях" of a gathering, and not a talk is there: "встреча на полях форума"."""
    before = scene.words.tokens[max(scene.sentence.first, first - 3) : first]
    opens = len(before) > 1 and before[-1].lower in ("полях", "кулуарах")
    return opens and not (len(before) > 2 and before[0].has("N") and not before[0].capital)


def arriving(scene: Scene, token: Token, first: int) -> list[Party]:
    """Who comes for a gathering, which is then still to be: "прилетел в Минск на саммит ЕАЭС"."""
    if phrases.preposition(scene.words, first) != "на" or "acc" not in token.cases("N"):
        return []
    visit = _visit_before(scene, token, first)
    if visit is not None:
        return [] if _is_off(scene, visit) else scene.genitive(visit)
    verb = scene.governor(token, scene.clause(token))
    if verb is None or not verb.lemmas & listed("visit", "go", "verbs") or denied(scene, verb):
        return []
    return [p for p in scene.subject(verb) if p.kind in ("person", "post") or _is_sent(scene, p)]


def _is_sent(scene: Scene, party: Party) -> bool:
    """Whether a state is meant by its delegation: "на форум прибыли | делегации Чили и Перу"."""
    return party.kind == "state" and scene.words.tokens[party.head].lemma == "делегация"


def _visit_before(scene: Scene, token: Token, first: int) -> Token | None:
    """The noun of a journey that leads to a gathering: "визит министра в Рим | на форум «Мир»"."""
    low, _ = scene.clauses.reach(token.index)
    nouns = listed("visit", "noun", "nouns")
    before = [t for t in scene.words.tokens[low : first - 1] if scene.is_noun(t, nouns)]
    visit = before[-1] if before else None
    parted = visit is not None and scene.verb_between(visit.index, first)
    return None if parted else visit


def off_journey(scene: Scene, token: Token, first: int) -> bool:
    """Whether a journey to a gathering is called off, and not the gathering: "отменил поездку на саммит"."""
    if phrases.preposition(scene.words, first) != "на" or "acc" not in token.cases("N"):
        return False
    visit = _visit_before(scene, token, first)
    return visit is not None and _is_off(scene, visit)


def _is_off(scene: Scene, visit: Token) -> bool:
    return any(t.lemmas & listed("cues", "cancelled") for t in scene.clause(visit))


def under_way(scene: Scene, token: Token) -> bool:
    """Whether a participle says that a gathering takes place: "приехал на саммит, проходящий в Риме"."""
    k = scene.clauses.index_of(token.index) + 1
    opening = (
        scene.words.tokens[scene.clauses.segments[k].first] if k < len(scene.clauses.segments) else token
    )
    present = any(r.pos == "P" and "pres" in r.tags for r in opening.readings)
    return opening is not token and present and bool(opening.lemmas & {"проходить", "проходящий"})


def stays_away(scene: Scene, token: Token) -> bool:
    """Whether somebody does not come to a gathering, which takes place: "не приедет на саммит"."""
    if skips(scene, token):
        return True
    if phrases.preposition(scene.words, scene.phrase_start(token)) not in ("в", "на"):
        return False
    comes = listed("visit", "go", "verbs") | listed("conference", "attend", "verbs")
    if any(_will_not(scene, t, comes) for t in scene.clause(token) if t.has("I")):
        return True
    for verb in (t for t in scene.clause(token) if finite(t)):
        before = scene.words.tokens[verb.index - 1].lower if verb.index > scene.sentence.first else ""
        following = scene.words.tokens[verb.index + 1 : verb.index + 2]
        ahead = scene.words.tokens[verb.index + 1 : verb.index + 3]
        # "не будет участвовать", "не сможет принять участие", "не планирует ехать"
        plans = bool(verb.lemmas & _INTENDS)
        plans = plans and any(t.lemmas & ({"принять", "принимать", "быть"} | comes) for t in ahead)
        if before == "не" and "быть" in verb.lemmas and {t.lower for t in following} & {"на", "в"}:
            return True  # "его не будет на саммите"
        ahead = scene.words.tokens[max(scene.sentence.first, verb.index - _PART) : verb.index]
        near = (*following, *ahead) if before == "не" else following  # "участия | в нем не принял"
        part = bool(verb.lemmas & {"принять", "принимать"}) and any("участие" in t.lemmas for t in near)
        part = part or plans
        near = scene.words.tokens[max(scene.sentence.first, verb.index - _PART) : verb.index + 4]
        parts = [t for t in near if t.lower in ("участия", "участие")]
        # not "принял участие в саммите и отменил пошлины"
        if verb.lemmas & _GIVES_UP and any(not _takes(scene, t) for t in parts):
            return True  # "отказался от участия в саммите", "Участие в саммите | отменил премьер"
        if before == "не" and (part or verb.lemmas & comes):
            return True
    return False


def stayed_away(scene: Scene, token: Token) -> bool:
    """Whether somebody did not come to a gathering, which took place: "не приехал на саммит", "не принимал
    участия"."""
    verbs = [t for t in scene.clause(token) if finite(t) and t.has("V") and "past" in t.readings[0].tags]
    if any("отсутствовать" in t.lemmas for t in scene.clause(token)):
        return True
    return any(scene.words.tokens[t.index - 1].lower == "не" and not t.lemmas & _INTENDED for t in verbs)


def _takes(scene: Scene, part: Token) -> bool:
    """Whether a verb before "участие" says that somebody took it."""
    before = scene.words.tokens[max(scene.sentence.first, part.index - 2) : part.index]
    return any(t.lemmas & {"принять", "принимать"} for t in before)


# Who "не планировал ехать" did not say whether the gathering took place.
_INTENDED = frozenset(("планировать", "намереваться", "собираться", "решить"))
_GIVES_UP = frozenset(("отказаться", "отказываться", "отменить"))
# "участия | в саммите Африканского союза в Осло не | принимал": so many words.
_PART = 12


_SKIPS = frozenset(("пропустить", "пропускать", "отсутствовать"))


def skips(scene: Scene, token: Token) -> bool:
    """Whether somebody lets a gathering go by, or a part of it: "пропустит (первую часть) | саммита"."""
    verbs = (t for t in scene.clause(token) if t.lemmas & _SKIPS and finite(t))
    governed = phrases.preposition(scene.words, scene.phrase_start(token)) in ("в", "на")
    return (governed or "nom" not in token.cases("N")) and next(verbs, None) is not None


def _will_not(scene: Scene, verb: Token, comes: frozenset[str]) -> bool:
    """Whether somebody chooses not to come: "предпочел | не ехать на саммит", "отказался участвовать"."""
    before = scene.words.tokens[max(scene.sentence.first, verb.index - 1) : verb.index]
    refuses = bool(before) and (before[-1].lower == "не" or "отказаться" in before[-1].lemmas)
    return refuses and bool(verb.lemmas & comes)


# Verbs that an infinitive completes.
_INTENDS = frozenset(("планировать", "намереваться", "собираться", "быть", "смочь", "мочь", "решить"))


def _is_delegate(party: Party) -> bool:
    """Whether a state or an office of a state or body acts: "на саммите лидеры стран ЕС согласовали"."""
    return party.kind == "state" or (party.kind == "post" and not bare(party))


def bare(party: Party) -> bool:
    """Whether a post says of whom neither by a name nor by a body or state: "саммит лидеров"."""
    c = party.capacity
    return party.person is None and not (c is not None and (c.organization or c.country))
