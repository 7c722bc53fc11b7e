"""Talks that a traveller speaks of after his journey: "Министр, совершивший накануне поездку в Рим, назвал
свою встречу с А полезной"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.allegiance import country_of
from kg.extract.drafts import TALKS, Draft
from kg.extract.languages.ru.stage import listed
from kg.extract.words import Words

_JUDGES = listed("meeting", "judged", "verbs")
# "назвал | свою первую встречу": the noun and so many words before it.
_NEAR = 3


def belong(words: Words, drafts: Sequence[Draft]) -> None:
    """Let a talk that somebody judges as his own be of the journey of which his sentence tells."""
    for talk in drafts:
        if (
            talk.type not in TALKS
            or talk.frame is not None
            or talk.place is not None
            or not _is_own(words, talk)
        ):
            continue
        visits = [
            d for d in drafts if d.sentence == talk.sentence and d.type == "visit" and d.first < talk.first
        ]
        visit = visits[0] if len(visits) == 1 else None
        if visit is None or visit.modality != "held" or visit.place is None or not visit.keys() & talk.keys():
            continue
        guests = visit.keys()
        others = {country_of(p.party) for p in talk.parts if p.party.key() not in guests}
        if others <= {"", visit.place.country}:
            talk.frame, talk.place, talk.same_day = visit, visit.place, True


def _is_own(words: Words, talk: Draft) -> bool:
    """Whether "свою" stands before a talk that a verb of judging governs."""
    before = words.tokens[max(words.sentences[talk.sentence].first, talk.first - _NEAR) : talk.first]
    own = next((t.index for t in before if "свой" in t.lemmas), None)
    return own is not None and any(t.lemmas & _JUDGES for t in words.tokens[max(own - 1, 0) : own])
