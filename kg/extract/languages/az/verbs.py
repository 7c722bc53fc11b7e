"""Azerbaijani verb forms: of which listed verb a word is a form, its tense, and what the form does in a
sentence.

A verb is listed by its stem in triggers.toml, one of several words with underscores ("qəbul_et"); the words
before the last one do not change. The stem "et" is also "ed" before a vowel.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from kg.extract.languages.az.inflection import lower
from kg.extract.languages.az.lexicon import table
from kg.extract.words import Token

Kind = Literal["finite", "converb", "attribute", "object", "infinitive", "noun", "wish"]
Tense = Literal["past", "present", "future", ""]

_H, _L = "[ıiuü]", "[aə]"
_PLURAL = f"(?:l{_L}r)?"
_REST = r"(?:n?[ıiuüaə]\w*|nd[aə]n?)?"
# What a form is, its tense, its ending after the stem (and after "-ma-" of the negative).
_FORMS: tuple[tuple[Kind, Tense, str], ...] = (
    ("finite", "past", rf"y?{_H}b(?:d{_H}r|m{_H}ş)?{_PLURAL}"),
    ("finite", "past", rf"m{_H}ş(?:d{_H}r?)?{_PLURAL}(?:d{_H}r?)?"),
    ("finite", "past", rf"[dt]{_H}{_PLURAL}"),
    ("finite", "present", rf"(?:y?{_H}|{_H}?)r(?:d{_H})?{_PLURAL}(?:d{_H})?"),
    ("finite", "present", rf"m{_L}[qk]d{_L}d[ıi]r{_PLURAL}"),
    ("finite", "future", rf"y?{_L}c{_L}[qk](?:d[ıi]r?)?{_PLURAL}(?:d[ıi]r?)?"),
    ("finite", "future", rf"m{_L}l[ıi](?:d[ıi]r?)?{_PLURAL}(?:d[ıi]r?)?"),
    ("object", "past", rf"[dt]{_H}[ğy]{_H}{_REST}|[dt]{_H}[qk]l{_L}r[ıi]{_REST}"),
    ("object", "future", rf"y?{_L}c{_L}[ğy][ıi]{_REST}|y?{_L}c{_L}[qk]l{_L}r[ıi]{_REST}"),
    ("converb", "", rf"y?{_L}nd{_L}|y?{_L}r{_L}[qk]|y?{_L}rk[əe]n|[dt]{_H}[qk]d{_L}n?"),
    ("attribute", "past", rf"y?{_L}n(?:l{_L}r\w*)?"),
    ("infinitive", "", rf"m{_L}[qk](?:l{_L}|d{_L}(?:d[ıi]r)?|d{_L}n)?|m[aə][ğy]{_L}|m[aə][ğy][ıi]\w*"),
    ("noun", "", rf"m{_L}s[ıi]{_REST}|m{_L}l{_L}r[ıi]{_REST}|m{_L}"),
    ("wish", "", rf"s{_H}nl?{_L}?r?|s{_L}|y?{_L}r{_PLURAL}|y?{_L}"),
)
# The same of who speaks: "görüşdük", "görüşmüşəm", "apardığımız".
_OUR_FORMS: tuple[tuple[Kind, Tense, str], ...] = (
    ("finite", "past", rf"[dt]{_H}[mqk]"),
    ("finite", "past", rf"m{_H}ş(?:{_L}m|{_H}[qk]|d{_H}[mqk])"),
    ("finite", "present", rf"(?:y?{_H}|{_H}?)r(?:{_L}m|{_H}[qk])"),
    ("finite", "future", rf"y?{_L}c{_L}(?:[ğy]{_L}m|[ğy][ıi][qk])"),
    ("object", "past", rf"[dt]{_H}[ğy]{_H}m(?:{_H}z)?\w*"),
)
# Before a name that a participle describes: "keçirilmiş "Yaşıl dünya" forumu"
_OPENING = frozenset('"«“„')
_ALSO = frozenset(("də", "da"))
# After a participle: what it tells is when something else happens. "gələn kimi", "səfər edən zaman"
_WHEN = frozenset(["kimi", "zaman", "vaxt", "müddətdə"])
_NEGATIVE = rf"m(?:{_L}(?=[ydmsn])|(?={_H}r))"
_ENDINGS = tuple(
    (kind, tense, re.compile(ending), ours)
    for ours, forms_ in ((False, _FORMS), (True, _OUR_FORMS))
    for kind, tense, ending in forms_
)
_NEGATED = re.compile(_NEGATIVE)
_GENITIVE = re.compile(rf"n?{_H}n$")
_DONE, _AHEAD = re.compile(rf"m{_H}ş"), re.compile(rf"y?{_L}c{_L}[qk]|m{_L}l[ıi]")
_WILL = re.compile(rf"{_L}c{_L}[qk](?:l{_L}r)?$")


@dataclass(frozen=True, slots=True)
class Form:
    """A form of a stem. A finite past in "-mış" and a future can stand before a noun as its attribute.

    ``ours`` is one of the first person.
    """

    stem: str
    kind: Kind
    tense: Tense
    negative: bool
    ending: str
    ours: bool = False


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb in a sentence: tokens [first, last], its form, the lists of triggers.toml that have it.

    ``ours`` is one of the first person: who speaks does it.
    """

    first: int
    last: int
    name: str
    kind: Kind
    tense: Tense
    negative: bool
    lists: frozenset[str]
    ours: bool = False

    def has(self, *names: str) -> bool:
        return not self.lists.isdisjoint(names)


# Stems whose "t" is "d" before a vowel: "edir", "gedən", "qayıdıb"
_SOFTENED = ("et", "get", "qayıt", "xatırlat")


# The words before the last one of a listed verb, the verb, its list.
_Entry = tuple[tuple[str, ...], str, str]


@cache
def _stems() -> dict[str, dict[str, list[_Entry]]]:
    """For the last word of each listed verb: its entries by the word before it, '' for verbs of one word."""
    out: dict[str, dict[str, list[_Entry]]] = defaultdict(lambda: defaultdict(list))
    for name, verbs in table("triggers")["verbs"].items():
        for verb in verbs.split():
            *before, stem = verb.split("_")
            for form in {stem, re.sub("t$", "d", stem) if stem in _SOFTENED else stem}:
                out[form][before[-1] if before else ""].append((tuple(before), verb, name))
    return {form: dict(entries) for form, entries in out.items()}


def _entries(stem: str, before: str) -> list[_Entry]:
    """The listed verbs with a last word that the word before can go with: "mübadiləsinin" as "mübadiləsi"."""
    listed = _stems()[stem]
    genitive = _GENITIVE.search(before)
    words = ["", before] if before else [""]
    if genitive is not None:
        at = genitive.start()
        words += [before[:at], before[: at + 1]] if before[at] == "n" else [before[:at]]
    return [entry for word in words for entry in listed.get(word, ())]


@lru_cache(maxsize=20_000)
def forms(word: str) -> tuple[Form, ...]:
    """Return the verb forms that a word can be, those of longer stems first."""
    small, stems = lower(word), _stems()
    out = []
    for cut in range(len(small), 0, -1):
        if small[:cut] in stems:
            found = _form(small[:cut], small[cut:])
            out += [found] if found is not None else []
    return tuple(out)


def _form(stem: str, ending: str) -> Form | None:
    read = _read(ending)
    if read is None:
        return None
    kind, tense, negative, rest, ours = read
    if not negative and stem.endswith("n") and ending.startswith("t"):
        return None  # "bağlantılar" is a noun; the past is "bağlandılar"
    return Form(stem, kind, tense, negative, rest, ours)


# "-ması": a noun of an action with an ending.
_OWNED = 3


@lru_cache(maxsize=20_000)
def _read(ending: str) -> tuple[Kind, Tense, bool, str, bool] | None:
    """What an ending makes of a stem: kind, tense, whether it denies, the ending without that, whose."""
    negative = _NEGATED.match(ending)
    if negative is not None:
        rest = ending[negative.end() :]
        for kind, tense, pattern, ours in _ENDINGS:
            if kind == "noun" and len(rest) < _OWNED:
                continue  # "Qoşulmama": a name
            if kind in ("finite", "object", "attribute", "converb", "noun") and pattern.fullmatch(rest):
                return kind, tense, True, rest, ours
    for kind, tense, pattern, ours in _ENDINGS:
        if pattern.fullmatch(ending):
            return kind, tense, False, ending, ours
    return None


def verb_at(tokens: Sequence[Token], last: int, low: int) -> Verb | None:
    """Return the listed verb whose last word is a token; its words begin at ``low`` or later."""
    if lower(tokens[last].text) in _NO_VERBS:
        return None
    if lower(tokens[last].text) in ("mübadiləsi", "mübadilə") and _is_ceremony(tokens, last + 1):
        return Verb(last, last, "mübadilə_olun", "noun", "", False, frozenset(["signed"]))
    for form in forms(tokens[last].text):
        genitive = form.kind in ("noun", "object")
        listed = _entries(form.stem, lower(tokens[last - 1].text) if last > low else "")
        found = [e for e in listed if _preceded(tokens, last, e[0], low, genitive=genitive)]
        also = lower(tokens[last - 1].text) in _ALSO if last > low else False
        if also:  # "fikir mübadiləsi | də | aparılıb"
            listed = _entries(form.stem, lower(tokens[last - 2].text) if last - 1 > low else "")
            inside = [e for e in listed if e[0] and _preceded(tokens, last - 1, e[0], low, genitive=genitive)]
            found, also = inside or found, bool(inside)
        if found:
            longest = max(len(before) for before, _, _ in found)
            chosen = [e for e in found if len(e[0]) == longest]
            lists = frozenset(name for _, _, name in chosen)
            first = last - longest - also
            kind = _kind(tokens, last, form)
            if chosen[0][1] == "nəzərdə_tut" and form.ending == "uram":
                return unlisted(tokens, last)  # "üçtərəfli görüşü nəzərdə tuturam": I mean it
            after = lower(tokens[last + 1].text) if kind == "wish" and last + 1 < len(tokens) else ""
            negative = form.negative or after.startswith(("bilmə", "bilmi"))  # "iştirak edə bilməyəcək"
            return Verb(first, last, chosen[0][1], kind, form.tense, negative, lists, form.ours)
    return None


def _is_ceremony(tokens: Sequence[Token], index: int) -> bool:
    """Whether "mərasim" follows: "sənədlərin mübadiləsi | mərasimi", which is a signing."""
    return index < len(tokens) and lower(tokens[index].text).startswith("mərasim")


def _preceded(
    tokens: Sequence[Token], last: int, before: tuple[str, ...], low: int, *, genitive: bool
) -> bool:
    """Whether the words of a verb stand before its last one; "fikir mübadiləsinin aparılması" counts."""
    if not before:
        return True
    first = last - len(before)
    if first < low or not lower(tokens[last - 1].text).startswith(before[-1]):
        return False
    found = [lower(tokens[first + k].text) for k in range(len(before))]
    if genitive and found and found[-1] != before[-1]:
        found[-1] = re.sub(rf"(?<={before[-1]})n?{_H}n$", "", found[-1])
    return tuple(found) == before


def _kind(tokens: Sequence[Token], last: int, form: Form) -> Kind:
    """The kind in its place: "gəlmiş sədr", "keçiriləcək forum" are attributes, "etmiş, ..." goes on."""
    if form.kind == "attribute" and last + 1 < len(tokens) and lower(tokens[last + 1].text) in _WHEN:
        return "converb"
    if form.kind != "finite":
        return form.kind
    following = tokens[last + 1] if last + 1 < len(tokens) else None
    ends = following is None or following.sentence != tokens[last].sentence or following.shape == "mark"
    if ends and following is not None and following.text in _OPENING and following.start > tokens[last].end:
        ends = following.index + 1 < len(tokens) and tokens[following.index + 1].start > following.end
    if _DONE.fullmatch(form.ending):
        goes_on = ends or (following is not None and lower(following.text) == "və")
        return "converb" if goes_on else "attribute"
    if not ends and _AHEAD.fullmatch(form.ending):
        return (
            "finite"
            if following is not None and lower(following.text) in ("və", "ki", "idi")
            else "attribute"
        )
    return "finite"


_FINITE = re.compile(
    rf"[^aeəoö\W]{_H}b(?:d{_H}r)?{_PLURAL}$|\w{{2}}m{_H}şd{_H}r?{_PLURAL}$|[aə]c[aə][qk]d[ıi]r?{_PLURAL}$"
    rf"|[aə]c[aə][qk]l[aə]r$|\w{{2}}d{_H}r{_PLURAL}$|\w{_H}rl[aə]r$|[^ae]{_H}bl[aə]r$"
)
# Without an ending of its own a form counts only at the end of a clause: "bildirdi," "gedir." The past is in
# "d" after every sound: "İranın prezidenti," and "aeroportu," are nouns.
_ENDING = re.compile(
    rf"(?:et|ol|de|[ıiuü]l|n|r|l[aə]|ş|ç|x|[ae]t|[aə]l|y|k|q)d{_H}[mqk]?$|\w\w[lntşdyrv]{_H}r$|\w[aə]c[aə][qk]$|\w\wm{_H}ş$"
)
# Nouns and adjectives in "-ib", "-ir" and the like.
_NO_VERBS = frozenset(table("triggers")["cues"]["no_verbs"].split())
_SEVERAL = re.compile("l[aə]r$")


def is_finite(tokens: Sequence[Token], index: int) -> bool:
    """Whether a word looks like the finite verb of a clause, listed or not."""
    token = tokens[index]
    small = lower(token.text)
    if token.shape != "word" or token.capital or _SEVERAL.sub("", small) in _NO_VERBS:
        return False
    if _FINITE.search(small) or small in ("idi", "idilər", "deyil", "var", "yoxdur"):
        return True
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    ends = following is None or following.sentence != token.sentence or following.text in ".,;:!?…"
    return bool((ends or lower(following.text) == "ki" if following else ends) and _ENDING.search(small))


# "sentyabra | saxlanılıb", "sammit yaza | qalıb", "may ayının 9-na | dəyişdirilib"
_MOVED = re.compile(r"(?:saxlan(?:ıl)?|qal|ertələn|dəyişdiril|çəkil)(?:ıb|ib|ır|dı|di)(?:d[ıi]r)?(?:l[aə]r)?")
_DAY_TO = re.compile(
    r"\d\d?-(?:n?[aə]|s[ıiuü]n[aə]|y[aə])|(?:yanvar|fevral|mart|aprel|may|iyun|iyul|avqust|sentyabr|oktyabr"
    r"|noyabr|dekabr)(?:[ıiuü]n)?[aə]|sabaha|yaza|yaya|payıza|qışa"
)
_NEXT = frozenset(["gələn", "növbəti", "qarşıdakı", "yeni"])
_SPANS = frozenset(["ilə", "aya", "həftəyə"])


def _moves(tokens: Sequence[Token], index: int) -> bool:
    """Whether a verb that no list has puts something off to a day or season."""
    if index < 2 or not _MOVED.fullmatch(lower(tokens[index].text)):
        return False
    to, before = lower(tokens[index - 1].text), lower(tokens[index - 2].text)
    return bool(_DAY_TO.fullmatch(to)) or (to in _SPANS and before in _NEXT)


def unlisted(tokens: Sequence[Token], index: int) -> Verb:
    """The finite verb at a token that no list has; of it only the tense is known: "Pakistana qayıdacaq"."""
    ahead = _WILL.search(lower(tokens[index].text)) is not None
    if _moves(tokens, index):
        return Verb(index, index, "təxirə_salın", "finite", "past", False, frozenset(["cancel"]))
    return Verb(index, index, "", "finite", "future" if ahead else "past", False, frozenset())


def settled(verbs: list[Verb]) -> list[Verb]:
    """The verbs without words that only look like verbs inside a listed one: "təkzib" of "təkzib olunub"."""
    inside = {i for v in verbs if v.lists for i in range(v.first, v.last)}
    return [v for v in verbs if v.lists or v.last not in inside]
