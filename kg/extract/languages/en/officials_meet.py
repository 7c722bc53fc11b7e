"""Officials of a body who come together are at its gathering that the text names: "will attend the ASEAN
summit. | ASEAN leaders will meet on Friday"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.allegiance import body_of
from kg.extract.drafts import Draft
from kg.extract.gathering_names import shortened
from kg.extract.languages.en.gathering_extents import is_of_body

_LEADERS = frozenset(("leader", "head", "president", "premier", "minister", "chief", "chancellor"))
_OF_LEADERS = frozenset(("summit", "leaders", "leaders'", "leaders’", "heads"))
_OF_MINISTERS = frozenset(("ministerial", "ministers", "ministers'", "ministers’"))
_RULES = frozenset(("meet-with", "meet", "meeting-noun", "conference", "talk-noun"))


def name_gatherings(drafts: Sequence[Draft]) -> None:
    """Give a gathering of which only the officials of a body are told the name that the body's has."""
    named = [d for d in drafts if d.type == "conference" and d.name and d.named]
    for draft in drafts if named else ():
        if not draft.parts and draft in named:
            draft.name = next((d.name for d in named if _is_called(d, draft)), draft.name)
            continue
        body = _body_alone(draft)
        told = next((d for d in named if d is not draft and _is_of(d, draft, body)), None) if body else None
        if told is not None:
            draft.type, draft.named, draft.parts = "conference", True, []
            draft.name, draft.key, draft.bilateral = told.name, told.key, False


def _body_alone(draft: Draft) -> str:
    """The body whose officials, in the plural, are all whom a mention tells; '' for none."""
    if draft.rule not in _RULES or draft.another or not draft.parts:
        return ""
    parties = [p.party for p in draft.parts]
    bodies = {body_of(p) for p in parties}
    return bodies.pop() if all(map(is_of_body, parties)) and len(bodies) == 1 else ""


def _is_called(told: Draft, draft: Draft) -> bool:
    """Whether a name says of a summit that its leaders meet: "the meeting of the Quad leaders"."""
    words, own = (d.name.lower().split() for d in (draft, told))
    leaders = words[:1] in (["meeting"], ["gathering"], ["session"]) and words[-1:] == ["leaders"]
    same = (told.modality == "held") == (draft.modality == "held") and told.earlier == draft.earlier
    return leaders and same and own[-1:] == ["summit"] and set(own[:-1]) <= set(words)


def _is_of(told: Draft, draft: Draft, body: str) -> bool:
    """Whether a named gathering is of the body, and of officials of that rank."""
    if (told.modality == "held") != (draft.modality == "held") or told.earlier != draft.earlier:
        return False
    name = set(told.name.lower().split())
    ours = body.lower() in told.name.lower() or shortened(body, told.name)
    ours = ours or any(body == body_of(p.party) for p in told.parts if p.party.kind == "body")
    return ours and not name.isdisjoint(_rank(draft))


def _rank(draft: Draft) -> frozenset[str]:
    """Words of the name of a gathering of such officials."""
    post = draft.parts[0].party.capacity
    words = post.position.lower().split() if post is not None else [""]
    prime = words[:1] == ["prime"] or words[-1].rstrip("s") != "minister"
    return _OF_LEADERS if prime and words[0].rstrip("s") in _LEADERS | {"prime"} else _OF_MINISTERS
