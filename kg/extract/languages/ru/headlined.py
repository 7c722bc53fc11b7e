"""Who the only official of a headline is whom the text below names without a post: "Глава Минобороны Сербии
слетал в Осло ¶ | Братислав Гашич провел переговоры"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.languages.ru.described import described
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.principals import FACING, bind, is_same, may_be_named, nameless, people_told
from kg.extract.languages.ru.same_post import means
from kg.extract.languages.ru.states import international
from kg.extract.parties import Capacity, Party, Person
from kg.extract.words import Token, Words

# Who does so in the first sentence is not who acts in the headline, but his host.
_RECEIVING = (
    words_of("triggers", "meeting", "receive", "verbs")
    | words_of("triggers", "visit", "greeting", "verbs")
    | words_of("triggers", "visit", "invite", "verbs")
    | (FACING - {"его", "коллега"})
)


def name(words: Words, parties: Sequence[Party], persons: Sequence[Person]) -> None:
    """Name the officials whom a headline tells by their posts and the text by their names, or the other way
    round."""
    _name_acting(words, parties, persons)
    _name_told(words, parties, persons)
    _name_other(words, parties)


def _name_acting(words: Words, parties: Sequence[Party], persons: Sequence[Person]) -> None:
    """Make the official who acts in a headline, and is the only one to do so, who opens the text below by his
    full name alone; nobody where somebody else of the text holds that post."""
    post = _acting(words, parties)
    below = [p for p in parties if words.sentences[p.sentence].paragraph >= 0]
    if post is None or post.capacity is None or not below:
        return
    first = next((p for p in below if p.kind == "person" and "nom" in p.cases and not p.prep), None)
    person = first.person if first is not None else None
    if first is None or person is None or first is not person.mentions[0] or not _opens(words, first, below):
        return
    told = not nameless(person) and not _is_called_alike(person, post.capacity)
    if " " not in person.name or told or described(words, person) or person.home:
        return
    held = [c for p in persons if p is not person and not _is_faced(words, p) for c in p.capacities]
    if any(means(post.capacity, c) or means(c, post.capacity) for c in held):
        return
    for held_so in person.capacities:  # "Японский премьер": the text says no more than "премьер-министр"
        held_so.country = held_so.country or post.capacity.country
    for party in [p for p in parties if p.person is None and is_same(p, post)]:
        bind(party, person, "")


def _is_called_alike(person: Person, post: Capacity) -> bool:
    """Whether a text calls somebody by no more than the post of the headline, without a state."""
    held = person.capacities
    return bool(held) and all(means(post, c) and not (c.country or c.former) for c in held)


def _name_told(words: Words, parties: Sequence[Party], persons: Sequence[Person]) -> None:
    """Make the only official of a headline, of whose visit or talk it tells, the only one whom the first
    sentence tells by his full name alone beside the same word: "Визит премьера Чили отложен ¶ | Визит Пабло
    Рохаса в Ригу"."""
    titled = [p for p in parties if words.is_title(p.sentence)]
    posts = [p for p in titled if p.kind == "post" and p.person is None and p.capacity is not None]
    below = next((s for s in words.sentences if s.paragraph >= 0), None)
    if len(posts) != 1 or any(p.kind == "person" for p in titled) or below is None:
        return
    post, said = posts[0], posts[0].capacity
    if (
        said is None
        or not said.country
        or said.former
        or post.plural
        or post.counterpart
        or "nom" in post.cases
    ):
        return
    here = [p for p in parties if p.sentence == below.index and p.person is not None and "nom" not in p.cases]
    bare = [p for p in here if p.person is not None and nameless(p.person) and not p.person.home]
    if len(bare) != 1 or bare[0].person is None or bare[0] is not bare[0].person.mentions[0]:
        return
    person = bare[0].person
    head = words.sentences[post.sentence]
    shared = _events_of(words.tokens[head.first : head.last + 1]) & _events_of(words.inside(below.index))
    held = [c for p in persons if p is not person for c in p.capacities]
    other = any(means(said, c) or means(c, said) for c in held)
    if not shared or other or " " not in person.name or described(words, person):
        return
    for party in [p for p in parties if p.person is None and is_same(p, post)]:
        bind(party, person, "")


def _events_of(inside: Sequence[Token]) -> set[str]:
    """The kinds of events that words tell: by the noun itself, or by a verb of receiving."""
    nouns = {lemma for t in inside for lemma in t.lemmas & _EVENTS}
    return nouns | ({"принять"} if any(t.lemmas & _RECEIVES for t in inside) else set())


_RECEIVES = words_of("triggers", "meeting", "receive", "verbs")
_EVENTS = (
    words_of("triggers", "visit", "noun", "nouns")
    | words_of("triggers", "meeting", "noun", "nouns")
    | words_of("triggers", "call", "noun", "nouns")
)


def _is_faced(words: Words, person: Person) -> bool:
    """Whether somebody of no told state is first named as the one whom others meet: "встретится с премьером
    А", so that he is not who acts in the headline."""
    first = person.mentions[0]
    stated = any(c.country and not c.derived for c in person.capacities)
    titled = words.is_title(first.sentence)
    return not (stated or titled or "nom" in first.cases) and first.prep in ("с", "со", "и", "")


def _name_other(words: Words, parties: Sequence[Party]) -> None:
    """Make the only nameless official of the first sentence, who faces there one of the two whom the headline
    names, the other one, of whom nothing is told: "Сото и Рохас обсудили торговлю ¶ | Премьер Чили принял
    президента Перу Хуана Рохаса"."""
    titled = {id(p.person): p.person for p in parties if words.is_title(p.sentence) and p.person is not None}
    told = [p for p in titled.values() if p is not None]
    bare = [p for p in told if nameless(p) and not p.home and not described(words, p)]
    if (
        len(told) != _PAIR
        or len(bare) != 1
        or any(words.is_title(p.sentence) for p in parties if p.kind == "post")
    ):
        return
    known = next(p for p in told if p is not bare[0])
    below = next((s.index for s in words.sentences if s.paragraph >= 0), -1)
    here = [p for p in parties if p.sentence == below and p.kind in ("person", "post", "pronoun")]
    posts = [p for p in here if p.kind == "post" and p.person is None]
    if len(here) != _PAIR or len(posts) != 1 or not any(p.person is known for p in here):
        return
    own = posts[0].capacity.country if posts[0].capacity is not None else ""
    if known.country and may_be_named(posts[0]) and own != known.country:
        for party in [p for p in parties if p.person is None and is_same(p, posts[0])]:
            bind(party, bare[0], "")


_PAIR = 2


def _acting(words: Words, parties: Sequence[Party]) -> Party | None:
    """The nameless official of a state or body who acts in the headline, where no other person is told."""
    titled = [p for p in parties if words.is_title(p.sentence)]
    acting = [p for p in titled if "nom" in p.cases and not (p.prep or p.inner)]
    posts = [p for p in acting if p.kind == "post" and p.person is None]
    if len(posts) != 1 or any(p.kind == "person" for p in titled):
        return None
    said = posts[0].capacity
    own = said is not None and not said.former and bool(said.country or international(said.organization))
    return posts[0] if own and not (posts[0].plural or posts[0].counterpart) else None


def _opens(words: Words, first: Party, below: Sequence[Party]) -> bool:
    """Whether somebody is the first official of the text, in its first sentence, and faces nobody there who
    was told before."""
    opening = min(p.sentence for p in below)
    ahead = [p for p in below if p.first < first.first and p.kind in ("person", "post", "pronoun")]
    faces = any(t.lemmas & _RECEIVING for t in people_told(words, first.sentence))
    here = [p for p in below if p.sentence == first.sentence and p.kind == "pronoun"]
    faces = faces or any("nom" not in p.cases for p in here)
    return first.sentence == opening and not ahead and not faces and not _is_of_other(first, below)


def _is_of_other(first: Party, below: Sequence[Party]) -> bool:
    """Whether the sentence tells of an official without a name, who can be the one of the headline."""
    return any(p.sentence == first.sentence and p.kind == "post" and p.person is None for p in below)
