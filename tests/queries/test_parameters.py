"""What a user types as a parameter, and what it means; nothing that is typed becomes part of the query."""

from __future__ import annotations

from typing import Any

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import WrongUse
from kg.query import ask, from_text
from kg.query.concepts import scheme
from kg.query.labels import short
from kg.query.slots import filled, slots
from kg.query.things import resolve
from kg.query.values import Type, plain
from kg.terms import TOPIC, XSD

ECHO = "SELECT ?x WHERE { VALUES ?x { UNDEF } }"


def meant(store: ox.Store, text: str, *types: Type) -> list[str]:
    return [short(node) for node in resolve(store, types, text, name="x").nodes]


@pytest.mark.parametrize(
    ("text", "types", "nodes"),
    [
        ("Эмин Сафаров", "person", "person/safarov"),
        ("EMIN SAFAROV", "person", "person/safarov"),
        ("Emin Səfərov", "person", "person/safarov"),
        ("  эмин   сафаров ", "person", "person/safarov"),
        ("Сафаров Эмин", "person", "person/safarov"),
        ("Э. Сафаров", "person", "person/safarov"),
        ("Жандаров", "person", "person/zhandarov"),
        ("Emin Safarow", "person", "person/safarov"),
        ("Yulbarsow", "person", "person/yulbarsov"),
        ("Премьер-министр Гулиев", "person", "person/guliev"),
        ("министр иностранных дел Н. Гулиев", "person|body|state", "person/guliev"),
        ("person/guliev", "person", "person/guliev"),
        ("https://w3id.org/diplomatic-kg/id/person/guliev", "person", "person/guliev"),
        ("<https://w3id.org/diplomatic-kg/id/person/guliev>", "person", "person/guliev"),
        ("KZ", "state", "state/KZ"),
        ("kz", "state", "state/KZ"),
        ("Qazaxıstan", "state", "state/KZ"),
        ("Kazakhstan", "person|body|state", "state/KZ"),
        ("мсэ", "body", "body/itu"),
        ("International Telecommunication Union", "body", "body/itu"),
        ("МИД Казахстана", "body|state", "body/mfa-kz"),
        ("премьер-министр", "post", "post/pm-az post/pm-kz"),
        ("премьер", "post", "post/pm-az post/pm-kz"),
        ("Баку", "place", "place/baku"),
        ("baku", "place", "place/baku"),
        ("Грузия", "place", "territory/GE"),
        ("ge", "place", "territory/GE"),
        ("Обмен опытом", "topic", "agenda/itu-meeting-3"),
        ("itu-meeting", "event", "event/itu-meeting"),
        ("event/itu-meeting", "event", "event/itu-meeting"),
        ("Энергетический форум", "event", "event/forum"),
        ("energy forum", "event", "event/forum"),
        ("a3", "article", "article/a3"),
        ("https://1news.example/a3", "article", "article/a3"),
        ("Переговоры в Астане", "article", "article/a3"),
    ],
)
def test_names_in_any_script_and_form(text: str, types: str, nodes: str, store: ox.Store) -> None:
    assert meant(store, text, *types.split("|")) == nodes.split()  # type: ignore[arg-type]


def test_a_state_without_a_key_of_its_territory_stands_for_it() -> None:
    """An older graph may have keys on the state alone."""
    store = ox.Store()
    store.load(
        b"""@prefix dm: <https://w3id.org/diplomatic-kg/ontology#> . @base <https://example.org/> .
        <state/GE> a dm:State ; dm:nameKey "gruziya" .
        <territory/GE> a dm:Territory ; dm:territoryOf <state/GE> .""",
        format=ox.RdfFormat.TURTLE,
    )
    assert meant(store, "Грузия", "place") == ["territory/GE"]


def test_of_what_bears_one_name_a_state_is_meant_and_the_user_is_told() -> None:
    """Somebody wrote of "the U.S." as of a body; a question about "U.S." is none about that."""
    store = ox.Store()
    store.load(
        b"""@prefix dm: <https://w3id.org/diplomatic-kg/ontology#> . @base <https://example.org/> .
        <person/p> a dm:Person ; dm:nameKey "u s" . <body/us> a dm:Body ; dm:nameKey "u s" .
        <state/US> a dm:State ; dm:nameKey "u s" .""",
        format=ox.RdfFormat.TURTLE,
    )
    for types, node in ((("person", "body", "state"), "state/US"), (("person", "body"), "person/p")):
        found = resolve(store, types, "U.S.", name="party")  # type: ignore[arg-type]
        assert [short(one) for one in found.nodes] == [node]
        assert found.taken_for == found.nodes
    assert resolve(store, ("state",), "U.S.", name="state").taken_for == ()


@pytest.mark.parametrize("text", ["торговля", "TRADE", "ticarət"])
def test_a_topic_brings_what_is_narrower(text: str, store: ox.Store) -> None:
    assert {"topic:trade", "topic:free-trade"} <= set(meant(store, text, "topic"))


@pytest.mark.parametrize("name", ["kosovo", "syria-conflict", "trade"])
def test_the_address_of_a_topic_means_that_topic_also_where_no_event_has_it(
    name: str, store: ox.Store
) -> None:
    found = resolve(store, ("topic",), TOPIC[name].value, name="topic")
    assert TOPIC[name] in found.nodes
    assert set(found.nodes) == set(scheme().with_narrower(frozenset({TOPIC[name]})))
    assert found.taken_for == ()


def test_the_words_of_an_address_are_no_phrase(store: ox.Store) -> None:
    with pytest.raises(WrongUse, match="knows no topic named"):
        resolve(store, ("topic",), "https://example.org/trade", name="topic")


def test_a_phrase_is_taken_for_its_topic_and_the_user_is_told(store: ox.Store) -> None:
    answer = ask(store, "meetings", params={"topic": "укрепление кибербезопасности", "from": "2025-11"})
    assert {short(row[1]) for row in answer.rows} == {"event/itu-meeting"}
    assert answer.remarks == ("topic: 'укрепление кибербезопасности' taken for cybersecurity",)


def test_a_part_of_a_name_is_told_and_a_whole_name_is_not(store: ox.Store) -> None:
    assert ask(store, "contacts", params={"person": "Гулиев"}).remarks == (
        "person: 'Гулиев' taken for Нариман Гулиев",
    )
    assert ask(store, "contacts", params={"person": "нариман гулиев"}).remarks == ()


@pytest.mark.parametrize(
    ("params", "message"),
    [
        (
            {"person": "Сафаров"},
            "person: 'Сафаров' may be Рауф Сафаров (person/safarov-rauf), Emin Safarov (person/safarov): "
            "give the full name, or the form in brackets",
        ),
        (
            {"person": "Э Софоров"},
            "person: the store knows no person named 'Э Софоров'; the nearest: Emin Safarov (person/safarov)",
        ),
        ({"person": "ссс"}, "person: the store knows no person named 'ссс'"),
        (
            {"person": "министр иностранных дел Грузии"},
            "person: the store knows no person named 'министр иностранных дел Грузии'; "
            "whoever is 'министр иностранных дел': kg query holder or post-meetings, "
            "with --post 'министр иностранных дел' and --state",
        ),
        ({"person": "Кто-то"}, "person: the store knows no person named 'Кто-то'"),
        ({"person": "person/nobody"}, "person: the store knows no person named 'person/nobody'"),
        ({"person": "..."}, "person: the store knows no person named '...'"),
        (
            {"person": "Гулиев", "state": "Atlantis"},
            "state: the store knows no state named 'Atlantis'",
        ),
        ({"from": "2025-13"}, "from: '2025-13' is no date: write YYYY, YYYY-MM or YYYY-MM-DD"),
        ({"from": "21.11.2025"}, "from: '21.11.2025' is no date: write YYYY, YYYY-MM or YYYY-MM-DD"),
        ({"from": "2025-02-30"}, "from: '2025-02-30' is no date: write YYYY, YYYY-MM or YYYY-MM-DD"),
        ({"from": ""}, "from is empty: give a value or leave it out"),
        ({"from": "2026", "to": "2025-12"}, "from 2026 is after to 2025-12: swap them"),
        (
            {"year": "2025"},
            "meetings takes no year: it takes party (person or body or state), "
            "other (person or body or state), place (place), topic (topic), from (date), to (date)",
        ),
    ],
)
def test_errors_are_one_clear_line(params: dict[str, str], message: str, store: ox.Store) -> None:
    with pytest.raises(WrongUse) as error:
        ask(store, "meetings", params=params)
    assert str(error.value) == message


def test_a_missing_parameter_names_what_the_query_takes(store: ox.Store) -> None:
    with pytest.raises(WrongUse) as error:
        ask(store, "visits-to", params={"from": "2025"})
    assert str(error.value) == (
        "visits-to needs state (state, required), the state visited: it takes state (state, required), "
        "party (person or body or state), from (date), to (date)"
    )


def test_an_unknown_query_names_the_nearest(store: ox.Store) -> None:
    with pytest.raises(WrongUse, match=r"no query is named 'meting': did you mean meetings"):
        ask(store, "meting")
    with pytest.raises(WrongUse, match="no query is named 'xyz': kg queries lists them"):
        ask(store, "xyz")


def test_person_body_and_state_are_the_parties_in_this_order(store: ox.Store) -> None:
    by_options = ask(store, "meetings", params={"person": "Гулиев", "state": "KZ"})
    assert by_options.rows == ask(store, "meetings", params={"party": "Гулиев", "other": "KZ"}).rows
    with pytest.raises(WrongUse, match="meetings takes no body"):
        ask(store, "meetings", params={"person": "Гулиев", "body": "МСЭ", "state": "KZ", "other": "UZ"})


def test_terms_are_taken_as_they_are(store: ox.Store) -> None:
    person = ox.NamedNode("https://w3id.org/diplomatic-kg/id/person/guliev")
    assert ask(store, "contacts", params={"person": person}) == ask(
        store, "contacts", params={"person": "Нариман Гулиев"}
    )


def test_a_limit_cuts_rows_and_triples(store: ox.Store) -> None:
    assert len(ask(store, "meetings", limit=3).rows) == 3
    assert len(ask(store, "event-graph", params={"event": "itu-meeting"}, limit=5).triples) == 5


@pytest.mark.parametrize(
    ("type_", "text", "term"),
    [
        ("date", "2025", ox.Literal("2025")),
        ("integer", "012", ox.Literal("12", datatype=XSD.integer)),
        ("lang", "RU", ox.Literal("ru")),
        ("text", ' a "b" ', ox.Literal('a "b"')),
        ("name", "Əli", ox.Literal("ali")),
        ("term", "<https://example.org/>", ox.NamedNode("https://example.org/")),
        ("term", "dm:Meeting", ox.NamedNode("https://w3id.org/diplomatic-kg/ontology#Meeting")),
        ("term", '"да"@ru', ox.Literal("да", language="ru")),
        ("term", "12", ox.Literal("12", datatype=XSD.integer)),
        ("term", "a:b c", ox.Literal("a:b c")),
    ],
)
def test_plain_values(type_: Type, text: str, term: Any) -> None:
    assert plain(type_, text, name="x") == term


@pytest.mark.parametrize(
    ("type_", "text"),
    [
        ("integer", "-1"),
        ("integer", "1e3"),
        ("integer", "٣"),
        ("lang", "russian"),
        ("term", "<a b>"),
        ("term", '"x" . <a:a> <a:a> <a:b>'),
        ("text", "a\x00b"),
        ("text", "\x1b[31m"),
    ],
)
def test_values_of_no_such_type(type_: Type, text: str) -> None:
    with pytest.raises(WrongUse):
        plain(type_, text, name="x")


HOSTILE = [
    '"} INSERT DATA { <a:a> <a:b> 1 } #',
    "'); DROP ALL; --",
    "> } UNION { ?s ?p ?o } #",
    "\\u0022 } UNION { ?s ?p ?o } #",
    "\\",
    '\\"',
    '"""',
    "a\nb\r\n\tc",
    "?s",
    "UNDEF } VALUES ?y { 1",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_stay_texts(text: str, store: ox.Store) -> None:
    assert_echoed(text)
    assert ask(store, "claims", params={"text": text}).rows == ()


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1))
def test_any_text_stays_a_text(text: str) -> None:
    assert_echoed(text)


def assert_echoed(text: str) -> None:
    query = filled(ECHO, {"x": [ox.Literal(text)]})
    assert [tuple(row) for row in ox.Store().query(query)] == [(ox.Literal(text),)]  # type: ignore[union-attr]
    assert [row[0] for row in rdflib.Graph().query(query)] == [rdflib.Literal(text)]  # type: ignore[index]


@given(st.text(min_size=1))
def test_any_name_is_found_or_refused_but_never_run(text: str) -> None:
    with pytest.raises(WrongUse):
        ask(ox.Store(), "contacts", params={"person": text})


def test_a_slot_is_filled_wherever_it_stands_and_only_there() -> None:
    text = """# VALUES ?x { UNDEF }
        SELECT ?x ?y {
          VALUES ?x { UNDEF } { SELECT ?y { values $x {undef} BIND("VALUES ?x { UNDEF }" AS ?y) } }
        }"""
    assert [slot.name for slot in slots(text)] == ["x", "x"]
    assert filled(text, {"x": [ox.Literal("1"), ox.NamedNode("a:b")]}).count('"1" <a:b>') == 2
    assert filled(text, {}) == text


def test_a_query_of_the_user_takes_parameters_by_its_slots(store: ox.Store) -> None:
    text = "SELECT ?thing { VALUES ?key { UNDEF } ?thing dm:nameKey ?key }"
    answer = ask(store, text, params={"key": "baku"})
    assert [short(row[0]) for row in answer.rows] == ["place/baku"]
    with pytest.raises(WrongUse, match=r"the query takes no who: it takes key \(term\)"):
        ask(store, text, params={"who": "x"})


def test_a_query_of_the_user_may_have_a_header(store: ox.Store) -> None:
    text = """# title: Where somebody was
# param person (person, required): who
# column place (thing): where
SELECT DISTINCT ?place { VALUES ?person { UNDEF } ?event dm:party ?person ; dm:place ?place } ORDER BY ?place
"""
    assert from_text(text).title() == "Where somebody was"
    answer = ask(store, text, params={"person": "Линдквист"})
    assert [short(row[0]) for row in answer.rows] == ["place/baku", "place/tashkent"]
    assert answer.things == {"place"}


@pytest.mark.parametrize(
    ("header", "message"),
    [
        (
            "# param who (pers, required): x",
            r"'# param who \(pers, required\)' is not understood: write NAME",
        ),
        ("# param who: x", "'# param who' is not understood"),
        (
            "# param who (person, optional): x",
            r"who has no place in the query: write VALUES",
        ),
        ("# column a b: x", "'# column a b' is not understood"),
    ],
)
def test_a_wrong_header_is_explained(header: str, message: str) -> None:
    with pytest.raises(WrongUse, match=message):
        from_text(f"{header}\nSELECT * {{ ?s ?p ?o }}")
