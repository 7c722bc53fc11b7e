"""Names that what stands beside them tells to be such: a list, "A Smit, | Xyu Dovd |, həmçinin B Qrin", or a
word for a relative, "Prezidentin kürəkəni | Xyu Dovd".
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping

from kg.extract.languages.az.inflection import lower
from kg.extract.languages.az.lexicon import words_of
from kg.extract.languages.az.morphology import forms
from kg.extract.languages.az.name_spans import whole
from kg.extract.spans import Span, Spans
from kg.extract.words import Words

KIN = frozenset(("kürəkəni", "qardaşı", "bacısı", "oğlu", "qızı", "atası", "anası", "gəlini", "qohumu"))
_JOINING = frozenset((",", "və", "həmçinin", "habelə"))
# What follows the last of a list of persons.
_CLOSING = frozenset(
    ("iştirak", "çıxış", "ilə", "arasında", "daxildir", "daxildirlər", "təmsil", "qatılıb", "qatılıblar")
)
_TITLED = words_of("posts", "attributes") | words_of("posts", "fields") | words_of("posts", "openers")
# Whom somebody deals with who was told before.
_DEALT_WITH = words_of("names", "dealt_with")
# "Politoloq | Kenta Yamada"
_CALLINGS = words_of("names", "callings")
# What only people do.
_ACTS = tuple(sorted(words_of("vocabulary", "acts")))
_DOING = ("qəbul", "qarşıla", "görüş", "müşayiət", "yola", "salamla", "dəvət", "zəng")
_SHORTEST, _LONGEST = 2, 3


def beside(words: Words, spans: Spans) -> Iterator[Span]:
    """Yield the names of two or three words that stand in a list right after somebody's name."""
    for person in [s for s in spans.all if s.kind == "person"]:
        before: Span | None = person
        while before is not None:
            before = _next(words, spans, before)
            if before is not None:
                yield before


def is_of_state(words: Words, spans: Spans, last: int) -> bool:
    """Whether a state stands in brackets behind a name: "Karl Saar | (Estoniya)"."""
    marks = [t.text for t in words.tokens[last + 1 : last + 4]]
    span = spans.at(last + 2) if len(marks) > 2 and (marks[0], marks[2]) == ("(", ")") else None
    return span is not None and span.kind in ("state", "place")


def of_kin(words: Words, spans: Spans) -> Iterator[Span]:
    """Yield the names right after whose relative somebody is: "Prezidentin kürəkəni | Xyu Dovd"."""
    for token in words.tokens[:-1]:
        if token.lower not in KIN or spans.over(token.index + 1) is not None:
            continue
        owner = words.tokens[token.index - 1] if token.index else None
        if owner is None or not any(f.case == "gen" for f in forms(owner.text)):
            continue
        last = whole(words, spans, token.index + 1)
        if last is not None and _SHORTEST <= last - token.index <= _LONGEST:
            yield Span(token.index + 1, last, "person")


def facing(words: Words, spans: Spans) -> Iterator[Span]:
    """Yield the names of two or three words that open a sentence right before whom somebody deals with:
    "İdris Mahamat | onu qəbul edib"."""
    for sentence in words.sentences:
        first = sentence.first
        ahead = words.tokens[first + _SHORTEST : min(first + _LONGEST + 1, sentence.last)]
        if not any(t.lower in _DEALT_WITH for t in ahead) or spans.over(first) is not None:
            continue
        last = whole(words, spans, first)
        if last is None or last >= sentence.last or not _SHORTEST <= last - first + 1 <= _LONGEST:
            continue
        free = all(spans.over(i) is None for i in range(first, last + 1))
        if free and words.tokens[last + 1].lower in _DEALT_WITH and words.tokens[first].lower not in _TITLED:
            yield Span(first, last, "person")


def behind(words: Words, spans: Spans) -> Iterator[Span]:
    """Yield the names of two or three words between whom somebody deals with and what he does: "onu | Jül
    Lefevr | qəbul edəcək"."""
    for token in words.tokens[: -_LONGEST - 1]:
        first = token.index + 1
        if token.lower not in _DEALT_WITH or not words.tokens[first].capital or spans.over(first) is not None:
            continue
        last = whole(words, spans, first) if words.tokens[first].lower not in _TITLED | _CALLINGS else None
        if last is None or last + 1 >= len(words.tokens) or not _SHORTEST <= last - first + 1 <= _LONGEST:
            continue
        if words.tokens[last + 1].lower.startswith(_DOING):
            yield Span(first, last, "person")


def dealt_with(words: Words, spans: Spans) -> Iterator[Span]:
    """Yield the names of two or three words right behind somebody's, where a verb says what he does with
    them: "nazir A | Laslo Kovaçı qəbul edib", "nazir A | Laslo Kovaçla görüşüb"."""
    for person in [s for s in spans.all if s.kind == "person"]:
        first = person.last + 1
        if first + _SHORTEST >= len(words.tokens) or spans.over(first) is not None:
            continue
        if words.tokens[first].lower in _TITLED | _CALLINGS:
            continue
        last = whole(words, spans, first)
        if last is None or last + 2 >= len(words.tokens) or not _SHORTEST <= last - first + 1 <= _LONGEST:
            continue
        name, after = words.tokens[last].lower, words.tokens[last + 1].lower
        received = after in ("qəbul", "qarşılayıb") and name.endswith(("ı", "i", "u", "ü"))
        met = after.startswith("görüş") and name.endswith(("la", "lə"))
        if received or met or (after == "ilə" and words.tokens[last + 2].lower.startswith("görüş")):
            yield Span(first, last, "person")


# "A-nın | sözlərinə görə"
_ACCORDING = ("sözlərinə", "fikrincə", "bildirdiyinə", "dediyinə")


def opening(words: Words, spans: Spans, posts: Container[int]) -> Iterator[Span]:
    """Yield the names of two or three words that open a sentence where somebody does something, or is quoted,
    soon after one of ``posts``, which tells of an official without a name: "Çad Prezidenti gəlib. | İdris
    Mahamat".
    """
    for sentence in words.sentences:
        first = sentence.first
        near = sentence.index - 1 in posts or sentence.index - 2 in posts
        if not near or spans.over(first) is not None:
            continue
        if words.tokens[first].lower in _TITLED | _CALLINGS or sentence.last - first < _LONGEST:
            continue
        last = whole(words, spans, first)
        if last is None or last >= sentence.last or not _SHORTEST <= last - first + 1 <= _LONGEST:
            continue
        after = words.tokens[last + 1]
        free = all(spans.over(i) is None for i in range(first, last + 1)) and (
            not after.capital or spans.over(last + 1) is not None
        )
        owned = words.tokens[last].lower.endswith(("si", "sı", "su", "sü"))
        acts = any(t.lower.startswith(_ACTS) for t in words.tokens[last + 1 : sentence.last])
        if free and not owned and (acts or after.lower in _ACCORDING):
            yield Span(first, last, "person")


def in_turn(words: Words, spans: Spans, posts: Mapping[int, int]) -> Iterator[Span]:
    """Yield the names of a list that has as many as the sentence before has officials of several states:
    "Çad, Peru və Somali prezidentləri görüşüb. Görüşdə | A, B və C | bəyanat imzalayıb"."""
    for sentence in words.sentences:
        count = posts.get(sentence.index - 1, 0)
        k = sentence.first if count > 1 else sentence.last
        while k < sentence.last:
            found = _list_at(words, spans, k)
            if len(found) == count and count > 1:
                yield from (s for s in found if spans.over(s.first) is None)
            k = found[-1].last + 1 if found else k + 1


def _list_at(words: Words, spans: Spans, k: int) -> list[Span]:
    """The names of two or three words, known or not, that a comma or "və" joins from a token on."""
    out: list[Span] = []
    while True:
        known = spans.at(k)
        if known is not None and known.kind == "person":
            name = known
        else:
            last = whole(words, spans, k) if spans.over(k) is None else None
            if last is None or not _SHORTEST <= last - k + 1 <= _LONGEST:
                return out
            name = Span(k, last, "person")
        out.append(name)
        k = name.last + 2
        if k >= len(words.tokens) or words.tokens[name.last + 1].lower not in (",", "və"):
            return out


def _next(words: Words, spans: Spans, person: Span) -> Span | None:
    """The name after a comma or "və" behind a name; None where none follows, or one that is known."""
    start = k = person.last + 1 + 3 * is_of_state(words, spans, person.last)
    while k < len(words.tokens) and words.tokens[k].lower in _JOINING:
        k += 1
    if k == start or k >= len(words.tokens) or spans.over(k) is not None:
        return None
    if words.tokens[k].sentence != words.tokens[person.last].sentence or words.tokens[k].lower in _TITLED:
        return None
    last = whole(words, spans, k)
    if last is None or not _SHORTEST <= last - k + 1 <= _LONGEST or last + 1 >= len(words.tokens):
        return None
    if is_of_state(words, spans, last):
        return Span(k, last, "person")
    after = words.tokens[last + 1].lower
    oblique = any(f.owner == "3" for f in forms(lower(words.tokens[last].text)))
    closed = after in _CLOSING and "və" in (t.lower for t in words.tokens[person.last + 1 : k])
    return Span(k, last, "person") if closed or (after in _JOINING and not oblique) else None
