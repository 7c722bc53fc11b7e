"""What the capital word beside a name is called so: a gathering, a house, a district, a town."""

from __future__ import annotations

import re

from kg.extract.languages.az import naming
from kg.extract.languages.az.lexicon import words_of
from kg.extract.languages.az.morphology import forms, lower, stems
from kg.extract.spans import Spans
from kg.extract.words import Words

_GATHERINGS = words_of("triggers", "nouns", "conference")
_NUMBERING = words_of("vocabulary", "numbering")
_LOCALITIES, _HOUSES = words_of("names", "localities"), words_of("names", "houses")
# The ending of a town where something is, by the last vowel before it.
_IN_TOWN = re.compile(r"(?:[aıou][^aəeıioöuü]*da|[əeiöü][^aəeıioöuü]*də)$")
# What follows a name that ends like a town in which something is.
_AFTER_NAMES = frozenset(("ilə", "və", "isə", "da", "də", "tərəfindən", "arasında", "ilk", "özü", "bildirib"))
# What is done in a town where no name could stand without "ilə".
_TALKING = ("bir", "görüş", "danışıq", "toplaş", "imza", "müzakirə")


def names_gathering(words: Words, index: int) -> bool:
    """Whether one word is of the name of a gathering: "nazir | Demokratiya Sammitində çıxış edib"."""
    text, following = words.tokens[index].text, words.tokens[index + 1 : index + 2]
    if not following or not following[0].capital or naming.is_given(text) or naming.is_surname(text):
        return False
    if lower(text) in _NUMBERING:
        return True  # "Mari Saar | Dördüncü Baltik Forumu üçün gəlib"
    found = forms(following[0].text) if stems(following[0].text) & _GATHERINGS else ()
    return any(f.owner == "3" and lower(f.stem) in _GATHERINGS for f in found)


def names_house(words: Words, index: int) -> bool:
    """Whether a word is what a house is called: "Mari Saarı | Çankaya köşkündə qəbul edib"; a surname is
    behind its town alone, "Romadakı | Custiniani sarayında"."""
    text, before = words.tokens[index].text, words.tokens[index - 1].text if index else ""
    there = before.istitle() and any(f.case == "rel" for f in forms(before))
    if not there and (naming.is_given(text) or naming.is_surname(text)):
        return False
    following = words.tokens[index + 1] if index + 1 < len(words.tokens) else None
    found = forms(following.text) if following is not None and not following.capital else ()
    return any(lower(f.stem) in _HOUSES and f.owner == "3" and f.case in ("loc", "dat") for f in found)


def names_locality(words: Words, index: int) -> bool:
    """Whether a word says which town, district or school: "Səfir | Zonquldak bələdiyyəsini ziyarət edib"."""
    following = words.tokens[index + 1] if index + 1 < len(words.tokens) else None
    if following is None or following.sentence != words.tokens[index].sentence:
        return False
    return any(lower(f.stem) in _LOCALITIES and f.owner == "3" for f in forms(following.text))


def is_town(words: Words, spans: Spans, k: int) -> bool:
    """Whether a third word says where people meet: "A və Laslo Kovaç | Subotitsada bir araya gəlib"."""
    following = words.tokens[k + 1] if k + 1 < len(words.tokens) else None
    if following is None or not words.tokens[k].lower.endswith(("da", "də")):
        return False
    party = spans.over(k + 1)
    if party is not None and party.kind in ("state", "body") and _IN_TOWN.search(words.tokens[k].lower):
        return True  # "Karl Saar | Nurduzda Çilinin naziri ilə görüşüb", though "Pineda" may be a name
    # "A B | Ərenxotda məntəqənin açılışına qatılıb"; "A B Tejada ilə" is a name
    place = following.shape == "word" and not following.capital and following.lower not in _AFTER_NAMES
    return place or following.lower.startswith(_TALKING)
