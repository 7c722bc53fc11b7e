"""When two mentions are of one paper: shorter or counted, and who signs it. The same for every language."""

from __future__ import annotations

from collections.abc import Iterable

from kg.extract.allegiance import body_of
from kg.extract.drafts import Draft, Item, Part


def signs_it(paper: Draft, signing: Draft) -> bool:
    """Whether a sentence tells who signed for the states or bodies the paper of the one before: "Подписи
    поставили"."""
    if paper.type != "signing" or not paper.documents or counted(paper) or not counted(signing):
        return False
    acting = all(p.party.person is not None for p in signing.parts)
    states = all(p.party.kind == "state" for p in paper.parts)
    near = 0 < signing.sentence - paper.sentence <= 2 and acting and bool(signing.parts)
    if near and not paper.parts and not signing.title:
        return True  # "A memorandum was signed. For Iran the document was signed by ..."
    if near and all(p.party.kind == "body" for p in paper.parts):
        bodies = {p.party.body for p in paper.parts}
        return any(body and any(body in b or b in body for b in bodies) for body in map(_body, signing.parts))
    sides = set(signing.countries())
    same = set(paper.countries()) == sides or (not sides and len(signing.parts) == len(paper.parts))
    return near and states and same and bool(paper.countries())


def is_shorter(a: Draft, b: Draft) -> bool:
    """Whether a paper of one mention is called more shortly in the other: "memorandum on trade" and
    "memorandum on trade of the fifth session", or by one word where that stands in front of the other."""
    return any(
        x != y and (x.startswith(f"{y} ") or y.startswith(f"{x} ") or _is_head(x, y) or _is_head(y, x))
        for x in labels(a.documents)
        for y in labels(b.documents)
    )


def _is_head(short: str, full: str) -> bool:
    """Whether one word says what a paper is: "memorandum" for "joint memorandum on trade"."""
    return " " not in short and short in full.split()[:2]


def counted(draft: Draft) -> bool:
    """Whether the text only counts what is signed: "пакет документов", "подписание документов"."""
    return all(d.vague for d in draft.documents)


def labels(items: Iterable[Item]) -> set[str]:
    return {i.label.lower() for i in items}


def _body(part: Part) -> str:
    return body_of(part.party)
