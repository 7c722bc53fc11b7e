"""Figures of two documents, worked out by hand (conftest.py)."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.evaluate import Comparison, Judged, Tally, evaluate, figures
from kg.evaluate.comparison import compare, likeness, pairs
from kg.evaluate.gold import Event, Stated


@pytest.fixture
def judged(gold: Path, records: Path) -> list[Judged]:
    items = list(evaluate(str(gold), predicted=str(records)))
    return [item for item in items if isinstance(item, Judged)]


@pytest.fixture
def comparisons(judged: list[Judged]) -> list[Comparison]:
    return [item.comparison for item in judged]


def counts(tally: Tally) -> tuple[int, int, int]:
    return tally.right, tally.gold, tally.read


def test_facts_are_counted(comparisons: list[Comparison]) -> None:
    found = figures(comparisons)
    assert found.documents == 2
    assert {name: counts(tally) for name, tally in found.tallies.items()} == {
        "events": (2, 3, 3),
        "participants": (2, 4, 3),
        "capacity": (1, 4, 3),
        "topics": (1, 2, 2),
        "offices": (1, 2, 2),
    }
    assert {name: counts(tally) for name, tally in found.types.items()} == {
        "meeting": (1, 1, 1),
        "call": (0, 1, 0),
        "visit": (0, 0, 1),
        "conference": (1, 1, 1),
        "signing": (0, 0, 0),
    }


def test_shares_are_of_what_matched_events_have(comparisons: list[Comparison]) -> None:
    shares = {name: (share.right, share.of) for name, share in figures(comparisons).shares.items()}
    assert shares == {
        "date": (0, 1),
        "place": (1, 2),
        "modality": (1, 2),
        "part_of": (0, 0),
        "name form": (1, 2),
    }


def test_figures_of_one_type(comparisons: list[Comparison]) -> None:
    found = figures(comparisons, kind="meeting")
    assert {name: counts(tally) for name, tally in found.tallies.items()} == {
        "events": (1, 1, 1),
        "participants": (2, 2, 2),
        "capacity": (1, 2, 2),
        "topics": (1, 2, 2),
        "offices": (0, 0, 0),
    }
    assert (found.shares["place"].right, found.shares["place"].of) == (1, 1)


def test_the_layout_is_that_of_the_scorer(comparisons: list[Comparison]) -> None:
    told = figures(comparisons).to_dict()
    assert told["participants"] == {"p": 0.667, "r": 0.5, "f1": 0.571, "gold": 4, "predicted": 3}
    assert told["events:call"] == {"p": 0.0, "r": 0.0, "f1": 0.0, "gold": 1, "predicted": 0}
    assert told["right on matched events"]["part_of"] == {"share": None, "of": 0}
    assert told["documents"] == 2


# -- matching --------------------------------------------------------------------------------------------


def meeting(*names: str, **more: object) -> Event:
    return Event(type="meeting", participants=tuple(_party(n) for n in names), **more)  # type: ignore[arg-type]


def _party(name: str) -> object:
    from kg.evaluate.gold import Party

    return Party(name=name)


@pytest.mark.parametrize(
    ("gold", "read", "like"),
    [
        (meeting("Али Резаи"), meeting("Али Резаи"), 24),
        (meeting("Али Резаи", "Ким"), meeting("Ким", "Али Резаи"), 34),
        (meeting("Али Резаи"), meeting("Ким"), 0),
        (meeting("Ким", date="2025"), meeting("Ким", date="2024"), 0),
        (meeting("Ким", date="2025-01"), meeting("Ким", date="2025-02"), 24),
        (meeting("Ким", date="2025"), meeting("Ким", date="2025"), 28),
        (meeting("Ким", modality="held"), meeting("Ким", modality="planned"), 20),
        (meeting("Ким"), Event(type="call", participants=meeting("Ким").participants), 0),
        (meeting("Ким", topics=("туризм",)), meeting("Ким", topics=("спорт",)), 25),
        (Event(type="conference", name="Форум городов"), Event(type="conference", evidence="форум"), 14),
        (Event(type="conference", name="Форум городов"), Event(type="conference", name="Съезд"), 0),
    ],
)
def test_how_like_two_events_are(gold: Event, read: Event, like: int) -> None:
    assert likeness(gold, read) == like


def test_pairs_are_made_of_the_likest_first_and_then_in_order() -> None:
    assert pairs([1, 2, 3], [30, 20, 21], lambda a, b: b // 10 == a and b) == [(3, 30), (2, 21)]
    assert pairs("ab", "xy", lambda a, b: 1) == [("a", "x"), ("b", "y")]


def test_where_only_offices_are_annotated_events_do_not_count() -> None:
    comparison = compare("one", Stated(lang="ru", events=None), Stated(events=(meeting("Ким"),)))
    assert counts(figures([comparison]).tallies["events"]) == (0, 0, 0)


def test_a_frame_is_right_when_it_is_the_partner_of_the_gold_frame() -> None:
    visit = Event(id="v", type="visit", participants=meeting("Ким").participants)
    talk = meeting("Ким", id="t", part_of="v")
    right = Stated(events=(meeting("Ким", id="1", part_of="2"), Event(**{**_fields(visit), "id": "2"})))
    wrong = Stated(events=(meeting("Ким", id="1"), Event(**{**_fields(visit), "id": "2"})))
    for read, expected in ((right, 1), (wrong, 0)):
        share = figures([compare("one", Stated(events=(visit, talk)), read)]).shares["part_of"]
        assert (share.right, share.of) == (expected, 1)


def _fields(event: Event) -> dict[str, object]:
    return {name: getattr(event, name) for name in event.__struct_fields__}
