"""Who is at talks that bring people together: "Monday's talks in Oslo brought together A, B and C"."""

from __future__ import annotations

from typing import Final

from kg.extract.allegiance import country_of
from kg.extract.asked import on
from kg.extract.drafts import Draft
from kg.extract.languages.en.modality import mention
from kg.extract.languages.en.scene import Scene, listed
from kg.extract.languages.en.word_classes import PREPOSITIONS
from kg.extract.parties import Party
from kg.extract.words import Token

_NOUNS: Final = listed("meeting", "noun", "nouns")
_PEOPLE: Final = ("person", "post", "state")
_PARTING: Final = frozenset((",", ";", "that", "which"))
# "The talks in Oslo on Monday | brought": so many words from the noun to the verb at most.
_FAR: Final = 10
_TWO: Final = 2


def brought_together(scene: Scene, verb: Token) -> list[Party]:
    """Those whom a verb says that talks bring together; none for others: "The war brought together"."""
    after = scene.behind(verb)
    if "bring" not in verb.lemmas or after.lower != "together":
        return []
    start = scene.grammar.group_start(verb.index)
    before = scene.tokens[max(scene.sentence.first, start - _FAR) : start]
    noun = next((t for t in before if t.lemmas & _NOUNS and not scene.grammar.role(t.index)), None)
    parted = noun is None or any(
        scene.grammar.role(t.index) or t.text in _PARTING for t in before if t.index > noun.index
    )
    if noun is None or parted or scene.preposition(noun.index) in PREPOSITIONS:
        return []
    first = next((p for p in scene.clauses.parties if p.first in (after.index + 1, after.index + 2)), None)
    people = scene.clauses.group(first) if first is not None else []
    known = [p for p in people if p.kind in _PEOPLE and (p.person is not None or country_of(p))]
    return known if len(known) == len(people) else []  # not "the leaders of the region"


@on("bring")
def brings_others(scene: Scene, token: Token) -> Draft | None:
    """Who brings others together for talks, or in a town: "A | brought B and C together for talks"."""
    near = scene.text(token.index + 1, min(token.index + _FAR * 2, scene.sentence.last)).split()
    talks = "for" in near and not _NOUNS.isdisjoint(_singular(near))
    # "Brought together B and C in Lima"
    there = any(scene.prep_of(s) in ("in", "at") for s in scene.places(token.index, scene.sentence.last))
    talks = "together" in near and (talks or there)
    hosts = (
        [p for p in scene.subject(token.index) if p.kind in ("person", "post", "pronoun")] if talks else []
    )
    met = [p for p in _brought(scene, token) if p.kind in ("person", "post")] if hosts else []
    if len(met) < _TWO:
        return None
    draft = mention(scene, "meeting", token, "meet-with")
    scene.put(draft, hosts, "mediator")
    scene.put(draft, met)
    return draft


def _singular(words: list[str]) -> set[str]:
    return {w.removesuffix("s") for w in words}


def _brought(scene: Scene, verb: Token) -> list[Party]:
    """The people behind "brought" or "brought together"."""
    first = next((p for p in scene.clauses.parties if 0 < p.first - verb.index <= _TWO + 1), None)
    return scene.clauses.group(first) if first is not None else []


def brings_together(scene: Scene, noun: Token) -> bool:
    """Whether the verb of a talk tells whom it brings together, who are its people then."""
    verb = scene.verb_after(noun.index)
    return verb is not None and bool(brought_together(scene, verb))
