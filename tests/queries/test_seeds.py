"""Seeds: what a query begins with, and that no answer depends on them."""

from __future__ import annotations

import re
from dataclasses import replace

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.packaged import folder
from kg.query import NamedQuery, answers, ask, find, named
from kg.query.ahead import names_ahead
from kg.query.answers import question_of, text_of
from kg.query.firsts import CHOSEN, FIRST, has_firsts
from kg.query.lookup import question
from kg.query.seeds import (
    LISTED,
    LONG,
    MANY,
    OTHERWISE,
    SHORT,
    periods,
    seeds,
    takes,
    with_seeds,
    without_notes,
)
from kg.query.slots import slots
from kg.query.sparql import check_syntax, tokens
from kg.store.calendar import COMPLETE
from kg.store.ledger import unlisted_quad
from kg.terms import DM, PREFIXES, XSD, declared

from .rows import Case, cases, table

QUERY = """SELECT * WHERE {
  # seed days: VALUES ?days { UNDEF } ?event dm:date ?days .
  # seed party: {
  #   ?event dm:party
  #     ?party }
  # an ordinary comment
  ?event a ?type .
  # seed party: ?other dm:party ?party .
}"""
SEEDED = [query for query in named() if list(seeds(query.text))]
TAKE_LISTED = {query.name for query in named() if takes(query.text, LISTED)}
TAKE_MANY = {query.name for query in named() if takes(query.text, MANY)}
PSEUDO = {"days", "period", "months", "coarse"}


def test_the_first_seed_with_values_of_each_block_is_taken() -> None:
    assert with_seeds(QUERY, set()) == QUERY
    both = with_seeds(QUERY, {"days", "party"})
    assert both == QUERY.replace("# seed days: ", "").replace("# seed party: ?other", "?other")
    only = with_seeds(QUERY, {"party"})
    assert "  {\n  ?event dm:party\n  ?party }\n  # an ordinary comment" in only
    assert "# seed days" in only


@pytest.mark.parametrize("query", SEEDED, ids=lambda query: query.name)
def test_every_seed_is_about_a_parameter_and_parses(query: NamedQuery) -> None:
    params = {param.name for param in query.params}
    for name in {name for name, _ in seeds(query.text)}:
        is_pseudo = name in PSEUDO and {"from", "to"} <= params
        is_of_firsts = name in (FIRST, CHOSEN) and has_firsts(query.text)
        is_known = name in params | {OTHERWISE} or is_pseudo or is_of_firsts
        is_known = is_known or (name == MANY and "party" in params) or name == LISTED
        is_known = is_known or name in names_ahead(query.text)
        assert is_known or (name == "key" and "name" in params)
        text = with_seeds(query.text, {name})
        check_syntax(text)
        assert {slot.name for slot in slots(text)} <= params | PSEUDO | {"key"} | names_ahead(query.text)
        terms = [token.text.partition(":") for token in tokens(text) if token.kind == "name"]
        assert all(declared(ox.NamedNode(PREFIXES[prefix] + local)) for prefix, _, local in terms if local)


@pytest.mark.parametrize("query", named(), ids=lambda query: query.name)
def test_without_notes_it_is_the_same_question(query: NamedQuery) -> None:
    text = without_notes(query.text)
    assert tokens(text) != ()
    assert [token.text for token in tokens(text)] == [token.text for token in tokens(query.text)]
    assert text.startswith("PREFIX")
    assert "# seed" not in text


def test_a_filter_is_left_out_where_a_seed_says_the_same() -> None:
    text = """{
  # seed days: ?event dm:date ?days .
  # seed party: ?event dm:party ?party .

  # seed other: ?event dm:party ?other .
  FILTER EXISTS { ?event dm:party ?party }  # unless seed party
}"""
    assert "FILTER" not in with_seeds(text, {"party", "other"})
    assert "FILTER" in with_seeds(text, {"days", "party"})
    assert without_notes(with_seeds(text, {"other"})).split("\n")[-2:] == [
        "  FILTER EXISTS { ?event dm:party ?party }",
        "}",
    ]


@pytest.mark.parametrize("query", SEEDED, ids=lambda query: query.name)
def test_a_filter_that_may_be_left_out_says_what_the_seed_says(query: NamedQuery) -> None:
    said = (
        {
            (name, re.sub(r"VALUES \?\w+ \{ UNDEF \} ", "", text).rstrip(" ."))
            for name, text in seeds(query.text)
        }
        | {
            (name, re.sub(r" dm:\S+Party ", " dm:party ", text).rstrip(" ."))  # of an event of some type
            for name, text in seeds(query.text)
        }
        | {
            (name, found[1])  # of a party that is read by itself
            for name, text in seeds(query.text)
            if (
                found := re.fullmatch(
                    r"\{ SELECT [?\w ]+ WHERE \{ VALUES \?\w+ \{ UNDEF \} (.*) \. \} \}",
                    re.sub(r" dm:meetingParty\|dm:callParty ", " dm:party ", text),
                )
            )
        }
        | {
            ("party", text)  # a seed of several lines, and what is joined with it
            for text in re.findall(r"^ *#   +FILTER EXISTS \{ (.*) \}$", query.text, re.MULTILINE)
        }
    )
    for line in query.text.split("\n"):
        if "# unless seed listed" in line:
            assert query.name in TAKE_LISTED, line  # the calendar is compared with the graph, below
        elif found := re.fullmatch(
            r" *(\?event a \?type ; .*?|FILTER \(\?type IN .*?) +# later +# unless seed party", line
        ):
            more = [text.strip(" .") for text in re.findall(r"^ *#   +(.*)", query.text, re.MULTILINE)]
            said_of_event = {part for text in more for part in text.split(" ; ")}
            parts = found[1].removeprefix("?event ").strip(" .").split(" ; ")
            assert set(parts) <= said_of_event, line
        elif found := re.fullmatch(r" *FILTER (.*) +# unless seed (?:(?:many|event) or )?(\w+)", line):
            pattern = re.fullmatch(r"(?:\(!BOUND\(\?(\w+)\) \|\| )?EXISTS \{ (.*) \}\)?", found[1].strip())
            assert pattern, line
            assert pattern[1] in (None, found[2])
            assert (found[2], pattern[2]) in said, line
        elif found := re.fullmatch(
            r" *(\?\w+) a dm:(\w+) ; dm:modality dm:Held \. +# unless seed (\w+)", line
        ):
            short = f"{found[1]} dm:{found[2].lower()}Party ?{found[3]} ."
            assert (found[3], short) in set(seeds(query.text)), line
        elif found := re.fullmatch(
            r" *(\?\w+) (.*) \. .*# unless seed (?:many|days|body|event)(?: or \w+)?", line
        ):
            ahead = [question(name) for name in re.findall(r"# ahead event: (\w+)", query.text)]
            said_in_full = re.findall(r"^ *#   .*", query.text, re.MULTILINE) + ahead
            for predicate in found[2].split(" ; "):
                assert any(f"{found[1]} {predicate} " in more for more in said_in_full), line
        elif found := re.fullmatch(r" *(VALUES \?\w+ \{ UNDEF \})  # unless seed \w+", line):
            assert any(found[1] in more for more in re.findall(r"^ *#   .*", query.text, re.MULTILINE)), line
        else:
            assert "# unless seed" not in line, line


def test_a_seed_in_use_is_no_note() -> None:
    text = without_notes(with_seeds(QUERY, {"party"}))
    assert "?event dm:party\n  ?party }" in text
    assert "# an ordinary comment" in text
    assert "# seed" not in text


def test_comments_of_queries_are_not_taken_for_more_of_a_seed() -> None:
    for path in folder("queries").glob("*.rq"):
        body = path.read_text(encoding="utf-8").partition("WHERE")[2]
        inside = False
        for line in body.split("\n"):
            is_more = re.fullmatch(r" *#   +.*", line) is not None
            assert not is_more or inside, f"{path.name}: {line}"
            inside = is_more or "# seed " in line


@pytest.mark.parametrize("case", [c for c in cases() if c.name in {q.name for q in SEEDED}], ids=str)
def test_answers_do_not_depend_on_seeds(case: Case, store: ox.Store) -> None:
    query = next(query for query in named() if query.name == case.name)
    bare = replace(query, text=re.sub(r"# seed .*", "#", query.text))
    bare = replace(bare, text=re.sub(r"^ *#   .*$", "#", bare.text, flags=re.MULTILINE))
    assert table(ask(store, bare, params=case.params)) == case.table


@pytest.mark.parametrize("case", [c for c in cases() if c.name in TAKE_MANY], ids=str)
def test_answers_do_not_depend_on_how_many_events_there_are(
    case: Case, store: ox.Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answers, "_MANY", 1)
    answer = ask(store, case.name, params=case.params)
    assert table(answer) == case.table
    if "party" in case.params:
        assert "all dates, read in order" in answer.sparql


@pytest.mark.parametrize("case", [c for c in cases() if c.name in TAKE_LISTED], ids=str)
def test_answers_do_not_depend_on_a_calendar(case: Case, listed_store: ox.Store) -> None:
    query = find(case.name)
    asked: list[str] = []
    answer = ask(Asked(listed_store, asked), query, params=case.params)
    assert table(answer) == case.table
    assert "store/calendar" in asked[-1]
    assert "store/calendar" not in answer.sparql, "what is shown can be asked of an exported graph"


@pytest.mark.parametrize("change", ["unlisted", "none"])
def test_a_calendar_that_is_not_up_to_date_is_not_used(listed_store: ox.Store, change: str) -> None:
    store, asked = ox.Store(), list[str]()
    store.extend(listed_store)
    if change == "unlisted":
        store.add(unlisted_quad(ox.NamedNode("urn:event")))
    else:
        store.remove(COMPLETE)
    ask(Asked(store, asked), "announced-not-held")
    assert "store#heldIn" not in asked[-1]


class Asked:
    """A store that writes down what it is asked."""

    def __init__(self, store: ox.Store, texts: list[str]) -> None:
        self._store, self._texts = store, texts

    def query(self, text: str, /) -> object:
        self._texts.append(text)
        return self._store.query(text)


def test_many_events_are_counted() -> None:
    store, party = ox.Store(), ox.NamedNode("urn:party")
    query = find("disagreements")
    for n in range(answers._MANY):
        assert "all dates, read in order" not in question_of(store, query, {"party": party})
        store.add(ox.Quad(ox.NamedNode(f"urn:{n}"), DM.party, party))
    assert "all dates, read in order" in question_of(store, query, {"party": party})


@pytest.mark.parametrize(
    ("first", "last", "count"),
    [("2024-03-05", "2024-03-07", 5), ("2024-03", "2024-03", 33), ("2023", "2024", 731 + 24 + 2)],
)
def test_a_period_is_all_dates_in_it(first: str, last: str, count: int) -> None:
    found = periods({"from": [ox.Literal(first)], "to": [ox.Literal(last)]})
    assert len(found["period"]) == count
    assert ("days" in found) == (count <= SHORT)


def test_a_long_period_and_an_open_one_are_none() -> None:
    assert periods({"from": [ox.Literal("2000")], "to": [ox.Literal("2024")]}) == {}
    assert periods({"from": [ox.Literal("2024")]}) == {}
    assert LONG > 3 * 366


partial = st.dates().map(str).flatmap(lambda day: st.sampled_from([day, day[:7], day[:4]]))


@given(first=partial, last=partial, date=partial)
def test_a_date_is_in_a_period_when_queries_say_so(first: str, last: str, date: str) -> None:
    """Dates are compared at the precision that both have, as the filters of queries do."""
    found = periods({"from": [ox.Literal(first)], "to": [ox.Literal(last)]})
    fits = date[: len(first)] >= first[: len(date)] and date[: len(last)] <= last[: len(date)]
    if "period" in found:
        type_ = {4: XSD.gYear, 7: XSD.gYearMonth, 10: XSD.date}[len(date)]
        assert (ox.Literal(date, datatype=type_) in found["period"]) == fits


def test_a_query_of_a_user_has_no_seeds(store: ox.Store) -> None:
    text = "SELECT ?x WHERE {\n # seed x: nonsense\n VALUES ?x { UNDEF } ?x ?p ?o }"
    assert ask(store, text, params={"x": "dm:none"}).rows == ()
    assert all("# seed" not in text_of(query, {}) for query in SEEDED)
