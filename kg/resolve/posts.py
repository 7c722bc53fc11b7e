"""Position, body and state -> the post; of one in posts.toml, wording and language do not matter."""

from __future__ import annotations

from functools import lru_cache

from msgspec.structs import replace

from kg.identities import Entity, Label, skeleton
from kg.resolve.known import other_labels
from kg.resolve.tables import Row, posts
from kg.resolve.wordings import types_of


def post(
    position: str, *, body: Entity | None, state: Entity | None, article: str, holder: str, lang: str
) -> Entity:
    """Return the post; one of which neither body nor state is known belongs to its holder in this article.

    So that "президент" in two articles, or of two people in one, is not taken for the same office.
    """
    found = _post(position, body, state, lang)
    return found if found.home else replace(found, parts=(*found.parts, "article", article, holder))


@lru_cache(maxsize=16384)
def _post(position: str, body: Entity | None, state: Entity | None, lang: str) -> Entity:
    """Return the post; of one that belongs to its holder, the key without article and holder."""
    row = _row(position, body, state)
    home = _home(row, body, state)
    labels = _labels(row, lang) if row else (Label(position, lang),)
    what = ("table", row.id) if row else ("name", skeleton(position))
    return Entity(
        kind="post",
        parts=(*what, home.path) if home else what,
        labels=labels,
        other_labels=other_labels(position, lang, labels),
        names=tuple(sorted({skeleton(position), *(row.names if row else ())})),
        home=home,
    )


def post_id(position: str) -> str:
    """Return the id of a position in posts.toml, whatever its body; else its folded wording."""
    row = posts().by_name.get(skeleton(position))
    return row.id if row else skeleton(position)


def _labels(row: Row, lang: str) -> tuple[Label, ...]:
    """The labels of the table, and in a language that a pack adds the first of its forms."""
    return (*row.labels, *[form for form in row.further if form.lang == lang][:1])


def _row(position: str, body: Entity | None, state: Entity | None) -> Row | None:
    """Return the row of the position; a bare title such as "глава" is read by the organ that it goes with."""
    table, name = posts(), skeleton(position)
    row = table.by_name.get(name)
    rank = table.titles.get(name)
    if rank:
        row = next((at for organ in _organs(body) if (at := table.ranking(organ, rank))), row)
    if row and row.same_as and not (state and state.parts[0] in row.unless):
        return table.rows[row.same_as]
    return row


def _organs(body: Entity | None) -> tuple[str, ...]:
    """Return the gazetteer key of a body whose state is known, and the types of body that it is there."""
    if body is None or body.home is None or body.parts[0] != "gazetteer":
        return ()
    return (body.parts[1], *sorted(types_of(body.parts[1])))


def _home(row: Row | None, body: Entity | None, state: Entity | None) -> Entity | None:
    """Return the state for a post that is the state's by nature though its organ is named, else the body; the
    state of a post without body, but for one such as a chair, who is at some body of it.
    """
    if body and row and not row.organs.isdisjoint(_organs(body)):
        return body.home
    return body or (None if row and row.id in posts().at_body else state)
