"""The country that an article writes from: whose minister is just "the minister", and "our country"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from kg import gazetteer
from kg.extract.languages.en import gazette
from kg.extract.parties import Party
from kg.extract.spans import Span, Spans
from kg.extract.words import Words
from kg.records import Source

# A state needs this share of the mentions, and so many, to count as the subject of a text.
_SHARE, _FEWEST = 0.6, 3
_GENERIC = frozenset(("com", "org", "net", "int", "info", "eu", "edu", "io", "tv", "me", "co"))
# Domains without a country that are of one state: "state.gov", "army.mil".
_US = frozenset(("gov", "mil"))
# Posts that news names without the state only of the United States.
_US_TITLES = ("secretary of state", "deputy secretary of state", "under secretary", "assistant secretary of state")


def home_of(source: Source, words: Words) -> str:
    """Return an ISO code by the publisher's domain, or by the office that publishes; "" when neither says it."""
    return _by_domain(source) or _by_office(words)


def _by_domain(source: Source) -> str:
    host = urlsplit(source.url or "").hostname or (source.publisher or "")
    ending = host.rpartition(".")[2].lower()
    if ending in _US:
        return "US"
    if ending == "uk":
        return "GB"
    if len(ending) == 2 and ending not in _GENERIC and gazetteer.state(ending.upper()) is not None:
        return ending.upper()
    return ""


def _by_office(words: Words) -> str:
    """The United States by the offices that only their government has, where the text has its address."""
    text = words.text
    if "Office of the Spokesperson" in text or "State.gov" in text or "@state.gov" in text:
        return "US"
    return ""


def by_titles(words: Words, parties: Sequence[Party]) -> str:
    """Return the country whose officials a text names without their state, as far as it speaks of that state."""
    text = words.text
    bare = [p.capacity.position.lower() for p in parties if p.capacity is not None and not p.capacity.country]
    american = any(b == t or b.startswith(t) for b in bare for t in _US_TITLES)
    return "US" if american and ("U.S." in text or "United States" in text or "American" in text) else ""


def our_country(words: Words, home: str) -> Iterator[Span]:
    """Yield "our country" and "our nation" as the home state, when it is known."""
    for token in words.tokens[1:] if home else ():
        before = words.tokens[token.index - 1]
        if before.lower == "our" and token.lower in ("country", "nation", "republic"):
            yield Span(before.index, token.index, "state", gazetteer.state_label(home, "en") or "", home)


def subject_of(words: Words, spans: Spans) -> str:
    """Return the country that most mentions of places and states are of; "" without a clear majority."""
    counts = Counter(s.country for s in spans.all if s.country and s.kind in ("state", "place"))
    for token in words.tokens:
        found = gazette.adjective(words, token.index) if token.capital else None
        if found is not None and spans.over(token.index) is None:
            counts[found[1]] += 1
    total = sum(counts.values())
    if not total:
        return ""
    country, most = max(sorted(counts.items()), key=lambda item: item[1])
    return country if most >= _FEWEST and most / total >= _SHARE else ""
