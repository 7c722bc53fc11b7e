"""Records against gold annotations: how many facts are right, and which are not.

    gold.py        a folder of gold files, a file of records -> what a document states
    alike.py       when two names, phrases and capacities count as the same
    comparison.py  what is stated in both, document by document
    figures.py     comparisons -> precision, recall, F1, shares
    findings.py    comparisons -> what is missed, invented or wrong, each with its sentence and rules
    scoring.py     the gold folder -> all of it

The figures are those of the scorer that the gold sets come with, to the last digit.
"""

from __future__ import annotations

from kg.evaluate.comparison import Comparison, compare
from kg.evaluate.figures import FIELDS, KINDS, SHARES, Figures, Share, Tally, figures
from kg.evaluate.findings import FINDINGS, Finding, findings
from kg.evaluate.scoring import Judged, evaluate

__all__ = [
    "FIELDS",
    "FINDINGS",
    "KINDS",
    "SHARES",
    "Comparison",
    "Figures",
    "Finding",
    "Judged",
    "Share",
    "Tally",
    "compare",
    "evaluate",
    "figures",
    "findings",
]
