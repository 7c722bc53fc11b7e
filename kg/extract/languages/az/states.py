"""States, places, listed bodies and metonyms in an Azerbaijani text, in any case form.

Only the last word of a name is inflected, so the words before it agree letter by letter.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from kg import gazetteer
from kg.extract.languages.az import town_nouns
from kg.extract.languages.az.lexicon import table, words_of
from kg.extract.languages.az.morphology import acronym_of, forms, is_form, lower, stems
from kg.extract.spans import Span, SpanKind, Spans
from kg.extract.words import Token, Words

# Words that may follow the name of a state as part of it: "Gürcüstan Respublikasının", "Səudiyyə Krallığı".
_REALM = ("Respublikası", "Krallığı", "Dövləti", "Federasiyası", "Əmirliyi", "Sultanlığı")


@dataclass(frozen=True, slots=True)
class _Entry:
    words: tuple[str, ...]
    kind: SpanKind
    name: str
    country: str = ""
    region: bool = False
    key: str = ""
    weak: bool = False


# Words of the names of ministries: "Elm və Ali Təhsil Nazirliyi"
_FIELDS = words_of("posts", "fields") | {"ali", "sosial", "rəqəmsal"}


def find(words: Words, home: str) -> Spans:
    """Return the spans of the listed names in a text; "ölkəmiz" is the home state where it is known."""
    spans = Spans(words)
    spans.offer(_ours(words, home))
    spans.offer(_alliance(words))
    spans.offer(_listed(words))
    spans.offer(town_nouns.capitals(words, spans))
    spans.offer(list(town_nouns.the_capital(words, spans)))
    return spans


def _listed(words: Words) -> Iterator[Span]:
    tokens = words.tokens
    autonomous = _is_of_republic(words.text)
    i = 0
    while i < len(tokens):
        found = _longest(words, i)
        if found is None:
            i += 1
            continue
        last, entry = found
        if autonomous and entry.key in _ASSEMBLIES:
            entry = autonomous
        if i and tokens[i - 1].shape == "initial" and tokens[i - 1].end == tokens[i].start:
            i = last + 1  # "R.Nəcəf"
            continue
        if entry.kind == "body" and _is_of_longer(words, i, last):
            i = last + 1
            continue
        if entry.kind == "state" and last == i + len(entry.words) - 1:
            last = _realm(words, last)
        elif entry.kind == "body":
            last = _quoted(words, i, last)
        name = "".join(entry.words) if entry.words[-1].isdigit() else entry.name
        yield Span(i, last, entry.kind, name, entry.country, entry.region, entry.key)
        i = last + 1


def _is_of_longer(words: Words, first: int, last: int) -> bool:
    """Whether a listed ministry only ends the name of another one: "Əmək və Sosial | Müdafiə Nazirliyi"."""
    before = words.tokens[first - 1] if first else None
    if not words.tokens[last].lower.startswith("nazirliyi") or before is None:
        return False
    if before.lower == "və" and first > 1:
        before = words.tokens[first - 2]
    fits = before.sentence == words.tokens[first].sentence and before.capital and before.shape == "word"
    return fits and before.lower in _FIELDS


def _quoted(words: Words, first: int, last: int) -> int:
    """The last token of a name in quotes that begins with a listed one: "TotalEnergies | Gas Power"."""
    tokens = words.tokens
    if not first or tokens[first - 1].text not in '"“«„':
        return last
    end = last + 1
    while end < len(tokens) and end - first < _IN_QUOTES and tokens[end].capital:
        end += 1
    return end - 1 if end < len(tokens) and tokens[end].text in '"”»“' else last


_IN_QUOTES = 5


# Two parliaments share a short name; in full only that of the autonomous republic tells whose it is.
_ASSEMBLIES = ("oliy-majlis", "nakhchivan-supreme-majlis")
_REPUBLIC = "Naxçıvan Muxtar Respublikası Ali Məclisi"


def _is_of_republic(text: str) -> _Entry | None:
    """The parliament that "Ali Məclis" means in a text of Nakhchivan, which says nothing of Uzbekistan."""
    if "Ali Məclis" not in text or "Özbəkistan" in text or not re.search(r"\b(?:Naxçıvan|NMR\b)", text):
        return None
    return _Entry(("Ali", "Məclisi"), "body", _REPUBLIC, "AZ")


def _realm(words: Words, last: int) -> int:
    """The last token of a state's name with its form of state: "Gürcüstan Respublikasının"."""
    if last + 1 < len(words.tokens):
        token = words.tokens[last + 1]
        same = token.sentence == words.tokens[last].sentence
        if same and any(is_form(token.text, realm) for realm in _REALM):
            return last + 1
    return last


def _longest(words: Words, first: int) -> tuple[int, _Entry] | None:
    token = words.tokens[first]
    unlike = "’" not in token.text and _index().keys().isdisjoint(token.lemmas)
    if token.shape != "word" or unlike:
        return None
    best: tuple[int, _Entry] | None = None
    for entry in _candidates(token):
        last = first + len(entry.words) - 1
        if best is not None and last <= best[0]:
            continue
        if entry.kind == "place" and town_nouns.is_noun(words, entry.words, last):
            continue
        if entry.kind == "place" and entry.words == (token.text,) and _is_given_name(words, first):
            continue
        if _agrees(words, entry, first, last) and not (entry.weak and _in_name(words, entry, first, last)):
            best = last, entry
    return best


# Posts before a name: "parlamentin spikeri | Verona Mörfi".
_HEADS = words_of("posts", "heads")


def _is_given_name(words: Words, index: int) -> bool:
    """Whether a town's name is that of somebody: behind a post, before another capital word, in no case."""
    tokens = words.tokens
    if not 0 < index < len(tokens) - 1:
        return False
    before, after = tokens[index - 1], tokens[index + 1]
    named = after.shape == "word" and after.capital and after.sentence == before.sentence
    if not named or any(f.owner for f in forms(after.text)) or _index().get(after.lower):
        return False
    return any(f.owner == "3" and f.case == "nom" and lower(f.stem) in _HEADS for f in forms(before.text))


def _candidates(token: Token) -> Iterator[_Entry]:
    text = _plain(token.text)
    index, keys = _index(), [token.lower if text == token.text else lower(text)]
    if token.capital:
        keys += (lower(f.stem) for f in forms(text))
    elif "-" in text:
        keys.append(text.partition("-")[0])  # "bp-nin"
    for key in dict.fromkeys(keys):
        yield from index.get(key, ())


def _agrees(words: Words, entry: _Entry, first: int, last: int) -> bool:
    tokens = words.tokens
    if last >= len(tokens) or tokens[last].sentence != tokens[first].sentence:
        return False
    for offset, word in enumerate(entry.words[:-1]):
        token = tokens[first + offset]
        if not _same(token.text, word):
            return False
    text, name = tokens[last].text, entry.words[-1]
    if name.isdigit():
        return text.partition("-")[0] == name and tokens[last].start == tokens[last - 1].end  # "G20-də"
    if name.isupper() and len(name) > 1 and not re.split(r"[-’'‑]", acronym_of(text))[0].isupper():
        return False
    return (text[0].isupper() or not name[0].isupper()) and bool(is_form(_plain(text), name))


def _same(text: str, word: str) -> bool:
    if text == word:
        return True
    return text[0].isupper() == word[0].isupper() and lower(_plain(text)) == lower(word)


def _plain(text: str) -> str:
    return text.replace("’", "'").replace("‑", "-")


def _in_name(words: Words, entry: _Entry, first: int, last: int) -> bool:
    """Whether a weak name is part of a person's: "Məhəmməd Füzuli"; never where one goes: "Romaya"."""
    if is_form(_plain(words.tokens[last].text), entry.words[-1]) in ("dat", "loc", "abl", "rel"):
        return False
    near = [words.tokens[i] for i in (first - 1, last + 1) if 0 <= i < len(words.tokens)]
    sentence = words.tokens[first].sentence
    return any(t.sentence == sentence and t.shape in ("word", "initial") and t.capital for t in near)


# Nouns that a town may be called by, with the ending of what is owned: "Xankəndi", "Türkmənbaşı".
_OWNED = ("kəndi", "başı")


@cache
def _index() -> dict[str, list[_Entry]]:
    """The names of the gazetteer by their first word in lower case; towns that end like something owned also
    by what stays of them in "Xankəndində"."""
    index: dict[str, list[_Entry]] = defaultdict(list)
    for entry in _entries():
        word = lower(entry.words[0])
        index[word].append(entry)
        if entry.kind == "place" and len(entry.words) == 1 and word.endswith(_OWNED):
            index[word[:-1]].append(entry)
    return dict(index)


def _entries() -> Iterator[_Entry]:
    airports = table("bodies")["airports"]
    for state in gazetteer.states():
        for port in airports.get(state.az.label, ()):
            yield _Entry(tuple(port.split()), "place", port, state.iso2)
        for name in state.az.all:
            shown = name if name in state.az.alternatives else state.az.label
            yield _Entry(tuple(name.split()), "state", shown, state.iso2)
    yield from _metonyms()
    for body in gazetteer.bodies():
        names: Iterable[str] = body.az.all if body.az.label else ()
        for name in names:
            if name and body.kind != "gathering" and (name[0].isupper() or body.kind != "generic"):
                parted = tuple(re.sub(r"(?<=^G)(?=\d+$)", " ", name).split())
                yield _Entry(parted, "body", "", body.iso2 or "", False, body.key)
    for city in gazetteer.cities():
        region = city.kind == "region"
        for name in city.az.all if city.az.label else ():
            weak = "az" in city.weak
            yield _Entry(tuple(name.split()), "place", name, city.iso2 or "", region, "", weak)
            for port in airports.get(name, ()):
                yield _Entry(tuple(port.split()), "place", port, city.iso2 or "")
    for name, country in table("bodies")["regions"].items():
        yield _Entry(tuple(name.split()), "place", name, country, True)
    for name, target in table("bodies")["more"].items():
        more = gazetteer.body(target)
        if more is not None:
            yield _Entry(tuple(name.split()), "body", "", more.iso2 or "", False, target)


def _metonyms() -> Iterator[_Entry]:
    for metonym in gazetteer.metonyms():
        for name in metonym.az.all if metonym.az.label else ():
            words = tuple(name.split())
            if metonym.kind == "state":
                state = gazetteer.state(metonym.target)
                yield _Entry(words, "body", name, state.iso2 if state else "", False, "")
            else:
                body = gazetteer.body(metonym.target)
                country = body.iso2 or "" if body is not None else ""
                yield _Entry(words, "body", name, country, False, metonym.target)


@lru_cache(maxsize=4096)
def international(name: str) -> bool:
    """Whether the name of a body or gathering is of several states: "Ərəb Dövlətləri Liqası", "BMT"."""
    found = gazetteer.lookup(name, "az", "body")
    if isinstance(found, gazetteer.Body):
        return found.kind == "gathering" or (
            found.iso2 is None and found.kind not in ("generic", "company", "movement", "party")
        )
    low = lower(name)
    outer = re.split("[- ]", name, maxsplit=1)[0]
    if len(outer) > 1 and outer.isupper() and " " in name and international(outer):
        return True  # "TDT-nin Nazirlər Şurası", "TDT Nazirlər Şurası"
    if _of_bodies("outer").search(low):
        return True
    return not _of_bodies("national").search(low) and bool(_of_bodies("international").search(low))


@cache
def _of_bodies(kind: str) -> re.Pattern[str]:
    """The patterns of a kind of body as one."""
    return re.compile("|".join(f"(?:{pattern})" for pattern in table("bodies")[kind]))


# "Aİ-nin", "Avropa İttifaqının"
_OWNING = re.compile("(?:-n?[ıiuü]n|(?<=[ıiuü])n[ıiuü]n)$")


def is_generic(name: str) -> bool:
    """Whether every state has a body of this name: "XİN", "Milli Assambleya"."""
    found = gazetteer.lookup(name, "az", "body")
    return isinstance(found, gazetteer.Body) and found.kind == "generic"


def same_body(a: str, b: str) -> bool:
    """Whether two names are of one body: "Aİ" and "Avropa İttifaqı"."""
    if a == b:
        return True
    one, two = gazetteer.lookup(a, "az", "body"), gazetteer.lookup(b, "az", "body")
    if isinstance(one, gazetteer.Body) and isinstance(two, gazetteer.Body):
        return one.key == two.key
    if isinstance(one, gazetteer.Body) or isinstance(two, gazetteer.Body):
        listed = one if isinstance(one, gazetteer.Body) else two
        return isinstance(listed, gazetteer.Body) and {a, b} <= set(listed.az.all)  # "İƏT" is of several
    # "Aİ Şurası", "Avropa İttifaqının Şurası"
    outer, inner = zip(a.rpartition(" ")[::2], b.rpartition(" ")[::2], strict=True)
    return all(outer) and inner[0] == inner[1] and same_body(*(_OWNING.sub("", o) for o in outer))


@lru_cache(maxsize=20_000)
def demonym(word: str) -> str:
    """Return the country of "türkiyəli", "ermənistanlıya", '' when the word is none."""
    for stem in dict.fromkeys((lower(word), *(lower(f.stem) for f in forms(word)))):
        if stem in demonyms():
            return demonyms()[stem]
    return ""


def demonym_at(words: Words, index: int) -> str:
    """Return the country of the demonym that ends at a token, also one of two words: "şimali koreyalı"."""
    token = words.tokens[index]
    before = words.tokens[index - 1] if index else token
    both = demonym(f"{before.text} {token.text}") if before.lower in first_words() else ""
    return both or demonym(token.text)


@cache
def first_words() -> frozenset[str]:
    """The first words of demonyms of two: "şimali koreyalı"."""
    return frozenset(name.split()[0] for name in demonyms() if " " in name)


@cache
def demonyms() -> dict[str, str]:
    """The countries of demonyms, in the nominative."""
    out: dict[str, str] = {}
    for state in gazetteer.states():
        names = {*state.az_demonyms, *(_inhabitant(n) for n in (state.az.label, *state.az.alternatives))}
        for name in names:
            out.setdefault(name, state.iso2)
    return out


def _inhabitant(name: str) -> str:
    low = lower(name)
    last = next((c for c in reversed(low) if c in "aıoueəiöü"), "a")
    return low + "l" + {"a": "ı", "ı": "ı", "o": "u", "u": "u", "ö": "ü", "ü": "ü"}.get(last, "i")


def pair(text: str) -> list[str]:
    """Return the two countries of "Azərbaycan-Türkiyə", [] for any other word."""
    countries = joined(text)
    return countries if len(countries) == 2 else []


def joined(text: str) -> list[str]:
    """Return the countries of "Azərbaycan-Gürcüstan-Türkiyə", two at least, [] for any other word."""
    if "-" not in text and "–" not in text:
        return []
    names = text.replace("–", "-").split("-")
    found = [gazetteer.lookup(name, "az", "state") if name[:1].isupper() else None for name in names]
    countries = [s.iso2 for s in found if isinstance(s, gazetteer.State)]
    return countries if len(countries) == len(names) > 1 else []


def pairs(words: Words, spans: Spans) -> list[tuple[str, str]]:
    """Return the countries that the text names as two sides: "Azərbaycan-Türkiyə", with any dash."""
    found = [
        tuple(p)
        for t in words.tokens
        if "-" in t.text and len(p := pair(t.text)) == 2 and not _is_match(words, t.index + 1)
    ]
    for one, two in pairwise(s for s in spans.all if s.kind == "state"):
        between = words.tokens[one.last + 1 : two.first]
        if len(between) == 1 and between[0].text in "–—" and between[0].start == words.tokens[one.last].end:
            found.append((one.country, two.country))
    return [(a, b) for a, b in found]


def _is_match(words: Words, index: int) -> bool:
    """Whether a word is a match: "Türkiyə-Niderland | oyununu izləyib"."""
    found = stems(words.tokens[index].text) if index < len(words.tokens) else ()
    return not (words_of("names", "matches") | {"oyun", "qarşılaşma"}).isdisjoint(found)


def is_pair(text: str) -> bool:
    """Whether a word names two sides: "İran-İsrail", "Bakı-Balakən"."""
    first, hyphen, second = text.partition("-")
    return (
        bool(hyphen)
        and first[:1].isupper()
        and bool(gazetteer.candidates(first, "az"))
        and second[:1].isupper()
    )


# -- the home country ------------------------------------------------------------------------------


def _ours(words: Words, home: str) -> Iterator[Span]:
    """Yield "ölkəmiz", "respublikamızın", "dövlətimizə" as the home state."""
    state = gazetteer.state(home) if home else None
    for token in words.tokens if state is not None else ():
        if not token.lemmas.isdisjoint(_LANDS) and any(
            "poss1p" in r.tags and r.lemma in _LANDS and r.number == "s" for r in token.readings
        ):
            yield Span(token.index, token.index, "state", state.az.label if state else "", home)
        elif token.lower.startswith("paytaxtımız") and (town := gazetteer.capital(home)) is not None:
            yield Span(token.index, token.index, "place", town.az.label, home)


def _alliance(words: Words) -> Iterator[Span]:
    """Yield "Alyansın" as NATO in a text that names it; with a possessive it ends another name."""
    named = "NATO" in words.text and any(t.text.startswith("NATO") for t in words.tokens)
    for token in words.tokens if named else ():
        found = [f for f in forms(token.text) if lower(f.stem) == "alyans"] if token.capital else []
        if any(not f.owner for f in found) and token.lower != "alyansı":
            yield Span(token.index, token.index, "body", "NATO")


_LANDS = words_of("bodies", "lands")


def is_of_state(text: str, *, small: bool = True) -> bool:
    """Whether a word begins with the name of a state and goes on in small letters: "Azərbaycan-türk".

    Not ``small``: with a capital, "Azərbaycan-Böyük (Britaniya)".
    """
    return bool(first_of(text)) and text.partition("-")[2][:1].islower() == small


def first_of(text: str) -> str:
    """Return the country with which a word of two sides begins: "Azərbaycan-Böyük", "" for any other word."""
    head, hyphen, rest = text.partition("-")
    state = gazetteer.lookup(head, "az", "state") if hyphen and rest and head[:1].isupper() else None
    return state.iso2 if isinstance(state, gazetteer.State) else ""
