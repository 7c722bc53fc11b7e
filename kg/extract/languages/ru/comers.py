"""Who comes to a gathering, stays away from it or does something at it, told by other verbs than those of
attending."""

from __future__ import annotations

from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.modality import denied
from kg.extract.languages.ru.scene import Scene
from kg.extract.languages.ru.speakers import speaks
from kg.extract.languages.ru.stage import listed
from kg.extract.parties import Party
from kg.extract.words import Token

_SAYING = words_of("statements", "saying")


def acting_at(scene: Scene, token: Token, first: int) -> list[Party]:
    """Who does something at a gathering attends it: "на сессии ассамблеи спикер вручила орден"."""
    margins = _on_margins(scene, first)
    if not margins and (phrases.preposition(scene.words, first) != "на" or "loc" not in token.cases("N")):
        return []
    verb = scene.governor(token, scene.clause(token))
    if margins:
        saying = verb is not None and bool(verb.lemmas & _SAYING)
        return (
            [p for p in scene.subject(verb) if p.person is not None and not speaks(p)]
            if verb and saying
            else []
        )
    if verb is None or verb.lemmas & (listed("conference", "attend", "verbs") | {"быть"}):
        return []
    return [p for p in scene.subject(verb) if p.person is not None or _is_delegate(p)]


def _on_margins(scene: Scene, first: int) -> bool:
    """Whether somebody acts "на полях" of a gathering, and not a talk is there: "встреча на полях форума"."""
    before = scene.words.tokens[max(scene.sentence.first, first - 3) : first]
    opens = len(before) > 1 and before[-1].lower in ("полях", "кулуарах")
    return opens and not (len(before) > 2 and before[0].has("N") and not before[0].capital)


def arriving(scene: Scene, token: Token, first: int) -> list[Party]:
    """Who comes for a gathering, which is then still to be: "прилетел в Минск на саммит ЕАЭС"."""
    if phrases.preposition(scene.words, first) != "на" or "acc" not in token.cases("N"):
        return []
    verb = scene.governor(token, scene.clause(token))
    if verb is None or not verb.lemmas & listed("visit", "go", "verbs") or denied(scene, verb):
        return []
    return [p for p in scene.subject(verb) if p.kind in ("person", "post")]


def stays_away(scene: Scene, token: Token) -> bool:
    """Whether somebody does not come to a gathering, which takes place: "не приедет на саммит"."""
    if phrases.preposition(scene.words, scene.phrase_start(token)) not in ("в", "на"):
        return False
    for verb in (t for t in scene.clause(token) if finite(t)):
        before = scene.words.tokens[verb.index - 1].lower if verb.index > scene.sentence.first else ""
        following = scene.words.tokens[verb.index + 1 : verb.index + 2]
        ahead = scene.words.tokens[verb.index + 1 : verb.index + 3]
        plans = bool(verb.lemmas & {"планировать", "намереваться", "собираться"})
        plans = plans and any(t.lemmas & {"принять", "принимать", "участвовать"} for t in ahead)
        part = bool(verb.lemmas & {"принять", "принимать"}) and any("участие" in t.lemmas for t in following)
        part = part or plans
        comes = listed("visit", "go", "verbs") | listed("conference", "attend", "verbs")
        if before == "не" and (part or verb.lemmas & comes):
            return True
    return False


def _is_delegate(party: Party) -> bool:
    """Whether a state or an office of a state or body acts: "на саммите лидеры стран ЕС согласовали"."""
    return party.kind == "state" or (party.kind == "post" and not bare(party))


def bare(party: Party) -> bool:
    """Whether a post says of whom neither by a name nor by a body or state: "саммит лидеров"."""
    c = party.capacity
    return party.person is None and not (c is not None and (c.organization or c.country))
