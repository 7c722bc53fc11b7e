"""News agencies whose letters are those of a body: "APA-nın məlumatına görə" is of no assembly."""

from __future__ import annotations

from kg.extract.spans import Spans
from kg.extract.words import Words

_LETTERS = frozenset(["APA"])
_FULL = "Asiya Parlament Assambleyası"
# What stands right after an agency that tells the news.
_TELLS = ("məlumat", "xəbər", "verdiyi", "müxbir", "bildir", "yaz", "istinad", "açıqlama", "müsahibə")


def drop(words: Words, spans: Spans) -> None:
    """Drop the spans of letters that the text uses for an agency: "APA-nın xəbərinə görə"."""
    found = [s for s in spans.all if s.first == s.last and _letters(words, s.first) in _LETTERS]
    if not found or _FULL[:-2] in words.text:
        return
    after = (words.tokens[s.last + 1].lower for s in found if s.last + 1 < len(words.tokens))
    if any(w.startswith(_TELLS) for w in after):
        for span in found:
            spans.drop(span)


def _letters(words: Words, index: int) -> str:
    return words.tokens[index].text.partition("-")[0]
