"""Towns before what was discussed there, which are of no topic: "Riqada | ticarət müzakirə olunub"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.extract.drafts import Agenda, Draft
from kg.extract.languages.az.inflection import in_case
from kg.extract.spans import Span, Spans
from kg.extract.words import Words


def without_towns(
    words: Words, spans: Spans, drafts: Sequence[Draft], agendas: Sequence[Agenda]
) -> list[Agenda]:
    """Return the topics without the town with which one begins, where the text has an event there; in a
    headline of what the text places in no town, where it lies in the state of a side: "Hələbdə vəziyyət"
    stays whole."""
    where = {d.place.name for d in drafts if d.place is not None and d.place.kind == "place"}
    sides = {country for d in drafts for country in d.countries()}
    for agenda in agendas:
        item = agenda.item
        town = _opening_town(words, spans, item.first)
        if town is None or town.last >= item.last:
            continue
        headed = not where and words.sentence_of(item.first).paragraph < 0
        if town.name not in where and not (headed and town.country in sides):
            continue
        label = words.quote(town.first, town.last)
        if item.label.startswith(f"{label} "):
            agenda.item = replace(item, label=item.label[len(label) + 1 :], first=town.last + 1)
    return list(agendas)


def _opening_town(words: Words, spans: Spans, first: int) -> Span | None:
    """The town in the locative with which something begins."""
    span = spans.over(first)
    if span is None or span.kind != "place" or span.first != first or span.region or not span.country:
        return None
    return span if in_case(words.tokens[span.last].text, "loc") is not None else None
