"""Who is the guest where a clause says of the place of a talk that somebody came there or is there: "президент
Перу принял министра Чили в Лиме, где находится с визитом"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.allegiance import country_of
from kg.extract.languages.ru.scene import Scene
from kg.extract.parties import Party
from kg.extract.spans import Span
from kg.extract.words import Token

_THERE = frozenset(("где", "куда"))


def guest_there(
    scene: Scene, verb: Token, places: Sequence[Span], subjects: Sequence[Party]
) -> Sequence[Party]:
    """Return who of the main clause is no host at home, in the place of a host whom a clause with "где" or
    "куда" seems to tell to have come; else the subjects as they are."""
    segment = scene.clauses.segments[scene.clauses.index_of(verb.index)]
    if segment.first == scene.sentence.first or scene.words.tokens[segment.first].lower not in _THERE:
        return subjects
    home = places[0].country if len(places) == 1 else ""
    if not home or len(subjects) != 1 or country_of(subjects[0]) != home:
        return subjects
    named = subjects[0].kind != "pronoun" and segment.first < subjects[0].first
    ahead = (p for p in scene.clauses.parties if p.last < segment.first and not p.inner)
    people = [p for p in ahead if p.person is not None or p.kind == "post"]
    guests = {p.key(): p for p in people if country_of(p) not in ("", home)}
    return subjects if named or len(guests) != 1 else list(guests.values())
