"""The verbs that English knows: each in one list, and all that a table of events waits for among them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from kg.extract.languages.en.lexicon import table
from kg.extract.languages.en.morphology import analyse

LISTS = table("verbs")


def bases() -> list[str]:
    return [
        *(w for name in ("regular", "doubled", "nouns_too") for w in LISTS[name].split()),
        *LISTS["irregular"],
    ]


def awaited(tables: dict[str, Any]) -> Iterator[str]:
    """Yield the verbs that the tables of triggers list, those with a word after them by their first word."""
    for name, value in tables.items():
        if isinstance(value, dict):
            yield from awaited(value)
        elif name == "verbs":
            yield from (word.partition("_")[0] for word in value.split())


def test_a_verb_stands_in_one_list() -> None:
    # an irregular verb may double its last letter, too: "begin, began, beginning"
    twice = {word for word, times in Counter(bases()).items() if times > 1}
    assert twice - (set(LISTS["doubled"].split()) & set(LISTS["irregular"])) == set()


def test_all_verbs_of_events_are_known() -> None:
    listed = {word.removeprefix("co-") for word in awaited(table("triggers"))}
    assert len(listed) > 100
    assert listed - set(bases()) - {"be"} == set()


@pytest.mark.parametrize(
    ("form", "base", "tag"),
    [
        ("chatted", "chat", "past"),
        ("reconnects", "reconnect", "s"),
        ("clashed", "clash", "past"),
        ("handed", "hand", "part"),
        ("underwent", "undergo", "past"),
        ("clung", "cling", "part"),
    ],
)
def test_forms(form: str, base: str, tag: str) -> None:
    assert tag in {tag for r in analyse(form) if r.pos == "V" and r.lemma == base for tag in r.tags}


def test_the_base_of_a_noun_is_no_verb() -> None:
    assert not [r for word in ("hand", "votes", "price") for r in analyse(word) if r.pos == "V"]
