"""How fast the network view starts: ``python -m bench.network_view [--persons 5000] [--edges 20000]``.

Invented persons in groups, some with very many contacts; two passages for each event. Writes
``bench/network-view.md``. Chromium draws without a graphics card (SwiftShader), so a user's is faster.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from contextlib import contextmanager, suppress
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import Page, sync_playwright

from kg.export.html import html
from kg.export.layout import layout
from kg.network.contacts import Actor, Article, Contacts, Event, Name, Seat, Testimony

PAGE: Final = Path(__file__).parent / "network-view.md"
FLAGS: Final = ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"]
Spent = tuple[float, float]  # seconds by the clock, and of CPU
GROUPS: Final = 60
TIMES: Final = 5


def contacts(persons: int, edges: int, *, seed: int = 1) -> Contacts:
    """Return persons with so many different pairs; an event for each pair, and more for one in four."""
    chance = random.Random(seed)
    weight = [1 / (1 + n % 997) ** 0.6 for n in range(persons)]
    groups = [range(group, persons, GROUPS) for group in range(GROUPS)]
    weights = [[weight[n] for n in group] for group in groups]
    pairs = {(min(a, b), max(a, b)) for a, b in pairwise(range(0, persons, 1))}  # nobody is left out
    while len(pairs) < edges:
        one = chance.choices(range(persons), weight)[0]
        mates = one % GROUPS if chance.random() < 0.8 else chance.randrange(GROUPS)
        other = chance.choices(groups[mates], weights[mates])[0]
        if one != other:
            pairs.add((min(one, other), max(one, other)))
    actors = [_person(n) for n in range(persons)]
    events = [_event(n, pair, chance) for n, pair in enumerate(_repeated(sorted(pairs), chance))]
    return Contacts({actor.iri: actor for actor in actors}, tuple(events))


def _repeated(pairs: list[tuple[int, int]], chance: random.Random) -> list[tuple[int, int]]:
    return [*pairs, *(chance.choice(pairs) for _ in range(len(pairs) // 4))]


def _iri(person: int) -> str:
    return f"https://w3id.org/diplomatic-kg/id/person/p{person:05}"


def _person(n: int) -> Actor:
    names = (Name(f"Person {n}", "en"), Name(f"Человек {n}", "ru"), Name(f"Şəxs {n}", "az"))
    return Actor(_iri(n), "person", names, frozenset({f"person {n}", f"chelovek {n}", f"sexs {n}"}))


def _event(n: int, pair: tuple[int, int], chance: random.Random) -> Event:
    quotes = tuple(
        Name(f"Person {pair[k]} received Person {pair[1 - k]} and spoke of trade.", "en") for k in (0, 1)
    )
    article = Article(f"https://w3id.org/diplomatic-kg/id/article/a{n}", f"Article {n}", "2024-01-01")
    return Event(
        iri=f"https://w3id.org/diplomatic-kg/id/event/e{n:06}",
        type=chance.choice(["Meeting", "Call", "Visit"]),
        modality="Held",
        date=f"{chance.randrange(2010, 2026)}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}",
        names=(), places=(), venues=(), whole=None, topics=(),
        seats=tuple(Seat(_iri(person), (), (), (), ()) for person in pair),
        testimonies=(Testimony(article, round(chance.random(), 2), quotes),),
    )  # fmt: skip


def processor_time() -> float:
    """Return the seconds of CPU of all processes that this one started and that still run (Linux)."""
    parents, used = {}, {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):  # it has just ended
            fields = stat.read_text(encoding="utf-8").rpartition(")")[2].split()
            parents[int(stat.parent.name)] = int(fields[1])
            used[int(stat.parent.name)] = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return sum(seconds for process, seconds in used.items() if os.getpid() in _ancestors(process, parents))


def _ancestors(process: int, parents: dict[int, int]) -> set[int]:
    found = set()
    while process := parents.get(process, 0):
        found.add(process)
    return found


@contextmanager
def opened(file: Path) -> Any:
    """Yield a page of a new browser, with the seconds of clock and CPU until the view was painted."""
    program = shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        page = browser.new_page(viewport={"width": 1280, "height": 860})
        used, begin = processor_time(), time.monotonic()
        page.goto(file.resolve().as_uri())
        page.wait_for_selector("#network[data-ready]")
        painted(page)
        yield page, (time.monotonic() - begin, processor_time() - used)
        browser.close()


def painted(page: Page) -> None:
    page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")


def spent(page: Page, act: Callable[[], object]) -> Spent:
    used, begin = processor_time(), time.monotonic()
    act()
    painted(page)
    return time.monotonic() - begin, processor_time() - used


def measured(file: Path) -> dict[str, list[Spent]]:
    """Return what each act took, each time."""
    rows: dict[str, list[Spent]] = defaultdict(list)
    for _ in range(TIMES):
        with opened(file) as (page, start):
            rows["start: from the address to the first picture"].append(start)
            acts: dict[str, Callable[[], object]] = {
                "one kind of event less": lambda: page.uncheck("input[name=types][value=Call]"),
                "two years off the period": lambda: page.fill("input[name=from]", str(2012 * 12)),
                "zoom in": lambda: page.click(".zoom button:first-child"),
                "the busiest name, with its events": lambda: page.press("#picture", "n"),
                "its neighbourhood alone": lambda: page.click("aside button:has-text('neighbourhood')"),
            }
            for name, act in acts.items():
                rows[name].append(spent(page, act))
    return rows


def _median(values: list[float]) -> float:
    return sorted(values)[len(values) // 2]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--persons", type=int, default=5000)
    parser.add_argument("--edges", type=int, default=20_000)
    arguments = parser.parse_args()
    found = contacts(arguments.persons, arguments.edges)
    begin = time.process_time()
    page = "".join(html(found, lang="en"))
    whole = time.process_time() - begin
    pairs = sorted({event.pairs("persons")[0] for event in found.events})
    begin = time.process_time()
    layout(list(found.actors), [(one, other, 1) for one, other in pairs])
    placing = time.process_time() - begin
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "network.html"
        file.write_text(page, encoding="utf-8")
        rows = measured(file)
    lines = "\n".join(
        f"| {name} | {_median([t for t, _ in times]):.2f} | {_median([cpu for _, cpu in times]):.2f} |"
        for name, times in rows.items()
    )
    PAGE.write_text(
        f"""# How fast the network view starts

`python -m bench.network_view` wrote this page: {len(found.actors):,} persons, {len(pairs):,} pairs,
{len(found.events):,} events with two passages each, one file of {len(page.encode()) / 1e6:.1f} MB. Headless
Chromium without a graphics card (SwiftShader), 2 cores, load average {os.getloadavg()[0]:.1f},
priority (nice) {os.nice(0)}; median of {TIMES}. CPU is of the whole browser, all its processes.

| | seconds | seconds of CPU |
|---|---|---|
{lines}

Writing the file takes {whole:.1f} s of CPU, {placing:.1f} of them for the places of nodes.
""",
        encoding="utf-8",
    )
    print(PAGE.read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
