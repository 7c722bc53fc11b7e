"""States, towns and bodies in a Turkish text, by the names of kg/gazetteer/tr.csv, and words for peoples."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from kg import gazetteer
from kg.extract.languages.tr import forms
from kg.extract.languages.tr.lexicon import words_of
from kg.extract.spans import Span, SpanKind
from kg.extract.words import Token, Words

_MINISTRY = "bakanlığı"
# The possessive that the name of a kind of body has behind the name of its state: "Sırbistan Ulusal Meclisi".
_OWNED = {"meclis": "i", "parlamento": "su", "senato": "su"}


@dataclass(frozen=True, slots=True)
class _Name:
    words: tuple[str, ...]
    kind: SpanKind
    label: str
    country: str
    key: str
    exact: bool


@cache
def _names() -> dict[str, list[_Name]]:
    """The names by their first word in small letters, longest first."""
    found: dict[str, list[_Name]] = defaultdict(list)
    for one in gazetteer.added("tr"):
        for name in one.names.all:
            words = tuple(forms.lower(t.text) for t in forms.split_words(name).tokens)
            exact = name in one.names.acronyms
            label = _bare(name) if isinstance(one.entry, gazetteer.Body) else one.names.label
            kind, country, key = _what(one.entry)
            found[words[0]].append(_Name(words, kind, label, country, key, exact))
    for names in found.values():
        names.sort(key=lambda n: -len(n.words))
    return dict(found)


def _bare(name: str) -> str:
    """The name of a kind of body without the possessive: "Parlamentosu", "Milli Meclisi"."""
    if name.endswith(("Parlamentosu", "Senatosu")):
        return name[:-2] if len(name.split()) == 1 else name
    return name[:-1] if name.endswith("Meclisi") and len(name.split()) == 2 else name


def _what(entry: gazetteer.Entry) -> tuple[SpanKind, str, str]:
    if isinstance(entry, gazetteer.State):
        return "state", entry.iso2, ""
    if isinstance(entry, gazetteer.City):
        return "place", entry.iso2 or "", ""
    return "body", entry.iso2 or "", entry.key


@cache
def _peoples() -> dict[str, str]:
    """Words for the people of a state -> its code: "azeri", "iranlı", "gürcü"."""
    out: dict[str, str] = {}
    for one in gazetteer.added("tr"):
        if isinstance(one.entry, gazetteer.State):
            regular = [forms.people_of(forms.lower(n)) for n in one.names.all if " " not in n]
            for word in (*map(forms.lower, one.demonyms), *regular):
                out.setdefault(word, one.entry.iso2)
    return out


def people(token: Token) -> str:
    """Return the code of the state whose people or adjective a word is, '' for none: "Gürcü", "ABD'li"."""
    if not token.capital or token.shape != "word":
        return ""
    name, ending = forms.parted(token.text)
    if ending and forms.is_demonym_ending(ending):
        return next((n.country for n in _names().get(forms.lower(name), ()) if n.kind == "state"), "")
    return _peoples().get(forms.lower(name), "") if not ending else ""


def find(words: Words) -> Iterator[Span]:
    """Yield the names of a text, the longest at each place: a ministry of any field is a body, too."""
    at = 0
    while at < len(words.tokens):
        span = _name_at(words.tokens, at) or _ministry_at(words.tokens, at)
        if span is not None:
            yield span
        at = span.last + 1 if span is not None else at + 1


def _name_at(tokens: Sequence[Token], first: int) -> Span | None:
    token = tokens[first]
    if not token.capital:
        return None
    for name in _names().get(token.lower, ()):
        last = first + len(name.words) - 1
        if last < len(tokens) and _agrees(name, tokens[first : last + 1]):
            return Span(first, last, name.kind, name.label, name.country, key=name.key)
    return _inflected(tokens, first)


def _inflected(tokens: Sequence[Token], first: int) -> Span | None:
    """A body whose last word takes its case without an apostrophe: "Türk Devletleri Teşkilatının"."""
    for name in _names().get(tokens[first].lower, ()):
        last = first + len(name.words) - 1
        inside = name.kind == "body" and len(name.words) > 1 and last < len(tokens)
        if inside and [t.lower for t in tokens[first:last]] == list(name.words[:-1]):
            found = forms.after(tokens[last], [name.words[-1]])
            if found is not None and tokens[last].capital:
                return Span(first, last, name.kind, name.label, name.country, key=name.key)
    return None


def _agrees(name: _Name, tokens: Sequence[Token]) -> bool:
    if [t.lower for t in tokens] != list(name.words):
        return False
    inner = any(forms.ending_of(t) for t in tokens[:-1])
    ending = forms.ending_of(tokens[-1])
    if inner or forms.is_demonym_ending(ending):
        return False
    if name.exact:
        return all(forms.name_of(t) == forms.name_of(t).upper() for t in tokens if t.shape == "word")
    weak = len(name.words) == 1 and name.words[0] in words_of("sentences", "weak")
    return not weak or bool(ending)


def _ministry_at(tokens: Sequence[Token], first: int) -> Span | None:
    """ "Sanayi ve Teknoloji Bakanlığı": words of ministries up to the word for one."""
    fields, last = words_of("posts", "words", "fields"), first
    while last < len(tokens) and tokens[last].lower in (*fields, "ve") and last - first < 8:
        last += 1
    if last == first or last >= len(tokens) or not tokens[first].capital:
        return None
    if forms.after(tokens[last], [_MINISTRY]) is None or not tokens[last].capital:
        return None
    name = " ".join([*(t.text for t in tokens[first:last]), "Bakanlığı"])
    return Span(first, last, "body", name)


def case_of(words: Words, span: Span) -> str:
    """Return the case in which a name stands, 'nom' where nothing marks another."""
    token = words.tokens[span.last]
    ending = forms.ending_of(token)
    if not ending and span.kind == "body" and span.name:
        head = forms.lower(span.name.split()[-1])
        ending = forms.whole(token).removeprefix(head).removeprefix(_OWNED.get(head, ""))
    return forms.case_of(ending) or "nom"


def international(name: str) -> bool:
    """Whether a body or gathering, by its name, is of several states."""
    found = gazetteer.lookup(name, "tr", kind="body")
    if isinstance(found, gazetteer.Body):
        return found.iso2 is None and found.kind != "generic"
    words = [forms.lower(forms.parted(w)[0]) for w in name.split()]
    if not words or words[-1] == _MINISTRY:
        return False
    if any(w in words_of("sentences", "international") for w in words):
        return True
    return any(s.kind == "body" and international(s.name) for s in find(forms.split_words(name)))
