"""Whether "министр и президент Чили Иван Петров" are two: a post told before, another one with its name."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.posts import Post
from kg.extract.spans import Span
from kg.extract.words import Token, Words


def are_two(words: Words, post: Post, second: Post, name: Span) -> bool:
    """Whether a post without a state and one with its state and a name behind it are two people: between whom
    something is, or who are the subject of a verb in the plural."""
    if (
        post.country
        or not second.country
        or words.tokens[name.last].sentence != words.tokens[post.first].sentence
    ):
        return False
    before = words.tokens[post.first - 1] if post.first else None
    if before is not None and before.lower == "между":
        return True
    if "nom" not in post.cases:
        return False
    inside = list(words.inside(words.tokens[post.first].sentence))
    return _acts_behind(inside, name) or _acts_before(inside, post, name)


def _acts_behind(inside: Sequence[Token], name: Span) -> bool:
    """Whether a verb in the plural stands right behind a name: "министр и президент Чили А | подписали"."""
    after = [t for t in inside if t.index > name.last][:_ADVERBS]
    verb = next((k for k, t in enumerate(after) if finite(t)), None)
    if verb is None or not _is_plural(after[verb]):
        return False
    return all(t.readings and t.readings[0].pos in ("AV", "PRCL") for t in after[:verb])


# "А | также вчера подписали": so many words behind a name.
_ADVERBS = 3


def _acts_before(inside: Sequence[Token], post: Post, name: Span) -> bool:
    """Whether a verb in the plural opens a clause that ends with a name: "участие приняли | министр и
    президент Чили А"."""
    ahead = [t for t in inside if t.index < post.first]
    verb = next((t for t in reversed(ahead) if finite(t)), None)
    if verb is None or not _is_plural(verb) or any(t.shape == "mark" for t in ahead if t.index > verb.index):
        return False
    if any("nom" in t.cases("N") and t.lower != "участие" for t in ahead if t.index > verb.index):
        return False
    after = next((t for t in inside if t.index > name.last), None)
    return after is None or after.text in (".", "!", ";", ":")


def _is_plural(verb: Token) -> bool:
    return all(r.number == "p" for r in verb.readings if r.pos == "V")
