"""The side of talks that only who speaks of them tells: "Посол Чили сообщил, что раунд | переговоров с
перуанской делегацией пройдет в мае"."""

from __future__ import annotations

from kg.extract.allegiance import country_of
from kg.extract.drafts import Draft
from kg.extract.languages.ru.scene import NOM, Scene
from kg.extract.parties import Party
from kg.extract.words import Token


def with_speaker(scene: Scene, token: Token, draft: Draft | None) -> Draft | None:
    """Return talks with a delegation of a state, of which nobody else is told, with the state of the official
    who says what his clause tells."""
    partner = draft.parts[0].party if draft is not None and len(draft.parts) == 1 else None
    if draft is None or partner is None or partner.kind != "state" or partner.prep not in ("с", "со"):
        return draft
    low = scene.clauses.reach(token.index)[0]
    verb = scene.clauses.verb_before(low) if scene.words.tokens[low].lower == "что" else None
    speaker = scene.clauses.subject(verb)[:1] if verb is not None else []
    state = country_of(speaker[0]) if speaker and speaker[0].kind in ("person", "post") else ""
    if state and state != partner.country and not speaker[0].plural:
        first, last = speaker[0].first, speaker[0].last
        draft.add(Party(first, last, first, "state", speaker[0].sentence, NOM, country=state))
    return draft
