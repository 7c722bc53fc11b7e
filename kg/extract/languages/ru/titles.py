"""Titles of posts in Russian: which nouns head them, which attributes belong to them, how they read in the
nominative."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.inflection import form_of
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.morphology import inflected, parses, recase
from kg.extract.words import Reading, Token, Words

HEADS = words_of("posts", "heads")
LED = words_of("posts", "led")
CALLINGS = words_of("posts", "callings")
COUNTERPARTS = words_of("posts", "counterparts")
POST_LEMMAS = HEADS | LED | COUNTERPARTS
_ANY = POST_LEMMAS | CALLINGS
_ATTRIBUTES = words_of("posts", "title_attributes")
_FORMER = words_of("posts", "former")
_TIME = words_of("posts", "time")
_HEADED = words_of("posts", "headed")


def head_lemma(token: Token) -> str:
    """Return the lemma of the post that a token heads ('' for none), without "экс-": "замминистра" gives
    "министр"."""
    if token.shape != "word" or not token.readings or token.text[0] in phrases.QUOTES:
        return ""
    noun = ""  # the likeliest
    for reading in token.readings:
        if reading.pos == "N":
            noun = noun or reading.lemma
            if listed := _kind(reading.lemma):
                return listed if token.readings[0].pos == "N" or noun.endswith(("ий", "ый")) else ""
    return ""


def head_cases(token: Token) -> frozenset[str]:
    """The cases of a token as a head: "премьер" is no form of "премьера", "посол" no salting."""
    nouns = [r for r in token.readings if r.pos == "N" and r.case and _kind(r.lemma)]
    cases = {r.case for r in nouns}
    living = {r.case for r in nouns if "anim" in r.tags}
    return frozenset(cases - {"acc"} if "nom" in living and "acc" not in living else cases)


@lru_cache(maxsize=20_000)
def _kind(lemma: str) -> str:
    """The listed post behind a lemma, '' for none."""
    if lemma in _ANY:
        return lemma
    bare = lemma.removeprefix("экс-").removeprefix(_WOMAN)
    bare = bare.partition("-")[0] if bare.endswith(_PARTISANS) else bare
    if bare != lemma:
        return _kind(bare)
    if lemma.startswith("зам") and len(lemma) > 6:
        base = next((p.normal_form for p in parses(lemma[3:]) if "NOUN" in p.tag), "")
        return base if base in _ANY else ""
    return ""


# "сенатор-республиканец": of which party he is.
_PARTISANS = tuple(f"-{w}" for w in words_of("posts", "partisans"))
# "первая | женщина-президент": what she is.
_WOMAN = "женщина-"


def has_left(token: Token) -> bool:
    """Whether the word itself says that the holder has left: "экс-президент"."""
    return token.lower.startswith("экс-")


def is_woman(token: Token) -> bool:
    """Whether the word says that the holder is a woman, of whom "первая" tells then: "первая
    женщина-президент"."""
    return token.lemma.startswith(_WOMAN)


def is_former(token: Token) -> bool:
    return bool(token.lemmas & _FORMER)


def belongs(token: Token) -> bool:
    """Whether an attribute before a head is part of the title: "первый", "официальный"; not "опытный",
    "прибывший"."""
    if token.lemmas & (_FORMER | _TIME):
        return False
    if token.lemmas & _ATTRIBUTES or any(p in _ATTRIBUTES for p in token.lower.split("-")):
        return True
    adjective = next((r for r in token.readings if r.pos in phrases.ATTRIBUTE), None)
    return (
        adjective is not None and adjective.pos == "A" and adjective.lemma.endswith(("ский", "цкий", "ной-"))
    )


def text(words: Words, attributes: Sequence[int], head: int, cases: frozenset[str], *, singular: bool) -> str:
    """Return attributes and head of a title in the nominative, in the singular when asked; words stay in
    their order."""
    token = words.tokens[head]
    nouns = [r for r in token.readings if r.pos == "N" and r.case in (cases or {r.case})]
    told = [words.tokens[i] for i in attributes if words.tokens[i].has("A")]
    nouns.sort(key=lambda r: ((r.number == "p") != singular, not _agrees(told, r), "inan" in r.tags))
    if not nouns:
        return token.text
    noun = nouns[0]
    out = [_attribute(words.tokens[i], noun, singular) for i in attributes]
    for k, i in enumerate(attributes):
        if i and words.tokens[i - 1].lower == "и" and k:
            out[k] = "и " + out[k]
    return " ".join([*out, _noun(token, noun, singular)])


def _agrees(attributes: Sequence[Token], noun: Reading) -> bool:
    """Whether all attributes have the case and number of a reading of the noun: "военным | атташе" is one."""
    return all(
        any(r.case == noun.case and r.number == noun.number for r in t.readings if r.pos == "A")
        for t in attributes
    )


def _attribute(token: Token, noun: Reading, singular: bool) -> str:
    if token.shape != "word" or not phrases.is_attribute(token) or token.has("PREP"):
        return token.text
    if singular and noun.number == "p":
        wanted = {"f": "femn", "n": "neut"}.get(noun.gender, "masc")
        return _single(token.text, ("ADJF", "PRTF"), wanted) or token.text
    gender = noun.gender if noun.number == "s" else ""
    form = inflected(
        token.text, "nom", pos=phrases.ATTRIBUTE, from_case=noun.case, number=noun.number, gender=gender
    )
    return form or token.text


def _noun(token: Token, noun: Reading, singular: bool) -> str:
    word = token.text[4:] if has_left(token) else token.text
    if is_woman(token) or token.lemma.endswith(_PARTISANS):
        return _kind(token.lemma)
    if (
        len({r.case for r in token.readings if r.pos == "N" and r.lemma == noun.lemma}) == 6
        and noun.lemma == token.lower
    ):
        return word
    if singular and noun.number == "p":
        return _single(word, ("NOUN",), "") or word
    return (
        inflected(word, "nom", pos=("N",), from_case=noun.case, number=noun.number, gender=noun.gender)
        or word
    )


def _single(word: str, classes: tuple[str, ...], gender: str) -> str:
    """The nominative singular of a plural form, '' when it has none."""
    wanted = {"sing", "nomn", gender} - {""}
    for p in parses(word):
        if str(p.tag.number) == "plur" and str(p.tag.POS) in classes:
            form = form_of(p, wanted)
            return recase(word, form) if form else ""
    return ""


def epithet(words: Words, first: int, last: int) -> str:
    """Return "Римский", "Заборский и Нагорский", "Московский и всея Руси" in the nominative masculine."""
    forms = {i: form for i in range(first, last + 1) if (form := _of_place(words.tokens[i]))}
    return phrases.tidy(phrases.rendered(words, first, last, forms))


def _of_place(token: Token) -> str:
    """The nominative masculine of an adjective, also of one that no dictionary has: "Заборскому"."""
    if _OF_PLACE.search(token.text):
        return _OF_PLACE.sub(r"\1кий", token.text)
    reading = next((r for r in token.readings if r.pos == "A"), None)
    if reading is None or not token.capital:
        return ""
    form = inflected(token.text, "nom", pos=("A",), from_case=reading.case, number="s", gender="m")
    return form or token.text


_OF_PLACE = re.compile("([сц])к(?:ого|ому|им|ом)$")


def single_genitive(word: str) -> str:
    """Return the genitive singular of a genitive plural; the word itself when it is none."""
    for p in parses(word):
        if {"NOUN", "plur", "gent"} in p.tag:
            form = form_of(p, {"sing", "gent"})
            return recase(word, form) if form else word
    return word


def of_each(complement: str) -> str:
    """Return "государства" for "государств": who heads several of a kind is several persons; '' for
    anything else."""
    for p in parses(complement):
        if " " not in complement and {"NOUN", "plur", "gent"} in p.tag and p.normal_form in _HEADED:
            return form_of(p, {"sing", "gent"})
    return ""


def uncapitalised(title: str) -> str:
    """Return a title from the start of a sentence without its capital, unless further words have one too."""
    others = title.split()[1:]
    if (title.split()[:1] and title.split()[0].isupper()) or any(
        w[:1].isupper() and not w.isupper() for w in others
    ):
        return title
    return title[:1].lower() + title[1:]
