"""Persons of an English text: mentions of one name become one person, under the fullest form of the name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from kg.extract.languages.en.given import gender_of
from kg.extract.languages.en.lexicon import table, words_of
from kg.extract.parties import Party, Person
from kg.extract.words import Words
from kg.names import fold

# Neighbours in a list have so many words between them.
_NEAR = 3


def settle(words: Words, parties: Sequence[Party]) -> list[Person]:
    """Return the persons in the order of their first mention; every mention with a name gets its person."""
    mentions = [(_parts(words, p), p) for p in parties if p.person_span is not None]
    clusters: list[_Cluster] = []
    for name, party in sorted(mentions, key=lambda named: _rank(words, *named)):
        fitting = [c for c in clusters if c.takes(name) and not c.excludes(words, party)]
        if fitting:
            best = max(fitting, key=lambda c: c.fit(name, party))
            best.add(party)
        else:
            clusters.append(_Cluster(name, party))
    persons = [c.person(words) for c in clusters]
    return sorted(persons, key=lambda p: p.mentions[0].first)


def _rank(words: Words, name: list[str], party: Party) -> tuple[int, bool, int]:
    """Longer names first, those of the body before those of the headline."""
    return -len(name), words.is_title(party.sentence), party.first


def _parts(words: Words, party: Party) -> list[str]:
    """The folded words of a name without "Jr." and marks."""
    span = party.person_span
    assert span is not None
    folded = [fold(t.text) for t in words.tokens[span.first : span.last + 1] if t.shape != "mark"]
    parts = [p for f in folded for p in f.split() if p not in words_of("names", "suffixes")]
    return [p for p in parts if p not in words_of("names", "particles")] or parts


# "King Salman" is not "Crown Prince Mohammed bin Salman".
_ROYAL = frozenset(("king", "queen", "crown prince", "emir", "amir", "sultan"))


def _are_cousins(one: list[str], other: list[str]) -> bool:
    """Whether names in full differ amid the name: "Salem Nasser Al-Sabah", "Salem Mansour Al-Sabah"."""
    first, second = ([p for p in name[1:-1] if len(p) > 1] for name in (one, other))
    return bool(first and second) and {p[0] for p in first}.isdisjoint(p[0] for p in second)


class _Cluster:
    """Mentions of one person; ``name`` is that of the fullest."""

    def __init__(self, name: list[str], party: Party) -> None:
        self.name = name
        self.parties = [party]

    def add(self, party: Party) -> None:
        self.parties.append(party)

    def takes(self, name: list[str]) -> bool:
        """Whether a name can be a shorter form of this one."""
        if not name:
            return False
        if len(name) == 1:
            return name[0] in (self.name[-1], self.name[0]) or (len(self.name) > 2 and name[0] in self.name)
        full = [p for p in self.name if len(p) > 1]
        short = [p for p in name if len(p) > 1]
        if all(p in full for p in short) and short and not Counter(short) - Counter(full):
            return self._initials_agree(
                name
            )  # "Salman bin Khalifa Al Khalifa" is no "Salman bin Hamad Al Khalifa"
        same_surname = self.name[-1] == name[-1]
        return same_surname and _same_given(self.name[0], name[0]) and not _are_cousins(self.name, name)

    def excludes(self, words: Words, party: Party) -> bool:
        """Whether a mention is of another bearer of the name: beside this one, or husband and wife."""
        spouses = words_of("posts", "spouses")
        mine = {_title(p) for p in self.parties} - {""}
        title = _title(party)
        other = bool(title and mine) and (title in spouses) != (mine <= spouses)
        royal = {p.capacity.position.lower() for p in self.parties if p.capacity is not None} & _ROYAL
        own = party.capacity.position.lower() if party.capacity is not None else ""
        other = other or (own in _ROYAL and bool(royal) and own not in royal)
        other = other or any(_is_father(words, p, party) for p in self.parties)
        return other or any(_beside(words, p, party) or _beside(words, party, p) for p in self.parties)

    def _initials_agree(self, name: list[str]) -> bool:
        first = name[0]
        if len(first) > 1:
            return True
        return self.name[0][0] == first or any(p[0] == first for p in self.name)

    def fit(self, name: list[str], party: Party) -> tuple[bool, bool, bool, int]:
        """How well a short form goes with this person: by surname, title, given name, nearness."""
        title = party.capacity.position.lower() if party.capacity is not None else ""
        mine = {p.capacity.position.lower() for p in self.parties if p.capacity is not None}
        before = [p.first for p in self.parties if p.first < party.first]
        given = name[0] == self.name[0]  # "Sheikh Abdullah" is no Turki bin Abdullah
        return name[-1] == self.name[-1], bool(title) and title in mine, given, max(before, default=-1)

    def person(self, words: Words) -> Person:
        self.parties.sort(key=lambda p: p.first)
        fullest = min(self.parties, key=lambda p: _form_rank(words, p))
        span = fullest.person_span
        assert span is not None
        name = " ".join(words.quote(span.first, span.last).split())
        name = self._unshouted(words, name) if name.isupper() and " " in name else name
        person = Person(name, self._gender(words), mentions=list(self.parties))
        person.home = next((p.country for p in self.parties if p.country and p.capacity is None), "")
        for party in self.parties:
            party.person = person
        return person

    def _unshouted(self, words: Words, name: str) -> str:
        """A name that a heading has in capitals, "BRIAN P. MCKEON", as other mentions write its words."""
        spans = [p.person_span for p in self.parties if p.person_span is not None]
        written = {
            t.text.upper(): t.text
            for span in spans
            for t in words.tokens[span.first : span.last + 1]
            if not t.text.isupper()
        }
        return " ".join(written.get(word, word.title()) for word in name.split())

    def _gender(self, words: Words) -> str:
        for party in self.parties:
            before = words.tokens[max(party.first - 1, 0) : party.last + 1]
            lowers = {t.lower.rstrip(".") for t in before}
            if lowers & words_of("posts", "female"):
                return "f"
            if lowers & words_of("posts", "male"):
                return "m"
        return gender_of(self.name[0]) or gender_of(self.name[-1])


def _is_father(words: Words, son: Party, party: Party) -> bool:
    """Whether a name stands in a longer one only as that of the father: "Hamad bin Isa" is no "Salman bin
    Hamad bin Isa"."""
    long, short = son.person_span, party.person_span
    if long is None or short is None or short.last - short.first < 2:
        return False
    first = words.tokens[short.first].lower
    whole = words.tokens[long.first + 1 : long.last + 1]
    sons = (t.index for t in whole if t.lower in ("bin", "ibn", "bint") and t.index < long.last)
    return words.tokens[long.first].lower != first and any(words.tokens[i + 1].lower == first for i in sons)


def _title(party: Party) -> str:
    """The last word of the post of a mention, in small letters: "lady", "president"; "" for none."""
    position = party.capacity.position.lower().split() if party.capacity is not None else []
    return position[-1] if position else ""


def _beside(words: Words, left: Party, right: Party) -> bool:
    """Whether two mentions are neighbours in one list: "President Biden and First Lady Jill Biden"."""
    between = words.tokens[left.last + 1 : right.first]
    near = left.sentence == right.sentence and 0 < len(between) <= _NEAR
    return near and all(t.lower in (",", "and", "&", "his", "her", "wife") for t in between)


def _form_rank(words: Words, party: Party) -> tuple[int, bool, bool, int]:
    span = party.person_span
    assert span is not None
    text = words.quote(span.first, span.last)
    headline = words.is_title(party.sentence)
    return -len(text.split()), text.isupper(), headline, party.first


def _same_given(a: str, b: str) -> bool:
    """Whether two given names can be of one person: an initial, or a short form: "Joe" and "Joseph"."""
    if a == b or (a[0] == b[0] and 1 in (len(a), len(b))):
        return True
    short: dict[str, list[str]] = table("names")["short_forms"]
    return any(x in short.get(y, ()) for x, y in ((a, b), (b, a)))
