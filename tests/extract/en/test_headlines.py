"""What a headline in the present tense tells, which the body does not tell again."""

from __future__ import annotations

import pytest

from kg.extract import extract

from .stated import article

_HEADLINE = "Under Secretary Rosa Diaz Travels to Muscat\n\n"
_COMING = "She will attend the Water Conference in Muscat on Friday."


@pytest.mark.parametrize(
    ("body", "modality"),
    [
        ("Chilean Under Secretary Rosa Diaz will lead the delegation to the Water Conference.", "planned"),
        (f"Chilean Under Secretary Rosa Diaz met Omani Minister Salim Harthy. {_COMING}", "held"),
        ("Chilean Under Secretary Rosa Diaz likes the town.", "held"),
    ],
)
def test_a_visit_of_the_headline_alone_is_to_come_where_all_else_is(body: str, modality: str) -> None:
    events = extract(article(_HEADLINE + body, title=len(_HEADLINE))).events
    assert [e.modality for e in events if e.type == "visit"] == [modality]
