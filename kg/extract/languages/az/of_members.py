"""Officials of the states of a union: "MDB ölkələrinin daxili işlər nazirləri" act for it together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from kg.extract.languages.az import bodies
from kg.extract.languages.az.states import international
from kg.extract.parties import Party
from kg.extract.spans import Spans
from kg.extract.words import Words

_MEMBERS: Final = frozenset(("ölkələrinin", "dövlətlərinin", "respublikalarının", "üzvlərinin"))
# Bodies of which each state has one: "Təhlükəsizlik Şuraları | katibləri"
_PLURAL: Final = ("ları", "ləri")


def serve(words: Words, spans: Spans, parties: Sequence[Party]) -> None:
    """Let several officials of a kind, of no state and body, act for the union whose states are told right
    before them."""
    for party in parties:
        held = party.capacity
        if party.kind != "post" or not party.plural or held is None or held.country:
            continue
        if held.organization and not held.organization.endswith(_PLURAL):
            continue
        near = (party.first - 1, party.first + 1)  # "| TDT ölkələrinin mərkəzi bankları | sədrləri"
        at = next((i for i in near if i > 0 and words.tokens[i].lower in _MEMBERS), 0)
        before = at - 1 - (words.tokens[at - 1].shape == "mark") if at > 1 else at - 1
        union = spans.over(before) if at else None  # ""Böyük yeddilik" | ölkələrinin nazirləri"
        name = bodies.name_of(words, union) if union is not None and union.kind == "body" else ""
        if union is not None and name and not union.country and international(name):
            held.organization, party.first = name, union.first
