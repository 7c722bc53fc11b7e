"""Titles that are no posts here: they honour the holder of another one, or only qualify the next noun."""

from __future__ import annotations

from kg.extract.languages.az.bodies import case_of
from kg.extract.languages.az.lexicon import words_of
from kg.extract.languages.az.morphology import forms, lower, stems
from kg.extract.languages.az.titles import following, head_forms, is_deputy, ranks_envoy
from kg.extract.spans import Spans
from kg.extract.words import Token, Words

_ATTRIBUTES = words_of("posts", "attributes")
# Things named after the holder of a post: "Prezident sarayı".
_THINGS = words_of("names", "things") | words_of("bodies", "nouns") | words_of("posts", "named_after")
# "baş nazir vəzifəsinə təyin edilib": who gets, has or leaves a post
_HELD = words_of("posts", "as_held")
_NO_PERSONS = words_of("bodies", "nouns") | words_of("names", "things")
# Words that begin a title.
_TITLED = words_of("posts", "attributes") | words_of("posts", "fields")
_PEOPLE = ("şəxs", "işçi", "vəzifəli", "heyət", "kadr")
# "Nümayəndələr palatası", "Lordlar palatası": of whom a chamber consists.
_MEMBERS = words_of("bodies", "chamber_members")
_RANKS, _SERVICES = words_of("posts", "ranks"), words_of("posts", "services")
# A rank has so many words at most.
_LONGEST_RANK = 7


def only_qualifies(words: Words, spans: Spans, index: int) -> bool:
    """Whether a title is but a rank, a kind of body, or an attribute of the next word."""
    ranked = _is_rank(words, index) or _is_degree(words, index)
    return ranked or _is_organ(words, index) or _is_modifier(words, spans, index)


def _is_degree(words: Words, index: int) -> bool:
    """Whether an adviser is but of a degree in a service: "I dərəcəli dövlət ədliyyə müşaviri"."""
    near = range(max(0, index - _LONGEST_RANK + 1), index)
    return words.tokens[index].lower == "müşaviri" and any(rank_end(words, k) == index for k in near)


def rank_end(words: Words, index: int) -> int | None:
    """Return the last token of the rank that begins at a token, with its service; None for none.

    "gömrük xidməti general-polkovniki", "I dərəcəli dövlət ədliyyə müşaviri"
    """
    degree = False
    for k in range(index, min(index + _LONGEST_RANK, len(words.tokens))):
        token = words.tokens[k]
        if token.sentence != words.tokens[index].sentence or token.shape == "mark":
            return None
        if token.lower in _RANKS or (degree and k > index and token.lower == "müşaviri"):
            return k
        if token.lower not in _SERVICES:
            return None
        degree = degree or token.lower.startswith("dərəcə")
    return None


def _is_rank(words: Words, index: int) -> bool:
    """Whether a title only honours the holder of the post before it: "sədri Şeyxülislam X"."""
    honour = index and (words.tokens[index].lower in _RANKS or ranks_envoy(words, index))
    before = index - 1
    while before > 0 and (words.tokens[before].lower in _RANKS or words.tokens[before].lower == "baş"):
        before -= 1  # "rəisi | hava marşalı", "rəisi | baş marşal"
    return bool(honour) and any(f.owner == "3" for f in head_forms(words.tokens[before]))


def _is_organ(words: Words, index: int) -> bool:
    """Whether "qanunverici" only says what kind of body, "rəhbər" of people: "qanunverici orqanının", "rəhbər
    şəxslərin".
    """
    after = following(words, index)
    if after is not None and words.tokens[index].lower == "rəhbər" and after.lower.startswith(_PEOPLE):
        return True
    if after is not None and words.tokens[index].lower in _MEMBERS and after.lower.startswith("palata"):
        return True  # "Nümayəndələr | palatasının üzvləri"
    organ = ("orqan", "hakimiyyət", "məclis", "şura", "komitə", "katiblik")
    return after is not None and after.lower.startswith(organ)


def _is_modifier(words: Words, spans: Spans, index: int) -> bool:
    """Whether a bare head only belongs to the next: "nazir müavini", "baş katib müavini"."""
    after = following(words, index)
    bare = any(f.case == "nom" and not f.owner and not f.plural for f in head_forms(words.tokens[index]))
    if after is None or not bare:
        return False
    ruling = words.tokens[index].lower == "hakim" and spans.at(after.index) is not None
    return (
        ruling
        or is_deputy(after)
        or _names_thing(spans, after)
        or (words.tokens[index].lower in _ATTRIBUTES and bool(head_forms(after)))
    )


def _names_thing(spans: Spans, token: Token) -> bool:
    """Whether a thing is called after its holder: "Prezident kabinetinin", "Prezident İqamətgahında"."""
    if head_forms(token) or spans.over(token.index) is not None or token.lower in _HELD:
        return False
    return any(f.owner == "3" and lower(f.stem) in _THINGS for f in forms(token.text))


def begins_post(words: Words, k: int) -> bool:
    """Whether a capital begins another post after a name: "Xuan Solisin | Ofis rəhbəri", "| Federal
    Kansler"."""
    token = words.tokens[k]
    body = not stems(token.text).isdisjoint(_NO_PERSONS)
    if not body and token.lower not in _TITLED:
        return False
    rest = [t for t in words.tokens[k + 1 : k + 3] if t.sentence == token.sentence]
    rest = rest[:1] if not rest or rest[0].lower not in _TITLED else rest
    heads = [f for t in rest for f in head_forms(t)]
    return any(f.owner == "3" or not body for f in heads)


def owned_before(words: Words, spans: Spans, first: int, low: int) -> bool:
    """Whether the owner of a post stands before a bare state, which is of its field: "Avropa İttifaqının
    Cənubi Qafqaz və | Gürcüstan böhranı üzrə nümayəndəsi"."""
    j = first - 1
    while j > low and words.tokens[j].lower in ("və", ","):
        joined = spans.over(j - 1)
        if joined is None or joined.kind not in ("state", "place"):
            return False
        if case_of(words, joined) == "gen":
            break
        j = joined.first - 1
    owner = spans.over(j) if j >= low else None
    if owner is not None:
        return owner.kind != "person" and case_of(words, owner) == "gen"
    return j >= low and any(f.case == "gen" and f.owner == "3" for f in head_forms(words.tokens[j]))
