"""What talks under way are expected to be about: "проходят переговоры. Предстоит обсудить торговлю"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.allegiance import country_of
from kg.extract.drafts import Draft
from kg.extract.languages.ru.clauses import finite
from kg.extract.parties import Party
from kg.extract.words import Words

_EXPECTED = frozenset(("предполагаться", "ожидаться", "планироваться", "предстоять"))
_BEGIN = frozenset(("начать", "начаться", "стартовать", "открыться"))
_RULES = ("meeting-noun", "discuss")
# So many sentences after the report of a talk at most its course is told.
_NEAR = 3


def join(words: Words, drafts: Sequence[Draft]) -> None:
    """Take what is to be discussed at the talk under way told before for that talk, and for no further one.

    Not where a number tells another day, or nobody of that talk takes part.
    """
    for n, draft in enumerate(drafts):
        if draft.type != "meeting" or draft.modality != "planned" or draft.rule not in _RULES or draft.title:
            continue
        inside = words.inside(draft.sentence)
        if not any(t.lemmas & _EXPECTED for t in inside) or any(t.shape == "number" for t in inside):
            continue
        talks = [d for d in drafts[:n] if d.type == "meeting" and d.rule != "attendance" and not d.title]
        talk = talks[-1] if talks else None
        if talk is None or talk.modality != "held" or draft.sentence - talk.sentence > _NEAR:
            continue
        if draft.sentence > talk.sentence and _is_under_way(words, talk) and _share(talk, draft):
            draft.modality = "held"


def _is_under_way(words: Words, talk: Draft) -> bool:
    """Whether the verb beside a talk is in the present, or says that it has begun."""
    verbs = [t for t in words.inside(talk.sentence) if finite(t)]
    verb = min(verbs, key=lambda t: abs(t.index - talk.first), default=None)
    return verb is not None and ("pres" in verb.readings[0].tags or bool(verb.lemmas & _BEGIN))


def _share(talk: Draft, draft: Draft) -> bool:
    """Whether some of those who talk are meant again, officials of states that do, or all by one word."""
    if all(_is_reference(p.party) for p in draft.parts) or talk.keys() & draft.keys():
        return True
    states = {p.party.country for p in talk.parts if p.party.kind == "state"}
    return len(states) > 1 and all(country_of(p.party) in states for p in draft.parts)


def _is_reference(party: Party) -> bool:
    return party.plural and party.person is None and not party.country
