"""Who is called a companion of the guest where he does something else: "Сопровождающий президента | министр А
провел переговоры", "входящий в состав делегации посол Б встретился"."""

from __future__ import annotations

from kg.extract.allegiance import country_of
from kg.extract.asked import on
from kg.extract.drafts import Draft
from kg.extract.languages.ru.mentions import mention
from kg.extract.languages.ru.scene import Scene
from kg.extract.parties import Party
from kg.extract.words import Token

_ACCOMPANIES = frozenset(("сопровождать",))
_BELONGS = frozenset(("входить", "войти", "включить"))
# "сопровождающий | главу государства | министр", "входящий | в состав делегации Чили | посол": so many words.
_BETWEEN = 6
# The visit is told at most so many sentences before.
_NEAR = 8


@on(_ACCOMPANIES, _BELONGS)
def companion(scene: Scene, token: Token) -> Draft | None:
    """An official whom a participle before his post calls a companion of the guest told before."""
    if not token.has("P") or not token.lemmas & (_ACCOMPANIES | _BELONGS) or not scene.sentence.index:
        return None
    ahead = scene.words.tokens[token.index + 1 : token.index + 1 + _BETWEEN]
    if token.lemmas & _BELONGS and not any(t.lemma == "делегация" for t in ahead):
        return None
    person = _described(scene, token)
    visits = [d for d in scene.told if d.type == "visit" and d.parts and not d.title]
    visits = [d for d in visits if d.rule not in ("delegation", "greeting")]
    visit = visits[-1] if visits and scene.sentence.index - visits[-1].sentence <= _NEAR else None
    if person is None or visit is None:
        return None
    sent = {c for p in visit.parts if p.role != "host" and (c := country_of(p.party))}
    if not _travels_for(person, sent) or any(p.party.key() == person.key() for p in visit.parts):
        return None
    draft = mention(scene, "visit", token, "delegation")
    draft.modality, draft.earlier, draft.aside = visit.modality, visit.earlier, True
    scene.put(draft, [person], "guest")
    return draft


def _travels_for(companion: Party, sent: set[str]) -> bool:
    """Whether a companion can be of the state whose guest came; "the president" whom he accompanies is that
    guest, whichever president was told of last."""
    held = companion.person.capacities if companion.person is not None else []
    if len(sent) != 1 or not country_of(companion) or country_of(companion) in sent:
        return True
    for capacity in held:
        capacity.country = next(iter(sent)) if capacity.derived else capacity.country
    return country_of(companion) in sent


def _described(scene: Scene, participle: Token) -> Party | None:
    """The named official after a participle that agrees with him, and is right before his post."""
    cases = participle.cases("P")
    for party in scene.clauses.parties:
        if party.first <= participle.index or party.first - participle.index > _BETWEEN + 1:
            continue
        between = scene.words.tokens[participle.index + 1 : party.first]
        if any(t.shape != "word" or t.has("V") for t in between):
            return None
        if party.person_span is not None and party.cases & cases and not party.inner:
            post = party.person is not None and party.person.capacities
            return party if post and between else None
    return None
