"""Posts of those who act for no state: coaches, artists, heads of firms and clubs."""

from __future__ import annotations

from kg.extract import private
from kg.extract.everyday import Everyday
from kg.extract.languages.en import factions
from kg.extract.languages.en.lexicon import table, words_of
from kg.extract.parties import Capacity


def acts_for_nobody(capacity: Capacity) -> bool:
    """Whether a post is of private life ("head coach"), or at a firm or club ("club president")."""
    position, body = capacity.position.lower(), capacity.organization
    words = position.split()
    if not words_of("posts", "private_life", "posts").isdisjoint(words):
        return True
    listed = words_of("posts", "private_life", "bodies")
    if private.is_firm(body, "en") or not listed.isdisjoint([*words, *body.lower().split()]):
        return True
    # The chief executive of a land governs it.
    return position in table("posts")["private_life"]["heads"] and not (capacity.country or body)


def leads(name: str) -> str:
    """The ISO code of the state of a leader who is known by name alone, or ""."""
    return private.leader(name, "en")


_WORDS = table("posts")["private_life"]
EVERYDAY = Everyday(
    private=acts_for_nobody,
    leads=leads,
    domestic=factions.is_domestic,
    fights=factions.fights,
    official=tuple(_WORDS["official"]),
    unofficial=tuple(_WORDS["unofficial"]),
    matches=tuple(_WORDS["matches"]),
    supposes=tuple(_WORDS["supposes"]),
    districts=tuple(_WORDS["districts"].split()),
)
