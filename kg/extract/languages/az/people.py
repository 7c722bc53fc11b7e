"""Persons of a text: its names gathered into persons, with their nominative."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kg.extract.languages.az import naming
from kg.extract.languages.az.expectation import expected
from kg.extract.languages.az.lexicon import words_of
from kg.extract.languages.az.morphology import lower
from kg.extract.namesakes import nearness, share_words
from kg.extract.parties import Party, Person
from kg.extract.words import Token, Words

_PARTICLES = words_of("names", "name_particles")


@dataclass(slots=True)
class _Mention:
    party: Party
    initials: str
    words: list[Token]

    @property
    def full(self) -> bool:
        return sum(w.lower not in _PARTICLES or w.capital for w in self.words) > 1

    @property
    def surname(self) -> str:
        return self.words[-1].text


@dataclass(slots=True)
class _Cluster:
    mentions: list[_Mention] = field(default_factory=list)
    _fullest: _Mention | None = None

    def add(self, mention: _Mention) -> None:
        self.mentions.append(mention)
        self._fullest = None

    @property
    def fullest(self) -> _Mention:
        if self._fullest is None:
            spelt = self._spelt()
            self._fullest = max(
                self.mentions,
                key=lambda m: (len(m.words), bool(m.initials), spelt[m.surname], -m.party.first),
            )
        return self._fullest

    def _spelt(self) -> dict[str, int]:
        """How often the surname is spelt as in one mention or another."""
        often = Counter(mention.surname for mention in self.mentions)
        return {one: sum(n for other, n in often.items() if naming.related(one, other)) for one in often}

    def names(self) -> Iterator[list[Token]]:
        """The words of the fullest name, and those of the same name spelt in another way."""
        full = self.fullest
        yield full.words
        others = (m for m in self.mentions if m.full and not naming.related(m.surname, full.surname))
        yield from (m.words for m in others)


def settle(words: Words, parties: Sequence[Party]) -> list[Person]:
    """Give every party with a name its person; return the persons in the order of their first mention."""
    mentions = [_mention(words, p) for p in parties if p.person_span is not None]
    clusters: list[_Cluster] = []
    for mention in sorted(mentions, key=lambda m: (-len(m.words), not m.initials, m.party.first)):
        cluster = _home(mention, clusters)
        if cluster is None:
            cluster = _Cluster()
            clusters.append(cluster)
        cluster.add(mention)
    for cluster in clusters:
        cluster.mentions.sort(key=lambda m: m.party.first)
    clusters.sort(key=lambda c: c.mentions[0].party.first)
    return [_person(words, c) for c in clusters]


def _mention(words: Words, party: Party) -> _Mention:
    span = party.person_span
    assert span is not None
    tokens = words.tokens[span.first : span.last + 1]
    initials = "".join(t.text for t in tokens if t.shape == "initial")
    return _Mention(party, initials, [t for t in tokens if t.shape == "word"])


def _home(mention: _Mention, clusters: Sequence[_Cluster]) -> _Cluster | None:
    fitting = [c for c in clusters if _belongs(mention, c)]
    if len(fitting) > 1 and not mention.full and not mention.initials:
        # the official, not his wife
        fitting = [c for c in fitting if any(m.party.capacity for m in c.mentions)] or fitting
    if len(fitting) > 1 and not mention.full:
        by_surname = [c for c in fitting if naming.related(mention.surname, c.fullest.surname)]
        fitting = by_surname or fitting
    if len(fitting) < 2:
        return fitting[0] if fitting else None
    return max(fitting, key=lambda c: nearness(mention.party, [m.party for m in c.mentions]))


def _belongs(mention: _Mention, cluster: _Cluster) -> bool:
    """Whether a mention can be of the cluster's person: its words occur there, its initials fit."""
    full = cluster.fullest
    if mention.full and full.full:
        ends = [naming.related(mention.words[i].text, full.words[i].text) for i in (0, -1)]
        return any(ends) and share_words(mention.words, full.words, naming.alike, _PARTICLES)
    if mention.initials:
        same = any(naming.related(mention.surname, w.text) for ws in cluster.names() for w in ws[1:] or ws)
        # "D.Mierinyanı" of Daiga Mierinya, though names in "yan" are many
        same = same or (full.full and bool(naming.open_cases(mention.surname, full.surname)))
        return same and _initials_fit(mention.initials, full)
    if mention.full:
        return False
    words = (w for ws in cluster.names() for w in ws if w.lower not in _PARTICLES)
    return any(naming.related(mention.surname, w.text) for w in words)


def _initials_fit(initials: str, full: _Mention) -> bool:
    first = initials.split(".")[0]
    if full.full:
        # "İ.Dar" is "Məhəmməd İshaq Dar" too.
        return any(lower(w.text).startswith(lower(first)) for w in full.words[:-1] or full.words)
    return not full.initials or full.initials.split(".")[0] == first


def _person(words: Words, cluster: _Cluster) -> Person:
    full = cluster.fullest
    woman = naming.is_woman(full.words[0].text) if full.full else None
    told = [(m, expected(words, m.party)) for m in cluster.mentions]
    seen = [(m.surname, by_case) for m, by_case in told if naming.related(m.surname, full.surname)]
    surname = naming.settle(seen, woman=woman)
    woman = woman and not lower(surname).endswith(("ov", "yev", "ev", "ski"))
    parts = [*(w.text for w in full.words[:-1]), surname]
    initials = full.initials if not full.full else ""
    name = initials + " ".join(parts)
    person = Person(name, "f" if woman else "")
    for mention, by_case in told:
        mention.party.person = person
        person.mentions.append(mention.party)
        mention.party.cases = _himself(words, mention) or _cases(mention, by_case, surname)
    return person


def _himself(words: Words, mention: _Mention) -> frozenset[str]:
    """The case in which somebody stands who is told by "özü": "A-nın | özü Limaya gəlmişdi"."""
    last = mention.words[-1].index
    behind = words.tokens[last + 1 : last + 2]
    return next((_SELF[t.lower] for t in behind if t.lower in _SELF), frozenset())


_SELF = {"özü": frozenset(("nom",)), "özünü": frozenset(("acc",)), "özünə": frozenset(("dat",))}


def _cases(mention: _Mention, by_case: dict[str, float], surname: str) -> frozenset[str]:
    """The cases of a mention; what follows it decides between two."""
    own = surname if naming.related(mention.surname, surname) else naming.settle([(mention.surname, {})])
    if sure_ := naming.open_cases(mention.surname, own):
        return sure_
    cases = naming.cases_of(mention.surname, own)
    sure = [case for case, bonus in by_case.items() if case in cases and bonus > 0.5]
    return frozenset(sure) or cases
