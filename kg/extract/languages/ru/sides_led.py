"""Who leads or represents a side of the talk told before: "Глава чилийской делегации А заявил", "министр А
представлял чилийскую сторону, посол Б – перуанскую"."""

from __future__ import annotations

from kg.extract.allegiance import country_of, give_country
from kg.extract.asked import on
from kg.extract.drafts import Draft
from kg.extract.languages.ru.mentions import mention
from kg.extract.languages.ru.scene import Scene
from kg.extract.languages.ru.stage import listed
from kg.extract.languages.ru.told_before import talk_told
from kg.extract.languages.ru.undersigned import signing_told
from kg.extract.parties import Party
from kg.extract.words import Token

_TEAMS = frozenset(("делегация", "миссия"))
_SIDES = _TEAMS | {"сторона"}
_HEADS = frozenset(("глава", "руководитель"))
_REPRESENTS = frozenset(("представлять", "представить"))
_TALKS = listed("meeting", "noun", "nouns")


@on(_TEAMS)
def heads_side(scene: Scene, token: Token) -> Draft | None:
    """The head of the delegation of a state that is told to have talked: "Переговоры Чили и Перу прошли. По
    словам главы чилийской | делегации А"."""
    if token.lemma not in _TEAMS:
        return None
    inside = (p for p in scene.clauses.parties if p.first <= token.index <= p.last and p.person_span)
    head = next((p for p in inside if _is_head(p)), None)
    if head is None or not _is_bare(scene, token) or country_of(head) not in _sides(scene):
        return None
    draft = mention(scene, "meeting", token, "speech")
    scene.put(draft, [head])
    return draft


def _is_head(party: Party) -> bool:
    held = party.person.capacities if party.person is not None else []
    return any(c.organization in _TEAMS and c.position.lower() in _HEADS for c in held)


def _is_bare(scene: Scene, team: Token) -> bool:
    """Whether nothing says at what else a delegation is: "делегации в ООН", "делегации на Олимпиаде"."""
    after = scene.words.tokens[team.index + 1 : min(team.index + 4, scene.sentence.last)]
    at = next((k for k, t in enumerate(after) if t.has("PREP") and t.lower in ("в", "во", "на", "при")), None)
    return at is None or any(t.lemmas & _TALKS for t in after[at + 1 :])


def _sides(scene: Scene) -> set[str]:
    """The states that the talk held before is said to be of, for which nobody is named."""
    talk = talk_told(scene) if scene.sentence.paragraph >= 0 else None
    if talk is None or talk.modality != "held":
        return set()
    return {p.party.country for p in talk.parts if p.party.kind == "state" and p.party.country}


@on(_REPRESENTS)
def represents_side(scene: Scene, token: Token) -> Draft | None:
    """Who represents the sides of the talk told before, each before his side: "министр А | представлял
    чилийскую сторону, посол Б – перуанскую"."""
    if not token.lemmas & _REPRESENTS or not token.has("V"):
        return None
    if not _sides(scene):
        return _signs_for(scene, token)
    people = [p for p in scene.clauses.parties if p.person is not None and "nom" in p.cases and not p.prep]
    draft, low = mention(scene, "meeting", token, "attendance"), scene.sentence.first
    for k in range(scene.sentence.first, scene.sentence.last):
        country = _side(scene, k, token)
        before = [p for p in people if low <= p.first and p.last < k] if country else []
        if not before or before[-1].last + _BESIDE < k:
            continue
        if country != _UNION and not country_of(before[-1]):
            give_country(before[-1], country)
        if country == _UNION or country_of(before[-1]) == country:
            draft.add(before[-1])
        low = k
    return draft if _sides(scene) & set(draft.countries()) else None


def _signs_for(scene: Scene, verb: Token) -> Draft | None:
    """Who represents a side at the signing told right before, of which others are told to have signed:
    "Перуанскую сторону | представляли А и Б"."""
    signing = signing_told(scene)
    if signing is None or signing.sentence != scene.sentence.index - 1 or signing.modality != "held":
        return None
    clause = scene.clause(verb)
    if any(t.lemmas & _TALKS and t.has("N") for t in clause):
        return None
    sides = ((t, scene.adjectives.countries(t)) for t in clause if "acc" in t.cases("A"))
    country = next((c[0] for t, c in sides if len(c) == 1 and _is_side(scene, t)), "")
    people = [p for p in scene.subject(verb) if p.person is not None]
    if not country or not people or any(country_of(p) not in ("", country) for p in people):
        return None
    for party in people:
        if not country_of(party):
            give_country(party, country)
    draft = mention(scene, "signing", verb, "attendance")
    scene.put(draft, people, "signatory")
    return draft


def _is_side(scene: Scene, adjective: Token) -> bool:
    """Whether an adjective is that of a side: "перуанскую | сторону"."""
    following = scene.behind(adjective)
    return bool(following.lemmas & _SIDES)


# What is represented is no state: "комиссар А – ЕС".
_UNION = "*"


# "А | в переговорах представлял | чилийскую сторону": so many words at most.
_BESIDE = 5


def _side(scene: Scene, k: int, verb: Token) -> str:
    """The state of a side that somebody represents, at its adjective: "чилийскую | сторону", "– перуанскую";
    '' for anything else."""
    token, following = scene.words.tokens[k], scene.words.tokens[k + 1]
    span = scene.spans.at(k) if scene.words.tokens[k - 1].text in "–—-" and k > verb.index else None
    if span is not None and scene.words.tokens[min(span.last + 1, scene.sentence.last)].shape == "mark":
        return span.country if span.kind == "state" else _UNION if span.kind == "body" else ""
    countries = scene.adjectives.countries(token)
    if len(countries) != 1 or "acc" not in token.cases("A") or k < verb.index:
        return ""
    elided = scene.words.tokens[k - 1].text in "–—-" and following.shape == "mark"
    return countries[0] if elided or following.lemmas & _SIDES else ""
