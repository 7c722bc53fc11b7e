"""What a list of leaders (public.toml) knows of those whom a text names. The same for every language.

The last resort, after all that the text tells. Which leader, named without a post, a post of his state means:
"Sarkozy came. The French president said"; post and state are the text's there. Whose president somebody is
who is called by name and post alone: "President Biden will travel to Italy"; the state is the list's there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg import gazetteer
from kg.extract import private
from kg.extract.everyday import Everyday
from kg.extract.parties import Capacity, Party, Person
from kg.extract.words import Words

# What parts clauses: "Обама прибыл в Берлин, где президента США встретила".
_CLAUSES = frozenset((",", ";", ":"))


def settle(
    lang: str, everyday: Everyday, words: Words, parties: Sequence[Party], persons: Sequence[Person]
) -> None:
    """Let posts that nobody is told to hold be those of the leaders who are known for them."""
    bare = [p for p in persons if not p.capacities and everyday.leads(p.name)]
    for party in parties if bare else ():
        said = party.capacity
        nameless = party.kind == "post" and party.person is None and not (party.plural or party.counterpart)
        if not nameless or said is None or not said.country or said.former:
            continue
        if any(words.tokens[i].lower.startswith(private.others(lang)) for i in _beside(party)):
            continue
        person = _known(lang, everyday, bare, said)
        if person is not None and all(_is_told_again(words, party, m) for m in person.mentions):
            party.person = person
            person.mentions.append(party)
            person.add(replace(said))


def _beside(party: Party) -> range:
    """The first words of a mention and the one before it: "the | next | US president"."""
    return range(max(party.first - 1, 0), party.head)


def _is_told_again(words: Words, party: Party, mention: Party) -> bool:
    """Whether a post can mean whom a mention names: in another sentence, or clause behind the name."""
    if mention.sentence != party.sentence:
        return True
    between = words.tokens[mention.last + 1 : party.first]
    return any(t.text in _CLAUSES for t in between)


def recall(everyday: Everyday, persons: Sequence[Person]) -> None:
    """Mark the leaders whom the text gives no state with the one that they are known for."""
    for person in persons:
        led = "" if person.country else everyday.leads(person.name)
        person.led = led if gazetteer.state(led) is not None else ""


def give_states(lang: str, everyday: Everyday, persons: Sequence[Person]) -> None:
    """Let known leaders whom a text calls by name and post, without a state, act for the one they led.

    After what the text tells, and against what is only guessed from what surrounds them; in another post than
    the one that somebody is known for he is somebody else. Whether an event is one between states is not
    decided by this.
    """
    for person in persons:
        led = everyday.leads(person.name)
        told = any(c.country and (c.local or not c.derived) for c in person.capacities)
        if told or gazetteer.state(led) is None:
            continue
        for capacity in person.capacities:
            posts = () if capacity.organization else _posts(lang, everyday, capacity)
            if posts and _held_one(person.name, lang, posts):
                capacity.country, capacity.derived = led, True


def _held_one(name: str, lang: str, posts: Sequence[str]) -> bool:
    """Whether somebody is known for one of some posts, or by his whole name for none of the posts listed."""
    return private.held(name, lang, posts) or (" " in name and not private.told_alone(name, lang))


def post_of_leader(first: Capacity, held: Sequence[Capacity], lang: str) -> Capacity:
    """Return the post that a text tells elsewhere of whom it first calls the leader of his state."""
    if first.organization or private.called(first.position, lang) != private.RULERS:
        return first
    posts = (c for c in held if not c.organization and c.country in ("", first.country))
    return next((c for c in posts if len(private.called(c.position, lang)) == 1), first)


def _known(lang: str, everyday: Everyday, persons: Sequence[Person], said: Capacity) -> Person | None:
    """The only one who is known for such a post of the state; None for several."""
    of_state = [p for p in persons if everyday.leads(p.name) == said.country]
    found = [p for p in of_state if private.held(p.name, lang, _posts(lang, everyday, said))]
    return found[0] if len(found) == 1 else None


def _posts(lang: str, everyday: Everyday, said: Capacity) -> tuple[str, ...]:
    """The kinds of posts, as the list has them, that a post can be."""
    if everyday.heads_diplomacy(said):
        return ("diplomat",)
    return () if said.organization else private.called(said.position, lang)
