"""Who was at a talk beside somebody who speaks of it: "Minister A, joined by B, thanked the premier"."""

from __future__ import annotations

from kg.extract.allegiance import country_of, share_country
from kg.extract.asked import on
from kg.extract.drafts import Draft
from kg.extract.languages.en.additions import were_there
from kg.extract.languages.en.quoted import SAYING
from kg.extract.languages.en.scene import Scene, listed
from kg.extract.languages.en.word_classes import FINITE, PARTICIPLE, PASSIVE
from kg.extract.parties import Party
from kg.extract.words import Token

_BESIDE = frozenset(("join", "accompany", "flank"))
_TOGETHER = frozenset(("together", "along", "alongside"))
_ACTS = SAYING | listed("joined", "acts")
_PEOPLE = ("person", "post")


@on(_BESIDE | _TOGETHER)
def joined_by(scene: Scene, token: Token) -> Draft | None:
    """Return an addition to the talk told before, with whom somebody acts who was at it."""
    if scene.title or scene.sentence.index == 0 or not _is_aside(scene, token):
        return None
    people = _companions(scene, token)
    if not people:
        return None
    verb = next(
        (i for i in range(people[-1].last + 1, scene.sentence.last) if scene.grammar.role(i) == FINITE), None
    )
    says = (
        verb is not None and bool(scene.tokens[verb].lemmas & _ACTS) and not scene.grammar.auxiliaries(verb)
    )
    heads = _act_for(scene, verb, people) if says and verb is not None else []
    elsewhere = any(scene.grammar.is_when(t) for t in scene.words.inside(scene.sentence.index))
    draft = were_there(scene, token, people) if says and not elsewhere else None
    if draft is not None:
        scene.put(draft, heads, "host")
    return draft


def _act_for(scene: Scene, verb: int, people: list[Party]) -> list[Party]:
    """Let those who join somebody, of whose side nothing is told, be of his: "Mr. A, joined by Adviser B";
    return whom they join."""
    heads = [p for p in scene.subject(verb) if p.person is not None and p.person is not people[0].person]
    for party in people if len(heads) == 1 else ():
        if not country_of(party):
            share_country(heads[0], party)
    return heads if len(heads) == 1 else []


def _is_aside(scene: Scene, token: Token) -> bool:
    """Whether a word begins what is told by the way of who acts: ", joined by", "Together with"."""
    return token.index == scene.sentence.first or scene.tokens[token.index - 1].text == ","


def _companions(scene: Scene, token: Token) -> list[Party]:
    following = scene.behind(token).lower
    if token.lower in _TOGETHER:
        at = token.index + (following == "with")
        near = (p for p in scene.clauses.parties if p.first == at + 1)
        found = [q for p in near for q in scene.clauses.group(p)]
    else:
        led = scene.grammar.role(token.index) in (PARTICIPLE, PASSIVE) and following == "by"
        found = scene.clauses.after(token.index, ("by",)) if led else []
    return [p for p in found if p.kind in _PEOPLE]
