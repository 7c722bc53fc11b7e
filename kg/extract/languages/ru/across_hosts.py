"""Who received a guest of whom the text only tells in which ministry he was: "В МИД Чили принят посол А. |
Министр Б рассказал послу о планах"."""

from __future__ import annotations

from kg.extract.allegiance import country_of
from kg.extract.asked import on
from kg.extract.drafts import Draft
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.mentions import mention
from kg.extract.languages.ru.scene import Scene
from kg.extract.languages.ru.speakers import SAYING, speaks
from kg.extract.languages.ru.told_before import talk_told
from kg.extract.parties import Party
from kg.extract.words import Token

GREETING = frozenset(
    (
        "приветствовать",
        "поприветствовать",
        "поблагодарить",
        "поздравить",
        "проинформировать",
        "ознакомить",
        "рассказать",
        "пожелать",
    )
)
"""Verbs with which somebody speaks to his guest."""


@on(GREETING, SAYING)
def speaks_to_guest(scene: Scene, token: Token) -> Draft | None:
    """The official who speaks to the guest of the talk told right before, where nobody is told to receive."""
    if not token.lemmas & (GREETING | SAYING) or not finite(token) or not scene.sentence.index:
        return None
    told = talk_told(scene)
    guest = _only_guest(told) if told is not None else None
    if told is None or guest is None or scene.sentence.index - told.sentence > _NEAR:
        return None
    subject = [p for p in scene.subject(token) if p.person is not None and p.person is not guest.person]
    low, high = scene.clauses.reach(token.index)
    named = (p for p in scene.clauses.parties if low <= p.first <= high and p.person is guest.person)
    spoken_to = any("nom" not in p.cases and not p.prep for p in named)
    spoken_to = spoken_to or any(t.lemmas & _GUESTS for t in scene.words.tokens[low : high + 1])
    if len(subject) != 1 or not spoken_to or not _may_receive(subject[0], told):
        return None
    draft = mention(scene, told.type, token, "attendance")
    draft.open = True
    scene.put(draft, subject)
    told.parts = [p for p in told.parts if p.party.kind != "body"]  # whose minister he is
    return draft


_GUESTS = frozenset(("гость", "гостья", "делегация"))
# The host speaks so many sentences after the talk at most.
_NEAR = 2


def _only_guest(talk: Draft) -> Party | None:
    """The only person at a talk of which the text else tells no more than in which body it was."""
    people = talk.people()
    others = [p.party for p in talk.parts if p.party.person is None]
    alone = len(people) == 1 and bool(others) and all(p.kind == "body" for p in others)
    return people[0] if alone and talk.modality == "held" else None


def _may_receive(host: Party, talk: Draft) -> bool:
    """Whether somebody holds an office, and for the state of the body where the guest was."""
    posts = [c for c in (host.person.capacities if host.person is not None else []) if not c.former]
    states = {p.party.country for p in talk.parts if p.party.kind == "body"}
    return bool(posts) and country_of(host) in {"", *states} and not speaks(host)
