"""Who the only official without a name of a text is whom it names once with nothing else: "Zambia’s president
was received in Paris by A. Speaking to reporters, | Joseph Phiri called the talks fruitful"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.languages.en import counterparts
from kg.extract.languages.en.bodies import is_international
from kg.extract.languages.en.capacities import add, is_sole, plain
from kg.extract.languages.en.lexicon import words_of
from kg.extract.languages.en.mentions import OWN
from kg.extract.languages.en.word_classes import MODALS, adverbial
from kg.extract.parties import Capacity, Party, Person
from kg.extract.words import Words

# The name stands so many sentences after the post.
_NEAR = 4
_SECOND = 2
# "A told (the visiting) B": so many words, and what one does to the other.
_BETWEEN = 4
_HOSTING = frozenset(("received", "hosted", "welcomed", "greeted"))
FACING = _HOSTING | {"told", "met", "thanked", "assured", "briefed", "informed", "invited", "with", "to"}
# Posts that many hold, of whom nothing is told by a name.
_MANY = frozenset(
    (
        "spokesman",
        "spokesperson",
        "spokeswoman",
        "official",
        "source",
        "diplomat",
        "aide",
        "lawmaker",
        "expert",
    )
)
# Of a state one holds them.
_TOP = frozenset(("top diplomat", "chief diplomat"))
_TALKS = frozenset(("talks", "meeting", "conversation", "consultations", "discussions", "negotiations"))
# Who does this comments from outside.
_OUTSIDE = frozenset(("criticize", "criticise", "condemn", "protest", "report", "analyze", "analyse"))
_WRITERS = frozenset(("by", "reporting", "editing", "photo", "writer", "author", "image"))
OCCUPATIONS = words_of("posts", "private_life", "posts") | {"analyst", "expert", "professor", "historian"}


def join(words: Words, parties: Sequence[Party], persons: Sequence[Person]) -> None:
    """Join names and posts that are left over, each with the only one of the other kind."""
    _name_pairs(words, parties, persons)
    _name_posts(words, parties, persons)
    _give_posts(words, parties, persons)


def _name_pairs(words: Words, parties: Sequence[Party], persons: Sequence[Person]) -> None:
    """Make two nameless officials of two states the only two persons of whom nothing else is told, where one
    deals with the other: "The Omani premier met Peru’s president. | A told B that". Who receives is whoever
    was said to receive."""
    bare = [p for p in persons if _is_bare(words, p)]
    if len(bare) != _SECOND:
        return
    names = sorted((_first(words, p) or p.mentions[0] for p in bare), key=lambda m: m.first)
    posts = [p for p in parties if p.kind == "post" and p.person is None and p.first < names[0].first]
    told = [(p.capacity, p) for p in reversed(posts) if p.capacity is not None and _is_state_post(p)]
    offices = {_office(held): p for held, p in told}
    if len(offices) != _SECOND or names[0].sentence != names[1].sentence or len(posts) < _SECOND:
        return
    two = sorted(offices.values(), key=lambda p: p.first)
    between = words.tokens[names[0].last + 1 : names[1].first]
    near = two[0].sentence == two[1].sentence and 0 < names[0].sentence - two[0].sentence <= _SECOND
    if not near or names[0].prep or len(between) > _BETWEEN or not FACING & {t.lower for t in between[:2]}:
        return
    if {t.lower for t in between[:2]} & _HOSTING and two[1].prep == "by":
        two.reverse()
    for name, post in zip(names, two, strict=True):
        if name.person is not None and post.capacity is not None:
            add(name.person, post.capacity)
            for party in (p for held, p in told if _office(held) == _office(post.capacity)):
                party.person = name.person
                name.person.mentions.append(party)


def _is_state_post(party: Party) -> bool:
    held = party.capacity
    return held is not None and bool(held.country) and not held.former and bool(held.position)


def _give_posts(words: Words, parties: Sequence[Party], persons: Sequence[Person]) -> None:
    """Make "the" holder of a post that nobody named has the only one named by his state alone before:
    "Japan’s Haruto Sato met B. | The prime minister said"."""
    known = [p for p in persons if not p.capacities and _states(p)]
    known = [p for p in known if not any(m.counterpart for m in p.mentions)]
    named = [m for m in known[0].mentions if m.person_span is not None] if len(known) == 1 else []
    for party in parties if named else ():
        held = party.capacity if party.kind == "post" else None
        if held is None or party.person is not None or party.plural or party.counterpart:
            continue
        definite = words.tokens[party.first].lower == "the" and held.position and not held.former
        if not definite or held.country or held.organization or not is_sole(held.position):
            continue
        if 0 < party.sentence - named[0].sentence <= _NEAR:
            held.country, party.person = _states(known[0]), known[0]
            known[0].mentions.append(party)
            add(known[0], held)
            for index, other in enumerate(parties):
                if other.counterpart and other.person is not None and not other.person.capacities:
                    counterparts.settle(words, other, index, parties)
            return


def _states(person: Person) -> str:
    """The state that a text gives somebody without a post."""
    return person.home or next((m.country for m in person.mentions if m.country), "")


def _name_posts(words: Words, parties: Sequence[Party], persons: Sequence[Person]) -> None:
    """Make the only nameless official of a text the only person in it of whom nothing else is told."""
    bare = [p for p in persons if _is_bare(words, p)] if persons else []
    posts = [p for p in parties if p.kind == "post" and p.person is None] if len(bare) == 1 else []
    if not posts or any(p.plural and p.capacity is not None and p.capacity.country for p in posts):
        return
    person = bare[0]
    told = _first(words, person) or person.mentions[0]
    nameless = [p for p in posts if p.first < told.first and _is_one(p)]
    offices = {_office(p.capacity) for p in nameless if p.capacity is not None}
    if len(offices) != 1:
        return
    first = nameless[0]
    later = 0 < told.sentence - first.sentence <= _NEAR + (words.is_title(first.sentence))
    if not later or not acts_as_such(words, told):
        return
    if {m.sentence for m in person.mentions} & {p.sentence for p in nameless}:
        return
    if any(counterparts.is_of_state(parties, told.sentence, p.country) for p in nameless):
        return  # "A met his | Chadian counterpart": A is not the Chadian minister
    for party in nameless:
        party.person = person
        person.mentions.append(party)
    if first.capacity is not None:
        add(person, first.capacity)


def _office(held: Capacity) -> tuple[str, str]:
    return plain(held.position), held.country or held.organization


def _is_one(party: Party) -> bool:
    """Whether a mention is of one official of a state."""
    held = party.capacity
    if held is None or party.plural or held.former or not held.position:
        return False
    known = bool(held.country) or is_international(held.organization)
    said = held.position.lower()
    return known and (said in _TOP or _MANY.isdisjoint(said.split()))


def _is_bare(words: Words, person: Person) -> bool:
    """Whether a text names somebody in full and says nothing else of him."""
    if person.capacities or person.country or not person.mentions:
        return False
    first = _first(words, person)
    if first is None or first.foreign:
        return False
    span = first.person_span
    return span is not None and span.last - span.first + 1 >= _SECOND


def _first(words: Words, person: Person) -> Party | None:
    """The first mention of a name below the headline, where a surname can have told of him."""
    named = (m for m in person.mentions if m.person_span is not None)
    return next((m for m in named if words.sentences[m.sentence].paragraph >= 0), None)


def acts_as_such(words: Words, name: Party) -> bool:
    """Whether a first mention is of somebody known: who acts, whose a thing is, or with whom talks were."""
    span = name.person_span
    if span is None:
        return False
    sentence = words.sentences[name.sentence]
    before = words.tokens[max(sentence.first, span.first - _SECOND) : span.first]
    end = len(words.tokens) - 1
    after = words.tokens[min(name.last + 1, end)]
    after = words.tokens[min(name.last + 2, end)] if adverbial(after) else after  # "A then met"
    if (
        any(t.lower in OCCUPATIONS | _WRITERS for t in before)
        or words.tokens[span.first].lower in OCCUPATIONS
    ):
        return False
    if after.text in OWN:
        return True
    if name.prep == "with":
        return any(t.lower in _TALKS for t in before)
    verb = any(r.pos == "V" and r.tags & {"past", "s"} for r in after.readings) or after.lower in MODALS
    acts = verb and not after.lemmas & _OUTSIDE and not after.lower.endswith("ing")
    joined = after.lower == "and" and not name.prep and (not before or before[-1].text == ",")
    if joined:
        return True  # "There, | A and Premier B opened the base"
    described = after.text == "," and words.tokens[min(name.last + 2, len(words.tokens) - 1)].lower == "who"
    return not name.prep and (acts or described)
