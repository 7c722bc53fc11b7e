"""A folder of articles, a store and a quarantine, and a run over them with the fake stages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.quarantine import Quarantine
from kg.read import Meter
from kg.run import Counts, Reject, Stages, Summary, ingest, retry
from kg.settings import Settings
from kg.store import Store, open_store

from .fakes import SETTINGS, STAGES


class Bench:
    """Writes articles, runs them in, and remembers what it was told."""

    def __init__(self, folder: Path, store: Store) -> None:
        self.folder = folder / "news"
        self.folder.mkdir()
        self.store = store
        self.quarantine = Quarantine(folder / "quarantine")
        self.rejects: list[Reject] = []
        self.remarks: list[str] = []

    def write(self, name: str, text: str | bytes) -> str:
        file = self.folder / name
        file.write_bytes(text.encode() if isinstance(text, str) else text)
        return str(file)

    def run(self, *sources: str, settings: Settings = SETTINGS, stages: Stages = STAGES) -> Summary:
        summary = ingest(
            sources or [str(self.folder)],
            settings,
            store=self.store,
            quarantine=self.quarantine,
            date="2026-01-02",
            watcher=self,
            stages=stages,
        )
        assert summary.counts.is_balanced
        return summary

    def retry(self, *ids: str, stages: Stages = STAGES) -> Summary:
        return retry(
            ids,
            SETTINGS,
            store=self.store,
            quarantine=self.quarantine,
            date="2026-01-03",
            watcher=self,
            stages=stages,
        )

    def began(self, meter: Meter) -> None:
        pass

    def rejected(self, reject: Reject) -> None:
        self.rejects.append(reject)

    def remarked(self, where: str, remark: str) -> None:
        self.remarks.append(f"{Path(where).name}: {remark}")

    def advanced(self, counts: Counts) -> None:
        pass


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    with open_store(":memory:") as store:
        yield Bench(tmp_path, store)
