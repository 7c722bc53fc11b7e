"""The other side of a paper that a state or body signs, told in its title: "подписала соглашение об
ассоциации | с Евросоюзом", "договор | с Арменией подписан Грузией"."""

from __future__ import annotations

from kg.extract.drafts import Draft, Item
from kg.extract.languages.ru.scene import INS, Scene
from kg.extract.parties import Party

# Papers that have two sides.
OF_TWO = frozenset(
    ("соглашение", "договор", "контракт", "меморандум", "пакт", "протокол", "сделка", "договоренность")
)
ACTS = ("state", "body")


def other_side(scene: Scene, draft: Draft) -> list[Party]:
    """With whom the state or body that signs, or several states, conclude a paper by its title."""
    signers = [p.party for p in draft.parts]
    if len(draft.documents) != 1 or not signers or any(p.kind not in ACTS for p in signers):
        return []
    if len(signers) > 1 and any(p.kind != "state" for p in signers):
        return []
    item = draft.documents[0]
    head = next((t for t in scene.words.tokens[item.first : item.last + 1] if t.lemmas & OF_TWO), None)
    if head is None:
        return []
    inside = (p for p in scene.clauses.parties if _is_with(scene, p, item, head.index))
    side = next(inside, None)
    group = scene.clauses.group(side, INS) if side is not None else []
    return [p for p in group if (p.country, p.body) not in {(s.country, s.body) for s in signers}]


def _is_with(scene: Scene, party: Party, item: Item, head: int) -> bool:
    """Whether a party behind "с" ends the title, or follows it at once."""
    if party.kind not in ACTS or party.prep != "с" or not head < party.first <= item.last + 2:
        return False
    between = scene.words.tokens[item.last + 1 : party.first]
    return all(t.lower in ("с", "со") for t in between)
