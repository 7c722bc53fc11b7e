"""How sure a rule is, measured on the gold articles (confidence.toml)."""

from __future__ import annotations

from kg.extract.languages.az.lexicon import table


def confidence(kind: str, rule: str) -> float:
    """Return the share of right events of a rule; 0.5 for one that was never measured."""
    shares = table("confidence").get(kind, {})
    return float(shares.get(rule, shares.get("any", 0.5)))
