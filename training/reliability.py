"""docs/reliability.md: confidence against the share that is right, for each language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Final

from bench.evaluate import NAMES, table
from bench.gold import digest
from kg.evaluate.gold import Gold, read_gold
from training.calibrate import Fired, cross_validated, in_sample

PAGE: Final = Path(__file__).resolve().parent.parent / "docs" / "reliability.md"
BANDS: Final = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)

LEAST: Final = (0.0, *BANDS[1:-1])

Judged = Sequence[tuple[Fired, float]]

_HEAD: Final = """\
# Reliability

Every event has a `confidence` from 0 to 1: how often an event is right that the same rule reports. This
page says what it is worth. `python -m training.calibrate` writes it, and the tables of the language packs,
from the gold articles.

- **right**: an event of the same type whose parties agree is in the annotation. Date, place and topics are
  not judged here.
- **in-sample**: the confidence is learnt from the articles that it is judged on. **cross-validated**: each
  article is judged by what all other articles teach. Where the two differ, believe the second.
- **Unseen articles** (`dev`) are those that no rule was made from; what new articles give is like them.
  Rules were found on the others (`train`), where more is right than the confidence says.
- The **Brier score** is the mean square of confidence less outcome, 0 at best; who always says the share
  that is right has the one in brackets.

The second table of each kind says, cross-validated, what a least confidence leaves: how many events, which
share of them is right, and which share of all right ones is kept.

Two events of one rule have the same confidence: it ranks rules, not readings. `kg extract --min-confidence`
and `kg ingest --min-confidence` leave out what is less sure.
"""


def page(events: Mapping[str, Sequence[Fired]], root: Path) -> str:
    """Return the page: the same for the same gold articles and the same kg."""
    return "\n".join([_HEAD, *(_chapter(lang, found, root) for lang, found in events.items())])


def articles_digest(lang: str, root: Path) -> str:
    """Return the digest of the gold articles of a language, which the page names."""
    golds = [g for name in ("train", "dev") for g in read_gold(str(root / name)) if isinstance(g, Gold)]
    return digest([gold.text for gold in golds if gold.lang == lang and gold.stated.events is not None])


def _chapter(lang: str, events: Sequence[Fired], root: Path) -> str:
    inside, across = in_sample(events), cross_validated(events)
    head = f"## {NAMES.get(lang, lang)}\n\nGold articles with digest `{articles_digest(lang, root)}`.\n"
    parts = [head]
    for title, unseen in (("Unseen articles", True), ("Articles that rules were found on", False)):
        chosen = [[(e, c) for e, c in judged if e.unseen == unseen] for judged in (inside, across)]
        if chosen[0]:
            parts.append(f"### {title}, {NAMES.get(lang, lang)}\n\n{_reliability(*chosen)}")
    return "\n".join(parts)


def _reliability(inside: Judged, across: Judged) -> str:
    rows = []
    for low, high in pairwise(BANDS):
        cells = [cell for judged in (inside, across) for cell in _band(judged, low, high)]
        if any(cells):
            rows.append([f"{low:.1f} to {high:.1f}", *cells])
    head = ["confidence", "in-sample: events", "right", "cross-validated: events", "right"]
    return "\n\n".join([_summary(inside, across), table(head, rows).rstrip(), _kept(across)])


def _kept(across: Judged) -> str:
    """What ``--min-confidence`` leaves of events whose confidence the other articles taught."""
    right = sum(event.right for event, _ in across)
    rows = []
    for least in LEAST:
        rights = [event.right for event, sure in across if sure >= least]
        precise = f"{sum(rights) / len(rights):.2f}" if rights else ""
        rows.append([f"{least:.1f}", str(len(rights)), precise, f"{sum(rights) / max(right, 1):.2f}"])
    return table(["--min-confidence", "events kept", "right", "of the right ones kept"], rows)


def _band(judged: Judged, low: float, high: float) -> tuple[str, str]:
    last = high == BANDS[-1]
    rights = [event.right for event, sure in judged if low <= sure < high or (last and sure == high)]
    return (str(len(rights)), f"{sum(rights) / len(rights):.2f}") if rights else ("", "")


def _summary(inside: Judged, across: Judged) -> str:
    right = sum(event.right for event, _ in inside) / len(inside)
    return (
        f"{len(inside)} events, {right:.2f} of them right. Mean confidence {_mean(inside):.2f} in-sample, "
        f"{_mean(across):.2f} cross-validated. Brier score {_brier(inside):.3f} in-sample, "
        f"{_brier(across):.3f} cross-validated ({right * (1 - right):.3f})."
    )


def _mean(judged: Judged) -> float:
    return sum(sure for _, sure in judged) / len(judged)


def _brier(judged: Judged) -> float:
    return sum((sure - event.right) ** 2 for event, sure in judged) / len(judged)
