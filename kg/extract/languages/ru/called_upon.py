"""Talks told by who comes to whom: "К президенту приходил | председатель комиссии А", "Посол зашел к
министру"."""

from __future__ import annotations

from kg.extract.asked import on
from kg.extract.drafts import Draft
from kg.extract.languages.ru import gone_to
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.lands_meant import destinations
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.mentions import mention
from kg.extract.languages.ru.scene import ACC, Scene
from kg.extract.languages.ru.speakers import is_of_press
from kg.extract.words import Token

_CALLS = words_of("triggers", "meeting", "calls_upon", "verbs")


@on(_CALLS)
def call_upon(scene: Scene, token: Token) -> Draft | None:
    """A talk of an official, by name, with the one to whom he comes in his town."""
    if not token.lemmas & _CALLS or not finite(token):
        return None
    if scene.words.tokens[max(token.index - 1, scene.sentence.first)].lower == "не":
        return None
    guests = [p for p in scene.subject(token) if p.person is not None and p.person.capacities]
    hosts = [p for p in gone_to.hosts(scene, token) if p not in guests]
    if not guests or not hosts or any(map(is_of_press, guests)):
        return None
    if destinations(scene, token, ACC, ("в", "на")):
        return None
    draft = mention(scene, "meeting", token, "receive")
    scene.put(draft, guests, "guest")
    scene.put(draft, hosts, "host")
    return draft
