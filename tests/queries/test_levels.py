"""At what level a visit is: what visits-balance and reciprocity read from the name of the visitor's post."""

from __future__ import annotations

from typing import Any

import pyoxigraph as ox
import pytest

from kg.identities import skeleton
from kg.model import DEFAULT_BASE
from kg.query import ask
from kg.resolve.tables import posts
from kg.terms import DM, ORG, PREFIXES

STATE, BODY = DM.State.value, DM.Body.value

POSITIONS = [
    ("президент", STATE, "1"),
    ("Queen", STATE, "1"),
    ("глава государства", STATE, "1"),
    ("президент", BODY, "3"),
    ("вице-президент", STATE, "3"),
    ("Premier", STATE, "2"),
    ("Baş naziri", STATE, "2"),
    ("председатель правительства", STATE, "2"),
    ("Chairman of the Cabinet of Ministers", STATE, "2"),
    ("вице-премьер", STATE, "3"),
    ("Baş nazirin müavini", STATE, "3"),
    ("Chancellor of the Exchequer", STATE, "3"),
    ("госсекретарь", STATE, "3"),
    ("xarici işlər naziri", STATE, "3"),
    ("Foreign Minister and national security advisor to the President", STATE, "3"),
    ("Speaker", BODY, "3"),
    ("генеральный директор", BODY, "3"),
    ("head of department", BODY, "5"),
    ("замминистра иностранных дел", STATE, "4"),
    ("Assistant Secretary of State for European and Eurasian Affairs", STATE, "4"),
    ("Under Secretary for Political Affairs", STATE, "4"),
    ("səfiri", STATE, "4"),
    # who serves somebody is not that somebody
    ("Assistant to the President for National Security Affairs", STATE, "5"),
    ("national security advisor to the Vice President", STATE, "5"),
    ("diplomatic advisor to the Prime Minister", STATE, "5"),
    ("President's aide", STATE, "5"),
    ("Prezident Administrasiyasının rəhbəri", STATE, "5"),
    ("пресс-секретарь", STATE, "5"),
    ("press secretary to the Prime Minister", STATE, "5"),
]

HEADS = {
    "1": ("president", "head-of-state", "king", "emir", "sultan"),
    "2": ("prime-minister", "head-of-government", "chancellor"),
    "3": ("vice-president", "deputy-prime-minister", "secretary-of-state", "foreign-minister"),
    "4": ("deputy-secretary-of-state", "deputy-foreign-minister", "ambassador"),
    "5": ("presidential-aide", "presidential-adviser", "press-secretary", "spokesperson", "special-envoy"),
}  # fmt: skip
"""Posts of posts.toml, which the graph gives the names of all languages."""


def levels(names: list[str], home: str) -> dict[str, Any]:
    """Return what the two questions say of the level of one visit to Georgia by the holder of a post."""
    keys = ", ".join(f'"{name}"' for name in names)
    text = f"""@prefix dm: <{PREFIXES["dm"]}> . @prefix org: <{ORG.postIn.value.removesuffix("postIn")}> .
        @base <{DEFAULT_BASE}> .
        <state/KZ> a dm:State . <state/GE> a dm:State . <home> a <{home}> .
        <tbilisi> dm:inTerritory <territory/GE> . <territory/GE> dm:territoryOf <state/GE> .
        <event/v> a dm:Visit ; dm:modality dm:Held ; dm:visitParty <state/KZ> ; dm:place <tbilisi> ;
            dm:hasParticipation <seat> .
        <seat> dm:participationIn <event/v> ; dm:onBehalfOf <state/KZ> ; dm:inCapacity <post> .
        <post> a org:Post ; org:postIn <home> ; dm:nameKey {keys} ."""
    store = ox.Store()
    store.load(text.encode(), format=ox.RdfFormat.TURTLE)
    found = {}
    for name, column in (("visits-balance", "level"), ("reciprocity", "levelOut")):
        answer = ask(store, name, params={"state": f"{DEFAULT_BASE}state/KZ"})
        (row,) = answer.rows
        found[name] = row[answer.columns.index(column)].value
    return found


@pytest.mark.parametrize(("position", "home", "level"), POSITIONS)
def test_the_level_of_a_post(position: str, home: str, level: str) -> None:
    assert levels([skeleton(position)], home) == {"visits-balance": level, "reciprocity": level}


@pytest.mark.parametrize(("post", "level"), [(post, level) for level in HEADS for post in HEADS[level]])
def test_all_names_together_are_at_the_level_of_the_post(post: str, level: str) -> None:
    names = sorted(posts().rows[post].names)
    assert levels(names, STATE) == {"visits-balance": level, "reciprocity": level}


@pytest.mark.parametrize(("post", "level"), [(post, level) for level in HEADS for post in HEADS[level]])
def test_no_name_of_a_post_is_above_it(post: str, level: str) -> None:
    for name in posts().rows[post].names:
        assert levels([name], STATE)["visits-balance"] >= level, name
