"""How sure an event is that a rule found: measured on the gold articles."""

from __future__ import annotations

from kg.extract.languages.en.lexicon import table


def confidence(kind: str, rule: str) -> float:
    """Return the share of right events of a rule, 0.5 where none has been measured."""
    shares = table("confidence").get(kind, {})
    return float(shares.get(rule, shares.get("any", 0.5)))
