"""Why a record is as it is: the text with its mentions, the rules that fired, and what became of each.

explanation.py   article -> Explanation     lines.py   Explanation -> lines for a terminal
html.py          Explanations -> one page
"""

from __future__ import annotations

from kg.explain.explanation import Explanation, Fate, Mark, Reason, Sentence, explain

__all__ = ["Explanation", "Fate", "Mark", "Reason", "Sentence", "explain"]
