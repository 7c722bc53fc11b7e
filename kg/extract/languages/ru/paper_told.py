"""Which paper "документ" is where the sentence before names one that nobody signs there: "Кабинет одобрил
соглашение о визах. Документ подписали министры"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.extract.drafts import Item
from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.clauses import Clauses
from kg.extract.languages.ru.documents import documents_from, is_document
from kg.extract.languages.ru.scene import Scene


def told(scene: Scene, documents: Sequence[Item]) -> list[Item]:
    """The paper of the sentence before, for a bare "документ"; else the documents as they are."""
    documents = [_without_reference(d) for d in documents]
    bare = [d.label.lower() for d in documents] == ["документ"]
    if not bare or not scene.sentence.index or _is_signed_before(scene):
        return list(documents)
    return paper_before(scene) or list(documents)


def paper_before(scene: Scene) -> list[Item]:
    """The one paper that the sentence before names; [] for none or several."""
    words, before = scene.words, scene.words.sentences[scene.sentence.index - 1]
    named = [t for t in words.inside(before.index) if is_document(words, t) and t.lemma != "документ"]
    if len(named) != 1 or any(r.number == "p" for r in named[0].readings[:1]):
        return []
    first = phrases.first_attribute(words, named[0].index, before.first)
    clauses = Clauses(words, before, [p for p in scene.parties if p.sentence == before.index])
    found = documents_from(words, scene.spans, clauses, first, named[0].cases("N"))
    return found[:1] if found and not found[0].vague else []


def _without_reference(document: Item) -> Item:
    """A document without the word that only takes up what was told: "| соответствующее соглашение"."""
    opening, _, rest = document.label.partition(" ")
    refers = bool(rest) and opening.lower().startswith(_REFERS)
    return replace(document, label=rest, first=document.first + 1) if refers else document


_REFERS = ("соответствующ", "упомянут", "указанн", "вышеупомянут")


def _is_signed_before(scene: Scene) -> bool:
    near = (d for d in scene.told if d.type == "signing" and not d.title)
    return any(d.sentence >= scene.sentence.index - 2 for d in near)
