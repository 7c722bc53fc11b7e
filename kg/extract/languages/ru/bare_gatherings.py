"""Gatherings without a name or parties that the text tells of all the same: "в Рим, где пройдет форум"."""

from __future__ import annotations

from kg.extract.languages.ru.places import hosting_place
from kg.extract.languages.ru.scene import Scene
from kg.extract.languages.ru.stage import listed
from kg.extract.words import Token


def is_about_state(scene: Scene, token: Token, end: int) -> bool:
    """Whether a gathering that takes place somewhere is about a state: "донорская конференция по Чаду"."""
    about = scene.words.tokens[token.index + 1] if token.index < end else token
    state = next((s for s in scene.spans.all if s.first == about.index + 1 and s.kind == "state"), None)
    if about.lower not in ("по", "о", "об") or state is None:
        return False
    return scene.happens(token) or hosting_place(scene, token) is not None


def is_where_told(scene: Scene, token: Token, first: int) -> bool:
    """Whether a gathering of a kind takes place where a clause before leads: "вылетел в Рим, где пройдет |
    энергетический форум", "отправится в Рим: там откроется | форум"."""
    low, _ = scene.clauses.reach(token.index)
    segment = scene.clauses.segments[scene.clauses.index_of(token.index)]
    opening = scene.words.tokens[segment.first : segment.first + _THERE]
    there = opening[0].lower == "где" or any(t.lower == "там" for t in opening)
    if not there or segment.first == scene.sentence.first or "nom" not in token.cases("N"):
        return False
    led = [
        s for s in scene.spans.all if scene.sentence.first <= s.first < segment.first and s.kind == "place"
    ]
    verb = scene.governor(token, scene.words.tokens[low : scene.sentence.last + 1])
    happens = listed("conference", "sits", "verbs") | listed("happen", "verbs")
    return bool(led) and first < token.index and verb is not None and bool(verb.lemmas & happens)


# "там | же завтра": so many words open a clause that says where.
_THERE = 3
