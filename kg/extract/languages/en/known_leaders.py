"""Known leaders of a state are of no other one that their surroundings gave them: "met President A of Ghana
before the summit hosted by President Biden". Of their own where the text names it."""

from __future__ import annotations

from collections.abc import Sequence

from kg import gazetteer
from kg.extract.languages.en.private_posts import leads
from kg.extract.parties import Person
from kg.extract.spans import Spans


def settle(spans: Spans, persons: Sequence[Person]) -> None:
    """Correct the derived states of posts of state that known leaders hold."""
    named = {s.country for s in spans.all if s.kind == "state"}
    for person in persons:
        led = leads(person.name)
        for held in person.capacities if gazetteer.state(led) is not None else ():  # "EU" is none
            if held.derived and not held.organization and held.country not in ("", led):
                held.country = led if led in named else ""
                for mention in person.mentions:
                    mention.country = held.country
