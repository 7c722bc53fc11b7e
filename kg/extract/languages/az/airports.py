"""At which airport a guest is welcomed or seen off: "Ankaranın Esenboğa hava limanında"; of which town."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg import gazetteer
from kg.extract.allegiance import country_of
from kg.extract.drafts import Draft
from kg.extract.languages.az.lexicon import table
from kg.extract.languages.az.scene import Actor, Scene
from kg.extract.languages.az.verbs import Verb
from kg.extract.spans import Span, SpanKind
from kg.gazetteer import State

_PORTS = ("aeroport", "limanında", "limanda", "limanından", "aviabaza")
# So many words and quotation marks stand at most between a town and its airport:
# "Bakının | Heydər Əliyev Beynəlxalq Hava |".
_NAME = 7
_QUOTES = '"“”«»'


def airport_of(scene: Scene, verb: Verb, hosts: Sequence[Actor]) -> Span | None:
    """Return the town of an airport, else the state of those who welcome a guest at one of no town."""
    clause = range(scene.opening(verb.first), verb.first)
    at = next((i for i in clause if scene.low(i).startswith(_PORTS)), None)
    if at is None:
        return None
    towns = [s for s in scene.sites if s.span.kind == "place" and s.span.country and s.case in ("gen", "nom")]
    near = [s for s in towns if s.last < at <= s.last + _NAME and clause.start <= s.first]
    name = range(near[-1].last + 1, at) if near else range(0)
    if near and all(scene.tokens[i].shape == "word" or scene.tokens[i].text in _QUOTES for i in name):
        return near[-1].span
    country = country_of(hosts[0].party)
    spans = (s for i in range(scene.first, scene.last + 1) if (s := scene.spans.at(i)) is not None)
    return next((s for s in spans if s.kind == "state" and country and s.country == country), None)


def name(drafts: Sequence[Draft]) -> None:
    """Let what is told to be at a listed airport be in its town: "təyyarəsi Vnukovoya enib"."""
    for draft in drafts:
        town = _TOWNS.get(draft.place.name) if draft.place is not None else None
        if draft.place is not None and town is not None:
            kind: SpanKind = "state" if isinstance(gazetteer.lookup(town, "az", "state"), State) else "place"
            draft.place = replace(draft.place, name=town, kind=kind)


_TOWNS = {port: town for town, ports in table("bodies")["airports"].items() for port in ports}
