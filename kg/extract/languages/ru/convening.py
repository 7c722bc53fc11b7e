"""Whom somebody brings together: "премьер собрал в Осло коллег А и Б", "генсек созвал министров альянса"."""

from __future__ import annotations

from kg.extract.asked import on
from kg.extract.drafts import Draft
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.many_states import act_for_nobody, of_many
from kg.extract.languages.ru.mentions import mention
from kg.extract.languages.ru.scene import ACC, GEN, Scene
from kg.extract.languages.ru.stage import listed
from kg.extract.languages.ru.states import international
from kg.extract.parties import Party
from kg.extract.words import Token

_VERBS = listed("meeting", "convene", "verbs")
_NOUNS = listed("conference", "noun", "nouns") | listed("meeting", "noun", "nouns")


@on(_VERBS)
def convene(scene: Scene, token: Token) -> Draft | None:
    """A talk of who brings others together with them; of many, or of officials of a body, a gathering."""
    if not scene.is_verb(token, _VERBS) or not finite(token) or token.lower.endswith(("ся", "сь")):
        return None
    if any(t.lemmas & _NOUNS and t.has("N") for t in scene.clause(token)):
        return None  # "созвал заседание": told by its noun
    host = [p for p in scene.subject(token) if p.person is not None]
    guests = _brought(scene, token, host) if host else []
    if not guests:
        return None
    several = len(guests) == 1 and guests[0].plural and guests[0].person is None
    draft = mention(scene, "conference" if several else "meeting", token, "gather")
    scene.put(draft, host)
    if several:
        last = of_many(scene, guests[0]) or guests[0].last
        draft.named, draft.name = True, scene.words.quote(guests[0].first, last)
        if of_many(scene, guests[0]):
            draft.many = True
            act_for_nobody(guests[0])
    scene.put(draft, guests)
    return draft


def _brought(scene: Scene, verb: Token, host: list[Party]) -> list[Party]:
    """Who is the object: persons, or one post of many states or of an international body."""
    _, high = scene.clauses.reach(verb.index)
    near = [p for p in scene.clauses.parties if p not in host and not (p.prep or p.inner)]
    near = [p for p in near if p.kind in ("person", "post") and p.cases & {"acc", "gen"}]
    first = next((p for p in near if verb.index < p.first <= high + 1), None)
    if first is None:
        return []
    group = scene.clauses.group(first, ACC | GEN)
    named = [p for p in group if p.person is not None]
    if named:
        return named
    body = first.capacity.organization if first.capacity is not None else ""
    many = len(group) == 1 and (of_many(scene, first) or (first.plural and international(body)))
    return group if many else []
