"""Who is told by name alone to talk with an official, and whom the text then calls by his post.

"Премьер Перу А побывал у Луиса Кано. | Президент Чили поблагодарил гостя". Precision first: nobody else near
can be meant.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.languages.ru.described import described
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.principals import (
    bare_ruler,
    bind,
    is_of_event,
    may_be_named,
    nameless,
)
from kg.extract.languages.ru.same_post import means
from kg.extract.languages.ru.segments import finite
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
_GOING = words_of("triggers", "visit", "go", "verbs") | words_of("triggers", "visit", "object", "verbs")
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
    beside = words.tokens[first.last + 1 : post.first] if post.sentence == first.sentence else None
    if beside is not None and not any(t.shape == "mark" for t in beside):
        return None  # "До встречи с А | министр встретился с Б": he is not A
    country = post.capacity.country
    if (country and country == other.country) or any(means(post.capacity, c) for c in other.capacities):
        return None
    opening = [t.lower for t in words.tokens[max(post.first - 2, 0) : post.first]]
    acts = ("nom" in post.cases and not post.prep) or opening in _SPOKEN_OF
    sentence = words.sentences[post.sentence]
    clause = words.tokens[max(post.first, sentence.first) : sentence.last + 1]
    verbs = _MEETS_ANEW - _GOING if _is_received(words, first) else _MEETS_ANEW
    here = [p for p in parties if p.person is other and p.sentence == post.sentence and p.prep == "с"]
    anew = not here and any(t.lemmas & verbs for t in clause)  # "Премьер Перу беседовал с ним": the same talk
    if post.prep == "с" and _acts_there(other, post):  # "назвал беседу с | министром полезной"
        acts, anew = True, any(t.lemmas & _MEETS_ANEW for t in words.inside(post.sentence))
    return post if acts and not anew and not (post.plural or post.inner or post.counterpart) else None


def _is_received(words: Words, name: Party) -> bool:
    """Whether somebody is told to be received, of whom the text then tells that he came: "Вице-президент Чили
    принял Луиса Кано. Премьер Перу | прибыл накануне"."""
    verbs = (t for t in words.inside(name.sentence) if t.lemmas & _RECEIVING and finite(t))
    return "acc" in name.cases and "nom" not in name.cases and not name.prep and any(verbs)


_RECEIVING = words_of("triggers", "meeting", "receive", "verbs")


def _acts_there(person: Person, post: Party) -> bool:
    """Whether somebody is the subject of the sentence of a post."""
    here = (m for m in person.mentions if m.sentence == post.sentence and m.last < post.first)
    return any("nom" in m.cases and not m.prep for m in here)


def call_ruler(words: Words, parties: Sequence[Party]) -> None:
    """Give the ruler who opens a sentence to the only one whom the sentence before names without a post, as
    whose visit is told or to whom somebody travels: "отправится в Лиму к Хуану Рохасу. | Президент Перу
    ждёт его"."""
    for post in parties:
        own = words.sentences[post.sentence]
        if post.kind != "post" or post.person is not None or not bare_ruler(post) or not own.index:
            continue
        opens = post.first == own.first and "nom" in post.cases and may_be_named(post)
        if not opens or words.sentences[own.index - 1].paragraph != own.paragraph:
            continue
        near = [p for p in parties if p.sentence == own.index - 1 and p.person is not None]
        bare = [p for p in near if p.person is not None and nameless(p.person)]
        person = bare[0].person if len({id(p.person) for p in bare}) == 1 else None
        if person is None or " " not in person.name or described(words, person):
            continue
        country = post.capacity.country if post.capacity is not None else ""
        others = [p.person.country for p in near if p.person is not None and p.person is not person]
        told = bare[0].prep == "к" or is_of_event(words, bare[0])
        beside = any(m.sentence == post.sentence for m in person.mentions)
        if told and not beside and country not in others and person.mentions[0] is bare[0]:
            bind(post, person, "")


def call_partner(words: Words, parties: Sequence[Party], persons: Sequence[Person]) -> None:
    """Make the only official without a name with whom somebody is told to talk the one with whom he is then
    told to, by full name alone: "А созвонился с чилийским | коллегой. В беседе с | Хуаном Рохасом он"."""
    for person in persons:
        first = person.mentions[0] if person.mentions else None
        if first is None or first.prep != "с" or " " not in person.name or not nameless(person):
            continue
        near = [p for p in parties if 0 < first.sentence - p.sentence <= _NEAR and p.kind == "post"]
        met = [p for p in near if p.person is None and p.prep == "с" and may_be_named(p)]
        if len({p.key() for p in met}) != 1 or described(words, person):
            continue
        if words.sentences[met[0].sentence].paragraph >= 0 and _talks_anew(words, first):
            continue
        between = [p for p in parties if met[0].sentence <= p.sentence <= first.sentence]
        new = (p.person for p in between if p.person is not None and p.person.mentions[0] is p)
        strangers = [p for p in new if p is not person and nameless(p)]
        acting = [p for p in between if p.sentence == first.sentence and "nom" in p.cases and not p.prep]
        known = all(p.plural or _is_told_before(p.person, met[0]) for p in acting)
        if not strangers and known:
            for party in (p for p in parties if p.person is None and p.key() == met[0].key()):
                bind(party, person, "")


def _is_told_before(person: Person | None, post: Party) -> bool:
    return person is not None and any(m.first < post.first for m in person.mentions)


def _talks_anew(words: Words, partner: Party) -> bool:
    """Whether a sentence tells of one more talk: "Затем он встретился с | Хуаном Рохасом"."""
    inside = list(words.inside(partner.sentence))
    meets = (t for t in inside if t.lemmas & _MEETS_ANEW and finite(t))
    alone = any(r.number == "s" for t in meets for r in t.readings[:1])
    return alone or any(t.lower in _ALSO for t in inside)


_ALSO = frozenset(("также", "тоже", "затем", "потом", "позже", "позднее", "далее", "кроме", "еще", "ещё"))


def call_received(words: Words, parties: Sequence[Party]) -> None:
    """Give the nameless official whom a named one receives to the only one who acts in the sentence before,
    by his full name alone: "Хуан Рохас прилетел в Осло. Король Харальд принял | министра обороны Чили"."""
    for post in parties:
        if post.kind != "post" or post.person is not None or post.counterpart or not may_be_named(post):
            continue
        if not {"acc", "dat"} & post.cases or "nom" in post.cases or post.prep:
            continue
        here = [p for p in parties if p.sentence == post.sentence and p is not post and not p.inner]
        hosts = [p for p in here if p.person is not None and "nom" in p.cases and not p.prep]
        near = [p for p in parties if p.sentence == post.sentence - 1 and p.person is not None]
        acting = [p for p in near if "nom" in p.cases and not p.prep]
        if not any(t.lemmas & (_TALKING | _GOING) for t in words.inside(max(post.sentence - 1, 0))):
            continue
        person = acting[0].person if len({id(p.person) for p in acting}) == 1 else None
        if person is None or not hosts or hosts[0].person is None or not nameless(person):
            continue
        told = any(m.sentence == post.sentence for m in person.mentions) or described(words, person)
        own = post.capacity.country if post.capacity is not None else ""
        if " " in person.name and not told and hosts[0].person.country not in ("", own):
            bind(post, person, "")


def _is_unknown(other: Person, first: Party, post: Party, person: Person) -> bool:
    """Whether somebody else without a post is named up to the post, who can as well be meant."""
    if other is person or not nameless(other):
        return False
    return any(first.sentence <= m.sentence <= post.sentence for m in other.mentions)
