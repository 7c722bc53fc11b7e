"""Who is told by name alone to talk with an official, and whom the text then calls by his post.

"Премьер Перу А побывал у Луиса Кано. | Президент Чили поблагодарил гостя". Precision first: nobody else near
can be meant.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.principals import bare_ruler, bind, described, may_be_named, nameless
from kg.extract.languages.ru.same_post import means
from kg.extract.parties import Party, Person
from kg.extract.words import Words

# The post stands so many sentences after the talk at most.
_NEAR = 2
_SPOKEN_OF = (["по", "словам"], ["по", "мнению"])
_TALKING = frozenset().union(
    words_of("triggers", "meeting", "with", "verbs"),
    words_of("triggers", "meeting", "receive", "verbs"),
    words_of("triggers", "meeting", "visited", "verbs"),
    words_of("triggers", "meeting", "credentials", "verbs"),
    words_of("triggers", "meeting", "noun", "nouns"),
    words_of("triggers", "call", "noun", "nouns"),
    words_of("triggers", "call", "dative", "verbs"),
)
# What an official does to somebody else than whom he was just told to talk with.
_MEETS_ANEW = (
    words_of("triggers", "meeting", "with", "verbs")
    | words_of("triggers", "meeting", "receive", "verbs")
    | words_of("triggers", "visit", "go", "verbs")
    | words_of("triggers", "visit", "object", "verbs")
    | words_of("triggers", "call", "dative", "verbs")
    | {"встретить", "встречать", "провести", "назначить", "поручить"}
)


def call(words: Words, parties: Sequence[Party], persons: Sequence[Person]) -> None:
    """Give the nameless post that follows a talk to the only one of its two sides who has none."""
    for person in persons:
        first = person.mentions[0] if person.mentions else None
        if first is None or " " not in person.name or not nameless(person) or described(words, person):
            continue
        other = _whom_he_faces(words, first, parties)
        post = _told_next(words, first, other, parties) if other is not None else None
        if post is None or any(_is_unknown(p, first, post, person) for p in persons):
            continue
        for party in (p for p in parties if p.person is None and p.key() == post.key()):
            bind(party, person, "")


def _whom_he_faces(words: Words, first: Party, parties: Sequence[Party]) -> Person | None:
    """The only other person of the sentence that tells of a talk, whose post is known."""
    if first.inner or not any(t.lemmas & _TALKING for t in words.inside(first.sentence)):
        return None
    here = [p for p in parties if p.sentence == first.sentence and p.person is not first.person]
    others = list(dict.fromkeys(p.person for p in here if p.person is not None))
    strangers = [p for p in here if p.person is None and p.kind == "post" and p.last < first.first]
    return others[0] if len(others) == 1 and others[0].capacities and not strangers else None


def _told_next(words: Words, first: Party, other: Person, parties: Sequence[Party]) -> Party | None:
    """The first nameless official after a name, who acts and is of another state than whom he faces."""
    after = (p for p in parties if p.first > first.last and p.sentence - first.sentence <= _NEAR)
    post = next((p for p in after if p.kind == "post" and p.person is None), None)
    if post is None or post.capacity is None or not (bare_ruler(post) or may_be_named(post)):
        return None
    country = post.capacity.country
    if (country and country == other.country) or any(means(post.capacity, c) for c in other.capacities):
        return None
    opening = [t.lower for t in words.tokens[max(post.first - 2, 0) : post.first]]
    acts = ("nom" in post.cases and not post.prep) or opening in _SPOKEN_OF
    sentence = words.sentences[post.sentence]
    clause = words.tokens[max(post.first, sentence.first) : sentence.last + 1]
    anew = any(t.lemmas & _MEETS_ANEW for t in clause)
    return post if acts and not anew and not (post.plural or post.inner or post.counterpart) else None


def _is_unknown(other: Person, first: Party, post: Party, person: Person) -> bool:
    """Whether somebody else without a post is named up to the post, who can as well be meant."""
    if other is person or not nameless(other):
        return False
    return any(first.sentence <= m.sentence <= post.sentence for m in other.mentions)
