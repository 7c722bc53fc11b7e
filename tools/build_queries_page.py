"""Write docs/reference/queries.md from the headers of queries/*.rq.

python tools/build_queries_page.py
"""

from __future__ import annotations

from pathlib import Path

from kg.query import NamedQuery, named

PAGE = Path(__file__).resolve().parent.parent / "docs" / "reference" / "queries.md"

HEAD = """\
# Questions

Made by `tools/build_queries_page.py` from the headers of `queries/*.rq`. `kg queries` lists the same,
`kg queries NAME --sparql` prints the SPARQL. Which query answers which question is
[at the end](#what-is-asked-and-where-the-answer-is); its numbers stand beside the titles.

## How to ask

**Parameters** are options (`--person NAME`, `--from DATE`) or `--param NAME=VALUE`. `--person`, `--body`
and `--state` also fill `party` and `other`, in this order. They are bound, never pasted: a query has a
slot `VALUES ?name { UNDEF }` for each, and only terms written by the RDF library go there. Without its
parameters the text is plain SPARQL 1.1 that any server runs.

**Names** are found in any script and case. A parameter takes, and the first that fits counts: the
address of a node or its end (`event/3f2a…`, as `--no-labels` shows it), the ISO code of a state, a label
of the topic scheme in en, ru or az (with all that is narrower), a name that is the same when folded, a
topic that a phrase is about, some words of a name (a surname, initials), a name that differs only in
how a sound is spelled in Latin letters, and for a person the same after a post ("President Orlov"). What
a state and a body or person are both called means the state. When it was not the name itself, or not its
alone, a line on standard error says what it was taken for. When different names fit, nothing is guessed:
the error lists them. Several nodes of one name are all meant; a post exists in many states, so narrow it
with a party. An event is also found by its label or some words of it, an article by its address on the web.

**Dates** are `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, in the question as in the graph, and are compared at the
precision that both have: an event of "2025" may lie in `--from 2025-06`, and is shown. Events without a
date are left out as soon as `--from` or `--to` is given. Columns keep the precision of the sources.

**Formats** are `table` and `md` for people, `csv`, `tsv`, `json` and `xml` as the W3C defines them,
`ttl` and `nt` for queries that give a graph (`json` and `xml` are JSON-LD and RDF/XML then). Tables and
Markdown show names for nodes, in `--lang`, else in English, Russian or Azerbaijani, else in any
language. In the W3C formats a column `xLabel` follows each column `x` that is marked as a node below;
`--no-labels` gives the columns of the query alone. CSV holds the texts of the sources as they are, as
the format demands, and a headline can begin with `=`: for a spreadsheet take `--spreadsheet`, which puts
an apostrophe before texts that it would run as a formula.

**Your own SPARQL** is an argument, a file (`.rq`, `.sparql`) or standard input (`-`). The project's
prefixes need no declaration. It runs on the merged view; article graphs are reached by `GRAPH`. Updates
and `SERVICE` are refused. A slot `VALUES ?x { UNDEF }` makes a parameter: `--param x='<address>'`,
`x=dm:Meeting`, `x=12` or any text. With a header like those in `queries/` a file has typed parameters,
and names are found in it too.

**What SPARQL cannot say** is left to `kg network`: chains of any length, and betweenness over the whole
network.

Why it is done so: [decision 0010](../decisions/0010-questions.md).
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
    title = f"{query.title()} (question {numbers})" if numbers else query.title()
    return f"\n## {query.name}\n\n{title}. {query.description}\n\nParameters:\n\n{params}\n{_answer(query)}"


def _answer(query: NamedQuery) -> str:
    columns = "".join(f"- `{c.name}`{' (node)' * c.thing}: {c.description}\n" for c in query.columns)
    gives = {"ask": "Gives yes or no.\n", "construct": "Gives a graph.\n"}
    return gives.get(query.kind, f"Columns:\n\n{columns}")


def _answers(number: int) -> str:
    found = ", ".join(f"[{q.name}](#{q.name})" for q in named() if number in q.questions)
    return found or "none yet"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
