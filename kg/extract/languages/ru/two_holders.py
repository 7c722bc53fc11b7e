"""Whether "министр и президент Чили Иван Петров" are two: a post told before, another one with its name. So
are they in "Как заявил представитель МИД, президент Чили Иван Петров прибыл"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from kg.extract.languages.ru.capacities import is_sole
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.posts import Post
from kg.extract.spans import Span
from kg.extract.words import Token, Words

# Who speaks for others.
_VOICES = ("официальный представитель", "официальная представитель", "пресс-секретарь")


def are_two(words: Words, post: Post, second: Post, name: Span) -> bool:
    """Whether a post without a state and one with its state and a name behind it are two people: between whom
    something is, or who are the subject of a verb in the plural."""
    if post.country or words.tokens[name.last].sentence != words.tokens[post.first].sentence:
        return False
    before = words.tokens[post.first - 1] if post.first else None
    if not (
        second.country or second.organization
    ):  # "По итогам | глава банка и министр экономики А подписали"
        listed = before is not None and before.sentence == words.tokens[post.first].sentence
        listed = listed and before is not None and before.lower in (",", "и", "а")
        own = list(words.inside(words.tokens[post.first].sentence))
        return not listed and "nom" in post.cases and _acts_behind(own, name)
    if before is not None and before.lower == "между":
        return True
    if "nom" not in post.cases:
        return False
    inside = list(words.inside(words.tokens[post.first].sentence))
    return _acts_behind(inside, name) or _acts_before(inside, post, name)


def tells_of(words: Words, first: int, teller: str, second: str, last: int) -> bool:
    """Whether the comma between two posts ends a clause of who tells it: "как заявил представитель
    МИД, | министр обороны Иван Петров прибыл". The first post begins with token ``first``, the name of the
    second one ends with ``last``. A spokesman is neither minister nor head of state."""
    if teller.lower().startswith(_VOICES) and is_sole(second):
        return True
    inside = list(words.inside(words.tokens[first].sentence))
    ahead = [t for t in inside if t.index < first]
    if not ahead or ahead[0].lower != "как" or any(t.shape == "mark" for t in ahead):
        return False
    after = takewhile(lambda t: t.shape != "mark", (t for t in inside if t.index > last))
    return any(finite(t) for t in ahead) and any(finite(t) for t in after)


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
    between = [t for t in ahead if t.index > verb.index]
    if any(_may_act(t) and inside[t.index - inside[0].index - 1].lower not in _WHERE for t in between):
        return False  # "обсудили в Душанбе | министр и президент А"
    after = next((t for t in inside if t.index > name.last), None)
    return after is None or after.text in (".", "!", ";", ":")


_WHERE = frozenset(("в", "во"))


def _may_act(token: Token) -> bool:
    return "nom" in token.cases("N") and token.lower != "участие"


def _is_plural(verb: Token) -> bool:
    return all(r.number == "p" for r in verb.readings if r.pos == "V")
