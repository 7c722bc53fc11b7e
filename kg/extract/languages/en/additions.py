"""Who else takes part: "joined the meeting", "was accompanied by", "the delegation was led by"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.drafts import TALKS, Draft
from kg.extract.languages.en.grammar import FINITE, PASSIVE
from kg.extract.languages.en.modality import mention
from kg.extract.languages.en.scene import Scene
from kg.extract.parties import Party
from kg.extract.words import Token

_TALKED = frozenset(
    ["meeting", "meetings", "call", "talks", "discussion", "discussions", "conversation", "group", "session", "luncheon", "dinner", "them"]
)
_JOIN = frozenset(("join", "attend", "drop", "participate"))
_PERSONS = ("person", "post")
# Who joined is told so many sentences after the talk.
_TOLD_LATER = 4


def joined(scene: Scene, token: Token) -> Draft | None:
    """ "X also joined the meeting", "was joined by X", "X dropped by the talks": people of the talk told before."""
    if not scene.is_verb(token, _JOIN):
        return None
    passive = scene.grammar.role(token.index) == PASSIVE
    if passive:
        people = scene.clauses.after(token.index, ("by",))
    elif _is_talk(scene, token):
        people = scene.subject(token.index)
    else:
        return None
    people = [p for p in people if p.kind in _PERSONS]
    if not people or scene.grammar.role(token.index) not in (FINITE, PASSIVE):
        return None
    draft = mention(scene, "meeting", token, "joined")
    scene.put(draft, people)
    return draft


def _is_talk(scene: Scene, token: Token) -> bool:
    """Whether what is joined is the talk spoken of: "joined the group for part of the meeting"."""
    near = scene.tokens[token.index + 1 : min(token.index + 8, scene.sentence.last) + 1]
    if any(t.capital and scene.spans.over(t.index) is None for t in near):
        return False
    return any(t.lower in _TALKED for t in near) and near[0].lower in (
        "the",
        "them",
        "in",
        "by",
        "for",
        "part",
        "these",
    )


def led(scene: Scene, token: Token) -> Draft | None:
    """ "The U.S. delegation was led by X, Y", "the delegation included X": people of the event told before."""
    if token.lower not in ("delegation", "delegations") or scene.grammar.role(token.index):
        return None
    verb = scene.verb_after(token.index)
    if verb is None or verb.index - token.index > 6:
        return None
    lemma = scene.verb_lemma(verb)
    if scene.grammar.role(verb.index) == PASSIVE and lemma in ("lead", "head", "comprise"):
        people = scene.clauses.after(verb.index, ("by", "of"))
    elif lemma in ("include", "comprise", "be"):
        right = [p for p in scene.clauses.parties if p.first > verb.index and not p.prep]
        people = scene.clauses.group(right[0]) if right else []
    else:
        return None
    people = [p for p in people if p.kind in _PERSONS]
    if not people:
        return None
    draft = mention(scene, "meeting", token, "joined")
    scene.put(draft, people)
    return draft


def join(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts without those that only add people to the one told before; it gets them."""
    out: list[Draft] = []
    for draft in drafts:
        if draft.rule != "joined":
            out.append(draft)
            continue
        kinds = (*TALKS, "conference")
        told = [d for d in out if d.type in kinds and d.parts and not d.title]
        told = [d for d in told if draft.sentence - d.sentence <= _TOLD_LATER]
        if told:
            target = next((d for d in reversed(told) if len(d.parts) > 1), told[-1])
            for part in draft.parts:
                target.add(part.party, part.role)
    return out


def accompanied(scene: Scene, index: int) -> list[Party]:
    """Who comes along on a visit: "along with", "accompanied by", "joined by" after a trigger."""
    for p in scene.clauses.parties:
        before = scene.text(max(scene.sentence.first, p.first - 3), p.first - 1)
        if p.first > index and before.endswith(
            ("along with", "accompanied by", "joined by", "together with", "alongside")
        ):
            return [q for q in scene.clauses.group(p) if q.kind in _PERSONS]
    return []
