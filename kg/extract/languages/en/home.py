"""The country that an article writes from: whose minister is just "the minister", and "our country"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from kg import gazetteer
from kg.extract.languages.en import gazette, telling
from kg.extract.languages.en.lexicon import table
from kg.extract.parties import Party
from kg.extract.spans import Span, Spans
from kg.extract.words import Words
from kg.records import Source

# A state needs this share of the mentions, and so many, to count as the subject of a text.
_SHARE, _FEWEST = 0.6, 3
_GENERIC = frozenset(("com", "org", "net", "int", "info", "eu", "edu", "io", "tv", "me", "co"))
# Domains without a country that are of one state: "state.gov", "army.mil".
_US = frozenset(("gov", "mil"))
_OFFICES = ("Office of the Spokesperson", "@state.gov", "State.gov", "Office of the Press Secretary")
# The genre of the White House: "Readout of President Biden's Call with ...".
_READOUT = re.compile(
    r"\W*(?:Readout of (?!the (?:Secretary|High)|Secretary[- ]General|Prime)|FACT SHEET|Background Press)"
)
# The genre of Downing Street: "PM call with President A of Malta: 24 June 2024".
_PREMIER = re.compile(r"\W*(?:PM|Prime Minister['’]s|Foreign Secretary) (?:meeting|call|bilateral) with ")
_STATEMENT = re.compile(r"\W*(?:Statement|Remarks|Letter|Message|Memorandum) (?:from|by|to) (?!the )")
_AMERICAN = (
    "U.S.",
    "United States",
    "American people",
    "White House",
    "Harris Administration",
    "Oval Office",
    "Department of State",
)
_HEADS = ("president", "vice president", "first lady")
# "BAKU, May 3 (Report) -", "NEW DELHI:", "Baku, December 20, AZERTAC".
_DATELINE = re.compile(
    r"\s*(?P<town>[A-Z][A-Za-z'’. -]{2,25}?)(?:\s\[[A-Z][A-Za-z ]+\])?"
    r"(?:, (?:[A-Z][a-z]{2,8}|[A-Z]{3,9})\.? \d{1,2})?(?:, \d{4})?"
    r"\s*(?:\.|,(?! [a-z])|:|/|\([A-Za-z. ]+\)|[-–—])"  # no "Singapore, the chair of ASEAN, will"
)
# "The Ministry of Foreign Affairs of the Republic of Moldova informs", "Press release of the MFA of Georgia".
_INFORMS = re.compile(
    r"(?:\A|\n|\. )\W*(?:Press (?:release|service|office) (?:of|by) )?[Tt]he "
    r"(?:Ministry of (?:Foreign|External) Affairs|Foreign Ministry|MFA) of (?:the )?"
    r"(?P<state>[A-Z][A-Za-z ]{2,40}?) (?:informs|announces|informed that)\b"
)
# "Ministry of Foreign Affairs of the Republic of Latvia" as the name of a publisher.
_STATE_IN_NAME = re.compile(r".*\bof (?:the )?(?P<state>[A-Z][A-Za-z' ]+)$")
# An agency names itself within the first characters of its news.
_OPENING = 300
_COMING = frozenset(("arrive", "land", "visit", "reach", "travel", "fly"))
# "Arrived in the Kingdom of | Saudi Arabia": so many words before the state.
_NEAR = 7
_BESIDE = re.compile(r"\bon (?:the )?(?:sidelines|margins|fringes) of\b")
# A line with the town that a report is written from has so many characters, or a date.
_SHORTEST = 40


def home_of(published: str, words: Words, spans: Spans, parties: Sequence[Party]) -> str:
    """Return an ISO code by the publisher (``by_domain``), posts that only one state has, or by who tells the
    news, or "".
    """
    abroad = not published and _dateline(words) not in ("", "US")
    own = published or _by_first(words, parties)
    own = own or ("" if abroad else _by_posts(words, parties)) or _by_dateline(words, parties)
    return own or telling.home(words, spans, parties)


def by_domain(source: Source, words: Words) -> str:
    """Return the home as far as the publisher says it."""
    return (
        _by_domain(source)
        or _by_name(source)
        or _by_office(words)
        or _by_agency(words)
        or _by_ministry(words)
    )


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


def _by_name(source: Source) -> str:
    """The state whose government publishes, by the publisher's name: "US Department of State"."""
    posts, name = table("posts"), source.publisher or ""
    publishers: dict[str, str] = posts["publishers"]
    known = next((iso2 for mark, iso2 in publishers.items() if mark in name), "")
    if known or set(posts["publishing"].split()).isdisjoint(name.lower().split()):
        return known
    found = _STATE_IN_NAME.search(name)
    state = gazetteer.lookup(found["state"], "en", "state") if found is not None else None
    return (state.iso2 or "") if isinstance(state, gazetteer.State) else ""


def _by_office(words: Words) -> str:
    """The state whose government publishes, by an office that only it has."""
    if any(mark in words.text for mark in _OFFICES):
        return "US"
    if _PREMIER.match(words.text):
        return "GB"
    offices: dict[str, str] = table("posts")["offices"]
    return next((iso2 for mark, iso2 in offices.items() if mark in words.text), "")


def _by_agency(words: Words) -> str:
    """The state of a national news agency that the text begins with, if it writes from and of that state."""
    opening = words.text[:_OPENING].upper()
    city = _dateline(words)
    for agency, iso2 in table("posts")["agencies"].items():
        if agency.upper() not in opening:
            continue
        state = gazetteer.state(iso2)
        named = re.search(rf"\b{agency.upper()}\b", opening) is not None
        if named and state is not None and city in ("", iso2):
            names = "|".join(map(re.escape, (*state.en.all, *state.en_adjectives)))
            return str(iso2) if re.search(rf"\b(?:{names})\b", words.text) else ""
    return ""


def _by_ministry(words: Words) -> str:
    """The state of a ministry that tells its own news: "The Foreign Ministry of Latvia informs"."""
    found = _INFORMS.search(words.text, 0, 2 * _OPENING)
    state = gazetteer.lookup(found["state"].strip(), "en", "state") if found is not None else None
    return (state.iso2 or "") if isinstance(state, gazetteer.State) else ""


def _dateline(words: Words) -> str:
    """The state of the town that a report is written from: "BAKU, May 3", "NEW DELHI:"; "" for none."""
    for line in words.text[: 2 * _OPENING].splitlines():
        if len(line.strip()) < _SHORTEST and not any(c.isdigit() for c in line):
            continue  # "Paris, France" under the headline says where somebody spoke
        found = _DATELINE.match(line)
        town = found["town"].title() if found is not None else ""
        city = gazetteer.lookup(town, "en", "city") if town else None
        if isinstance(city, gazetteer.City):
            return city.iso2 or ""
        if town and (iso2 := _named_as_town(town)):
            return iso2
    return ""


def _named_as_town(name: str) -> str:
    """The state whose capital goes by the state's name: "KUWAIT:", "Singapore, May 3"; '' for others."""
    state = gazetteer.lookup(name, "en", "state")
    capital = gazetteer.capital(state.iso2) if isinstance(state, gazetteer.State) and state.iso2 else None
    shared = capital is not None and any(n in (name, f"{name} City") for n in capital.en.all)
    return (state.iso2 or "") if shared and isinstance(state, gazetteer.State) else ""


def _by_dateline(words: Words, parties: Sequence[Party]) -> str:
    """The state of the town of a report whose officials lack a state.

    A world agency writes from it only of an official whom the first sentence says to be of that state.
    """
    iso2 = _dateline(words)
    if iso2 in ("", *table("posts")["seats"]):
        return ""
    body = next((s.index for s in words.sentences if s.paragraph >= 0), 0)
    near = [p for p in parties if p.sentence <= body + 1]
    if _arrives(words, parties, iso2, body):
        return ""
    own = _leads(near, iso2, body)
    if not own and _BESIDE.search(words.quote(words.sentences[body].first, words.sentences[body].last)):
        return ""  # of whatever state: all have come for the summit
    opening = words.text[: 2 * _OPENING]
    if not own and any(name in opening for name in table("posts")["world_agencies"]):
        return ""
    bare = [p.capacity for p in (parties if own else near) if p.person is not None and not p.person.country]
    return iso2 if any(c is not None and not c.organization for c in bare) else ""


def _arrives(words: Words, parties: Sequence[Party], iso2: str, sentence: int) -> bool:
    """Whether the first official without a state comes to the state that a report is written from."""
    first = next((p for p in parties if p.sentence == sentence and p.kind == "person" and not p.prep), None)
    if first is None or first.country:
        return False
    coming = (p for p in parties if p.sentence == sentence and p.kind == "state" and p.country == iso2)
    tokens = words.tokens
    return any(
        p.first > first.last
        and any(t.lemmas & _COMING for t in tokens[max(p.first - _NEAR, first.last) : p.first])
        for p in coming
    )


def _by_first(words: Words, parties: Sequence[Party]) -> str:
    """The state that alone has the post of who acts first, where none is told: "Taoiseach A met B"."""
    body = next((s.index for s in words.sentences if s.paragraph >= 0), 0)
    first = next((p for p in parties if p.sentence == body and p.kind == "person"), None)
    if first is None or first.capacity is None or first.prep:
        return ""
    exclusive: dict[str, str] = table("posts")["exclusive"]
    return exclusive.get(first.capacity.position.lower(), "")


def _leads(parties: Sequence[Party], iso2: str, sentence: int) -> bool:
    """Whether the first official or body of a report is said to be of a state."""
    officials = [p for p in parties if p.sentence == sentence and (p.capacity or p.kind == "body")]
    return bool(officials) and officials[0].country == iso2 and not officials[0].prep


def _by_posts(words: Words, parties: Sequence[Party]) -> str:
    """The state that alone has the posts that are named without one, in a text that speaks of it."""
    bare = [p.capacity for p in parties if p.capacity is not None and p.person is not None]
    bare = [c for c in bare if not c.country and not c.organization]
    known = {id(p.capacity) for p in parties if p.person is not None and p.person.country}
    bare = [c for c in bare if id(c) not in known]
    text = words.text
    for iso2, listed in table("posts")["owned"].items():
        titles = tuple(listed.split("|"))
        held = any(_is_owned(c.position.lower(), t) for c in bare for t in titles)
        certain = any(c.position.lower() in ("secretary of state", "deputy secretary of state") for c in bare)
        if certain or (held and (_READOUT.match(text) or any(name in text for name in _AMERICAN))):
            return str(iso2)
    american = any(name in text for name in _AMERICAN[2:])
    stated = _STATEMENT.match(text) is not None and any(name in text for name in _AMERICAN)
    if bare and (_READOUT.match(text) or american or stated):
        return "US" if any(c.position.lower() in _HEADS for c in bare) else ""
    return ""


def _is_owned(position: str, title: str) -> bool:
    """Whether a post is of a kind: a title of several words counts within one, "Secretary" only alone."""
    return title in position if " " in title else position == title or position == f"the {title}"


def our_country(words: Words, home: str) -> Iterator[Span]:
    """Yield "our country" and "our nation" as the home state, when it is known."""
    for token in words.tokens[1:] if home else ():
        before = words.tokens[token.index - 1]
        if before.lower == "our" and token.lower in ("country", "nation", "republic"):
            yield Span(before.index, token.index, "state", gazetteer.state_label(home, "en") or "", home)


def subject_of(words: Words, spans: Spans) -> str:
    """Return the country that most mentions of places and states are of; "" without a clear majority."""
    named = (s for s in spans.all if s.country and s.kind in ("state", "place"))
    counts = Counter(s.country for s in named if not _is_venue(words, spans, s))
    for token in words.tokens:
        found = gazette.adjective(words, token.index) if token.capital else None
        if found is not None and spans.over(token.index) is None:
            counts[found[1]] += 1
    total = sum(counts.values())
    if not total:
        return ""
    country, most = max(sorted(counts.items()), key=lambda item: item[1])
    return country if most >= _FEWEST and most / total >= _SHARE else ""


def _is_venue(words: Words, spans: Spans, span: Span) -> bool:
    """Whether a name only says where something is: "in Kuala Lumpur", the state of "Lagos, Nigeria"."""
    before = words.tokens[span.first - 1] if span.first else None
    if before is None or before.sentence != words.tokens[span.first].sentence:
        return False
    if before.text != ",":
        return before.lower in ("in", "at")
    town = spans.over(span.first - 2) if span.first > 1 else None
    return town is not None and town.kind == "place" and town.country == span.country
