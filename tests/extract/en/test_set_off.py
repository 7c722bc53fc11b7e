"""What commas set off, and courtesies that hide a name: blanks take the place of what tells no event."""

from __future__ import annotations

import pytest
from hypothesis import given

from kg.extract.languages.en.courtesies import without_courtesies
from kg.extract.languages.en.set_off import without_set_off
from tests.extract.texts import TEXTS


@pytest.mark.parametrize(
    ("text", "left_out"),
    [
        ("Minister Ana Berg, himself an engineer, met", ", himself an engineer,"),
        ("Minister Ana Berg, who is 54, met", ", who is 54,"),
        ("President Ana Berg, elected in May, met", ", elected in May,"),
        ("Minister Ana Berg, a career diplomat, met", ", a career diplomat,"),
        ("Minister Ana Berg, the leader of the ruling party, met", ", the leader of the ruling party,"),
        ("Ana Berg, known as the Engineer, met", ", known as the Engineer,"),
        ("Ana Berg, a native of Oxford, met", ", a native of Oxford,"),
        ("they met, officials say, in Riga", ", officials say,"),
        ("Ana Berg, keen to boost ties, met", ", keen to boost ties,"),
        ("Ana Berg met Ali Omar, raising hopes of a deal.", ", raising hopes of a deal"),
        ("Ana Berg met Ali Omar, the second such meeting this year.", ", the second such meeting this year"),
        # a comma that is needed stays
        ("Minister Ana Berg, who is 54, Ali Omar and others", " who is 54,"),
        ("others, including Minister Ana Berg, who is 54, met", " who is 54,"),
        # what tells something stays
        *[
            (text, "")
            for text in (
                "Minister Ana Berg, a deputy prime minister, met",
                "Ana Berg, a veteran journalist, said",
                "Minister Ana Berg, who met Ali Omar, said",
                "Minister Ana Berg, who is on a visit, said",
                "Minister Ana Berg, who was joined by others, said",
                "Minister Ana Berg, elected president in May, said",
                "President Ana Berg, whose country hosts the summit, said",
                "discussed trade, seeking to expand ports, and",
                "They agreed on trade, underscoring the need for ports.",
                "Ana Berg met Ali Omar, in a bid to sign an accord.",
            )
        ],
    ],
)
def test_what_is_set_off_and_tells_nothing_is_not_read(text: str, left_out: str) -> None:
    read = without_set_off(text)
    stays = "" if left_out[:1] == " " else " "
    assert read.split() == (text.replace(left_out, stays) if left_out else text).split()


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Ghana’s Dr. Kofi Mensah", "Ghana’s     Kofi Mensah"),
        ("Ali Omar and H.E. Mr. Luis Arce", "Ali Omar and          Luis Arce"),
        ("the delegation and Mr. Luis Arce", "the delegation and Mr. Luis Arce"),
        ("Ghana’s Gen. Secretary said", "Ghana’s Gen. Secretary said"),
    ],
)
def test_courtesies_that_hide_a_name(text: str, read: str) -> None:
    assert without_courtesies(text) == read


@given(TEXTS)
def test_all_else_keeps_its_place(text: str) -> None:
    for read in (without_set_off(text), without_courtesies(text)):
        assert len(read) == len(text)
        assert all(a == b or b in " ," for a, b in zip(text, read, strict=True))
