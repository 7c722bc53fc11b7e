"""Posts of persons: which of two says more, what a bare title can stand for."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.languages.en.bodies import is_international
from kg.extract.languages.en.lexicon import table, words_of
from kg.extract.parties import Capacity, Person
from kg.extract.several_states import Counting

# What somebody is by birth, beside what he does.
_BORN = frozenset(("prince", "princess"))


def settle(persons: Sequence[Person]) -> None:
    """Give every person the posts that its mentions tell, each once and as fully as the text has it."""
    for person in persons:
        for party in person.mentions:
            if party.capacity is not None and not party.counterpart and party.capacity.position:
                add(person, party.capacity)
            for capacity in party.also:
                add(person, capacity)
    _drop_honorifics(persons)
    for person in persons:
        person.capacities.sort(key=lambda c: not c.phrase)  # who has two posts is called by both


def _drop_honorifics(persons: Sequence[Person]) -> None:
    """Leave out a bare "Secretary" or "Ambassador" of somebody whose post the text gives."""
    honorific = words_of("posts", "honorific")
    for person in persons:
        full = [
            c for c in person.capacities if (len(c.position.split()) > 1 or c.organization) and not c.former
        ]
        bare = [
            c
            for c in person.capacities
            if c.position.lower() in honorific and not c.organization and not c.country
        ]
        princes = [c for c in person.capacities if c.position.lower() in _BORN and not c.organization]
        for capacity in (*bare, *(c for c in princes if c not in bare)) if full else ():
            person.capacities.remove(capacity)
            for post in full if capacity.country else ():  # "Saudi Prince A, Minister of State"
                post.country = post.country or capacity.country


def add(person: Person, capacity: Capacity) -> None:
    """Add a capacity, unless it only shortens one that is known: "Minister" beside "Foreign Minister"."""
    for known in person.capacities:
        if known.former != capacity.former and capacity.position.lower() != known.position.lower():
            continue
        if shortens(capacity, known):
            known.country = known.country or capacity.country
            known.phrase = known.phrase or capacity.phrase
            if known.position.isupper() and not capacity.position.isupper():
                known.position = capacity.position
            return
    covered = [k for k in person.capacities if k.former == capacity.former and shortens(k, capacity)]
    for k in covered:
        capacity.country = capacity.country or k.country
        capacity.phrase = capacity.phrase or k.phrase
        person.capacities.remove(k)
    person.capacities.append(capacity)


def shortens(short: Capacity, full: Capacity) -> bool:
    """Whether one capacity says nothing that the other does not say."""
    if short.country and full.country and short.country != full.country:
        return False
    if short.organization and not _same_body(short.organization, full.organization):
        return False
    return stands_for(short.position, full.position)


def _same_body(short: str, full: str) -> bool:
    """Whether two names are of one body: the same, or one the acronym of the other."""
    return short == full or (short.isupper() and short == _initials(full))


def _initials(name: str) -> str:
    """The capitals of a name: "FNC" of "Federal National Council", "AUC" of "AU Commission"."""
    return "".join(w if w.isupper() else w[0] for w in name.split() if w[0].isupper())


_OF_FIELD = frozenset(("of", "for", "the", "affairs"))


def stands_for(title: str, position: str) -> bool:
    """Whether a bare title can mean the holder of a position: "leader" a president."""
    short, full = plain(title), plain(position)
    if not short or short == full or short in words_of("posts", "anybody"):
        return True
    if full == "minister" and short in table("posts")["of_a_minister"]:
        return True
    if not full or any(_words_out(a, full) for a in _aliases(short)):
        return bool(full)
    a, b = short.split(), full.split()
    if len(a) > len(b) and _is_turned(b, a) and set(a) - _OF_FIELD == set(b) - _OF_FIELD:
        return True  # "the minister of foreign affairs" beside "Foreign Minister A"
    if len(a) >= len(b):
        return False
    if _is_turned(a, b) or (len(a) > 1 and (a[0], a[-1]) == (b[0], b[-1]) and set(a) <= set(b)):
        return True  # "Deputy Minister" beside "Deputy Foreign Minister"
    if b[: len(a)] == a:
        return not (a == ["secretary"] and b[1] in ("general", "-general"))
    whole = [w for w in b if w not in ("designate", "elect")]
    field = next((n for n, w in enumerate(whole) if w in ("for", "on") and n), len(whole))
    # "Special Envoy | for Chad" is an envoy, too.
    heads = [whole, whole[:field]] if len(a) == 1 else [whole]
    return any(h[-len(a) :] == a and not _is_lesser(h[: -len(a)], a) for h in heads)


def _words_out(alias: str, full: str) -> bool:
    """Whether a position is what a title stands for, or says more of it; a deputy's is another one."""
    if full == alias or full.startswith(f"{alias} "):
        return True
    said = alias.split()
    return full.endswith(f" {alias}") and not _is_lesser(full.split()[: -len(said)], said)


def _is_turned(short: Sequence[str], full: Sequence[str]) -> bool:
    """Whether the field stands before or after one noun: "Defense Minister", "Minister of Defense"."""
    noun, field = short[-1], set(short[:-1])
    if noun not in ("minister", "secretary", "commissioner") or not field or noun not in full:
        return False
    lesser = words_of("posts", "lesser")
    return field <= set(full) and not set(full) & lesser - field and full.index(noun) == 0


def _aliases(short: str) -> list[str]:
    found: list[str] = table("posts")["aliases"].get(short, [])
    return found


def _is_lesser(before: Sequence[str], title: Sequence[str]) -> bool:
    """Whether words before a title make another post of it: a vice president is no president."""
    if title == ["general"] or "to" in before:
        return True  # "Adviser to the President"
    return bool(set(before) & words_of("posts", "lesser"))


def plain(title: str) -> str:
    plain = title.lower().replace("-", " ").replace("’", "'")
    return plain.replace("adviser", "advisor").replace("defence", "defense").replace("labour", "labor")


def means(title: Capacity, capacity: Capacity, home: str = "") -> bool:
    """Whether a post without a name can be a capacity; officials without a state are of the home."""
    if title.former != capacity.former:
        return False
    if plain(title.position) == "head of state" and capacity.organization:
        return False
    own = capacity.country or ("" if capacity.closed else home)
    if title.country and own and title.country != own:
        return False
    position, body = _of_union(capacity.position, capacity.organization)
    called, named = _of_union(*_parted(title))
    posts = _heading(plain(called), plain(named)) if named and not body else []
    if any(stands_for(post, position) for post in posts):  # "the head of the Kenyan foreign ministry"
        return True
    if named and plain(called) in _LEADING and _leads(capacity):
        return _is_of(body, named) or _is_of(named, body)  # "the head of the United Nations"
    if named and not _is_of(body, named):
        return False
    if body and not named and plain(position) in _LEADING and plain(title.position) in _TOPS:
        return is_international(body)  # "NATO chief A", "the secretary general"
    said = called if "European" in title.position else title.position
    return any(stands_for(said, name) for name in (*_names_of(capacity), position))


# What a body is called that is named elsewhere: "the agency’s chief"
_KINDS = words_of("posts", "body_kinds")
# Who leads a body, by whatever title.
_LEADING = frozenset(("head", "chief", "leader"))
_TOPS = frozenset(("secretary general", "director general"))
_FIRST = frozenset(
    (
        "secretary general",
        "speaker",
        "chairman",
        "chair",
        "chairperson",
        "chairwoman",
        "president",
        "director general",
    )
)


def _heading(called: str, body: str) -> list[str]:
    """The posts of who heads a ministry, government or parliament, of which the text tells without it; []
    for another body: "the head of the Ministry of Defence", "the speaker of parliament"."""
    known: dict[str, list[str]] = table("posts")["headed"]["by_body"]
    posts = known.get(body, [body.replace("ministry", "minister")] if "ministry" in body.split() else [])
    return posts if called in _LEADING or called in posts else []


def _leads(held: Capacity) -> bool:
    return plain(held.position) in _FIRST


def _of_union(position: str, body: str) -> tuple[str, str]:
    """A post and its body, of which an adjective can tell: "European Trade Commissioner" is of the EU."""
    first, _, rest = position.partition(" ")
    if not body and first.lower() == "european" and rest.lower().endswith("commissioner"):
        return rest, "EU"
    return position, body


def _parted(title: Capacity) -> tuple[str, str]:
    """A post and the body that it names, if only by its kind: "head of the agency"."""
    called, _, named = title.position.partition(" of the ")
    if not title.organization and named.lower() in _KINDS and plain(called) in _LEADING:
        return called, named
    return title.position, title.organization


def _is_of(body: str, named: str) -> bool:
    """Whether a body is named, in full, by its initials, or by what it is: "Federal National Council", "FNC
    Speaker", "the agency’s chief"."""
    if named.lower() in _KINDS:
        return named.lower() in body.lower() or (is_international(body) and " " not in body)
    return body.lower() == named.lower() or (named.isupper() and named == _initials(body))


def _names_of(capacity: Capacity) -> list[str]:
    """What a post can be called: "Head", "Head of Government", "Government Head"."""
    position, body = capacity.position, capacity.organization
    return [position, f"{position} of {body}", f"{body} {position}"] if body else [position]


def is_subordinate(position: str) -> bool:
    """Whether a post serves a head of state or government at home: a minister, a deputy, an adviser."""
    said = plain(position)
    return "secretary general" not in said and bool(set(said.split()) & words_of("posts", "subordinate"))


def is_sole(position: str) -> bool:
    """Whether a state has one holder of a post: "foreign minister", no deputy of one."""
    return plain(position) in table("posts")["sole"]


SEVERAL_STATES = Counting.of(table("posts")["several_states"], as_one=True)
"""How English counts the states of officials: "the ministers of the three countries"."""
