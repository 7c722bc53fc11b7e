"""Names of bodies to show, and the case in which they stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg import gazetteer
from kg.extract.languages.az.inflection import AFTER_QUOTES
from kg.extract.languages.az.lexicon import words_of
from kg.extract.languages.az.morphology import Form, forms, is_form, lower
from kg.extract.spans import Span, Spans
from kg.extract.words import Token, Words

_NOUNS = words_of("bodies", "nouns")
# Kinds of bodies that stand for one named before.
_STANDING = words_of("bodies", "standing")
_ADJECTIVES = words_of("posts", "attributes") | words_of("bodies", "adjectives")
_NATIONAL = words_of("bodies", "national_nouns")
_OPENING, _CLOSING = frozenset('"“«„'), frozenset('"”»“')
# After these a name in quotes is the whole name: "Masdar" şirkəti.
_PROPER = frozenset(("party", "company", "movement", "religious"))
# "“X” | Milli | Şirkəti", "“X” Açıq Səhmdar | Cəmiyyəti", "“X” | QSC-nin"
_WHOSE_FIRM = frozenset(
    ("milli", "dövlət", "neft", "enerji", "qapalı", "açıq", "səhmdar", "qaz", "investisiya")
)
_COMPANIES = frozenset(("QSC", "ASC", "MMC", "ATSC", "SC", "SASC"))
FIRMS = frozenset(("bank", "şirkət", "holdinq", "korporasiya", "konsern", "assosiasiya", "cəmiyyət"))
# Kinds of bodies of several states.
_UNIONS = frozenset(("alyans", "təşkilat", "ittifaq", "birlik"))
# What bodies of the gazetteer are called, by their kinds there.
_CALLED = {"company": "şirkət", "movement": "hərəkat"}
_LEAGUES = ("ittifaq", "birlik", "liqa", "alyans")
_REALMS = words_of("bodies", "realms")
_OF_BODIES = _NOUNS | _REALMS


def name_of(words: Words, span: Span, *, inner: bool = False) -> str:
    """Return the name of a body to show: nominative, without the state whose body it is.

    "Azərbaycan Respublikasının Milli Məclisinin" is "Milli Məclis", "XİN-in" is "XİN". An ``inner`` one keeps
    the possessive by which it belongs to another body.
    """
    if span.name and (not span.key or span.name[-1].isdigit()):
        return span.name
    tokens = words.tokens[span.first : span.last + 1]
    texts = _without_brackets([t.text for t in tokens])
    if texts[0] in _OPENING:
        end = next((k for k, t in enumerate(texts) if k and t in _CLOSING), len(texts))
        name, noun = " ".join(texts[1:end]), texts[-1]
        firm = any(lower(f.stem) in FIRMS for f in forms(noun))
        return name if firm else f"{texts[0]}{name}{texts[end]} {nominative(noun)}"
    skipped = _state_prefix(texts) if span.country or _is_national(span.key) else 0
    if skipped == 1 and _keeps_state(span.key) and texts[0] == _without_genitive(texts[0]):
        skipped = 0
    if span.first == span.last and not tokens[0].capital:
        whole = (lower(f.stem) for f in forms(texts[0]) if lower(f.stem) in _NATIONAL)
        return min(whole, key=len, default=texts[0].partition("-")[0] if span.key else texts[0])
    texts, stripped = texts[skipped:], bool(skipped) or _follows_owner(words, span)
    if len(texts) == 1 and ("-" in texts[0] or texts[0].isupper()):
        return forms(texts[0])[0].stem
    texts[0] = _unowned_genitive(texts[0]) if stripped and len(texts) > 1 else texts[0]
    texts[-1] = _listed_form(span.key, texts[-1]) or nominative(texts[-1])
    if stripped and not inner and all(lower(t) in _ADJECTIVES for t in texts[:-1]):
        texts[-1] = unowned(texts[-1])
    return " ".join(texts).replace(" ,", ",")


def _without_brackets(texts: list[str]) -> list[str]:
    """The words of a name without "(TDT)"."""
    if "(" not in texts or ")" not in texts:
        return texts
    return texts[: texts.index("(")] + texts[texts.index(")") + 1 :]


def _listed_form(key: str, text: str) -> str:
    """The last word of a listed name in the nominative: "Bundestaqın" is "Bundestaq"."""
    body = gazetteer.body(key) if key else None
    for name in body.az.all if body is not None else ():
        word = name.split()[-1] if name else ""
        if word and lower(text).startswith(lower(word)) and is_form(text, word) and len(word) > 1:
            return word
    return ""


def _unowned_genitive(text: str) -> str:
    """ "Prezidentinin" is "Prezidentin" without the state that owns it, "Prezidenti" is "Prezident"."""
    if lower(text) == "prezidenti":
        return text[:-1]
    return text[:-3] + text[-1] if lower(text) == "prezidentinin" else text


def _follows_owner(words: Words, span: Span) -> bool:
    """Whether a name is possessed by what stands before it: "Gürcüstan Parlamenti", "Azərbaycanın XİN-i"."""
    return not is_listed(words, span)


def is_listed(words: Words, span: Span) -> bool:
    """Whether the gazetteer has the name just as the text has it, in the nominative."""
    tokens = words.tokens[span.first : span.last + 1]
    texts = [*(t.text for t in tokens[:-1]), nominative(tokens[-1].text)]
    body = gazetteer.body(span.key) if span.key else None
    return body is not None and " ".join(texts) in body.az.all


def _keeps_state(key: str) -> bool:
    """Whether the state is part of a body's proper name: "Türkiyə Böyük Millət Məclisi", parties, firms."""
    body = gazetteer.body(key) if key else None
    return body is not None and (body.kind in _PROPER or key in words_of("bodies", "proper"))


def _is_national(key: str) -> bool:
    body = gazetteer.body(key) if key else None
    return body is not None and body.iso2 is not None


def _state_prefix(texts: list[str]) -> int:
    """How many words at the start of a body's name are its state."""
    for count in range(min(4, len(texts) - 1), 0, -1):
        head = [*texts[: count - 1], _without_genitive(texts[count - 1])]
        if isinstance(gazetteer.lookup(" ".join(head), "az", "state"), gazetteer.State):
            return count
    return 0


def _without_genitive(text: str) -> str:
    found = [f for f in forms(text) if f.case == "gen" and not f.owner and not f.plural]
    return found[0].stem if found else text


def fullest(words: Words, spans: Sequence[Span], named: Span) -> str:
    """Return the longest name that the text has for a body: "Türk Dövlətləri Təşkilatı" rather than "TDT"."""
    same = [s for s in spans if s.kind == "body" and s.key == named.key] if named.key else [named]
    return max((name_of(words, s) for s in same), key=len)


def is_kind(words: Words, span: Span, noun: str) -> bool:
    """Whether a body is of the kind that a noun names: "TDT" is a "təşkilat"."""
    body = gazetteer.body(span.key) if span.key else None
    labels = [words.tokens[span.last].text, *((body.az.label,) if body is not None else ())]
    return any(lower(f.stem) == noun for label in labels for f in forms(label.split()[-1]))


def may_be(words: Words, span: Span, noun: str) -> bool:
    """Whether a noun can mean a body: by its name, or an acronym of several states: "alyans" for "NATO"; of a
    union or a league of states also "təşkilat"; "şirkət" for a firm that is listed, "hərəkat" too."""
    body = gazetteer.body(span.key) if span.key else None
    of_states = body is not None and body.iso2 is None
    acronym = of_states and body is not None and body.az.label.isupper()
    union = of_states and noun == "təşkilat" and any(is_kind(words, span, kind) for kind in _LEAGUES)
    called = body is not None and _CALLED.get(body.kind) == noun
    return is_kind(words, span, noun) or (acronym and noun in _UNIONS) or union or called


def stands_for_told(words: Words, spans: Spans, token: Token) -> bool:
    """Return whether a kind of body alone, in capitals too, is one that was told before: "Avropa Şurası ...
    | Şuranın Baş katibi"."""
    bare = {lower(f.stem) for f in forms(token.text) if f.case == "gen" and not f.owner and not f.plural}
    kinds = bare & _STANDING
    told = (s for s in spans.all if s.kind == "body" and s.last < token.index)
    return bool(kinds) and any("qurum" in kinds or may_be(words, s, k) for s in told for k in kinds)


def nominative(text: str) -> str:
    """Return the last word of a body's name in the nominative, its possessive kept: "Şurasının", "Şurası"."""
    options = [f for f in forms(text) if lower(f.stem) in _NOUNS and not f.plural]
    several = [f for f in forms(text) if lower(f.stem) in _NOUNS and f.plural and f.owner == "3"]
    if several and not options:
        return _owned(text, several[0].case)
    if "-" in text:
        return forms(text)[0].stem
    for form in options:
        if form.owner == "3":
            return _owned(text, form.case)
    if options:
        return min(options, key=lambda f: len(f.stem)).stem
    return text


def singular(name: str) -> str:
    """The singular of the name of a body of several states: "Təhlükəsizlik Şuraları", "XİN-ləri"."""
    *before, last = name.split()
    stem, _, ending = last.partition("-")
    if stem.isupper() and ending.startswith(("lər", "lar")):
        return " ".join([*before, stem])  # "XİN-lərinin"
    found = [f for f in forms(last) if lower(f.stem) in _NOUNS and f.plural and f.owner == "3"]
    return " ".join([*before, possessed(found[0].stem)]) if found else name


def possessed(noun: str) -> str:
    """Return a noun with the possessive of the third person: "Şura", "Şurası"; "Nazirlik", "Nazirliyi"."""
    low = lower(noun)
    vowel = next((c for c in reversed(low) if c in "aıoueəiöü"), "i")
    close = {"a": "ı", "ı": "ı", "o": "u", "u": "u", "ö": "ü", "ü": "ü"}.get(vowel, "i")
    if low[-1] in "aıoueəiöü":
        return noun + "s" + close
    several = sum(c in "aıoueəiöü" for c in low) > 1  # "nazirliyi", and "bankı"
    soft = {"k": "y", "q": "ğ"}.get(low[-1], "") if len(low) > 3 and several else ""
    return (noun[:-1] + soft if soft else noun) + close


def _owned(text: str, case: str) -> str:
    """A possessive form without its case ending: "Şurasında" is "Şurası"."""
    ending = {"nom": 0, "gen": 3, "dat": 2, "acc": 2, "loc": 3, "abl": 4, "ins": 3, "rel": 5}[case]
    return text[: len(text) - ending] if ending else text


def unowned(text: str) -> str:
    """Return a word without its possessive: "Məclisi" is "Məclis"; as it is when it has none."""
    found = [f for f in forms(text) if f.owner == "3" and f.case == "nom" and lower(f.stem) in _NOUNS]
    return found[0].stem if found else text


def firm_noun(words: Words, span: Span) -> tuple[int, str] | None:
    """Return the token and case of "şirkəti" after the name of a body: "Masdar | şirkəti ilə"."""
    if span.kind != "body":
        return None
    after = words.tokens[span.last + 1 : span.last + 6]
    if after and after[0].text in _CLOSING and words.tokens[span.first - 1].text in _OPENING:
        after = after[1:]
        while len(after) > 1 and after[0].lower in _WHOSE_FIRM:
            after = after[1:]
    if not after or after[0].sentence != words.tokens[span.last].sentence:
        return None
    letters, _, ending = after[0].text.partition("-")
    if letters in _COMPANIES:
        return after[0].index, AFTER_QUOTES.get(ending, "nom")
    form = next(_firm_forms(after[0]), None)
    return (after[0].index, form.case) if form is not None else None


def is_quoted(words: Words, span: Span) -> bool:
    """Whether a name begins with its quotation mark: "Masdar" şirkəti."""
    return words.tokens[span.first].text in _OPENING


def is_firm(token: Token) -> bool:
    """Whether a word says that the name before it is a company's: "şirkətinin"."""
    return not token.lemmas.isdisjoint(FIRMS) and any(_firm_forms(token))


def _firm_forms(token: Token) -> Iterator[Form]:
    return (f for f in forms(token.text) if lower(f.stem) in FIRMS and f.owner == "3" and not f.plural)


def case_of(words: Words, span: Span) -> str:
    """Return the case in which a span stands: nom, gen, dat, acc, loc, abl, ins, rel or ''."""
    token = words.tokens[span.last]
    if token.text.isupper() and len(token.text) > 2 and "-" not in token.text and span.kind == "body":
        return "nom"
    if span.kind != "body" or (span.name and not span.key):
        if case := _alone(span, token):
            return case
        name = (span.name or token.text).split()[-1]
        listed = is_form(token.text, name) if lower(token.text)[:2] == lower(name)[:2] else ""
        if listed:
            return listed
    found = [f for f in forms(token.text) if f.owner == "3" or token.text.isupper() or "-" in token.text]
    known = [f for f in found if lower(f.stem) in _OF_BODIES]
    if known:
        return known[0].case
    ours = [f for f in forms(token.text) if f.owner == "1p"]
    if ours and span.kind in ("state", "place"):
        return ours[-1].case
    if found and not any(f.case == "nom" and f.owner == "3" for f in found):
        return min(found, key=lambda f: len(f.stem)).case if "-" not in token.text else found[0].case
    if found:
        return "nom"
    rest = [f for f in forms(token.text) if lower(f.stem) in _NOUNS] or list(forms(token.text))
    return rest[-1].case if len(rest) > 1 and lower(rest[-1].stem) in _NOUNS else rest[0].case


def _alone(span: Span, token: Token) -> str:
    """The case of the noun alone of a body told before by its whole name: "Bankın", where "Bankı" is acc."""
    if span.kind != "body" or span.first != span.last:
        return ""
    found = [f for f in forms(token.text) if lower(f.stem) in _STANDING]
    return found[0].case if found and not any(f.owner for f in found) else ""
