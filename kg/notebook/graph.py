"""The graph that ``kg.open`` gives: what ``kg query``, ``kg network`` and ``kg plot`` do, for Python."""

from __future__ import annotations

import warnings
from collections.abc import Collection, Iterable
from dataclasses import replace
from functools import cached_property
from os import PathLike
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Literal, Self

import networkx as nx
import pyoxigraph as ox

from kg.errors import WrongUse
from kg.gazetteer import further_languages
from kg.network import KINDS, Contacts, Kind, read
from kg.network.chain import chain, find
from kg.network.days import days
from kg.network.graph import MODALITIES, TYPES, Choice, check_period
from kg.network.measures import MEASURES
from kg.network.networks import NETWORK_KINDS, Network, NetworkKind, network
from kg.network.slices import STEPS, Step, slices
from kg.network.tables import Table, chain_rows, plain_graph, ranking
from kg.notebook.frames import frame, framed, rows, texts
from kg.notebook.page import NetworkPage
from kg.query import Answer, NamedQuery, ask, from_text, named
from kg.query.formats import names_of, with_names
from kg.query.parties import party
from kg.store import Store, open_store
from kg.terms import LANGUAGES

if TYPE_CHECKING:
    import pandas as pd
    import rdflib

    from kg.plot import Drawing

_OPTIONS = ("nodes", "since", "until", "types", "modalities", "topic")


class TakenFor(UserWarning):
    """A name was not that of a node; the text says what it was taken for."""


def open_graph(location: str | PathLike[str], *, lang: str = "en") -> Graph:
    """Return the graph of a store, to read it: a folder, or the address of a SPARQL server.

    ``lang`` is the preferred language of names. A folder is read as it was at the moment of opening; open
    it again to see what was taken in later. Close it, or use it in a ``with`` block.

    Raises StoreUnavailable when there is no store, WrongUse for a language that names are not in.
    """
    _checked(lang)
    return Graph(open_store(str(location), read_only=True), lang=lang)


class Graph:
    """The merged view of a store. Names are found in any script, as on the command line.

    Raises WrongUse, everywhere: for an unknown question, parameter or name, and for a name that may mean
    several things, with a list of them. A name that is not exactly that of a node gives a warning that says
    what it was taken for.
    """

    def __init__(self, store: Store, *, lang: str = "en") -> None:
        self._store = store
        self._lang = _checked(lang)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the store; a second call does nothing."""
        self._store.close()

    # -- questions

    def queries(self) -> dict[str, NamedQuery]:
        """Return the named queries with their titles, parameters and columns, by name."""
        return {query.name: query for query in named()}

    def query(
        self,
        question: str | PathLike[str],
        /,
        *,
        lang: str | None = None,
        limit: int | None = None,
        labels: bool = True,
        **params: Any,
    ) -> pd.DataFrame:
        """Return the rows of a named query, a SPARQL text or a file of it (a ``Path``), as a data frame.

        Addresses are texts; with ``labels`` a column ``xLabel`` follows each column ``x`` of nodes. Dates are
        texts at the precision that is known (see ``kg.spans``). ``params`` are those of the query; write
        ``from_`` for ``from``. ``attrs`` of the frame hold the question and its parameters.
        """
        answer = self._answer(question, params, limit)
        _refuse_kind(answer, "select")
        found = frame(self._named(answer, lang) if labels else answer)
        found.attrs = {"question": str(question), "params": texts(params)}
        return found

    def rows(
        self,
        question: str | PathLike[str],
        /,
        *,
        lang: str | None = None,
        limit: int | None = None,
        labels: bool = True,
        **params: Any,
    ) -> list[dict[str, Any]]:
        """Return the same as ``query`` as a list of dictionaries; needs no pandas."""
        answer = self._answer(question, params, limit)
        _refuse_kind(answer, "select")
        return rows(self._named(answer, lang) if labels else answer)

    def ask(self, question: str | PathLike[str], /, **params: Any) -> bool:
        """Return the answer to a question for yes or no, such as ``have-met``, or an ASK."""
        answer = self._answer(question, params, None)
        _refuse_kind(answer, "ask")
        return bool(answer.truth)

    def construct(self, question: str | PathLike[str], /, **params: Any) -> rdflib.Graph:
        """Return the graph that a question gives, such as ``event-graph``, or a CONSTRUCT or DESCRIBE."""
        import rdflib

        answer = self._answer(question, params, None)
        _refuse_kind(answer, "construct", "describe")
        written = ox.serialize(answer.triples, format=ox.RdfFormat.N_TRIPLES) or b""
        return rdflib.Graph().parse(data=written, format="nt")

    def evidence(self, event: str | None = None, /, **params: Any) -> pd.DataFrame:
        """Return the passages that support an event and its facts; see ``kg queries evidence``.

        ``event`` is its address, or the end of it; without one, ``party``, ``other``, ``from_``, ``to`` and
        ``article`` choose.
        """
        answer = self._answer("evidence", {"event": event, **params}, None)
        return frame(self._named(answer, None))

    # -- networks

    def network(
        self, kind: NetworkKind = "co-participation", *, lang: str | None = None, **choice: Any
    ) -> nx.Graph[str]:
        """Return a network: ``co-participation``, ``visits`` (a ``DiGraph``) or ``topics`` (bipartite).

        ``choice`` is what ``kg network`` takes: ``nodes`` (persons, bodies, states, actors), ``since``,
        ``until``, ``types``, ``modalities`` (held by default; ``"any"`` for all) and ``topic``. Nodes are
        addresses with ``name``, ``kind``, ``code`` and ``events``; edges have ``weight``, ``events``,
        ``types``, ``first``, ``last`` and ``event_iris``. networkx writes it into any of its formats.
        """
        return plain_graph(self._network(kind, choice), lang=self._named_in(lang))

    def slices(
        self,
        step: Step,
        kind: NetworkKind = "co-participation",
        *,
        cumulative: bool = False,
        lang: str | None = None,
        **choice: Any,
    ) -> dict[str, nx.Graph[str]]:
        """Return a network for each month, quarter or year, by its name (``2025-11``, ``2025-Q4``, ``2025``).

        An event is in a slice when all days that its date may mean are; ``cumulative`` adds all before.
        """
        chosen = _choice(choice)
        _check("step", {step}, STEPS)
        _check("kind", {kind}, NETWORK_KINDS)
        events = tuple(filter(chosen.takes, self._contacts.events))
        parts = slices(replace(self._contacts, events=events), step, cumulative=cumulative)
        return {
            name: plain_graph(network(part, kind, chosen), lang=self._named_in(lang)) for name, part in parts
        }

    def measures(
        self,
        *measures: str,
        kind: NetworkKind = "co-participation",
        communities: bool = False,
        lang: str | None = None,
        **choice: Any,
    ) -> pd.DataFrame:
        """Return everybody in a network with measures such as ``degree``, ``pagerank`` or ``constraint``.

        Ordered by the first measure. The names of all: ``kg.network.measures.MEASURES``.
        """
        _check("measure", measures, MEASURES)
        found = self._network(kind, choice)
        return _framed(
            ranking(found, measures or ("degree",), grouped=communities, lang=self._named_in(lang))
        )

    def chain(self, one: str, other: str, /, *, lang: str | None = None, **choice: Any) -> pd.DataFrame:
        """Return the shortest chain of contacts between two names, a row a link with its passage."""
        contacts, graph = self._network("co-participation", choice)
        ends = [find(contacts, name, graph) for name in (one, other)]
        return _framed(chain_rows(contacts, chain(graph, *ends), lang=self._named_in(lang)))

    # -- pictures

    def plot(
        self,
        picture: str,
        /,
        *,
        of: str | None = None,
        step: Step = "quarter",
        top: int = 12,
        width: Literal["column", "page"] = "column",
        lang: str | None = None,
        **choice: Any,
    ) -> Drawing:
        """Return a picture of ``kg plot``: ``meetings``, ``topics``, ``ego``, ``dyads`` or ``visits``.

        A notebook shows it; ``save`` writes SVG, PDF or PNG; ``figure`` is the matplotlib figure, to change.
        ``of`` is a name, as in ``query``; ``choice`` as in ``network``, with ``nodes`` as the picture has it.
        """
        from kg.plot import PICTURES, Wanted, draw, with_nodes

        if picture not in PICTURES:
            raise WrongUse(f"there is no picture {picture!r}: there are {', '.join(PICTURES)}")
        who, remark = party(self._store, of, name="of") if of is not None else ((), None)
        wanted = Wanted(choice=_choice(choice), about=who, step=step, top=top, lang=self._named_in(lang))
        wanted = with_nodes(self._contacts, picture, wanted, choice.get("nodes"))
        drawing = draw(self._contacts, picture, wanted, width=width)
        if remark:
            warnings.warn(remark, TakenFor, stacklevel=2)
        for line in drawing.remarks:
            warnings.warn(line, stacklevel=2)
        return drawing

    def network_view(
        self, *, lang: str | None = None, height: int = 640, most: int = 400, **choice: Any
    ) -> NetworkPage:
        """Return the page of ``kg export --format html``, which a notebook shows in a frame of its own.

        ``choice`` as in ``network``, but with all modalities, since the page has a filter for them; at most
        ``most`` names, those with most events.
        """
        from kg.export.html import html

        chosen = _choice({"modalities": "any", **choice})
        events = tuple(filter(chosen.takes, self._contacts.events))
        page = html(replace(self._contacts, events=events), lang=self._named_in(lang), most=most)
        return NetworkPage("".join(page), title="Network", height=height)

    # -- within

    @cached_property
    def _contacts(self) -> Contacts:
        return read(self._store)

    def _network(self, kind: NetworkKind, choice: dict[str, Any]) -> Network:
        _check("kind", {kind}, NETWORK_KINDS)
        return network(self._contacts, kind, _choice(choice))

    def _answer(self, question: str | PathLike[str], params: dict[str, Any], limit: int | None) -> Answer:
        asked: str | NamedQuery
        if isinstance(question, str):
            asked = question
        else:
            asked = from_text(Path(question).read_text(encoding="utf-8-sig"))
        answer = ask(self._store, asked, params=texts(params), limit=limit)
        for remark in answer.remarks:
            warnings.warn(remark, TakenFor, stacklevel=3)
        return answer

    def _named_in(self, lang: str | None) -> str:
        """Return the language of names that is wanted. Raises WrongUse where there are none in it."""
        return self._lang if lang is None else _checked(lang)

    def _named(self, answer: Answer, lang: str | None) -> Answer:
        return with_names(answer, names_of(self._store, answer, self._named_in(lang)))


def _checked(lang: str) -> str:
    languages = (*LANGUAGES, *further_languages())
    if lang not in languages:
        raise WrongUse(f"lang {lang!r}: names are in {', '.join(languages)}")
    return lang


_METHODS = {"select": "query", "ask": "ask", "construct": "construct", "describe": "construct"}


def _refuse_kind(answer: Answer, *kinds: str) -> None:
    if answer.kind not in kinds:
        raise WrongUse(f"this question is {answer.kind.upper()}: use graph.{_METHODS[answer.kind]}")


def _choice(options: dict[str, Any]) -> Choice:
    """Return which events count, from keyword arguments. Raises WrongUse for what ``Choice`` has not."""
    unknown = sorted(set(options) - set(_OPTIONS))
    if unknown:
        raise WrongUse(f"there is no option {unknown[0]}: a network takes {', '.join(_OPTIONS)}")
    modalities = _names(options.get("modalities") or "held")
    types = _names(options.get("types") or ())
    nodes: Kind = options.get("nodes") or "persons"
    _check("nodes", {nodes}, KINDS)
    _check("types", types, TYPES)
    _check("modalities", modalities, (*MODALITIES, "any"))
    since, until = _day("since", options.get("since")), _day("until", options.get("until"))
    check_period(since, until)
    return Choice(
        nodes=nodes,
        since=since,
        until=until,
        types=types,
        modalities=frozenset() if "any" in modalities else modalities,
        topic=options.get("topic"),
    )


def _check(option: str, given: Iterable[str], known: Collection[str]) -> None:
    """Raise WrongUse for a word that an option has not, which would choose nothing."""
    for word in given:
        if word not in known:
            raise WrongUse(f"{option} {word!r}: there are {', '.join(known)}")


def _names(given: str | Iterable[str]) -> frozenset[str]:
    return frozenset([given] if isinstance(given, str) else given)


def _day(option: str, value: Any) -> str | None:
    if value is None:
        return None
    (text,) = texts({option: value}).values()
    if days(text) is None:
        raise WrongUse(f"{option} {text}: write YYYY, YYYY-MM or YYYY-MM-DD")
    return text


def _framed(table: Table) -> pd.DataFrame:
    return framed(table.head, table.rows)
