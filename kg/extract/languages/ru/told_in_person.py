"""Talks told by what somebody tells or hands to another who is there: "побывал в Риге, где | проинформировал
президента", "изложил план президенту Перу, прибывшему в Сантьяго"."""

from __future__ import annotations

from kg.extract.allegiance import country_of
from kg.extract.asked import on
from kg.extract.drafts import Draft
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.mentions import mention
from kg.extract.languages.ru.scene import ACC, DAT, Scene
from kg.extract.languages.ru.stage import listed
from kg.extract.parties import Party
from kg.extract.words import Token

TELLS = words_of("triggers", "meeting", "in_person", "verbs")
_FACE_TO_FACE = words_of("triggers", "meeting", "in_person", "face_to_face")
_FROM_AFAR = words_of("triggers", "meeting", "in_person", "from_afar")
_AUDIENCES = words_of("triggers", "meeting", "in_person", "audiences")
_COMES = (
    listed("visit", "go", "verbs") | listed("visit", "stay", "verbs") | listed("visit", "object", "verbs")
)
# "президенту Перу |, на днях прибывшему": so many words at most.
_CAME = 4
# "на отдельной | аудиенции": so many words.
_AT = 3


@on(TELLS)
def told_in_person(scene: Scene, token: Token) -> Draft | None:
    """A talk of who tells something with whom he tells it, where the sentence says that both were there."""
    if not finite(token) or not token.has("V") or not token.lemmas & TELLS:
        return None
    acting = [p for p in scene.subject(token) if p.person is not None or p.kind == "pronoun"]
    if len(acting) != 1 or acting[0].plural:
        return None
    other = _addressed(scene, token, acting[0])
    if other is None or not (
        _is_there(scene, token, acting[0], other)
        or _has_come(scene, other)
        or _at_audience(scene, token)
        or _in_town(scene, token, acting[0], other)
    ):
        return None
    draft = mention(scene, "meeting", token, "discuss")
    if draft.modality != "held":
        return None
    draft.aside = draft.aside or _has_come(scene, other)
    scene.put(draft, acting)
    scene.put(draft, [other])
    return draft


def _addressed(scene: Scene, token: Token, acting: Party) -> Party | None:
    """The only official of another state, or of another body, to whom something is told or handed."""
    low, high = scene.clauses.reach(token.index)
    near = [p for p in scene.clauses.parties if low <= p.first <= high and not (p.prep or p.inner)]
    near = [
        p for p in near if p.person is not None and p.person is not acting.person and "nom" not in p.cases
    ]
    faced = [p for p in near if p.cases & (DAT | ACC)]
    if len(faced) != 1 or faced[0].kind == "pronoun":
        return None
    own, other = country_of(acting), country_of(faced[0])
    return None if own and own == other else faced[0]


def _is_there(scene: Scene, token: Token, acting: Party, other: Party) -> bool:
    """Whether the sentence has just told that somebody came to the state of whom he tells something."""
    came = [d for d in scene.here if d.type == "visit" and d.modality == "held" and d.first < token.index]
    if not came or not {acting.key()} & came[-1].keys():
        return False
    if came[-1].place is not None and came[-1].place.country:
        return came[-1].place.country == country_of(other)
    towns = [s for s in scene.spans.all if came[-1].first < s.first < token.index and s.country]
    return bool(towns) and towns[-1].country == country_of(other)


def _has_come(scene: Scene, other: Party) -> bool:
    """Whether a participle behind somebody tells that he has come: "президенту Перу, | прибывшему в Лиму"."""
    tokens = scene.words.tokens
    if other.last + 2 > scene.sentence.last or tokens[other.last + 1].text != ",":
        return False
    ahead = tokens[other.last + 2 : min(other.last + 2 + _CAME, scene.sentence.last + 1)]
    participle = next((t for t in ahead if t.has("P") and t.lemmas & _COMES), None)
    return participle is not None and bool(participle.cases("P") & other.cases)


def _at_audience(scene: Scene, token: Token) -> bool:
    """Whether something is told at an audience: "На отдельной | аудиенции генсека выслушал спикер"."""
    low, high = scene.clauses.reach(token.index)
    nouns = [t for t in scene.words.tokens[low : high + 1] if t.lemmas & _AUDIENCES and t.has("N")]
    before = [scene.words.tokens[max(n.index - _AT, low) : n.index] for n in nouns]
    return any(t.lower in ("на", "во", "в") for row in before for t in row)


def _in_town(scene: Scene, token: Token, acting: Party, other: Party) -> bool:
    """Whether a town of one of the two, who are of two states, is told beside what one tells the other:
    "объяснял | в Риме премьеру Италии", "В Риме министр рассказал премьеру Италии"."""
    own, others = country_of(acting), country_of(other)
    low, high = scene.clauses.reach(token.index)
    afar = any(t.lemmas & _FROM_AFAR for t in scene.words.tokens[low : high + 1])
    if afar or not token.lemmas & _FACE_TO_FACE or not own or not others:
        return False
    places = [s for s in scene.spans.all if low < s.first <= high and s.kind == "place"]
    people = [p.first for p in scene.clauses.parties if low <= p.first <= high]
    opens = min((*people, token.index))  # "11 марта | в Праге министр"
    beside = [s for s in places if s.first < opens or s.first - 2 == token.index or s.last == token.index - 1]
    there = [s for s in beside if scene.words.tokens[s.first - 1].lower in ("в", "во")]
    return len(there) == 1 and there[0].country in (own, others)
