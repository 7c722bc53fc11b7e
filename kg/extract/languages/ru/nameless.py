"""Whom a post without a name means: "министр", "глава государства", "глава делегации", "дипломат"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.languages.ru import demonyms, elected, equal_holders, other_side_meant
from kg.extract.languages.ru.aside_people import not_in_passing
from kg.extract.languages.ru.diplomats import DIPLOMAT, is_diplomat, serves_many
from kg.extract.languages.ru.lexicon import table, words_of
from kg.extract.languages.ru.same_post import expanded, means, same_body
from kg.extract.languages.ru.segments import finite
from kg.extract.namesakes import salience
from kg.extract.parties import Capacity, Party, Person
from kg.extract.words import Words


def holder(words: Words, party: Party, before: Sequence[Party], persons: Sequence[Person]) -> Person | None:
    """The person of the text whom a nameless post means; None when several kinds of holders fit or none."""
    capacity = party.capacity
    assert capacity is not None
    if party.plural:
        return None
    if capacity.organization == "делегация" and not capacity.country:
        return _led_before(words, before)
    if elected.is_elect(words, party):
        return elected.winner(words, before, persons)
    new = elected.winner(words, before, persons) if elected.is_new(words, party) else None
    if new is not None:
        return new
    recent = list(dict.fromkeys(p.person for p in reversed(before) if p.person is not None))
    order = [*recent, *(p for p in persons if p not in recent)]
    order = [p for p in order if not _named_beside(words, p, party) and not _named_below(p, party)]
    order = [p for p in order if not (_meets(p, party) or _is_beside(words, p, party))]
    order = [p for p in order if not _is_met_by(words, p, party) and not _is_colleague(p, party, before)]
    order = [p for p in order if not _is_object(words, p, party) and _agrees(words, party, p)]
    order = [p for p in order if p in recent or not _meets_his_own(words, p, party, persons)]
    order = [p for p in order if p in recent or not _is_met_by_other(p, party, persons)]
    order = [p for p in order if p in recent or not _is_only_met(words, p, party)]
    order = [p for p in order if p in recent or not other_side_meant.is_other(words, p, party, persons)]
    fitting = [p for p in order if any(means(capacity, c) for c in p.capacities)]
    of_state = [p for p in fitting if capacity.country and p.country == capacity.country]
    fitting = of_state or fitting
    if capacity.position.lower() == "канцлер":  # before a premier, who can be called so as well
        called_so = [p for p in fitting if any("канцлер" in c.position for c in p.capacities)]
        fitting = called_so or fitting
    elif expanded(capacity.position) == "премьер-министр":  # before a chancellor, whom it can mean as well
        called_so = [p for p in fitting if any("премьер" in c.position for c in p.capacities)]
        fitting = called_so or fitting
    fitting = fitting or [p for p in order if is_leader(p, capacity)] or _only_leader(order, capacity)
    fitting = fitting or _born_so(words, order, capacity) or _only_of_body(order, capacity)
    titles = [expanded(c.position) for p in fitting for c in p.capacities if means(capacity, c)]
    if capacity.country and len(fitting) > 1 == len(set(titles)) and not any(p.country for p in fitting):
        return None  # of two presidents without a country neither is plainly the Russian one
    bare = bool(capacity.country) and bool(fitting) and not fitting[0].country
    if bare and not _is_subject(fitting[0], party) and _has_unnamed_subject(party, before):
        fitting = [p for p in fitting if p.country]  # "А уехал. Провожал | президента Чили В": A may be he
    fitting = _without_those_beside(words, fitting) or fitting
    acting = [p for p in fitting if _acted(p, party)] if "nom" in party.cases and not party.prep else []
    acting.sort(key=lambda p: -sum(m.person is p for m in before))  # whom the text keeps coming back to
    if not acting and "nom" in party.cases and not party.prep and not capacity.country:
        acting = _who_acts(fitting, party)
    if not acting and _is_escorted(words, party):
        acting = [p for p in fitting if _is_subject(p, party)]
    if len(set(titles)) > 1 and equal_holders.are_beside(words, acting or fitting, before):
        return None
    return next(iter([*acting, *fitting]), None)


def _without_those_beside(words: Words, persons: Sequence[Person]) -> list[Person]:
    """Those of several who are told of more than once, or do more than sit beside others: "Министр А принял
    Б. Присутствовал министр В. | Министр"."""
    if len(persons) < _SEVERAL:
        return list(persons)
    named = ((p, [m for m in p.mentions if "nom" in m.cases]) for p in persons)
    return [p for p, told in named if not told or not_in_passing(words, told)]


_SEVERAL = 2


def _born_so(words: Words, persons: Sequence[Person], said: Capacity) -> list[Person]:
    """The only person whom the text names with a title of birth: "принц" after "принц Али, министр"."""
    title = said.position.lower()
    if title not in _BORN or said.organization or said.country:
        return []
    named = [m for p in persons for m in p.mentions if m.person_span is not None]
    spans = [m.person_span for m in named if m.person_span is not None and m.person_span.first]
    own = {s.first for s in spans if title in words.tokens[s.first - 1].lemmas}
    born = [p for p in persons if any(m.person_span and m.person_span.first in own for m in p.mentions)]
    return born if len(born) == 1 else []


def _only_of_body(persons: Sequence[Person], said: Capacity) -> list[Person]:
    """The only person of a body whom the text then calls no more than its representative: "представитель
    Совбеза" after "заместитель секретаря Совбеза А"."""
    if expanded(said.position) != "представитель" or not said.organization:
        return []
    held = [(p, c) for p in persons for c in p.capacities if c.organization and not c.former]
    own = {p.name: p for p, c in held if same_body(said.organization, c.organization)}
    return [*own.values()] if len(own) == 1 else []


_BORN = words_of("posts", "born")


def _has_unnamed_subject(party: Party, before: Sequence[Party]) -> bool:
    """Whether somebody acts in the sentence before of whom no post is told: "Али Резаи покинул Ереван"."""
    near = (p for p in before if p.sentence == party.sentence - 1 and p.person is not None)
    acting = (p for p in near if "nom" in p.cases and not (p.prep or p.inner))
    return any(p.person is not None and not p.person.capacities and " " in p.person.name for p in acting)


def _who_acts(fitting: Sequence[Person], party: Party) -> list[Person]:
    """Those who were subjects shortly before, where whom the text named last was only met: "Министр Перу А
    прибыл. С министром Чили Б обсуждена торговля. | Министр принял также посла"."""
    subjects = [p for p in fitting if _is_subject(p, party)]
    return subjects if fitting and fitting[0] not in subjects else []


def _is_escorted(words: Words, party: Party) -> bool:
    """Whether others come along with an official, who travels then: "| Главу государства сопровождают"."""
    verb = words.tokens[min(party.last + 1, len(words.tokens) - 1)]
    return "acc" in party.cases and not party.prep and "сопровождать" in verb.lemmas


def _is_subject(person: Person, party: Party) -> bool:
    near = (m for m in person.mentions if 0 < party.sentence - m.sentence <= _KEPT_ON)
    return any("nom" in m.cases and not (m.prep or m.inner) for m in near)


# A text keeps on telling of its subject for so many sentences beside whom he meets.
_KEPT_ON = 6


def _led_before(words: Words, before: Sequence[Party]) -> Person | None:
    """Who was told to lead a delegation, whom "глава делегации" means."""
    heads = (p for p in reversed(before) if "делегация" in words.tokens[p.head].lemmas)
    return next((p.person for p in heads if p.person is not None), None)


def is_leader(person: Person, said: Capacity) -> bool:
    """Whether somebody is called a "лидер" of the state whose head a post is, and nothing else."""
    head = expanded(said.position) in HEADS and not said.organization and bool(said.country)
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


def _only_leader(persons: Sequence[Person], said: Capacity) -> list[Person]:
    """The only person of a state, where a chair or secretary leads it: "лидер Кубы" after its "председатель
    Госсовета"."""
    if said.position.lower() != "лидер" or said.organization or not said.country:
        return []
    own = [p for p in persons if any(c.country == said.country and not c.former for c in p.capacities)]
    chairs = [p for p in own if any(c.position.lower().startswith(_CHAIRS) for c in p.capacities)]
    return own if len(own) == 1 and chairs else []


_CHAIRS = ("председатель", "генеральный секретарь", "генсек", "верховный")
HEADS = frozenset(("президент", "премьер-министр", "глава государства", "канцлер", "король"))


def _meets_his_own(words: Words, person: Person, party: Party, persons: Sequence[Person]) -> bool:
    """Whether who is named only later is of the state of whom an official without one meets: "Глава
    государства встретился с министром Чили А. | Президент Чили Б", who is another head of state."""
    if party.capacity is None or party.capacity.country or "nom" not in party.cases or not person.country:
        return False
    met = (m for p in persons if p is not person and p.country == person.country for m in p.mentions)
    met = (m for m in met if m.sentence == party.sentence and m.first > party.last and "nom" not in m.cases)
    return any(all(t.shape != "mark" for t in words.tokens[party.last + 1 : m.first]) for m in met)


def _is_met_by_other(person: Person, party: Party, persons: Sequence[Person]) -> bool:
    """Whether somebody of no told state is first named as one whom others meet, after another has acted by
    his name alone, who can be the official: "Премьер Чили в Осло ¶ А прилетел в среду. Он встретится с |
    премьером Б"."""
    first = person.mentions[0]
    faced = "nom" not in first.cases and not any(c.country for c in person.capacities)
    if not faced or party.capacity is None or "nom" not in party.cases:
        return False
    ahead = (p for p in persons if p.mentions[0].first < first.first and " " in p.name)
    own = party.capacity.country
    return any(
        "nom" in p.mentions[0].cases
        and not p.mentions[0].prep
        and (not p.capacities or p.country == own != "")
        for p in ahead
    )


def _is_only_met(words: Words, person: Person, party: Party) -> bool:
    """Whether somebody of a told state is first named below as one whom others meet, and not who acts without
    one: "| Президент вылетит в Осло и примет премьера. Вечером он поговорит с президентом Чили А"."""
    first = person.mentions[0]
    if party.capacity is None or party.capacity.country or not person.country:
        return False
    if "nom" not in party.cases or party.prep or words.is_title(party.sentence):
        return False
    before = words.tokens[max(first.first - 3, 0) : first.first]
    before = before[:1] if len(before) > 2 and before[1].has("PREP") else before[-1:]  # "примет в Осло | А"
    object_ = "acc" in first.cases and any(finite(t) and t.has("V") for t in before)
    met = first.prep == "с" or object_
    return met and "nom" not in first.cases and first.first > party.last


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


def _is_object(words: Words, person: Person, party: Party) -> bool:
    """Whether the clause of who acts has somebody for its object: "Его | встретил глава МИД", another one."""
    if "nom" not in party.cases or party.prep:
        return False
    told = (m for m in person.mentions if m.sentence == party.sentence and m.last < party.first)
    objects = (m for m in told if m.kind == "pronoun" and m.cases & {"acc", "gen"} and not m.prep)
    after = (words.tokens[m.last + 1 : party.first] for m in objects)
    return any(finite(b[0]) and all(t.shape != "mark" for t in b) for b in after if b)


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


def called(words: Words, party: Party, before: Sequence[Party]) -> Person | None:
    """Whom a word without a state means that many can be called: "дипломат", "политик" - whoever of the
    sentences before it holds such a post; nobody where it is an adjective's ("опытный политик")."""
    token = words.tokens[party.first]
    if words.tokens[party.head].lemma in _FACING and not party.country:
        return _other_of_two(words, party, before)
    if token.lemma in HOSTS:
        return _host(words, party, before)
    if token.lemma not in words_of("posts", "anybody") and not demonyms.is_called_so(words, party):
        return None
    if party.country:
        return _of_state(words, party, before)
    near = words.tokens[party.first - 1] if party.first else token
    if near.lemma == "европейский" and near.sentence == party.sentence:
        envoys = [p.person for p in before if p.person is not None and _serves_europe(p.person)]
        return envoys[-1] if len({p.name for p in envoys}) == 1 else None
    if near.sentence == party.sentence and near.cases("A", "P") & token.cases("N"):
        return None
    told = [p for p in before if 0 < party.sentence - p.sentence <= _CALLED_FAR and p.person is not None]
    told = [p for p in told if p.person is not None and _agrees(words, party, p.person)]
    fitting = [p for p in told if p.person is not None and _may_be_called(token.lemma, p.person)]
    if not fitting and token.lemma == DIPLOMAT:  # the head of an office of the UN
        fitting = [p for p in told if p.person is not None and serves_many(p.person)]
    shortly = [p for p in fitting if party.sentence - p.sentence <= _CALLED]
    acting = [p for p in not_in_passing(words, fitting) if "nom" in p.cases and not (p.prep or p.inner)]
    meant = not_in_passing(words, shortly) or (acting[-1:] if shortly else []) or shortly
    return max(meant, key=lambda p: salience(p, before, party)).person if meant else None


def _agrees(words: Words, party: Party, person: Person) -> bool:
    """Whether a verb in the feminine right after a word for a man says that it is a woman: "Политик |
    встретилась"."""
    after = words.tokens[party.last + 1 : party.last + 3]
    after = [t for t in after if t.sentence == party.sentence and t.lower not in ("также", "тоже", "затем")]
    female = bool(after) and finite(after[0]) and after[0].readings[0].gender == "f"
    return not (female and "nom" in party.cases and person.gender == "m")


_FACING = frozenset(("собеседник", "собеседница", "визави"))


_ASKING = words_of("triggers", "visit", "invite", "verbs")


def _of_state(words: Words, party: Party, before: Sequence[Party]) -> Person | None:
    """The only person of a state told so far, or in the sentences right before: "чилийский | политик"."""
    own = [p for p in before if p.person is not None and p.person.country == party.country]
    near = [p for p in own if 0 < party.sentence - p.sentence <= _CALLED]
    for told in (own, near):
        people = {p.person.name: p.person for p in told if p.person is not None}
        if len(people) == 1:
            return next(iter(people.values()))
    return None if own else _of_no_state(words, party, before)


def _of_no_state(words: Words, party: Party, before: Sequence[Party]) -> Person | None:
    """The only one told shortly before who acts for a body of several states: "немецкий | дипломат"."""
    near = [p.person for p in before if 0 < party.sentence - p.sentence <= _CALLED and p.person is not None]
    people = {p.name: p for p in near if not p.country and serves_many(p)}
    only = next(iter(people.values())) if len(people) == 1 else None
    return only if only is not None and _agrees(words, party, only) else None


def _host(words: Words, party: Party, before: Sequence[Party]) -> Person | None:
    """Whom "хозяин" means: who received somebody shortly before; where nobody did, of the only two who talked
    the one who is asked to come."""
    near = [p for p in before if 0 < party.sentence - p.sentence <= _CALLED and p.person is not None]
    for sentence in range(party.sentence - 1, party.sentence - 1 - _CALLED, -1):
        if not any(t.lemmas & _RECEIVING for t in words.inside(max(sentence, 0))):
            continue
        here = [p for p in near if p.sentence == sentence and not (p.prep or p.inner)]
        acting = [p for p in here if "nom" in p.cases]
        if len({p.person.name for p in acting if p.person}) == 1:
            return acting[0].person
    return _other_of_two(words, party, before)


_RECEIVING = words_of("triggers", "meeting", "receive", "verbs") | {"встретить", "встречать"}
HOSTS = frozenset(("хозяин", "хозяйка"))


def _other_of_two(words: Words, party: Party, before: Sequence[Party]) -> Person | None:
    """Whom "собеседник" means who is asked to come: of the only two persons told before the one who does not
    act: "А встретился с Б. | А пригласил собеседника в Рим"."""
    if not any(t.lemmas & _ASKING for t in words.inside(party.sentence)):
        return None
    return other_of_two(party, before)


def other_of_two(party: Party, before: Sequence[Party]) -> Person | None:
    """The only other person told in a sentence and the one before it than who acts in it: "А принял Б. | А
    проводил коллегу"."""
    near = [p for p in before if party.sentence - p.sentence <= 1 and p.person is not None]
    people = list({id(p.person): p.person for p in near if p.person is not None}.values())
    acting = [p for p in near if p.sentence == party.sentence and "nom" in p.cases and not p.prep]
    if "nom" in party.cases:  # "По словам А, его | коллега приедет": whose he is
        acting = [p for p in near if p.sentence == party.sentence and not acting]
    if len(people) != 2 or not acting:
        return None
    return next((p for p in people if p is not acting[-1].person), None)


def _serves_europe(person: Person) -> bool:
    """Whether somebody acts for the European Union, as "европейский дипломат" does."""
    return any(c.organization.startswith(("ЕС", "Евро")) for c in person.capacities if not c.former)


def _may_be_called(word: str, person: Person) -> bool:
    return any(_is_called(word, c) for c in person.capacities if not c.former)


def _is_called(word: str, held: Capacity) -> bool:
    title = expanded(held.position)
    if word == DIPLOMAT:
        return is_diplomat(title, held.organization)
    titles = {expanded(t) for t in table("posts")["aliases"].get(word, ())}
    return not titles or title in titles


# Who is called "дипломат" was told of within so many sentences.
_CALLED = 2
# Where those are only told of in passing, who acted last within so many.
_CALLED_FAR = 6


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
