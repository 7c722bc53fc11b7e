"""The index gives what a look at all articles at once gives, whatever came, changed, went or was decided."""

from __future__ import annotations

import random
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from kg.identities import Parts
from kg.records import Record, to_json
from kg.resolve import Judgement, Ref, identities, resolve
from kg.resolve.index import Index
from kg.resolve.mentions import mentions
from kg.resolve.resolution import Line

from .gold.reading import people, reports
from .mentioned import records_of

PEOPLE: Final = records_of(people())
REPORTS: Final = [report.record for report in reports()]

Told = dict[str, list[Line]]


def catch_up(file: Path | None, records: list[Record], judgements: list[Judgement]) -> Told:
    """Bring an index up to date and return what it says of each article."""
    known = {record.article.id: record for record in records}
    states = [(name, sha256(to_json(record)).hexdigest()) for name, record in known.items()]
    index = Index(file, judgements)
    for name in index.compare(states, {}):
        index.take(name, known[name])
    index.settle()
    index.commit()
    said = {name: sorted(index.resolution(name).lines().get(name, [])) for name in known}
    index.close()
    return said


def from_scratch(records: list[Record], judgements: list[Judgement]) -> Told:
    lines = resolve(lambda: records, judgements).lines()
    return {record.article.id: sorted(lines.get(record.article.id, [])) for record in records}


def judged(kind: str, verdict: str, one: Ref, other: Ref) -> Judgement:
    return Judgement(
        kind=kind,  # type: ignore[arg-type]
        verdict=verdict,  # type: ignore[arg-type]
        one=(one,),
        other=(other,),
        author="a linguist",
        date="2025-11-21",
    )


def persons_in(record: Record) -> list[Parts]:
    return [mention.local for mention in mentions(record, identities(record))]


class Story:
    """Articles come, change and go, judgements come and go, by chance."""

    def __init__(self, chance: random.Random, pool: list[Record]) -> None:
        self.chance = chance
        self.pool = {record.article.id: record for record in pool}
        self.here: dict[str, Record] = {}
        self.judgements: list[Judgement] = []

    def step(self) -> None:
        self.chance.choices([self._come, self._go, self._change, self._judge, self._undo], [6, 2, 2, 3, 1])[
            0
        ]()

    def _come(self) -> None:
        some = self.chance.sample(sorted(self.pool), self.chance.randrange(1, 30))
        self.here |= {name: self.pool[name] for name in some}

    def _go(self) -> None:
        for name in self._some():
            del self.here[name]

    def _change(self) -> None:
        for name in self._some():
            record = self.here[name]
            self.here[name] = replace(record, offices=record.offices[1:], events=record.events[:-1])

    def _some(self) -> list[str]:
        return self.chance.sample(sorted(self.here), min(len(self.here), self.chance.randrange(1, 4)))

    def _judge(self) -> None:
        kind = self.chance.choice(["person", "event"])
        refs = list(self._refs(kind))
        if len(refs) > 1:
            one, other = self.chance.sample(refs, 2)
            verdict = self.chance.choice(["same", "different"])
            self.judgements.append(judged(kind, verdict, one, other))

    def _refs(self, kind: str) -> Iterator[Ref]:
        for name, record in sorted(self.here.items()):
            if kind == "person":
                for parts in persons_in(record):
                    yield Ref(parts, name) if self.chance.random() < 0.5 else Ref(parts)
            for event in record.events if kind == "event" else ():
                passage = event.evidence[0]
                yield Ref((event.type, event.modality, str(passage.start), str(passage.end)), name)

    def _undo(self) -> None:
        if self.judgements:
            self.judgements.remove(self.chance.choice(self.judgements))


@pytest.mark.parametrize("pool", [PEOPLE, REPORTS], ids=["people", "reports"])
@settings(max_examples=12, deadline=None)
@given(chance=st.randoms(use_true_random=False), steps=st.integers(2, 7))
def test_any_sequence_gives_what_a_look_at_all_gives(
    pool: list[Record], chance: random.Random, steps: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    file = tmp_path_factory.mktemp("index") / "index.sqlite"
    near = chance.randrange(len(pool) - 60)
    story = Story(chance, pool[near : near + 60])
    for _ in range(steps):
        story.step()
        records = list(story.here.values())
        chance.shuffle(records)
        assert catch_up(file, records, story.judgements) == from_scratch(records, story.judgements)


@pytest.mark.parametrize("pool", [PEOPLE, REPORTS], ids=["people", "reports"])
def test_whole_gold_sets_in_three_parts(pool: list[Record], tmp_path: Path) -> None:
    file = tmp_path / "index.sqlite"
    expected = from_scratch(pool, [])
    for last in (len(pool) // 3, 2 * len(pool) // 3, len(pool)):
        said = catch_up(file, pool[:last], [])
    assert said == expected


def test_the_order_of_judgements_does_not_matter(tmp_path: Path) -> None:
    records = REPORTS[:40]
    told = [(record.article.id, parts) for record in records for parts in persons_in(record)]
    chance = random.Random(3)
    decided = [
        judged("person", "same", *(Ref(parts, name) for name, parts in chance.sample(told, 2)))
        for _ in range(6)
    ]
    assert resolve(lambda: records, decided) == resolve(lambda: records, decided[::-1])


def test_what_is_not_committed_is_as_it_was(tmp_path: Path) -> None:
    file = tmp_path / "index.sqlite"
    before = catch_up(file, REPORTS[:20], [])
    index = Index(file)
    for name in list(index.compare([(record.article.id, "other") for record in REPORTS[:30]], {})):
        index.take(name, next(record for record in REPORTS if record.article.id == name))
    index.settle()
    index.close()
    assert catch_up(file, REPORTS[:20], []) == before


def test_an_index_that_is_damaged_or_of_other_rules_is_made_anew(tmp_path: Path) -> None:
    file = tmp_path / "index.sqlite"
    expected = catch_up(file, REPORTS[:20], [])
    file.write_bytes(b"no index" * 1000)
    assert catch_up(file, REPORTS[:20], []) == expected
    with sqlite3.connect(file) as db:
        db.execute("UPDATE made SET how = 'older' WHERE what = 'rules'")
        db.execute("DELETE FROM mention")
    db.close()
    assert catch_up(file, REPORTS[:20], []) == expected


_OTHER_PROCESS = """
import sys
from pathlib import Path
sys.path[:0] = sys.argv[3:]
from resolve.test_index import REPORTS, catch_up
print(catch_up(Path(sys.argv[1]), REPORTS[: int(sys.argv[2])], []))
"""


def test_other_processes_go_on_with_it(tmp_path: Path) -> None:
    """Nothing in the index depends on the hashes of a process."""
    file = tmp_path / "index.sqlite"
    paths = [str(Path(__file__).parents[1]), str(Path(__file__).parents[2])]
    for count in (30, 60):
        command = [sys.executable, "-c", _OTHER_PROCESS, str(file), str(count), *paths]
        told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert told.strip() == str(from_scratch(REPORTS[:60], []))
