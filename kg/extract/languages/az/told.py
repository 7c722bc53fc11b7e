"""A mention of an event while its sentence is read: the draft, and where its date and place are sought."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.extract.drafts import Draft
from kg.extract.languages.az.scene import Actor, Scene
from kg.extract.languages.az.tense import Mood
from kg.extract.spans import Span
from kg.records import EventType, Role


@dataclass(slots=True, eq=False)
class Told:
    """``anchors`` are the tokens that govern dates and places left of them. A ``resting`` participle
    ("səfərdə olan")
    governs no day; one that ``ends`` an event no date at all. ``placed`` says that its place needs no search;
    ``fallback`` is the place of one that finds none."""

    draft: Draft
    anchors: list[int] = field(default_factory=list)
    resting: bool = False
    ends: bool = False
    placed: bool = False
    fallback: Span | None = None


def tell(scene: Scene, kind: EventType, mood: Mood, tokens: tuple[int, int], rule: str) -> Told:
    """Return a mention without parties whose trigger is a token range."""
    sentence = scene.sentence
    draft = Draft(kind, mood.modality, sentence.index, sentence.paragraph, tokens[0], tokens[1], rule)
    draft.denied, draft.earlier, draft.title = mood.denied, mood.earlier, sentence.paragraph < 0
    draft.scope = ((tokens[0], tokens[1]),)
    return Told(draft, [tokens[0]])


def put(told: Told, actors: Iterable[Actor], role: Role = "participant") -> Told:
    """Add actors to a mention in one role."""
    for actor in actors:
        told.draft.add(actor.party, role)
    return told
