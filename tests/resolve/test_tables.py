"""posts.toml: whole, without contradictions, and tied to bodies that the gazetteer has."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg import gazetteer
from kg.identities import skeleton
from kg.resolve import portfolios, tables
from kg.resolve.organs import labels as organ_labels
from kg.resolve.organs import organs


def test_every_post_has_a_label_in_each_language() -> None:
    for row in tables.posts().rows.values():
        assert [label.lang for label in row.labels] == list(gazetteer.LANGUAGES), row.id


def test_organs_and_equal_posts_exist() -> None:
    rows = tables.posts().rows
    assert {organ for row in rows.values() for organ in row.organs if not gazetteer.body(organ)} == set()
    assert {row.same_as for row in rows.values() if row.same_as} <= set(rows)
    assert {code for row in rows.values() for code in row.unless if not gazetteer.state(code)} == set()


def test_at_most_one_post_of_a_rank_at_an_organ() -> None:
    ranked = [(organ, row.rank) for row in tables.posts().rows.values() if row.rank for organ in row.organs]
    assert len(ranked) == len(set(ranked))


def test_a_bare_title_has_one_rank() -> None:
    assert tables.posts().titles[skeleton("глава")] == "head"
    assert tables.posts().titles[skeleton("nazirin müavini")] == "deputy"


def test_two_posts_of_one_name_are_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "posts.toml"
    post = 'ru = ["эмир"]\nen = ["emir"]\naz = ["əmir"]\n'
    file.write_text(f"[titles]\n[posts.emir]\n{post}[posts.amir]\n{post}", encoding="utf-8")
    monkeypatch.setattr(tables, "_POSTS", file)
    with pytest.raises(ValueError, match="is a name of both emir and amir"):
        tables.posts.__wrapped__()


def test_what_organs_toml_names_is_a_row_or_has_a_name_in_each_language() -> None:
    for organ in organs():
        row = gazetteer.body(organ.body)
        labels = [] if row else portfolios.labels(organ.body) or organ_labels(organ.body)
        assert row or {label.lang for label in labels} == set(gazetteer.LANGUAGES), organ
        assert all(gazetteer.state(code) for code in organ.states), organ
        types = {body.key for body in gazetteer.bodies() if body.kind == "generic"}
        assert not organ.type or organ.type in types, organ


def test_portfolios_have_names_in_each_language_and_lead_to_types() -> None:
    for name in ("Министерство обороны", "Ministry of Defence", "Müdafiə Nazirliyi"):
        assert {portfolios.ministry(name, lang) for lang in gazetteer.LANGUAGES} == {"mod", None}
    rows = {portfolios.ministry(f"Ministry of {name}", "en") for name in ("Sport", "Health", "Finance")}
    assert rows == {"ministry-of-sport", "ministry-of-health", "mof"}
    assert portfolios.ministry("Министерство чудес", "ru") is None
