"""Who came with the guest of the visit told before, and at whose invitation, by other words than those of
delegations: "Тем же рейсом прибыл посол", "С визитом также прибыли А и Б", "Президент взял с собой Б"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kg.extract.allegiance import country_of
from kg.extract.asked import on
from kg.extract.drafts import Draft
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.mentions import mention
from kg.extract.languages.ru.scene import ACC, GEN, NOM, Scene
from kg.extract.languages.ru.speakers import is_of_press
from kg.extract.languages.ru.stage import listed
from kg.extract.parties import Party
from kg.extract.words import Token

_COMING = listed("visit", "go", "verbs")
_SEATED = listed("there", "seated", "verbs")
_CRAFT = words_of("triggers", "along", "craft")
_TEAMS = words_of("triggers", "along", "teams")
_TRIPS = listed("visit", "along", "trips") - {"делегация", "компания"} | {"визит"}
_JOIN = listed("meeting", "joins", "verbs")
_TAKE = listed("along", "take", "verbs")
_COMPANY = frozenset(("составить", "составлять"))
_PART = frozenset(("принять", "принимать", "участвовать"))
_MADE_OF = listed("visit", "delegation", "verbs") | {"присутствовать", "представить", "быть", "находиться"}
_ENTER = frozenset(("войти", "входить"))
_ALSO = frozenset(("также", "и"))
_HIM = frozenset(("ним", "ней", "ними", "нему", "гостем", "гостьей", "гостями"))
_SHORTLY = 3


_WORDS = (
    {"стать", "состав"}
    | _COMING
    | _SEATED
    | _JOIN
    | _TAKE
    | _COMPANY
    | _PART
    | _MADE_OF
    | {"приглашение"}
    | frozenset(("есть",))
)


@on(_WORDS)
def along(scene: Scene, token: Token) -> Draft | None:
    """Officials who came with the guest of the visit told last, by a finite verb; who invited him."""
    if not token.lemmas & _WORDS or scene.sentence.paragraph < 0:
        return None
    visit = _visit_here(scene, token) or visit_told(scene)
    if visit is None:
        return None
    if token.lemma == "состав":
        return _joined(scene, token, visit, _listed(scene, token))
    if token.lemma == "приглашение":
        return _invited(scene, token) if visit.sentence < scene.sentence.index else None
    taking = token.has("G") and bool(token.lemmas & _TAKE)  # "прибыл, взяв с собой А"
    if not (finite(token) or taking) or _denied(scene, token):
        return None
    if visit.modality == "held" and "futr" in token.readings[0].tags:
        return None  # "Министр прибыл в Осло. В мае туда | приедет и король": another visit
    clause = scene.clause(token)
    if any(t.lemmas & _TALKS and t.has("N") for t in clause) or _goes_elsewhere(scene, clause, visit):
        return None
    people = _brought(scene, token, clause)
    if not people and any(way(scene, token, clause) for way in _WAYS):
        people = scene.clauses.subject(token.index, agree=token)
    return _joined(scene, token, visit, people)


def visit_told(scene: Scene) -> Draft | None:
    """The visit that was told last, shortly before the sentence, where no talk was told since."""
    told = next((d for d in reversed(scene.told) if d.rule not in _ADDED and not d.title), None)
    near = told is not None and 0 < scene.sentence.index - told.sentence <= _SHORTLY
    return told if near and told is not None and told.type == "visit" and told.parts else None


def _visit_here(scene: Scene, token: Token) -> Draft | None:
    """The visit that the clause before tells in the same sentence: "А прибыл в Рим; | вместе с ним приехали
    Б и В"."""
    low, _ = scene.clauses.reach(token.index)
    here = (d for d in reversed(scene.here) if d.type == "visit" and d.rule not in _ADDED)
    told = next((d for d in here if d.last < token.index and d.parts), None)
    apart = told is not None and (told.last < low or token.lemma == "состав")
    return told if apart else None


def _listed(scene: Scene, token: Token) -> list[Party]:
    """Who is listed without a verb: "в | составе (его делегации) – А и Б"."""
    tokens = scene.words.tokens
    near = tokens[token.index + 1 : min(token.index + 4, scene.sentence.last + 1)]
    dash = next((t.index for t in near if t.text in "–—-:"), None)
    if dash is None or tokens[token.index - 1].lower not in ("в", *_ITS):
        return []
    first = next((p for p in scene.clauses.parties if p.first == dash + 1 and "nom" in p.cases), None)
    return scene.clauses.group(first, NOM) if first is not None and not first.prep else []


_ITS = frozenset(("его", "ее", "её"))
_ADDED = ("attendance", "delegation", "greeting", "speech", "whereabouts")
_TALKS = listed("meeting", "noun", "nouns") | listed("conference", "noun", "nouns")


def _joined(scene: Scene, token: Token, visit: Draft, people: Sequence[Party]) -> Draft | None:
    """The mention of those who came along: officials by name, of the guest's state as far as that is told."""
    guests = {p.party.key() for p in visit.parts}
    acting = [p for p in people if p.person is not None and not p.inner and p.key() not in guests]
    sent = {c for p in visit.parts if p.role != "host" and (c := country_of(p.party))}
    if not acting or any(not p.person.capacities or is_of_press(p) for p in acting if p.person is not None):
        return None
    if any((c := country_of(p)) and sent and c not in sent for p in acting):
        return None
    draft = mention(scene, "visit", token, "delegation")
    scene.put(draft, acting, "guest")
    return None if draft.earlier != visit.earlier else draft


def _denied(scene: Scene, token: Token) -> bool:
    return token.index > scene.sentence.first and scene.words.tokens[token.index - 1].lower == "не"


def _goes_elsewhere(scene: Scene, clause: Sequence[Token], visit: Draft) -> bool:
    """Whether a clause names another place than that of the visit."""
    low, high = clause[0].index, clause[-1].index
    spans = [s for s in scene.spans.all if s.kind in ("place", "state") and low <= s.first <= high]
    there = visit.place.country if visit.place is not None else ""
    return any(s.country != there for s in spans if not scene.in_party(s))


def _with_guest(scene: Scene, verb: Token, clause: Sequence[Token]) -> bool:
    """ "С президентом | приехали", "Вместе с ним в Лиме находятся"."""
    if not verb.lemmas & (_COMING | {"находиться", "быть"}):
        return False
    for a, b in pairwise(clause):
        if a.lower in ("с", "со") and (b.lower in _HIM or _is_guest(scene, b)):
            beside = scene.words.tokens[a.index - 1].lower == "вместе" or any(
                t.lemmas & _TRIPS for t in clause
            )
            return bool(verb.lemmas & _COMING) or beside
    return False


def _is_guest(scene: Scene, token: Token) -> bool:
    party = next((p for p in scene.clauses.parties if p.first == token.index), None)
    visit = visit_told(scene)
    if party is None or party.person is None or visit is None:
        return False
    return any(p.party.person is party.person for p in visit.parts)


def _came_too(scene: Scene, verb: Token, clause: Sequence[Token]) -> bool:
    """ "С визитом также | прибыли", "Прибыли также", "Тем же рейсом прилетели"."""
    if not verb.lemmas & _COMING:
        return False
    near = scene.words.tokens[max(verb.index - 1, scene.sentence.first) : verb.index + 2]
    same = any(t.lemmas & _CRAFT for t in clause)
    also = any(t.lower in _ALSO for t in near)
    goal = any(t.lower in ("на", "к", "для", "чтобы") for t in clause)
    return (same or also) and not goal


def _is_aboard(scene: Scene, verb: Token, clause: Sequence[Token]) -> bool:
    """ "На борту (самолета) | находились"."""
    return bool(verb.lemmas & _SEATED) and any(t.lower == "борту" for t in clause)


def _is_of_team(scene: Scene, verb: Token, clause: Sequence[Token]) -> bool:
    """ "В делегации | представлены А и Б", "В свиту вошли", "Среди членов делегации есть", "В состав группы
    вошли А и Б"."""
    if verb.lemmas & _ENTER and any(
        a.lower in ("в", "во") and b.lower in ("нее", "неё") for a, b in pairwise(clause)
    ):
        return True  # "прилетела делегация, в нее | входят А и Б"
    team = next((t for t in clause if t.lemmas & _TEAMS and t.has("N")), None)
    if team is None or not verb.lemmas & _MADE_OF or team.capital:
        return False
    opening = {t.lower for t in scene.words.tokens[clause[0].index : team.index]}
    return bool(opening & {"в", "во", "среди", "составе", "состав"}) and not scene.genitive(team)


def _takes_part(scene: Scene, verb: Token, clause: Sequence[Token]) -> bool:
    """ "В поездке | принимают участие", "Компанию ему | составляют", "К нему | присоединятся"."""
    if verb.lemmas & _JOIN:
        return any(a.lower in ("к", "ко") and b.lower in _HIM for a, b in pairwise(clause))
    if verb.lemmas & _COMPANY:
        return any(t.lemma == "компания" for t in clause)
    parting = "участвовать" in verb.lemmas or any(t.lemma == "участие" for t in clause)
    if parting and [t.lower for t in clause[:2]] in _IN_WHICH:  # "визит, в котором | участвуют"
        ahead = scene.words.tokens[scene.sentence.first : clause[0].index]
        return not any(t.lemmas & _TALKS and t.has("N") for t in ahead)
    return parting and any(t.lemmas & _TRIPS and t.has("N") for t in clause)


_IN_WHICH = (["в", "котором"], ["в", "которой"])


def _is_companion(scene: Scene, verb: Token, clause: Sequence[Token]) -> bool:
    """ "Его спутниками в поездке | стали А и Б"."""
    serves = verb.lemmas & {"стать", "быть"}
    return bool(serves) and any(t.lemmas & _COMPANIONS and "ins" in t.cases("N") for t in clause)


_COMPANIONS = words_of("triggers", "along", "companions")
_WAYS = (_is_companion, _with_guest, _came_too, _is_aboard, _is_of_team, _takes_part)


def _brought(scene: Scene, verb: Token, clause: Sequence[Token]) -> list[Party]:
    """ "Президент взял с собой министра А", "Он прибыл в сопровождении А и Б", "прилетел вместе с А"."""
    said = [t.lower for t in clause]
    if verb.lemmas & _TAKE and "собой" in said:
        behind = (p for p in scene.clauses.parties if p.first > verb.index and not p.prep)
        first = next((p for p in behind if "acc" in p.cases), None)
        return scene.clauses.group(first, ACC | GEN) if first is not None else []
    if not verb.lemmas & _COMING:
        return []
    at = next((t.index for t in clause if t.lower == "сопровождении"), None)
    if at is not None:
        first = next((p for p in scene.clauses.parties if p.first == at + 1), None)
        return scene.clauses.group(first, GEN) if first is not None else []
    return scene.with_(verb) if "вместе" in said and _guest_acts(scene, verb) else []


def _guest_acts(scene: Scene, verb: Token) -> bool:
    visit = visit_told(scene)
    acting = [p.person for p in scene.subject(verb) if p.person is not None]
    return visit is not None and any(p.party.person in acting for p in visit.parts)


def _invited(scene: Scene, token: Token) -> Draft | None:
    """At whose invitation the visit told before is: "Визит проходит по | приглашению премьера А"."""
    before = scene.words.tokens[max(token.index - 1, scene.sentence.first)]
    visits = listed("visit", "noun", "nouns")
    subject = any(t.lemmas & visits and "nom" in t.cases("N") for t in scene.clause(token))
    first = next((p for p in scene.clauses.parties if p.first == token.index + 1 and "gen" in p.cases), None)
    if before.lower != "по" or not subject or first is None or first.person is None:
        return None
    draft = mention(scene, "visit", token, "greeting")
    scene.put(draft, [first], "host")
    return draft
