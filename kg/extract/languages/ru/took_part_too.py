"""Talks before a signing, of which a clause tells who else took part: "Министры А и Б подписали договор.
Церемония прошла после | переговоров, в которых также участвовали В и Г"."""

from __future__ import annotations

from kg.extract.drafts import Draft
from kg.extract.languages.ru.scene import Scene
from kg.extract.words import Token

_TOO = frozenset(("также", "тоже"))
# ", в которых | также участвовали": so many words of the clause.
_OPENING = 4
# The paper was signed so many sentences before at most.
_NEAR = 2


def with_signers(scene: Scene, token: Token, draft: Draft | None) -> Draft | None:
    """Return talks with those who signed what the text told last, where others took part in them "too"."""
    after = [t.lower for t in scene.words.tokens[token.index + 1 : token.index + 1 + _OPENING]]
    told = next((d for d in reversed(scene.told) if not d.title and d.rule != "whereabouts"), None)
    if draft is None or told is None or told.type != "signing" or after[:2] != [",", "в"]:
        return draft
    near = scene.sentence.index - told.sentence <= _NEAR and told.modality == draft.modality
    signers = [p.party for p in told.parts if p.role == "signatory"]
    if near and _TOO & {*after} and len(signers) > 1 and draft.parts:
        for party in signers:
            draft.add(party)
    return draft
