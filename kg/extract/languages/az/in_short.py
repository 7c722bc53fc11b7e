"""Whom a nameless post means that says less than the one with a name: "katibin müavini" of whoever is
"katibin energetika məsələləri üzrə müavini", "ABŞ rəsmisi" in the headline of whoever is told below.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.languages.az.morphology import lower
from kg.extract.parties import Capacity, Party, Person
from kg.extract.words import Words

# What headlines call an official of whom the text gives the post.
_ANY_OFFICIAL = frozenset(("rəsmi", "diplomat", "təmsilçi", "nümayəndə"))
_FIELD = "üzrə"
# The text begins so many sentences after its headline, a line for the day between.
_BELOW = 2


def resolve(words: Words, parties: Sequence[Party], persons: Sequence[Person]) -> None:
    """Say who is meant by posts without a name that say less than the only one that fits."""
    fields = [p for p in persons if any(_FIELD in c.position for c in p.capacities)]
    for party in parties:
        said = party.capacity
        if party.kind != "post" or party.person is not None or party.plural or party.counterpart:
            continue
        if said is None or said.former or said.organization:
            continue
        meant = [p for p in fields if any(_says_more(c, said, p.country) for c in p.capacities)]
        if not meant and said.country and _is_headline(words, party.sentence):
            meant = _told_below(party, said, parties)
        beside = {id(p.person) for p in parties if p.sentence == party.sentence}
        if len(meant) == 1 and id(meant[0]) not in beside:
            party.person = meant[0]
            meant[0].mentions.append(party)


def _is_headline(words: Words, sentence: int) -> bool:
    """Whether a sentence is of the headline, or stands alone above the rest."""
    near = words.sentences[sentence : sentence + 2]
    alone = sentence == 0 and len(near) > 1 and near[0].paragraph != near[1].paragraph
    return near[0].paragraph < 0 or alone


def _says_more(held: Capacity, said: Capacity, country: str) -> bool:
    """Whether somebody's post is another one with its field: "katibin müavini", "katibin X üzrə müavini"."""
    long, short = lower(held.position).split(), lower(said.position).split()
    if said.country not in ("", held.country or country) or len(short) < 2 or _FIELD not in long:
        return False
    return long[-1] == short[-1] and long[: len(short) - 1] == short[:-1]


def _told_below(party: Party, said: Capacity, parties: Sequence[Party]) -> list[Person]:
    """The only official of a state who acts in the sentence under the headline that tells him by it alone."""
    if lower(said.position) not in _ANY_OFFICIAL:
        return []
    below = [p for p in parties if 0 < p.sentence - party.sentence <= _BELOW and p.kind == "person"]
    first = [p for p in below if p.sentence == below[0].sentence]
    acting = [p.person for p in first if p.person is not None and p.person.country == said.country]
    return list({id(p): p for p in acting if p.capacities}.values())
