"""Who is meant by "the Secretary", "the Prime Minister", "he", "his Georgian counterpart"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract import named_later
from kg.extract.languages.en import counterparts, later, left_names, left_pairs, named_next, owned_posts
from kg.extract.languages.en.bodies import may_be_of_state
from kg.extract.languages.en.capacities import add, means, plain, stands_for
from kg.extract.languages.en.issuers import only_issues
from kg.extract.languages.en.lexicon import table, words_of
from kg.extract.languages.en.pronouns import clause_subject, pronoun, speaks_for, steps_back
from kg.extract.parties import Capacity, Party, Person
from kg.extract.words import Words

# A pronoun that begins a sentence stands within so many words.
_FIRST = 4

_BEFORE_CLAUSE = frozenset(
    (
        "following",
        "during",
        "after",
        "before",
        "in",
        "on",
        "upon",
        "as",
        "at",
        "throughout",
        "since",
        "with",
        "within",
    )
)
_OF_BOTH = re.compile(
    r"(?P<post>.+) (?:of|from) (?:the two|both(?: the)?)(?: \w+)? "
    r"(?:countries|states|nations|sides|governments)"
)
_HIS = frozenset(("his", "her"))
# Whom somebody "met", "received", "visited" does not act.
_MEETING = words_of("triggers", "meeting", "receive", "verbs")
_MEETING |= {"meet", "phone", "telephone", "visit", "summon"}
_JOURNEYS = frozenset(("visit", "trip", "journey", "tour"))
# "His first three-day official visit to the": so many words.
_LONGEST_JOURNEY = 8


def resolve(words: Words, parties: Sequence[Party], persons: Sequence[Person], home: str = "") -> None:
    """Settle counterparts, nameless posts and singular pronouns, in the order of the text."""
    others: set[str] = set()  # posts whose bare holder was told to be nobody that the text names
    for index, party in enumerate(parties):
        if party.counterpart:
            counterparts.settle(words, party, index, parties)
            continue
        if party.plural and party.kind == "pronoun" and _is_of_talk(words, party):
            party.person = _ahead(words, party, parties[index + 1 :], met=True)
            party.plural = party.person is None
        if party.person is not None or party.plural:
            continue
        if party.kind == "post" and party.prep == "as" and _take_office(words, party, parties[:index]):
            continue
        if party.kind == "post":
            party.person = _holder(words, party, parties[:index], persons, home)
            if _is_another(party, others):
                party.person = None
            if _is_listed(party, parties) and party.person is not None:
                party.person = party.person if party.person.country == party.country else None
            party.person = party.person or _named_barely(party, persons) or _named_next(words, party, parties)
        elif party.kind == "pronoun":
            party.person = _ahead(words, party, parties[index + 1 :])
            if party.person is None:
                party.person = _visitor(words, party, index, parties) or pronoun(
                    words, party, parties[:index]
                )
                _take_post(words, party, parties[:index])
        if party.person is not None:
            party.person.mentions.append(party)
            _give_state(party, party.person)
    owned_posts.settle(words, parties)
    counterparts.name_later(words, parties)
    counterparts.name_earlier(parties)
    counterparts.name_listed(parties)
    left_pairs.by_state(words, parties, persons)
    named_later.join(words, parties, persons, later.ways(words, home))
    left_names.join(words, parties, persons)
    left_pairs.join(words, parties, persons, home)
    for party in parties:
        party.inner = party.inner or _is_indefinite(words, party)
    _assume_home(words, parties, home)


def _is_indefinite(words: Words, party: Party) -> bool:
    """Whether a plural tells of nobody in particular: "held discussions with top diplomats"."""
    capacity = party.capacity
    if party.kind != "post" or not party.plural or party.person is not None or capacity is None:
        return False
    if party.foreign:
        return False  # "travelled to Peru and Chile to meet with | senior officials"
    first = words.tokens[party.first]
    general = first.index == party.head and party.prep in ("by", "from") and not capacity.organization
    if general and not (capacity.country or party.country):
        return True  # "will be attended by | ministers from several countries"
    following = words.tokens[party.last + 1 : party.last + 3]
    if [t.lower for t in following] in (["of", "our"], ["of", "other"], ["of", "many"], ["of", "several"]):
        return True  # "meet the | leaders of our allies"
    bare = not (capacity.country or capacity.organization or party.country or first.capital)
    return bare and party.prep == "with" and first.lower in words_of("posts", "anyone")


def _give_state(party: Party, person: Person) -> None:
    """Let somebody be of the state that a later mention tells: "the chief of Polish diplomacy"."""
    capacity = party.capacity
    stated = capacity is not None and capacity.country and not capacity.organization
    beside = any(m is not party and m.sentence == party.sentence for m in person.mentions)
    if party.kind != "post" or not stated or person.country or capacity is None or beside:
        return
    for known in person.capacities:
        if not known.country and not known.closed and may_be_of_state(known) and not known.former:
            known.country, known.derived = capacity.country, True


def _is_another(party: Party, others: set[str]) -> bool:
    """Whether "the Prime Minister" is not the one whom the text names; his post goes to ``others`` then."""
    capacity, person = party.capacity, party.person
    if capacity is None or person is None or capacity.country or capacity.organization or party.country:
        return False
    if capacity.position in others or _meets(party, person):
        others.add(capacity.position)
        return True
    return False


def _meets(party: Party, person: Person) -> bool:
    """Whether a person is met by a bare post: "The Prime Minister met the Danish Prime Minister A"."""
    beside = (p for p in person.mentions if p.sentence == party.sentence and p.first > party.last)
    named = (p for p in beside if p.kind == "person" and p.capacity is not None and "gen" not in p.cases)
    stated = any(p.country and p.capacity is not None and p.capacity.country for p in named)
    return stated and not party.prep and "gen" not in party.cases


def _is_listed(party: Party, parties: Sequence[Party]) -> bool:
    """Whether a post is one of a plural title: "the leaders of Iran, Pakistan and Turkey"."""
    return bool(party.country) and any(p.head == party.head and p is not party for p in parties)


def _assume_home(words: Words, parties: Sequence[Party], home: str) -> None:
    """The posts without a name and a state are of the home: "The Prime Minister spoke to Macron"."""
    lacking = table("posts")["foreign_to"].get(home, "").split("|")
    for party in parties if home else ():
        capacity = party.capacity
        bare = party.kind == "post" and party.person is None and not party.plural and not party.counterpart
        if not bare or capacity is None or capacity.country or capacity.organization or capacity.former:
            continue
        own = set(capacity.position.lower().split()) & words_of("posts", "own_posts")
        definite = words.tokens[party.first].lower == "the"
        if definite and own and capacity.position.lower() not in lacking:
            capacity.country, capacity.derived, party.country = home, True, home


def _holder(
    words: Words, party: Party, before: Sequence[Party], persons: Sequence[Person], home: str
) -> Person | None:
    """The person of the text whom a nameless post means, the nearest before; else the only one after."""
    capacity = party.capacity
    if capacity is None or not capacity.position or _are_many(words, party, capacity):
        return None
    recent = list(dict.fromkeys(p.person for p in reversed(before) if p.person is not None))
    recent = [p for p in recent if not only_issues(words, p)]
    fitting = _called(capacity, [p for p in recent if any(means(capacity, c, home) for c in p.capacities)])
    if _is_somebody_else(party, before, fitting) or any(_is_joined_with(words, party, p) for p in fitting):
        return None
    fitting = _without_who_meets(words, party, fitting)
    acting = [p for p in recent if not _is_met_in_opening(words, party, p)]
    if fitting and len(acting) < len(recent) and not capacity.country:
        last = set(plain(capacity.position).split()[-1:])
        of_kind = [p for p in acting if any(last & set(plain(c.position).split()) for c in p.capacities)]
        fitting = [p for p in fitting if p in acting] or of_kind or fitting
    if (visitor := _visiting(words, party, fitting)) is not None:
        return visitor
    if (acting_on := _going_on(words, party, fitting)) is not None:
        return acting_on
    if fitting:
        return max(fitting, key=lambda p: _fitness(words, capacity, p, party.first))
    if words.tokens[party.first].lower in ("a", "an", "another"):
        return None
    later = [p for p in persons if p not in recent and any(means(capacity, c, home) for c in p.capacities)]
    headline = words.is_title(party.sentence)
    own = [p for p in later if capacity.country and p.country == capacity.country]
    later = own or later  # of two crown princes below the headline that of the state which it names
    if len(later) == 1 and capacity.country and not later[0].country:
        own = [p for p in persons if p.country == capacity.country]
        fitting = [p for p in own if all(stands_for(c.position, capacity.position) for c in p.capacities)]
        later = later if not fitting else []  # rather "Peru’s Rojas" than "Foreign Minister Lien"
    return later[0] if len(later) == 1 or (later and headline) else None


def _are_many(words: Words, party: Party, capacity: Capacity) -> bool:
    """Whether people of a state are told of whom nobody is named: "between Omani and | Chilean officials"."""
    first = party.first
    while first > 0 and (words.tokens[first - 1].capital or words.tokens[first - 1].lower in _LISTING):
        first -= 1  # "the Maltese and | Chilean officials"
    few = any(t.lower in _THE_FEW for t in words.tokens[max(first - 1, 0) : party.head])
    many = words.tokens[party.head].lower != words.tokens[party.head].lemma
    return (
        many
        and not few
        and bool(capacity.country)
        and plain(capacity.position) in words_of("posts", "anybody")
    )


def _going_on(words: Words, party: Party, fitting: Sequence[Person]) -> Person | None:
    """Who acts in the sentence before, where "the premier is | also to meet" goes on with his doings."""
    after = [t.lower for t in words.tokens[party.last + 1 : party.last + 1 + _ALSO]]
    if len(fitting) < _SEVERAL or party.prep or "also" not in after:
        return None
    told = [(m, p) for p in fitting for m in p.mentions if m.sentence < party.sentence]
    last = max((m.sentence for m, _ in told), default=-1)
    near = sorted((m.first, n, p) for n, (m, p) in enumerate(told) if m.sentence == last and not m.prep)
    return near[0][2] if near and party.sentence - last <= _SEVERAL else None


# "The prime minister | will also", "| is due also"; of so many who fit one is meant.
_ALSO, _SEVERAL = 3, 2


def _visiting(words: Words, party: Party, fitting: Sequence[Person]) -> Person | None:
    """Whom "the visiting president" means: of two the one who was told to receive nobody."""
    if not any(t.lower == "visiting" for t in words.tokens[party.first : party.head]):
        return None
    acting = {p for p in fitting if any(m.sentence == party.sentence for m in p.mentions)}
    guests = [p for p in fitting if not any(_receives(words, m) for m in p.mentions)]
    guests = [p for p in guests if p not in acting] if len(guests) == len(fitting) else guests
    return guests[0] if len(guests) == 1 < len(fitting) else None


def _receives(words: Words, mention: Party) -> bool:
    """Whether somebody receives others: "received | by A", "A | welcomed"."""
    before = words.tokens[max(mention.first - 2, 0) : mention.first]
    after = words.tokens[mention.last + 1 : mention.last + 2]
    verbs = after if not mention.prep else before if mention.prep == "by" else []
    return any(t.lemmas & _HOSTING for t in verbs)


_THE_FEW = frozenset(("the", "these", "those", "both", "two", "three"))
_LISTING = frozenset(("and", ","))
_HOSTING = frozenset(("receive", "welcome", "host", "greet"))


def _called(title: Capacity, fitting: list[Person]) -> list[Person]:
    """Of whom anybody can be called, those who first are: a "diplomat" is an ambassador before a speaker."""
    names = table("posts")["aliases"].get(plain(title.position), ())
    if plain(title.position) == "official":  # no head of state is called so
        lesser = [p for p in fitting if not any(stands_for("leader", c.position) for c in p.capacities)]
        return lesser or fitting
    if not names or not set(plain(title.position).split()) <= words_of("posts", "anybody"):
        return fitting
    fitting = [p for p in fitting if title.country and p.country == title.country] or fitting
    return [p for p in fitting if any(plain(c.position) in names for c in p.capacities)] or fitting


def _without_who_meets(words: Words, party: Party, fitting: list[Person]) -> list[Person]:
    """Those whom a post fits without who meets its holder: "Trade Minister A received | the minister"."""
    before = words.tokens[party.first - 1] if party.first else None
    met = party.prep in ("with", "by") or (before is not None and before.lemmas & _MEETING)
    here = [p for p in fitting if any(_acts_before(party, m) for m in p.mentions)]
    return [p for p in fitting if p not in here] or fitting if met else fitting


def _acts_before(party: Party, mention: Party) -> bool:
    """Whether somebody acts in the sentence of a post before it."""
    same = mention.sentence == party.sentence and mention.last < party.first
    return same and not mention.prep and "gen" not in mention.cases


def _is_joined_with(words: Words, party: Party, person: Person) -> bool:
    """Whether a post with a state is in one list with a person: "President A and Peru’s President met"."""
    if not party.country or person.country == party.country:
        return False
    named = (m for m in person.mentions if m.sentence == party.sentence and m.last < party.first)
    between = [[t.lower for t in words.tokens[m.last + 1 : party.first]] for m in named if m.kind == "person"]
    return any(joint in (["and"], ["and", "the"], ["and", "his"], [",", "and"]) for joint in between)


def _is_met_in_opening(words: Words, party: Party, person: Person) -> bool:
    """Whether somebody is met by who then acts: "In talks with A of Malta, | the minister brought up"."""
    here = [m for m in person.mentions if m.sentence == party.sentence and m.last < party.first]
    comma = words.tokens[party.first - 1].text == ","
    return comma and any(m.kind == "person" and m.prep in ("with", "to") for m in here)


def _named_barely(party: Party, persons: Sequence[Person]) -> Person | None:
    """The only one named with the bare post of a body's: "UN envoy ends visit ... The envoy, A, met"."""
    title = party.capacity
    if title is None or not title.organization or title.country or title.former:
        return None
    if not set(plain(title.position).split()) & _ENVOYS:
        return None
    held = ((p, c) for p in persons for c in p.capacities if not c.former)
    fitting = [(p, c) for p, c in held if plain(c.position) == plain(title.position)]
    bare = [(p, c) for p, c in fitting if not (c.organization or c.country or p.country)]
    if len(bare) != 1 or len(fitting) != 1:
        return None
    person, capacity = bare[0]
    capacity.organization = title.organization
    return person


def _named_next(words: Words, party: Party, parties: Sequence[Party]) -> Person | None:
    """Who is named only after his post, which he has from then on: "The Omani premier left. | A will"."""
    person = named_next.holder(words, party, parties)
    if person is not None and party.capacity is not None:
        add(person, party.capacity)
    return person


def _fitness(words: Words, title: Capacity, person: Person, at: int) -> tuple[bool, bool, bool, bool, bool]:
    """How well a person fits a title: of its state, of the very post, of more than a "greetings of X", and
    named in the headline: of four who sign the accord "the Prime Minister" is the one that it tells of; and
    rather who acts than to whom greetings go.
    """
    of_state = bool(title.country) and any(c.country == title.country for c in person.capacities)
    said = set(plain(title.position).split())
    exact = any(said <= set(plain(c.position).split()) for c in person.capacities)
    named = [m for m in person.mentions if m.kind == "person"]
    passing = all(m.prep in ("of", "from") or "gen" in m.cases for m in named)
    acts = any(_is_acting(words, m) for m in named if m.first < at)
    leads = any(words.is_title(m.sentence) for m in named)
    return of_state, exact, not passing, leads, acts


def _is_acting(words: Words, mention: Party) -> bool:
    """Whether somebody is told to do something, not to be met: no "met | Premier A", "met his colleague"."""
    before = words.tokens[mention.first - 1] if mention.first else None
    met = before is not None and any(
        r.lemma in _MEETING and r.tags & {"past", "s", "base"} for r in before.readings if r.pos == "V"
    )
    return not (mention.prep or mention.counterpart or "gen" in mention.cases or met)


def _is_somebody_else(party: Party, before: Sequence[Party], fitting: Sequence[Person]) -> bool:
    """Whether a title with a state means a nameless one of that state: "her Uzbek counterpart"."""
    if not party.country or any(c.country == party.country for p in fitting for c in p.capacities):
        return False
    return any(p.person is None and p.country == party.country and p.capacity is not None for p in before)


# Who is named later by the bare post: "UN envoy" in the headline, "the envoy, A" below it.
_ENVOYS = frozenset(("envoy", "representative", "coordinator", "rapporteur", "commissioner", "mediator"))
_TENURES = frozenset(("tenure", "posting", "stint", "time", "term", "service", "career", "role", "capacity"))
_OVER = frozenset(("tenure", "posting", "stint", "time", "term"))
_AWAY = 10


def _take_office(words: Words, party: Party, before: Sequence[Party]) -> bool:
    """ "his posting as Ambassador to the United States": the post of whom the possessive means."""
    first = words.sentences[party.sentence].first
    near = words.tokens[max(first, party.first - _AWAY) : party.first]
    nouns = {t.lower for t in near} & _TENURES
    owners = [p for p in before if p.sentence == party.sentence and p.person is not None and "gen" in p.cases]
    if not nouns or not owners or party.capacity is None:
        return False
    named = [p for p in owners if p.kind == "person"]
    owner = (named or owners)[-1].person
    assert owner is not None
    party.capacity.former = party.capacity.former or bool(nouns & _OVER)
    if party.capacity.former:
        owner.capacities.append(party.capacity)
    else:
        add(owner, party.capacity)
    party.person = owner
    return True


def _is_of_talk(words: Words, party: Party) -> bool:
    """Whether "their" opens a talk with somebody who is told: "During | their meeting with B, A said"."""
    after = words.tokens[party.last + 1 : party.last + 3]
    return words.tokens[party.first].lower == "their" and [t.lower for t in after][1:] == ["with"]


def _ahead(words: Words, party: Party, after: Sequence[Party], *, met: bool = False) -> Person | None:
    """Who acts after a possessive that opens a sentence: "Following his visit to Malta, A will"; ``met``:
    where one is told between with whom it was."""
    tokens, sentence = words.tokens, words.sentences[party.sentence]
    opened = party.first - sentence.first <= _FIRST and tokens[sentence.first].lower in _BEFORE_CLAUSE
    here = [p for p in after if p.sentence == party.sentence and p.kind == "person"]
    acting = next(iter(here[met:]), None)
    if not opened or "gen" not in party.cases or acting is None or acting.prep or "gen" in acting.cases:
        return None
    comma = next((t.index for t in tokens[party.last : acting.first] if t.text == ","), -1)
    between = [p for p in after if p.sentence == party.sentence and p.first < acting.first]
    people = [p for p in between if p.kind in ("person", "post", "pronoun")]
    person = acting.person if comma == acting.first - 1 and len(people) == met else None
    if met:
        return person if person is not None and person is not people[0].person else None
    gender = "f" if tokens[party.head].lower == "her" else "m"
    return person if person is not None and person.gender in ("", gender) else None


def _take_post(words: Words, party: Party, before: Sequence[Party]) -> None:
    """Let a pronoun mean a subject without a name: "The Prime Minister spoke of his meeting"."""
    opening = party.first - words.sentences[party.sentence].first < _FIRST
    own = [p for p in before if p.sentence == party.sentence]
    back = steps_back(party, before) if opening and not own else {}
    own = own or [p for p in before if back.get(p.sentence) == 1]
    own = [p for p in own if p.person is None or not speaks_for(p.person)]
    subject = clause_subject(words, party, before) or next((p for p in own if _acts(words, p)), None)
    if subject is None or subject.kind != "post" or subject.person is not None or subject.plural:
        return
    if party.last > party.first or words.tokens[party.head].lower == "him":
        return  # "His Majesty"
    if subject.capacity is not None and subject.capacity.position:
        party.kind, party.person = "post", None
        party.capacity, party.country = subject.capacity, subject.country


def _acts(words: Words, party: Party) -> bool:
    """Whether somebody is the subject of a clause: "the premier said", "Before the premier left"."""
    if "gen" in party.cases:
        return False
    following = words.tokens[min(party.last + 1, len(words.tokens) - 1)]
    verb = any(r.pos == "V" and "past" in r.tags for r in following.readings)
    return not party.prep or (verb and party.prep in ("before", "after", "as", "since", "until"))


def _visitor(words: Words, party: Party, index: int, parties: Sequence[Party]) -> Person | None:
    """Who visits a state, where its own official is told: "A met the king of Malta on | his visit to Malta".

    The only other one of the sentence; None where nobody in it is of the state.
    """
    country = _visited(words, party, parties[index + 1 :])
    here = {p.person: p for p in parties[:index] if p.sentence == party.sentence and p.person is not None}
    if not country and len(here) > 1 and words.quote(party.first - 2, party.first - 1) == "occasion of":
        last = parties[index - 1]
        return last.person if not last.prep else None  # "received A on the occasion of | his visit"
    others = [p for p in here if p is not None and p.country != country]
    return others[0] if country and len(others) == 1 < len(here) else None


def _visited(words: Words, party: Party, after: Sequence[Party]) -> str:
    """The state to which a visit leads that is somebody's: "his three-day state visit to | Malta", or ""."""
    near = next((p for p in after if p.first > party.last), None)
    if (
        near is None
        or near.kind != "state"
        or near.prep != "to"
        or words.tokens[party.head].lower not in _HIS
    ):
        return ""
    between = [t.lower for t in words.tokens[party.last + 1 : near.first]]
    journey = not _JOURNEYS.isdisjoint(between) and len(between) <= _LONGEST_JOURNEY
    return near.country if journey else ""


def of_both(position: str) -> str:
    """Return the post in "foreign ministers of the two countries", '' where it is not said of both.

    Whom "leaders" of both means the text tells by other posts.
    """
    found = _OF_BOTH.fullmatch(position.lower())
    return found["post"] if found is not None else ""
