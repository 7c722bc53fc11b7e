"""Who was at the gathering told before, as who led a delegation there, signed its closing paper or spoke from
its floor: "Делегации возглавили А и Б", "Итоговую декларацию подписали А и Б", "С трибуны говорили А и Б"."""

from __future__ import annotations

from itertools import pairwise

from kg.extract.asked import on
from kg.extract.drafts import Draft
from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.besides import besides
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.documents import documents_of
from kg.extract.languages.ru.heads import leads
from kg.extract.languages.ru.mentions import mention
from kg.extract.languages.ru.scene import NOM, Scene
from kg.extract.languages.ru.speakers import speaks
from kg.extract.languages.ru.stage import listed
from kg.extract.languages.ru.told_before import gathering_told
from kg.extract.parties import Party
from kg.extract.words import Token

_HEADS = listed("meeting", "heads", "verbs")
_SIGNS = listed("signing", "verb", "verbs")
_SPEAKS = listed("meeting", "with", "speak")
_TAKES_PART = frozenset(("участвовать", "присутствовать"))
_FLOORS = frozenset(("трибуны", "сцены", "подиума"))
_CLOSING = frozenset(("итоговый", "заключительный", "финальный", "завершающий"))
# "участвовали | по видеосвязи", "участвовал | лично": nothing is said of in what.
_BY = frozenset(("по", "с", "со"))


@on(
    _HEADS,
    _SIGNS,
    _SPEAKS,
    _TAKES_PART,
    listed("there", "asked", "verbs"),
    listed("meeting", "joins", "verbs"),
    listed("visit", "come", "verbs"),
    "быть",
)
def at_told(scene: Scene, token: Token) -> Draft | None:
    """Officials who were at the gathering told last, each by name, in the active."""
    if not token.lemmas & _VERBS or not finite(token) or not scene.sentence.index:
        return None
    if scene.words.tokens[max(token.index - 1, scene.sentence.first)].lower == "не":
        return None
    told = gathering_told(scene) if any(way(scene, token) for way in _WAYS) else None
    people = _people(scene, token) if told is not None else []
    if told is None or not people or any(map(speaks, people)):
        return None
    draft = mention(scene, "conference", token, "attendance")
    draft.open = True
    scene.put(draft, people)
    scene.put(draft, besides(scene, token))
    if token.lemmas & _SIGNS:
        draft.documents = documents_of(scene.words, scene.spans, scene.clauses, token, passive=False) or []
    return draft


def _people(scene: Scene, verb: Token) -> list[Party]:
    """Who acts by a verb, all of them by name and post."""
    subject = [p for p in scene.subject(verb) if p.kind in ("person", "post")]
    if not subject:
        behind = (p for p in scene.clauses.parties if p.first > verb.index and leads(p))
        first = next(behind, None)
        subject = scene.clauses.group(first, NOM) if first is not None else []
    named = all(p.person is not None and (p.person.capacities or p.person.country) for p in subject)
    return subject if named else []


def _leads_delegations(scene: Scene, verb: Token) -> bool:
    """ "Делегации | возглавили А и Б", of which nothing says whose they are."""
    if not verb.lemmas & _HEADS or verb.readings[0].number != "p":
        return False
    nouns = (t for t in scene.clause(verb) if t.lemma == "делегация" and "acc" in t.cases("N"))
    teams = next(nouns, None)
    after = scene.behind(teams) if teams is not None else verb
    bare = teams is not None and phrases.first_attribute(scene.words, teams.index, 0) == teams.index
    return bare and not (after.has("N") and "gen" in after.cases("N") and after is not verb)


def _signs_its_paper(scene: Scene, verb: Token) -> bool:
    """ "Итоговую декларацию | подписали А и Б": a document of the gathering, and no signing."""
    if not verb.lemmas & _SIGNS:
        return False
    papers = listed("signing", "documents", "nouns")
    clause = scene.clause(verb)
    return any(
        t.lemmas & papers
        and "acc" in t.cases("N")
        and any(
            a.lemmas & _CLOSING
            for a in scene.words.tokens[
                phrases.first_attribute(scene.words, t.index, scene.sentence.first) : t.index
            ]
        )
        for t in clause
    )


def _speaks_from_floor(scene: Scene, verb: Token) -> bool:
    """ "С трибуны | говорили А и Б"."""
    return bool(verb.lemmas & _SPEAKS) and any(t.lower in _FLOORS for t in scene.clause(verb))


def _takes_part(scene: Scene, verb: Token) -> bool:
    """ "А и Б | участвовали по видеосвязи": in what was told, as nothing else is said."""
    if not verb.lemmas & _TAKES_PART or gathering_told(scene) is None:
        return False
    names = {i for p in scene.clauses.parties for i in range(p.first, p.last + 1)}
    clause = [t for t in scene.clause(verb) if t.index not in names]
    said = [a for a, b in pairwise(clause) if a.has("PREP") and b.lower != "качестве"]
    return all(t.lower in _BY for t in said)


def _is_asked(scene: Scene, verb: Token) -> bool:
    """ "В качестве гостя был | приглашен А", "К участникам | присоединился А"."""
    pairs = [(a.lower, b.lower) for a, b in pairwise(scene.clause(verb))]
    if verb.lemmas & _ASKED and verb.has("PS"):
        return ("в", "качестве") in pairs
    return bool(verb.lemmas & _JOINS) and any(a in ("к", "ко") and b in _THOSE for a, b in pairs)


def _was_there(scene: Scene, verb: Token) -> bool:
    """ "| Был на саммите и министр А": at the gathering that is told, by its kind alone."""
    tokens, at = scene.words.tokens, verb.index + 2
    if "быть" not in verb.lemmas or at > scene.sentence.last or tokens[at - 1].lower != "на":
        return False
    kind = tokens[min(at, scene.sentence.last)]
    after = tokens[min(at + 1, scene.sentence.last)]
    return bool(kind.lemmas & _KINDS) and not kind.capital and after.lower in ("и", "также", "тоже")


def _comes_from(scene: Scene, verb: Token) -> bool:
    """ "Из Осло и Рима | приехали А и Б": to the gathering, as no other place or matter is told."""
    if not verb.lemmas & _COMES or "past" not in verb.readings[0].tags:
        return False
    names = {i for p in scene.clauses.parties for i in range(p.first, p.last + 1)}
    clause = [t for t in scene.clause(verb) if t.index not in names]
    said = [t.lower for t in clause if t.has("PREP")]
    return bool(said) and said[0] in _FROM and all(t in _FROM for t in said)


_COMES, _FROM = listed("visit", "come", "verbs"), frozenset(("из", "от"))
_ASKED, _JOINS = listed("there", "asked", "verbs"), listed("meeting", "joins", "verbs")
_THOSE = frozenset(("участникам", "собравшимся", "делегатам", "приглашенным"))
_KINDS = listed("conference", "strong", "nouns")

_WAYS = (
    _leads_delegations,
    _signs_its_paper,
    _speaks_from_floor,
    _takes_part,
    _is_asked,
    _was_there,
    _comes_from,
)
_VERBS = _HEADS | _SIGNS | _SPEAKS | _TAKES_PART | _ASKED | _JOINS | _COMES | {"быть"}
