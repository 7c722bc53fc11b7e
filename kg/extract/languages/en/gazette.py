"""States, cities and bodies of the gazetteer in English text, and the adjectives of states."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache, lru_cache

from kg import gazetteer
from kg.extract.languages.en.lexicon import table, words_of
from kg.extract.languages.en.tokens import halves_of, tokens_of
from kg.extract.spans import Span, SpanKind
from kg.extract.words import Token, Words

# The key of a building that stands for a state: "the Kremlin said".
METONYM = "metonym"
_DASHES = frozenset("-–—−‑")
# What a body is not called without its state: "the Palestinian Authority".
_NEVER_ALONE = frozenset(("authority", "union", "league", "federation", "movement"))
# Prepositions that show that a word is a place, where it can be a name or an everyday word too.
_AT = frozenset(("in", "into", "to", "at", "from", "near", "for"))
# Before the name of a town: "in the capital Lima", "in the port city, Santos"
_BESIDE_DAYS = frozenset(("on", "from", "-", "–", "—"))
_MONTHS = words_of("topics", "phrases", "months")
_KINDS_OF_TOWN = words_of("triggers", "places", "nouns")


class Names:
    """Finds listed names token by token, longest first; capitals and acronyms as they are listed."""

    def __init__(self, names: Iterable[tuple[str, Span]]) -> None:
        self._entries: dict[str, dict[str, list[tuple[tuple[str, ...], Span]]]] = defaultdict(dict)
        for name, payload in names:
            words = tuple(_cut(name))
            second = _key(words[1]) if len(words) > 1 else ""
            self._entries[_folded(words[0])].setdefault(second, []).append((words, payload))
        for by_second in self._entries.values():
            for entries in by_second.values():
                entries.sort(key=lambda e: -len(e[0]))

    def opens(self, text: str) -> bool:
        """Whether a name begins with a word."""
        return _folded(text) in self._entries

    def match(self, tokens: Sequence[Token], first: int) -> tuple[int, Span] | None:
        """Return (last token index, payload) of the longest name that starts at a token, or None."""
        by_second = self._entries.get(_folded(tokens[first].text))
        if by_second is None:  # asked of every word with a capital: most are no names
            return None
        second = by_second.get(_key(tokens[first + 1].text), ()) if first + 1 < len(tokens) else ()
        for words, payload in (*second, *by_second.get("", ())):
            here = tokens[first : first + len(words)]
            if len(words) == len(here) and all(map(_same, words, here)):
                return first + len(words) - 1, payload
        return None


def _key(text: str) -> str:
    """A word by which the second one of a name is looked up."""
    return "-" if text in _DASHES else _folded(text)


def _cut(name: str) -> Iterator[str]:
    """The token texts of a listed name; quick, as names have no full stops but those of acronyms."""
    dotted = words_of("sentences", "dotted")
    if "St. " in name or name.startswith(("S. ", "N. ")):
        yield from tokens_of(name)  # an abbreviation is one word: "St. Petersburg", "S. Korea"
        return
    for word in name.replace(",", " ,").split():
        halves = halves_of(word) if "-" in word and word != "-" else ()
        if len(halves) > 1:
            yield halves[0]
            yield from (part for half in halves[1:] for part in ("-", half))
        elif word in dotted or word == "-" or (word[-1].isdigit() and not word.isdigit()):
            yield word
        elif word.endswith(("'s", "’s")):
            yield word[:-2]
            yield word[-2:]
        else:
            stem = word.rstrip(".")
            yield stem
            yield from "." * (len(word) - len(stem))


@lru_cache(maxsize=20_000)
def _folded(text: str) -> str:
    """The letters of a word without marks: "Việt Nam" is listed as "Viet Nam"."""
    plain = text.lower().replace("’", "'")
    if plain.isascii():
        return plain
    return "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))


def _same(word: str, token: Token) -> bool:
    if word == token.text or (word in _DASHES and token.text in _DASHES):
        return True
    if word.isupper() and len(word) > 1:
        return False
    return _folded(word) == _folded(token.text) and (token.text[0].isupper() or not word[0].isupper())


@cache
def _states() -> Names:
    names = [(n.removeprefix("The "), _state(s.iso2)) for s in gazetteer.states() for n in s.en.all]
    return Names([*names, *((n, _state(i)) for n, i in table("states")["more"].items())])


def _state(iso2: str) -> Span:
    return Span(0, 0, "state", "", iso2)


@cache
def _bodies() -> Names:
    rows = gazetteer.bodies()
    spoken = {n.upper(): n.capitalize() for n in words_of("bodies", "spoken")}
    names = [
        (n, Span(0, 0, "body", "", b.iso2 or "", key=b.key))
        for b in rows
        for listed in b.en.all
        for n in (listed, *([spoken[listed]] if listed in spoken else []))
        if n and b.kind not in ("sport",)
    ]
    names += [
        (n, Span(0, 0, "body", "", m.target, key=METONYM))
        for m in gazetteer.metonyms()
        if m.kind == "state"
        for n in m.en.all
        if n
    ]
    return Names(names)


@cache
def _places() -> Names:
    names = []
    # Of two alike the first counts: those of the pack are sure, the gazetteer may call them weak.
    for iso2, regions in table("states")["regions"].items():
        names += [(n, Span(0, 0, "place", "", iso2, True)) for n in regions.split("|")]
    for city in gazetteer.cities():
        span = Span(
            0, 0, "place", "weak" if "en" in city.weak else "", city.iso2 or "", city.kind == "region"
        )
        names += [(n, span) for n in city.en.all if n]
    return Names(names)


@cache
def _adjectives() -> Names:
    pairs = [(a, s.iso2) for s in gazetteer.states() for a in s.en_adjectives]
    own = table("states")["adjectives"]
    pairs += list(own.items())
    bearers = Counter(a for a, _ in set(pairs))
    return Names((a, _state(iso2)) for a, iso2 in pairs if bearers[a] == 1 or own.get(a) == iso2)


@lru_cache(maxsize=20_000)
def _opens_adjective(text: str) -> bool:
    return _adjectives().opens(text)


@lru_cache(maxsize=20_000)
def _opens_name(text: str) -> bool:
    """Whether a name of a state, body or place begins with a word, or a form of a state's name."""
    listed = any(names.opens(text) for names in (_states(), _bodies(), _places()))
    return listed or text.lower() in table("states")["forms"]


def adjective(words: Words, index: int) -> tuple[int, str] | None:
    """Return (last token, ISO code) of the adjective of a state at a token: "South Korean", or None."""
    if index >= len(words.tokens):
        return None
    token = words.tokens[index]
    if not token.capital or not _opens_adjective(token.text):
        return None
    found = _adjectives().match(words.tokens, index)
    if found is None or (index and _is_of_continent(words.tokens[index - 1], words.tokens[index])):
        return None
    if words.tokens[min(found[0] + 1, len(words.tokens) - 1)].text in ("American", "Americans"):
        return None  # "Korean American leaders"
    country = found[1].country if words.tokens[index].text != "Congolese" else _which_congo(words.text)
    return (found[0], country) if country else None


# Two states have the adjective "Congolese"; news means the larger one where it does not speak of the other.
_SMALLER_CONGO = re.compile(r"Brazzaville|(?<!Democratic )Republic of (?:the )?Congo")
_LARGER_CONGO = re.compile(r"Kinshasa|\bDRC?\b|Democratic Republic of (?:the )?Congo")


@lru_cache(maxsize=8)
def _which_congo(text: str) -> str:
    """The state that "Congolese" means in a text, '' where it speaks of both."""
    if _SMALLER_CONGO.search(text) is None:
        return "CD"
    return "" if _LARGER_CONGO.search(text) else "CG"


def _is_of_continent(before: Token, token: Token) -> bool:
    """Whether a word names the people of a continent: "Latin | American leaders"."""
    return token.lower == "american" and before.lower in _AMERICAS and before.capital


_AMERICAS = frozenset(("latin", "south", "central", "north", "ibero", "meso", "inter"))


def state_at(words: Words, index: int) -> str:
    """Return the ISO code of the state whose name begins at a token: "US secretary of state"; '' for none."""
    found = _states().match(words.tokens, index)
    return found[1].country if found is not None else ""


def state_to(words: Words, index: int) -> str:
    """Return the ISO code of the state whose name ends at a token: "the United | Kingdom"; '' for none."""
    for first in range(index, max(index - _LONGEST_STATE, -1), -1):
        found = _states().match(words.tokens, first)
        if found is not None and found[0] == index:
            return found[1].country
    return ""


# "Bosnia and Herzegovina", "the Republic of the Marshall Islands": so many words before the last one.
_LONGEST_STATE = 5


def settle_namesakes(words: Words, found: Iterable[Span]) -> Iterator[Span]:
    """Take their state from bodies that several states have, where the text does not speak of that one.

    "Germany's Foreign Office said" has nothing to do with London.
    """
    spans = list(found)
    for span in spans:
        name = words.quote(span.first, span.last)
        shared = span.kind == "body" and name in table("bodies")["shared"]
        if shared and not _speaks_of(words, spans, span.country):
            yield replace(span, name=name, country="", key="")
        else:
            yield span


def _speaks_of(words: Words, spans: Iterable[Span], iso2: str) -> bool:
    """Whether a text names a state or its towns, or calls something by its adjective."""
    if any(s.country == iso2 for s in spans if s.kind in ("state", "place")):
        return True
    adjectives = (adjective(words, t.index) for t in words.tokens if t.capital)
    return any(a is not None and a[1] == iso2 for a in adjectives)


def find(words: Words) -> Iterator[Span]:
    """Yield the states, bodies and places of a text, the longest at each token, in their order."""
    tokens = words.tokens
    index = 0
    while index < len(tokens):
        span = _at(words, index) if tokens[index].capital and _opens_name(tokens[index].text) else None
        if span is not None:
            yield span
            index = span.last
        index += 1


def _at(words: Words, index: int) -> Span | None:
    tokens = words.tokens
    found: list[tuple[int, SpanKind, Span]] = []
    for names in (_states(), _bodies(), _places()):
        match = names.match(tokens, index)
        if match is not None:
            found.append((match[0], match[1].kind, match[1]))
    found += _in_full(words, index)
    found = [
        f for f in found if tokens[f[0]].sentence == tokens[index].sentence and not _is_field(tokens, f[0])
    ]
    if not found:
        return None
    last, kind, payload = max(found, key=lambda f: f[0])
    if kind == "place" and payload.name == "weak" and not _is_shown(words, index, last, payload.country):
        return None
    if payload.key == METONYM and _is_venue(words, index):
        kind = "place"
    country = _us_state(words, index, last) or payload.country
    name = _written(words, index, last, payload)
    return Span(
        index,
        last,
        "place" if country != payload.country else kind,
        name,
        country,
        payload.region,
        payload.key,
    )


_FORMS_BEHIND = ("Republic", "Kingdom")


def _in_full(words: Words, index: int) -> list[tuple[int, SpanKind, Span]]:
    """A state under a form of its name that is not listed: "the Kingdom of Belgium", "Polish Republic"."""
    tokens = words.tokens
    told = adjective(words, index)
    if told is not None and told[0] + 2 < len(tokens) and tokens[told[0] + 1].text in _FORMS_BEHIND:
        beyond = tokens[told[0] + 2]
        alone = not beyond.capital and beyond.lower != "of"
        return [(told[0] + 1, "state", _state(told[1]))] if alone else []
    form = index
    while form < index + 3 and form + 2 < len(tokens) and tokens[form].lower in table("states")["forms"]:
        form += 1
    if form == index or form + 1 >= len(tokens) or tokens[form].lower != "of":
        return []
    first = form + 2 if tokens[form + 1].lower == "the" else form + 1
    match = _states().match(tokens, first) if first < len(tokens) else None
    return [(match[0], "state", match[1])] if match is not None else []


def _is_venue(words: Words, first: int) -> bool:
    """Whether a building is where something happens, and no state: "in the Kremlin"."""
    k = first - 2 if first > 1 and words.tokens[first - 1].lower == "the" else first - 1
    return k >= 0 and words.tokens[k].lower in ("in", "at", "to", "inside", "outside", "from")


def _is_field(tokens: Sequence[Token], last: int) -> bool:
    """Whether a body's name is the field of a post: "Treasury Secretary", no secretary of the Treasury."""
    following = tokens[last + 1] if last + 1 < len(tokens) else None
    return following is not None and following.lower == "secretary" and tokens[last].lower == "treasury"


# Posts that Georgia beside the Black Sea does not have.
_AMERICAN_POSTS = frozenset(("Congresswoman", "Congressman", "Governor", "Senator", "Representative"))


# States and towns that Georgia stands beside where it is the American one, and what tells of the other.
_BESIDE_GEORGIA = re.compile(
    r"\b(?:Atlanta|Savannah|Alabama|Arizona|Arkansas|Florida|Illinois|Kentucky|Louisiana|Maryland|Massachusetts"
    r"|Michigan|Minnesota|Mississippi|Missouri|Nevada|Ohio|Oregon|Pennsylvania|Tennessee|Texas|Wisconsin"
    r"|(?:North|South) Carolina)\b"
)
_CAUCASIAN = re.compile(r"\bGeorgians?\b|Tbilisi|Batumi|Abkhazia|Caucasus|Black Sea")


def _us_state(words: Words, first: int, last: int) -> str:
    """ "US" for "Atlanta, Georgia", "Georgia Governor A", where the state is one of the United States."""
    if words.quote(first, last) != "Georgia":
        return ""
    posts = last + 1 < len(words.tokens) and words.tokens[last + 1].text in _AMERICAN_POSTS
    if posts or (_BESIDE_GEORGIA.search(words.text) and _CAUCASIAN.search(words.text) is None):
        return "US"
    if first < 2 or words.tokens[first - 1].text != ",":
        return ""
    before = _places().match(words.tokens, first - 2)
    return "US" if before is not None and before[1].country == "US" else ""


def _is_shown(words: Words, first: int, last: int, country: str) -> bool:
    """Whether a preposition, or its state after a comma, shows that a weak name is a place."""
    before = words.tokens[first - 1].lower if first else ""
    if words.tokens[max(first - 1 - (before == ","), 0)].lower in _KINDS_OF_TOWN:
        return True
    after = words.tokens[last + 1 : last + 3]
    if after and after[0].capital and after[0].lemmas & words_of("posts", "of_places"):
        return True  # "with Milan | Mayor A"
    if len(after) == 2 and after[0].text == "," and after[1].capital:
        state = _states().match(words.tokens, last + 2)
        opened = words.tokens[first - 1].text == "In" or (before in _AT and _opens_post(words, last + 2))
        # "In Lima, Minister A met", "at talks in Lima, Minister A", "to Oslo, Paris, Rome"
        opened = opened or _places().match(words.tokens, last + 2) is not None
        if state is not None or not opened:
            return state is not None and state[1].country in ("", country)
    gone = words.tokens[first - 1].lemmas & {"visit", "reach"}
    shown = before in _AT or bool(gone) or _in_list(words, first)
    capital = bool(after) and after[0].shape in ("word", "initial") and after[0].capital
    return shown and (not capital or opens_date(words.tokens, last + 1))


def opens_date(tokens: Sequence[Token], i: int) -> bool:
    """Whether a month and its day stand at token ``i``, and no name: "to Milan | June 3"."""
    inside = i + 1 < len(tokens) and tokens[i + 1].text[0].isdigit()
    return inside and tokens[i].text.lower() in _MONTHS


def _opens_post(words: Words, i: int) -> bool:
    """Whether a capital is the first word of a post: "in Lima, | Peruvian Minister A", "| President A"."""
    posts = words_of("posts", "heads") | words_of("posts", "modifiers")
    return bool(words.tokens[i].lemmas & posts) or adjective(words, i) is not None


def _in_list(words: Words, first: int) -> bool:
    """Whether another place stands before "and" or a comma: "Berlin, Paris and Rome"."""
    tokens = words.tokens
    k = first - 2 if first > 1 and tokens[first - 1].lower in ("and", ",", ";") else -1
    while k > 0 and is_of_date(tokens[k]):
        k -= 1  # "to Quito on Monday, | Lima on Tuesday"
    return k >= 0 and _places().match(tokens, k) is not None


def is_of_date(token: Token) -> bool:
    """Whether a word is of the days of a stop: "to Quito on | Monday, Lima on | Tuesday and"."""
    number = token.text[0].isdigit() or token.lower in _BESIDE_DAYS
    return number or (token.capital and (token.text.lower() in _MONTHS or token.lower.endswith("day")))


def _without_state(words: Words, first: int, last: int) -> int:
    """The first token of a body's name after the state before it: "U.S. Department of State"."""
    found = _states().match(words.tokens, first) or _adjectives().match(words.tokens, first)
    if found is None or found[0] >= last:
        return first
    alone = found[0] + 1 == last and words.tokens[last].lower in _NEVER_ALONE
    return first if alone else found[0] + 1


def _written(words: Words, first: int, last: int, payload: Span) -> str:
    """The name as the text has it; of a state's acronym the short name."""
    if payload.kind == "body" and payload.country:
        first = _without_state(words, first, last)
    text = " ".join(words.quote(first, last).split())
    state = gazetteer.state(payload.country) if payload.kind == "state" else None
    if state is not None and text in state.en.acronyms:
        return state.en.label.removeprefix("The ")
    return text
