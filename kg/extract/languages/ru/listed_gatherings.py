"""Gatherings that one noun in the plural tells of: "саммиты СНГ и ОДКБ"."""

from __future__ import annotations

from kg.extract.asked import on
from kg.extract.drafts import Draft
from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.attendees import attendees
from kg.extract.languages.ru.mentions import mention
from kg.extract.languages.ru.scene import Scene
from kg.extract.languages.ru.stage import listed
from kg.extract.spans import Span
from kg.extract.words import Token


@on(listed("conference", "noun", "nouns"))
def of_bodies(scene: Scene, token: Token) -> list[Draft] | None:
    """One gathering for each body of a list: "на саммитах ШОС, ОДКБ и ЕАЭС"."""
    if not scene.is_noun(token, listed("conference", "noun", "nouns")) or scene.reached >= token.index:
        return None
    if not any(r.pos == "N" and r.number == "p" for r in token.readings):
        return None
    bodies = _bodies(scene, token.index + 1)
    if len(bodies) < 2:
        return None
    noun = next(r.lemma for r in token.readings if r.pos == "N")
    out = []
    for body in bodies:
        draft = mention(scene, "conference", token, "conference", last=body.last)
        said = scene.words.quote(body.first, body.last)
        draft.name, draft.named, draft.key = phrases.tidy(f"{noun} {said}"), True, body.key
        scene.put(draft, [p for p in scene.clauses.parties if p.kind == "body" and p.head == body.first])
        scene.put(draft, attendees(scene, token))
        out.append(draft)
    scene.reached = bodies[-1].last
    return out


def _bodies(scene: Scene, first: int) -> list[Span]:
    out: list[Span] = []
    span = scene.spans.at(first)
    while span is not None and span.kind == "body" and span.last <= scene.sentence.last:
        out.append(span)
        joined = span.last + 2 <= scene.sentence.last and scene.words.tokens[span.last + 1].lower in (
            "и",
            ",",
        )
        span = scene.spans.at(span.last + 2) if joined else None
    return out
