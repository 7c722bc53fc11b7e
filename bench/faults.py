"""``python -m bench.faults``: kill -9 at random moments of everything that writes; writes bench/faults.md.

A run works in a process of its own, which is killed at a random moment between its start and the time that it
needs undisturbed. Then, in another process: ``kg check --deep`` finds nothing, every source is known with its
whole article or not at all, and the same work again, to the end, gives byte for byte the export that it gives
undisturbed, each article counted once.
"""

from __future__ import annotations

import argparse
import multiprocessing
import platform
import random
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from itertools import zip_longest
from pathlib import Path
from typing import Any, Final

import pyoxigraph as ox

import kg.resolve
import kg.run.ahead
import kg.run.line
import kg.run.weighing
from bench.forking import Work, does, in_child, must
from kg.model import triples
from kg.records import Article, Source
from kg.resolve import Judgement, identities
from kg.run import load, make_parts, resolving, steps
from kg.run.amending import Scope, Wish, correction
from kg.run.curation import Curation
from kg.run.verifying import findings, rebuild
from kg.run.withdraw import withdraw
from kg.store.backup import backup
from kg.store.change import Change
from kg.store.compacting import compact
from kg.store.restoring import restore
from kg.validate import Validator
from tests.run.living import FLAWED, Life, extract_all, settings_of

PAGE: Final = Path(__file__).with_suffix(".md")
ARTICLES: Final = 12  # of each language
NAMES: Final = {
    "ru": ("Али Асадов", "А. Асадов", "Эльман Рустамов", "Ян Новак", "Джон Смит", "торговля"),
    "en": ("Ali Asadov", "A. Asadov", "Elman Rustamov", "Jan Nowak", "John Smith", "trade"),
    "az": ("Əli Əsədov", "Ə. Əsədov", "Elman Rüstəmov", "Yan Novak", "Con Smit", "ticarət"),
}


def text_of(lang: str, number: int, version: int = 1) -> str:
    """Return one of the articles: a meeting and a call on days that other articles tell of, too."""
    *names, topic = NAMES[lang]
    hosts, guests = names[:3], names[3:]
    day = number % 9 + version
    lines = [
        f"meeting; 2025-11-{day:02}; {hosts[number % 3]}; {guests[number % 2]}; {topic}",
        f"call; 2025-11-{day + 9:02}; {hosts[(number + 1) % 3]}; {guests[0]}; {topic}",
        f"{number}",
    ]
    return "\n".join(lines) + "\n" + ("rejected\n" if number % 4 == 3 else "")


def write(folder: Path, version: int = 1) -> None:
    """Write the articles; a later version has every third of them changed."""
    for lang in NAMES:
        (folder / "news" / lang).mkdir(parents=True, exist_ok=True)
        for number in range(ARTICLES):
            text = text_of(lang, number, version if number % 3 == 0 else 1)
            (folder / "news" / lang / f"{number}.txt").write_text(text, encoding="utf-8")


# -- what is killed


def take_in(folder: Path, *, resolve: bool = True) -> None:
    with closing(open_life(folder)) as life:
        for lang in NAMES:
            life.ingest(lang, lang=lang, resolve=resolve and lang == "az")


def take_in_by_threads(folder: Path) -> None:
    """Store four articles at a time in two threads, and list their events meanwhile, as a run with several
    workers does with more of them.
    """
    running: Any = kg.run.line
    listing: Any = kg.run.ahead
    running.IN_THREADS = listing._SOME = 4
    running.side_by_side = partial(_two_at_once, running.side_by_side)
    running.Ahead = partial(_beside, running.Ahead)
    take_in(folder)


def take_in_apart(folder: Path) -> None:
    """Find who is who in a process of its own, as a run with a thousand new articles does."""
    resolving._MUCH = 1
    take_in(folder)


def take_in_by_rounds(folder: Path) -> None:
    """Find who is who in a process of its own while more is read, as a run with several workers does."""
    running: Any = kg.run.line
    rounds: Any = kg.run.weighing
    rounds._MANY = rounds._FIRST = rounds._LAST = 2
    running.batches = partial(running.batches, size=1)
    running.Weighing = partial(_beside, running.Weighing)
    take_in(folder)


def _beside(made: Callable[..., Any], *told: object, beside: bool) -> Any:
    """Make what works beside the rest in a run with several workers."""
    return made(*told, beside=True)


def _two_at_once(
    side_by_side: Callable[..., Iterator[Any]], work: Work, items: Iterator[Any], *, at_once: int
) -> Iterator[Any]:
    return side_by_side(work, items, at_once=2)


def decide(folder: Path) -> None:
    """Merge, split, correct and undo, leaving out what the log has: taken up again."""
    with closing(open_life(folder)) as life:
        if not life.store.is_resolved():
            life.resolve()
        for number in range(len(life.log.all()), 4):
            life.decide(lambda known, number=number: _decision(known, life, number))


def _decision(known: Curation, life: Life, number: int) -> object:
    by = {"author": "x", "date": "2026-01-02"}
    people = [thing for thing in known.things if thing.kind == "person"]
    if number == 0:
        return known.merge(people[0], people[-1], reason="one", **by)
    if number == 1:
        told = max(people, key=lambda thing: (len(thing.articles), thing.key))
        return known.split(told, sorted(told.articles)[:3], reason="two", **by)
    if number == 2:
        event = next(thing for thing in known.things if thing.kind == "event")
        wish = Wish(part="date", now={"date": "2025-12-24"})
        return correction(known, event, [wish], Scope(), reason="misread", **by)
    return Judgement(undoes=life.log.all()[0].id, **by)


def resolve(folder: Path) -> None:
    with closing(open_life(folder)) as life:
        life.resolve()


def remake(folder: Path) -> None:
    with closing(open_life(folder)) as life:
        rebuild(life.store, life.log, graphs=True)


def remove(folder: Path) -> None:
    with closing(open_life(folder)) as life:
        for number in range(0, ARTICLES, 2):
            name = str(folder / "news" / "ru" / f"{number}.txt")
            if life.store.known(name):
                withdraw(life.store, name)
        life.resolve()


def take_in_parts(folder: Path) -> None:
    """Write parts and load them, as a run on several machines does; each part is a step, two at once."""
    steps._UNDER_WAY = 1
    places = {lang: str(folder / "parts" / lang) for lang in NAMES}
    with closing(open_life(folder)) as life:
        for lang, place in places.items():
            settings, where = settings_of(lang, resolve=False), str(folder / "news" / lang)
            make_parts([where], settings, folder=place, stages=FLAWED)
        load(
            places.values(),
            settings_of("az", resolve=True),
            store=life.store,
            quarantine=life.quarantine,
            date="2026-01-02",
            log=life.log,
        )


def back_up_and_restore(folder: Path) -> None:
    store, file = folder / "kg-store", folder / "backup.zip"
    with closing(open_life(folder)) as life:
        backup(life.store, store, file)
    restore(file, str(store), data=store, replace=True)


def shrink(folder: Path) -> None:
    with closing(open_life(folder)) as life:
        compact(life.store, str(folder / "kg-store"))


def spoil(folder: Path) -> None:
    """Take a third of the view away, add what no article holds, and take the graphs of five articles."""
    with closing(open_life(folder)) as life:
        view = sorted(life.store.matches(graph=ox.DefaultGraph()), key=str)
        node = ox.NamedNode("https://example.org/stranger")
        strange = {ox.Quad(node, node, ox.Literal(str(n)), ox.DefaultGraph()) for n in range(500)}
        graphs = [ox.NamedNode(article) for article in sorted(life.store.articles())[:5]]
        lost = {quad for graph in graphs for quad in life.store.matches(graph=graph)}
        life.store.apply(Change(removed=lost | set(view[::3]), added=strange))


def open_life(folder: Path) -> Life:
    return Life(folder, in_memory=False)


@dataclass(frozen=True, kw_only=True)
class Scenario:
    """``before`` makes the store that ``work`` is done on. ``is_sound``: nothing is wrong amid it."""

    title: str
    before: tuple[Work, ...]
    work: Work
    is_sound: bool = True


SCENARIOS: Final = {
    "ingest": Scenario(title="ingest into an empty store", before=(write,), work=take_in),
    "threads": Scenario(title="the same by two threads", before=(write,), work=take_in_by_threads),
    "apart": Scenario(title="the same, who is who by another process", before=(write,), work=take_in_apart),
    "rounds": Scenario(title="the same while more is read", before=(write,), work=take_in_by_rounds),
    "again": Scenario(
        title="ingest of changed articles",
        before=(write, take_in, lambda folder: write(folder, 2)),
        work=take_in,
    ),
    "load": Scenario(title="prepare parts and load them", before=(write,), work=take_in_parts),
    "backup": Scenario(title="backup, restore in place", before=(write, take_in), work=back_up_and_restore),
    "compact": Scenario(title="compact", before=(write, take_in), work=shrink),
    "decide": Scenario(title="merge, split, correct, undo", before=(write, take_in), work=decide),
    "resolve": Scenario(
        title="resolve",
        before=(write, lambda folder: take_in(folder, resolve=False)),
        work=resolve,
    ),
    "remove": Scenario(title="remove", before=(write, take_in), work=remove),
    "rebuild": Scenario(
        title="rebuild of view and graphs", before=(write, take_in, spoil), work=remake, is_sound=False
    ),
}


@dataclass
class Tally:
    """What became of the runs of a scenario."""

    runs: int = 0
    killed: int = 0
    seconds: float = 0.0
    found: int = 0
    differing: int = 0
    states: Counter[int] = field(default_factory=Counter)  # articles in the store when it was killed


def looked_at(folder: Path) -> str:
    """Return how many articles the store holds, and what kg check --deep finds, a line each."""
    with closing(open_life(folder)) as life:
        found = list(findings(life.store, life.quarantine, life.log, deep=True))
        articles = life.store.stats().articles
    return "\n".join([str(articles), *(f"{f.what}: {f.where}" for f in found)])


def to_the_end(work: Work, folder: Path) -> str:
    """Do the work, and return all that the store holds: findings, quarantine, sources, quads."""
    work(folder)
    with closing(open_life(folder)) as life:
        found = [f"{f.what}: {f.where}" for f in findings(life.store, life.quarantine, life.log, deep=True)]
        sources = sorted(source for a in life.store.articles() for source in life.store.sources(a))
        return "\n".join([*found, *life.quarantine.ids(), *sources, life.export().decode()])


def first_apart(one: str, other: str) -> str:
    lines = zip_longest(one.splitlines(), other.splitlines())
    return next((f"{a!r}, not {b!r}" for a, b in lines if a != b), "")[:300]


def warm() -> None:
    """Load what the work needs before processes are forked; no store is opened here."""
    for lang in NAMES:
        text = text_of(lang, 1)
        source = Source(id="a", lang=lang, sha256="0" * 64, published="2025-11-21")
        record = extract_all(Article(source=source, text=text))
        Validator().validate(triples(record, identities(record)))
        kg.resolve.resolve(lambda: [record], ())  # noqa: B023 - called at once


def run(name: str, runs: int, *, seed: int, say: Callable[[str], None] = lambda _: None) -> Tally:
    """Kill a scenario so many times, and see what is left of it each time."""
    scenario, tally, chance = SCENARIOS[name], Tally(), random.Random(f"{name} {seed}")
    with tempfile.TemporaryDirectory() as temporary:
        place = Path(temporary, "here")  # always the same, since the sources are known by their paths
        template = Path(temporary, "template")
        for work in scenario.before:
            must(does(work, place))
        place.rename(template)
        shutil.copytree(template, place)
        started = time.perf_counter()
        must(does(scenario.work, place))
        tally.seconds = time.perf_counter() - started
        wanted = must(lambda: to_the_end(lambda _: None, place))
        for _ in range(runs):
            shutil.rmtree(place)
            shutil.copytree(template, place)
            _kill_once(scenario, place, wanted, chance.uniform(0, tally.seconds), tally, say)
    return tally


def _kill_once(
    scenario: Scenario, place: Path, wanted: str, after: float, tally: Tally, say: Callable[[str], None]
) -> None:
    code, _ = in_child(does(scenario.work, place), after=after)
    tally.runs += 1
    tally.killed += code == -signal.SIGKILL
    code, seen = in_child(lambda: looked_at(place))
    articles, *found = seen.splitlines() or ["-1", f"check ended with {code}"]
    tally.states[int(articles)] += 1
    if found and scenario.is_sound:
        tally.found += 1
        say(f"{scenario.title}, killed after {after:.3f} s: {'; '.join(found[:3])}")
    code, end = in_child(lambda: to_the_end(scenario.work, place))
    if (code, end) != (0, wanted):
        tally.differing += 1
        say(f"{scenario.title}, killed after {after:.3f} s: another end ({code}): {first_apart(end, wanted)}")


def page(tallies: dict[str, Tally]) -> Iterator[str]:
    total = sum(tally.runs for tally in tallies.values())
    yield "# kill -9\n"
    yield (
        f"Written by `python -m bench.faults`: {total} processes killed at a random moment of their work "
        f"over {3 * ARTICLES} articles, {platform.system()}, Python {platform.python_version()}. After each, "
        "`kg check --deep` finds nothing, and the same work again gives byte for byte the export, the "
        "sources and the quarantine of an undisturbed run.\n"
    )
    yield "| work | undisturbed, s | runs | killed amid | states seen | with findings | another end |"
    yield "| --- | --- | --- | --- | --- | --- | --- |"
    for name, tally in tallies.items():
        yield (
            f"| {SCENARIOS[name].title} | {tally.seconds:.2f} | {tally.runs} | {tally.killed} | "
            f"{len(tally.states)} | {tally.found} | {tally.differing} |"
        )
    yield (
        "\n*Killed amid*: the others had ended when the signal came. *States seen*: how many different "
        "numbers of articles the store held. A rebuild starts from a store that is spoiled on purpose, so "
        "only its end is judged."
    )


def _say(line: str) -> None:
    print(line, flush=True)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=40, help="of each kind of work")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--at-once", type=int, default=1, help="kinds of work beside each other")
    parser.add_argument("--only", choices=SCENARIOS, action="append")
    options = parser.parse_args()
    warm()
    names = options.only or list(SCENARIOS)
    tallies = {}
    with multiprocessing.get_context("fork").Pool(options.at_once) as pool:
        asked = partial(run, runs=options.runs, seed=options.seed, say=_say)
        for name, tally in zip(names, pool.imap(asked, names), strict=True):
            tallies[name] = tally
            print(name, tally, flush=True)
    if not options.only:
        PAGE.write_text("\n".join(page(tallies)) + "\n", encoding="utf-8")
    return int(any(tally.found or tally.differing for tally in tallies.values()))


if __name__ == "__main__":
    sys.exit(main())
