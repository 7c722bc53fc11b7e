"""Files of the user -> rows: CSV and slices of a dump of Wikidata, good, broken and hostile."""

from __future__ import annotations

import bz2
import contextlib
import gzip
import json
import tracemalloc
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import WrongUse
from kg.gazetteer import adding, sheet, wikidata
from kg.gazetteer.adding import Read
from kg.gazetteer.lines import Broken, lines
from kg.gazetteer.rows import Names
from kg.gazetteer.tables import KINDS, Row


def read(path: Path, data: str | bytes, **options: Any) -> Read:
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return adding.read(path, **{"source": "a made-up list", **options})


# -- CSV --------------------------------------------------------------------------------------------------


def test_columns_stand_in_any_order_and_cells_hold_several_names(tmp_path: Path) -> None:
    found = read(tmp_path / "own.csv", "ru_acronyms;en;kind;ru\nСОЗ|СО;Council of Lakes;io;Совет озёр\n")
    assert found.rows == [
        Row(
            line=2,
            kind="io",
            key="own:council-of-lakes",
            names={
                "ru": Names("Совет озёр", (), ("СОЗ", "СО"), ()),
                "en": Names("Council of Lakes"),
            },
        )
    ]
    assert (found.name, found.head.source, found.head.file) == ("own", "a made-up list", "own.csv")


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("body", "1 cells, the first line has 5"),
        ("body,A,,,,,", "7 cells, the first line has 5"),
        ("planet,Mars,,,", "kind 'planet' is none of "),
        ("body,,,,", "no name in any language"),
        ("body,2025,,,", "no name in any language"),
        ("city,A,az,,", "iso2 'az' is no code of two capital letters"),
        ("state,A,,,", "a state needs its code in the column iso2"),
        ("body,A,,1065,", "wikidata '1065' is no identifier of that kind: "),
        ("body,A,,,GN1", "geonames 'GN1' is no identifier of that kind: "),
        ('body,"A,,,', "no row of a CSV file: "),
        ("body,\udcff,,,", "not UTF-8"),
        ("body," + "x" * 200_000 + ",,,", "longer than 0 MB"),
    ],
)
def test_a_bad_line_is_named_and_costs_nothing_else(tmp_path: Path, line: str, why: str) -> None:
    text = f"kind,en,iso2,wikidata,geonames\nbody,First,,,\n{line}\nbody,Last,,,\n"
    found = read(tmp_path / "own.csv", text.encode(errors="surrogateescape"))
    assert [row.names["en"].label for row in found.rows] == ["First", "Last"]
    (broken,) = found.broken
    assert broken.line == 3
    assert broken.why.startswith(why)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "own.csv: empty"),
        ("kind,wd,en\n", "own.csv:1: unknown column 'wd'; columns: "),
        ("en\nA\n", "own.csv:1: needs the column kind"),
        ("kind,iso2\nA\n", "own.csv:1: needs the column kind, and a column of names"),
        ("kind,en,en\n", "own.csv:1: a column stands twice"),
        ("kind,en\xff\n", "own.csv:1: not UTF-8"),
    ],
)
def test_a_file_that_is_no_table_is_refused(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(WrongUse) as raised:
        read(tmp_path / "own.csv", text.encode("latin-1"))
    assert message in str(raised.value)


def test_identifiers_need_a_source(tmp_path: Path) -> None:
    """A blank one is none."""
    text = "kind,en,wikidata\nbody,A,Q99000001\n"
    with pytest.raises(WrongUse, match="say where they come from with --source"):
        read(tmp_path / "own.csv", text, source=" \u200b")
    assert read(tmp_path / "b.csv", "kind,en\nbody,Lakes\n", source=None).head.source == "b.csv"


def test_names_lose_what_cannot_be_seen(tmp_path: Path) -> None:
    (row,) = read(tmp_path / "own.csv", "kind,en\nbody,\u202eCouncil\u00a0 of\u200b Lakes\x1b[31m\n").rows
    assert row.names["en"].label == "Council of Lakes[31m"


def test_a_name_of_a_file_that_is_none_is_asked_for(tmp_path: Path) -> None:
    with pytest.raises(WrongUse, match="--name"):
        read(tmp_path / "..csv", "kind,en\nbody,A\n")
    assert read(tmp_path / "my own.csv.gz", gzip.compress(b"kind,en\nbody,A\n")).name == "my-own"


@given(st.binary(max_size=300))
def test_any_bytes_give_rows_or_one_clear_error(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    path = tmp_path_factory.mktemp("any") / "own.csv"
    path.write_bytes(b"kind,en\n" + data)
    for item in sheet.read(path, languages=("en",)):
        assert isinstance(item, Row | Broken)
    with contextlib.suppress(WrongUse):
        read(path, data)


# -- Wikidata ---------------------------------------------------------------------------------------------


def claim(value: object, rank: str = "normal") -> dict[str, Any]:
    return {
        "mainsnak": {"snaktype": "value", "datavalue": {"value": value}},
        "rank": rank,
        "type": "statement",
    }


def item(of: str) -> dict[str, Any]:
    return {"entity-type": "item", "numeric-id": int(of[1:]), "id": of}


def entity(id: str, **claims: list[Any]) -> dict[str, Any]:
    return {"type": "item", "id": id, "labels": {}, "aliases": [], "claims": claims, "sitelinks": {}}


def named(one: dict[str, Any], **labels: str) -> dict[str, Any]:
    return {**one, "labels": {lang: {"language": lang, "value": text} for lang, text in labels.items()}}


ORGANISATION, CITY, COUNTRY, INTERNATIONAL = "Q43229", "Q515", "Q6256", "Q484652"
LAND = named(
    entity("Q99000001", P31=[claim(item(COUNTRY))], P297=[claim("AZ")]), en="Azerbaijan", ru="Азербайджан"
)
COUNCIL = {
    **named(
        entity(
            "Q99000002",
            P31=[claim(item(ORGANISATION))],
            P17=[claim(item("Q99000001"))],
            P1813=[claim({"text": "СОЗ", "language": "ru"}), claim({"text": "Lakes", "language": "en"})],
            P361=[claim(item("Q99000003"))],
            P1566=[claim("99000007")],
        ),
        en="Council of Lakes",
        ru="Совет озёр",
        tr="Göller Konseyi",
        fr="Conseil des lacs",
    ),
    "aliases": {"en": [{"language": "en", "value": "COL"}, {"language": "en", "value": "lake"}]},
}
UNION = named(
    entity("Q99000003", P31=[claim(item(INTERNATIONAL))], P17=[claim(item("Q99000001"))]), en="Union of Lakes"
)
TOWN = named(
    entity("Q99000004", P31=[claim(item(CITY))], P17=[claim(item("Q99000001")), claim(item("Q99000009"))]),
    az="Noverevil",
)
HUMAN = named(entity("Q99000005", P31=[claim(item("Q5"))]), en="Somebody")
ALL = [COUNCIL, HUMAN, TOWN, LAND, UNION]


def array(entities: list[dict[str, Any]]) -> str:
    return "[\n" + ",\n".join(json.dumps(one, ensure_ascii=False) for one in entities) + "\n]\n"


def test_a_slice_gives_states_towns_and_organisations(tmp_path: Path) -> None:
    found = read(tmp_path / "slice.json", array(ALL), source=None)
    rows = {row.key: row for row in found.rows}
    assert list(rows) == [f"wikidata:Q9900000{n}" for n in (2, 4, 1, 3)]
    council = rows["wikidata:Q99000002"]
    assert (council.kind, council.iso2, council.part_of, council.line) == (
        "body",
        "AZ",
        "wikidata:Q99000003",
        2,
    )
    assert council.names == {
        "ru": Names("Совет озёр", (), ("СОЗ",), ()),
        "en": Names("Council of Lakes", (), ("COL",), ("Lakes",)),
        "tr": Names("Göller Konseyi"),
    }
    assert council.identifiers == {"wikidata": "Q99000002", "geonames": "99000007"}
    assert rows["wikidata:Q99000003"].iso2 is None, "an international organisation is not of its seat"
    assert rows["wikidata:Q99000004"].iso2 is None, "of two countries none is taken"
    assert (found.head.source, found.head.licence, found.broken) == ("Wikidata", "CC0-1.0", [])


@pytest.mark.parametrize("form", ["lines", "gz", "bz2"])
def test_lines_and_compressed_slices_give_the_same(tmp_path: Path, form: str) -> None:
    text = array(ALL)
    expected = [row.identifiers for row in read(tmp_path / "a.json", text).rows]
    if form == "lines":
        data = "".join(json.dumps(one) + "\n" for one in ALL).encode()
        found = read(tmp_path / "b.ndjson", data)
    else:
        data = gzip.compress(text.encode()) if form == "gz" else bz2.compress(text.encode())
        found = read(tmp_path / f"b.json.{form}", data)
    assert [row.identifiers for row in found.rows] == expected
    assert found.name == "b"


def test_the_default_label_stands_for_an_english_one_that_is_missing(tmp_path: Path) -> None:
    plain = entity("Q99000021", P31=[claim(item(ORGANISATION))])
    found = read(tmp_path / "slice.json", array([named(plain, mul="LAKORG", ru="Озёрная организация")]))
    assert found.rows[0].names == {
        "ru": Names("Озёрная организация"),
        "en": Names("LAKORG", (), ("LAKORG",), ()),
    }


def test_long_reading_is_watched(tmp_path: Path) -> None:
    seen: list[int] = []
    read(tmp_path / "own.csv", "kind,en\n" + "body,Lakes\n" * 2500, watch=seen.append)
    assert seen == [1000, 2000]


def test_classes_of_the_user_come_first(tmp_path: Path) -> None:
    found = read(tmp_path / "slice.json", array(ALL), classes=["Q5=body", "Q43229=bank"])
    assert {row.key[-1]: row.kind for row in found.rows} == {
        "2": "bank",
        "5": "body",
        "4": "city",
        "1": "state",
        "3": "io",
    }
    with pytest.raises(WrongUse, match="--class Q5=person: Q43229=body is the form"):
        read(tmp_path / "slice.json", array(ALL), classes=["Q5=person"])


def test_packaged_classes_are_kinds_and_each_is_named() -> None:
    assert set(wikidata.packaged_classes().values()) <= KINDS


def test_deprecated_statements_and_values_that_are_none_do_not_count(tmp_path: Path) -> None:
    somebody = {"mainsnak": {"snaktype": "somevalue"}, "rank": "normal"}
    bodies = [
        named(entity("Q99000011", P31=[claim(item(ORGANISATION), "deprecated")]), en="Former Council"),
        named(entity("Q99000012", P31=[somebody]), en="Unknown Council"),
        named(entity("Q99000013", P31=[claim(item(ORGANISATION))], P17=[somebody]), en="Council of Ponds"),
        {**entity("Q99000014"), "claims": [], "labels": []},
        named(
            entity(
                "Q99000015",
                P31=[claim(item(ORGANISATION))],
                P17=[claim(item("Q99000009")), claim(item("Q99000001"), "preferred")],
            ),
            en="Council of Seas",
        ),
    ]
    found = read(tmp_path / "slice.json", array([*bodies, LAND]))
    assert {row.key[-2:]: row.iso2 for row in found.rows} == {"13": None, "15": "AZ", "01": "AZ"}
    assert found.broken == []


def test_a_broken_line_is_named_and_costs_nothing_else(tmp_path: Path) -> None:
    text = array([COUNCIL, LAND]).encode()
    first, council, land, last = text.splitlines(keepends=True)
    data = b"".join(
        [first, council[:50] + b"\n", b'{"id": 7},\n', b"\xff\xfe\n", b"null,\n", land, council, last]
    )
    found = read(tmp_path / "slice.json", data)
    assert [row.key for row in found.rows] == ["wikidata:Q99000001", "wikidata:Q99000002"]
    assert [one.line for one in found.broken] == [2, 3, 4, 5]
    assert all(one.why.startswith("no entity of Wikidata: ") for one in found.broken)


def test_a_file_that_breaks_off_gives_what_stands_before(tmp_path: Path) -> None:
    whole = gzip.compress(array([COUNCIL, LAND]).encode() * 200, compresslevel=1)
    found = read(tmp_path / "slice.json.gz", whole[: len(whole) * 2 // 3])
    assert found.rows
    assert found.broken[-1].why.startswith("the file breaks off or is damaged here: ")


def test_an_endless_line_is_named_and_takes_no_memory(tmp_path: Path) -> None:
    """200 MB in one line; 5 MB may be held."""
    path = tmp_path / "slice.json.gz"
    with gzip.open(path, "wb", compresslevel=1) as file:
        file.write(b"[\n" + json.dumps(LAND).encode() + b',\n{"id": "')
        for _ in range(200):
            file.write(b"x" * 1_000_000)
        file.write(b'"},\n' + json.dumps(COUNCIL).encode() + b"\n]\n")
    tracemalloc.start()
    found = list(wikidata.read(path, languages=("en",), kinds=wikidata.classes(()), longest=1_000_000))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert [one.key if isinstance(one, Row) else one for one in found] == [
        "wikidata:Q99000001",
        Broken(3, "longer than 1 MB: left out"),
        "wikidata:Q99000002",
    ]
    assert peak < 5_000_000


def test_many_entities_are_read_as_a_stream(tmp_path: Path) -> None:
    path = tmp_path / "slice.json"
    line = json.dumps({**HUMAN, "sitelinks": {"x": "y" * 5000}}).encode() + b",\n"
    path.write_bytes(b"[\n" + line * 4000 + json.dumps(LAND).encode() + b"\n]\n")
    tracemalloc.start()
    rows = list(wikidata.read(path, languages=("en",), kinds=wikidata.classes(())))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(rows) == 1
    assert peak < 2_000_000 < path.stat().st_size


def test_more_rows_than_a_table_may_have_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(adding, "MOST", 3)
    with pytest.raises(WrongUse, match="more than 3 rows: take a smaller slice"):
        read(tmp_path / "slice.json", array(ALL))


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(WrongUse, match=r"none\.csv: No such file"):
        adding.read(tmp_path / "none.csv")
    with pytest.raises(WrongUse):
        list(lines(tmp_path))
