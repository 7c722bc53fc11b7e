"""Talks told by who waits for somebody: "В министерстве гостя ждал министр", "Министра ждут в Сенате"."""

from __future__ import annotations

from kg.extract.asked import on
from kg.extract.drafts import Draft
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.expected import awaited, awaits_event
from kg.extract.languages.ru.lands_meant import destinations
from kg.extract.languages.ru.mentions import mention
from kg.extract.languages.ru.scene import ACC, GEN, LOC, Scene
from kg.extract.languages.ru.stage import listed
from kg.extract.languages.ru.visits import visit_word
from kg.extract.parties import Party
from kg.extract.words import Token


@on(listed("visit", "expect", "verbs"))
def waits_for(scene: Scene, token: Token) -> Draft | None:
    """A talk of the object of a verb of waiting with its subject, or with the bodies where he is awaited.

    In the present it is to be; where the subject waits in a town, that is a visit (``expected``), unless the
    text has told that the guest goes there.
    """
    before = scene.words.tokens[token.index - 1]
    to_come = token.has("I") and before.lemma == "быть"
    if not scene.is_verb(token, listed("visit", "expect", "verbs")) or not (finite(token) or to_come):
        return None
    if awaits_event(scene, token) or before.lower == "не" or visit_word(scene, token):
        return None
    if scene.clauses.opens_there(token.index) and not _is_called_on(scene, token):
        return None  # "направился в дворец, | где министра ждал коллега"
    guests = awaited(scene, token)
    low, high = scene.clauses.reach(token.index)
    near = [p for p in scene.subject(token) if low <= p.first <= high] if guests else []
    near = [p for p in near if not _parted(scene, token, p)]
    hosts = [p for p in near if _may_host(p) and p not in guests]
    bodies = _houses(scene, token) if guests and not hosts and not _talks_there(scene, token) else []
    past = "past" in token.readings[0].tags
    if len(hosts) == 1 and any(r.number == "p" for r in token.readings[:1]):
        hosts = []
    hosted = [p.party.key() for d in scene.told if d.type == "visit" for p in d.parts if p.role == "host"]
    if hosts and not past and hosts[0].key() in hosted:
        return None  # "отправится в Лиму к Торрес. Президент Торрес ждет его": it is his guest who is to come
    towns = [s.name for s in destinations(scene, token, LOC, ("в", "на"))]
    gone_to = {d.place.name for d in scene.told if d.type == "visit" and d.place is not None}
    if not (hosts or bodies) or (towns and not (past or bodies or gone_to.intersection(towns))):
        return None
    draft = mention(scene, "meeting", token, "receive")
    draft.modality = "held" if past else "planned"
    scene.put(draft, hosts or bodies, "host")
    scene.put(draft, scene.clauses.group(guests[0], ACC | GEN), "guest")
    return draft if len(draft.parts) > 1 else None


def _is_called_on(scene: Scene, verb: Token) -> bool:
    """Whether somebody waits now where a guest is to call: "завтра побывает в сенате, | где его ждет
    спикер"."""
    if "pres" not in verb.readings[0].tags:
        return False
    ahead = scene.words.tokens[scene.sentence.first : verb.index]
    return any(t.lemmas & _CALLS and finite(t) and "futr" in t.readings[0].tags for t in ahead)


_CALLS = frozenset(("побывать", "посетить", "заехать", "зайти", "отправиться", "приехать"))


def _parted(scene: Scene, verb: Token, party: Party) -> bool:
    between = scene.words.tokens[verb.index + 1 : party.first]
    return any(t.text in ";:" for t in between)


def _may_host(party: Party) -> bool:
    return party.kind in ("person", "post") and not party.prep and "nom" in party.cases


def _talks_there(scene: Scene, verb: Token) -> bool:
    """Whether the sentence goes on to tell who it is that talks there: "его | ждали в Сенате: там состоялась
    беседа со спикером"."""
    behind = scene.words.tokens[verb.index + 1 : scene.sentence.last + 1]
    there = next((t.index for t in behind if t.lower in ("там", "где")), None)
    talks = listed("meeting", "noun", "nouns") | listed("meeting", "with", "verbs")
    talks |= listed("meeting", "receive", "verbs")
    return there is not None and any(t.index > there and t.lemmas & talks for t in behind)


def _houses(scene: Scene, verb: Token) -> list[Party]:
    """The bodies where somebody is awaited: "его ждут | в Сенате и Национальном банке"."""
    if not any(r.number == "p" for r in verb.readings[:1]):
        return []
    _, high = scene.clauses.reach(verb.index)
    bodies = (p for p in scene.clauses.parties if verb.index < p.first <= high and p.kind == "body")
    near = [p for p in bodies if "loc" in p.cases and p.prep in ("", "в")]
    return scene.clauses.group(near[0], LOC) if near else []
