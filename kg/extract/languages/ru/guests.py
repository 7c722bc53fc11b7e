"""Who was at the gathering told before, by other words: "Ленту перерезали А и Б", "Участие приняли А и Б",
"Вместо него приехал А", "Премьера А представлял Б", "Ожидаются А и Б", "Приглашения приняли А и Б"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kg.extract.asked import on
from kg.extract.drafts import Draft
from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.aside_people import joins_in
from kg.extract.languages.ru.besides import besides
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.floors import last_added
from kg.extract.languages.ru.for_sides import act_for
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.mentions import mention
from kg.extract.languages.ru.scene import ACC, DAT, GEN, NOM, Scene
from kg.extract.languages.ru.speakers import is_of_press
from kg.extract.languages.ru.stage import listed
from kg.extract.languages.ru.told_before import gathering_told
from kg.extract.parties import Party
from kg.extract.words import Token

_DEEDS, _DONE = listed("conference", "deeds", "verbs"), listed("conference", "deeds", "nouns")
_AWAITED, _COMING = listed("conference", "awaited", "verbs"), listed("conference", "awaited", "nouns")
_ASKED, _ACCEPT = listed("conference", "accepted", "nouns"), listed("conference", "accepted", "verbs")
_MEAN = listed("conference", "meant", "verbs")
_WATCH = listed("conference", "guests", "watch")
_GO = listed("visit", "go", "verbs") | frozenset(("прибыть", "присутствовать", "участвовать"))
_PART = frozenset(("принять", "принимать"))
_STAND_FOR = frozenset(("представлять", "представить", "заменить"))
_SENDS, _NOTICE = listed("conference", "sends", "verbs"), listed("conference", "noticed", "verbs")
_TAKES = frozenset(("принимать", "принять"))
_VERBS = _DEEDS | _AWAITED | _ACCEPT | _MEAN | _WATCH | _GO | _PART | _STAND_FOR | _SENDS | _NOTICE | _TAKES
_JOIN = frozenset(("присоединиться", "подключиться"))
_ON_AIR = frozenset(("видеосвязи", "видеоконференцсвязи", "онлайн", "дистанционно"))
_GREET = frozenset(("поздравить", "чествовать"))
_GREETED = frozenset(("лауреат", "победитель", "юбиляр", "выпускник", "номинант", "призер", "награжденный"))
_PROGRAMME = words_of("vocabulary", "on_the_programme") | {"стать", "быть", "выступить", "подняться"}
_GATHERINGS = listed("conference", "noun", "nouns")
_PARTS = listed("conference", "floor", "nouns") | words_of("vocabulary", "among_speakers")
_AT = frozenset(("в", "во", "на"))
_VERBS |= _JOIN | _GREET | _PROGRAMME
# What is told of a gathering stands in one of the next so many sentences.
_CLOSE = 2


@on(_VERBS)
def guests(scene: Scene, token: Token) -> Draft | None:
    """Officials who were, or will be, at the gathering told shortly before, by a finite verb."""
    if not scene.sentence.index or scene.sentence.paragraph < 0 or token.lemmas.isdisjoint(_VERBS):
        return None
    told = gathering_told(scene)
    if told is None or scene.sentence.index - last_added(scene, told) > _CLOSE:
        return None
    if not finite(token) and not (token.has("G") and token.lemmas & _SENDS):
        return None
    clause = scene.clause(token)
    if token.index > clause[0].index and scene.words.tokens[token.index - 1].lower == "не":
        return None
    for way in _WAYS:
        people = way(scene, token, clause)
        if people:
            return _added(scene, token, told, people)
    return None


def _added(scene: Scene, verb: Token, told: Draft, people: Sequence[Party]) -> Draft | None:
    """The mention that adds officials to a gathering; None where one of them has no post or speaks for
    others."""
    acting = [p for p in people if not p.inner]
    if any(p.person is None or not p.person.capacities or is_of_press(p) for p in acting):
        return None
    draft = mention(scene, "conference", verb, "attendance")
    if draft.denied and not _is_ahead(verb):
        return None
    draft.denied = False
    draft.modality, draft.open = told.modality, True
    scene.put(draft, acting)
    return draft if draft.parts else None


def _is_ahead(verb: Token) -> bool:
    return bool(verb.lemmas & (_AWAITED | _MEAN | _ACCEPT))


def _has_goal(scene: Scene, verb: Token) -> bool:
    """Whether a clause says where: then it need not be at the gathering."""
    clause = scene.clause(verb)
    low, high = clause[0].index, clause[-1].index
    places = (s for s in scene.spans.all if s.kind in ("place", "state") and low <= s.first <= high)
    return any(
        not scene.in_party(s) and phrases.preposition(scene.words, s.first) in ("в", "на") for s in places
    )


def _doing(scene: Scene, verb: Token, clause: Sequence[Token]) -> list[Party]:
    """ "Символическую ленту | перерезали А и Б", "За происходящим | наблюдал А"."""
    if verb.lemmas & _WATCH:
        up = any(a.lower == "за" and b.lower in _IT for a, b in pairwise(clause))
        return scene.subject(verb) if up else []
    if verb.lemmas & _JOIN:
        alone = not any(t.lower in ("к", "ко") for t in clause)
        return scene.subject(verb) if alone and any(t.lower in _ON_AIR for t in clause) else []
    if verb.lemmas & _GREET:
        greeted = any(t.lemmas & _GREETED and "acc" in t.cases("N") for t in clause)
        return scene.subject(verb) if greeted else []
    if not verb.lemmas & _DEEDS:
        return []
    objects = [t for t in clause if t.lemmas & _DONE and t.has("N") and t.cases("N") & {"acc", "ins"}]
    if not objects or scene.words.tokens[objects[0].index - 1].has("PREP") or _has_goal(scene, verb):
        return []
    inside = [p for p in scene.clauses.parties if clause[0].index <= p.first <= clause[-1].index]
    whom = [p for p in inside if p.person is not None and p.person.capacities]
    hands = next((t.index for t in clause if t.lower == "рук"), None)  # "Награду из рук президента получил А"
    given = [p for p in whom if hands is not None and p.first == hands + 1]
    given += [p for p in whom if "вручить" in verb.lemmas and p.cases == DAT]
    return [*scene.subject(verb), *given]  # "Премию президенту А вручил премьер Б"


_IT = words_of("vocabulary", "watched")


def _taking_part(scene: Scene, verb: Token, clause: Sequence[Token]) -> list[Party]:
    """ "Участие | приняли А и Б", of what is told."""
    part = next((t for t in clause if t.lemma == "участие" and "acc" in t.cases("N")), None)
    if part is None or not verb.lemmas & _PART:
        return []
    after = scene.words.tokens[min(max(part.index, verb.index) + 1, scene.sentence.last)]
    named = any(p.first == after.index for p in scene.clauses.parties)
    elsewhere = any(
        a.lower in ("в", "во") for a, _ in pairwise(clause) if a.index <= max(part.index, verb.index) + 1
    )
    return scene.subject(verb) if named and not elsewhere else []


def _instead(scene: Scene, verb: Token, clause: Sequence[Token]) -> list[Party]:
    """ "Вместо премьера А | приехал Б", "Премьера А | представлял Б", "Из Чили | приехал А"."""
    if verb.lemmas & _GO:
        if _has_goal(scene, verb):
            return []
        first = clause[0].lower
        if first == "вместо":
            return [p for p in scene.subject(verb) if p.prep != "вместо"]
        if first in ("кроме", "помимо"):
            also = besides(scene, verb)
            return [*scene.subject(verb), *also] if also or clause[1].lower in _HIM else []
        if first == "из":
            return _from_states(scene) or (scene.subject(verb) if clause[1].lemma in _LEADERS else [])
        aimed = clause[0].has("I") and bool(clause[0].lemmas & _AIMS)
        return scene.subject(verb) if aimed else []
    if not verb.lemmas & _STAND_FOR:
        return []
    whom = [p for p in scene.clauses.parties if clause[0].index == p.first and p.last == verb.index - 1]
    official = whom and whom[0].kind in ("person", "post") and "acc" in whom[0].cases
    acting = scene.clauses.parties
    who = next((p for p in acting if p.first == verb.index + 1 and "nom" in p.cases), None)
    return scene.clauses.group(who, NOM) if official and who is not None else []


# "Из | глав государств прибыл А", "| Поздравить университет приехал А"
_LEADERS = frozenset(("глава", "лидер", "гость", "иностранный", "зарубежный", "официальный"))
_AIMS = frozenset(("поздравить", "проститься", "почтить", "поддержать", "попрощаться", "отдать"))
_HIM = frozenset(("него", "нее", "неё", "них"))


def _from_states(scene: Scene) -> list[Party]:
    """ "| Из Чили приехал президент А, из Перу – премьер Б", each of whom acts for his state."""
    out: list[Party] = []
    tokens = scene.words.tokens
    for state in (s for s in scene.spans.all if s.kind == "state" and s.first > scene.sentence.first):
        if state.last > scene.sentence.last or tokens[state.first - 1].lower != "из":
            continue
        near = (p for p in scene.clauses.parties if state.last < p.first <= state.last + _NEAR)
        first = next((p for p in near if p.person is not None and "nom" in p.cases and not p.prep), None)
        for party in scene.clauses.group(first, NOM) if first is not None else ():
            act_for(party, state.country)
            out.append(party)
    return out


# "Из Чили | приехали также | президент": so many words.
_NEAR = 3


def _awaited(scene: Scene, verb: Token, clause: Sequence[Token]) -> list[Party]:
    """ "| Ожидаются А и Б", "| Ожидается приезд А", "Приглашения | приняли А и Б", "А намерен приехать"."""
    if verb.lemmas & _AWAITED and not _has_goal(scene, verb):
        noun = next((t for t in clause if t.lemmas & _COMING and "nom" in t.cases("N")), None)
        if noun is None:
            return [p for p in scene.subject(verb) if p.person is not None]
        whose = next(
            (p for p in scene.clauses.parties if p.first == noun.index + 1 and "gen" in p.cases), None
        )
        return scene.clauses.group(whose, GEN) if whose is not None else []
    if verb.lemmas & _ACCEPT:
        asked = any(t.lemmas & _ASKED and "acc" in t.cases("N") for t in clause)
        alone = not any(t.has("I") for t in clause) and not _has_goal(scene, verb)
        return scene.subject(verb) if asked and alone else []
    if verb.lemmas & _MEAN and not _has_goal(scene, verb):
        todo = next((t for t in clause if t.index > verb.index and t.has("I")), None)
        comes = todo is not None and todo.lemmas & _GO and todo.index <= verb.index + 2
        return scene.subject(verb) if comes else []
    return []


def _sent(scene: Scene, verb: Token, clause: Sequence[Token]) -> list[Party]:
    """ "Премьер | прислал вместо себя министра А", "Чили | направила на церемонию посла Б"."""
    if not verb.lemmas & _SENDS or verb.has("PS") or _has_goal(scene, verb):
        return []
    behind = (p for p in scene.clauses.parties if verb.index < p.first <= clause[-1].index and not p.prep)
    whom = next((p for p in behind if "acc" in p.cases and p.kind == "person"), None)
    return scene.clauses.group(whom, ACC | GEN) if whom is not None and "nom" not in whom.cases else []


def _seen(scene: Scene, verb: Token, clause: Sequence[Token]) -> list[Party]:
    """ "Были | замечены А и Б", "Парад | принимал А"."""
    if verb.lemmas & _NOTICE and verb.has("PS") and not _has_goal(scene, verb):
        return scene.subject(verb)
    parade = scene.told and any("парад" in t.lemmas for t in scene.words.inside(scene.told[-1].sentence))
    if not verb.lemmas & _TAKES or not parade:
        return []
    it = any(t.lower == "его" or (t.lemma == "парад" and "acc" in t.cases("N")) for t in clause)
    together = any(t.lower == "вместе" for t in clause)
    return [*scene.subject(verb), *(scene.with_(verb) if together else ())] if it else []


def _on_programme(scene: Scene, verb: Token, clause: Sequence[Token]) -> list[Party]:
    """ "В одной панели с ним | заявлен А", "Модератором сессии | станет А", "В той же секции | выступит"."""
    if not verb.lemmas & _PROGRAMME or _has_goal(scene, verb):
        return []
    if any(t.lemmas & _GATHERINGS and t.has("N") and not t.lemmas & _PARTS for t in clause):
        return []  # of which a sentence tells for itself
    ahead = [t for t in clause if t.index < verb.index]
    nouns = [t for t in ahead if t.has("N") and t.readings[0].pos == "N"]
    at = [next((n for n in nouns if n.index > t.index), t) for t in ahead if t.lower in _AT]
    posts = (p for p in scene.clauses.parties if p.kind == "post" and p.first < p.last < verb.index)
    if any(not t.lemmas & _PARTS for t in at) or any(posts):
        return []  # "На свадьбу приглашен А", "Спикером парламента стал А"
    people = [p for p in scene.subject(verb) if p.first > verb.index]
    return people if people and all(joins_in(scene.words, p) for p in people) else []


_WAYS = (_sent, _seen, _doing, _taking_part, _instead, _awaited, _on_programme)
