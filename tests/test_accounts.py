"""What articles tell of an event otherwise than each other: what is written is what is read."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.accounts import ATTENDANCE, PLACE, Accounts, read, written

BASE = "https://w3id.org/diplomatic-kg/id"
EVENT = f"{BASE}/event/02910188"
articles = st.sampled_from([*(f"{BASE}/article/{n}" for n in range(4)), "https://e.org/article/x", "urn:x"])
items = st.sampled_from([f"{BASE}/agenda/{n}" for n in range(4)] + [f"{EVENT}/item", "https://e.org/i"])


@given(
    event=st.sampled_from([EVENT, "https://e.org/event", "urn:event"]),
    several=st.sets(st.sampled_from([PLACE, ATTENDANCE])),
    named=st.dictionaries(items, st.sets(articles, min_size=1)),
)
def test_what_is_written_is_read(event: str, several: set[str], named: dict[str, set[str]]) -> None:
    every = set().union(*named.values())
    apart = {item: own for item, own in named.items() if own != every}
    text = written(event, several=several, named=named)
    assert (text is None) is (not several and not apart)
    if text is not None:
        found = read(text)
        assert (found.event, found.several) == (event, sorted(several))
        assert found.articles == (sorted(every) if apart else [])
        assert [(item, sorted(own)) for item, own in sorted(apart.items())] == list(found.items)


def test_how_it_is_written() -> None:
    named = {f"{BASE}/agenda/7": [f"{BASE}/article/b", "https://e.org/c"], f"{BASE}/agenda/9": []}
    named[f"{BASE}/agenda/8"] = [f"{BASE}/article/b", "https://e.org/c", f"{BASE}/article/a"]
    text = written(EVENT, several=[PLACE], named={item: own for item, own in named.items() if own})
    assert text is not None
    assert text.split("\n") == [
        f"{BASE} /event/02910188",
        "place",
        "https://e.org/c /article/a /article/b",
        "/agenda/7|0 2",
    ]
    assert read(text) == Accounts(
        EVENT,
        ["place"],
        ["https://e.org/c", f"{BASE}/article/a", f"{BASE}/article/b"],
        [(f"{BASE}/agenda/7", ["https://e.org/c", f"{BASE}/article/b"])],
    )
