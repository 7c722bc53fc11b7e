"""What became of each article, and who is told."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any, Literal, Protocol, TypeAlias

from kg import __version__
from kg.errors import SkipRecord
from kg.quarantine import Quarantined
from kg.read import Meter
from kg.read.formats import is_of_many
from kg.records import Article, Record, Source
from kg.run.spilling import Spilling
from kg.store import Entry


@dataclass(frozen=True, kw_only=True)
class Reject:
    """What was not stored, and why (one line). ``article`` and ``id`` are None when nothing could be read."""

    where: str
    why: str
    fate: Literal["skipped", "quarantined"]
    id: str | None = None
    article: Article | None = None
    record: Record | None = None
    findings: tuple[dict[str, Any], ...] = ()

    @classmethod
    def unread(cls, error: SkipRecord) -> Reject:
        return cls(where=error.where, why=_one_line(error.message), fate="skipped")

    @classmethod
    def of(
        cls,
        article: Article,
        why: str,
        *,
        record: Record | None = None,
        findings: tuple[dict[str, Any], ...] = (),
    ) -> Reject:
        return cls(
            where=place(article.source),
            why=_one_line(why),
            fate="quarantined",
            id=article.source.id,
            article=article,
            record=record,
            findings=findings,
        )

    def in_short(self) -> Reject:
        """Return it without the article and what was read from it."""
        return replace(self, article=None, record=None, findings=())


@dataclass(frozen=True, kw_only=True)
class Ready:
    """An article whose graph is valid. ``facts`` is how many events and offices it reports; ``heard`` what it
    says by itself, packed (kg.resolve.index.hearing), where it waits for its graph.
    """

    entry: Entry
    id: str
    where: str
    facts: int
    heard: bytes = b""


Outcome: TypeAlias = Ready | Reject


@dataclass
class Counts:
    """Where the articles went. ``duplicates`` of the unchanged have a text that another source gave;
    ``without_facts`` of the stored report nothing that the graph is about.
    """

    articles: int = 0
    stored: int = 0
    unchanged: int = 0
    quarantined: int = 0
    skipped: int = 0
    duplicates: int = 0
    without_facts: int = 0

    @property
    def under_way(self) -> int:
        """How many are read, or wait until it is known who is who; none at the end of a run."""
        return self.articles - (self.stored + self.unchanged + self.quarantined + self.skipped)

    @property
    def is_balanced(self) -> bool:
        return self.under_way == 0


@dataclass(frozen=True, kw_only=True)
class Resolved:
    """``articles`` looked at, ``changed`` graphs; ``persons`` and ``events`` that several keys became."""

    articles: int
    changed: int
    persons: int
    events: int


@dataclass
class Summary:
    """What a run did. ``rejects`` are all in short, in the order of the articles; what is beyond the first
    ones waits in a file, so that a summary does not grow. ``resolved`` is None when it was not due.
    """

    counts: Counts = field(default_factory=Counts)
    rejects: Spilling[Reject] = field(default_factory=lambda: Spilling(Reject))
    seconds: float = 0.0
    resolved: Resolved | None = None

    def note(self, reject: Reject) -> None:
        self.rejects.append(reject.in_short())


class Watcher(Protocol):
    """Who is told how a run goes on; ``meter`` tells how far reading is."""

    def began(self, meter: Meter) -> None: ...
    def rejected(self, reject: Reject) -> None: ...
    def remarked(self, where: str, remark: str) -> None: ...
    def advanced(self, counts: Counts) -> None: ...


class Silence:
    """A watcher that does nothing."""

    def began(self, meter: Meter) -> None:
        pass

    def rejected(self, reject: Reject) -> None:
        pass

    def remarked(self, where: str, remark: str) -> None:
        pass

    def advanced(self, counts: Counts) -> None:
        pass


def quarantined(reject: Reject, *, date: str) -> Quarantined:
    """Return what the quarantine keeps of an article that reached the stages."""
    assert reject.article is not None, "what reached the stages has been read"
    return Quarantined(
        article=reject.article,
        where=reject.where,
        reason=reject.why,
        findings=reject.findings,
        record=reject.record,
        version=__version__,
        date=date,
    )


def place(source: Source) -> str:
    """Return where an article came from, as the user named it, and which one it is in a file of many."""
    if source.path and is_of_many(source.path):
        return f"{source.path} {source.url or source.id}"
    return source.path or source.url or source.id


def _one_line(text: str) -> str:
    return " ".join(text.split())
