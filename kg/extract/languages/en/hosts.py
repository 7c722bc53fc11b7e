"""The states of those whom one meets abroad, and of the members of a list that is of several states.

"In Israel, the envoy met with President A and Minister B": both are Israel's. "A, ROK Minister B, and U.S.
Secretary C met": A is not of the home, of which C is said to be.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extract.languages.en.bodies import is_international
from kg.extract.languages.en.lexicon import table, words_of
from kg.extract.languages.en.word_classes import verb_follows
from kg.extract.parties import Capacity, Party, Person
from kg.extract.spans import Spans
from kg.extract.words import Words

# "In Israel, Dr. A met with": the place opens its sentence, and who is met comes within so many words.
_NEAR = 14
# "Met with A today in Rome": so many words between.
_BETWEEN = 3
_DAYS = frozenset(
    (
        "today",
        "yesterday",
        "earlier",
        "later",
        "tonight",
        "on",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
    )
)
_OPENERS = frozenset(("in", "while", "at"))
_JOINTS = frozenset((",", "and", "&", "as", "well", "along", "with"))
_GIVEN_BY = frozenset(("organized", "organised", "hosted", "convened", "chaired", "opened"))
_RECEIVED = frozenset(("received", "welcomed", "greeted", "met", "hosted"))
_MET = frozenset(("meet", "speak", "talk", "consult", "confer"))


def settle(words: Words, spans: Spans, parties: Sequence[Party], own: str) -> list[Person]:
    """Give those whom officials of the home meet abroad the state of the place; close the rest of lists.

    Return those whose state is neither the home nor one that their list names.
    """
    apart: list[Person] = []
    for group in _lists(words, parties):
        told = any(p.country for p in group)  # "met with the Chinese Minister A in Malta"
        country = "" if told else _met_in(words, spans, group, own or _visitor(parties, group[0]))
        country = country or ("" if told else _held_in(words, spans, group[0], own))
        country = country or ("" if told else _received_in(words, spans, parties, group))
        serving = False  # "President A, Premier B and former Speaker C": C was of their state
        for party in group if country else ():
            _give(party, country, former=serving)
            serving = serving or party.country == country
        _share(group, own)
        apart += _others(group, own)
    return apart


def _lists(words: Words, parties: Sequence[Party]) -> Iterator[list[Party]]:
    """The officials that commas and "and" join, one after the other."""
    group: list[Party] = []
    for party in (p for p in parties if p.capacity is not None and not p.plural):
        if group and not _joined(words, group[-1], party):
            yield group
            group = []
        group.append(party)
    if group:
        yield group


def _joined(words: Words, left: Party, right: Party) -> bool:
    between = {t.lower for t in words.tokens[left.last + 1 : right.first]}
    if between == {","} and left.prep and verb_follows(words.tokens, right.last):
        return False  # "In talks with A of Malta, the minister said"
    return left.sentence == right.sentence and bool(between) and between <= _JOINTS


def _visitor(parties: Sequence[Party], met: Party) -> str:
    """The state of who acts before those whom he meets, "-" for a union: "In Lima, the UN envoy A met"."""
    before = [p for p in parties if p.sentence == met.sentence and p.last < met.first and not p.prep]
    acting = [p for p in before if p.kind in ("person", "post") and "gen" not in p.cases]
    if not acting:
        return ""
    posts = acting[0].person.capacities if acting[0].person is not None else [acting[0].capacity]
    union = any(c is not None and _is_abroad(c) for c in posts)
    return acting[0].country or ("-" if union else "")


def _met_in(words: Words, spans: Spans, group: Sequence[Party], own: str) -> str:
    """The state abroad where somebody meets those of a list: "In Rome, A met with", "met with B in Rome"."""
    first, last = group[0], group[-1]
    sentence = words.sentences[first.sentence]
    if not own or first.prep not in ("with", "including", ""):
        return ""
    met = [t.index for t in words.tokens[sentence.first : first.first] if t.lemmas & _MET]
    if not met or first.first - met[-1] > _NEAR or "gen" in first.cases:
        return ""  # "met in Rome to discuss | the minister’s trip": of neither is told whose he is
    begin = sentence.first + (words.tokens[sentence.first].lower in _DAYS)
    fronted = words.tokens[begin].lower in _OPENERS
    places = [s for s in spans.all if s.kind in ("place", "state") and s.country not in ("", own)]
    near = [s for s in places if fronted and begin < s.first <= begin + 2]
    near = near or [
        s for s in places if met[-1] < s.first < first.first and _is_there(words, met[-1], s.first)
    ]
    near = near or [s for s in places if last.last < s.first <= sentence.last][:1]
    near = [s for s in near if s.first < first.first or _is_there(words, last.last, s.first)]
    seats = table("posts")["seats"]
    return next((s.country for s in near if s.country not in seats), "")


def _held_in(words: Words, spans: Spans, host: Party, own: str) -> str:
    """The state abroad of who gives a gathering there: "in Riga for the forum organized by President A"."""
    sentence = words.sentences[host.sentence]
    if not own or host.prep != "by" or words.tokens[max(host.first - 2, 0)].lower not in _GIVEN_BY:
        return ""
    before = [s for s in spans.all if sentence.first <= s.first < host.first and s.kind in ("place", "state")]
    abroad = [s.country for s in before if s.country not in ("", own)]
    return abroad[-1] if abroad and len(set(abroad)) == 1 else ""


def _received_in(words: Words, spans: Spans, parties: Sequence[Party], hosts: Sequence[Party]) -> str:
    """The state of who receives a guest from abroad there: "was received in Lima by Foreign Minister A", "by
    President A in Lima"."""
    host = hosts[0]
    if host.prep != "by" or host.kind not in ("person", "post"):
        return ""
    sentence, by = words.sentences[host.sentence], host.first - 1
    places = [s for s in spans.all if s.kind in ("place", "state") and s.country and s.first > sentence.first]
    where = next((s for s in places if s.last == by - 1 or s.first == hosts[-1].last + 2), None)
    if where is None or words.tokens[where.first - 1].lower != "in":
        return ""
    low = min(where.first - 1, by)
    near = words.tokens[max(sentence.first, low - 1 - _BETWEEN) : low]
    visitor = next((c for p in parties if (c := _country_of_guest(p, host))), "")
    received = any(t.lower in _RECEIVED for t in near)
    abroad = visitor not in ("", where.country) and where.country not in table("posts")["seats"]
    return where.country if received and abroad else ""


def _country_of_guest(party: Party, host: Party) -> str:
    """The state of somebody who acts before those who receive him; '' where he does not or it is not told."""
    acts = party.sentence == host.sentence and party.last < host.first and not party.prep
    acts = acts and party.kind in ("person", "post") and "gen" not in party.cases
    return (party.country or (party.person.country if party.person is not None else "")) if acts else ""


def _is_there(words: Words, last: int, place: int) -> bool:
    """Whether only a day and "in" stand between those who are met and a place: "B today in Rome"."""
    between = [t.lower for t in words.tokens[last + 1 : place]]
    return between[-1:] == ["in"] and len(between) <= _BETWEEN and set(between[:-1]) <= _DAYS


def _give(party: Party, country: str, *, former: bool = False) -> None:
    """Let an official without a state be of one, in the post that the list gives."""
    capacity, person = party.capacity, party.person
    if capacity is None or party.country or (person is not None and person.country):
        return
    if capacity.former and not former:
        return
    if set(capacity.position.lower().split()) & words_of("posts", "posted") or _is_abroad(capacity):
        return
    for known in (capacity, *(person.capacities if person is not None else ())):
        if not known.country and known.position.lower() == capacity.position.lower():
            known.country, known.derived = country, True
    party.country = country


def _share(group: Sequence[Party], own: str) -> None:
    """Who is met after an official of a state abroad is of that state: "Amir A of Kuwait, Speaker B"."""
    stated = {p.country for p in group if p.country}
    first = next((n for n, p in enumerate(group) if p.country), None)
    if own in stated or len(stated) != 1 or first is None or group[0].prep != "with":
        return
    if not own and _are_equals(group):
        return
    titles = table("posts")["owned"].get(own, "").split("|")
    for party in group[first + 1 :]:
        if party.capacity is not None and party.capacity.position.lower() not in titles:
            _give(party, next(iter(stated)))


def _are_equals(group: Sequence[Party]) -> bool:
    """Whether two of a list hold one post, so that they are of two states."""
    posts = [p.capacity.position.lower() for p in group if p.capacity is not None]
    return len(set(posts)) < len(posts)


def _is_abroad(capacity: Capacity) -> bool:
    return bool(capacity.organization) and is_international(capacity.organization)


def _others(group: Sequence[Party], own: str) -> list[Person]:
    """Those of a list without a state, where one is said to be of the home and another of abroad."""
    stated = {p.country for p in group if p.country and p.capacity is not None and not p.capacity.derived}
    if not own or own not in stated or len(stated) < 2:
        return []
    before = ["", *(p.country for p in group)]
    bare = zip(group, before, strict=False)
    return [p.person for p, left in bare if p.person is not None and not p.country and left != own]


def close(person: Person) -> None:
    """Let nobody infer the state of somebody."""
    for capacity in person.capacities:
        capacity.closed = capacity.closed or not capacity.country
