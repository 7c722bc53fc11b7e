"""What a validation found, for people and for machines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, Literal, NamedTuple, TypeAlias

import msgspec
from pyoxigraph import BlankNode, NamedNode, Triple
from pyoxigraph import Literal as RdfLiteral

Term: TypeAlias = NamedNode | BlankNode | RdfLiteral | Triple
Severity: TypeAlias = Literal["Violation", "Warning", "Info"]

SEVERITIES: tuple[Severity, ...] = ("Violation", "Warning", "Info")


class Result(NamedTuple):
    """What an engine says: at this node, with this value, that shape (its IRI) does not hold."""

    focus: Term
    value: Term | None
    shape: str


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that is wrong (Violation), suspicious (Warning) or worth knowing (Info).

    ``path`` is the property, or the path in SPARQL syntax, that leads from ``focus`` to ``value``; None for
    what concerns the node itself. ``shape`` is the IRI of the constraint. ``message`` is by language.
    """

    severity: Severity
    focus: Term
    path: str | None = None
    value: Term | None = None
    shape: str
    message: Mapping[str, str]

    def text(self, lang: str = "en") -> str:
        """Return the message in a language, else in English."""
        return self.message.get(lang) or self.message["en"]

    def to_dict(self) -> dict[str, Any]:
        """Return the finding for JSON; terms in N-Triples syntax."""
        value = None if self.value is None else str(self.value)
        parts = {"severity": self.severity, "focus": str(self.focus), "path": self.path, "value": value}
        return {**parts, "shape": self.shape, "message": dict(self.message)}


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """The verdict on one graph. Findings are ordered: Violations first, then by shape, node and value."""

    findings: tuple[Finding, ...] = ()

    @property
    def conforms(self) -> bool:
        """Whether the graph may be stored: no Violation. Warnings and Infos do not count."""
        return all(finding.severity != "Violation" for finding in self.findings)

    @property
    def violations(self) -> tuple[Finding, ...]:
        return tuple(finding for finding in self.findings if finding.severity == "Violation")

    def count(self) -> dict[Severity, int]:
        """Return how many findings there are of each severity, zeros included."""
        return count(self.findings)

    def reason(self, lang: str = "en") -> str:
        """Return one line for a quarantine: the first violation, where it is, and how many more there are."""
        if self.conforms:
            return ""
        first, more = self.violations[0], len(self.violations) - 1
        return f"{first.focus}: {first.text(lang)}" + (f" (and {more} more)" if more else "")

    def to_dict(self) -> dict[str, Any]:
        """Return the report for JSON."""
        return {
            "conforms": self.conforms,
            "count": self.count(),
            "findings": [finding.to_dict() for finding in self.findings],
        }


def count(findings: Iterable[Finding]) -> dict[Severity, int]:
    """Return how many of the findings are of each severity, the worst first, zeros included."""
    counted = Counter(finding.severity for finding in findings)
    return {severity: counted[severity] for severity in SEVERITIES}


def ordered(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings in the order of a report, whatever order the engine found them in."""

    def key(finding: Finding) -> tuple[int, str, str, str]:
        return SEVERITIES.index(finding.severity), finding.shape, str(finding.focus), str(finding.value)

    return tuple(sorted(findings, key=key))
