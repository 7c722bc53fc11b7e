"""Confidence of events: the share of right ones among those that a rule reported on the gold articles.

An event is right when the scorer of ``../shared/eval`` matches it (same type, parties agree). The share of a
rule is drawn towards that of its event type with the weight of ``_PRIOR`` events, since some rules fire
seldom.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kg import records
from kg.extract.compose import compose
from kg.extract.languages import ru
from kg.extract.settle import settle
from kg.read import read

_HERE = Path(__file__).resolve().parent
_TABLE = _HERE.parent / "kg" / "extract" / "languages" / "ru" / "confidence.toml"
_PRIOR = 6.0


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure the confidence of events.")
    parser.add_argument("--check", action="store_true", help="show the reliability on each gold set instead")
    parser.add_argument(
        "--eval", type=Path, default=_HERE.parent.parent / "shared" / "eval", help="the gold sets"
    )
    options = parser.parse_args()
    if options.check:
        for name in ("train", "dev"):
            print(f"{name}\n\n{_reliability(list(_judged(options.eval / name)))}\n")
    else:
        judged = [*_judged(options.eval / "train"), *_judged(options.eval / "dev")]
        _TABLE.write_text(_table(judged), encoding="utf-8")


def _judged(folder: Path) -> Iterator[tuple[str, str, float, bool]]:
    """Yield (type, rule, confidence, right) for every event in the Russian articles of a gold folder."""
    scorer = _scorer(folder.parent / "score.py")
    for gold_file in sorted(folder.glob("*.json")):
        gold = json.loads(gold_file.read_text(encoding="utf-8"))
        if gold["lang"] != "ru" or gold.get("events") is None:
            continue
        for article in read(str(gold_file.with_suffix(".txt")), lang="ru", languages=("ru",)):
            if not isinstance(article, records.Article):
                continue
            reading = ru.read(article)
            drafts = settle(reading)
            events, *_ = compose(ru.read(article), lang="ru")
            plain = [json.loads(records.msgspec.json.encode(e)) for e in events]
            right = {j for _, j in scorer.pairs(gold["events"], plain, scorer.event_score)}
            for j, draft in enumerate(drafts):
                yield draft.type, draft.rule, events[j].confidence, j in right


def _scorer(path: Path) -> Any:
    spec = importlib.util.spec_from_file_location("score", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _table(judged: list[tuple[str, str, float, bool]]) -> str:
    by_type: dict[str, list[bool]] = defaultdict(list)
    by_rule: dict[tuple[str, str], list[bool]] = defaultdict(list)
    for kind, rule, _, right in judged:
        by_type[kind].append(right)
        by_rule[kind, rule].append(right)
    lines = [
        "# Made by training/calibrate.py; do not edit. Share of right events by type and rule on the gold",
        "# articles.",
    ]
    for kind in sorted(by_type):
        share = _share(by_type[kind], 0.7)
        lines += ["", f"[{kind}]", f"any = {share:.2f}  # of {len(by_type[kind])}"]
        for (of, rule), rights in sorted(by_rule.items()):
            if of == kind:
                lines.append(f'"{rule}" = {_share(rights, share):.2f}  # of {len(rights)}')
    return "\n".join(lines) + "\n"


def _share(rights: list[bool], prior: float) -> float:
    return (sum(rights) + _PRIOR * prior) / (len(rights) + _PRIOR)


def _reliability(judged: list[tuple[str, str, float, bool]]) -> str:
    rows = ["| confidence | events | right |", "|---|---|---|"]
    for low in (0.0, 0.6, 0.7, 0.8, 0.9):
        inside = [
            r for _, _, c, r in judged if low <= c < (low + 0.1 if low else 0.6) or (low == 0.9 and c >= 0.9)
        ]
        if inside:
            high = low + 0.1 if low else 0.6
            rows.append(f"| {low:.1f} to {high:.1f} | {len(inside)} | {sum(inside) / len(inside):.2f} |")
    return "\n".join(rows)


if __name__ == "__main__":
    main()
