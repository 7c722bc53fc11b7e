"""Who somebody is in an item of a list of people: "- Mark Carson, Chair and CEO, Brook Asset Management"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.languages.en.lexicon import words_of
from kg.extract.languages.en.mentions import BULLETS
from kg.extract.languages.en.title import is_head
from kg.extract.parties import Capacity, Party
from kg.extract.spans import Spans
from kg.extract.words import Token, Words

_HEADS = words_of("posts", "in_items", "heads")
_SMALL = words_of("posts", "in_items", "small")
# Units of a government: whose they are, the text says elsewhere.
_UNITS = words_of("posts", "in_items", "units")
# Bodies that may well be of the home state: "- A, Director, Consumer Protection Bureau"
_PUBLIC = words_of("posts", "in_items", "public")
_JOINTS = frozenset(("and", "&"))
# "Senior Vice President for Public Policy", "Association of Fish and Wildlife Agencies": so many words.
_LONGEST_POST, _LONGEST_BODY = 9, 9
_YEAR = 4


def capacities_in_item(words: Words, spans: Spans, party: Party) -> list[Capacity]:
    """Return the posts that an item of a list gives somebody, of the body that ends it; [] for none.

    The item opens its line or stands between dashes, and holds a name, posts and one body, parted by commas.
    ``party`` is taken to the end of the item.
    """
    tokens, sentence = words.tokens, words.sentences[party.sentence]
    before = tokens[party.first - 1] if party.first > sentence.first else None
    opened = before is None or before.text in BULLETS
    if sentence.paragraph < 0 or not opened or party.last + 3 > sentence.last:
        return []
    end = _end_of_item(words, party.last, sentence.last)
    inside = tokens[party.last + 1 : end + 1]
    commas = [t.index for t in inside if t.text == ","]
    if len(commas) != 2 or commas[0] != party.last + 1 or commas[1] == end:
        return []
    posts, body = _posts(tokens[commas[0] + 1 : commas[1]]), tokens[commas[1] + 1 : end + 1]
    span = spans.at(body[0].index)
    state = span is not None and span.kind in ("state", "place") and span.last == end
    if not posts or state or not _is_body(body) or body[0].lower in _UNITS or body[-1].lower in _PUBLIC:
        return []
    party.last = end
    name = words.quote(body[0].index, end)
    country = span.country if span is not None and span.kind == "body" and span.last == end else ""
    return [Capacity(words.quote(a, b), name, country, first=a, last=b, own=not country) for a, b in posts]


def _end_of_item(words: Words, after: int, last: int) -> int:
    """The last token of an item: before the dash, semicolon or number that opens the next one."""
    tokens = words.tokens
    for i in range(after + 1, last + 1):
        dash = tokens[i].text in BULLETS and tokens[i - 1].end < tokens[i].start
        if dash or tokens[i].text == ";":
            return i - 1
    dot = tokens[last].text == "."
    numbered = dot and _is_number(tokens[last - 1]) and last + 1 < len(tokens)
    return last - dot - (numbered and last - 2 > after)


def _is_number(token: Token) -> bool:
    """Whether a token can be the number of the next item: "Brook Institute | 2. Anna Holm"; no year."""
    return token.shape == "number" and token.text.isdecimal() and len(token.text) < _YEAR


def _posts(inside: Sequence[Token]) -> list[tuple[int, int]]:
    """The first and last token of each post: "Chairman | and | CEO"; [] where a word is of no post."""
    out: list[tuple[int, int]] = []
    first = 0
    for n, token in enumerate(inside):
        if token.lower in _JOINTS and n and _is_post(inside[first:n]):
            out.append((inside[first].index, inside[n - 1].index))
            first = n + 1
    rest = inside[first:]
    if len(inside) > _LONGEST_POST or not _is_post(rest):
        return []
    return [*out, (rest[0].index, rest[-1].index)]


def _is_post(inside: Sequence[Token]) -> bool:
    """Whether capitals are a post: they end in a word for one, or have one before "of" or "for"."""
    capital = all(t.capital or t.lower in _SMALL or t.text in "-/" for t in inside)
    head = any(is_head(t) or t.lower in _HEADS for t in inside)
    return bool(inside) and capital and head


def _is_body(inside: Sequence[Token]) -> bool:
    """Whether capitals name a body, and neither a post nor somebody."""
    plain = all(t.capital or t.lower in _SMALL or t.shape == "number" or t.text in "&-’'." for t in inside)
    short = 0 < len(inside) <= _LONGEST_BODY
    return short and plain and inside[0].capital and not (is_head(inside[-1]) or inside[-1].lower in _HEADS)
