"""Gatherings without a name or parties that the text tells of all the same: "в Рим, где пройдет форум"."""

from __future__ import annotations

from itertools import pairwise

from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.hosting_places import hosting_place
from kg.extract.languages.ru.scene import Scene
from kg.extract.languages.ru.stage import listed
from kg.extract.words import Token


def is_called_gathering(scene: Scene, token: Token) -> bool:
    """Whether a noun that has other senses is of a gathering here: "круглый | стол", "Атомная | неделя",
    "панельная | дискуссия", "книжная | ярмарка"."""
    if token.lemmas.isdisjoint(CALLED_SO):
        return False
    if scene.is_noun(token, _SHOWS):
        return True
    if scene.is_noun(token, _WEEKS):
        return _is_week(scene, token)
    if scene.is_noun(token, _RITES) or (scene.is_noun(token, _DEEDS) and _is_rite(scene, token)):
        return True
    before = scene.words.tokens[token.index - 1] if token.index > scene.sentence.first else token
    if scene.is_noun(token, _SOLEMN) and before.lemmas & _SOLEMNLY:
        return not _is_for_guest(scene, token)
    if scene.is_noun(token, _TABLES):
        return bool(before.lemmas & _ROUND)
    return scene.is_noun(token, _CALLED) and bool(before.lemmas & _CALLS)


def _is_for_guest(scene: Scene, token: Token) -> bool:
    """Whether a meal is given for somebody who is told: "в честь монарха торжественный | ужин"."""
    clause = [t.lower for t in scene.clause(token)]
    return "ужин" in token.lemmas and any(pair == ("в", "честь") for pair in pairwise(clause))


_SHOWS = listed("conference", "shows", "nouns")
_WEEKS = listed("conference", "week", "nouns")
_TABLES, _ROUND = listed("conference", "table", "nouns"), listed("conference", "table", "attributes")
_CALLED, _CALLS = listed("conference", "called", "nouns"), listed("conference", "called", "attributes")
_SOLEMN, _SOLEMNLY = listed("conference", "solemn", "nouns"), listed("conference", "solemn", "attributes")
_RITES, _DEEDS = listed("conference", "rites", "nouns"), listed("conference", "occasions", "nouns")
CALLED_SO = _SHOWS | _WEEKS | _TABLES | _CALLED | _SOLEMN | _RITES | _DEEDS
"""Nouns that are of gatherings beside others words, or at times."""


def _is_rite(scene: Scene, token: Token) -> bool:
    """Whether somebody is at what a noun tells of, or it takes place: "на | закладке первого камня", "в |
    запуске завода"; not "на | прощание сказал"."""
    after = scene.behind(token)
    of = bool(after.cases() & {"gen"}) or after.text in "«" or (after.lower in ("с", "со"))
    if not of or (token.lemma == "прощание") != (after.lower in ("с", "со")):
        return False
    at = phrases.preposition(scene.words, phrases.first_attribute(scene.words, token.index, 0))
    if token.lemma in _STARTS and at != "на":
        return False  # "компания участвует в | запуске проекта"
    verb = scene.governor(token, scene.clause(token)) if not at else None
    drawn = verb is not None and bool(verb.lemmas & _DRAWS)
    return at in ("на", "в") if at else scene.tells(token) or drawn


# "| Закладку камня посетил премьер", "| Юбилей университета собрал гостей".
_DRAWS = frozenset(("посетить", "посещать", "собрать", "почтить", "открыть"))
_STARTS = frozenset(("запуск", "пуск"))


def _is_week(scene: Scene, token: Token) -> bool:
    """Whether a week has a name, and is no time: "на Всемирную атомную неделю", not "на этой неделе"; days
    are several: "на Днях развития", not "в честь Дня независимости"."""
    first = phrases.first_attribute(scene.words, token.index, scene.sentence.first)
    opening = scene.words.tokens[first]
    if "день" in token.lemmas and not (token.capital and any(r.number == "p" for r in token.readings)):
        return False
    named = first > scene.sentence.first and opening.capital and opening.shape == "word"
    behind = [t.lower for t in scene.words.tokens[token.index + 1 : token.index + 3]]
    if "неделя" in token.lemmas and behind == ["высокого", "уровня"]:
        return True  # "в рамках | недели высокого уровня"
    return named and not opening.lemmas & listed("conference", "week", "holy")


def are_any(scene: Scene, token: Token) -> bool:
    """Whether somebody attends such gatherings at times: "саммиты, в которых он участвовал", "участвовал в
    форумах и конференциях"; not "в саммитах в Бали и Бангкоке"."""
    readings = [r for r in token.readings if r.pos == "N"]
    if not readings or any(r.number != "p" or r.lemma in _ALWAYS_SEVERAL for r in readings):
        return False
    here = (s for s in scene.spans.all if scene.sentence.first <= s.first <= scene.sentence.last)
    return not any(s.kind == "place" and s.first > token.index for s in here)


# "на похоронах", "на торжествах" is one occasion.
_ALWAYS_SEVERAL = frozenset(("похороны", "торжество"))


def is_about_state(scene: Scene, token: Token, end: int) -> bool:
    """Whether a gathering that takes place somewhere is about a state: "донорская конференция по Чаду"."""
    about = scene.words.tokens[token.index + 1] if token.index < end else token
    state = next((s for s in scene.spans.all if s.first == about.index + 1 and s.kind == "state"), None)
    if about.lower not in ("по", "о", "об") or state is None:
        return False
    return scene.happens(token) or hosting_place(scene, token) is not None


def is_where_told(scene: Scene, token: Token, first: int, end: int) -> bool:
    """Whether a gathering of a kind takes place where a clause before leads: "вылетел в Рим, где пройдет |
    энергетический форум", "отправится в Рим: там откроется | форум"."""
    low, _ = scene.clauses.reach(token.index)
    segment = scene.clauses.segments[scene.clauses.index_of(token.index)]
    opening = scene.words.tokens[segment.first : segment.first + _THERE]
    there = opening[0].lower == "где" or any(t.lower == "там" for t in opening)
    if not there or segment.first == scene.sentence.first or "nom" not in token.cases("N"):
        return False
    led = [
        s for s in scene.spans.all if scene.sentence.first <= s.first < segment.first and s.kind == "place"
    ]
    verb = scene.governor(token, scene.words.tokens[low : scene.sentence.last + 1])
    happens = listed("conference", "sits", "verbs") | listed("happen", "verbs")
    return bool(led) and first < end and verb is not None and bool(verb.lemmas & happens)


# "там | же завтра": so many words open a clause that says where.
_THERE = 3
