"""Bodies that are told as gatherings: "151-я Ассамблея Межпарламентского союза", "на полях Генассамблеи"."""

from __future__ import annotations

from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.bare_gatherings import is_called_gathering
from kg.extract.languages.ru.many_states import counted_lands
from kg.extract.languages.ru.scene import Scene
from kg.extract.languages.ru.stage import listed
from kg.extract.parties import Party
from kg.extract.words import Token


def numbered(scene: Scene, token: Token) -> bool:
    """Whether a name of a body is a session of it.

    "151-я Ассамблея Межпарламентского союза", "Форум цифрового развития".
    """
    span = scene.spans.over(token.index)
    noun = scene.is_noun(token, listed("conference", "noun", "nouns"))
    if span is not None and span.kind == "body" and not span.key and span.first == token.index and noun:
        return True
    party = next((p for p in scene.clauses.parties if p.kind == "body" and p.head == token.index), None)
    if (
        party is not None
        and noun
        and (token.capital or scene.words.tokens[party.first].capital)
        and (scene.happens(token) or _is_session(scene, token, party))
    ):
        return True
    if (noun and _sits_now(scene, token)) or meets(scene, token):
        return True
    if noun and party is not None and party.first == scene.sentence.first and counted_lands(scene, token):
        return True  # "Форум земледельцев собрал гостей из 30 стран"
    if party is not None and is_called_gathering(scene, token):
        return True  # "на | ежегодном собрании Всемирного банка"
    if noun and _frames(scene, token):
        return True
    return noun and _is_counted(scene, token)


def _is_counted(scene: Scene, token: Token) -> bool:
    """Whether an ordinal stands before the phrase of a noun: "40-й | Генеральной ассамблее"."""
    first = token.index
    while first > scene.sentence.first and phrases.is_attribute(scene.words.tokens[first - 1]):
        first -= 1
    inside = scene.words.tokens[max(first - 1, scene.sentence.first) : token.index]
    in_digits = any((t.shape == "number" and "-" in t.text) or phrases.is_roman(t) for t in inside)
    return in_digits or any(t.lemmas & listed("sequel", "ordinals") for t in inside)


def meets(scene: Scene, token: Token) -> bool:
    """Whether a body that only sits is told as its session: "выступил на Совете глав правительств ШОС"."""
    return scene.is_noun(token, listed("conference", "sits", "nouns")) and _sits_now(scene, token)


def _sits_now(scene: Scene, token: Token) -> bool:
    """Whether a token is the noun of a body of no state that is told as its session."""
    party = next(
        (p for p in scene.clauses.parties if p.kind == "body" and p.first <= token.index <= p.last), None
    )
    if (
        party is None
        or party.country
        or any(_is_noun(t) for t in scene.words.tokens[party.first : token.index])
    ):
        return False
    return _is_session(scene, token, party)


def _is_noun(token: Token) -> bool:
    """Whether a noun is what a word is likeliest to be."""
    return bool(token.readings) and token.readings[0].pos == "N"


def _is_session(scene: Scene, token: Token, party: Party) -> bool:
    """Whether a clause says that a body takes place, that somebody is at it, or what was around it.

    "Парламентская ассамблея НАТО пройдет", "участвует в Генассамблее", "по итогам Всемирного форума".
    """
    before = scene.words.tokens[party.first - 1] if party.first > scene.sentence.first else None
    if before is None or phrases.preposition(scene.words, party.first) == "":
        around = before is not None and before.lower != "временем" and bool(before.lemmas & _AROUND)
        return _takes_place(scene, token) or around  # "Тем временем | Совет провел заседание"
    if before.lower == "на":
        return bool(token.cases("N") & {"loc", "acc"})
    if before.lower == "в" and "loc" in token.cases("N"):
        leads = scene.words.tokens[max(scene.sentence.first, party.first - 3) : party.first - 1]
        return any(t.lemma == "участие" or t.lemmas & {"участвовать", "поучаствовать"} for t in leads)
    return before.lower in ("после", "перед", "до", "накануне") and _is_name(scene, party)


def _is_name(scene: Scene, party: Party) -> bool:
    return scene.words.tokens[party.first].capital


def _takes_place(scene: Scene, token: Token) -> bool:
    """Whether a body is the subject of a verb of which only an event can be: "состоится", "открылась"."""
    verb = scene.governor(token, scene.clause(token)) if "nom" in token.cases("N") else None
    return verb is not None and bool(verb.lemmas & listed("conference", "sits", "verbs"))


# "по итогам | Генассамблеи", "в ходе", "в преддверии".
_AROUND = frozenset(("итог", "ход", "преддверие", "канун", "время", "завершение", "поле", "рамка", "кулуар"))


def _frames(scene: Scene, token: Token) -> bool:
    """Whether a known body is meant as its session: "на полях Мюнхенской конференции по безопасности"."""
    party = next(
        (p for p in scene.clauses.parties if p.kind == "body" and p.first <= token.index <= p.last), None
    )
    if party is None or any(t.has("N") for t in scene.words.tokens[party.first : token.index]):
        return False
    before = scene.words.tokens[max(scene.sentence.first, party.first - 2) : party.first]
    related = scene.words.tokens[max(scene.sentence.first, party.first - 3)]
    if related.lemmas & listed("cues", "relations"):  # "сотрудничество в рамках Межпарламентского союза"
        return False
    around = ("полях", "кулуарах", "рамках", "работе", "трибуны", "трибуну", "трибуне")
    return any(t.lower in around for t in before)
