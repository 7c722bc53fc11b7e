"""Titles with what stands before them: "Azerbaycan Dışişleri Bakanı", "BM Genel Sekreteri", "Gürcü Bakan"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from kg.extract.languages.tr import forms, names
from kg.extract.languages.tr.lexicon import table, words_of
from kg.extract.parties import Capacity
from kg.extract.spans import Span, Spans
from kg.extract.words import Token, Words

_BEFORE = 4


@dataclass(frozen=True, slots=True)
class Title:
    """A title in the text: the nominative, the form for a holder "of" something, its last token and case."""

    last: int
    label: str
    possessed: str
    case: str
    plural: bool = False


@dataclass(slots=True)
class Post:
    """A post: tokens [first, last], its capacity, the states of a plural one ("Türkiye ve Irak bakanları").

    ``posted`` marks that the state right before it may be where the holder serves.
    """

    first: int
    last: int
    capacity: Capacity
    case: str
    plural: bool = False
    countries: list[str] = field(default_factory=list)
    counterpart: bool = False
    posted: bool = False


@cache
def _titles() -> dict[str, list[tuple[tuple[str, ...], str, str, bool]]]:
    """Forms by their first word, longest first: (words, nominative, possessed form, plural)."""
    posts = table("posts")
    fixed = [w.strip() for w in posts["fixed"]["words"].replace("\n", "").split("|")]
    rows = [(w, w, w, False) for w in fixed]
    rows += [(f, w, p, False) for w, p in posts["possessed"].items() for f in (w, p)]
    rows += [(f, w, w, True) for f, w in posts["plural"].items()]
    out: dict[str, list[tuple[tuple[str, ...], str, str, bool]]] = {}
    for form, label, possessed, plural in sorted(rows, key=lambda r: (-len(r[0].split()), -len(r[0]))):
        words = tuple(form.split())
        for key in {words[0][:4]}:
            out.setdefault(key, []).append((words, label, possessed, plural))
    return out


def title_at(tokens: Sequence[Token], first: int) -> Title | None:
    """Return the longest title that begins at a token, or None."""
    for words, label, possessed, plural in _titles().get(tokens[first].lower[:4], ()):
        last = first + len(words) - 1
        if last < len(tokens) and [t.lower for t in tokens[first:last]] == list(words[:-1]):
            found = forms.after(tokens[last], [words[-1]])
            if found is not None:
                return Title(last, label, possessed, found[1], plural)
    return None


def post_at(words: Words, spans: Spans, first: int) -> Post | None:
    """Return the post whose title begins at a token, with all that belongs to it on its left, or None.

    A title in small letters counts only with a country, body or field before it ("bakan" also means "who
    looks").
    """
    tokens = words.tokens
    if tokens[first].shape != "word" or spans.over(first) is not None:
        return None
    title = title_at(tokens, first)
    if title is not None:
        return _posted(words, spans, first, title)
    found = forms.after(tokens[first], words_of("posts", "words", "counterparts"))
    if found is None:
        return None
    plural = found[0].endswith("ları")
    post = _posted(words, spans, first, Title(first, "", "", found[1], plural))
    if post is not None:
        post.counterpart = True
    return post


def _posted(words: Words, spans: Spans, first: int, title: Title) -> Post | None:
    tokens = words.tokens
    start = _fields(words, spans, first)
    fields = " ".join(t.lower for t in tokens[start:first])
    label = f"{fields} {title.possessed}" if fields else title.label
    capacity = Capacity(label, first=start, last=title.last)
    post = Post(start, title.last, capacity, title.case, title.plural)
    for _ in range(_BEFORE):
        taken = _take(words, spans, post)
        if taken is None:
            break
        post.first = taken
    if title.plural:
        _take_states(words, spans, post)
    capacity.first = post.first
    known = fields or capacity.country or capacity.organization or post.countries
    named = title.label or capacity.country or not title.label
    return post if named and (known or tokens[first].capital or not title.label) else None


def _fields(words: Words, spans: Spans, first: int) -> int:
    """The first token of the words of a ministry before a title: "Enerji ve Tabii Kaynaklar"."""
    start, known = first, words_of("posts", "words", "fields")
    tokens, low = words.tokens, words.sentence_of(first).first
    while start > low and spans.over(start - 1) is None and not forms.ending_of(tokens[start - 1]):
        joined = tokens[start - 1].lower == "ve" and start - 1 > low and tokens[start - 2].lower in known
        if tokens[start - 1].lower not in known and not (joined and start < first):
            break
        start -= 1
    return start


def _take(words: Words, spans: Spans, post: Post) -> int | None:
    """Take what stands before a post into it and return its new first token, None where nothing fits."""
    before = post.first - 1
    if before < words.sentence_of(post.last).first:
        return None
    token, span = words.tokens[before], spans.over(before)
    if span is not None:
        case = names.case_of(words, span)
        if case == "gen" and span.kind == "state" and post.posted:
            # "ABD'nin Suriye Özel Temsilcisi" is sent by the first.
            post.capacity.country, post.posted = span.country, False
            return span.first
        fits = case in ("nom", "gen") and _take_span(post, span)
        post.posted = fits and span.kind == "state" and case == "nom"
        return span.first if fits else None
    if token.lower in words_of("posts", "words", "former"):
        post.capacity.former = True
        return before
    if token.lower in words_of("posts", "words", "skipped"):
        return before
    country = names.people(token)
    if country and not post.capacity.country:
        post.capacity.country = country
        return before
    return None


def _take_span(post: Post, span: Span) -> bool:
    capacity = post.capacity
    if span.kind == "body" and not capacity.organization and not capacity.country:
        capacity.organization = span.name
        capacity.country, capacity.derived = span.country, bool(span.country)
        return True
    if span.kind == "state" and (not capacity.country or capacity.derived):
        capacity.country, capacity.derived = span.country, False
        return True
    # Where somebody serves: "Türkiye'nin Bakü Büyükelçisi".
    return span.kind == "place" and is_sent(capacity) and not capacity.country


def _take_states(words: Words, spans: Spans, post: Post) -> None:
    """The states of a plural post: "Türkiye, Azerbaycan ve Gürcistan dışişleri bakanları"."""
    countries = [post.capacity.country] if post.capacity.country else []
    at = post.first - 1
    while countries and at > 0 and words.tokens[at].text in (",", "ve", "ile"):
        span = spans.over(at - 1)
        country = (
            span.country if span is not None and span.kind == "state" else names.people(words.tokens[at - 1])
        )
        if not country:
            break
        countries.insert(0, country)
        post.first = span.first if span is not None else at - 1
        at = post.first - 1
    post.countries = countries if len(countries) > 1 else []


def is_sent(capacity: Capacity) -> bool:
    """Whether only another state sends the holder of a post."""
    return capacity.position.rsplit(" ", 1)[-1] in words_of("posts", "words", "sent")


def subordinate(position: str) -> bool:
    """Whether the holder serves the head of state or government."""
    return position.endswith(tuple(words_of("posts", "words", "subordinate")))


def sole(position: str) -> bool:
    """Whether a state has one holder of a post: "dışişleri bakanı"."""
    return position in table("posts")["words"]["sole"]


def of_state(capacity: Capacity) -> bool:
    """Whether a post can be of a state: not one at a body of several states."""
    return not (capacity.organization and names.international(capacity.organization))


def stands_for(title: str, position: str) -> bool:
    """Whether a bare title can mean the holder of a position: "bakan" a minister, "lider" a president."""
    heads = ("cumhurbaşkanı", "başbakan", "devlet başkanı", "şansölye", "kral", "emir")
    if title in ("lider", "liderler"):
        return position in heads
    if title == "bakan":
        return position.endswith(" bakanı")
    return title == position or (title == "başkan" and position.startswith(("başkan", "devlet başkanı")))
