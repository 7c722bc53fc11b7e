"""Names that several states bear, and buildings of one name in several states: which of them a text means."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from kg import gazetteer
from kg.extract.languages.ru.lexicon import table
from kg.extract.spans import Span
from kg.extract.words import Words


@cache
def names() -> dict[str, tuple[str, ...]]:
    """Names that several states bear ("РК": Kazakhstan and Korea; "Конго"), with the codes of the bearers."""
    bearers: dict[str, list[str]] = {}
    for state in gazetteer.states():
        for name in state.ru.all:
            bearers.setdefault(name, []).append(state.iso2)
    return {a: tuple(codes) for a, codes in bearers.items() if len(codes) > 1}


def told_apart(words: Words, listed: list[Span], adjectives: Iterable[str]) -> list[Span]:
    """Add the shared names whose state the text names otherwise too: one bearer of it, and no other. Where it
    names none, the likeliest bearer, if there is one."""
    acronyms, likeliest = table("towns")["acronyms"], table("towns")["likeliest"]
    shared = [t for t in words.tokens if t.text in acronyms or t.text in names()]
    if not shared:
        return listed
    named = {s.country for s in listed if s.country}
    named.update(adjectives)
    out = list(listed)
    for token in shared:
        code = acronyms.get(token.text, "")
        if code in named and (state := gazetteer.state(code)) is not None:
            out.append(Span(token.index, token.index, "state", state.ru.label, code))
        bearers = names().get(token.text, ())
        codes = [c for c in bearers if c in named]
        if bearers and not codes and token.text in likeliest:
            codes = [likeliest[token.text]]
        state = gazetteer.state(codes[0]) if len(codes) == 1 else None
        if state is not None:
            out.append(Span(token.index, token.index, "state", state.ru.label, state.iso2))
        elif bearers and not token.text.isupper():
            out.append(Span(token.index, token.index, "place", token.text, region=True))
    return out


def without_namesakes(words: Words, listed: list[Span], adjectives: Iterable[str]) -> list[Span]:
    """Leave out buildings that another state has under the name too, where the text names only that one: "во
    Дворце Наций" of a text about Dushanbe."""
    named = frozenset(s.country for s in listed if s.country and not _others(words, s))
    named |= set(adjectives)
    return [s for s in listed if s.country in named or not (_others(words, s) & named)]


def _others(words: Words, span: Span) -> frozenset[str]:
    """The states beside the known one that have a building of the name."""
    if span.kind != "place" or span.region:
        return frozenset()
    text = words.quote(span.first, span.last).lower()
    return frozenset(
        code
        for beginning, codes in table("towns")["shared_buildings"].items()
        if re.match(beginning, text)
        for code in codes.split()
    )
