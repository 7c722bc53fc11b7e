"""Confidence of events: how often an event that kg reports is one of the gold set's.

    python -m training.calibrate     write confidence.toml of core and packs, and docs/reliability.md

An event is right when it matches one of the annotation (same type, parties agree). ``weights`` says how the
figures are learnt, ``reliability`` what they are worth.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from bench.gold import root
from training.judged import Fired, judged
from training.weights import Weights, learnt

EXTRACT: Final = Path(__file__).resolve().parent.parent / "kg" / "extract"
PACKS: Final = EXTRACT / "languages"
CORE: Final = EXTRACT / "confidence.toml"

_CORE_HEAD: Final = """\
# Made by training/calibrate.py; do not edit. How far each trait of an event moves the share of its rule, in
# log odds, when it is 1 more than usual. Traits are named in confidence.py.
"""
_PACK_HEAD: Final = """\
# Made by training/calibrate.py; do not edit. By type and rule, the share of events that is right on articles
# that no rule was made from, of an event whose traits are the usual ones; "any": of rules not listed here.
"""


def core_toml(weights: Weights) -> str:
    """Return confidence.toml of the core."""
    width = max(map(len, weights.traits), default=0)
    lines = []
    for name, trait in weights.traits.items():
        key = f'"{name}"'.ljust(width + 2)
        lines.append(f"{key} = {{ weight = {trait['weight']:5.2f}, usual = {trait['usual']:.2f} }}\n")
    return "\n".join([_CORE_HEAD, "".join(lines)])


def pack_toml(weights: Weights, lang: str, events: Sequence[Fired]) -> str:
    """Return confidence.toml of a pack; each line says of how many events."""
    lines = [_PACK_HEAD.rstrip()]
    for kind, rules in weights.shares[lang].items():
        lines += ["", f"[{kind}]"]
        of_kind = [e for e in events if (e.lang, e.type) == (lang, kind)]
        for rule, share in rules.items():
            times = sum(rule in ("any", e.rule) for e in of_kind)
            key = rule if rule == "any" else f'"{rule}"'
            lines.append(f"{key} = {share:.3f}  # of {times}")
    return "\n".join(lines) + "\n"


def main(arguments: Sequence[str] | None = None) -> int:
    from training.reliability import PAGE, page  # it reads the modules that this one writes for

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.parse_args(arguments)
    found = judged(root())
    if not found.events:
        print(f"no gold articles in {root()}: nothing is written", file=sys.stderr)
        return 2
    weights = learnt(found.events)
    CORE.write_text(core_toml(weights), encoding="utf-8")
    for lang in weights.shares:
        text = pack_toml(weights, lang, found.events)
        (PACKS / lang / "confidence.toml").write_text(text, encoding="utf-8")
    PAGE.write_text(page(found, root()), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
