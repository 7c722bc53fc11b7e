"""The network view in a browser: what it says, what is saved, and clicks on what is seen."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

from playwright.sync_api import Locator, Page

from tests.serve.browser import Tab

SVG = "{http://www.w3.org/2000/svg}"
Box = tuple[float, float, float, float]
_BOXES = """() => [...document.querySelectorAll("svg text")].map(name => {
    const {x, y, width, height} = name.getBBox();
    return [name.textContent, [x, y, x + width, y + height]];
})"""


class View:
    def __init__(self, tab: Tab, folder: Path) -> None:
        self.tab = tab
        self.page: Page = tab.page
        self._folder = folder

    def open(self, address: str) -> None:
        self.page.goto(address)
        self.page.wait_for_selector("#network[data-ready]")

    def counts(self) -> tuple[int, ...]:
        """Return how many names, contacts and events are seen."""
        text = self.page.locator(".counts").inner_text()
        return tuple(int(number) for number in re.findall(r"\d+", text))

    def details(self) -> Locator:
        return self.page.locator("aside")

    def names(self) -> list[str]:
        return self.page.locator(".found button").all_inner_texts()

    def slide(self, name: str, value: float) -> None:
        self.page.locator(f"input[name={name}]").fill(str(value))

    def choose(self, name: str, place: int) -> None:
        self.page.locator(f"select[name={name}]").select_option(index=place)

    def picture(self) -> bytes:
        """Return what is drawn, once it is."""
        self.page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
        return self.page.locator("#picture").screenshot()

    def saved(self, kind: str) -> Path:
        with self.page.expect_download() as download:
            self.page.click(f"button[name={kind}]")
        file = self._folder / f"network.{kind}"
        download.value.save_as(file)
        return file

    def drawn(self) -> tuple[dict[str, tuple[float, float]], list[tuple[float, float]]]:
        """Return where the nodes are on the picture, by name, and the middles of edges, by the SVG."""
        root = ElementTree.parse(self.saved("svg")).getroot()
        nodes = {
            mark.findtext(f"{SVG}title", ""): (float(mark.attrib["cx"]), float(mark.attrib["cy"]))
            for mark in root.iter(f"{SVG}circle")
        }
        lines = [[float(e.attrib[key]) for key in ("x1", "y1", "x2", "y2")] for e in root.iter(f"{SVG}line")]
        return nodes, [((x1 + x2) / 2, (y1 + y2) / 2) for x1, y1, x2, y2 in lines]

    def boxes(self) -> dict[str, Box]:
        """Return where the names stand in the picture: left, top, right and bottom."""
        drawn = self.saved("svg").read_text(encoding="utf-8")
        page = self.page.context.new_page()
        page.set_content(drawn)
        found: list[tuple[str, Box]] = page.evaluate(_BOXES)
        page.close()
        return {name: (left, top, right, bottom) for name, (left, top, right, bottom) in found}

    def tools(self) -> Box:
        """Return where the buttons lie on the picture."""
        own, all_ = (self.page.locator(place).bounding_box() for place in (".zoom", "#picture"))
        assert own
        assert all_
        left, top = own["x"] - all_["x"], own["y"] - all_["y"]
        return left, top, left + own["width"], top + own["height"]

    def size(self) -> tuple[float, float]:
        box = self.page.locator("#picture").bounding_box()
        assert box
        return box["width"], box["height"]

    def click(self, place: tuple[float, float]) -> None:
        self.page.locator("#picture").click(position={"x": place[0], "y": place[1]})
