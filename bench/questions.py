"""What is asked of a generated graph: every named query about busy and quiet people, states and times.

``point``: about one person, pair, event or post, a state within a month. ``aggregate``: about all of a busy
state, or everything within a year. ``whole``: as it stands, every optional parameter open.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from typing import Final, Literal, NamedTuple, TypeAlias

from kg.query import Queryable, named
from kg.query.slots import Term
from kg.terms import DM, SCHEMA, TOPIC

Kind: TypeAlias = Literal["point", "aggregate", "whole"]
Subjects: TypeAlias = Mapping[str, Term]


class Case(NamedTuple):
    query: str
    kind: Kind
    params: tuple[tuple[str, str], ...]

    @property
    def label(self) -> str:
        return " ".join(f"{name}={value}" for name, value in self.params) or "everything"

    def terms(self, subjects: Subjects) -> dict[str, str | Term]:
        """Return the parameters: subjects by their name, anything else as a user types it."""
        return {name: subjects.get(value, value) for name, value in self.params}


def _case(line: str) -> Case:
    query, kind, *given = line.split()
    assert kind in ("point", "aggregate", "whole")
    params = tuple((name, value) for name, _, value in (item.partition("=") for item in given))
    return Case(query, kind, params)  # type: ignore[arg-type]  # checked above


# busy, quiet: the person with most events, and one with two; ally: whom busy met most
_CASES: Final = """
announced-not-held point party=busy
announced-not-held point party=big from=2024-03 to=2024-03
announced-not-held aggregate party=big
announced-not-held aggregate from=2024 to=2024
brokers aggregate party=big other=other
brokers aggregate party=big other=small
calls-and-meetings point party=busy
calls-and-meetings aggregate party=big
chain point person=busy other=quiet
chain point person=busy other=ally
claims point party=busy
claims point event=event
claims aggregate topic=topic from=2024 to=2024
contacts point person=busy
contacts point person=quiet
corrections aggregate
counterparts point party=busy
counterparts aggregate party=big
coverage-gaps aggregate language=ru without=en party=big from=2024 to=2024
coverage-gaps aggregate language=ru without=az from=2024-03 to=2024-03
coverage point party=busy
coverage aggregate party=big
delegations point party=big from=2024-03 to=2024-03
delegations point person=busy
delegations point event=event
disagreements-on-event point event=event
disagreements-on-event point party=busy
disagreements-on-event aggregate party=big
disagreements point party=busy
disagreements aggregate party=big
documents point party=busy
documents aggregate party=big other=other
event-graph point event=event
events-and-reports point party=busy
events-and-reports aggregate party=big
events point topic=topic from=2024-03 to=2024-03
evidence point event=event
evidence point article=article
evidence point party=busy other=ally
find aggregate name=seitadze
have-met point party=busy other=ally
have-met point party=busy other=quiet
have-met point party=big other=other
holder point post=post on=2020-05-05
meetings point party=busy
meetings point party=busy from=2024-03 to=2024-03
meetings point party=big from=2024-03-01 to=2024-03-07
meetings point party=busy other=ally
meetings aggregate from=2024-03 to=2024-03
meetings aggregate party=big topic=topic
met-before point person=busy other=ally
offices point person=busy
offices point post=post
offices aggregate party=big
places aggregate from=2024 to=2024
post-meetings point post=post
post-meetings point post=post from=2024-03 to=2024-03
reciprocity aggregate state=big
reciprocity point state=big other=small
represented point party=small
represented aggregate party=big
sidelines point party=busy
sidelines point conference=conference
sidelines aggregate party=big
signings-after-meetings point party=busy within=12
signings-after-meetings aggregate party=big within=3
stood-in point post=post
stood-in aggregate party=big
third-country-hosts point party=busy
third-country-hosts aggregate party=big
timeline point party=busy
timeline point party=big from=2024-03-01 to=2024-03-07
timeline aggregate party=big
topic-events aggregate topic=topic
topic-parties aggregate topic=topic
topics-at-body aggregate state=big
topics-at-body point state=big body=body
topics-between point party=busy other=ally
topics-between aggregate party=big other=other
topics-over-time point party=busy
topics-over-time aggregate party=big
travel-together point party=busy
travel-together aggregate party=big
visits-balance point state=big other=small
visits-balance aggregate state=big
visits-before-agreements point party=busy within=12
visits-before-agreements aggregate party=big within=12
visits-from point state=small
visits-from aggregate state=big
visits-to point state=small
visits-to point state=big party=other
visits-to aggregate state=big
"""
# Of everybody, not of the busiest alone: these are asked about people drawn by chance.
ABOUT_ONE: Final = (
    *("announced-not-held", "claims", "coverage", "disagreements", "documents", "events-and-reports"),
    *("meetings", "sidelines", "timeline", "topics-over-time", "travel-together"),
    *("contacts", "delegations", "offices"),
)
CASES: Final = tuple(_case(line) for line in _CASES.strip().split("\n"))


def whole() -> Iterator[Case]:
    """Yield the queries that can be asked about everything."""
    for query in named():
        if all(not param.required for param in query.params):
            yield Case(query.name, "whole", ())


def subjects(store: Queryable) -> dict[str, Term]:
    """Return whom and what the cases ask about; the same for the same graph."""
    agents = _counted(store, f"?seat {DM.agent} ?x . ?x a {DM.Person} ; {DM.met} ?anybody")
    busy = agents[0][0]
    met = _counted(
        store, f"?event {DM.party} {busy} , ?x ; {DM.modality} {DM.Held} ; a {DM.Meeting} . ?x a {DM.Person}"
    )
    states = [state for state, _ in _counted(store, f"?event {DM.party} ?x . ?x a {DM.State}")]
    posts = _counted(store, f"?seat {DM.inCapacity} ?x ; {DM.agent} {busy}")
    return {
        "busy": busy,
        "quiet": next((who for who, times in agents if times == 2), agents[-1][0]),
        "ally": next((who for who, _ in met if who != busy), busy),
        "big": states[0],
        "other": states[3 % len(states)],
        "small": states[len(states) // 2],
        "post": posts[0][0],
        "event": _first(store, f"?x a {DM.Visit} . ?part {SCHEMA.superEvent} ?x", f"?x a {DM.Meeting}"),
        "conference": _first(
            store, f"?x a {DM.Conference} . ?part {SCHEMA.superEvent} ?x", f"?x a {DM.Meeting}"
        ),
        "article": _first(store, f"?x a {SCHEMA.NewsArticle}"),
        "body": _counted(store, f"?event {DM.party} ?x . ?x a {DM.Body}")[0][0],
        "topic": TOPIC.energy,
    }


def people(store: Queryable, count: int) -> list[Term]:
    """Return so many persons, drawn by chance from all who ever took part: who is seen often, comes often."""
    seats = [row["x"] for row in store.query(f"SELECT ?x {{ ?seat {DM.agent} ?x . ?x a {DM.Person} }}")]
    return random.Random(1).sample(sorted(seats, key=str), count)


def _counted(store: Queryable, pattern: str) -> list[tuple[Term, int]]:
    rows = store.query(
        f"SELECT ?x (COUNT(*) AS ?n) {{ {pattern} }} GROUP BY ?x ORDER BY DESC(?n) ?x LIMIT 5000"
    )
    return [(row["x"], int(row["n"].value)) for row in rows]


def _first(store: Queryable, *patterns: str) -> Term:
    """Return the first node that fits a pattern, the first pattern that anything fits."""
    for pattern in patterns:
        for row in store.query(f"SELECT ?x {{ {pattern} }} ORDER BY ?x LIMIT 1"):
            found: Term = row["x"]
            return found
    raise ValueError("the graph is too small to ask about")
