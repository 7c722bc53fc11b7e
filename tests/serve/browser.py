"""Chromium for tests of pages: what a tab logged and asked the network for, and what axe-core finds wrong.

The browser is the one of the system (Debian's ``chromium``); Playwright brings none along. Open it in a
fixture of a module, not of the session: while it is open, no other test of the thread can run an event loop.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

WIDTHS = {"phone": 390, "desktop": 1280}
_DRIVER = "GL Driver Message"  # how fast a machine without graphics card draws is no fault of a page
DRAWING = ("--use-angle=swiftshader", "--enable-unsafe-swiftshader")  # WebGL without a graphics card
_SERIOUS = ("serious", "critical")


@contextmanager
def chromium(*flags: str) -> Iterator[Browser]:
    """Yield a browser without a page, by default one that cannot draw; skips the test where there is none."""
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not program:
        pytest.skip("no Chromium here")
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", *(flags or ("--disable-gpu",))]
        browser = playwright.chromium.launch(executable_path=program, args=arguments)
        try:
            yield browser
        finally:
            browser.close()


class Tab:
    """A page, with the errors of its console and scripts, and the addresses that it asked for."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.complaints: list[str] = []
        self.requests: list[str] = []
        page.on("console", lambda said: self._hear(said.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", lambda request: self.requests.append(request.url))

    def _hear(self, said: str) -> None:
        if _DRIVER not in said:
            self.complaints.append(said)

    def findings(self) -> list[str]:
        """Return what axe-core finds serious or critical: rule, what is wrong, and the elements."""
        found = Axe().run(self.page, options={"resultTypes": ["violations"]}).response["violations"]
        return [f"{self.page.url}: {_told(one)}" for one in found if one["impact"] in _SERIOUS]

    def overflow(self) -> int:
        """Return by how many pixels the page is wider than the window."""
        wide: int = self.page.evaluate("document.documentElement.scrollWidth - innerWidth")
        return max(0, wide)

    def foreign(self, *origins: str) -> list[str]:
        """Return the requests to other origins."""
        return [url for url in self.requests if not url.startswith((*origins, "data:", "blob:"))]


def _told(finding: dict[str, Any]) -> str:
    elements = [node["html"][:200] for node in finding["nodes"]]
    return f"{finding['id']}: {finding['help']}: {elements[:3]}"


@contextmanager
def tab(
    browser: Browser,
    *,
    size: Literal["phone", "desktop"] = "desktop",
    dark: bool = False,
    scripts: bool = True,
    **options: object,
) -> Iterator[Tab]:
    """Yield a tab of its own profile; ``options`` are those of Playwright's ``new_context``."""
    context = browser.new_context(
        viewport={"width": WIDTHS[size], "height": 844},
        color_scheme="dark" if dark else "light",
        java_script_enabled=scripts,
        **options,  # type: ignore[arg-type]
    )
    try:
        yield Tab(context.new_page())
    finally:
        context.close()
