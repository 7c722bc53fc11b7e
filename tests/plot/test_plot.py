"""Pictures: their numbers are those of the questions, their labels are there, their bytes do not change."""

from __future__ import annotations

import random
import re
import sys
import xml.etree.ElementTree as ET
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st
from in_memory import Memory, contact_quads
from matplotlib.figure import Figure
from matplotlib.text import Text

import kg
from kg.cli import main
from kg.errors import WrongUse
from kg.network import Contacts, read
from kg.network.graph import Choice
from kg.network.slices import STEPS
from kg.plot import PICTURES, Wanted, counts, draw, with_nodes
from kg.plot.fonts import missing
from kg.plot.style import shown
from kg.plot.words import _WORDS
from kg.terms import LANGUAGES

ID = "https://w3id.org/diplomatic-kg/id/"
ABOUT = {"ego": (f"{ID}person/mamedli",)}


@pytest.fixture(scope="module")
def contacts() -> Contacts:
    return read(Memory(contact_quads()))


def wanted(name: str, **given_: Any) -> Wanted:
    choice = Choice(**given_.pop("choice", {}))
    asked = Wanted(choice=choice, **{"about": ABOUT.get(name, ()), **given_})
    return with_nodes(read(Memory(contact_quads())), name, asked, None)


def svg_of(contacts: Contacts, name: str, **given_: Any) -> str:
    width = given_.pop("width", "column")
    return draw(contacts, name, wanted(name, **given_), width=width).to_bytes("svg").decode()


def labels(svg: str) -> list[str]:
    """Return the texts of a picture: matplotlib names each in a comment beside its outlines."""
    return [text.strip() for text in re.findall(r"<!-- (.*?) -->", svg, re.DOTALL)]


def numbers(svg: str) -> Counter[str]:
    """Return what the bars, cells and lines count, by row."""
    found: Counter[str] = Counter()
    for name, value in re.findall(r'<g id="count-([^"]*)-(\d+)"', svg):
        found[name] += int(value)
    return found


# --- what is counted


def test_events_over_time_are_those_of_the_story(contacts: Contacts) -> None:
    series = counts.events_over_time(contacts, wanted("meetings", step="month"))
    assert series.slices == ["2025-11", "2025-12"]
    assert series.rows == {
        "Meeting": [2, 0],
        "Call": [0, 1],
        "Visit": [1, 0],
        "Conference": [1, 0],
        "Signing": [0, 0],
    }
    assert series.left_out == 1  # the signing has no date


@pytest.mark.parametrize("step", STEPS)
def test_nothing_is_lost_between_drawn_and_left_out(contacts: Contacts, step: Any) -> None:
    every = {"modalities": frozenset()}
    series = counts.events_over_time(contacts, wanted("meetings", step=step, choice=every))
    assert series.total() + series.left_out == len(contacts.events)


def test_counts_are_those_of_the_questions(graph: kg.Graph) -> None:
    contacts = graph._contacts
    kz = f"{ID}state/KZ"
    (rows,) = counts.visit_balance(contacts, wanted("visits", about=(kz,)))
    asked = graph.query("visits-balance", state="KZ").groupby(["direction", "partner"])["visits"].sum()
    drawn = {("outgoing", node): there for node, there, _ in rows if there}
    drawn |= {("incoming", node): back for node, _, back in rows if back}
    assert drawn == asked.to_dict()

    somebody = graph.query("contacts", person="Giorgi Machaidze")
    (machaidze,) = [i for i, a in contacts.actors.items() if "Giorgi Machaidze" in {n.text for n in a.names}]
    choice = {"types": frozenset({"meeting", "call"})}
    ties = counts.ego(contacts, wanted("ego", about=(machaidze,), choice=choice))
    persons = {node: n for node, n in ties.partners if contacts.actors[node].kind == "person"}
    assert persons == dict(zip(somebody["contact"], somebody["times"], strict=True))

    topics = graph.query("topics-over-time", state="Kazakhstan")
    series = counts.topics_over_time(contacts, wanted("topics", about=(kz,), step="year", top=60))
    drawn_topics = {
        (year, topic): value
        for topic, values in series.rows.items()
        for year, value in zip(series.slices, values, strict=True)
        if value
    }
    dated = topics.dropna(subset="year")
    keys = zip(dated["year"].astype(str).str[:4], dated["concept"], strict=True)
    assert drawn_topics == dict(zip(keys, dated["events"], strict=True))


def test_a_pair_counts_the_same_both_ways(contacts: Contacts) -> None:
    names, found = counts.dyads(contacts, wanted("dyads"))
    assert {name.rpartition("/")[2] for name in names} == {"AZ", "NO", "UZ"}
    assert found[f"{ID}state/AZ", f"{ID}state/NO"] == found[f"{ID}state/NO", f"{ID}state/AZ"] == 2


def test_whoever_a_picture_is_about_says_who_is_a_node(contacts: Contacts) -> None:
    def level(name: str, *about: str) -> str:
        asked = Wanted(choice=Choice(), about=tuple(f"{ID}{node}" for node in about))
        return with_nodes(contacts, name, asked, None).choice.nodes

    assert level("ego", "person/mamedli") == "actors"
    assert level("ego", "state/AZ") == level("visits") == level("dyads", "person/mamedli") == "states"
    assert level("visits", "person/mamedli") == "persons"
    assert level("ego", "body/rivers") == "bodies"
    said = with_nodes(contacts, "visits", Wanted(choice=Choice()), "bodies")
    assert said.choice.nodes == "bodies"


# --- what is drawn


@pytest.mark.parametrize("name", PICTURES)
def test_bars_and_cells_hold_the_counts(contacts: Contacts, name: str) -> None:
    found = numbers(svg_of(contacts, name, step="month"))
    expected = {
        "meetings": {
            "meeting-2025-11": 2, "call-2025-12": 1, "visit-2025-11": 1, "conference-2025-11": 1,
        },
        "topics": {"cybersecurity-2025-11": 1},
        "ego": {"0": 2, "1": 1},
        "dyads": {"1-0": 2, "2-0": 1, "2-1": 1},
        "visits": {"outgoing-1": 1, "incoming-0": 1},
    }  # fmt: skip
    assert +found == expected[name]


@pytest.mark.parametrize(
    ("name", "lang", "expected"),
    [
        ("meetings", "ru", ["События по времени", "события", "Встреча", "Визит"]),
        ("topics", "ru", ["кибербезопасность"]),
        ("ego", "ru", ["Контакты: Эльдар Мамедли", "Ингрид Сольвик 2", "1 Анна Рихтер"]),
        ("dyads", "az", ["Azərbaycan", "Norveç", "Özbəkistan"]),
        ("visits", "az", ["Səfərlər", "gedən", "gələn", "Azərbaycan"]),
    ],
)
def test_labels_are_in_the_language_asked_for(
    contacts: Contacts, name: str, lang: str, expected: list[str]
) -> None:
    found = labels(svg_of(contacts, name, lang=lang))
    assert set(expected) <= set(found)


def _drawn(figure: Figure) -> list[Text]:
    """Return the texts of a figure; labels of ticks beyond the end of their axis are not drawn."""
    beyond = [
        text
        for axes in figure.axes
        for axis, (low, high) in ((axes.xaxis, axes.get_xlim()), (axes.yaxis, axes.get_ylim()))
        for tick in axis.get_major_ticks()
        if not min(low, high) <= tick.get_loc() <= max(low, high)
        for text in (tick.label1, tick.label2)
    ]
    return [text for text in figure.findobj(Text) if not any(text is one for one in beyond)]


@pytest.mark.parametrize("name", PICTURES)
def test_no_label_is_clipped_or_meets_another(graph: kg.Graph, name: str) -> None:
    about = (next(i for i, a in graph._contacts.actors.items() if a.label("ru") == "Айдана Касенова"),)
    for width in ("column", "page"):
        asked = wanted(name, lang="ru", **({"about": about} if name == "ego" else {}))
        figure = draw(graph._contacts, name, asked, width=width).figure  # type: ignore[arg-type]
        figure.draw_without_rendering()
        texts = [text for text in _drawn(figure) if text.get_text() and text.get_visible()]
        boxes = [text.get_window_extent() for text in texts]
        page = figure.bbox
        assert all(box.x0 >= page.x0 - 1 and box.x1 <= page.x1 + 1 for box in boxes), name
        assert all(box.y0 >= page.y0 - 1 and box.y1 <= page.y1 + 1 for box in boxes), name
        upright = [text for text in texts if text.get_rotation() == 0]
        overlapping = [
            (one.get_text(), other.get_text())
            for n, one in enumerate(upright)
            for other in upright[n + 1 :]
            if _area(one.get_window_extent(), other.get_window_extent()) > 4
        ]
        assert overlapping == [], (name, width)


def _area(one: Any, other: Any) -> float:
    wide = min(one.x1, other.x1) - max(one.x0, other.x0)
    high = min(one.y1, other.y1) - max(one.y0, other.y0)
    return float(wide * high) if wide > 0 and high > 0 else 0.0


@pytest.mark.parametrize("kind", ["svg", "pdf", "png"])
def test_the_same_graph_gives_the_same_bytes(contacts: Contacts, kind: str) -> None:
    quads = contact_quads()
    random.Random(1).shuffle(quads)
    once = draw(contacts, "ego", wanted("ego")).to_bytes(kind)
    again = draw(read(Memory(quads)), "ego", wanted("ego")).to_bytes(kind)
    assert once == again
    assert b"Date" not in once


def test_a_picture_has_the_width_of_a_column_or_a_page(contacts: Contacts) -> None:
    for width, points in (("column", 252.0), ("page", 518.4)):
        root = ET.fromstring(svg_of(contacts, "meetings", width=width))
        assert root.attrib["width"] == f"{points:g}pt"


def hostile(label: str) -> Contacts:
    found = read(Memory(contact_quads()))
    actors = dict(found.actors)
    iri = f"{ID}person/solvik"
    one = actors[iri]
    actors[iri] = type(one)(one.iri, one.kind, (one.names[0]._replace(text=label),), one.keys)
    return Contacts(actors, found.events)


@settings(max_examples=15, deadline=None)
@given(st.text(min_size=1, max_size=40))
def test_any_name_is_drawn_as_a_name(label: str) -> None:
    root = ET.fromstring(svg_of(hostile(label), "ego", lang="ru"))
    assert not [element for element in root.iter() if element.tag.endswith("script")]


def test_a_dollar_is_a_dollar_and_a_long_name_is_shortened() -> None:
    svg = svg_of(hostile("$x^2$ --> " + "long " * 20), "ego", lang="ru")
    assert any(text.startswith("$x^2$") and "…" in text for text in labels(svg))
    assert shown("a\nb\x00 c" + "d" * 9, 8) == "a b cdd…"


def test_letters_that_no_font_has_are_told() -> None:
    assert missing(["Əli Çağlar İ", "Ерлан", "საქართველო", "محمد"]) == ""
    unknown = "\U0001e800"  # Mende Kikakui
    assert missing([f"a{unknown}b"]) == unknown
    drawing = draw(hostile(f"a{unknown}b"), "ego", wanted("ego", lang="ru"))
    assert any(f"no font here has {unknown}" in remark for remark in drawing.remarks)


def test_every_word_is_there_in_every_language() -> None:
    assert all(set(forms) == set(LANGUAGES) for forms in _WORDS.values())


# --- the command, and Python


def plot(examples: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["plot", "--store", str(examples / "kg-store"), *arguments])


def test_the_command_writes_what_the_ending_says(examples: Path, tmp_path: Path) -> None:
    for ending, begin in (("svg", b"<?xml"), ("pdf", b"%PDF"), ("png", b"\x89PNG")):
        file = tmp_path / f"picture.{ending}"
        result = plot(examples, "ego", "--of", "Касенова", "--lang", "ru", "--output", str(file))
        assert result.exit_code == 0, result.output
        assert file.read_bytes().startswith(begin)
        assert "--of: 'Касенова' taken for" in result.stderr
    result = plot(examples, "meetings", "--step", "month", "--output", str(tmp_path / "m.svg"))
    assert "are left out: their date is unknown, or no single month" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["meetings", "--output", "x.gif"], "x.gif: the ending says what to write: .svg, .pdf, .png"),
        (["ego"], "ego is the picture of somebody: say of whom"),
        (["ego", "--of", "Napoleon"], "--of: the store knows no person or body or state named 'Napoleon'"),
        (["topics", "--from", "1990", "--to", "1991"], "there is nothing to draw: try other dates"),
        (["meetings", "--from", "soon"], "--from soon: write YYYY"),
    ],
)
def test_wrong_use_is_one_clear_line_and_no_file(
    examples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    result = plot(examples, *arguments)
    assert result.exit_code == 2
    assert message in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


def test_python_draws_the_same(graph: kg.Graph, examples: Path, tmp_path: Path) -> None:
    file = tmp_path / "visits.svg"
    assert plot(examples, "visits", "--of", "Kazakhstan", "--output", str(file)).exit_code == 0
    drawing = graph.plot("visits", of="Kazakhstan")
    assert drawing._repr_svg_() == file.read_text(encoding="utf-8")
    with pytest.warns(UserWarning, match="their date is unknown"):
        graph.plot("meetings", step="month")
    with pytest.raises(WrongUse, match="there is no picture 'pie': there are meetings"):
        graph.plot("pie")


def test_without_matplotlib_one_line_says_what_to_install(
    contacts: Contacts, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(WrongUse, match=r"pip install 'diplomatic-kg\[plot\]'"):
        draw(contacts, "meetings", wanted("meetings"))
