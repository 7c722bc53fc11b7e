"""bodies.csv and bodies_apart.csv keep the promises of their README."""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict

from kg.resolve import known
from kg.resolve.bodies import body

from . import scoring
from .gold.reading import BodyName, bodies, bodies_apart

BODIES = bodies()
SETTLED = [row for row in BODIES if row.settled == "yes"]
FLOOR_OF_PRECISION, FLOOR_OF_RECALL = 0.995, 0.97
FORMS = {"full", "acronym", "other", "former", "former acronym"}


def test_the_set_is_as_large_as_it_should_be() -> None:
    assert len({row.cluster for row in SETTLED}) >= 120
    assert len({row.cluster for row in SETTLED if not row.country}) >= 80
    assert len({row.cluster for row in SETTLED if row.country}) >= 60
    assert len(bodies_apart()) >= 60


def test_a_body_has_names_in_all_languages() -> None:
    langs: defaultdict[str, set[str]] = defaultdict(set)
    for row in SETTLED:
        langs[row.cluster].add(row.lang)
    partly = {cluster for cluster, found in langs.items() if found != {"ru", "en", "az"}}
    # Both are "Avropa İttifaqı Şurası" in Azerbaijani.
    assert partly == {"european-council", "council-of-the-eu"}


def test_a_body_is_of_one_state_or_of_none() -> None:
    countries: defaultdict[str, set[str]] = defaultdict(set)
    for row in BODIES:
        countries[row.cluster].add(row.country)
    assert [cluster for cluster, found in countries.items() if len(found) > 1] == []


def test_no_name_means_two_bodies_of_one_state() -> None:
    clusters: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for row in BODIES:
        clusters[row.name.casefold(), row.country].add(row.cluster)
    assert [key for key, found in clusters.items() if len(found) > 1] == []


def test_many_names_mean_bodies_of_several_states() -> None:
    countries: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for row in SETTLED:
        countries[row.lang, row.name].add(row.country)
    assert sum(len(found) > 1 for found in countries.values()) >= 40


def test_fields_have_the_values_that_they_may_have() -> None:
    for row in BODIES:
        assert row.lang in ("ru", "en", "az"), row
        assert row.settled in ("yes", "no"), row
        assert row.form in FORMS, row
        assert len(row.country) in (0, 2), row
        assert all(field == unicodedata.normalize("NFC", field.strip()) for field in row), row
    assert len(BODIES) == len({(row.cluster, row.lang, row.name) for row in BODIES})


def test_an_unsettled_name_is_alone() -> None:
    rows = Counter(row.cluster for row in BODIES)
    assert [row for row in BODIES if row.settled == "no" and rows[row.cluster] > 1] == []


def test_clusters_to_hold_apart_exist_and_differ() -> None:
    clusters = {row.cluster for row in SETTLED}
    pairs = bodies_apart()
    assert [row for row in pairs if {row.one, row.other} - clusters or row.one == row.other] == []
    counts = Counter(frozenset((row.one, row.other)) for row in pairs)
    assert [pair for pair, count in counts.items() if count > 1] == []
    assert {row.kind for row in pairs} == {"same name", "similar name", "acronym", "part"}


def told(rows: list[BodyName]) -> dict[int, tuple[str, ...]]:
    """Return the parts of each row's body, each row being an article of its own."""
    states = [known.state(row.country, row.lang) if row.country else None for row in rows]
    named = enumerate(zip(rows, states, strict=True))
    return {at: body(row.name, of, article=f"article-{at}", lang=row.lang).parts for at, (row, of) in named}


def test_bodies_are_told_as_well_as_they_were() -> None:
    gold = {at: row.cluster for at, row in enumerate(SETTLED)}
    found = told(SETTLED)
    for score in (scoring.pairwise(gold, found), scoring.b_cubed(gold, found)):
        assert score.precision >= FLOOR_OF_PRECISION, scoring.joined_wrongly(gold, found)[:5]
        assert score.recall >= FLOOR_OF_RECALL, score


def test_an_unsettled_name_joins_nothing() -> None:
    found = told(BODIES)
    counts = Counter(found.values())
    joined = {row.name for at, row in enumerate(BODIES) if row.settled == "no" and counts[found[at]] > 1}
    assert joined == {"ICC"}, "of the court and the chamber of commerce, news means the court"
