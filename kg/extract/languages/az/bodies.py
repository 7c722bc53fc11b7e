"""Bodies that the gazetteer does not list, by the noun that ends their name, and names of bodies to show."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg import gazetteer
from kg.extract.languages.az.lexicon import words_of
from kg.extract.languages.az.morphology import forms, is_form, lower
from kg.extract.spans import Span, Spans
from kg.extract.words import Token, Words

_NOUNS = words_of("bodies", "nouns")
_ADJECTIVES = words_of("posts", "attributes") | words_of("bodies", "adjectives")
_NATIONAL = words_of("bodies", "national_nouns")
_RULERS = frozenset(("nazir", "başçı", "lider", "sədr", "katib", "prezident", "rəis", "prokuror", "spiker"))
_OPENING, _CLOSING = frozenset('"“«„'), frozenset('"”»“')
# After these a name in quotes is the whole name: "Masdar" şirkəti.
_FIRMS = frozenset(("şirkət", "holdinq", "korporasiya", "konsern", "assosiasiya", "cəmiyyət"))
_REALMS = frozenset(
    (
        "respublika",
        "krallıq",
        "dövlət",
        "federasiya",
        "əmirlik",
        "sultanlıq",
        "knyazlıq",
        "ştatlar",
        "ittifaq",
    )
)
_FIELDS = words_of("posts", "fields")
_LINKS = frozenset(("və", "üzrə", "ilə", "üçün"))
_SURNAMES = ("ov", "ova", "yev", "yeva", "zadə", "yan")


def find(words: Words, spans: Spans) -> Iterator[Span]:
    """Yield the spans of unlisted bodies: capital words up to a noun such as "Şurasının"."""
    for token in words.tokens:
        if token.shape == "word" and not token.capital and spans.over(token.index) is None:
            yield from _common(words, spans, token)
        if not token.capital or token.shape != "word" or spans.over(token.index) is not None:
            continue
        if not _names_body(token) or _goes_on(words, spans, token):
            continue
        first = _start(words, spans, token.index)
        for inner in {spans.over(k) for k in range(first, token.index)} - {None}:
            if inner is not None:
                spans.drop(inner)
        quoted = _quoted(words, token.index)
        if quoted is not None:
            yield Span(quoted, token.index, "body")
        elif first < token.index:
            owner = spans.over(first - 1)
            owned = owner is not None and owner.kind == "state" and case_of(words, owner) in ("nom", "gen")
            country = owner.country if owned and owner is not None else ""
            yield Span(_with_outer(words, spans, first), token.index, "body", "", country)


def _quoted(words: Words, index: int) -> int | None:
    """The opening mark of a name in quotes before a noun: "Masdar" Şirkətinin."""
    tokens = words.tokens
    if index < 3 or tokens[index - 1].text not in _CLOSING:
        return None
    return next((k for k in range(index - 2, max(0, index - 8), -1) if tokens[k].text in _OPENING), None)


def _with_outer(words: Words, spans: Spans, first: int) -> int:
    """Where a name begins with that of the body of several states before it, an acronym in brackets left in.

    The spans of the outer body and its acronym are dropped.
    """
    owner, acronym = spans.over(first - 1), None
    if first > 3 and words.tokens[first - 1].text == ")" and words.tokens[first - 3].text == "(":
        acronym, owner = spans.over(first - 2), spans.over(first - 4)
    if owner is None or not _holds(words, owner):
        return first
    for span in (owner, acronym):
        if span is not None:
            spans.drop(span)
    return owner.first


def _goes_on(words: Words, spans: Spans, token: Token) -> bool:
    """Whether the next word ends the name: "İslam Şurası Məclisi"."""
    following = words.tokens[token.index + 1] if token.index + 1 < len(words.tokens) else None
    if following is None or following.sentence != token.sentence or not following.capital:
        return False
    bare = any(f.case == "nom" for f in forms(token.text) if lower(f.stem) in _NOUNS)
    return bare and spans.over(following.index) is None and _names_body(following)


def _common(words: Words, spans: Spans, token: Token) -> Iterator[Span]:
    """The parliament or government of a state in small letters: "Qətər hökumətinin"."""
    owner = spans.over(token.index - 1) if token.index else None
    if owner is None or owner.kind != "state" or case_of(words, owner) not in ("nom", "gen"):
        return
    if any(f.owner == "3" and not f.plural and lower(f.stem) in _NATIONAL for f in forms(token.text)):
        yield Span(token.index, token.index, "body", "", owner.country)


def _holds(words: Words, owner: Span) -> bool:
    """Whether a body of several states has organs whose name goes with its own: "Qoşulmama Hərəkatının Təmas Qrupu"."""
    body = gazetteer.body(owner.key) if owner.key else None
    of_states = body is not None and body.iso2 is None and body.kind != "generic"
    return owner.kind == "body" and of_states and case_of(words, owner) in ("gen", "nom")


def _names_body(token: Token) -> bool:
    return any(lower(f.stem) in _NOUNS and (not f.plural or f.owner == "3") for f in forms(token.text))


def _start(words: Words, spans: Spans, last: int) -> int:
    """The first token of the body's name that ends at ``last``."""
    sentence = words.sentences[words.tokens[last].sentence]
    first, k = last, last - 1
    while k >= sentence.first:
        token, span = words.tokens[k], spans.over(k)
        if (span is not None and not _is_generic(words, span)) or token.shape != "word":
            break
        if _is_rulers(token) and k > sentence.first and words.tokens[k - 1].capital:
            first = k
        elif token.capital and not _is_opener(words, k) and not _is_other(token):
            first = k
        elif token.lower not in _LINKS:
            break
        k -= 1
    return first


def _is_generic(words: Words, span: Span) -> bool:
    """Whether a span is but a kind of body that can begin a longer name: "Parlament Sədrlərinin Konfransı"."""
    body = gazetteer.body(span.key) if span.key else None
    single = span.first == span.last and body is not None and body.kind == "generic"
    return single and case_of(words, span) == "nom" and "-" not in words.tokens[span.first].text


def _is_rulers(token: Token) -> bool:
    """Whether a word is of those whose council it is: "nazirləri Şurası", "başçıları Şurası"."""
    found = (f for f in forms(token.text) if f.plural and f.owner == "3" and f.case in ("nom", "gen"))
    return any(lower(f.stem) in _RULERS for f in found)


def _is_opener(words: Words, index: int) -> bool:
    """Whether a capital only begins a sentence: "Görüşdə Təhlükəsizlik Şurası ..."."""
    token = words.tokens[index]
    first = words.sentences[token.sentence].first == index
    part = token.lower in _ADJECTIVES or token.lower in _FIELDS
    return first and not part and (token.lower in words_of("posts", "openers") or _is_placed(token))


def _is_placed(token: Token) -> bool:
    return token.lower.endswith(("da", "də", "dan", "dən"))


def _is_other(token: Token) -> bool:
    """Whether a capital word belongs to something before the body: a person's surname, a placed noun."""
    return token.lower.endswith(_SURNAMES) or (_is_placed(token) and len(token.text) > 5)


def case_of(words: Words, span: Span) -> str:
    """Return the case in which a span stands: nom, gen, dat, acc, loc, abl, ins, rel or ''."""
    token = words.tokens[span.last]
    if token.text.isupper() and len(token.text) > 2 and "-" not in token.text and span.kind == "body":
        return "nom"
    if span.kind != "body":
        name = (span.name or token.text).split()[-1]
        listed = is_form(token.text, name) if lower(token.text)[:2] == lower(name)[:2] else ""
        if listed:
            return listed
    found = [f for f in forms(token.text) if f.owner == "3" or token.text.isupper() or "-" in token.text]
    known = [f for f in found if lower(f.stem) in _NOUNS | _REALMS]
    if known:
        return known[0].case
    ours = [f for f in forms(token.text) if f.owner == "1p"]
    if ours and span.kind == "state":
        return ours[-1].case
    if found and not any(f.case == "nom" and f.owner == "3" for f in found):
        return min(found, key=lambda f: len(f.stem)).case if "-" not in token.text else found[0].case
    if found:
        return "nom"
    rest = [f for f in forms(token.text) if lower(f.stem) in _NOUNS] or list(forms(token.text))
    return rest[-1].case if len(rest) > 1 and lower(rest[-1].stem) in _NOUNS else rest[0].case


def name_of(words: Words, span: Span, *, inner: bool = False) -> str:
    """Return the name of a body to show: nominative, without the state whose body it is.

    "Azərbaycan Respublikasının Milli Məclisinin" is "Milli Məclis", "XİN-in" is "XİN". An ``inner`` one keeps
    the possessive by which it belongs to another body.
    """
    tokens = words.tokens[span.first : span.last + 1]
    texts = _without_brackets([t.text for t in tokens])
    if texts[0] in _OPENING:
        end = next((k for k, t in enumerate(texts) if k and t in _CLOSING), len(texts))
        name, noun = " ".join(texts[1:end]), texts[-1]
        firm = any(lower(f.stem) in _FIRMS for f in forms(noun))
        return name if firm else f"{texts[0]}{name}{texts[end]} {nominative(noun)}"
    skipped = _state_prefix(texts) if span.country or _is_national(span.key) else 0
    if span.first == span.last and not tokens[0].capital:
        return min(
            (lower(f.stem) for f in forms(texts[0]) if lower(f.stem) in _NATIONAL), key=len, default=texts[0]
        )
    texts, stripped = texts[skipped:], bool(skipped) or _follows_owner(words, span)
    if len(texts) == 1 and ("-" in texts[0] or texts[0].isupper()):
        return forms(texts[0])[0].stem
    texts[0] = _unowned_genitive(texts[0]) if stripped and len(texts) > 1 else texts[0]
    texts[-1] = _listed_form(span.key, texts[-1]) or nominative(texts[-1])
    if stripped and not inner and all(lower(t) in _ADJECTIVES for t in texts[:-1]):
        texts[-1] = unowned(texts[-1])
    return " ".join(texts)


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
        if word and lower(text).startswith(lower(word)) and is_form(text, word) and len(word) > 3:
            return word
    return ""


def _unowned_genitive(text: str) -> str:
    """ "Prezidentinin" is "Prezidentin" without the state that owns it."""
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
    label = body.az.label if body is not None else words.tokens[span.last].text
    return any(lower(f.stem) == noun for f in forms(label.split()[-1]))


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
    """Return the name of a body of each of several states: "Təhlükəsizlik Şuraları" is "Təhlükəsizlik Şurası"."""
    *before, last = name.split()
    found = [f for f in forms(last) if lower(f.stem) in _NOUNS and f.plural and f.owner == "3"]
    return " ".join([*before, possessed(found[0].stem)]) if found else name


def possessed(noun: str) -> str:
    """Return a noun with the possessive of the third person: "Şura", "Şurası"; "Nazirlik", "Nazirliyi"."""
    low = lower(noun)
    vowel = next((c for c in reversed(low) if c in "aıoueəiöü"), "i")
    close = {"a": "ı", "ı": "ı", "o": "u", "u": "u", "ö": "ü", "ü": "ü"}.get(vowel, "i")
    if low[-1] in "aıoueəiöü":
        return noun + "s" + close
    soft = {"k": "y", "q": "ğ"}.get(low[-1], "") if len(low) > 3 else ""
    return (noun[:-1] + soft if soft else noun) + close


def _owned(text: str, case: str) -> str:
    """A possessive form without its case ending: "Şurasında" is "Şurası"."""
    ending = {"nom": 0, "gen": 3, "dat": 2, "acc": 2, "loc": 3, "abl": 4, "ins": 3, "rel": 5}[case]
    return text[: len(text) - ending] if ending else text


def unowned(text: str) -> str:
    """Return a word without its possessive: "Məclisi" is "Məclis"; as it is when it has none."""
    found = [f for f in forms(text) if f.owner == "3" and f.case == "nom" and lower(f.stem) in _NOUNS]
    return found[0].stem if found else text
