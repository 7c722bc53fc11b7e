"""Talks that a clause only speaks of: what is discussed, provided for, called for or prepared."""

from __future__ import annotations

from kg.extract.drafts import TALKS
from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.scene import Scene
from kg.extract.languages.ru.stage import listed
from kg.extract.parties import Party
from kg.extract.words import Token


def is_only_spoken_of(scene: Scene, token: Token) -> bool:
    """Whether the noun of a talk tells none that its clause reports."""
    if _calls_home(scene, token) or _was_arranged(scene, token):
        return True
    if _is_of_paper(scene, token) or _is_called_for(scene, token):
        return True
    return _is_discussed(scene, token) or _is_to_be_told(scene, token)


def _is_to_be_told(scene: Scene, token: Token) -> bool:
    """Whether somebody is still to tell others of the talk told before: "намерен рассказать | о переговорах
    послам"."""
    if phrases.preposition(scene.words, token.index) not in ("о", "об") or scene.with_(token):
        return False
    verb = scene.words.tokens[token.index - 2]
    told = any(d.type in TALKS for d in scene.told)
    return told and verb.has("I") and bool(verb.lemmas & _TELLS) and not scene.genitive(token)


_TELLS = listed("cues", "tells_of")


def is_matter(scene: Scene, verb: Token, noun: Token) -> bool:
    """Whether a noun behind a verb of discussing is what is discussed or belongs to it: "обсудил будущие |
    переговоры", "подготовку к | встрече", "ход | переговоров", not "торговлю в ходе | переговоров"."""
    if any(finite(t) for t in scene.words.tokens[verb.index + 1 : noun.index]):
        return False  # "обсудили торговлю и договорились о | встрече"
    i = noun.index
    while i > verb.index:
        first = max(scene.phrase_start(scene.words.tokens[i]), verb.index + 1)
        before = scene.words.tokens[first - 1]
        prep = phrases.preposition(scene.words, first)
        if before.index == verb.index or prep in _OF_MATTERS or _ends_party(scene, before):
            return prep in _OF_MATTERS or "acc" in scene.words.tokens[i].cases("N")
        if prep == "на":
            return "acc" in scene.words.tokens[i].cases("N") and "loc" not in scene.words.tokens[i].cases("N")
        if prep or not phrases.is_noun(before) or "gen" not in scene.words.tokens[i].cases("N"):
            return False
        i = before.index
    return False


# "подготовку | к встрече", "вопрос | о встрече"
_OF_MATTERS = frozenset(("к", "о"))


def _ends_party(scene: Scene, token: Token) -> bool:
    """Whether somebody's name or post ends at a token: "обсудил с послом А | переговоры"."""
    return any(p.last == token.index for p in scene.clauses.parties)


def _is_discussed(scene: Scene, token: Token) -> bool:
    """Whether a talk without sides of its own is what others discuss."""
    low, _ = scene.clauses.reach(token.index)
    discusses = listed("meeting", "discuss", "verbs")
    before = (t for t in scene.words.tokens[low : token.index] if t.lemmas & discusses and t.has("V"))
    verb = next(before, None)
    if verb is None or not is_matter(scene, verb, token):
        return False
    return all(_are_any(p) for p in scene.genitive(token))


def _are_any(party: Party) -> bool:
    """Whether officials are of no state and no body: "обсудили предстоящую встречу | президентов"."""
    post = party.capacity if party.person is None and party.kind == "post" else None
    return post is not None and party.plural and not (post.country or post.organization)


def _calls_home(scene: Scene, token: Token) -> bool:
    """Whether a state only calls its envoy home: "отозвал | для консультаций посла в Чили"."""
    away = phrases.preposition(scene.words, token.index) in ("для", "на") and "консультация" in token.lemmas
    return away and any(
        t.lemmas & {"отозвать", "отзывать", "вызвать", "вызывать"} for t in scene.clause(token)
    )


def _is_of_paper(scene: Scene, token: Token) -> bool:
    """Whether talks are only what a paper provides for: "подписали план | консультаций между министерствами",
    "протокол о | консультациях"."""
    first = scene.phrase_start(token)
    about = phrases.preposition(scene.words, first) in ("о", "об")
    k = first - 1 - about
    before = scene.words.tokens[k] if k >= scene.sentence.first else token
    papers = listed("signing", "documents", "nouns") if about else _PROVIDES
    return "консультация" in token.lemmas and bool(before.lemmas & (papers | _PROVIDES))


_PROVIDES = frozenset(("план", "программа", "график", "протокол", "меморандум"))


def _is_called_for(scene: Scene, token: Token) -> bool:
    """Whether somebody only calls for talks, or something leads to them: "призвал | к переговорам с Чили",
    "прелюдия к переговорам"."""
    first = scene.phrase_start(token)
    if "dat" not in token.cases("N") or phrases.preposition(scene.words, first) not in ("к", "ко"):
        return False
    before = scene.words.tokens[max(first - 2, scene.sentence.first)]
    verb = scene.governor(token, scene.clause(token))
    return bool(before.lemmas & _LEADS_TO) or (verb is not None and bool(verb.lemmas & _CALLS_FOR))


_LEADS_TO = frozenset(
    ("прелюдия", "призыв", "путь", "шаг", "готовность", "призвать", "призывать", "готовый", "принуждение")
)
_CALLS_FOR = frozenset(("призвать", "призывать", "принудить", "склонить", "склонять", "подтолкнуть"))


def _was_arranged(scene: Scene, token: Token) -> bool:
    """Whether a clause only says that the talk told before was prepared: "Встречу с послом готовили
    полгода"."""
    if "acc" not in token.cases("N") or not any(d.type in TALKS for d in scene.told):
        return False
    clause = scene.clause(token)
    verb = scene.governor(token, clause)
    arranges = verb is not None and bool(verb.lemmas & listed("meeting", "arranges", "verbs"))
    arranges = arranges and verb is not None and not verb.has("PS")  # "| запланированы встречи с А"
    # "запланированы | переговоры" are another talk
    several = verb is not None and any(
        r.pos == "V" and "past" in r.tags and r.number == "p" for r in verb.readings
    )
    set_for = any(t.lower == "на" for t in clause)
    return bool(arranges and several) and not set_for and verb is not None and not scene.subject(verb)
