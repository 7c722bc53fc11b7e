"""Who is called the first or last of his kind to have done something: "последним премьером, побывавшим в
Осло, был Ларс Берг", "А стал первым президентом, который посетил Осло", "последним из лидеров Африки,
приезжавших в Осло, был в 2008 году А"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.extract.drafts import Draft
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.scene import Scene
from kg.extract.parties import Party
from kg.extract.words import Token

_COPULAS = frozenset(("быть", "стать", "являться", "оказаться"))
_ORDER = frozenset(("первый", "последний", "единственный", "второй", "третий"))
# "последним | за десять лет японским | премьером": so many words stand before the post at most.
_BEFORE = 6


def named_so(scene: Scene, party: Party) -> list[Party]:
    """Who a post with "первый", "последний" in the instrumental says somebody is, [] for any other party."""
    if not (_is_one(scene, party) or _is_several(scene, party)) or _copula(scene) is None:
        return []
    named = [p for p in scene.clauses.parties if _says_who(p)]
    named = [p for p in named if "nom" in p.cases and not (p.prep or p.inner)]
    if len(named) == 1:
        _be_of_kind(named[0], party)
    return named if len(named) == 1 else []


def tell_when(scene: Scene, kinds: Sequence[Party], visits: Sequence[Draft]) -> None:
    """Let the clause that says who it was tell of his visit, too: "был | в 2008 году | президент Ганы А"."""
    verb = _copula(scene) if any(named_so(scene, p) for p in kinds) else None
    if verb is None:
        return
    segment = scene.clauses.segments[scene.clauses.index_of(verb.index)]
    for visit in visits:
        visit.scope = (*visit.scope, (segment.first, segment.last))


def _is_one(scene: Scene, party: Party) -> bool:
    """Whether a post is that of the first or last: "последним | японским премьером"."""
    if party.kind != "post" or party.person_span is not None or party.prep or "ins" not in party.cases:
        return False
    ahead = scene.words.tokens[max(party.first - _BEFORE, scene.sentence.first) : party.last + 1]
    return any(t.lemmas & _ORDER and "ins" in t.cases("A") for t in ahead)


def _is_several(scene: Scene, party: Party) -> bool:
    """Whether a post is that of all of whom he is the first or last: "последним из | лидеров Африки"."""
    if party.kind != "post" or not party.plural or party.prep != "из" or party.person_span is not None:
        return False
    at = party.first if scene.words.tokens[party.first].lower == "из" else party.first - 1
    ahead = scene.words.tokens[at - 1] if at > scene.sentence.first else None
    return ahead is not None and bool(ahead.lemmas & _ORDER) and "ins" in ahead.cases("A")


def _copula(scene: Scene) -> Token | None:
    """The verb that says who somebody is, None for none."""
    inside = scene.words.inside(scene.sentence.index)
    return next((t for t in inside if t.lemmas & _COPULAS and finite(t)), None)


def _be_of_kind(named: Party, kind: Party) -> None:
    """Give who is named without a post that of his kind: "последним | премьером Чили, приехавшим, был А"."""
    held, person = kind.capacity, named.person
    if person is None or person.capacities or held is None or not held.country or kind.plural:
        return
    person.add(replace(held, former=True))


def _says_who(party: Party) -> bool:
    """Whether a party is named, or is the only holder of a post of his state: "японский премьер"."""
    if party.person_span is not None:
        return party.person is not None
    return party.kind == "post" and not party.plural and bool(party.country)
