"""docs/reliability.md: what confidence is worth, for each language."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Final

from bench.evaluate import NAMES, table
from bench.gold import digest
from kg.evaluate.gold import Gold, read_gold
from kg.extract import LANGUAGES
from training import shares, weights
from training.figures import (
    Sure,
    auc,
    brier,
    calibration_error,
    cross_validated,
    in_sample,
    log_loss,
    mean,
    share_right,
)
from training.judged import Fired, Judged

PAGE: Final = Path(__file__).resolve().parent.parent / "docs" / "reliability.md"
BANDS: Final = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
LEAST: Final = (0.0, 0.3, 0.5, 0.7, 0.8, 0.9)

_HEAD: Final = """\
# Reliability

Every event has a `confidence` from 0 to 1: how often an event like it is right. This page says what it is
worth. `python -m training.calibrate` writes it, and the figures that kg reads, from the gold articles.

- **right**: an event of the same type whose parties agree is in the annotation. Date, place and topics are
  not judged here, and single participants and topics have no confidence of their own.
- A share for each rule that found the event is moved by what the text tells of it: whether it has a date, a
  place, topics, named persons, parties far off, and so on
  ([all of them](../kg/extract/confidence.toml), with their weights in log odds).
- **in-sample**: the confidence is learnt from the articles that it is judged on. **cross-validated**: each
  article is judged by what all other articles teach. Where the two differ, believe the second.
- **Unseen articles** (`dev`) are those that no rule was made from; what new articles give is like them.
  Rules were found on the others (`train`), where more is right than the confidence says.
"""

_WAYS: Final = """\
## What the traits are worth

Unseen articles. *rules*: the share of each rule alone; *rules and traits*: the confidence. The **Brier
score** is the mean square of confidence less outcome, the **log loss** what outcomes cost who bets by it: of
both, less is better. The **AUC** is how often a right event is surer than a wrong one (0.5 for a guess). The
**calibration error** is by how much confidence misses the share that is right, over fifths of the events.
There are few events: differences of .01 in Brier score or .03 in log loss are chance.
"""

_KEEPING: Final = """\
## What a least confidence leaves

`kg extract --min-confidence` and `kg ingest --min-confidence` leave out what is less sure. Unseen articles,
cross-validated: how many events are left, which share of them is right (precision), and which share of the
annotated events is found (recall).
"""


def page(judged: Judged, root: Path) -> str:
    """Return the page: the same for the same gold articles and the same kg."""
    events = judged.events
    inside, across = (way(events, weights.learnt, weights.sure) for way in (in_sample, cross_validated))
    plain = [way(events, shares.learnt, shares.sure) for way in (in_sample, cross_validated)]
    languages = [lang for lang in LANGUAGES if any(event.lang == lang for event in events)]
    digests = [f"| {_name(lang)} | `{articles_digest(lang, root)}` |" for lang in languages]
    return "\n".join(
        [
            _HEAD,
            "| language | digest of the gold articles |\n| --- | --- |\n" + "\n".join(digests) + "\n",
            _WAYS,
            _compared([*plain, inside, across], languages),
            _KEEPING,
            *(_kept(across, judged, lang) for lang in languages),
            "## Confidence and the share that is right\n",
            *(_chapter(inside, across, lang) for lang in languages),
        ]
    )


def articles_digest(lang: str, root: Path) -> str:
    """Return the digest of the gold articles of a language, which the page names."""
    golds = [g for name in ("train", "dev") for g in read_gold(str(root / name)) if isinstance(g, Gold)]
    return digest([gold.text for gold in golds if gold.lang == lang and gold.stated.events is not None])


def _name(lang: str) -> str:
    return NAMES.get(lang, lang)


def _of(judged: Sure, *, unseen: bool, lang: str = "") -> list[tuple[Fired, float]]:
    return [(e, sure) for e, sure in judged if e.unseen == unseen and lang in ("", e.lang)]


def _compared(ways: Sequence[Sure], languages: Sequence[str]) -> str:
    titles = ("rules, in-sample", "rules, cross-validated")
    titles += ("rules and traits, in-sample", "rules and traits, cross-validated")
    rows = []
    for lang in ("", *languages):
        for title, judged in zip(titles, ways, strict=True):
            chosen = _of(judged, unseen=True, lang=lang)
            if chosen:
                rows.append([_name(lang) if lang else "all", title, *_figures(chosen)])
    return table(["language", "confidence by", "Brier score", "log loss", "AUC", "calibration error"], rows)


def _figures(judged: Sure) -> list[str]:
    ranks = auc(judged)
    ranked = "" if ranks is None else f"{ranks:.2f}"
    return [f"{brier(judged):.3f}", f"{log_loss(judged):.3f}", ranked, f"{calibration_error(judged):.3f}"]


def _kept(across: Sure, judged: Judged, lang: str) -> str:
    chosen, annotated = _of(across, unseen=True, lang=lang), judged.annotated[lang, True]
    rows = []
    for least in LEAST:
        rights = [event.right for event, sure in chosen if sure >= least]
        precise = f"{sum(rights) / len(rights):.2f}" if rights else ""
        recall = f"{sum(rights) / annotated:.2f}" if annotated else ""
        rows.append([f"{least:.1f}", str(len(rights)), precise, recall])
    title = f"### Least confidence, {_name(lang)}\n\nOf {annotated} annotated events.\n\n"
    return title + table(["--min-confidence", "events", "precision", "recall"], rows)


def _chapter(inside: Sure, across: Sure, lang: str) -> str:
    parts = []
    for title, unseen in (("Unseen articles", True), ("Articles that rules were found on", False)):
        chosen = [_of(judged, unseen=unseen, lang=lang) for judged in (inside, across)]
        if chosen[0]:
            parts.append(f"### {title}, {_name(lang)}\n\n{_reliability(*chosen)}")
    return "\n".join(parts)


def _reliability(inside: Sure, across: Sure) -> str:
    rows = []
    for low, high in pairwise(BANDS):
        cells = [cell for judged in (inside, across) for cell in _band(judged, low, high)]
        if any(cells):
            rows.append([f"{low:.1f} to {high:.1f}", *cells])
    head = ["confidence", "in-sample: events", "right", "cross-validated: events", "right"]
    return f"{_summary(inside, across)}\n\n{table(head, rows)}"


def _band(judged: Sure, low: float, high: float) -> tuple[str, str]:
    last = high == BANDS[-1]
    rights = [event.right for event, sure in judged if low <= sure < high or (last and sure == high)]
    return (str(len(rights)), f"{sum(rights) / len(rights):.2f}") if rights else ("", "")


def _summary(inside: Sure, across: Sure) -> str:
    return (
        f"{len(inside)} events, {share_right(inside):.2f} of them right. Mean confidence {mean(inside):.2f} "
        f"in-sample, {mean(across):.2f} cross-validated."
    )
