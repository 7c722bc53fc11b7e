"""Further papers signed by others, in clauses without a verb: "Меморандум подписали А и Б, план – В"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.extract.drafts import Draft
from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.documents import documents_from, is_document
from kg.extract.languages.ru.mentions import mention
from kg.extract.languages.ru.scene import ACC, NOM, Scene

# "протокол о гуманитарном сотрудничестве на 2025–2027 годы | – министры": so many words at most.
_LONGEST = 14
_ACTIVE = ("sign", "sign-states")


def signed_apart(scene: Scene, draft: Draft) -> Iterator[Draft]:
    """Yield a signing for each further paper behind which a dash names who signed it."""
    if draft.type != "signing" or draft.rule not in _ACTIVE or not draft.parts:
        return
    tokens = scene.words.tokens
    for party in scene.clauses.parties:
        dash = party.first - 1
        if dash <= draft.last or tokens[dash].text not in phrases.DASHES or "nom" not in party.cases:
            continue
        paper = _paper_before(scene, draft.last, dash)
        documents = (
            documents_from(scene.words, scene.spans, scene.clauses, paper, ACC) if paper is not None else []
        )
        if not documents or paper is None:
            continue
        one = mention(scene, "signing", tokens[draft.first], draft.rule)
        one.first, one.last, one.scope = paper, party.last, ((paper, party.last),)
        one.modality, one.denied, one.earlier = draft.modality, draft.denied, draft.earlier
        one.documents = [replace(d, last=min(d.last, dash - 1)) for d in documents[:1]]
        scene.put(one, scene.clauses.group(party, NOM), "signatory")
        yield one


def _paper_before(scene: Scene, low: int, dash: int) -> int | None:
    """The first token of the paper that opens a clause without a verb before a dash; None for none."""
    tokens = scene.words.tokens
    for k in range(dash - 1, max(dash - _LONGEST, low), -1):
        if finite(tokens[k]):
            return None
        if tokens[k].text in ",;":
            start = k + 1 + (tokens[k + 1].lower in ("а", "и"))
            inside = tokens[start:dash]
            head = next((t for t in inside if t.has("N")), None)
            return start if head is not None and is_document(scene.words, head) else None
    return None
