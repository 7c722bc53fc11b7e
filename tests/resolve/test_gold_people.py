"""people.csv and people_apart.csv keep the promises of their README."""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections import Counter, defaultdict

from .gold.reading import people, people_apart

PEOPLE = people()
SETTLED = [mention for mention in PEOPLE if mention.settled == "yes"]
KINDS = {"relative", "namesake", "same surname", "same given name", "similar name", "successor"}


def is_short(name: str) -> bool:
    """Whether the name is one word or has an initial."""
    return " " not in name or any(
        len(word) == 2 and word[1] == "." for word in name.replace(".", ". ").split()
    )


def test_the_set_is_as_large_as_it_should_be() -> None:
    assert len({mention.cluster for mention in SETTLED}) >= 180
    assert len(PEOPLE) >= 800
    assert sum(is_short(mention.name) for mention in PEOPLE) >= len(PEOPLE) / 3
    assert min(Counter(mention.lang for mention in PEOPLE).values()) >= 500
    assert len(people_apart()) >= 60


def test_a_person_is_mentioned_once_in_an_article_and_several_times_in_all() -> None:
    twice = Counter((mention.article, mention.cluster) for mention in PEOPLE)
    assert [key for key, count in twice.items() if count > 1] == []
    mentions = Counter(mention.cluster for mention in SETTLED)
    assert [cluster for cluster, count in mentions.items() if count < 3] == []


def test_an_article_has_one_language_and_one_day() -> None:
    assert [m for m in PEOPLE if m.article != f"{m.lang}-{m.first_seen}"] == []
    assert min(m.first_seen for m in PEOPLE) >= "1995-01-01"
    assert all(datetime.date.fromisoformat(m.first_seen) for m in PEOPLE)


def test_fields_have_the_values_that_they_may_have() -> None:
    for m in PEOPLE:
        assert m.lang in ("ru", "en", "az"), m
        assert m.settled in ("yes", "no"), m
        assert m.invented in ("", "yes"), m
        assert len(m.country) in (0, 2), m
        assert m.country == m.country.upper(), m
        assert all(field == field.strip() and "  " not in field for field in m), m
        assert all(field == unicodedata.normalize("NFC", field) for field in m), m


def test_names_are_in_the_script_of_their_language() -> None:
    for m in PEOPLE:
        letters = re.sub(r"\bII\b", "", m.name)  # kings are counted in Latin letters
        scripts = {unicodedata.name(letter).split()[0] for letter in letters if letter.isalpha()}
        assert scripts == ({"CYRILLIC"} if m.lang == "ru" else {"LATIN"}), m


def test_a_settled_mention_says_more_than_a_name() -> None:
    assert [m for m in SETTLED if not m.position] == []


def test_an_unsettled_mention_is_alone_and_short() -> None:
    unsettled = [m for m in PEOPLE if m.settled == "no"]
    assert unsettled
    alone = Counter(m.cluster for m in PEOPLE)
    assert [m for m in unsettled if alone[m.cluster] > 1 or m.position] == []


def test_two_settled_clusters_never_have_a_mention_with_equal_words_at_one_time() -> None:
    """Nobody could tell them apart: the rows would have to be unsettled."""
    spans: defaultdict[tuple[str, ...], dict[str, list[str]]] = defaultdict(dict)
    for m in SETTLED:
        key = (m.lang, m.name, m.position, m.organization, m.country)
        spans[key].setdefault(m.cluster, []).append(m.first_seen)
    shared = {key: clusters for key, clusters in spans.items() if len(clusters) > 1}
    overlaps = [
        (key, one, other)
        for key, clusters in shared.items()
        for one, days in clusters.items()
        for other, others in clusters.items()
        if one < other and min(days) <= max(others) and min(others) <= max(days)
    ]
    assert overlaps == []


def test_clusters_to_hold_apart_exist_and_differ() -> None:
    clusters = {m.cluster for m in SETTLED}
    assert [row for row in people_apart() if {row.one, row.other} - clusters or row.one == row.other] == []
    pairs = Counter(frozenset((row.one, row.other)) for row in people_apart())
    assert [pair for pair, count in pairs.items() if count > 1] == []
    assert {row.kind for row in people_apart()} == KINDS


def test_rows_of_a_cluster_stand_together() -> None:
    order: list[str] = [mention.cluster for mention in PEOPLE]
    starts = [c for before, c in zip(["", *order], order, strict=False) if c != before]
    assert [c for c, count in Counter(starts).items() if count > 1] == []


def test_invented_people_are_marked_in_every_row() -> None:
    marks: defaultdict[str, set[str]] = defaultdict(set)
    for m in PEOPLE:
        marks[m.cluster].add(m.invented)
    assert [cluster for cluster, found in marks.items() if len(found) > 1] == []
