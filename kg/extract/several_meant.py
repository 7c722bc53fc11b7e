"""Which of those who acted a plural post means: "the two ministers", "the heads of state", and how many it
counts. The same for every language."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract import counted_people
from kg.extract.allegiance import country_of
from kg.extract.drafts import TALKS, Draft
from kg.extract.parties import Capacity, Party, Person
from kg.extract.posts_held import title_of
from kg.extract.reading import Reading
from kg.extract.two_told import BESIDE


def actors(draft: Draft) -> list[Party]:
    """Return who acts in an event; the body whose session it is does not act at it."""
    single = ("state", "post") if draft.type == "conference" else ("state", "post", "body")
    parties = (p.party for p in draft.parts)
    acting = [p for p in parties if p.person is not None or (p.kind in single and not p.plural)]
    own = [p for p in acting if p.sentence <= draft.sentence]
    # Who only attended a talk, which a later sentence adds, is none of its sides.
    return own if draft.type in TALKS and len(own) > 1 else acting


def with_firm(reading: Reading, draft: Draft) -> bool:
    """Return whether a body of no state and no union acts in an event: "signed a contract with the firm"."""
    bodies = (p for p in actors(draft) if p.kind == "body" and p.person is None)
    return any(not (p.country or reading.international(p.body)) for p in bodies)


def with_joined(talk: Draft, earlier: Sequence[Draft], number: int) -> list[Party]:
    """Return who acts in an event, with the colleagues who joined it as the sentences after it tell, and
    with all who did where so many are spoken of: "A met B. Their colleague C joined them. The three
    ministers"."""
    acting = actors(talk)
    if talk.type not in TALKS:
        return acting
    joined = [p.party for p in talk.parts if p.party.person is not None and p.party not in acting]
    for draft in (d for d in earlier if d.first > talk.first):
        if draft.rule not in BESIDE:
            break
        joined += draft.people()
    full = len(acting) < number == len(acting) + len(joined)
    return [*acting, *(p for p in joined if full or p.counterpart)]


def of_events(reading: Reading, reference: Party, told: Sequence[list[Party]]) -> list[Party]:
    """Return the actors of the last event of which a title fits several, as many as it counts if it does.

    "The two ministers" are not the envoy and the minister of the talk told last, where two ministers talked
    before. ``told`` are the actors of the events before, those of the last one first.
    """
    number = counted_people.number(reading, reference)
    fitting = [parties for acting in told if len(parties := fitting_of(reading, reference, acting)) > 1]
    exact = (parties for parties in fitting if len(parties) == number)
    # "The three heads of government", one of whom is a president.
    loosely = (a for a in told if len(a) == number and any(could_be(reading, p, reference) for p in a))
    in_body = [f for f in fitting if not all(_is_headed(reading, p) for p in f)]
    all_told = _as_many_told(reading, reference, number) or _called_so(in_body)
    return next(exact, None) or all_told or next(loosely, None) or next(iter(fitting), [])


def _is_headed(reading: Reading, party: Party) -> bool:
    """Whether a headline names a party, so that it is of the whole text and of no event before another."""
    return reading.words.sentences[party.sentence].paragraph < 0


def _called_so(fitting: Sequence[list[Party]]) -> list[Party]:
    """All whom an event tells by their posts alone, where the last event is of some of them: "The heads of
    the agencies met; A, B and C took part. A and B signed a plan. The heads"."""
    last = {p.key() for p in fitting[0]} if fitting else set()
    whole = (f for f in fitting if all(p.kind == "post" and p.person is not None for p in f))
    return next((f for f in whole if last < {p.key() for p in f}), [])


def _as_many_told(reading: Reading, reference: Party, number: int) -> list[Party]:
    """All of the text so far whom a title fits, if they are as many as it counts, of as many states: "A and B
    spoke. C will visit A. The three presidents"."""
    told = [p for p in reading.persons if p.mentions and p.mentions[0].sentence < reference.sentence]
    told = [p for p in told if reading.stories.names(reference.sentence, p)]
    fitting = [p.mentions[0] for p in told if fits(reading, title_of(reference), p)]
    states = {country_of(p) for p in fitting} - {""}
    return fitting if len(fitting) == number == len(states) else []


def nameless_told(reading: Reading, reference: Party, earlier: Sequence[Draft]) -> list[Party]:
    """Return the nameless officials of a state or body whom an event tells by the word that is alone here:
    "A received the ambassadors of the Union. Minister B met | the ambassadors, too"."""
    title = title_of(reference)
    told = (p.party for d in reversed(earlier) if not d.title for p in d.parts)
    posts = (p for p in told if p.kind == "post" and p.person is None and p.plural and p.capacity is not None)
    same = (p for p in posts if p.capacity and (p.capacity.organization or p.capacity.country))
    meant = next((p for p in same if p.capacity and reading.stands_for(title, p.capacity.position)), None)
    return [meant] if title and meant is not None else []


def fitting_of(reading: Reading, reference: Party, acting: Sequence[Party]) -> list[Party]:
    """Return those of who acts in an event whom a plural can mean, with the state beside the only one."""
    fitting = [a for a in acting if reference.kind != "post" or could_be(reading, a, reference)]
    if len(fitting) == 1:
        country = country_of(fitting[0])
        fitting += [a for a in acting if a.kind == "state" and a.country != country]
    return fitting


def or_to_come(
    reading: Reading, reference: Party, told: Sequence[Draft], earlier: Sequence[Draft]
) -> Sequence[Draft]:
    """Return the events that a reference can take up, those to come with them where only these are of several
    whom its title fits: "Presidents A and B will meet. A has flown to Oman. The two presidents last met"."""
    several = [d for d in earlier if len(fitting_of(reading, reference, actors(d))) > 1]
    ahead = bool(title_of(reference)) and bool(several) and not any(d in told for d in several)
    return earlier if ahead else told


def could_be(reading: Reading, party: Party, reference: Party) -> bool:
    """Return whether "министры", "лидеры" can mean somebody: one without a post, or whom the word fits."""
    title = title_of(reference)
    held = party.capacity if party.kind == "post" else None
    if party.person is not None and (not party.person.capacities or fits(reading, title, party.person)):
        return True  # else who is told there by another post than his own
    return held is not None and (not held.position or _stands_for(reading, title, held))


def fits(reading: Reading, title: str, person: Person) -> bool:
    """Return whether a bare title can mean a person by one of his posts, with its body or without."""
    return any(_stands_for(reading, title, c) for c in person.capacities)


def _stands_for(reading: Reading, title: str, held: Capacity) -> bool:
    if held.organization and not reading.at_body(title, held.position, held.organization):
        return False
    return any(reading.stands_for(title, p) for p in (held.position, f"{held.position} {held.organization}"))
