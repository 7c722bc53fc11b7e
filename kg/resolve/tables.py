"""posts.toml: what one post is called in Russian, English and Azerbaijani."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec

from kg.gazetteer import LANGUAGES, further_languages
from kg.identities import Label, skeleton

_CAREERS = tuple(
    (career, re.compile(words))
    for career, words in (
        ("deputies", r"\b(?:deputy|vi[ct]s?e|zam|zamest)\w* minist|\bnazir\w* (?:\w+ )?muavin|\bvitse nazir"),
        ("envoys", r"\b(?:ambassador|posol|safir)\b"),
        ("aides", r"\bpomoshchnik prezident|\bprezident\w* (?:\w+ )*komakchi|\bassistant to the president"),
        ("undersecretaries", r"\bunder ?secretary"),
    )
)
_FORMER = re.compile(r"(?:former|ex|byvshi\w*|byvshaya|eks|sabiq|kechmish|eski) ")
_POSTS = Path(__file__).with_name("posts.toml")


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One post; ``organs``, ``rank``, ``same_as`` and ``unless`` as posts.toml explains them.

    ``further`` are names in languages that a pack adds: they lead to the post and are not written out.
    """

    id: str
    labels: tuple[Label, ...]
    names: tuple[str, ...]
    further: tuple[Label, ...] = ()
    organs: frozenset[str] = frozenset()
    rank: str | None = None
    same_as: str | None = None
    unless: frozenset[str] = frozenset()


class Table(msgspec.Struct, frozen=True, kw_only=True):
    """Rows by id and by the skeleton of each name; ``titles`` give the rank of a bare title.

    ``single`` are the ids of posts that one person at a time holds in their body or state, ``careers`` groups
    of posts that nobody holds two of at once, ``heads`` those that lead a state, a government or an
    organisation, ``leaders`` what languages call who leads a body. Posts ``apart`` are careers within one
    text alone, those ``at_body`` belong to no state. ``bare`` are titles that stand for longer ones
    (``ministerial`` for those of ministers), ``many`` posts that many hold at once in parts of a state;
    ``joints`` join two posts in one wording.
    """

    rows: Mapping[str, Row]
    by_name: Mapping[str, Row]
    titles: Mapping[str, str]
    single: frozenset[str]
    heads: frozenset[str]
    leaders: frozenset[str]
    careers: Mapping[str, str]
    apart: frozenset[str]
    at_body: frozenset[str]
    bare: frozenset[str]
    ministerial: frozenset[str]
    many: frozenset[str]
    joints: frozenset[str]

    def ranking(self, organ: str, rank: str) -> Row | None:
        """Return the post of that rank at an organ."""
        return next((r for r in self.rows.values() if r.rank == rank and organ in r.organs), None)


@lru_cache(maxsize=1)
def posts() -> Table:
    """Return the table of posts. Raises ValueError when two posts share a name."""
    data = tomllib.loads(_POSTS.read_text(encoding="utf-8"))
    titles = {skeleton(form): rank for rank, forms in data["titles"].items() for form in forms}
    rows = {name: _row(name, entry) for name, entry in data["posts"].items()}
    single = frozenset(data.get("single", ()))
    careers = {post: career for career, posts in data.get("careers", {}).items() for post in posts}
    if unknown := sorted((single | careers.keys()) - rows.keys()):
        raise ValueError(f"posts.toml: no post {unknown[0]!r} that single or careers name")
    return Table(
        rows=rows,
        by_name=_by_name(rows.values()),
        titles=titles,
        single=single,
        heads=frozenset(data.get("heads", ())),
        leaders=frozenset(data.get("leaders", ())),
        careers=careers,
        apart=frozenset(data.get("apart", ())),
        at_body=frozenset(data.get("at_body", ())),
        bare=frozenset(map(skeleton, (*data["short"]["bare"], *data["short"]["ministerial"]))),
        ministerial=frozenset(map(skeleton, data["short"]["ministerial"])),
        many=frozenset(map(skeleton, data["short"]["many"])),
        joints=frozenset(map(skeleton, data["short"]["joints"])),
    )


def career(post: str, is_listed: bool) -> str | None:
    """Return the group of posts of which nobody holds two at once, by the table or by the title's words."""
    if is_listed:
        return posts().careers.get(post)
    return next((career for career, words in _CAREERS if words.search(post)), None)


def without_former(position: str) -> str:
    """Return a folded position as the person held it who is no longer in it."""
    past = _FORMER.match(position)
    return position[past.end() :] if past else position


def _by_name(rows: Iterable[Row]) -> dict[str, Row]:
    by_name: dict[str, Row] = {}
    for row in rows:
        for name in dict.fromkeys((*row.names, *(skeleton(form.text) for form in row.further))):
            if by_name.setdefault(name, row) is not row:
                raise ValueError(f"posts.toml: {name!r} is a name of both {by_name[name].id} and {row.id}")
    return by_name


def _row(row_id: str, entry: dict[str, Any]) -> Row:
    return Row(
        id=row_id,
        labels=tuple(Label(entry[lang][0], lang) for lang in LANGUAGES),
        names=_names(entry),
        further=_further(entry),
        organs=frozenset(entry.get("organ", ())),
        rank=entry.get("rank"),
        same_as=entry.get("same_as"),
        unless=frozenset(entry.get("unless", ())),
    )


def _further(entry: dict[str, Any]) -> tuple[Label, ...]:
    return tuple(Label(form, lang) for lang in further_languages() for form in entry.get(lang, ()))


def _names(entry: dict[str, Any]) -> tuple[str, ...]:
    return tuple(sorted({skeleton(form) for lang in LANGUAGES for form in entry[lang]}))
