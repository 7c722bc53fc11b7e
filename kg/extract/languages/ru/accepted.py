"""Visits to which somebody is asked and that he then makes: "пригласил в Осло мэра, и вчера тот прибыл"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.drafts import Draft
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.words import Words

_ASKS = words_of("triggers", "visit", "invite", "verbs")
_GOES = ("go", "visit-object")
# Who was asked is told to come in the same sentence or in the next.
_NEXT = 1


def join(words: Words, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts without the invitations that were followed at once; who asked is the host then."""
    followed: list[Draft] = []
    for n, asked in enumerate(drafts):
        if asked.rule != "expected" or not words.tokens[asked.first].lemmas & _ASKS:
            continue
        came = next((d for d in drafts[n + 1 :] if _follows(asked, d)), None)
        if came is not None:
            hosts = [p.party for p in asked.parts if p.role == "host"]
            for host in hosts:
                came.add(host, "host")
            followed.append(asked)
    return [d for d in drafts if not any(d is f for f in followed)]


def _follows(asked: Draft, visit: Draft) -> bool:
    """Whether a visit is the one that its guest was asked to right before."""
    near = asked.sentence <= visit.sentence <= asked.sentence + _NEXT and asked.first < visit.first
    made = visit.type == "visit" and visit.modality == "held" and visit.rule in _GOES
    if not (near and made) or visit.earlier or visit.denied or asked.place is None or visit.place is None:
        return False
    guests = {p.party.key() for p in asked.parts if p.role != "host"}
    return asked.place.country == visit.place.country and any(p.party.key() in guests for p in visit.parts)
