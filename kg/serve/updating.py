"""A change of user graphs, tried on a copy that nobody reads: what it would take out of them and put in.

It runs in a worker, so that one which takes too long or too much memory is stopped, and leaves nothing
behind. The engine carries it out as it does any; kg's own graphs are in the copy to be asked, and whatever
became of them there is not taken over.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import msgspec
import pyoxigraph as ox

from kg.errors import WrongUse
from kg.serve.media import GRAPH
from kg.serve.messages import COME, GONE, Outcome, Put, Reply, Update, refusal
from kg.serve.targets import Forbidden, changed, with_dataset
from kg.settings import NAMESPACE
from kg.store.usergraphs import USER, lines
from kg.terms import PREFIXES


def tried(store: ox.Store, job: Update | Put) -> Reply:
    """Carry out SPARQL Update, or PUT, POST or DELETE of the Graph Store Protocol, on the copy of the job.

    ``store`` is the one without user graphs. Raises WrongUse for what is no update and no graph.
    """
    try:
        if isinstance(job, Put):
            graph = ox.NamedNode(job.graph)
            return _tried(store, job, {graph}, lambda copy: _put(copy, graph, job))
        text = with_dataset(job.text, job.default_graphs, job.named_graphs)
        return _tried(store, job, changed(text, job.base), lambda copy: _update(copy, text, job.base))
    except Forbidden as error:
        return refusal(403, str(error))


def _update(copy: ox.Store, text: str, base: str) -> None:
    try:
        copy.update(text, base_iri=base, prefixes=PREFIXES)
    except SyntaxError as error:
        raise WrongUse(f"the update does not parse: {error}") from error
    except RuntimeError as error:
        raise WrongUse(f"the update cannot be carried out: {error}") from error


def _put(copy: ox.Store, graph: ox.NamedNode, job: Put) -> None:
    quads = _read(graph, job) if job.body is not None else []
    if job.replaces:
        copy.remove_graph(graph)
    copy.extend(quads)


def _read(graph: ox.NamedNode, job: Put) -> list[ox.Quad]:
    assert job.body is not None
    try:
        found = ox.parse(
            job.body,
            format=GRAPH[job.media],
            base_iri=graph.value,
            without_named_graphs=True,
            rename_blank_nodes=True,
        )
        return [ox.Quad(quad.subject, quad.predicate, quad.object, graph) for quad in found]
    except (SyntaxError, ValueError) as error:
        raise WrongUse(f"the body is no {job.media}: {error}") from error


def _tried(
    store: ox.Store, job: Update | Put, graphs: set[ox.NamedNode], change: Callable[[ox.Store], None]
) -> Reply:
    """Change the copy, and write down in its folder how the graphs differ."""
    for graph in graphs:
        _refuse_of_kg(store, graph, job.base)
    copy = ox.Store(job.folder)
    before = _lines(copy, graphs)
    change(copy)
    copy.flush()
    after = _lines(copy, graphs)
    _write(Path(job.folder) / GONE, before - after)
    _write(Path(job.folder) / COME, after - before)
    outcome = Outcome(before=bool(before), after=bool(after))
    return Reply(200, "application/json", msgspec.json.encode(outcome))


def _refuse_of_kg(store: ox.Store, graph: ox.NamedNode, base: str) -> None:
    if store.contains_named_graph(graph):
        raise Forbidden(f"<{graph.value}> is an article's: articles come by kg ingest and go by kg remove")
    if graph.value.startswith((base, NAMESPACE)) and not graph.value.startswith(base + USER):
        advice = f"name a graph of your own, such as <{base}{USER}notes>"
        raise Forbidden(f"<{graph.value}>: what begins so is kg's: {advice}")


def _lines(copy: ox.Store, graphs: Iterable[ox.NamedNode]) -> set[bytes]:
    return lines(quad for graph in graphs for quad in copy.quads_for_pattern(None, None, None, graph))


def _write(file: Path, some: set[bytes]) -> None:
    file.write_bytes(b"".join(line + b"\n" for line in some))
