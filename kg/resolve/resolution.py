"""Groups of mentions and of events -> the parts of one key each, the same in any order of articles."""

from __future__ import annotations

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec
from msgspec.structs import replace

from kg.identities import Parts
from kg.resolve import papers
from kg.resolve.clusters import people
from kg.resolve.event_clusters import events
from kg.resolve.event_outcomes import outcomes_of
from kg.resolve.happenings import Happening, Home, Homes
from kg.resolve.judgements import Decided
from kg.resolve.mentions import Mention, Profile, profiles

Key = tuple[str, Parts]
Line = tuple[str, ...]


class Resolution(msgspec.Struct, frozen=True, kw_only=True):
    """By article and the parts that the article alone gives: the parts of the person or event that it is.

    ``outcomes`` are the planned events that an event is the outcome of, ``papers`` say by folded title which
    of its documents goes by another title as well. ``homes`` say for whom each person acts, by its parts.

    What is not here stays as the article gives it.
    """

    persons: Mapping[Key, Parts] = {}
    events: Mapping[Key, Parts] = {}
    outcomes: Mapping[Key, tuple[Parts, ...]] = {}
    papers: Mapping[Key, tuple[tuple[str, str], ...]] = {}
    homes: Homes = {}

    def lines(self) -> dict[str, list[Line]]:
        """Return what is said of each article that something is said of."""
        said: dict[str, list[Line]] = defaultdict(list)
        for what, known in (("person", self.persons), ("event", self.events)):
            for (article, local), settled in known.items():
                said[article].append((what, *local, "\x1f", *settled))
        for (article, local), planned in self.outcomes.items():
            said[article].append(("outcome", *local, "\x1f", *(part for parts in planned for part in parts)))
        for (article, local), titles in self.papers.items():
            said[article].append(("papers", *local, "\x1f", *(part for pair in titles for part in pair)))
        return said


def mark(lines: Iterable[Line]) -> str:
    """Return a digest of what makes a graph another one than the record alone does, '' for nothing."""
    ordered = sorted(lines)
    if not ordered:
        return ""
    return hashlib.sha256(json.dumps(ordered, ensure_ascii=False).encode()).hexdigest()[:20]


def one_each(found: Iterable[Mention], decided: Decided) -> Resolution:
    """Return the persons that are not what their article alone gives, and whom each acts for."""
    made, where = profiles(found, decided)
    groups = people(made)
    wanted = [wanted_parts(group) for group in groups]
    taken = Counter(wanted)
    resolved: dict[Key, Parts] = {}
    homes: dict[Parts, Home] = {}
    for group, parts in zip(groups, wanted, strict=True):
        settled = parts if taken[parts] == 1 else (*parts, telling_apart(group))
        told = [key for profile in group for key in where[profile.key]]
        resolved |= {key: settled for key in told if key[1] != settled}
        homes[settled] = home(group)
    return Resolution(persons=resolved, homes=homes)


def home(group: list[Profile]) -> Home:
    """Return for whom a person acts by all that articles say of him."""
    states = {state for profile in group for state in profile.states}
    posts = frozenset(post for profile in group for post in profile.posts if post.home)
    return Home(min(states) if len(states) == 1 else "", posts)


def wanted_parts(group: list[Profile]) -> Parts:
    """Return the smallest full name of a person in any article, else the smallest key."""
    told = {parts for profile in group for parts in profile.told}
    return min([parts for parts in told if parts[0] == "name"] or told)


def telling_apart(group: list[Profile]) -> str:
    """Return what tells a person from a namesake: the smallest state or body of the posts, and the first
    article.

    The article alone would do; the state makes the parts readable to whoever asks why there are two.
    """
    homes = {post.home for profile in group for post in profile.posts | profile.former if post.home}
    states = {state for profile in group for state in profile.states}
    return f"{min(states or homes or {''})} {min(profile.least for profile in group)}"


def with_events(known: Resolution, found: Iterable[Happening], decided: Decided) -> Resolution:
    """Return a resolution with the events whose parts differ from those that their article alone gives."""
    groups = events(found, decided)
    settled = _apart(groups)
    resolved = {
        h.key: parts for group, parts in zip(groups, settled, strict=True) for h in group if h.parts != parts
    }
    outcomes: dict[Key, tuple[Parts, ...]] = {}
    for came, planned in outcomes_of(groups, decided):
        for happening in groups[came]:
            outcomes[happening.key] = tuple(sorted({*outcomes.get(happening.key, ()), settled[planned]}))
    titles = {key: found for group in groups for key, found in papers_of(group).items()}
    return replace(known, events=resolved, outcomes=outcomes, papers=titles)


def papers_of(group: Sequence[Happening]) -> dict[Key, tuple[tuple[str, str], ...]]:
    """Return of each telling of an event which of its documents goes by another title as well."""
    known = papers.one_each(happening.papers for happening in group)
    told = {h.key: tuple((p.title, known[p.title]) for p in h.papers if p.title in known) for h in group}
    return {key: titles for key, titles in told.items() if titles}


def _apart(groups: Sequence[Sequence[Happening]]) -> list[Parts]:
    """Return a key for each group; groups of one key, which somebody has told apart, differ by article."""
    wanted = list(map(wanted_event, groups))
    taken = Counter(wanted)
    return [
        parts if taken[parts] == 1 else (*parts, "told by", min(happening.article for happening in group))
        for group, parts in zip(groups, wanted, strict=True)
    ]


def wanted_event(group: Sequence[Happening]) -> Parts:
    """Return the key of an event, but for what tells it from another of this key."""
    return min((happening.parts for happening in group), key=_generality)


def _generality(parts: Parts) -> tuple[bool, Parts]:
    """A key that needs no article goes before one that does."""
    return parts[0] == "article", parts
