"""Visits told ahead of themselves, beside one that has begun: "is in Riga to pay a visit to Latvia"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.drafts import Draft
from kg.extract.words import Words

# "The visit | will conclude on May 10", "is due to end": so many characters up to the verb.
_ENDS = re.compile(r"^[^,.;:]{0,40}? (?:will|is (?:due|set|scheduled) to) (?:end|conclude|last|run)\b")
_AHEAD = re.compile(r"\b(?:ahead of|before|prior to|on the eve of)\b[^,.;]{0,40}$", re.I)


# "Thanked him | for accepting the invitation to visit Peru"
_ACCEPTED = re.compile(
    r"\b(?P<thanks>gratitude|appreciation|thank\w*|grateful)\b(?P<whom>[^,;]{0,80}?)"
    r" for (?:his |her |having )?accept(?:ing|ed|ance of)"
    r" (?:an |the |his |her |our |my )?(?:\w+ )?invitation\b",
    re.I,
)


def without_thanks(words: Words, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts without visits for which somebody is only thanked: of nobody told ("voiced gratitude
    for accepting the invitation to visit Oman"), or told to have come ("B arrived. A thanked him for
    accepting the invitation")."""
    return [d for d in drafts if not (d.type == "visit" and _is_thanked_for(words, d, drafts))]


def _is_thanked_for(words: Words, visit: Draft, drafts: Sequence[Draft]) -> bool:
    if visit.modality != "planned":
        return False
    sentence = words.sentences[visit.sentence]
    start = words.tokens[sentence.first].start
    found = _ACCEPTED.search(words.text, start, words.tokens[sentence.last].end)
    if found is None or words.tokens[visit.first].start < found.start():
        return False
    first, last = found.span("whom")
    guests = [p.party for p in visit.parts if p.role != "host"]
    thanked = any(first <= words.tokens[p.first].start < last for p in guests)
    came = (d for d in drafts if d.type == "visit" and d.modality == "held")
    came = (d for d in came if visit.place is None or _leads_there(d, visit))
    return not thanked or any(d.keys() & visit.keys() for d in came)


def without_aims(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts without the visits for which somebody has come: "is in Riga to | pay a visit to"."""
    out: list[Draft] = []
    for draft in drafts:
        aim = draft.type == "visit" and draft.modality == "planned" and draft.place is not None
        come = [d for d in out if d.type == "visit" and d.modality == "held" and d.sentence == draft.sentence]
        states = {d.place.country for d in come if d.place is not None and d.keys() == draft.keys()} - {""}
        if not (aim and draft.place is not None and draft.place.country in states):
            out.append(draft)
    return out


def without_under_way(words: Words, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts without visits told as begun: "arrived in Lima. Ahead of his | visit to Peru"."""
    out: list[Draft] = []
    for draft in drafts:
        opening = words.quote(words.sentences[draft.sentence].first, draft.first - 1)
        state = draft.place.country if draft.place is not None else ""
        ahead = (
            draft.type == "visit" and draft.modality == "planned" and bool(state) and _AHEAD.search(opening)
        )
        begun = [d for d in out if d.type == "visit" and d.modality == "held" and d.place is not None]
        begun = [d for d in begun if ahead and d.place is not None and d.place.country == state]
        if not any(d.keys() & draft.keys() for d in begun):
            out.append(draft)
    return out


def without_ends(words: Words, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts without visits of which only the end is told, where they were announced before: "will
    leave for Peru tomorrow. Her | visit to Peru will end on 10 May"."""
    out: list[Draft] = []
    for draft in drafts:
        bare = draft.type == "visit" and draft.rule == "visit-noun" and draft.place is not None
        rest = words.quote(draft.last, words.sentences[draft.sentence].last) if bare else ""
        same = [
            d for d in out if bare and d.type == "visit" and d.modality == "planned" and d.place is not None
        ]
        same = [d for d in same if d.keys() & draft.keys() and not d.title and _leads_there(d, draft)]
        if not (same and _ENDS.search(rest)):
            out.append(draft)
    return out


def _leads_there(told: Draft, draft: Draft) -> bool:
    there = draft.place.country if draft.place is not None else ""
    return told.place is not None and bool(there) and told.place.country == there
