"""Whom officials serve, named before them: "советник президента Чили | Ивана Рогова | по экономике Олег
Серов"."""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract.languages.ru import naming, phrases
from kg.extract.languages.ru.body_phrases import STOP
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.posts import Post, is_head
from kg.extract.languages.ru.served import OFFICES
from kg.extract.spans import Span, Spans
from kg.extract.words import Words

_DEPUTIES = words_of("posts", "deputies")


@dataclass(frozen=True, slots=True)
class Superior:
    """Who is served: token ``official`` heads his post (None where only he is named), ``name`` is his.

    ``field`` is the rest of the post of who serves, behind it ('' for none), ``holder`` the latter's name.
    """

    official: int | None
    name: Span
    field: str
    holder: Span


def superior(words: Words, spans: Spans, post: Post, cases: frozenset[str], limit: int) -> Superior | None:
    """Return whom the holder of a post serves, where both are named behind it; None where not.

    The first name is in the genitive, the second one stands in the case of the post right behind it or behind
    a field ("по экономике"), with no mark between.
    """
    official = _official(words, post, limit)
    at = post.last + 1 if official is None or official <= post.last else official + 1
    name = _name(spans, at, limit)
    if name is None or post.plural or not _serves(words, post, official):
        return None
    if "gen" not in _cases(words, name):
        return None
    behind = _past_field(words, spans, name.last + 1, limit)
    holder = _name(spans, behind, limit)
    if holder is None or not _cases(words, holder) & cases:
        return None
    return Superior(
        official, name, words.quote(name.last + 1, behind - 1) if behind > name.last + 1 else "", holder
    )


def served_alone(words: Words, spans: Spans, post: Post, limit: int) -> Span | None:
    """The name of whom a post serves, where a comma and the other post of its holder follow: "спецпосланник
    президента Чили | Ивана Рогова |, министр Олег Серов"."""
    official = _official(words, post, limit)
    at = post.last + 1 if official is None or official <= post.last else official + 1
    name = _name(spans, at, limit)
    if name is None or post.plural or official is None or not words.tokens[post.head].lemmas & _DEPUTIES:
        return None
    own = _cases(words, name)
    syllable = len(words.tokens[name.first].text) <= _SYLLABLE  # "председателя | Ли Цзиньпина"
    genitive = "gen" in own and (syllable or "nom" not in own)
    if not genitive or name.last + 2 > limit or words.tokens[name.last + 1].text != ",":
        return None
    behind = words.tokens[name.last + 2 : min(name.last + 2 + _OTHER_POST, limit + 1)]
    first = next((t.index for t in behind if spans.at(t.index) is not None or t.shape != "word"), None)
    posted = any(is_head(t) for t in behind if first is None or t.index < first)
    named = next((s for t in behind if (s := spans.at(t.index)) is not None and s.kind == "person"), None)
    apart = named is None or any(t.shape == "mark" or finite(t) for t in behind if t.index < named.first)
    return None if apart or not posted else name


# Family names of so many letters stand first and do not decline.
_SYLLABLE = 3
# "министр иностранных дел Республики Чили | А": so many words at most has the other post.
_OTHER_POST = 8


def _official(words: Words, post: Post, limit: int) -> int | None:
    """The head of the post of who is served, inside a post or right behind it: "советник | президента"."""
    end = min(post.last + 1, limit)
    inside = (t for t in reversed(words.tokens[post.head + 1 : end + 1]) if is_head(t))
    return next((t.index for t in inside if "gen" in t.cases("N")), None)


def _serves(words: Words, post: Post, official: int | None) -> bool:
    """Whether a post is one of those who serve others; that of who leads an administration is, too."""
    if official is not None or words.tokens[post.last].lemmas & OFFICES:
        return True
    return post.last == post.head and bool(words.tokens[post.head].lemmas & _DEPUTIES)


def _name(spans: Spans, i: int, limit: int) -> Span | None:
    span = spans.at(i) if i <= limit else None
    return span if span is not None and span.kind == "person" and span.last <= limit else None


def _past_field(words: Words, spans: Spans, i: int, limit: int) -> int:
    """The first token behind a field at ``i``: "по национальной безопасности"."""
    if i >= limit or words.tokens[i].lower != "по":
        return i
    end = phrases.one_complement(words, spans, i, limit, STOP)
    return phrases.complement_end(words, spans, end, limit, nested=STOP) + 1 if end is not None else i


def _cases(words: Words, name: Span) -> frozenset[str]:
    return naming.cases_of(
        tuple(t.text for t in words.tokens[name.first : name.last + 1] if t.shape == "word")
    )
