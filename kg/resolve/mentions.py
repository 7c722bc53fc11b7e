"""What one article says of one person: the evidence that resolution across articles weighs."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Final

import msgspec

from kg.identities import Capacity, Entity, Identities, Parts
from kg.records import Record
from kg.resolve.judgements import Decided, Sides
from kg.resolve.naming import Name, name
from kg.resolve.portfolios import minister
from kg.resolve.tables import career, posts, without_former

_MINISTER: Final = "minister: "
_RARE: Final = 3  # words of a title that hardly two people share: chief adviser to the president


class Post(msgspec.Struct, frozen=True, order=True):
    """A post as evidence: its row in posts.toml or its folded wording, and the path of its body or state."""

    what: str
    home: str
    is_listed: bool

    @property
    def is_single(self) -> bool:
        """Whether one person at a time holds it."""
        return self.is_listed and bool(self.home) and (self.what in posts().single or self.is_minister)

    @property
    def is_minister(self) -> bool:
        """Whether it is that of a minister whom the table of posts lacks."""
        return self.what.startswith(_MINISTER)

    @property
    def is_head(self) -> bool:
        """Whether it is the first post of a state, a government or an organisation."""
        return self.is_listed and self.what in posts().heads

    @property
    def career(self) -> str | None:
        """The group of posts of which nobody holds two at once, by the table or by the words of the title."""
        return "ministers" if self.is_listed and self.is_minister else career(self.what, self.is_listed)

    @property
    def title(self) -> str | None:
        """The post without its body and state, None for a title that many hold: ambassador, member."""
        if self.is_listed:
            is_rare = self.what in posts().single or self.is_minister
        else:
            is_rare = len(self.what.split()) >= _RARE
        return self.what if is_rare else None


def evidence(post: Entity) -> Post:
    """Return a post as evidence; who leads a body is its president here, its chair or speaker there.

    "Former president" is evidence of the post itself; ministers are known by what they are in charge of.
    """
    kind, what = post.parts[0], post.parts[1]
    stated = without_former(what)
    if stated != what and (row := posts().by_name.get(stated)):
        kind, what = "table", row.same_as or row.id
    if kind == "name" and (of := minister(stated, post.labels[0].lang)):
        home = post.home.home if post.home and post.home.kind == "body" else post.home
        at_home = home.path if home and home.kind == "state" else ""
        return Post(_minister_of(of), at_home, is_listed=True)
    if kind == "table" and what in posts().leaders and post.home and post.home.kind == "body":
        what = "head"
    return Post(what, post.home.path if post.home else "", kind == "table")


def pieces(post: Entity) -> list[Post]:
    """Return a post as evidence, with the listed ones that its wording joins: "Deputy Prime Minister and
    Foreign Minister" is evidence of both.
    """
    whole = evidence(post)
    words = post.parts[1]
    if whole.is_listed:
        return [whole]
    joined = (words.split(f" {one} ", 1) for one in posts().joints if f" {one} " in words)
    found = next((two for two in joined if all(one in posts().by_name for one in two)), [])
    rows = [posts().by_name[one] for one in found]
    home = post.home.home if post.home and post.home.kind == "body" else post.home
    at_home = home.path if home and home.kind == "state" else ""
    return [whole, *(Post(row.same_as or row.id, at_home, is_listed=True) for row in rows)]


def _minister_of(ministry: str) -> str:
    """Return the post of who leads a ministry: its row in posts.toml, else what he is in charge of."""
    return _listed_ministers().get(ministry) or f"{_MINISTER}{ministry}"


@cache
def _listed_ministers() -> dict[str, str]:
    """Return the rows of posts.toml that are ministers by the ministries that they lead."""
    found: dict[str, str] = {}
    for row in posts().rows.values():
        for ministry in {minister(label.text, label.lang) for label in row.labels} - {None}:
            found.setdefault(str(ministry), row.id)
    return found


class Mention(msgspec.Struct, frozen=True, kw_only=True):
    """One person in one article. ``local`` are the parts of the person's key as the article alone gives it.

    ``bodies`` and ``states`` are paths; ``former`` are the posts that the article calls past.
    ``date`` is the day of publication, at the precision that the source states, or ''.
    """

    article: str
    local: Parts
    lang: str
    spelled: tuple[str, ...]
    posts: frozenset[Post] = frozenset()
    former: frozenset[Post] = frozenset()
    bodies: frozenset[str] = frozenset()
    states: frozenset[str] = frozenset()
    date: str = ""

    @property
    def names(self) -> list[Name]:
        return [name(spelled, self.lang) for spelled in self.spelled]


class _Gathered:
    def __init__(self, person: Entity) -> None:
        self.person = person
        self.posts: set[Post] = set()
        self.former: set[Post] = set()
        self.bodies: set[str] = set()
        self.states: set[str] = set()

    def add(self, capacity: Capacity, *, is_former: bool = False) -> None:
        if capacity.post:
            is_past = is_former or without_former(capacity.post.parts[1]) != capacity.post.parts[1]
            (self.former if is_past else self.posts).update(pieces(capacity.post))
        if capacity.body:
            self.bodies.add(capacity.body.path)
        if capacity.state:
            self.states.add(capacity.state.path)


def mentions(record: Record, told: Identities) -> Iterator[Mention]:
    """Yield what the record says of each of its persons, in the order of their paths."""
    gathered: dict[str, _Gathered] = {}
    for capacity, is_former in _capacities(record, told):
        if capacity.person:
            known = gathered.setdefault(capacity.person.path, _Gathered(capacity.person))
            known.add(capacity, is_former=is_former)
    for _, found in sorted(gathered.items()):
        yield Mention(
            article=record.article.id,
            local=found.person.parts,
            lang=record.article.lang,
            spelled=tuple(label.text for label in (*found.person.labels, *found.person.other_labels)),
            posts=frozenset(found.posts),
            former=frozenset(found.former - found.posts),
            bodies=frozenset(found.bodies),
            states=frozenset(found.states),
            date=(record.article.published or "")[:10],
        )


def _capacities(record: Record, told: Identities) -> Iterator[tuple[Capacity, bool]]:
    for event in told.events:
        yield from ((capacity, False) for capacity in event.participants)
    yield from zip(told.offices, (office.former for office in record.offices), strict=True)
    yield from ((capacity, False) for capacity in told.statements)


class Saying(msgspec.Struct, frozen=True, kw_only=True):
    """What mentions have in common that are one profile.

    ``year`` is that of a surname alone, since which Bush is president depends on it; ``article`` that of a
    mention which a judgement names.
    """

    lang: str
    spelled: tuple[str, ...]
    posts: frozenset[Post] = frozenset()
    former: frozenset[Post] = frozenset()
    bodies: frozenset[str] = frozenset()
    states: frozenset[str] = frozenset()
    year: str = ""
    article: str = ""
    sides: Sides = Sides()

    @property
    def key(self) -> str:
        """Two sayings have one key only when they are one."""
        said = [[*said] for said in (self.spelled, self.bodies, self.states)]
        posts = self.posts, self.former
        written: list[object] = [self.lang, *map(sorted, said), *map(_written, posts)]
        listed = [[post.is_listed for post in sorted(held)] for held in posts]
        judged = self.sides.written if self.sides else []
        return json.dumps([*written, self.year, self.article, *judged, *listed])

    def mention(self, article: str, local: Parts, date: str) -> Mention:
        """Return the mention of an article that says this."""
        return Mention(
            article=article,
            local=local,
            lang=self.lang,
            spelled=self.spelled,
            posts=self.posts,
            former=self.former,
            bodies=self.bodies,
            states=self.states,
            date=date,
        )


def saying(mention: Mention, decided: Decided) -> Saying:
    """Return what a mention says; one that a judgement names is a profile by itself."""
    is_full = any(name.is_full for name in mention.names)
    return Saying(
        lang=mention.lang,
        spelled=mention.spelled,
        posts=mention.posts,
        former=mention.former,
        bodies=mention.bodies,
        states=mention.states,
        year="" if is_full else mention.date[:4],
        article=mention.article if decided.is_named(mention.article, mention.local) else "",
        sides=decided.sides(mention.article, mention.local),
    )


class Profile(msgspec.Struct, kw_only=True):
    """All mentions that say the same of a person: the unit that is compared, so that cost grows with variety.

    ``first`` and ``last`` are the days of the earliest and latest article ('' when none has a date),
    ``articles`` how many say it. ``least`` is the smallest article, ``told`` are parts of the keys that the
    articles alone give: the smallest, and the smallest of a full name.
    """

    key: str
    lang: str
    names: tuple[Name, ...]
    posts: frozenset[Post]
    former: frozenset[Post]
    bodies: frozenset[str]
    states: frozenset[str]
    first: str = ""
    last: str = ""
    articles: int = 0
    least: str = ""
    told: frozenset[Parts] = frozenset()
    sides: Sides = Sides()


def profile(
    said: Saying, key: str, *, days: tuple[str, str], articles: int, least: str, told: Iterable[Parts]
) -> Profile:
    """Return the profile of what so many articles say; ``days`` are the first and the last."""
    return Profile(
        key=key,
        lang=said.lang,
        names=tuple(name(spelled, said.lang) for spelled in said.spelled),
        posts=said.posts,
        former=said.former,
        bodies=said.bodies,
        states=said.states,
        first=days[0],
        last=days[1],
        articles=articles,
        least=least,
        told=frozenset(told),
        sides=said.sides,
    )


Locals = Mapping[str, set[tuple[str, Parts]]]


def profiles(found: Iterable[Mention], decided: Decided) -> tuple[list[Profile], Locals]:
    """Return the profiles of all mentions, in an order that does not depend on that of the mentions.

    And by their keys the mentions: article and parts of the key that the article alone gives.
    """
    grouped: dict[Saying, list[Mention]] = defaultdict(list)
    for mention in found:
        grouped[saying(mention, decided)].append(mention)
    made = sorted((_profile(said, group) for said, group in grouped.items()), key=lambda p: p.key)
    where = {
        said.key: {(mention.article, mention.local) for mention in group} for said, group in grouped.items()
    }
    return made, where


def _profile(said: Saying, group: list[Mention]) -> Profile:
    dates = sorted(mention.date for mention in group if mention.date) or [""]
    told = {mention.local for mention in group}
    full = [parts for parts in told if parts[0] == "name"]
    return profile(
        said,
        said.key,
        days=(dates[0], dates[-1]),
        articles=len({mention.article for mention in group}),
        least=min(mention.article for mention in group),
        told=[min(told), *([min(full)] if full else [])],
    )


def _written(posts: frozenset[Post]) -> list[tuple[str, str]]:
    return [(post.what, post.home) for post in sorted(posts)]
