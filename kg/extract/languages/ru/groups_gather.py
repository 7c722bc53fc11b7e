"""Gatherings of a group that is called by its number or form: "Вишеградская четверка собралась в Праге",
"лидеры «семерки» соберутся", "треугольник впервые собрался", "участники «5+2» собирались"."""

from __future__ import annotations

from kg import gazetteer
from kg.extract.asked import on
from kg.extract.drafts import Draft
from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.many_states import RULE
from kg.extract.languages.ru.mentions import mention
from kg.extract.languages.ru.predicates import is_about_to
from kg.extract.languages.ru.scene import Scene
from kg.extract.languages.ru.stage import listed
from kg.extract.parties import Party
from kg.extract.words import Token

_GATHER = listed("conference", "gather", "verbs")
_GROUPS = listed("conference", "groups", "nouns")
_MEMBERS = listed("conference", "groups", "members")
_NOUNS = listed("conference", "noun", "nouns")
_MARGINS = frozenset(("поле", "кулуар", "кулуары"))
# "участники | формата «5+2»": so many words at most tell of which group they are.
_OF_GROUP = 3


@on(_GATHER)
def group_gathers(scene: Scene, token: Token) -> Draft | None:
    """The session of a group, or of those of it, that comes together."""
    if not token.lemmas & _GATHER or not finite(token) or scene.with_(token) or is_about_to(scene, token):
        return None
    for noun in scene.clause(token):
        if noun.lemmas & _GROUPS and "nom" in noun.cases("N") and not _is_of_another(scene, noun):
            told = _called(scene, noun)
            return _session(scene, token, *told) if told is not None else None
        if noun.lemmas & _MEMBERS and "nom" in noun.cases("N"):
            last = _end_of_group(scene, noun)
            post = next((p for p in scene.clauses.parties if p.head == noun.index), None)
            if last and (post is None or post.person is None):
                return _session(scene, token, noun.index, last, post)
    return None


@on(_MARGINS)
def at_margins(scene: Scene, token: Token) -> Draft | None:
    """The session of a group, told by its margins alone: "на | полях «двадцатки»", "в | кулуарах G20"."""
    before = scene.words.tokens[token.index - 1].lower if token.index > scene.sentence.first else ""
    if token.lower not in ("полях", "кулуарах") or before not in ("на", "в"):
        return None
    whose = next((p for p in scene.clauses.parties if token.index < p.first <= token.index + 2), None)
    found = gazetteer.lookup(whose.body, "ru", "body") if whose is not None and whose.kind == "body" else None
    if whose is None or not isinstance(found, gazetteer.Body) or found.kind not in ("forum", "gathering"):
        return None
    if any(t.lemmas & _NOUNS for t in scene.words.tokens[whose.first : whose.last + 1]):
        return None  # "на полях Всемирного экономического | форума"
    closes = whose.last < scene.sentence.last and scene.words.tokens[whose.last + 1].text in "»”"
    draft = mention(scene, "conference", token, RULE, last=whose.last + closes)
    draft.first = whose.first
    draft.named, draft.name = True, scene.words.quote(whose.first, whose.last)
    return draft


def _session(scene: Scene, verb: Token, first: int, last: int, party: Party | None) -> Draft:
    draft = mention(scene, "conference", verb, RULE)
    draft.named, draft.many = True, True
    draft.name = scene.words.quote(first, last)
    if party is not None and party.capacity is not None:
        body = party.capacity.organization  # "глава правительства «пятерки»": of a government each
        party.capacity.organization = body.split("«")[0].strip() if "«" in body else body
        draft.add(party)
    return draft


def _is_of_another(scene: Scene, noun: Token) -> bool:
    """Whether a number counts people or things: "пятерка | лидеров собралась"."""
    after = scene.behind(noun)
    return after.has("N") and "gen" in after.cases("N") and not after.capital


def _called(scene: Scene, noun: Token) -> tuple[int, int, None] | None:
    """The phrase that names a group: with an adjective that is a name, or as the text has named it before."""
    first = scene.phrase_start(noun)
    if first < noun.index and scene.words.tokens[first].capital:
        return first, noun.index, None
    before = scene.words.tokens[: scene.sentence.first]
    stem = noun.lemma[:_STEM]
    for token in reversed(before):
        if token.lower.startswith(stem) and token.index:
            adjective = scene.words.tokens[token.index - 1]
            if adjective.capital and adjective.has("A") and adjective.sentence == token.sentence:
                return adjective.index, token.index, None
    return None


_STEM = 6


def _end_of_group(scene: Scene, noun: Token) -> int:
    """The last token of the group of whose members a noun tells: "лидеры | «семерки»", "участники формата
    «5+2»"; 0 for none."""
    tokens = scene.words.tokens
    near = tokens[noun.index + 1 : min(noun.index + 1 + 2 * _OF_GROUP, scene.sentence.last) + 1]
    for token in near:
        quoted = token.text in phrases.QUOTES
        end = phrases.quoted_end(scene.words, token.index) if quoted else None
        if end is not None:
            inside = tokens[token.index + 1 : end]
            known = any(t.lemmas & _GROUPS for t in inside) or _is_sum("".join(t.text for t in inside))
            return end if known else 0
        if token.lemmas & _GROUPS and "gen" in token.cases("N") and not _is_of_another(scene, token):
            return token.index
        if finite(token) or (token.shape == "mark" and not quoted):
            return 0
    return 0


def _is_sum(name: str) -> bool:
    """Whether a name adds up sides: "5+2", "3+3"."""
    return "+" in name and all(part.isdigit() for part in name.split("+"))
