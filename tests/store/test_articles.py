"""Storing, replacing, withdrawing: the view is the union of the article graphs, whatever happened before."""

from __future__ import annotations

import dataclasses

import pyoxigraph as ox
import pytest

from kg.errors import WrongUse
from kg.store import Damage, Entry, Known, Revision, Statistics, Store, ledger
from kg.store.calendar import COMPLETE
from kg.store.change import Change
from kg.store.ledger import FORMAT, LEDGER, WRITER

from .conftest import article_graphs, entry, iri, triple, view

SOUND = Damage(missing=0, surplus=0, unlisted=(), lost=())


def test_an_article_is_in_its_graph_and_in_the_view(store: Store) -> None:
    assert store.put(entry("a", "xy")) == "stored"
    assert article_graphs(store) == {"a": "xy"}
    assert set(store.triples()) == {triple("x"), triple("y")}
    assert store.stats() == Statistics(articles=1, sources=1, triples=2, quads=2)


def test_an_article_that_a_worker_has_packed_is_the_same(store: Store) -> None:
    store.put_many([dataclasses.replace(entry("a", "xy"), record=b"{}").packed(), entry("b", "yz")])
    assert article_graphs(store) == {"a": "xy", "b": "yz"}
    assert [stored.record for stored in store.records()] == [b"{}"]
    assert not store.check()


def test_a_triple_of_two_articles_is_once_in_the_view(store: Store) -> None:
    store.put_many([entry("a", "xy"), entry("b", "yz")])
    assert view(store) == "xyz"
    assert store.stats() == Statistics(articles=2, sources=2, triples=3, quads=4)


@pytest.mark.parametrize("again", [1, 10])
def test_the_same_article_again_changes_nothing(store: Store, again: int) -> None:
    store.put_many([entry("a", "xy"), entry("b", "yz")])
    before = set(store.matches())
    for _ in range(again):
        assert store.put_many([entry("a", "xy"), entry("b", "yz")]) == ["unchanged", "unchanged"]
    assert set(store.matches()) == before


def test_a_changed_graph_replaces_and_leaves_what_others_hold(store: Store) -> None:
    store.put_many([entry("a", "xy", text="same"), entry("b", "yz")])
    store.put(entry("a", "w", text="same", version="2"))
    assert article_graphs(store) == {"a": "w", "b": "yz"}
    assert view(store) == "wyz"
    assert store.known("/news/a.txt") == Known(
        article=iri("a"),
        fingerprint=entry("a", "w", text="same", version="2").fingerprint,
        digest=entry("a", "w", text="same").digest,
    )


def test_a_changed_text_in_a_file_withdraws_the_article_of_the_old_text(store: Store) -> None:
    store.put(entry("old", "xy", key="/news/1.txt"))
    assert store.put(entry("new", "yz", key="/news/1.txt")) == "stored"
    assert article_graphs(store) == {"new": "yz"}
    assert view(store) == "yz"


def test_a_changed_text_at_an_address_replaces_under_the_same_name(store: Store) -> None:
    store.put(entry("a", "xy", key="https://e.org/1"))
    store.put(entry("a", "yz", key="https://e.org/1"))
    assert article_graphs(store) == {"a": "yz"}
    assert store.with_text(entry("a", "xy").digest) is None


def test_one_text_in_two_files_is_one_article_with_two_sources(store: Store) -> None:
    store.put(entry("a", "xy", key="/news/1.txt"))
    assert store.put(entry("a", "xy", key="/news/2.txt")) == "duplicate"
    assert store.sources(iri("a")) == ["/news/1.txt", "/news/2.txt"]
    assert store.stats() == Statistics(articles=1, sources=2, triples=2, quads=2)


@pytest.mark.parametrize("is_packed", [False, True])
def test_of_one_text_in_two_files_the_record_of_the_first_stays(store: Store, is_packed: bool) -> None:
    first, second = (
        dataclasses.replace(entry("a", letters, text="same", key=f"/news/{letters}.txt"), record=record)
        for letters, record in (("xy", b'{"published": "2025"}'), ("yz", b'{"published": null}'))
    )
    store.put(first)
    known = set(store.matches(ox.NamedNode(iri("a")), graph=LEDGER))
    assert store.put(second.packed() if is_packed else second) == "duplicate"
    assert set(store.matches(ox.NamedNode(iri("a")), graph=LEDGER)) == known
    assert [stored.record for stored in store.records()] == [first.record]
    assert store.sources(iri("a")) == ["/news/xy.txt", "/news/yz.txt"]


@pytest.mark.parametrize("names", [("a", "b", "c"), ("c", "b", "a"), ("b", "a", "c")])
def test_when_the_address_that_names_a_text_changes_the_next_one_inherits(
    store: Store, names: tuple[str, ...]
) -> None:
    said = {name: dataclasses.replace(_at(name, "xy"), record=name.encode(), text=name) for name in "abc"}
    for name in names:
        store.put(said[name].packed())
    assert article_graphs(store) == {"a": "xy"}
    store.put(_at("a", "yz"))
    assert article_graphs(store) == {"a": "yz", "b": "xy"}
    assert (store.sources(iri("a")), store.sources(iri("b"))) == ([_url("a")], [_url("b"), _url("c")])
    assert view(store) == "xyz"
    assert [(kept.article, kept.record) for kept in store.records()] == [(iri("b"), b"b")]
    assert store.text(iri("b")) == "b"
    assert store.forget(_url("b")) == iri("c")
    assert article_graphs(store) == {"a": "yz", "c": "xy"}
    assert store.forget(_url("c")) == iri("c")
    assert article_graphs(store) == {"a": "yz"}
    assert not store.check()
    assert {q.predicate for q in store.matches(graph=LEDGER) if "own" in q.predicate.value} == set()


def test_an_heir_is_put_right_as_any_other_article(store: Store) -> None:
    """Its graph may be one that resolution has made: the ledger says so."""
    store.put(dataclasses.replace(_at("b", "xy"), record=b"b"))
    store.revise([Revision(article=iri("b"), triples=frozenset({triple("q")}), resolution="made")])
    store.put(dataclasses.replace(_at("a", "xy"), record=b"a"))
    store.forget(_url("a"))
    assert article_graphs(store) == {"b": "q"}
    assert list(store.resolutions()) == [(iri("b"), "made")]
    assert not store.is_resolved()


def test_a_source_of_which_nothing_was_kept_keeps_the_article(store: Store) -> None:
    """A store of an earlier release says of a second source only that it gives the article."""
    store.put(_at("a", "xy"))
    store.put(_at("b", "xy"))
    own = [q for q in store.matches(graph=LEDGER) if q.predicate.value.rpartition("#")[2].startswith("own")]
    store.apply(Change(removed=set(own)))
    assert store.forget(_url("a")) == iri("a")
    assert article_graphs(store) == {"a": "xy"}


def _url(name: str) -> str:
    return f"https://{name}.org/"


def _at(name: str, letters: str) -> Entry:
    return entry(name, letters, key=_url(name))


def test_twins_of_one_batch_are_found_one_after_another(store: Store) -> None:
    """What was stored to make room for the first twin is still known when the second one comes."""
    firsts = [entry(n, n, key=f"https://{n}.org/", text=n) for n in "abc"]
    twins = [entry(n + "2", n, key=f"https://{n}.org/2", text=n) for n in "abc"]
    assert store.put_many([*firsts, *twins]) == ["stored"] * 3 + ["duplicate"] * 3
    assert article_graphs(store) == {"a": "a", "b": "b", "c": "c"}


@pytest.mark.parametrize("names", [("a", "b"), ("b", "a")])
@pytest.mark.parametrize("together", [True, False])
def test_one_text_at_two_addresses_is_one_article_in_any_order(
    store: Store, names: tuple[str, str], together: bool
) -> None:
    entries = [entry(n, n, key=f"https://{n}.org/", text="the text") for n in names]
    for batch in [entries] if together else [[e] for e in entries]:
        store.put_many(batch)
    assert article_graphs(store) == {"a": "a"}
    assert view(store) == "a"
    assert store.sources(iri("a")) == ["https://a.org/", "https://b.org/"]
    assert store.check() == SOUND


def test_when_one_of_two_sources_changes_the_other_keeps_the_text(store: Store) -> None:
    store.put(entry("a", "x", key="https://a.org/"))
    store.put(entry("b", "x", key="/news/copy.txt"))
    store.put(entry("a", "y", key="https://a.org/"))
    assert article_graphs(store) == {"a": "y", "b": "x"}
    assert store.sources(iri("b")) == ["/news/copy.txt"]
    assert not store.check()


def test_removal_takes_the_article_and_all_its_sources(store: Store) -> None:
    store.put_many([entry("a", "xy", key="/1"), entry("a", "xy", key="/2"), entry("b", "yz")])
    assert store.remove(iri("a"))
    assert article_graphs(store) == {"b": "yz"}
    assert view(store) == "yz"
    assert (store.known("/1"), store.known("/2")) == (None, None)
    assert not store.remove(iri("a"))
    assert store.check() == SOUND


def test_forgetting_one_of_two_sources_keeps_the_article(store: Store) -> None:
    store.put_many([entry("a", "xy", key="/1"), entry("a", "xy", key="/2")])
    assert store.forget("/1") == iri("a")
    assert article_graphs(store) == {"a": "xy"}
    assert store.forget("/2") == iri("a")
    store.mark_resolved(done=True)
    assert {quad.predicate for quad in store.matches()} <= {FORMAT, WRITER, COMPLETE.predicate}
    assert store.forget("/2") is None


def test_resolution_is_due_until_it_has_seen_what_came_and_went(store: Store) -> None:
    assert store.is_resolved()
    for change in (
        lambda: store.put(entry("a", "x")),
        lambda: store.put(entry("a", "xy")),
        lambda: store.remove(iri("a")),
        lambda: store.mark_resolved(done=False),
    ):
        change()
        assert not store.is_resolved()
        store.mark_resolved(done=True)
        assert store.is_resolved()


def test_the_same_article_again_needs_no_resolution(store: Store) -> None:
    store.put(entry("a", "x"))
    store.mark_resolved(done=True)
    assert store.put(entry("a", "x")) == "unchanged"
    assert store.is_resolved()


def test_sources_of_one_file_are_found_by_the_file(store: Store) -> None:
    inside = [
        type(e)(**{**e.__dict__, "within": "/news/all.jsonl"})
        for e in (entry("a", "x", key="/news/all.jsonl#a"), entry("b", "y", key="https://b.org/"))
    ]
    store.put_many([*inside, entry("c", "z")])
    assert store.sources_within("/news/all.jsonl") == ["/news/all.jsonl#a", "https://b.org/"]


def test_keys_may_be_any_text(store: Store) -> None:
    key = '/новости/a "b" <c>\n.txt'
    store.put(entry("a", "x", key=key))
    assert store.sources(iri("a")) == [key]
    assert store.known(key) is not None


def test_neither_the_ledger_nor_the_view_is_among_the_quads(store: Store) -> None:
    store.put_many([entry("a", "x", text="one"), entry("b", "x", text="two")])
    assert {q.graph_name.value for q in store.quads()} == {iri("a"), iri("b")}


def test_questions_run_on_the_view_and_reach_articles_by_graph(store: Store) -> None:
    store.put_many([entry("a", "x", text="one"), entry("b", "x", text="two")])
    assert len(list(store.query("SELECT * { ?s ?p ?o }"))) == 1
    rows = store.query(f"SELECT ?g {{ GRAPH ?g {{ {triple('x').subject} ?p ?o }} }}")
    assert isinstance(rows, ox.QuerySolutions)
    assert sorted(row["g"].value for row in rows) == [iri("a"), iri("b")]


def test_a_malformed_query_is_wrong_use(store: Store) -> None:
    with pytest.raises(WrongUse, match=r"the query does not parse: .*\b1\b"):
        store.query("SELEKT * { ?s ?p ?o }")


def test_check_tells_what_the_view_lacks_and_what_it_has_too_much(store: Store) -> None:
    store.put_many([entry("a", "xy"), entry("b", "yz")])
    damage = _spoil(store)
    assert store.check() == damage
    assert damage
    assert store.rebuild() == 2
    assert view(store) == "xyz"
    assert store.check() == Damage(unlisted=damage.unlisted, astray=damage.astray)
    assert store.reconcile() == 2
    assert store.check() == SOUND
    assert article_graphs(store) == {"a": "xy"}
    assert view(store) == "xy"
    assert store.put(entry("b", "yz")) == "stored"


def test_what_lost_its_graph_goes_unless_a_record_can_give_it_again(store: Store) -> None:
    kept = dataclasses.replace(entry("a", "xy"), record=b"{}")
    store.put_many([kept, entry("b", "yz")])
    quads = [q for name in "ab" for q in store.matches(graph=ox.NamedNode(iri(name)))]
    store.apply(Change(removed={*quads, *store.matches(graph=ox.DefaultGraph())}))
    assert store.check() == Damage(lost=(iri("a"), iri("b")))
    assert store.reconcile() == 1
    assert store.check() == Damage(lost=(iri("a"),))
    assert store.put_many([kept, entry("b", "yz")]) == ["unchanged", "stored"]


def test_the_text_comes_and_goes_with_its_article(store: Store) -> None:
    kept = dataclasses.replace(entry("a", "xy"), record=b"{}", text="Ölçü – \u202eтекст\n" * 99)
    bare = dataclasses.replace(entry("b", "yz"), record=b"{}")
    store.put_many([kept.packed(), bare])
    assert [store.text(iri(name)) for name in "abc"] == [kept.text, None, None]
    assert {q.graph_name for q in store.matches(None, ledger.TEXT)} == {LEDGER}
    assert store.put(dataclasses.replace(kept, fingerprint="new", text="")) == "unchanged"
    assert store.text(iri("a")) is None
    assert store.put(dataclasses.replace(kept, fingerprint="newer")) == "stored"
    assert store.text(iri("a")) == kept.text
    store.remove(iri("a"))
    assert not list(store.matches(None, ledger.TEXT))


def test_a_record_that_cannot_be_unpacked_and_an_article_without_a_source_are_told(store: Store) -> None:
    store.put(dataclasses.replace(entry("a", "x"), record=b"{}"))
    source = set(store.matches(ledger.source_node("/news/a.txt"), graph=LEDGER))
    record = set(store.matches(None, ledger.RECORD, None, LEDGER))
    torn = {ox.Quad(q.subject, q.predicate, ox.Literal("c$" * 9), LEDGER) for q in record}
    store.apply(Change(removed=source | record, added=torn))
    assert store.check() == Damage(unsourced=(iri("a"),), garbled=(iri("a"),))
    assert store.put(entry("a", "x")) == "duplicate"
    assert store.check() == Damage(garbled=(iri("a"),))


def _spoil(store: Store) -> Damage:
    view = ox.DefaultGraph()
    x, q = triple("x"), triple("q")
    unlisted = triple("z")
    store.apply(
        Change(
            removed={
                ox.Quad(x.subject, x.predicate, x.object, view),
                *store.matches(ox.NamedNode(iri("b")), graph=LEDGER),
            },
            added={ox.Quad(q.subject, q.predicate, q.object, view)},
        )
    )
    store.apply(
        Change(added={ox.Quad(unlisted.subject, unlisted.predicate, unlisted.object, ox.NamedNode(iri("c")))})
    )
    return Damage(missing=1, surplus=1, unlisted=(iri("b"), iri("c")), astray=("/news/b.txt",))
