"""Of which ministry those are who only come from "the ministry": "встреча с представителями МИД Чили. С
представителями | министерства он говорил о визах"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.languages.ru.led_bodies import MINISTRIES, led_by
from kg.extract.parties import Capacity, Party

# The ministry was told within so many sentences.
_NEAR = 3


def name(parties: Sequence[Party]) -> None:
    """Give nameless people of a ministry that is only called one the ministry and state of those told last,
    where these have the same post; in place."""
    told: tuple[int, Capacity] | None = None
    for party in parties:
        said = party.capacity
        if said is None or not said.organization or party.person_span is not None:
            continue
        if said.organization.lower() not in MINISTRIES:
            told = (party.sentence, said) if led_by(said.organization) else told
            continue
        near = told is not None and party.sentence - told[0] <= _NEAR
        if told is not None and near and not said.country and said.position == told[1].position:
            said.organization, said.country = told[1].organization, told[1].country
            party.country = party.country or told[1].country
