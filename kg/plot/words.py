"""The words of the pictures in each interface language; types of events have theirs from the ontology."""

from __future__ import annotations

from typing import Final

from kg.terms import DM, LANGUAGES, label

_WORDS: Final[dict[str, dict[str, str]]] = {
    "events": {"en": "events", "ru": "события", "az": "hadisələr"},
    "meetings": {"en": "Events over time", "ru": "События по времени", "az": "Zaman üzrə hadisələr"},
    "topics": {"en": "Topics over time", "ru": "Темы по времени", "az": "Zaman üzrə mövzular"},
    "ego": {"en": "Contacts", "ru": "Контакты", "az": "Təmaslar"},
    "dyads": {"en": "Common events", "ru": "Общие события", "az": "Birgə hadisələr"},
    "visits": {"en": "Visits", "ru": "Визиты", "az": "Səfərlər"},
    "outgoing": {"en": "outgoing", "ru": "исходящие", "az": "gedən"},
    "incoming": {"en": "incoming", "ru": "входящие", "az": "gələn"},
}


def word(name: str, lang: str) -> str:
    """Return a word in a language, in English where it has none."""
    forms = _WORDS[name]
    return forms.get(lang) or forms["en"]


def type_name(name: str, lang: str) -> str:
    """Return what a type of event is called."""
    return label(DM[name], lang if lang in LANGUAGES else "en")
