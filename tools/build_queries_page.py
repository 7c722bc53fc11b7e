"""Write docs/reference/queries.md from the headers of queries/*.rq.

python tools/build_queries_page.py
"""

from __future__ import annotations

from pathlib import Path

from kg.query import NamedQuery, named

PAGE = Path(__file__).resolve().parent.parent / "docs" / "reference" / "queries.md"

HEAD = """\
# Questions

Made by `tools/build_queries_page.py` from the headers of `queries/*.rq`.

Parameters are options (`--person NAME`, `--from DATE`) or `--param NAME=VALUE`; names are found in
any script and case. `--person`, `--body` and `--state` also name the party and the other party, in order. The
numbers are those of the list at the end.
"""
INDEX_HEAD = """
## What is asked, and where the answer is

| | question | queries |
|---|---|---|
"""
ASKED = {
    1: "Who met whom, when, where, in what capacity?",
    2: "Which sentence supports this fact?",
    3: "What did two sides discuss, and how did it change over time?",
    4: "Who visited a country in a period?",
    5: "First, last, before, after: who met somebody before somebody else did?",
    6: "How many distinct meetings are there, as opposed to reports?",
    7: "Which meetings did a post have, across its holders?",
    8: "Which visits does a state make and receive, by seniority?",
    9: "Who represented whom, or stood in?",
    10: "Is the level of a visit reciprocated?",
    11: "Which meetings were announced but not confirmed as held?",
    12: "Where do sources disagree?",
    13: "What was signed, and after which meetings?",
    14: "What is the shortest chain of meetings between two people?",
    15: "Who brokers between two groups?",
    16: "Which bilateral meetings took place on the sidelines of a conference?",
    17: "Which topics bring a state to an international organisation?",
    18: "Which third country hosts talks?",
    19: "What is the share of calls against meetings, over time?",
    20: "Which visits precede agreements?",
    21: "Who was in a delegation, and who always travels together?",
    22: "What does the press of one language report that another's does not?",
    23: "Who claims what about a topic?",
}


def page() -> str:
    entries = "".join(map(_query, named()))
    index = "".join(f"| {number} | {asked} | {_answers(number)} |\n" for number, asked in ASKED.items())
    return f"{HEAD}{entries}{INDEX_HEAD}{index}"


def _query(query: NamedQuery) -> str:
    numbers = ", ".join(map(str, query.questions))
    params = "".join(f"- `{p}`: {p.description}\n" for p in query.params)
    columns = "".join(f"- `{c.name}`: {c.description}\n" for c in query.columns) or "A graph.\n"
    return (
        f"\n## {query.name}\n\n{query.title()} (question {numbers}). {query.description}\n"
        f"\nParameters:\n\n{params}\nColumns:\n\n{columns}"
    )


def _answers(number: int) -> str:
    found = ", ".join(f"[{q.name}](#{q.name})" for q in named() if number in q.questions)
    return found or "none yet"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
