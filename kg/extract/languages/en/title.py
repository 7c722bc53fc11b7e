"""A title as it is read: the post in words, its body, state and who else holds it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache

from kg.extract.languages.en.lexicon import table, words_of
from kg.extract.languages.en.lists import by_first_word, either
from kg.extract.spans import Span
from kg.extract.words import Token

_MINISTERS = frozenset(("minister", "vice-minister"))


@dataclass(slots=True)
class Title:
    """Tokens [first, last] with the head noun at ``head``. ``before`` are the words before the post.

    ``states`` are those of "the Armenian and Azerbaijani foreign ministers"; ``holders`` the (first, last)
    tokens and countries of "the foreign ministers of Canada, France and Italy".
    """

    first: int
    last: int
    head: int
    pieces: list[tuple[int, int]]
    position: str = ""
    organization: str = ""
    country: str = ""
    derived: bool = False
    former: bool = False
    plural: bool = False
    own: bool = False
    counterpart: bool = False
    before: frozenset[str] = frozenset()
    states: list[tuple[int, int, str]] = field(default_factory=list)
    bodies: list[Span] = field(default_factory=list)
    second: Title | None = None
    posting: bool = False
    lower: bool = False

    def take_body(self, span: Span) -> None:
        """Take the body that the post is at, which ends it, and the body's state where none is told."""
        self.organization, self.last = span.name, span.last
        if span.country and not self.country:
            self.country, self.derived = span.country, True

    @property
    def last_of_head(self) -> int:
        """The last token of the post without its complements."""
        return self.pieces[0][1]


@cache
def position_words() -> frozenset[str]:
    return either("posts.heads", "posts.modifiers", "posts.fields")


@cache
def things() -> frozenset[str]:
    """What a title can be the attribute of."""
    gatherings = words_of("bodies", "gatherings")
    return (
        words_of("names", "things") | gatherings | words_of("bodies", "heads") | words_of("posts", "things")
    )


@cache
def heads() -> frozenset[str]:
    return either("posts.heads", "posts.counterparts")


@cache
def fixed_phrases() -> dict[str, list[list[str]]]:
    """Return the fixed complements of posts by their first words, longer ones first."""
    return by_first_word(sorted(table("posts")["fixed"], key=lambda p: -len(p.split())))


def is_head(token: Token) -> bool:
    """Whether a word names a post."""
    return token.shape in ("word", "initial") and names_post(token.lower, token.lemmas)


def is_minister(token: Token) -> bool:
    """Whether a post has a field, whatever words it has: "Minister of | Peacebuilding"."""
    return not _MINISTERS.isdisjoint(token.lemmas)


@lru_cache(maxsize=20_000)
def names_post(word: str, lemmas: frozenset[str]) -> bool:
    if word.endswith(("ed", "chairing")) and word not in heads():
        return False
    stem, _, ending = word.rpartition("-")
    return bool(lemmas & heads()) or (ending in ("designate", "elect") and stem in heads())


def singular(position: str, plural: str) -> str:
    """The position of one of several holders: "Foreign Minister" for "Foreign Ministers"."""
    endings = (("men", "man"), ("women", "woman"), ("spokespeople", "spokesperson"), ("ies", "y"), ("s", ""))
    for many, one in endings:
        if plural.endswith(many):
            return position.replace(plural, plural[: -len(many)] + one, 1)
    return position


def chain(title: Title) -> Iterator[Title]:
    """The posts that "and" joins to a title, the title first."""
    current: Title | None = title
    while current is not None:
        yield current
        current = current.second
