"""What is done by phone: "A and B agreed on it during a phone call", "A told B so by telephone"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.allegiance import country_of
from kg.extract.asked import on
from kg.extract.drafts import Draft
from kg.extract.languages.en.modality import mention
from kg.extract.languages.en.scene import Scene, listed
from kg.extract.languages.en.talkers import PEOPLE, owns
from kg.extract.languages.en.towards import two_sides
from kg.extract.languages.en.verb_modality import of_verb
from kg.extract.languages.en.word_classes import FINITE, INFINITIVE
from kg.extract.parties import Party
from kg.extract.words import Token

_ON = frozenset(("during", "in", "on", "over", "by", "via", "through"))
_TOLD = ("person", "post", "pronoun")
_PHONES = frozenset(("phone", "telephone"))
_BY = frozenset(("by", "via"))
# After the noun: with whom it is, which others read; "the call for aid".
_SIDES = frozenset(("with", "between", "to", "from", "for", "upon", "of"))
# Told of one, these are said to somebody.
_ADDRESSING = listed("call", "addressing")
# What is agreed may be a call to come: "agreed to talk in a phone call".
_TALKING = listed("call", "talking")


def acting_by_call(scene: Scene, token: Token) -> Draft | None:
    """The call during which people did something: "A pledged aid to B in a phone call on Monday"."""
    first = scene.attributes(token.index)
    if scene.tokens[first].lower not in ("a", "an") and scene.noun_lemma(token) == "call":
        return None  # "during the call" is the one that was told
    following = scene.behind(token).lower
    if scene.preposition(token.index) not in _ON or following in _SIDES:
        return None
    return _acting(scene, token, first - 1)


@on(_PHONES, "talks")
def by_phone(scene: Scene, token: Token) -> Draft | None:
    """ "Told his counterpart | by phone that", "agreed over the telephone on Monday to", "in phone talks"."""
    if token.lower == "talks" and scene.tokens[token.index - 1].lower in _PHONES:
        return acting_by_call(scene, token)
    if token.lower not in _PHONES or scene.grammar.role(token.index):
        return None
    before = scene.tokens[token.index - 1].lower
    near = before in _BY or scene.text(token.index - 2, token.index - 1) in ("over the", "on the")
    return _acting(scene, token, token.index - 1 - (before == "the")) if near else None


def _acting(scene: Scene, token: Token, start: int) -> Draft | None:
    """A call of those who act before a token: two sides, or somebody and whom he tells something."""
    governor = scene.clauses.governor(start)
    purpose = governor is not None and scene.grammar.role(governor) == INFINITIVE
    if purpose and not scene.tokens[governor or 0].lemmas.isdisjoint(_TALKING - {"meet"}):
        return None
    for verb in _verbs_before(scene, start):
        acting = [p for p in scene.subject(verb) if p.kind in PEOPLE and p.last < verb]
        if not acting:
            continue
        if not scene.tokens[verb].lemmas.isdisjoint(_TALKING):
            return None  # "discussed it by phone": the verb tells the call
        told = _told(scene, verb, start) if _addresses(scene, verb) else two_sides(scene, start)
        two = len({country_of(p) for p in acting} - {""}) > 1 or (len(acting) == 1 and acting[0].plural)
        if not told and not two:
            return None
        return _draft(scene, token, verb, [*acting, *told])
    return None


def _draft(scene: Scene, token: Token, verb: int, parties: list[Party]) -> Draft | None:
    state = of_verb(scene, scene.tokens[verb])
    if state not in ("held", "planned"):
        return None
    draft = mention(scene, "call", token, "call-noun")
    draft.modality, draft.denied = ("planned" if state == "planned" else "held"), False
    scene.put(draft, parties)
    return draft if len(draft.parts) > 1 or any(p.plural for p in parties) else None


def _verbs_before(scene: Scene, start: int) -> Iterator[int]:
    """The verbs that tell something before a token, the nearest first: "told B that Mali wants | so"."""
    for i in range(start - 1, scene.sentence.first, -1):
        if scene.grammar.role(i) == FINITE and scene.clauses.segment(i).kind != "rel":
            yield i


def _addresses(scene: Scene, verb: int) -> bool:
    """Whether a verb is said to somebody: "told", "urged", "conveyed to"."""
    return scene.grammar.role(verb) == FINITE and not scene.tokens[verb].lemmas.isdisjoint(_ADDRESSING)


def _told(scene: Scene, verb: int, end: int) -> list[Party]:
    """Whom somebody tells something: "urged | B to lift the ban", "expressed concern to | B"."""
    near = [*scene.object(verb), *scene.clauses.after(verb, ("to", "with"))]
    return [p for p in near if p.kind in _TOLD and verb < p.first < end and not owns(scene, p)]
