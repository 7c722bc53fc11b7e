"""Events within events, and what passes between them."""

from __future__ import annotations

import pytest

from kg.extract.drafts import Draft
from kg.extract.signed_there import follow_talks
from kg.extract.spans import Span

from .drafted import TOWN, draft, person, post, state

REZAI, FIDAN = person("Али Резаи", "посол", "IR"), person("Хакан Фидан", "министр", "TR")
NOBODY = person("Иван Петров")


@pytest.mark.parametrize(
    ("signing", "place"),
    [
        (draft("signing", state("IR"), state("TR"), at=1), TOWN),
        (draft("signing", REZAI, at=1), TOWN),
        (draft("signing", state("IR"), state("AZ"), at=1), None),
        (draft("signing", NOBODY, at=1), None),
        (draft("signing", post("директор"), at=1), None),
        (draft("signing", at=1), None),
    ],
)
def test_a_signing_is_where_its_sides_talked(signing: Draft, place: Span | None) -> None:
    talk = draft("meeting", REZAI, FIDAN, place=TOWN, when="2025-03-10")
    follow_talks([talk, signing], "")
    assert signing.place is place
    assert (signing.when is talk.when) is (place is TOWN)


def test_a_signing_without_countries_is_where_who_signs_talked() -> None:
    talk = draft("meeting", NOBODY, FIDAN, place=TOWN)
    signing = draft("signing", NOBODY, at=1)
    follow_talks([talk, signing], "")
    assert signing.place is TOWN
