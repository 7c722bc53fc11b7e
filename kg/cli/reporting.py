"""What ``kg ingest``, ``kg prepare`` and ``kg load`` report to machines (``--json``)."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Literal

import msgspec
from msgspec import Meta

if TYPE_CHECKING:
    from kg.run import Summary

_Count = Annotated[int, Meta(ge=0)]


class Rejected(msgspec.Struct, frozen=True, kw_only=True):
    """An article that is not in. ``id`` names it in the quarantine; null when it could not be read."""

    where: str
    why: str
    fate: Literal["skipped", "quarantined"]
    id: str | None


class Resolution(msgspec.Struct, frozen=True, kw_only=True):
    """What resolution did at the end: articles looked at, graphs changed, persons and events that are one."""

    articles: _Count
    changed: _Count
    persons: _Count
    events: _Count


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """What a run did. articles = stored + unchanged + quarantined + skipped, always.

    ``store`` is where the articles went: a store, or a folder of parts. ``duplicates`` of the unchanged have
    a text that another source gave; ``without_facts`` of the stored tell of nothing that the graph is about.
    ``rejects`` are all of them; ``rejects_not_listed`` counts articles of parts that were refused as a whole,
    but for one of each. ``seconds`` are by the clock. ``resolved`` is null when resolution was not due.
    """

    store: str
    articles: _Count
    stored: _Count
    unchanged: _Count
    quarantined: _Count
    skipped: _Count
    duplicates: _Count
    without_facts: _Count
    seconds: float
    resolved: Resolution | None
    rejects: tuple[Rejected, ...]
    rejects_not_listed: _Count


def written(summary: Summary, store: str) -> str:
    """Return the report as indented JSON."""
    counts, resolved = summary.counts, summary.resolved
    report = Report(
        store=store,
        **asdict(counts),
        seconds=round(summary.seconds, 3),
        resolved=msgspec.convert(resolved, Resolution, from_attributes=True) if resolved else None,
        rejects=tuple(msgspec.convert(r, Rejected, from_attributes=True) for r in summary.rejects),
        rejects_not_listed=counts.quarantined + counts.skipped - len(summary.rejects),
    )
    return msgspec.json.format(msgspec.json.encode(report), indent=2).decode()
