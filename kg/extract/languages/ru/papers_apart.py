"""Further papers signed by others, in clauses without a verb: "Меморандум подписали А и Б, план – В", "А и Б
подписали меморандум, В и Г – план"."""

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
    """Yield a signing for each further paper behind which, or before which, a dash names who signed it."""
    if draft.type != "signing" or draft.rule not in _ACTIVE or not draft.parts:
        return
    tokens = scene.words.tokens
    if not any(t.text in phrases.DASHES for t in tokens[draft.last : scene.sentence.last]):
        return
    yield from _signed_by_others(scene, draft)
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
        one = _one_more(scene, draft, paper, party.last)
        one.documents = [replace(d, last=min(d.last, dash - 1)) for d in documents[:1]]
        scene.put(one, scene.clauses.group(party, NOM), "signatory")
        yield one


def _signed_by_others(scene: Scene, draft: Draft) -> Iterator[Draft]:
    """Yield a signing for each dash between those who sign and a further paper: "подписали план, | Б и В –
    протокол"."""
    tokens = scene.words.tokens
    taken: set[int] = set()
    for party in scene.clauses.parties:
        opens = party.first > draft.last and (
            tokens[party.first - 1].text in ",;" or tokens[party.first - 1].lower == "а"
        )
        if not opens or "nom" not in party.cases or party.prep or party.inner or party.first in taken:
            continue
        group = scene.clauses.group(party, NOM)
        taken |= {p.first for p in group}
        dash = group[-1].last + 1 if group else scene.sentence.last
        if dash >= scene.sentence.last or tokens[dash].text not in phrases.DASHES:
            continue
        head = phrases.attribute_run(scene.words, dash + 1, scene.sentence.last)
        if head > scene.sentence.last or not is_document(scene.words, tokens[head]):
            continue
        documents = documents_from(scene.words, scene.spans, scene.clauses, dash + 1, ACC)
        if documents:
            one = _one_more(scene, draft, party.first, documents[0].last)
            one.documents = documents
            scene.put(one, group, "signatory")
            yield one


def _one_more(scene: Scene, draft: Draft, first: int, last: int) -> Draft:
    """A signing told without a verb of its own, beside the one that has it."""
    one = mention(scene, "signing", scene.words.tokens[draft.first], draft.rule)
    one.first, one.last, one.scope = first, last, ((first, last),)
    one.modality, one.denied, one.earlier = draft.modality, draft.denied, draft.earlier
    return one


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
