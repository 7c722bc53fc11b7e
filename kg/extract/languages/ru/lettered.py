"""Gatherings that letters and a number name: "на полях COP29", "КС-29 пройдет в Баку"."""

from __future__ import annotations

from kg.extract.asked import on
from kg.extract.drafts import Draft
from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.attendees import attendees, participants
from kg.extract.languages.ru.comers import acting_at, stays_away
from kg.extract.languages.ru.floors import on_floor
from kg.extract.languages.ru.mentions import mention
from kg.extract.languages.ru.scene import Scene
from kg.extract.languages.ru.stage import listed
from kg.extract.parties import Party
from kg.extract.words import Token

RULE = "lettered"


@on(listed("conference", "lettered", "nouns"))
def lettered(scene: Scene, token: Token) -> Draft | None:
    """A gathering by its letters and number; in a longer name it is that one: "конференция COP29"."""
    last = _number(scene, token)
    if last is None or scene.reached >= token.index or _is_office(scene, token):
        return None
    draft = mention(scene, "conference", token, RULE, last=last)
    draft.name = scene.words.text[token.start : scene.words.tokens[last].end]
    draft.named = True
    if not stays_away(scene, token):
        present = attendees(scene, token) or on_floor(scene, token, token.index)
        scene.put(draft, present or _acting(scene, token))
        scene.put(draft, participants(scene, token))
    scene.reached = last
    return draft


def _acting(scene: Scene, token: Token) -> list[Party]:
    """Who does something at a gathering that its noun calls so: "подписал на | конференции COP29"."""
    noun = scene.words.tokens[token.index - 1] if token.index > scene.sentence.first else token
    if not scene.is_noun(noun, listed("conference", "noun", "nouns")):
        noun = token
    first = scene.phrase_start(noun)
    if noun is token or phrases.preposition(scene.words, first) != "на":
        return []
    return acting_at(scene, noun, first)


def _number(scene: Scene, token: Token) -> int | None:
    """The number right after the letters, or after a hyphen; None where there is none."""
    if not token.lemmas & listed("conference", "lettered", "nouns") or not token.text.isupper():
        return None
    follows = scene.words.tokens[token.index + 1 : token.index + 3]
    at = 1 if follows[:1] and follows[0].text in ("-", "–") else 0
    number = follows[at] if len(follows) > at and follows[at].shape == "number" else None
    return number.index if number is not None and number.index <= scene.sentence.last else None


def _is_office(scene: Scene, token: Token) -> bool:
    """Whether the letters say whose somebody is or what is of them: "президент COP29", "повестка COP29"."""
    before = scene.words.tokens[token.index - 1] if token.index > scene.sentence.first else token
    owner = before.has("N") and not phrases.preposition(scene.words, token.index)
    return owner and not before.lemmas & listed("conference", "lettered", "of")
