"""Gatherings of several states that are called by a format or by many sides: ""3+3" formatında | görüş",
"altıtərəfli | danışıqlar", "Cenevrə müzakirələrinin | növbəti raundu". What names no sides is one then.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg import gazetteer
from kg.extract.drafts import Draft
from kg.extract.groups import SUM
from kg.extract.languages.az.inflection import lower
from kg.extract.languages.az.regions import RULE, is_of_region
from kg.extract.spans import Spans
from kg.extract.words import Token, Words

_FORMAT = "formatında"
# Of more sides than a text is likely to name.
_MANY_SIDED = re.compile(r"(?:beş|altı|yeddi|səkkiz)tərəfli")
_MARKS = '"“”„«»'
# The ending of a format that stands in quotation marks.
_QUOTED = ('"', "nda")
# Attributes between a format and the noun, "formatında | üçüncü nazirlər | görüşü", and words of a format.
_NEAR, _NAME = 4, 8


def call(words: Words, spans: Spans, drafts: Sequence[Draft]) -> None:
    """Let talks whose sides nobody tells be gatherings by the format that they are held in."""
    for draft in drafts:
        if draft.type == "conference" and not draft.parts and _is_of_many(words, spans, draft):
            draft.rule, draft.named = RULE, True
        if draft.type != "meeting" or draft.title:
            continue
        found = _called(words, draft) if not draft.parts else None
        if found is not None:
            draft.type, draft.rule, draft.named = "conference", RULE, True
            draft.name = words.quote(*found)
            draft.first, draft.last = found


def _is_of_many(words: Words, spans: Spans, draft: Draft) -> bool:
    """Whether a gathering is called by a region, or is about another state than that where it is: "Ukrayna
    üzrə | konfrans İsveçrədə"."""
    if is_of_region(lower(draft.name)):
        return True
    near = range(max(words.sentences[draft.sentence].first, draft.first - _NAME), draft.first)
    about = [s for i in near if words.tokens[i].lower == "üzrə" and (s := spans.over(i - 1)) is not None]
    here = draft.place.country if draft.place is not None else ""
    return bool(here) and any(s.kind == "state" and s.country != here for s in about)


def _called(words: Words, draft: Draft) -> tuple[int, int] | None:
    """The tokens that name the gathering; None where nothing does."""
    tokens, opens = words.tokens, words.sentences[draft.sentence].first
    before = tokens[max(opens, draft.first - _NEAR) : draft.first]
    if before and _MANY_SIDED.fullmatch(before[-1].lower):
        return before[-1].index, draft.last
    if (first := _listed(words, draft, opens)) is not None:
        last = next((t.index for t in tokens[draft.last + 1 : draft.last + 4] if _is_round(t)), draft.last)
        return first, last
    before = tokens[max(opens, draft.first - _NEAR - len(_QUOTED)) : draft.first]
    form = next((t for t in reversed(before) if _is_format(words, t)), None)
    first = _of_format(words, form, opens) if form is not None else None
    return None if first is None else (first, draft.last)


def _is_format(words: Words, token: Token) -> bool:
    """Whether something is held in a format: ""3+3" formatında", ""Astana formatı"nda"."""
    behind = [t.lower for t in words.tokens[token.index + 1 : token.index + 1 + len(_QUOTED)]]
    ends = len(behind) == len(_QUOTED) and behind[0] in _MARKS and behind[1] == _QUOTED[1]
    return token.lower == _FORMAT or (token.lower == "formatı" and ends)


def _is_round(token: Token) -> bool:
    return token.lower.startswith("raund")


def _listed(words: Words, draft: Draft, opens: int) -> int | None:
    """The first token of a gathering that the gazetteer lists: "Cenevrə beynəlxalq | müzakirələrinin"."""
    stem = re.sub(r"(?:nin|nın|nun|nün|ndə|nda|nə|na|ni|nı)$", "", words.tokens[draft.last].lower)
    for first in range(max(opens, draft.first - _NEAR), draft.first):
        name = f"{words.quote(first, draft.last - 1)} {stem}"
        found = gazetteer.lookup(name, "az", "body")
        if isinstance(found, gazetteer.Body) and found.kind == "gathering":
            return first
    return None


def _of_format(words: Words, form: Token, opens: int) -> int | None:
    """The first token of a format that is known for its states: "3+3", "Normandiya"."""
    tokens = words.tokens
    closes = form.index - 1
    if closes < opens:
        return None
    quoted = tokens[closes].text in _MARKS
    for first in range(closes, max(opens, closes - _NAME) - 1, -1):
        name = words.text[tokens[first].start : tokens[closes].end].strip(_MARKS).strip()
        whole = not quoted or (first < closes and tokens[first].text in _MARKS)
        if whole and (SUM.fullmatch(name) or _is_known(name)):
            return first
    return None


def _is_known(name: str) -> bool:
    """Whether the gazetteer lists a format, with quotation marks or without them."""
    names = (f"{name} formatı", f'"{name}" formatı')
    return bool(lower(name)) and any(gazetteer.lookup(n, "az", "body") is not None for n in names)
