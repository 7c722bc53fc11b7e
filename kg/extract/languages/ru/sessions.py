"""Gatherings of a body that its text calls "the organization": "саммит объединения" is "саммит БРИКС"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.drafts import Draft
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.morphology import parses

_KINDS = words_of("posts", "generic_bodies")


def name_bodies(drafts: Sequence[Draft]) -> None:
    """Call a gathering of "the organization" as the text has called one of that body before.

    "саммит, на котором объединение собралось": a body without a name is none that gathers beside one.
    """
    told: dict[tuple[str, str], str] = {}
    for draft in drafts:
        bodies = {p.party.body for p in draft.parts if p.party.kind == "body" and p.party.body}
        if draft.type != "conference" or not draft.name or not bodies:
            continue
        if any(b.lower() not in _KINDS for b in bodies):
            draft.parts = [p for p in draft.parts if p.party.body.lower() not in _KINDS]
        noun, *rest = draft.name.lower().split()
        generic = any(parse.normal_form in _KINDS for word in rest for parse in parses(word))
        for key in ((noun, body) for body in bodies):
            if generic:
                draft.name = told.get(key, draft.name)
            elif not draft.title:
                told.setdefault(key, draft.name)
