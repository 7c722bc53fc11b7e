"""The country that an article writes from: whose minister is just "nazir", which country is "ölkəmiz"."""

from __future__ import annotations

import re
from collections import Counter
from urllib.parse import urlsplit

from kg import gazetteer
from kg.extract.languages.az.bodies import case_of
from kg.extract.spans import Spans
from kg.records import Source

# News in Azerbaijani is of Azerbaijan unless its address says otherwise; "ölkəmiz" then is Azerbaijan.
_HOME = "AZ"
_ABROAD = frozenset(("ru", "tr", "ge", "ir", "uk", "us", "de", "kz", "ua"))
_OURS = re.compile(
    r"\b(?:[öÖ]lkəmiz|[dD]övlətimiz|[rR]espublikamız|[pP]aytaxtımız|"
    r"Azərbaycan|azərbaycanlı|Bakı|Milli Məclis)"
)
_SHARE, _FEWEST = 0.6, 3


def home_of(source: Source, text: str) -> str:
    """Return the ISO code of the home country; '' when neither the address nor the text says it.

    Without an address a text is from Azerbaijan when it names the country, its capital, or "our country".
    """
    host = urlsplit(source.url or "").hostname or (source.publisher or "")
    ending = host.rpartition(".")[2].lower()
    if ending == "az":
        return _HOME
    if ending in _ABROAD:
        return ending.upper() if gazetteer.state(ending.upper()) is not None else ""
    return _HOME if _OURS.search(text) else ""


def subject_of(spans: Spans) -> str:
    """Return the country that most of the mentions of places and states are of, '' without a majority.

    Where somebody goes or is says nothing of whom the text is about: "nazir müavini Tbilisiyə gedib".
    """
    told = (s for s in spans.all if s.country or s.kind == "place")
    told = (s for s in told if case_of(spans.words, s) not in ("dat", "loc", "abl", "rel"))
    counts = Counter(s.country or s.name for s in told)
    total = sum(counts.values())
    if not total:
        return ""
    country, most = max(sorted(counts.items()), key=lambda item: item[1])
    clear = most >= _FEWEST and most / total >= _SHARE
    return country if clear and gazetteer.state(country) is not None else ""
