"""What had been announced of an event that the text tells: "А прибыл в Рим. Ранее сообщалось о визите А"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.allegiance import body_of, country_of
from kg.extract.drafts import TALKS, Draft
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.parties import Party
from kg.extract.words import Words

_REPORTS = words_of("statements", "saying") | words_of("statements", "announcing")
# "Напомним, накануне в министерстве | сообщили": the word for an earlier day is among so many that open.
_OPENING = 4
# So many sentences after an event at most an earlier report of it is told.
_NEAR = 12


def take_for_told(words: Words, drafts: Sequence[Draft]) -> None:
    """Let what an earlier report announced be the talk or visit of the same parties that the text tells to
    have taken place, where neither the day nor the place is another one."""
    for n, draft in enumerate(drafts):
        if draft.type not in (*TALKS, "visit") or draft.title or draft.modality == "cancelled":
            continue
        if draft.modality == "held" and not draft.earlier:
            continue
        at = _reported(words, draft)
        if at is None or (draft.modality == "held" and _tells_own(draft, at)):
            continue
        told = next((d for d in reversed(drafts[:n]) if _is_same(d, draft)), None)
        if told is not None:
            draft.type, draft.earlier = told.type, False
            draft.aimed = draft.aimed or draft.modality == "planned"


def _reported(words: Words, draft: Draft) -> int | None:
    """The verb before a mention by which it was reported on an earlier day; None for none."""
    opening = words.sentences[draft.sentence].first
    before = words.tokens[opening : draft.first]
    if not any(t.lower in _EARLIER for t in before[:_OPENING]):
        return None
    said = [t for t in before if t.lemmas & _REPORTS and finite(t) and "past" in t.readings[0].tags]
    return said[0].index if said else None


_EARLIER = frozenset(("ранее", "накануне", "сообщалось"))


def _tells_own(draft: Draft, verb: int) -> bool:
    """Whether somebody tells of a talk or visit of his own, which can be another one: "Ранее А рассказал о
    встрече с Б"."""
    return any(p.party.sentence == draft.sentence and p.party.first < verb + 2 for p in draft.parts)


def _is_same(told: Draft, draft: Draft) -> bool:
    """Whether an event that took place is of the same kind and the same parties, or of their states."""
    alike = told.type == draft.type or (draft.rule in _ANY_TALK and told.type in TALKS)
    if not alike or told.modality != "held" or told.earlier or told.denied:
        return False
    if draft.sentence - told.sentence > _NEAR or not draft.parts:
        return False
    known, states = told.keys(), set(told.countries())
    general = [p.party for p in draft.parts if p.party.key() not in known]
    shared = len(general) < len(draft.parts) or draft.type in TALKS
    alike = all(p.person is None and (country_of(p) in states or _is_of_both(p)) for p in general)
    return alike and (shared or all(p.kind in ("state", "group") for p in general))


# "намерен провести разговор", "обсудить с ним торговлю": by telephone, too.
_ANY_TALK = ("talk-noun", "discuss", "speak-with")


def _is_of_both(party: Party) -> bool:
    """Whether a word means all who talked, or came: "встреча | президентов", "визит | делегации"."""
    if party.kind == "group":
        return not country_of(party)
    return party.plural and not (country_of(party) or body_of(party))
