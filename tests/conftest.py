"""Fixtures that all tests share, and the rule that a full run (KG_NO_SKIPS=1) skips nothing unexpected."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Generator, Iterator
from pathlib import Path

import hypothesis
import pytest
import servers

import kg
from kg.packaged import folder
from kg.quarantine import Quarantine
from kg.run import ingest
from kg.settings import Settings
from kg.store import open_store

CHECKOUT = Path(__file__).resolve().parent.parent
EXPECTED_SKIPS = CHECKOUT / "tests" / "expected-skips.txt"

# Files that take minutes, the longest first: one that is begun last is waited for while other cores are idle.
LONG = (
    "packaging/test_installed.py",
    "serve/test_update.py",
    "serve/test_accessible.py",
    "validate/test_engines.py",
    "queries/test_answers.py",
    "frontend/test_network_view.py",
    "docs/test_transcripts.py",
    "run/test_faults.py",
    "ontology/test_reasoning.py",
    "serve/test_editor_in_browser.py",
    "evaluate/test_scorer.py",
    "run/test_memory.py",
    "run/test_workers.py",
    "run/test_resolving.py",
    "serve/test_limits.py",
    "store/test_damage.py",
    "extract/test_record.py",
    "extract/test_event_cases.py",
)

# No test asserts a time: its neighbours are busy.
hypothesis.settings.register_profile(
    "kg", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("kg")


def pytest_configure(config: pytest.Config) -> None:
    """Build the scripts of pages once, before several processes (pytest -n) would do it in one folder.

    These inherit the size of a terminal (COLUMNS, LINES), which what they start must not take for its own.
    """
    if hasattr(config, "workerinput"):
        for name in ("COLUMNS", "LINES"):
            os.environ.pop(name, None)
    elif getattr(config.option, "numprocesses", None):
        build_front_end()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    place = {CHECKOUT / "tests" / name: number for number, name in enumerate(LONG)}
    assert all(file.is_file() for file in place), "LONG names a file that is no longer there"
    items.sort(key=lambda item: place.get(item.path, len(LONG)))


@pytest.fixture(scope="session")
def checkout() -> Path:
    """The folder of the repository."""
    return CHECKOUT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of gold sets, corpora and suites beside the checkout; skips where there is none."""
    folder = Path(os.environ.get("KG_SHARED") or CHECKOUT.parent / "shared")
    if not folder.is_dir():
        pytest.skip("the folder ../shared (or KG_SHARED) is not here")
    return folder


@pytest.fixture(scope="session")
def front_end(checkout: Path) -> Path:
    """The folder with the built scripts of pages; skips where npm cannot be reached to build them."""
    done = build_front_end()
    if done.returncode:
        pytest.skip(done.stderr.strip())
    return checkout / "frontend" / "dist"


def build_front_end() -> subprocess.CompletedProcess[str]:
    """Build the scripts unless they are there; the code says whether they are."""
    command = [sys.executable, CHECKOUT / "hatch_build.py"]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.fixture(scope="session")
def oxigraph_server() -> Iterator[str]:
    """The address of a server for the whole run; ``servers.empty`` it before use."""
    with servers.oxigraph() as address:
        yield address


@pytest.fixture(scope="session")
def rdflib_server() -> Iterator[str]:
    """The address of another server for the whole run."""
    with servers.rdflib() as address:
        yield address


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if not hasattr(report, "wasxfail"):
        _fail_unexpected_skip(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    report = yield
    _fail_unexpected_skip(report)
    return report


def _fail_unexpected_skip(report: pytest.TestReport | pytest.CollectReport) -> None:
    """Turn a skip that is not in expected-skips.txt into a failure when KG_NO_SKIPS is set."""
    if not (report.skipped and os.environ.get("KG_NO_SKIPS")):
        return
    reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
    if not any(expected in f"{report.nodeid}: {reason}" for expected in expected_skips()):
        report.outcome = "failed"
        report.longrepr = f"{report.nodeid} must not be skipped in a full run: {reason}"


def expected_skips() -> list[str]:
    """Return the parts of ``test id: reason`` that a full run may skip, one a line with the why above it."""
    lines = EXPECTED_SKIPS.read_text(encoding="utf-8").splitlines()
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


@pytest.fixture(scope="session")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder in which kg-store lies, with the packaged examples in it."""
    place = tmp_path_factory.mktemp("examples")
    with open_store(str(place / "kg-store")) as store:
        quarantine = Quarantine(place / "quarantine")
        ingest([str(folder("examples"))], Settings(), store=store, quarantine=quarantine, date="2025-01-01")
    return place


@pytest.fixture(scope="session")
def graph(examples: Path) -> Iterator[kg.Graph]:
    """The graph of the packaged examples."""
    with kg.open(examples / "kg-store") as opened:
        yield opened
