"""Posts of those who act for no state: coaches, artists, heads of firms and clubs."""

from __future__ import annotations

from kg.extract import private
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.parties import Capacity


def acts_for_nobody(capacity: Capacity) -> bool:
    """Whether a post is of private life ("главный тренер"), or at a firm or club ("президент клуба")."""
    if not words_of("posts", "private", "posts").isdisjoint(capacity.position.lower().split()):
        return True
    body = capacity.organization
    listed = words_of("posts", "private", "bodies")
    return private.is_firm(body.strip("«»"), "ru") or not listed.isdisjoint(body.lower().split()[:2])


def leads(name: str) -> str:
    """The ISO code of the state of a leader who is known by name alone, or ""."""
    return private.leader(name, "ru")
