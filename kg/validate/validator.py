"""One interface for the engines, and who has the last word."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Literal, TypeAlias

from pyoxigraph import Triple

from kg.errors import WrongUse
from kg.terms import RDF
from kg.validate import catalogue, fast
from kg.validate.findings import Report, Result, ordered

if TYPE_CHECKING:
    from kg.validate.reference import PySHACL

EngineName: TypeAlias = Literal["auto", "pyshacl", "shacl"]
ENGINES: tuple[EngineName, ...] = ("auto", "pyshacl", "shacl")


class Validator:
    """Judges graphs by the packaged shapes. Build one and keep it: the shapes are read once.

    ``engine``: ``pyshacl`` is the reference and always works; ``shacl`` is about twenty times as fast;
    ``auto`` takes ``shacl`` where a proven release of it is installed. What ``shacl`` rejects or cannot read
    is judged again by pySHACL, whose verdict counts.

    Raises WrongUse for an engine that does not exist or is not installed.
    """

    def __init__(self, engine: EngineName = "auto") -> None:
        if engine not in ENGINES:
            raise WrongUse(f"no engine {engine!r}: use one of {', '.join(ENGINES)}")
        self._catalogue = catalogue.packaged()
        is_fast = engine == "shacl" or (engine == "auto" and fast.obstacle() is None)
        self._fast = fast.FastEngine(self._catalogue) if is_fast else None

    @property
    def engine(self) -> str:
        """``shacl`` or ``pyshacl``."""
        return "shacl" if self._fast else "pyshacl"

    @cached_property
    def _reference(self) -> PySHACL:
        from kg.validate.reference import PySHACL  # half a second, and seldom needed beside the fast engine

        return PySHACL(self._catalogue)

    def reaches(self, triples: Iterable[Triple]) -> bool:
        """Return whether a shape judges anything in a graph: where none does, nothing can be wrong."""
        targets = self._catalogue.targets
        told = (t.object if t.predicate == RDF.type else t.predicate for t in triples)
        return any(term in targets for term in told)

    def validate(self, triples: Iterable[Triple]) -> Report:
        """Return the verdict on one graph: that of an article, or the union of many."""
        return self.validate_many([list(triples)])[0]

    def validate_many(self, graphs: Sequence[Sequence[Triple]]) -> list[Report]:
        """Return the verdict on each graph, in order, each as if it were alone.

        Raises WrongUse for triples that stand as subject or value (RDF 1.2).
        """
        if self._fast is None:
            return [self._report(results) for results in self._reference.judge(graphs)]
        judged = [self._fast.judge(graph) for graph in graphs]
        doubtful = [number for number, results in enumerate(judged) if not self._is_accepted(results)]
        if doubtful:
            again = self._reference.judge(graphs[number] for number in doubtful)
            judged = [*judged]
            for number, results in zip(doubtful, again, strict=True):
                judged[number] = results
        return [self._report(results or ()) for results in judged]

    def _is_accepted(self, results: list[Result] | None) -> bool:
        return results is not None and self._report(results).conforms

    def _report(self, results: Iterable[Result]) -> Report:
        return Report(findings=ordered(map(self._catalogue.finding, results)))
