"""How sure an event is: the share of its rule that is right on gold articles, moved by what its text tells.

Shares are in confidence.toml of the packs, how far a trait moves them (in log odds) in the one beside this
module; training/calibrate.py makes both. The same for every language.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from kg.extract.allegiance import country_of
from kg.extract.drafts import Draft
from kg.extract.lexicon import lists_in
from kg.extract.parties import Party
from kg.extract.words import Words

Shares = Mapping[str, Mapping[str, float]]
"""Type of event -> rule -> share of events that are right; "any" is for rules that are not listed."""

Weights = Mapping[str, Mapping[str, float]]
"""Trait -> its "weight" in log odds, and what is "usual" of it."""


class Reason(NamedTuple):
    """A trait that the text tells of an event, or does not, and how far that moves its share (log odds)."""

    trait: str
    told: bool
    by: float


# Where nothing has been measured, nothing is claimed.
UNMEASURED: Final = 0.5
# Nothing is certain, and nothing that a rule found is certainly wrong.
_LOWEST, _HIGHEST = 0.01, 0.99
# A party that stands further from the trigger, in sentences, was found by reference.
_FAR = 1

_table, _ = lists_in(Path(__file__).parent)


def confidence(words: Words, shares: Shares, draft: Draft, events: Sequence[Draft]) -> float:
    """Return how sure an event of a text is, from 0.01 to 0.99, to two digits; 0.5 without measured shares.

    ``events`` are all events of the text.
    """
    if not shares:
        return UNMEASURED
    return moved(share_of(shares, draft.type, draft.rule), reasons(words, shares, draft, events))


def reasons(words: Words, shares: Shares, draft: Draft, events: Sequence[Draft]) -> list[Reason]:
    """Return what moves the share of an event's rule, in the order of the traits; [] without shares."""
    return weighed(traits(words, draft, events), _table("confidence")) if shares else []


def weighed(told: Mapping[str, float], weights: Weights) -> list[Reason]:
    """Return by how much each trait moves a share: its weight, as far as it differs from what is usual."""
    return [
        Reason(name, bool(told[name]), w["weight"] * (told[name] - w["usual"]))
        for name, w in weights.items()
        if name in told
    ]


def moved(share: float, by: Iterable[Reason]) -> float:
    """Return a share as the reasons move it, to two digits, neither 0 nor 1."""
    log_odds = math.log(share / (1 - share)) + sum(reason.by for reason in by)
    return min(max(round(1 / (1 + math.exp(-log_odds)), 2), _LOWEST), _HIGHEST)


def share_of(shares: Shares, kind: str, rule: str) -> float:
    """Return the share of a rule, that of its type for one that is not listed."""
    rules = shares.get(kind, {})
    return float(rules.get(rule, rules.get("any", UNMEASURED)))


def traits(words: Words, draft: Draft, events: Sequence[Draft]) -> dict[str, float]:
    """Return what the text tells of an event: each trait by its name, 1 or 0."""
    return {name: float(trait(words, draft, events)) for name, trait in TRAITS.items()}


def _parties(draft: Draft) -> list[Party]:
    return [part.party for part in draft.parts]


def _is_beside(words: Words, draft: Draft) -> bool:
    return draft.when is not None and words.tokens[draft.when.first].sentence == draft.sentence


def _has_far(draft: Draft) -> bool:
    return any(abs(party.sentence - draft.sentence) > _FAR for party in _parties(draft))


def _has_single_name(draft: Draft) -> bool:
    return any(p.person is not None and " " not in p.person.name for p in _parties(draft))


def _has_twin(draft: Draft, events: Sequence[Draft]) -> bool:
    """Whether another event of the type has two of the parties: one of them may be the other, told again."""
    others = (e for e in events if e is not draft and e.type == draft.type and len(e.parts) > 1)
    return len(draft.parts) > 1 and any(len(e.keys() & draft.keys()) > 1 for e in others)


def _of_one_country(draft: Draft) -> bool:
    """Whether all of several sides are of one country."""
    countries = {country_of(party) for party in _parties(draft)}
    return len(draft.parts) > 1 and len(countries) == 1 and countries != {""}


def _persons(draft: Draft) -> int:
    return sum(p.person is not None for p in _parties(draft))


TRAITS: Final[Mapping[str, Callable[[Words, Draft, Sequence[Draft]], bool]]] = {
    "told in the headline alone": lambda words, draft, events: draft.title,
    "told more than once": lambda words, draft, events: bool(draft.mentions),
    "set apart in time": lambda words, draft, events: draft.earlier,
    "has a date": lambda words, draft, events: draft.when is not None,
    "has its date beside it": lambda words, draft, events: _is_beside(words, draft),
    "has a place": lambda words, draft, events: draft.place is not None,
    "has topics": lambda words, draft, events: bool(draft.topics),
    "only counts documents": lambda words, draft, events: any(d.vague for d in draft.documents),
    "is within another": lambda words, draft, events: draft.frame is not None,
    "has others within it": lambda words, draft, events: any(e.frame is draft for e in events),
    "shares two parties with another": lambda words, draft, events: _has_twin(draft, events),
    "has a named person": lambda words, draft, events: _persons(draft) > 0,
    "has two named persons": lambda words, draft, events: _persons(draft) > 1,
    "a person of one name": lambda words, draft, events: _has_single_name(draft),
    "a counterpart": lambda words, draft, events: any(p.counterpart for p in _parties(draft)),
    "a state as a party": lambda words, draft, events: any(p.kind == "state" for p in _parties(draft)),
    "a party from sentences away": lambda words, draft, events: _has_far(draft),
    "a party without a country": lambda words, draft, events: not all(map(country_of, _parties(draft))),
    "several countries": lambda words, draft, events: len(draft.countries()) > 1,
    "all sides of one country": lambda words, draft, events: _of_one_country(draft),
}
"""What the text tells of an event beside its type and rule, by name."""
