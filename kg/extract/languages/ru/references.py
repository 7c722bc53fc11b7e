"""Who is meant by "он", "министр", "глава государства", "турецкий коллега": references to persons of the
text."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.languages.ru import appointments, principals, teams
from kg.extract.languages.ru.lexicon import table, words_of
from kg.extract.languages.ru.pronouns import after_post, mean_officials, pronoun
from kg.extract.languages.ru.same_post import MINISTRIES, add, expanded, led_by, means
from kg.extract.languages.ru.segments import finite
from kg.extract.namesakes import salience
from kg.extract.parties import Capacity, Party, Person
from kg.extract.words import Words


def resolve(words: Words, parties: Sequence[Party], persons: Sequence[Person], home: str = "") -> None:
    """Settle capacities, counterparts, nameless posts and singular pronouns, in the order of the text.

    A reference takes the nearest earlier person that fits; a nameless post looks ahead too when nobody
    earlier fits.
    """
    _learn_posts(persons)
    appointments.settle(words, parties)
    _counterparts(words, parties, persons)
    principals.claim(words, parties, persons, home)
    open_pronouns: list[tuple[int, Party]] = []
    for index, party in enumerate(parties):
        if party.person is not None:
            continue
        if party.kind == "post" and not party.counterpart and not appointments.is_said(words, party):
            party.person = _holder(words, party, parties[:index], persons)
            _learn_country(party)
            _learn_title(party)
        elif party.kind == "pronoun" and not party.plural:
            post = after_post(party, parties[:index])
            if post is not None:
                open_pronouns.append((index, post))
                continue
            party.person = pronoun(words, party, parties[:index])
        elif party.kind == "group" and not party.plural:
            party.person = _called(words, party, parties[:index])
        if party.person is not None:
            party.person.mentions.append(party)
    teams.lead_again(words, parties)
    principals.match(words, parties, persons)
    principals.share(words, persons, parties, home)
    principals.name_next(words, parties, persons)
    principals.call_next(words, parties)
    mean_officials(words, parties, open_pronouns)
    appointments.settle(words, parties)
    appointments.settle_leaders(words, parties)
    for party in parties:
        if _of_other_states(words, party):
            party.capacity = None
    for person in persons:  # who leads a delegation acts in the post that he was sent for
        person.capacities.sort(key=lambda c: c.organization == "делегация")


def _learn_posts(persons: Sequence[Person]) -> None:
    """Let persons hold the posts that they are named with."""
    for person in persons:
        for party in person.mentions:
            if party.capacity is not None and not party.counterpart:
                add(person, party.capacity)
                for capacity in party.also:
                    _complete(capacity, party.capacity)
                    add(person, capacity)


def _of_other_states(words: Words, party: Party) -> bool:
    """Whether officials are those of states that nobody names: "министрами ещё двух стран"."""
    if party.kind != "post" or not party.plural or party.person is not None or party.capacity is None:
        return False
    if party.capacity.country:
        return False
    after = [t.lower for t in words.tokens[party.head + 1 : max(party.last, party.head) + _STATES_WITHIN]]
    at = next((k for k, lower in enumerate(after) if lower in _STATES), None)
    if at is None or any(t in ".,;:" for t in after[:at]):
        return False
    return party.head + 1 + at > party.last and not _OTHER.isdisjoint(after[:at])


_STATES = frozenset(("стран", "государств"))
_OTHER = frozenset(
    ("еще", "ещё", "других", "иных", "ряда", "нескольких", "многих", "большинства", "некоторых")
)
# "главами оборонных ведомств | ещё двух стран": so many words after a post its states are told.
_STATES_WITHIN = 5


def _learn_country(post: Party) -> None:
    """Give somebody without a country the one of his post as the text calls him later: "глава МИД РФ"."""
    person, said = post.person, post.capacity
    if person is None or said is None or not said.country or person.country:
        return
    beside = any(m.sentence == post.sentence and m.person_span is not None for m in person.mentions)
    if beside or "nom" not in post.cases or post.prep:
        return  # "А по приглашению главы МИД Турции": whoever that is, it is another one
    for held in person.capacities:
        if means(said, held) and not (held.closed or held.former):
            held.country = said.country


def _learn_title(post: Party) -> None:
    """Call who was only a "лидер" by the title that the text gives him later."""
    person, said = post.person, post.capacity
    vague = said is None or said.position.lower() == "лидер"
    if person is not None and said is not None and not vague and _is_leader(person, said):
        person.capacities[0].position = said.position


def _complete(second: Capacity, first: Capacity) -> None:
    """Give a second post the state of the first, and its body unless it is a post of a state by itself."""
    of_state = second.country or set(second.position.lower().split()) & words_of("posts", "state_titles")
    if not second.organization and len(second.position.split()) < 3 and not of_state:
        second.organization = first.organization
    second.country = second.country or first.country


def _counterparts(words: Words, parties: Sequence[Party], persons: Sequence[Person]) -> None:
    """ "с грузинским коллегой Ираклием Чиковани": the post of the other side, for another state."""
    for index, party in enumerate(parties):
        if not party.counterpart or party.capacity is None:
            continue
        model = _acting(words, party, index, parties, persons) or _nameless_model(party, index, parties)
        model = model or _model(party, index, parties)
        if _of_nobody(words, party, index, parties):
            party.capacity = None if party.person is not None else party.capacity
            continue
        if model is None or not (party.person or party.capacity.country):
            continue  # "пригласил коллегу" does not say whose
        if party.plural and party.person is None and len(_posts_after(party, index, parties)) > 1:
            # "во встрече с чилийскими коллегами участвуют спикер А и депутат Б": of no one post
            party.kind, party.country, party.capacity = "state", party.capacity.country, None
            continue
        # Of a deputy premier who is the foreign minister, the colleague is a foreign minister.
        source = next((c for c in model.capacities if is_sole(c.position)), model.capacities[0])
        country = party.capacity.country
        body = source.organization if _each_has(source.organization) else ""
        party.capacity = Capacity(source.position, body, country, False, party.first, party.last)
        if party.person is not None:
            if not any(c.position and (c.country == country or not country) for c in party.person.capacities):
                add(party.person, party.capacity)
        else:
            others = (p for p in _people(parties) if p is not model and p.country == country and country)
            party.person = next((p for p in others if _may_hold(p, source)), None)


def _posts_after(party: Party, index: int, parties: Sequence[Party]) -> set[str]:
    """The posts of those whom the sentence names after somebody."""
    after = [p for p in parties[index + 1 :] if p.sentence == party.sentence and p.person is not None]
    return {expanded(c.position) for p in after for c in (p.person.capacities[:1] if p.person else ())}


def _each_has(body: str) -> bool:
    """Whether every state has a body of this name: "МИД", "правительство"."""
    return body.isupper() or body.lower() in _BODIES_OF_STATES or body.startswith("Мин")


def _may_hold(person: Person, post: Capacity) -> bool:
    """Whether nothing says that somebody holds another post: a minister's colleague is no president."""
    held = {expanded(c.position) for c in person.capacities}
    leader = post.position.lower() == "лидер" and bool(held & _HEADS)
    leader = leader or any(means(Capacity(post.position), c) for c in person.capacities)
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
    if not before or before[-1].person is not None or before[-1].kind != "post" or before[-1].counterpart:
        return None
    post = before[-1]
    holder = _holder(words, post, parties[: parties.index(post)], persons)
    return holder if holder is not None and holder.capacities and holder is not party.person else None


def _nameless_model(party: Party, index: int, parties: Sequence[Party]) -> Person | None:
    """Somebody without a name whose colleague is meant: the only official that the sentence before tells,
    "Министр обороны Чили прибыл в Лиму. Его встретил перуанский коллега"."""
    near = [p for p in parties[:index] if 0 <= party.sentence - p.sentence <= 1 and p.kind != "pronoun"]
    officials = [p for p in near if p.kind == "post" and p.person is None and not (p.plural or p.counterpart)]
    people = [p for p in near if p.person is not None]
    post = officials[0].capacity if len({p.key() for p in officials}) == 1 and not people else None
    own = party.capacity.country if party.capacity is not None else ""
    if post is None or not post.country or not (own or party.person) or post.country == own:
        return None
    return Person("", capacities=[post])


def _model(party: Party, index: int, parties: Sequence[Party]) -> Person | None:
    """Whose colleague is meant: the last person with a post before, else one after in the same sentence.

    A Turkish colleague is nobody's of Turkey.
    """
    after = [p for p in parties[index + 1 :] if p.sentence == party.sentence]
    before = [p for p in reversed(parties[:index]) if not _listed_with(p, party)]
    near = [p.person for p in (*before, *after) if p.person is not None]
    country = party.capacity.country if party.capacity is not None else ""
    near = [p for p in near if not country or p.country != country]
    near = [p for p in near if p is not party.person and p.capacities]
    return next((p for p in near if not is_spokesman(p.capacities[0].position)), next(iter(near), None))


def _listed_with(other: Party, party: Party) -> bool:
    """Whether somebody is one of those met beside a colleague: "встречи с президентом А и с коллегой Б"."""
    beside = other.sentence == party.sentence and other.prep == "с" and party.prep in ("с", "")
    return beside and "nom" not in other.cases and "ins" in party.cases


def _people(parties: Sequence[Party]) -> list[Person]:
    return list(dict.fromkeys(p.person for p in parties if p.person is not None))


def _holder(words: Words, party: Party, before: Sequence[Party], persons: Sequence[Person]) -> Person | None:
    """The person of the text whom a nameless post means; None when several kinds of holders fit or none."""
    capacity = party.capacity
    assert capacity is not None
    if party.plural:
        return None
    if capacity.organization == "делегация" and not capacity.country:
        return _led_before(words, before)
    recent = list(dict.fromkeys(p.person for p in reversed(before) if p.person is not None))
    order = [*recent, *(p for p in persons if p not in recent)]
    order = [p for p in order if not _named_beside(words, p, party) and not _named_below(p, party)]
    order = [p for p in order if not (_meets(p, party) or _is_beside(words, p, party))]
    order = [p for p in order if not _is_met_by(words, p, party) and not _is_colleague(p, party, before)]
    fitting = [p for p in order if any(means(capacity, c) for c in p.capacities)]
    of_state = [p for p in fitting if capacity.country and p.country == capacity.country]
    fitting = of_state or fitting
    fitting = fitting or [p for p in order if _is_leader(p, capacity)] or _only_leader(order, capacity)
    titles = [expanded(c.position) for p in fitting for c in p.capacities if means(capacity, c)]
    if capacity.country and len(fitting) > 1 == len(set(titles)) and not any(p.country for p in fitting):
        return None  # of two presidents without a country neither is plainly the Russian one
    acting = [p for p in fitting if _acted(p, party)] if "nom" in party.cases and not party.prep else []
    acting.sort(key=lambda p: -sum(m.person is p for m in before))  # whom the text keeps coming back to
    if not acting and "nom" in party.cases and not party.prep and not capacity.country:
        acting = _who_acts(fitting, party)
    return next(iter([*acting, *fitting]), None)


def _who_acts(fitting: Sequence[Person], party: Party) -> list[Person]:
    """Those who were subjects shortly before, where whom the text named last was only met: "Министр Перу А
    прибыл. С министром Чили Б обсуждена торговля. | Министр принял также посла"."""
    subjects = [p for p in fitting if _is_subject(p, party)]
    return subjects if fitting and fitting[0] not in subjects else []


def _is_subject(person: Person, party: Party) -> bool:
    near = (m for m in person.mentions if 0 < party.sentence - m.sentence <= _KEPT_ON)
    return any("nom" in m.cases and not (m.prep or m.inner) for m in near)


# A text keeps on telling of its subject for so many sentences beside whom he meets.
_KEPT_ON = 6


def _led_before(words: Words, before: Sequence[Party]) -> Person | None:
    """Who was told to lead a delegation, whom "глава делегации" means."""
    heads = (p for p in reversed(before) if "делегация" in words.tokens[p.head].lemmas)
    return next((p.person for p in heads if p.person is not None), None)


def _is_leader(person: Person, said: Capacity) -> bool:
    """Whether somebody is called a "лидер" of the state whose head a post is, and nothing else."""
    head = expanded(said.position) in _HEADS and not said.organization and bool(said.country)
    held = [c for c in person.capacities if not c.former]
    if said.position.lower() == "лидер" and said.country and not said.organization:
        return [expanded(c.position) for c in held if c.country == said.country] in (
            ["премьер-министр"],
            ["канцлер"],
        )
    return (
        head
        and len(held) == 1
        and held[0].position.lower() == "лидер"
        and (held[0].country == said.country and not held[0].organization)
    )


_BODIES_OF_STATES = frozenset((*table("posts")["government"], *table("posts")["of_every_state"]))


def _only_leader(persons: Sequence[Person], said: Capacity) -> list[Person]:
    """The only person of a state, where a chair or secretary leads it: "лидер Кубы" after its "председатель
    Госсовета"."""
    if said.position.lower() != "лидер" or said.organization or not said.country:
        return []
    own = [p for p in persons if any(c.country == said.country and not c.former for c in p.capacities)]
    chairs = [p for p in own if any(c.position.lower().startswith(_CHAIRS) for c in p.capacities)]
    return own if len(own) == 1 and chairs else []


_CHAIRS = ("председатель", "генеральный секретарь", "генсек", "верховный")
_HEADS = frozenset(("президент", "премьер-министр", "глава государства", "канцлер", "король"))


def _named_below(person: Person, party: Party) -> bool:
    """Whether somebody is named only later in the sentence of a subject of another state, as its object or
    host: "Глава МИД Китая посетит Баку по приглашению министра А"."""
    if "nom" not in party.cases or party.prep or not (party.capacity and party.capacity.country):
        return False
    first = min(
        (m for m in person.mentions if m.person_span is not None), key=lambda m: m.first, default=None
    )
    return (
        first is not None
        and first.sentence == party.sentence
        and first.first > party.last
        and ("nom" not in first.cases or bool(first.prep))
    )


def _meets(person: Person, party: Party) -> bool:
    """Whether somebody acts before in a sentence, and is not who stands after "с" in it then: "Глава МИД Кубы
    посетит Ханой и встретится | с главой МИД"."""
    if party.prep != "с" or "ins" not in party.cases:
        return False
    acts = (m for m in person.mentions if m.sentence == party.sentence and m.last < party.first)
    return any("nom" in m.cases and not m.prep for m in acts)


def _is_beside(words: Words, person: Person, party: Party) -> bool:
    """Whether a clause names somebody in another part than the post, which is of another one then: "министр А
    принял | министра", "встреча министра А | с министром", "министр | и министр Чили А"."""
    for named in person.mentions:
        if named.sentence != party.sentence or named.person_span is None:
            continue
        first, second = (named, party) if named.first < party.first else (party, named)
        between = words.tokens[first.last + 1 : second.first]
        if [t.lower for t in between] in (["и"], ["с"], ["со"]):
            return True
        acts = first is named and "nom" in named.cases and not named.prep
        object_ = bool(between) and finite(between[-1]) and not party.cases & {"nom"}
        if acts and object_ and all(t.shape != "mark" for t in between):
            return True
    return False


def _is_met_by(words: Words, person: Person, party: Party) -> bool:
    """Whether somebody stands after "с" before the post that acts in his clause: "С Иваном Петровым | глава
    МИД обсудил торговлю"."""
    if "nom" not in party.cases or party.prep:
        return False
    with_him = (m for m in person.mentions if m.sentence == party.sentence and m.last < party.first)
    with_him = (m for m in with_him if m.prep in ("с", "со") and m.person_span is not None)
    return any(all(t.shape != "mark" for t in words.tokens[m.last + 1 : party.first]) for m in with_him)


def _is_colleague(person: Person, party: Party, before: Sequence[Party]) -> bool:
    """Whether somebody is the colleague of who holds a post of the same state: "Премьера Чили встретил его
    коллега А. | Глава правительства Чили ...", who is not A."""
    country = party.capacity.country if party.capacity is not None else ""
    beside = {
        m.sentence for m in person.mentions if m.counterpart and not (m.capacity and m.capacity.country)
    }
    if not country or not beside or person.country:
        return False
    posts = (p for p in (*before, party) if p.sentence in beside and p.kind == "post" and not p.counterpart)
    return any(p.capacity is not None and p.capacity.country == country for p in posts)


def _called(words: Words, party: Party, before: Sequence[Party]) -> Person | None:
    """Whom a word without a state means that many can be called: "дипломат", "политик" - whoever of the
    sentences before it holds such a post; nobody where it is an adjective's ("опытный политик")."""
    token = words.tokens[party.first]
    if token.lemma not in words_of("posts", "anybody") or party.country:
        return None
    near = words.tokens[party.first - 1] if party.first else token
    if near.sentence == party.sentence and near.cases("A", "P") & token.cases("N"):
        return None
    told = [p for p in before if 0 < party.sentence - p.sentence <= _CALLED and p.person is not None]
    told = [p for p in told if p.person is not None and _may_be_called(token.lemma, p.person)]
    return max(told, key=lambda p: salience(p, before, party)).person if told else None


def _may_be_called(word: str, person: Person) -> bool:
    held = [c for c in person.capacities if not c.former]
    titles = {expanded(t) for t in table("posts")["aliases"].get(word, ())}
    return any(not titles or expanded(c.position) in titles or _serves_abroad(c) for c in held)


def _serves_abroad(held: Capacity) -> bool:
    """Whether a post is of a ministry of foreign affairs: a deputy's, a director's."""
    return "иностранных дел" in f"{held.position} {held.organization}".lower() or held.organization == "МИД"


# Who is called "дипломат" was told of within so many sentences.
_CALLED = 2


def _acted(person: Person, party: Party) -> bool:
    """Whether somebody is the subject of the sentence before: whose deeds the next one goes on with."""
    told = (m for m in person.mentions if m.sentence == party.sentence - 1)
    return any("nom" in m.cases and not m.prep for m in told)


def _named_beside(words: Words, person: Person, party: Party) -> bool:
    """Whether the clause of which a title is the subject names somebody after it, who is another one then.

    "Глава государства поговорил с президентом Узбекистана Шавкатом Мирзиёевым".
    """
    if "nom" not in party.cases or party.prep:
        return False
    after = (m for m in person.mentions if m.person_span is not None and m.first > party.last + 1)
    after = (m for m in after if "nom" not in m.cases or m.prep)
    here = [m for m in after if m.sentence == party.sentence]
    return any(all(t.shape != "mark" for t in words.tokens[party.last + 1 : m.first]) for m in here)


def is_subordinate(position: str) -> bool:
    """Whether a post serves a head of state or government at home ("министр обороны", "первый заместитель
    ...")."""
    return bool(set(position.lower().split()[:3]) & words_of("posts", "subordinate"))


def is_sole(position: str) -> bool:
    """Whether a state has one holder of a post, and its regions none: "министр иностранных дел"."""
    return position.lower() in table("posts")["sole"]


def is_spokesman(position: str) -> bool:
    """Whether the holder of a post tells what others did: "пресс-секретарь президента", "помощник главы"."""
    return bool(set(position.lower().split()[:2]) & words_of("posts", "spokesmen"))


def of_both(position: str) -> str:
    """Return the title in "глава правительства двух стран", '' for a position that says nothing of two
    sides."""
    endings = (f" {ending}" for ending in table("posts")["both"])
    title = next((position.removesuffix(e) for e in endings if position.endswith(e)), "")
    return "" if title.endswith(("ых", "их")) else title  # "представители ближневосточных | стран"


def _heads_a_ministry(position: str) -> bool:
    """Whether a post with its body is what a minister is: "глава МИД"."""
    head, _, body = position.partition(" ")
    return head == "глава" and body.startswith(("мид", "мин"))


def _led_ministry(title: str) -> str:
    """The minister whom a title means that names a body: "глава оборонное ведомство", '' for other titles."""
    head, _, body = title.partition(" ")
    if head.lower() not in words_of("posts", "leaders") or not body:
        return ""
    return "министр" if body.lower() in MINISTRIES else led_by(body)


def stands_for(title: str, position: str) -> bool:
    """Whether a bare title can mean the holder of a position: "лидер" a president, "министр" a minister."""
    minister = _led_ministry(of_both(title) or title)
    if minister and (_led_ministry(position) or position.lower()).startswith(minister):
        return True
    short, full = (of_both(title) or title).lower(), position.lower()
    return (
        not short
        or full.startswith(short)
        or (full != "глава" and full in table("posts")["aliases"].get(short, ()))
        or (short.startswith("министр") and _heads_a_ministry(full))
        or short in words_of("posts", "anybody")
    )
