"""Talks that a relative clause tells with one of the two whom its sentence names: "орден вручил А генсек Б, с
которым накануне состоялись | переговоры"."""

from __future__ import annotations

from kg.extract.allegiance import country_of
from kg.extract.asked import on
from kg.extract.drafts import Draft
from kg.extract.languages.ru.mentions import mention
from kg.extract.languages.ru.scene import INS, Scene
from kg.extract.languages.ru.stage import listed
from kg.extract.parties import Party
from kg.extract.words import Token

_NOUNS = listed("meeting", "noun", "nouns")


@on(_NOUNS)
def with_whom(scene: Scene, token: Token) -> Draft | None:
    """A talk that took place with whom "который" means, and with the only other official of the sentence."""
    if not scene.is_noun(token, _NOUNS) or "nom" not in token.cases("N") or not scene.happens(token):
        return None
    low, _ = scene.clauses.reach(token.index)
    opening = scene.words.tokens[low : low + 2]
    if len(opening) < 2 or opening[0].lower not in ("с", "со") or opening[1].lemma != "который":
        return None
    whom = scene.relative(token, INS, opening[0].lower) or scene.relative(token, INS, "с")
    other = _other(scene, whom, low) if whom is not None else None
    if whom is None or other is None or scene.genitive(token) or scene.between(token):
        return None
    if any(p is not whom for p in scene.with_(token)):
        return None
    draft = mention(scene, "meeting", token, "meeting-noun")
    scene.put(draft, [whom, other])
    return draft


def _other(scene: Scene, whom: Party, before: int) -> Party | None:
    """The only other official named before a clause, of another state or body."""
    near = [p for p in scene.clauses.parties if p.last < before and p.kind in ("person", "post", "pronoun")]
    near = [p for p in near if p.person not in (None, whom.person) and not p.inner]
    if len({p.key() for p in near}) != 1:
        return None
    own, other = country_of(whom), country_of(near[0])
    return near[0] if own != other else None
