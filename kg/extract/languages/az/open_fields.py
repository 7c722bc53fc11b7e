"""Words of the field of a minister that no list has: "irriqasiya | və su naziri", "Çili | maarif naziri"."""

from __future__ import annotations

from kg.extract.languages.az import bodies
from kg.extract.languages.az.lexicon import words_of
from kg.extract.languages.az.morphology import forms, lower
from kg.extract.languages.az.states import demonym_at
from kg.extract.languages.az.titles import Walk, ends_clause, head_forms, is_field, is_first, is_placed
from kg.extract.spans import Spans
from kg.extract.words import Words

_OPENERS, _FIELDS = words_of("posts", "openers"), words_of("posts", "fields")
_NO_FIELD = words_of("posts", "no_field")
# So many words are of a field at most.
_LONGEST_FIELD = 14
# What is owned and acted upon is no field.
_OBJECTS = ("ini", "ını", "unu", "ünü")
# "nazirliyin məlumatına görə, | onu nazir A"
_DEALT_WITH, _ACCORDING = words_of("names", "dealt_with"), frozenset(("görə", "əsasən", "istinadən"))
# Who acts before a post: "Latviyanın nümayəndə heyəti | müdafiə naziri A ilə görüşüb".
_SENT = frozenset(("isə", "heyəti", "heyət", "heyətinə", "tərəfi", "tərəfinə", "tərəfindən", "tərəfdən"))


def is_minister(words: Words, walk: Walk) -> bool:
    """Whether a post is that of a minister."""
    return any(lower(f.stem) == "nazir" for f in forms(words.tokens[walk.title[-1]].text))


def is_amid_fields(words: Words, walk: Walk, k: int) -> bool:
    """Whether an unlisted word says of what kind the last field of a list is: "innovasiyalar və
    aerokosmik | sənaye naziri"."""
    token = words.tokens[k]
    listed = k > 1 and words.tokens[k - 1].lower in ("və", ",") and is_field(words.tokens[k - 2])
    listed = listed and walk.title[0] == k + 1 and is_field(words.tokens[k + 1])
    plain = token.shape == "word" and not token.capital and not is_placed(token) and not ends_clause(token)
    return listed and plain and not demonym_at(words, k) and token.lower not in _NO_FIELD


def is_open_field(words: Words, spans: Spans, walk: Walk, k: int) -> bool:
    """Whether an unlisted word is of a minister's field: between it and a state nothing is inflected.

    The state owns the post ("Çilinin maarif naziri") or stands bare before it ("Çili maarif naziri").
    """
    if not is_minister(words, walk):
        return False
    if is_amid_fields(words, walk, k):
        return True
    low = words.sentences[words.tokens[k].sentence].first
    for j in range(k, max(low, k - _LONGEST_FIELD) - 1, -1):
        token, span = words.tokens[j], spans.over(j)
        if span is not None:
            case = bodies.case_of(words, span) if span.kind == "state" else ""
            return case == "gen" or (case == "nom" and _is_bare_owner(words, walk, j + 1, k))
        if token.lower in ("və", ","):
            continue
        if token.shape != "word" or token.capital or ends_clause(token) or is_placed(token):
            return False
        if any(f.owner and f.case in ("dat", "loc", "abl") for f in forms(token.text)):
            return False  # "heyətin tərkibinə | iqtisadiyyat naziri A daxildir"
        if demonym_at(words, j) or any(f.case == "gen" or f.owner for f in head_forms(token)):
            return False  # "Çili hökuməti başçısının | nazir A ilə görüşü", "başçısı və | perulu nazir"
        if token.lower.endswith(_OBJECTS) or token.lower in _SENT | _DEALT_WITH | _ACCORDING:
            return False  # "Latviya | tərəfini müdafiə naziri A təmsil edib"
    return False


def is_open_link(words: Words, spans: Spans, walk: Walk, k: int) -> bool:
    """Whether "və" joins an unlisted noun to a minister's field: "irriqasiya və su naziri"."""
    before = words.tokens[k - 1]
    plain = before.shape == "word" and (before.text[0].islower() or is_first(words, before))
    minister = is_minister(words, walk) and words.tokens[k + 1].lower != "baş"
    if not minister or not plain or words.tokens[k].lower != "və" or spans.over(k - 1) is not None:
        return False
    if head_forms(before) or ends_clause(before) or is_placed(before) or before.lower in _OPENERS:
        return False
    return not any(f.case in ("gen", "dat", "abl") and f.plural for f in forms(before.text))


def _is_bare_owner(words: Words, walk: Walk, first: int, last: int) -> bool:
    """Whether a bare state owns a post over words of a field: "Çili | maarif naziri"; no word between
    opens a sentence or tells a day."""
    owned = any(f.owner == "3" for f in forms(words.tokens[walk.title[-1]].text))
    between = words.tokens[first : last + 1]
    opened = any(t.lower in _OPENERS - _FIELDS or head_forms(t) for t in between)
    return owned and not opened
