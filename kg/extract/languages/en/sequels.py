"""The next and the former session of what a text has just told of: "The next round will be in Lima in May".

It is of the commission, or of the states, of the session told before.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.drafts import Draft, Part
from kg.extract.languages.en.scene import listed
from kg.extract.parties import Party
from kg.extract.sequels import BOARD, follow
from kg.extract.spans import Spans
from kg.extract.times import When
from kg.extract.words import Token, Words

_SESSIONS = listed("sequel", "nouns")
_WHICH = listed("sequel", "order")
_SERIES = listed("sequel", "series")
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
        if models and len({d.name for d in models}) == 1:
            _sit_again(draft, models[-1])


def _sit_again(session: Draft, model: Draft) -> None:
    """Make a session one of the body of another, whose chairs are told of: they need not be those of this."""
    body = model.name.partition(" of the ")[2] if model.rule == BOARD else ""
    named = any(p.party.kind in ("body", "state") for p in model.parts)
    at = (session.first, session.last, session.first)
    session.parts = [Part(Party(*at, "body", session.sentence, body=body))] if body and not named else []
    follow(session, model)
    bodies = [p.party.body for p in session.parts if p.party.kind == "body"][:1]
    session.name = " of the ".join([session.name, *bodies])


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
    named = draft.type == "conference" and draft.named and bool(_SERIES & set(draft.name.lower().split()))
    return bool(draft.parts) and (draft.rule == BOARD or named)
