"""Whose official somebody is at a body that the text has named with its state: "Парламент Чили принял закон.
Спикер | парламента А"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.languages.ru.officials import Official, Telling
from kg.extract.languages.ru.states import international


def of_body_told(telling: Telling, official: Official) -> str:
    """The only state of which a body called so was told before, '' for none or several."""
    body = official.capacity.organization.lower()
    if not body or international(body):
        return ""
    told = {state for name, state in _bodies(telling, official) if _is_called(name, body)}
    return told.pop() if len(told) == 1 else ""


def _is_called(name: str, body: str) -> bool:
    """Whether a body is called so, or so with the name of its state: "Парламент | Грузии"."""
    rest = name[len(body) :].lstrip() if name.lower().startswith(f"{body} ") else ""
    return name.lower() == body or rest[:1].isupper()


def _bodies(telling: Telling, official: Official) -> Iterator[tuple[str, str]]:
    """The bodies told before an official, with their states."""
    for party in telling.parties:
        if party.first >= official.mention.first:
            return
        held = [c for c in (party.capacity, *party.also) if c is not None]
        yield from ((c.organization, c.country) for c in held if c.country)
        if party.kind in ("body", "group") and party.country:
            yield party.body, party.country
