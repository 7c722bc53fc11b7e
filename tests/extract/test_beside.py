"""What is said beside an event changes nothing of it, nor does an event of other people; what did not take
place is none (beside.toml)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from tests.extract.reported import Case, written

_TABLE: dict[str, Any] = tomllib.loads(Path(__file__).with_name("beside.toml").read_text("utf-8"))
_FRAME = re.compile(r" < \d")


def _read(lang: str, text: str) -> list[str]:
    """The events of a text in the notation of the cases, in any order."""
    return sorted(written(Case(lang, "", text)))


def _opened(event: str) -> str:
    return event[0].upper() + event[1:]


def _remarks() -> Iterator[tuple[str, str, str]]:
    """Language, event and the text in which a remark stands beside it; "..." is the event."""
    for lang, table in _TABLE.items():
        texts = [f"{opening} ...." for opening in table["openings"]]
        texts += [f"...{'' if ending.startswith(',') else ' '}{ending}." for ending in table["endings"]]
        texts += [f".... {sentence}" for sentence in table["sentences"]]
        for text in texts:
            yield lang, text, "\n".join(table["events"])


@pytest.mark.parametrize(("lang", "remark", "events"), list(_remarks()))
def test_a_remark_changes_no_event(lang: str, remark: str, events: str) -> None:
    for event in events.splitlines():
        alone = _read(lang, f"{_opened(event)}.")
        text = remark.replace("...", _opened(event) if remark.startswith("...") else event, 1)
        assert alone, event
        assert _read(lang, text) == alone, text


@pytest.mark.parametrize(
    ("lang", "first", "second"),
    [
        (lang, *pair)
        for lang, t in _TABLE.items()
        for pair in product(t["apart"]["first"], t["apart"]["second"])
    ],
)
@pytest.mark.parametrize("between", [" ", "\n\n"])
def test_events_of_others_stay_apart(lang: str, first: str, second: str, between: str) -> None:
    alone = [*_read(lang, first), *_read(lang, second)]
    told = [_FRAME.sub("", line) for line in _read(lang, f"{first}{between}{second}")]
    assert sorted(told) == sorted(alone)


@pytest.mark.parametrize(("lang", "text"), [(lang, text) for lang, t in _TABLE.items() for text in t["none"]])
def test_what_did_not_take_place_is_no_event(lang: str, text: str) -> None:
    assert [e for e in _read(lang, text) if e.split()[1] != "cancelled"] == []
