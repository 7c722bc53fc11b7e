"""The sides of a paper that was signed long before the talk of those told: the states, not these people.

The same for every language.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.allegiance import country_of
from kg.extract.drafts import TALKS, Draft, Part
from kg.extract.papers import at_another_time
from kg.extract.parties import Party
from kg.extract.reading import Reading

_TWO = 2


def sign_as_states(reading: Reading, drafts: Sequence[Draft]) -> None:
    """Let two states sign in place of the officials meant by "the sides", where the paper was signed at
    another time than their talk: "Ministers A and B met. The sides signed the treaty in 2017"."""
    for n, signing in enumerate(drafts):
        over = signing.type == "signing" and signing.modality == "held" and signing.general
        if not over or signing.when is None:
            continue
        told = [d for d in drafts[:n] if d.type != "signing" and d.keys() & signing.keys()]
        talks = any(d.type in TALKS for d in told)
        if talks and all(at_another_time(signing, d, reading.published) for d in told):
            _name_states(signing)


def _name_states(signing: Draft) -> None:
    signers = [p.party for p in signing.parts]
    countries = {country_of(p) for p in signers}
    if len(signers) == _TWO == len(countries - {""}) and all(p.person is not None for p in signers):
        signing.parts = [Part(_state_of(p, signing), "signatory") for p in signers]


def _state_of(party: Party, signing: Draft) -> Party:
    at = signing.first
    return Party(at, signing.last, at, "state", signing.sentence, country=country_of(party))
