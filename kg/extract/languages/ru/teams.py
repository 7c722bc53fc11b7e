"""Delegations that a text tells of again by their state alone."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.parties import Party
from kg.extract.words import Words


def lead_again(words: Words, parties: Sequence[Party]) -> None:
    """Let the delegation of a state be who was told to lead the only one of it: "Делегация Чили во главе с А
    прибыла. | Чилийская делегация встретилась с Б"."""
    teams = [p for p in parties if "делегация" in words.tokens[p.head].lemmas and not p.plural]
    for n, party in enumerate(teams):
        if party.kind != "state" or party.person is not None or not party.country:
            continue
        led = [p.person for p in teams[:n] if p.person is not None and p.person.country == party.country]
        if len({p.name for p in led}) == 1:
            party.kind, party.person = "person", led[0]
            led[0].mentions.append(party)
