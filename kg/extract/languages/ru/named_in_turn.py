"""Two officials told without names of whom the next sentences name one after the other: "Встреча глав МИД
Чили и Перу была первой. | Хуан Рохас предложил открыть рейс. | Луис Кано взял паузу"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.languages.ru.described import described
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.phrases import QUOTES
from kg.extract.languages.ru.principals import bind, may_be_named, nameless
from kg.extract.languages.ru.private_posts import leads
from kg.extract.languages.ru.same_post import means
from kg.extract.languages.ru.states import international
from kg.extract.parties import Party, Person
from kg.extract.spans import Spans
from kg.extract.words import Words

# The names stand so many sentences after the posts at most.
_NEAR = 3
_PAIR = 2


def name(words: Words, spans: Spans | None, parties: Sequence[Party], persons: Sequence[Person]) -> None:
    """Make two officials of two states, told together, the only two who are then named for the first time, by
    full names alone; by what tells whose each is, else in their order."""
    bare = [p for p in persons if nameless(p) and not p.home]
    if not bare:
        return
    for sentence, posts in _told(words, parties).items():
        named = _named_next(words, parties, sentence, posts)
        titled = len(named) != _PAIR
        if titled:
            named = _headlined(words, parties, sentence)
        unknown = [p for p in named if p in bare and not described(words, p)]
        states = {p.capacity.country for p in posts if p.capacity is not None}
        colleague = [p for p in named if p not in unknown and _state_told(p) in states]
        if len(named) != _PAIR or len(unknown) + len(colleague) != _PAIR or not unknown:
            continue
        turned = _turned(words, spans, posts, named, parties)
        if turned is None and not (titled and all(_acts_first(p) for p in named)):
            continue  # "Сото и Рохас обсудили ¶ Премьер принял министра" is in order
        if turned:
            named.reverse()
        for post, person in zip(posts, named, strict=True):
            if not person.country:
                _let_be(post, person, parties)


def _acts_first(person: Person) -> bool:
    """Whether somebody is a subject where he is named first."""
    return "nom" in person.mentions[0].cases and not person.mentions[0].prep


def _let_be(post: Party, person: Person, parties: Sequence[Party]) -> None:
    for party in [p for p in parties if p.person is None and p.key() == post.key()]:
        bind(party, person, "")
    if not person.capacities and post.capacity is not None:
        person.add(post.capacity)  # "лидеры Чили и Перу"


def _told(words: Words, parties: Sequence[Party]) -> dict[int, list[Party]]:
    """The sentences of an event that tell two officials of two states and nobody by name, with the two."""
    here: dict[int, list[Party]] = {}
    for party in parties:
        if party.kind in ("person", "post", "pronoun"):
            here.setdefault(party.sentence, []).append(party)
    told = {n: found for n, found in here.items() if len(found) == _PAIR and _are_officials(found)}
    return {n: found for n, found in told.items() if any(t.lemmas & EVENTS for t in words.inside(n))}


def _are_officials(found: Sequence[Party]) -> bool:
    """Whether two mentions are of officials of two states without names."""
    own = [p for p in found if p.kind == "post" and p.person is None and p.person_span is None]
    sent = [p.capacity for p in own if _is_sent(p) and p.capacity is not None]
    sides = {c.country or c.organization for c in sent}
    return len(sides) == _PAIR == len(own) and all(_is_told(p) for p in own)


def _is_told(post: Party) -> bool:
    """Whether a text tells the post of an official, also as that of a colleague: "с норвежским коллегой"."""
    return not post.counterpart or (post.capacity is not None and bool(post.capacity.position))


def _is_sent(post: Party) -> bool:
    """Whether a post is one official's, of a state or an international body."""
    said = post.capacity
    of_body = said is not None and not (post.plural or post.inner or said.former)
    return may_be_named(post) or (of_body and said is not None and international(said.organization))


def _named_next(
    words: Words, parties: Sequence[Party], sentence: int, posts: Sequence[Party]
) -> list[Person]:
    """Those whom the sentences after one name for the first time with no post, or with that of one of two
    officials."""
    after = [p for p in parties if 0 < p.sentence - sentence <= _NEAR and p.person is not None]
    new = (p.person for p in after if p.person is not None)
    states = {p.capacity.country for p in posts if p.capacity is not None}
    new = (p for p in new if not p.capacities or _holds_one(p, posts))
    new = (p for p in new if _state_told(p) in ("", *states))
    new = (p for p in new if (p.capacities or " " in p.name) and not is_other_time(words, p))
    return list({id(p): p for p in new if _first_below(words, p) > sentence}.values())


def is_other_time(words: Words, person: Person) -> bool:
    """Whether the sentence that first names somebody tells of another time: "| Ранее Рохас принял Сото"."""
    opening = words.tokens[words.sentences[person.mentions[0].sentence].first]
    return opening.lower in ("ранее", "прежде", "накануне")


def _first_below(words: Words, person: Person) -> int:
    """The first sentence that names somebody, but for the headline."""
    told = sorted(m.sentence for m in person.mentions)
    return next((n for n in told if words.sentences[n].paragraph >= 0), told[0])


def _headlined(words: Words, parties: Sequence[Party], sentence: int) -> list[Person]:
    """The only two whom the headline names, both without a post, where a sentence opens the text below it:
    "Серов и Сото обсудили торговлю ¶ Главы МИД Чили и Перу встретились"."""
    below = next((s.index for s in words.sentences if s.paragraph >= 0), -1)
    above = (p for p in parties if p.sentence < below and p.person is not None)
    told = list({id(p.person): p.person for p in above if p.person is not None}.values())
    bare = len(told) == _PAIR and all(nameless(p) for p in told)
    return told if sentence == below and bare else []


def _holds_one(person: Person, posts: Sequence[Party]) -> bool:
    """Whether somebody is named with the post of one of two officials, or with less than that."""
    said = [p.capacity for p in posts if p.capacity is not None and p.capacity.country == person.country]
    return any(means(c, s) or means(s, c) for s in said for c in person.capacities)


def _turned(
    words: Words,
    spans: Spans | None,
    posts: Sequence[Party],
    named: Sequence[Person],
    parties: Sequence[Party],
) -> bool | None:
    """Whether the second of two posts is that of the first of two names; None where nothing tells. Only those
    whom one word tells are named in their order."""
    states = [p.capacity.country if p.capacity is not None else "" for p in posts]
    for n, person in enumerate(named):
        if _state_told(person) and _state_told(person) in states:
            return _state_told(person) != states[n]
    for n, person in enumerate(named):
        other = _state_faced(person, states, parties) or _state_left(words, spans, person, posts, states)
        if other:
            return other == states[n]
    if len({p.head for p in posts}) == 1:
        return False
    acting = [p for p in posts if "nom" in p.cases and not (p.prep or p.inner)]
    opening = named[0].mentions[0].sentence
    first = [m for m in (p.mentions[0] for p in named) if "nom" in m.cases and not m.prep]
    if opening == posts[0].sentence + 1 and _goes_on(words, named[0].mentions[0], parties):
        first = [m for m in first if m.sentence == opening]  # the subject goes on
    if len(acting) == 1 and len(first) == _PAIR and _open_together(words, first, posts):
        return posts.index(acting[0]) != 0  # "Премьер Чили принял премьера Перу. | Сото и Рохас обсудили"
    if len(acting) != 1 or len(first) != 1:
        return None
    return posts.index(acting[0]) != [p.mentions[0] for p in named].index(first[0])


def _open_together(words: Words, names: Sequence[Party], posts: Sequence[Party]) -> bool:
    """Whether the sentence behind that of two officials opens with two names that "и" joins."""
    one, other = names
    follows = one.sentence == other.sentence == posts[0].sentence + 1
    joined = other.first - one.last == _PAIR and words.tokens[one.last + 1].lower == "и"
    return follows and joined and words.sentences[one.sentence].first == one.first


def _goes_on(words: Words, name: Party, parties: Sequence[Party]) -> bool:
    """Whether a sentence begins with somebody, or with what he says: "«Рады», – отметил | Рохас"."""
    sentence = words.sentences[name.sentence]
    if sentence.first == name.first:
        return True
    quoted = words.tokens[sentence.first].text in QUOTES
    before = (p for p in parties if p.sentence == name.sentence and p.first < name.first)
    return quoted and all(p.kind not in ("person", "post", "pronoun") or p.plural for p in before)


def _state_told(person: Person) -> str:
    """The state that is told of somebody: "его перуанский | коллега Луис Кано", "министр Перу Луис Кано"."""
    said = (m.capacity for m in person.mentions if m.counterpart)
    told = person.country or next((c.country for c in said if c is not None and c.country), "")
    return told or leads(person.name)


def _state_faced(person: Person, states: Sequence[str], parties: Sequence[Party]) -> str:
    """The state of an official whom the sentence of a name tells beside it: "Хуан Рохас пригласил | премьера
    Перу"."""
    first = person.mentions[0]
    acts = "nom" in first.cases and not first.prep
    beside = (p for p in parties if p.sentence == first.sentence and p.kind == "post" and p.person is None)
    faced = [p.country for p in beside if p.country in states and ("nom" not in p.cases or p.prep)]
    return faced[0] if acts and len(faced) == 1 else ""


def _state_left(
    words: Words, spans: Spans | None, person: Person, posts: Sequence[Party], states: Sequence[str]
) -> str:
    """The state that somebody is not of who comes to the town told, or is not of the other who receives."""
    town = _town(spans, posts, states)
    first = person.mentions[0]
    clause = [t for t in words.inside(first.sentence) if abs(t.index - first.first) <= _AROUND]
    if not town or "nom" not in first.cases or first.prep:
        return ""
    if any(t.lemmas & _COMING for t in clause):
        return town
    receives = any(t.lemmas & _RECEIVING for t in clause)
    return next(s for s in states if s != town) if receives else ""


def _town(spans: Spans | None, posts: Sequence[Party], states: Sequence[str]) -> str:
    """The state of the town that the sentence of the posts names, of theirs."""
    found = spans.all if spans is not None else ()
    tokens = spans.words.tokens if spans is not None else []
    here = (s for s in found if s.kind == "place" and tokens[s.first].sentence == posts[0].sentence)
    towns = {s.country for s in here if s.country in states}
    return towns.pop() if len(towns) == 1 else ""


# The verb of a name stands so many words from it at most.
_AROUND = 5
_COMING = words_of("triggers", "visit", "greeting", "arrivals") | {"прибыть", "прилететь", "приехать"}
_RECEIVING = frozenset(("принимать", "хозяин", "хозяйка", "принимающий"))
EVENTS = frozenset().union(
    *(words_of("triggers", kind, "noun", "nouns") for kind in ("meeting", "call", "visit", "signing")),
    words_of("triggers", "meeting", "with", "verbs"),
    words_of("triggers", "meeting", "receive", "verbs"),
    words_of("triggers", "meeting", "discuss", "verbs"),
    words_of("triggers", "call", "with", "verbs"),
    words_of("triggers", "call", "dative", "verbs"),
    words_of("triggers", "signing", "verb", "verbs"),
)
