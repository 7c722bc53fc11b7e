"""The next and the former session of what a text has just told of: "The next round will be in Lima in May".

It is of the commission, or of the states, of the session told before.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.drafts import Draft, Part
from kg.extract.parties import Party
from kg.extract.spans import Spans
from kg.extract.times import When
from kg.extract.words import Token, Words

_SESSIONS = frozenset(("session", "round"))
_WHICH = frozenset(("next", "previous", "last", "first", "second", "third", "fourth", "fifth", "sixth"))
_TALKS = frozenset(("dialogue", "dialog", "consultations", "commission", "committee", "council", "talks"))
# Sentences between two sessions of one commission.
_NEAR = 8
# "The 4th | (ministerial) | session"
_BEFORE = 3


def settle(words: Words, spans: Spans, drafts: Sequence[Draft], whens: Sequence[When]) -> None:
    """Give sessions without a name and parties those of the one before, where a place or day is told."""
    for n, draft in enumerate(drafts):
        if not _is_bare(words, draft) or not _is_told(words, spans, whens, draft):
            continue
        near = [d for d in drafts[:n] if 0 < draft.sentence - d.sentence <= _NEAR]
        models = [d for d in near if _is_of_states(d) and not d.denied]
        parties = _sides(models[-1], draft) if models else []
        if parties and len({d.name for d in models}) == 1:
            draft.type, draft.rule, draft.named = models[-1].type, models[-1].rule, True
            draft.parts = [Part(p) for p in parties]
            draft.name = f"{draft.name} of the {parties[0].body}" if parties[0].body else draft.name


def _is_bare(words: Words, draft: Draft) -> bool:
    """Whether a gathering is only a session that is told apart from another: "its 4th session"."""
    if draft.type != "conference" or draft.title or any(p.party.kind != "group" for p in draft.parts):
        return False
    noun = words.tokens[draft.last]
    before = words.tokens[max(draft.last - _BEFORE, 0) : draft.last]
    after = words.tokens[min(draft.last + 1, len(words.tokens) - 1)]
    return noun.lower in _SESSIONS and after.lower != "of" and any(map(_is_counted, before))


def _is_counted(token: Token) -> bool:
    return token.lower in _WHICH or token.lower[:1].isdigit()


def _is_told(words: Words, spans: Spans, whens: Sequence[When], draft: Draft) -> bool:
    """Whether its sentence says where it is or when."""
    towns = (s.first for s in spans.all if s.kind == "place")
    return any(words.tokens[i].sentence == draft.sentence for i in (*towns, *(w.first for w in whens)))


def _is_of_states(draft: Draft) -> bool:
    """Whether an event is a session of a commission or round of talks that others come after."""
    named = draft.type == "conference" and draft.named and bool(_TALKS & set(draft.name.lower().split()))
    return bool(draft.parts) and (draft.rule == "commission" or named)


def _sides(model: Draft, session: Draft) -> list[Party]:
    """The body that meets, or else the two states of whom it is."""
    bodies = [p.party for p in model.parts if p.party.kind == "body"][:1]
    at = (session.first, session.last, session.first)
    name = model.name.partition(" of the ")[2] if model.rule == "commission" else ""
    if name and not bodies:  # its chairs are told of, who need not be those of the next session
        bodies = [Party(*at, "body", session.sentence, body=name)]
    states = model.countries()
    if bodies or len(states) != 2:
        return bodies
    return [Party(*at, "state", session.sentence, country=c) for c in states]
