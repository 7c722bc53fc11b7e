"""Occasions that a verb tells, so that the next sentences can say who was there: "В Риме открыли памятник.
Среди гостей – А и Б", "В Осло простились с королем. Чили представлял А"; gatherings of whose guests a clause
names nobody: "На ужин собрались 200 человек"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.allegiance import country_of
from kg.extract.asked import on
from kg.extract.drafts import Draft
from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.mentions import mention
from kg.extract.languages.ru.places import is_located
from kg.extract.languages.ru.scene import Scene
from kg.extract.languages.ru.stage import listed
from kg.extract.parties import Party
from kg.extract.words import Token

_RITES = listed("conference", "occasion", "verbs")
_DEEDS = listed("conference", "occasion", "deeds")
_THINGS = listed("conference", "occasion", "things")
_COMES = (
    listed("conference", "attend", "verbs")
    | listed("visit", "go", "verbs")
    | {"принять", "прийти", "приходить", "представить"}
)
# Who was at a gathering is told so many sentences after it at most.
_NEAR = 4


@on(_RITES, _DEEDS)
def occasion(scene: Scene, token: Token) -> Draft | None:
    """What was opened, celebrated or mourned somewhere, by whom the sentence does not say; it is an event if
    the next sentences tell who was there."""
    if not finite(token) or not token.lemmas & (_RITES | _DEEDS) or scene.sentence.paragraph < 0:
        return None
    if scene.words.tokens[token.index - 1].lower == "не" or _is_near_other(scene):
        return None
    clause = scene.clause(token)
    things = any(t.lemmas & _THINGS and t.has("N") for t in clause)
    if not (token.lemmas & _RITES or things):
        return None
    if acting := scene.subject(token):
        return _opened_by(scene, token, acting) if things else None
    gathered = any(t.has("N") and t.lemmas & listed("conference", "noun", "nouns") for t in clause)
    if gathered or not _is_somewhere(scene, clause[0].index, clause[-1].index):
        return None
    return mention(scene, "conference", token, "whereabouts")


def _opened_by(scene: Scene, verb: Token, people: Sequence[Party]) -> Draft | None:
    """The ceremony at which officials of several states open something, if the next sentence goes on about
    it: "Президент Чили А и премьер Перу Б | открыли в Осло мост. Среди гостей"."""
    if not _goes_on(scene):
        return None
    officials = [p for p in people if p.person is not None and p.person.capacities and not p.inner]
    states = {country_of(p) for p in officials} - {""}
    built = any(
        t.lemmas & _BUILT and "acc" in t.cases("N") for t in scene.clause(verb) if t.index > verb.index
    )
    if len(officials) != len(people) or not built or not verb.lemmas & _STARTS:
        return None
    if len(states) < _SEVERAL and (scene.told == [] or len(people) != 1):
        return None  # "А встретился с Б. Затем он открыл посольство. В церемонии участвовал В"
    draft = mention(scene, "conference", verb, "conference")
    scene.put(draft, officials)
    return draft


def _goes_on(scene: Scene) -> bool:
    """Whether the next sentence speaks of a ceremony or its guests."""
    following = scene.sentence.index + 1
    inside = scene.words.inside(following) if following < len(scene.words.sentences) else ()
    return any(t.lemmas & _CEREMONY and t.has("N") for t in inside)


_CEREMONY = frozenset(("церемония", "торжество", "мероприятие", "гость", "лента", "ленточка"))
_SEVERAL = 2
_STARTS = frozenset(("открыть", "заложить", "запустить"))
_BUILT = _THINGS - {"день", "память", "жертва", "линия", "годовщина", "юбилей", "дорога", "летие", "офис"}


def _is_near_other(scene: Scene) -> bool:
    """Whether another gathering was told shortly before, of which the next sentences may tell."""
    told = (d for d in scene.told if d.type in ("conference", "signing") and not d.title)
    return any(scene.sentence.index - d.sentence <= _NEAR for d in told)


def _is_somewhere(scene: Scene, low: int, high: int) -> bool:
    near = (s for s in scene.spans.all if s.kind in ("place", "state") and low <= s.first <= high)
    return any(is_located(scene.words, scene.spans, s) and not scene.in_party(s) for s in near)


def gathers_unnamed(scene: Scene, token: Token, first: int) -> Draft | None:
    """A gathering to which people come whom the clause does not name: "На | ужин собрались 200 человек"."""
    if phrases.preposition(scene.words, first) not in ("на", "в") or _is_near_other(scene):
        return None
    clause = scene.clause(token)
    comes = (t for t in clause if t.lemmas & _COMES and (finite(t) or t.has("PS")))
    verb = next(comes, None)
    if verb is None or scene.words.tokens[verb.index - 1].lower == "не":
        return None
    part = verb.lemmas & {"принять"} and not any(t.lemma == "участие" for t in clause)
    if part or scene.subject(verb):
        return None
    return mention(scene, "conference", token, "whereabouts")
