"""Persons of a Russian text: name mentions gathered into persons, with nominative names and gender."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.extract.languages.ru import naming
from kg.extract.languages.ru.morphology import analyser, parses
from kg.extract.parties import Party, Person
from kg.extract.words import Token, Words

_PARTICLES = frozenset(
    [
        "бен",
        "бин",
        "ибн",
        "аль",
        "аль-",
        "эль",
        "оглы",
        "кызы",
        "де",
        "да",
        "ди",
        "дос",
        "ван",
        "фон",
        "дер",
        "ле",
        "ла",
        "абу",
        "ага",
        "бей",
        "паша",
        "хан",
        "эд-дин",
    ]
)


@dataclass(slots=True)
class _Mention:
    party: Party
    words: list[Token]
    initials: str

    @property
    def full(self) -> bool:
        return len(self.words) > 1


@dataclass(slots=True)
class _Cluster:
    mentions: list[_Mention] = field(default_factory=list)

    @property
    def fullest(self) -> _Mention:
        return max(self.mentions, key=lambda m: (len(m.words), -m.party.first))


def settle(words: Words, parties: Sequence[Party]) -> list[Person]:
    """Give every party with a name its person; return the persons in the order of their first mention."""
    mentions = [_mention(words, p) for p in parties if p.person_span is not None]
    mentions = [m for m in mentions if m.words]
    clusters: list[_Cluster] = []
    for mention in sorted(mentions, key=lambda m: (-len(m.words), m.party.first)):
        cluster = next((c for c in clusters if _belongs(mention, c)), None)
        if cluster is None:
            cluster = _Cluster()
            clusters.append(cluster)
        cluster.mentions.append(mention)
    for c in clusters:
        c.mentions.sort(key=lambda m: m.party.first)
    clusters.sort(key=lambda c: c.mentions[0].party.first)
    return [_person(c) for c in clusters]


def _mention(words: Words, party: Party) -> _Mention:
    span = party.person_span
    assert span is not None
    tokens = words.tokens[span.first : span.last + 1]
    initials = "".join(t.text for t in tokens if t.shape == "initial")
    return _Mention(party, _ordered([t for t in tokens if t.shape == "word"]), initials)


def _ordered(tokens: list[Token]) -> list[Token]:
    """Bring "Матвиенко Валентина Ивановна" into the order given name, patronymic, surname; the patronymic
    goes."""
    patronymics = [t for t in tokens if _is_patronymic(t)]
    if len(tokens) >= 3 and len(patronymics) == 1:
        rest = [t for t in tokens if t is not patronymics[0]]
        return [*rest[1:], rest[0]] if tokens[-1] is patronymics[0] else rest
    return tokens


def _is_patronymic(token: Token) -> bool:
    return token.lower.endswith(
        ("вич", "вича", "вичу", "вичем", "виче", "вна", "вны", "вне", "вну", "вной")
    ) and any("Patr" in p.tag for p in parses(token.text))


def _belongs(mention: _Mention, cluster: _Cluster) -> bool:
    """Whether a mention is of the cluster's person: all its words occur there, its initials fit."""
    full = cluster.fullest
    if len(mention.words) > 1:
        return _same_words(mention.words, full.words)
    word = mention.words[0]
    if mention.initials:
        first = full.words[0].text[:1] if full.full else full.initials[:1]
        return (
            naming.related(word.text, full.words[-1].text) and (not first or first == mention.initials[0])
        ) or (
            any(naming.related(word.text, w.text) for w in full.words[1:-1]) and first == mention.initials[0]
        )
    return any(naming.related(word.text, w.text) for w in reversed(full.words) if w.lower not in _PARTICLES)


def _same_words(a: Sequence[Token], b: Sequence[Token]) -> bool:
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    return (
        naming.related(short[-1].text, long[-1].text)
        and all(any(naming.related(x.text, y.text) for y in long) for x in short[:-1])
    ) or (len(short) == len(long) and sorted(t.lower for t in short) == sorted(t.lower for t in long))


def _person(cluster: _Cluster) -> Person:
    gender = _gender(cluster)
    parts = []
    full = cluster.fullest
    for position, word in enumerate(full.words):
        forms = [naming.Form(word.text, _cases(full, gender))]
        for mention in cluster.mentions:
            if mention is not full:
                forms += [
                    naming.Form(w.text, _cases(mention, gender))
                    for w in _same_position(mention, full, position)
                ]
        parts.append(word.text if word.lower in _PARTICLES else naming.nominative(forms, gender))
    initials = full.initials if not full.full else ""
    name = (initials + (" " if initials else "") if initials else "") + " ".join(parts)
    person = Person(name.strip(), gender)
    for mention in cluster.mentions:
        mention.party.person = person
        person.mentions.append(mention.party)
        if mention.party.capacity is None or not mention.party.cases:
            mention.party.cases = (
                _cases_of(mention, parts, gender) if mention.party.capacity is None else mention.party.cases
            )
    return person


def _same_position(mention: _Mention, full: _Mention, position: int) -> list[Token]:
    target = full.words[position]
    return [w for w in mention.words if naming.related(w.text, target.text)][:1]


def _cases(mention: _Mention, gender: str) -> frozenset[str]:
    """The cases that the surroundings allow, narrowed by the given name where the dictionary knows it."""
    cases = mention.party.name_cases or mention.party.cases
    first = mention.words[0]
    if mention.full and analyser().word_is_known(first.lower):
        own = frozenset().union(
            *(
                o.cases
                for o in naming.options(first.text)
                if o.weight >= 1 and (not gender or o.gender in ("", gender))
            )
        )
        if own:
            return (cases & own if cases else own) or cases
    return cases


def _cases_of(mention: _Mention, parts: Sequence[str], gender: str) -> frozenset[str]:
    """The cases of a bare name, once its nominative is known."""
    word = mention.words[-1]
    lower = {p.lower() for p in parts}
    found: frozenset[str] = frozenset()
    for option in naming.options(word.text):
        if (
            option.nominative.lower() in lower
            and option.weight >= 0.45
            and (not gender or option.gender in ("", gender))
        ):
            found |= option.cases
    if word.lower in lower:
        found |= {"nom"}
    if mention.full:
        first = [o.cases for o in naming.options(mention.words[0].text) if o.nominative.lower() in lower]
        narrowed = found & frozenset().union(*first) if first else found
        found = narrowed or found
    if not found:  # a name in a rare declension: any reading of it counts
        found = frozenset().union(
            *(o.cases for o in naming.options(word.text) if o.nominative.lower() in lower)
        )
    prep = mention.party.cases
    return (found & prep or found) if prep else found or naming.ALL


def _gender(cluster: _Cluster) -> str:
    votes = {"m": 0.0, "f": 0.0}
    for mention in cluster.mentions:
        if mention.full:
            for word in mention.words[:-1]:
                gender = naming.given_gender(word.text, mention.party.name_cases or mention.party.cases)
                if gender:
                    votes[gender] += 1
        last = mention.words[-1].lower
        if last.endswith(("овой", "евой", "иной", "ёвой", "ской", "скую")):
            votes["f"] += 0.6
        if last.endswith(("овым", "евым", "ёвым", "ским", "ского")):
            votes["m"] += 0.3
    if votes["m"] == votes["f"]:
        return ""
    return "m" if votes["m"] > votes["f"] else "f"
