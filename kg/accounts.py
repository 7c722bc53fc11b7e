"""What articles tell of an event otherwise than each other, in one text.

A question about all events of a party that asks each event for its articles, and each agenda item for those
that name it, looks up hundreds of thousands of nodes; and most events are told alike. So the store keeps a
text of each event that is not (``kg.store.calendar``). It follows from what the merged view says.

    https://w3id.org/diplomatic-kg/id /event/02910188
    attendance place
    /article/s1-0 /article/s1-1 /article/s1-4
    /item/15b1de02|0 2

First what addresses begin with, up to that of the event. Then of what there are several: places, or numbers
of people; what these are, and whether one place lies in the other, the view says. Then the articles that name
an agenda item; a line for each item that some of them do not name, with the places of those that do.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from kg.based import shortened, whole

PLACE: Final = "place"
ATTENDANCE: Final = "attendance"


class Accounts(NamedTuple):
    """``several`` is of what there are several; ``items`` has the articles that name an item, ``articles``
    all those that name one. Addresses, in order.
    """

    event: str
    several: Sequence[str]
    articles: Sequence[str]
    items: Sequence[tuple[str, Sequence[str]]]


def written(event: str, *, several: Iterable[str], named: Mapping[str, Collection[str]]) -> str | None:
    """Return the text of an event; None where all is told alike. ``named`` are the articles of each item."""
    words = " ".join(sorted(several))
    articles = sorted(set().union(*named.values()))
    apart = {item: own for item, own in named.items() if len(set(own)) < len(articles)}
    if not words and not apart:
        return None
    at = {article: str(number) for number, article in enumerate(articles)}
    lines = [words, " ".join(articles) if apart else ""]
    lines += [
        f"{item}|{' '.join(at[one] for one in sorted(set(own)))}" for item, own in sorted(apart.items())
    ]
    return shortened(event, "\n".join(lines))


def read(text: str) -> Accounts:
    """Return what a text of ``written`` says."""
    _, event, rest = whole(text)
    several, told, *lines = rest.split("\n")
    articles = told.split(" ") if told else []
    items = []
    for line in lines:
        item, _, own = line.partition("|")
        items.append((item, [articles[int(number)] for number in own.split(" ")]))
    return Accounts(event, several.split(), articles, items)
