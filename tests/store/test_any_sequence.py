"""After any sequence of ingest, change and removal the store equals a model made of dictionaries."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.store import Damage, Store, open_store

from .conftest import article_graphs, entry, iri, view

KEYS = ["/1.txt", "/2.txt", "https://e.org/1"]
TEXTS = ["x", "xy", "yz", "z"]

puts = st.tuples(st.just("put"), st.sampled_from(KEYS), st.sampled_from(TEXTS))
forgets = st.tuples(st.just("forget"), st.sampled_from(KEYS), st.just(""))
removes = st.tuples(st.just("remove"), st.just(""), st.sampled_from(TEXTS))


@settings(max_examples=200, deadline=None)
@given(st.lists(st.lists(st.one_of(puts, puts, forgets, removes), min_size=1, max_size=4), max_size=6))
def test_files_and_their_texts(batches: list[list[tuple[str, str, str]]]) -> None:
    """Without addresses an article is named by its text, and the model is simply: key -> text."""
    with open_store(":memory:") as store:
        model = follow(store, batches)
        assert article_graphs(store) == {"t-" + t: t for t in model.values()}
        assert view(store) == "".join(sorted(set("".join(model.values()))))
        assert {k for k in KEYS if store.known(k)} == set(model)
        assert not store.check()


def follow(store: Store, batches: list[list[tuple[str, str, str]]]) -> dict[str, str]:
    """Do the same to a store and to the model; return the model."""
    model: dict[str, str] = {}
    for batch in batches:
        waiting = []
        for kind, key, text in batch:
            if kind == "put":
                waiting.append(entry("t-" + text, text, key=key))
                model[key] = text
                continue
            store.put_many(waiting)
            waiting = []
            if kind == "forget":
                store.forget(key)
                model.pop(key, None)
            else:
                store.remove(iri("t-" + text))
                model = {k: t for k, t in model.items() if t != text}
        store.put_many(waiting)
    return model


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from(TEXTS)), max_size=8))
def test_addresses_and_files_mixed_never_harm_the_view(steps: list[tuple[str, str]]) -> None:
    with open_store(":memory:") as store:
        for name, text in steps:
            store.put(entry(name, text, key=f"https://{name}.org/"))
            store.put(entry("t-" + text, text, key=f"/{text}.txt"))
        assert store.check() == Damage(missing=0, surplus=0, unlisted=(), lost=())
        texts = list(article_graphs(store).values())
        assert len(texts) == len(set(texts)), "one text is one article"
        assert all(store.sources(article) for article in store.articles())
        last = dict(steps)
        for name, text in last.items():
            known = store.known(f"https://{name}.org/")
            assert known is None or article_graphs(store)[known.article.rpartition("/")[2]] == text
