"""Whose colleague somebody is: "с грузинским коллегой Ираклием Чиковани" has the post of the other side."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kg.extract.languages.ru.capacities import is_sole, is_spokesman
from kg.extract.languages.ru.led_bodies import is_parliament
from kg.extract.languages.ru.lexicon import table, words_of
from kg.extract.languages.ru.nameless import HEADS, holder
from kg.extract.languages.ru.pronouns import greets, pronoun
from kg.extract.languages.ru.same_post import add, expanded, means
from kg.extract.parties import Capacity, Party, Person
from kg.extract.words import Words


def settle(words: Words, parties: Sequence[Party], persons: Sequence[Person]) -> None:
    """ "с грузинским коллегой Ираклием Чиковани": the post of the other side, for another state."""
    for index, party in enumerate(parties):
        if not party.counterpart or party.capacity is None:
            continue
        model = _acting(words, party, index, parties, persons) or _nameless_model(party, index, parties)
        model = model or _fronted(words, party, parties[index + 1 :])
        model = model or _of_theirs(words, party, index, parties)
        acts = _who_acts(words, party, index, parties) if model is None else None
        unknown = acts is not None and not acts.capacities and party.person is not None
        model = model or (acts if acts is not None and acts.capacities else None)
        model = model or _model(words, party, index, parties)
        if unknown or _of_nobody(words, party, index, parties):
            if party.person is not None:
                party.person.home = party.person.home or party.capacity.country
                party.capacity = None
            continue
        told = _told_without_name(party, index, parties)
        if told is not None and (model is None or (acts is not None and not acts.capacities)):
            party.capacity = told
            continue
        if model is not None and party.plural and party.capacity.organization:
            _hold_each(party.capacity, model)
        if model is None or not (party.person or party.capacity.country):
            continue  # "пригласил коллегу" does not say whose
        each = len(_posts_after(party, index, parties)) > 1 or _of_team(words, party, parties[:index])
        if party.plural and party.person is None and each:
            # "во встрече с чилийскими коллегами участвуют спикер А и депутат Б": of no one post
            party.kind, party.country, party.capacity = "state", party.capacity.country, None
            continue
        _hold_like(words, party, model, told, parties)


def _of_team(words: Words, party: Party, before: Sequence[Party]) -> bool:
    """Whether a delegation or its members act, who hold no one post: "Делегация встретится с чилийскими |
    коллегами"."""
    acting = [p for p in before if p.sentence == party.sentence and "nom" in p.cases and not p.prep]
    subject = acting[-1] if acting else None
    if subject is None or subject.person_span is not None or party.capacity is None:
        return False
    stated = bool(party.capacity.country) and not party.capacity.organization
    return stated and bool(words.tokens[subject.head].lemmas & _TEAMS)


def _hold_each(said: Capacity, model: Person) -> None:
    """Give colleagues from the states of a body the post of whose colleagues they are: "принял | коллег из
    стран НАТО"."""
    held = next((c for c in model.capacities if not c.former), None)
    if held is not None and (not held.organization or each_has(held.organization)):
        said.position = f"{held.position} {held.organization}".strip()


def _hold_like(
    words: Words, party: Party, model: Person, told: Capacity | None, parties: Sequence[Party]
) -> None:
    """Give a colleague the post of whose colleague he is, and find who of the text he is."""
    # Of a deputy premier who is the foreign minister, the colleague is a foreign minister.
    source = next((c for c in model.capacities if is_sole(c.position)), model.capacities[0])
    country = party.capacity.country if party.capacity is not None else ""
    body = source.organization if each_has(source.organization) else ""
    held = party.capacity = Capacity(source.position, body, country, False, party.first, party.last)
    if party.person is not None:
        if not any(c.position and (c.country == country or not country) for c in party.person.capacities):
            add(party.person, held)
        return
    others = [p for p in _people(parties) if p is not model and p.country == country and country]
    told_so = next((p for p in others if _may_hold(p, held)), None)
    told_so = told_so or next((p for p in others if both_preside(p, source)), None)
    party.person = told_so or _bare_beside(party, model, parties)
    party.person = party.person or _partner_told(words, party, model, parties)
    if party.person is not None and not party.person.capacities:
        party.person.add(held)
    if told is not None and party.person is None and _are_leaders(told, held):
        party.capacity = told  # "Президент Чада прибыл. Лидер Перу примет чадского | коллегу"


def _bare_beside(party: Party, model: Person, parties: Sequence[Party]) -> Person | None:
    """The only person without a post whom a sentence shortly before names with somebody whose colleague from
    abroad is then told of: "А встретился с | Хуаном Сото. Чилийский коллега обещал"."""
    if party.capacity is None or not party.capacity.country or party.plural:
        return None
    near = [p for p in parties if 0 < party.sentence - p.sentence <= _TOLD_BEFORE and p.person is not None]
    told = {m.sentence for m in near if m.person is model}
    beside = [p.person for p in near if p.sentence in told and p.person is not model]
    people = list({id(p): p for p in beside if p is not None}.values())
    alone = people[0] if len(people) == 1 and " " in people[0].name else None
    other = alone is None or alone.capacities or alone.home or any(m.foreign for m in alone.mentions)
    return None if other or _meets_anew(party) else alone


def both_preside(person: Person, post: Capacity) -> bool:
    """Whether two lead parliaments, by whatever word that is told: a chairman's colleague is a speaker."""
    if not _presides(post):
        return False
    return any(_presides(c) and not c.former for c in person.capacities)


def _presides(post: Capacity) -> bool:
    head = expanded(post.position).split()[:1]
    return head == ["спикер"] or (bool(head) and head[0] in _LEADS and is_parliament(post.organization))


_LEADS = frozenset(("председатель", "глава", "спикер"))


def _partner_told(words: Words, party: Party, model: Person, parties: Sequence[Party]) -> Person | None:
    """The only person of his state whom the sentences before name beside somebody, whatever his post is:
    "Министр Чили А и вице-премьер Перу Б встретились. | Перуанский визави сообщил"."""
    if party.capacity is None or not party.capacity.country or party.plural:
        return None
    if words.tokens[party.head].lemma == "коллега" and _meets_anew(party):
        return None
    told = {m.sentence for m in model.mentions}
    near = (p for p in parties if p.person is not None and p.first < party.first and p.sentence in told)
    own = {id(p.person): p.person for p in near if p.person and p.person.country == party.capacity.country}
    return next(iter(own.values())) if len(own) == 1 else None


def _meets_anew(party: Party) -> bool:
    """Whether a colleague is met once more, and so somebody else than who was told."""
    return party.prep in ("с", "со") or not {"nom", "dat"} & party.cases


def name_others(parties: Sequence[Party]) -> None:
    """Let somebody be the other of two officials told by one word, whose colleague he is: "Встреча глав МИД
    Чили и Перу будет в мае. По словам чилийского министра А, его | коллега Б"."""
    for index, party in enumerate(parties):
        person = party.person
        if not party.counterpart or person is None or person.country:
            continue
        named = (p.person for p in reversed(parties[:index]) if p.person is not None)
        whose = next((p for p in named if p is not person), None)
        heads = {m.head for m in whose.mentions if m.kind == "post"} if whose is not None else set()
        others = [p for p in parties[:index] if p.head in heads and p.kind == "post" and p.person is None]
        if len(others) == 1 and others[0].capacity is not None and others[0].capacity.country:
            person.capacities[:] = [others[0].capacity]
            others[0].person = person
            person.mentions.append(others[0])


def _posts_after(party: Party, index: int, parties: Sequence[Party]) -> set[str]:
    """The posts of those whom the sentence names after somebody."""
    after = [p for p in parties[index + 1 :] if p.sentence == party.sentence and p.person is not None]
    return {expanded(c.position) for p in after for c in (p.person.capacities[:1] if p.person else ())}


def each_has(body: str) -> bool:
    """Whether every state has a body of this name: "МИД", "правительство"."""
    lower = body.lower()
    ministry = body.startswith("Мин") or lower.startswith("министерство ")
    return body.isupper() or ministry or lower in _BODIES_OF_STATES or lower in table("posts")["led_by"]


def _are_leaders(post: Capacity, said: Capacity) -> bool:
    """Whether one of two posts is that of a "лидер" and the other of one who leads a state."""
    return said.position.lower() == "лидер" and expanded(post.position) in HEADS


def _may_hold(person: Person, post: Capacity) -> bool:
    """Whether nothing says that somebody holds another post: a minister's colleague is no president, but
    that of "глава МИД" is a foreign minister."""
    held = {expanded(c.position) for c in person.capacities}
    leader = post.position.lower() == "лидер" and bool(held & HEADS)
    leader = leader or any(means(s, c) for s in (Capacity(post.position), post) for c in person.capacities)
    return not person.capacities or expanded(post.position) in held or leader


def _of_nobody(words: Words, party: Party, index: int, parties: Sequence[Party]) -> bool:
    """Whether somebody is the colleague of one whose post the text does not give: "А и его турецкий
    коллега Б"."""
    other = parties[index - 1] if index else None
    if other is None or other.person is None or other.person.capacities or other.sentence != party.sentence:
        return False
    between = [t.lower for t in words.tokens[other.last + 1 : party.first]]
    own = between or [t.lower for t in words.tokens[party.first : party.first + 1]]
    return bool(between) and between[0] == "и" and own[-1] in ("и", "его", "ее", "её", "их")


def _acting(
    words: Words, party: Party, index: int, parties: Sequence[Party], persons: Sequence[Person]
) -> Person | None:
    """The holder of the nameless post that acts in the sentence: "таджикский министр принял катарского
    коллегу"."""
    before = [p for p in parties[:index] if p.sentence == party.sentence and "nom" in p.cases and not p.prep]
    post = before[-1] if before else _acts_after(party, parties[index + 1 :])
    if post is None or post.person is not None or post.kind != "post" or post.counterpart:
        return None
    meant = holder(words, post, parties[: parties.index(post)], persons)
    held = post.capacity
    if meant is None and held is not None and held.country and party.person is not None and not post.plural:
        own = party.capacity.country if party.capacity is not None else ""
        return Person("", capacities=[held]) if own != held.country else None
    return meant if meant is not None and meant.capacities and meant is not party.person else None


def _fronted(words: Words, party: Party, after: Sequence[Party]) -> Person | None:
    """Who acts, by name, behind a named colleague that opens a sentence: "С коллегой Хуаном Сото, который
    его встретил, | Вега подписал план"."""
    opens = party.first - 1 <= words.sentences[party.sentence].first
    if party.prep not in ("с", "со") or party.person is None or not opens:
        return None
    acting = (
        p for p in after if p.sentence == party.sentence and "nom" in p.cases and not (p.prep or p.inner)
    )
    named = next((p for p in acting if p.person_span is not None), None)
    person = named.person if named is not None else None
    return person if person is not None and person is not party.person and person.capacities else None


def _acts_after(party: Party, after: Sequence[Party]) -> Party | None:
    """Who acts behind a colleague that opens a sentence: "С аргентинским коллегой | бразильский министр
    увидится"."""
    if party.prep not in ("с", "со") or party.person is not None:
        return None
    acting = (
        p for p in after if p.sentence == party.sentence and "nom" in p.cases and not (p.prep or p.inner)
    )
    return next(acting, None)


def _of_theirs(words: Words, party: Party, index: int, parties: Sequence[Party]) -> Person | None:
    """One of the two who hold one post, told last before "их турецкий | коллега"."""
    near = [t.lower for t in words.tokens[max(party.first - 1, 0) : party.head]]
    if "их" not in near:
        return None
    posts: dict[str, Person] = {}
    for person in (p.person for p in reversed(parties[:index]) if p.person is not None):
        for held in person.capacities[:1] if person is not party.person else ():
            other = posts.setdefault(expanded(held.position), person)
            if other is not person and other.country != person.country:
                return person
    return _of_two_without_names(party, parties[:index])


def _of_two_without_names(party: Party, before: Sequence[Party]) -> Person | None:
    """One of the two officials whom one word told last, who are named later: "Министры Чили и Перу провели
    переговоры. К ним присоединился их | коллега А"."""
    posts = [p for p in before if p.kind == "post" and p.capacity is not None and p.capacity.country]
    heads = [p for p in posts if posts and p.head == posts[-1].head and p.person is None]
    own = party.capacity.country if party.capacity is not None else ""
    states = {p.capacity.country for p in heads if p.capacity is not None}
    held = heads[-1].capacity if len(states) > 1 and own not in states else None
    return Person("", capacities=[held]) if held is not None else None


def _who_acts(words: Words, party: Party, index: int, parties: Sequence[Party]) -> Person | None:
    """The subject before a colleague in the oblique case: "А обсудил торговлю с | коллегой Б", "он виделся с
    коллегой"; None where it is of the colleague's state."""
    if party.prep != "с" or "nom" in party.cases:
        return None
    before = [p for p in parties[:index] if p.sentence == party.sentence and "nom" in p.cases and not p.prep]
    subject = next((p for p in reversed(before) if not (p.inner or p.plural or p.counterpart)), None)
    if subject is None or subject.kind not in ("person", "pronoun") or _only_tells(words, subject, party):
        return None
    person = subject.person
    if subject.kind == "pronoun":
        person = pronoun(words, subject, parties[: parties.index(subject)])
    own = party.capacity.country if party.capacity is not None else ""
    return None if person is None or (own and person.country == own) or person is party.person else person


def _only_tells(words: Words, subject: Party, party: Party) -> bool:
    """Whether a subject only says what others do: "представитель сообщил, | что министр А встретится с
    коллегой"."""
    between = words.tokens[subject.last + 1 : party.first]
    return any(a.text == "," and b.lower == "что" for a, b in pairwise(between))


def _nameless_model(party: Party, index: int, parties: Sequence[Party]) -> Person | None:
    """Somebody without a name whose colleague is meant: the only official that the sentence before tells,
    "Министр обороны Чили прибыл в Лиму. Его встретил перуанский коллега"."""
    near = [p for p in parties[:index] if 0 <= party.sentence - p.sentence <= 1 and p.kind != "pronoun"]
    here = [p for p in near if p.sentence == party.sentence]
    if any(p.kind == "post" and p.person is None and "nom" in p.cases and not p.prep for p in here):
        near = here  # "Министр Перу | встретился с чадским коллегой": his, whoever was told before
    officials = [p for p in near if p.kind == "post" and p.person is None and not (p.plural or p.counterpart)]
    people = [p for p in near if p.person is not None]
    post = officials[0].capacity if len({p.key() for p in officials}) == 1 and not people else None
    own = party.capacity.country if party.capacity is not None else ""
    if post is None or not post.country or not (own or party.person) or post.country == own:
        return None
    return Person("", capacities=[post])


def _told_without_name(party: Party, index: int, parties: Sequence[Party]) -> Capacity | None:
    """The post of the only official of a state told shortly before, who is somebody's colleague from there:
    "Прибыл министр обороны Чада. Хуан Росас встретился с | чадским коллегой"."""
    own = party.capacity.country if party.capacity is not None else ""
    if not own or party.person is not None or party.plural:
        return None
    near = [p for p in parties[:index] if 0 < party.sentence - p.sentence <= _TOLD_BEFORE]
    people = [p.person for p in near if p.person is not None and p.person.country == own]
    own_people = [p for p in people if any(expanded(c.position) != "посол" for c in p.capacities)]
    posts = [p for p in near if p.kind == "post" and p.person is None and not (p.plural or p.counterpart)]
    held = {p.key(): p.capacity for p in posts if p.capacity is not None and p.capacity.country == own}
    return next(iter(held.values())) if len(held) == 1 and not own_people else None


def _model(words: Words, party: Party, index: int, parties: Sequence[Party]) -> Person | None:
    """Whose colleague is meant: the last person with a post before, else one after in the same sentence.

    A Turkish colleague is nobody's of Turkey, and that of a guest is not of who met him at the airport.
    """
    after = [p for p in parties[index + 1 :] if p.sentence == party.sentence]
    before = [p for p in reversed(parties[:index]) if not _listed_with(p, party)]
    before = [p for p in before if not _only_greets(words, p, party, parties)]
    near = [p.person for p in (*before, *after) if p.person is not None]
    country = party.capacity.country if party.capacity is not None else ""
    near = [p for p in near if not country or p.country != country]
    near = [p for p in near if p is not party.person and p.capacities]
    return next((p for p in near if not is_spokesman(p.capacities[0].position)), next(iter(near), None))


def _only_greets(words: Words, other: Party, party: Party, parties: Sequence[Party]) -> bool:
    """Whether somebody is told in a sentence before to have greeted the guest: "Ее встречал посол А. Утром
    гостья беседовала с | коллегой Б"."""
    told = 0 < party.sentence - other.sentence <= _TOLD_BEFORE and other.person is not None
    return told and greets(words, other, parties, at_airport=False)


# A greeting stands so many sentences before the talk at most.
_TOLD_BEFORE = 2


def _listed_with(other: Party, party: Party) -> bool:
    """Whether somebody is one of those met beside a colleague: "встречи с президентом А и с коллегой Б"."""
    beside = other.sentence == party.sentence and other.prep == "с" and party.prep in ("с", "")
    return beside and "nom" not in other.cases and "ins" in party.cases


def _people(parties: Sequence[Party]) -> list[Person]:
    return list(dict.fromkeys(p.person for p in parties if p.person is not None))


_TEAMS = words_of("posts", "teams") | words_of("posts", "led_people")
_BODIES_OF_STATES = frozenset((*table("posts")["government"], *table("posts")["of_every_state"]))
