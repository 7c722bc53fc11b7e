"""The page as a file: safe whatever the graph holds, and the same for the same graph."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from hostile import HOSTILE, with_labels
from hypothesis import given
from hypothesis import strategies as st
from in_memory import Memory

from kg.errors import WrongUse
from kg.export import Options, export
from kg.export.html import _embedded, html
from kg.export.view import texts
from kg.network import read

pytestmark = pytest.mark.usefixtures("front_end")


class Scripts(HTMLParser):
    """Collects what a browser would take for scripts, styles and event handlers."""

    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[tuple[str, dict[str, str | None], str]] = []
        self.handlers: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handlers += [name for name, _ in attrs if name.startswith("on")]
        if tag in ("script", "style"):
            self.blocks.append((tag, dict(attrs), ""))

    def handle_data(self, data: str) -> None:
        if self.blocks and self.cdata_elem == self.blocks[-1][0]:
            tag, attributes, text = self.blocks[-1]
            self.blocks[-1] = (tag, attributes, text + data)


def page_of(graph: Any, **options: Any) -> str:
    return "".join(export(graph, "html", Options(**options))["network.html"])


def scripts(page: str) -> Scripts:
    found = Scripts()
    found.feed(page)
    return found


# --- the file


def test_only_the_two_hashed_blocks_can_run(contacts_graph: Memory) -> None:
    page = page_of(contacts_graph)
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    assert policy
    assert "default-src 'none'" in policy[1]
    assert "unsafe" not in policy[1]
    found = scripts(page)
    assert [(tag, attributes.get("type")) for tag, attributes, _ in found.blocks] == [
        ("style", None),
        ("script", "application/json"),
        ("script", "application/json"),
        ("script", None),
    ]
    for (tag, _, text), directive in zip(found.blocks[::3], ("style-src", "script-src"), strict=True):
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"{directive} 'sha256-{digest}'" in policy[1], tag
    assert not found.handlers


def test_the_page_names_nothing_outside_itself(contacts_graph: Memory) -> None:
    page = page_of(contacts_graph)
    markup = re.sub(r"<(script|style)[^>]*>.*?</\1>|<!--.*?-->", "", page, flags=re.DOTALL)
    assert not re.search(r"https?:|//|\bsrc=", markup)
    code = "".join(text for tag, attributes, text in scripts(page).blocks if "type" not in attributes)
    # It holds a fetch, for the page of a server; here the policy lets nothing be fetched (tests/frontend).
    assert "connect-src" not in page
    assert not re.search(
        r"XMLHttp|WebSocket|import\(['`]|innerHTML|outerHTML|insertAdjacent|eval|@import|url\(", code
    )


@given(st.text() | st.sampled_from(HOSTILE))
def test_embedded_data_cannot_leave_their_element(text: str) -> None:
    written = _embedded({"label": text})
    assert not set(written) & set("<>&\u2028\u2029")
    assert json.loads(written) == {"label": text}


def test_hostile_labels_add_no_element() -> None:
    assert [block[:2] for block in scripts(page_of(with_labels(HOSTILE))).blocks] == [
        block[:2] for block in scripts(page_of(with_labels(["x"]))).blocks
    ]


def test_the_same_graph_gives_the_same_bytes(contacts_graph: Memory) -> None:
    quads = [ox.Quad(*triple) for triple in contacts_graph.triples()]
    assert page_of(Memory(reversed(quads))) == page_of(Memory(quads))


def test_every_language_has_every_label(checkout: Path) -> None:
    labels = texts()
    assert set(labels) == {"en", "ru", "az"}
    assert len({frozenset(said) for said in labels.values()}) == 1
    sources = "".join(
        file.read_text(encoding="utf-8") for file in (checkout / "frontend/src/network").glob("*.ts")
    )
    used = set(re.findall(r'label\("(\w+)"', sources))
    assert used
    assert used <= set(labels["en"])


def test_the_licences_of_its_code_are_in_it(contacts_graph: Memory) -> None:
    comment = page_of(contacts_graph).rpartition("</script>")[2]
    assert re.fullmatch(r"\s*<!--((?!--).)*-->\s*</body>\s*</html>\s*", comment, flags=re.DOTALL)
    assert "\nsigma " in comment
    assert "Permission is hereby granted" in comment


def test_more_names_than_a_page_takes_are_counted(contacts_graph: Memory) -> None:
    page = "".join(html(read(contacts_graph), lang="en", most=2))
    data = json.loads(next(text for _, attributes, text in scripts(page).blocks if "type" in attributes))
    levels = {kind: (len(level["nodes"]), level["omitted"]) for kind, level in data["levels"].items()}
    assert levels == {"persons": (2, 2), "bodies": (2, 3), "states": (2, 1)}


def test_an_installation_without_the_view_says_how_to_get_it(
    contacts_graph: Memory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.modules["kg.export.html"], "bundle", lambda _name: None)
    with pytest.raises(WrongUse, match="make frontend"):
        page_of(contacts_graph)
