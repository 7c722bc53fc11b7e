"""What is said while a run goes on: its rate, and what remains where the size of the files is known."""

from __future__ import annotations

import gzip
from hashlib import sha256
from pathlib import Path

import pytest

from kg.cli.watching import Pace
from kg.read import Meter, read
from kg.run import Counts


class Reading(Meter):
    """A meter that shows what the test says."""

    def __init__(self, total: int | None) -> None:
        super().__init__()
        self.total = total
        self.now = 0

    @property
    def done(self) -> int:
        return self.now


def test_the_time_that_remains_follows_the_last_minute() -> None:
    """Ten minutes of what is stored already go by in a minute; the rest does not."""
    meter, pace = Reading(2000), Pace(0.0)
    pace.began(meter)
    assert pace.told(Counts(articles=5), 1.0) == "5.0 a second"
    meter.now = 1000
    assert pace.told(Counts(articles=100), 10.0) == "10.0 a second, 0:10 left"
    for tens in range(2, 20):
        meter.now += 10
        said = pace.told(Counts(articles=100 + tens), tens * 10.0)
    assert said == "0.6 a second, 13:40 left"


@pytest.mark.parametrize("total", [None, 0])
def test_without_a_size_only_the_rate_is_told(total: int | None) -> None:
    meter, pace = Reading(total), Pace(0.0)
    pace.began(meter)
    meter.now = 10
    assert pace.told(Counts(articles=20), 10.0) == "2.0 a second"


def test_a_meter_counts_bytes_of_files_as_they_lie(tmp_path: Path) -> None:
    # More than gzip reads ahead, which is 128 KiB from Python 3.12 on.
    lines = b"".join(b'{"text": "%s"}\n' % sha256(b"%d" % n).hexdigest().encode() for n in range(12_000))
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(lines))
    (tmp_path / "b.txt").write_text("meeting")
    meter = Meter()
    items = read(str(tmp_path), lang="ru", languages=["ru"], meter=meter)
    size = sum(file.stat().st_size for file in tmp_path.iterdir())
    assert (meter.total, meter.done) == (size, 0)
    seen = {meter.done for _ in items}
    assert len(seen) > 2
    assert max(seen) <= size
    assert meter.done == size


def test_standard_input_has_no_size(monkeypatch: pytest.MonkeyPatch) -> None:
    meter = Meter()
    read("-", lang="ru", languages=["ru"], meter=meter)
    assert meter.total is None
