"""Receptions at embassies: "На приеме в посольстве Чили выступил министр", "прием в резиденции посла
посетили депутаты"."""

from __future__ import annotations

from kg.extract.asked import on
from kg.extract.drafts import Draft
from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.attendees import attendees, participants
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.comers import acting_at
from kg.extract.languages.ru.mentions import mention
from kg.extract.languages.ru.relative_attendance import relative_attendees
from kg.extract.languages.ru.scene import Scene
from kg.extract.languages.ru.stage import listed
from kg.extract.parties import Party
from kg.extract.words import Token

_RECEPTIONS = listed("meeting", "reception", "nouns")
_ATTENDS = listed("meeting", "reception", "guests")


@on(_RECEPTIONS)
def reception(scene: Scene, token: Token) -> Draft | None:
    """A reception that the text puts into an embassy, which is the host, with the officials who come."""
    if not scene.is_noun(token, _RECEPTIONS):
        return None
    host = _embassy(scene, token)
    if host is None or any(p.prep == "с" and p.first == token.index + 2 for p in scene.clauses.parties):
        return None
    first = phrases.first_attribute(scene.words, token.index, scene.sentence.first)
    guests = attendees(scene, token) or relative_attendees(scene, token) or acting_at(scene, token, first)
    guests = guests or _coming(scene, token)
    guests = [p for p in (*guests, *participants(scene, token)) if p.person is not None and p is not host]
    if not guests:
        return None
    draft = mention(scene, "meeting", token, "meeting-noun")
    scene.put(draft, [host], "host")
    scene.put(draft, guests, "guest")
    return draft


def _embassy(scene: Scene, token: Token) -> Party | None:
    """The embassy in which a clause puts a reception: "прием | в посольстве Чили"."""
    low, high = scene.clauses.reach(token.index)
    inside = (p for p in scene.clauses.parties if low <= p.first <= high and p.prep in ("в", "во"))
    return next((p for p in inside if p.kind == "body" and _is_embassy(scene, p)), None)


def _is_embassy(scene: Scene, party: Party) -> bool:
    return bool(party.country) and bool(scene.words.tokens[party.head].lemmas & _HOUSES)


_HOUSES = frozenset(("посольство", "консульство", "генконсульство", "дипмиссия", "диппредставительство"))


def _coming(scene: Scene, token: Token) -> list[Party]:
    """Who comes to a reception or is its guest: "прием | посетил министр", "гостем приема | стал премьер"."""
    verb = scene.governor(token, scene.clause(token))
    if verb is None or not verb.lemmas & _ATTENDS or not finite(verb):
        return []
    return [p for p in scene.subject(verb) if "nom" in p.cases]
