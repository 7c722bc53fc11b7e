"""Which event a sentence speaks about: topics go to the talk in focus. The same for every language."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from kg.extract.allegiance import body_of, country_of
from kg.extract.drafts import TALKS, Agenda, Claim, Draft, Item
from kg.extract.parties import Party
from kg.extract.times import When
from kg.extract.words import Words
from kg.records import EventType

# Two neighbours in a list of matters stand so near.
_LISTED = 3
# Talks that are told one after another stand in so many sentences.
_ROW = 3
# A gathering of nobody in particular has the topics of so many sentences beside it.
_NAMED = 3


def add_topics(
    words: Words, topics: Iterable[Agenda], events: Sequence[Draft], whens: Sequence[When] = ()
) -> None:
    """Give every topic to the talk in focus, each label once.

    A headline's topics count only where the body tells of the event and says nothing of its topics.

    A topic of which only strangers to the talk speak is dropped, also a soft one of which a stranger speaks.
    A gathering that is only named as one of another time has no topics.
    """
    events = [d for d in events if not (d.type == "conference" and d.earlier and not d.parts)]
    ordered = sorted(topics, key=lambda a: words.sentence_of(a.cue).paragraph < 0)
    matters = _only_discussed(ordered, events)
    for agenda in ordered:
        told = [d for d in events if d not in matters] if agenda.told else events
        event = _of_day(words, agenda, events, whens) or _talk(words, agenda, told)
        title = words.sentence_of(agenda.cue).paragraph < 0
        if event is None or (title and (event.topics or event.title)):
            continue
        for talk in _talks_of(words, agenda, event, events):
            if agenda.item.label.lower() not in {t.label.lower() for t in talk.topics}:
                talk.topics.append(agenda.item)


def pass_on_topics(mentions: Sequence[Draft], events: Sequence[Draft]) -> None:
    """Give the topics of what tells of one side alone to the talk told before in which that side takes part:
    "A met B. A consulted his colleague on trade"."""
    for draft in mentions:
        people = {p.party.key() for p in draft.parts if p.party.person is not None}
        if draft.lost != "no second side" or not draft.topics or not people:
            continue
        before = (d for d in reversed(events) if d.sentence < draft.sentence and d.type in TALKS)
        mine = (d for d in before if people <= d.keys() and d.modality == draft.modality and not d.earlier)
        talk = next(mine, None)
        labels = {t.label.lower() for t in talk.topics} if talk is not None else set()
        if talk is not None:
            talk.topics += [t for t in draft.topics if t.label.lower() not in labels]


def _only_discussed(topics: Sequence[Agenda], events: Sequence[Draft]) -> list[Draft]:
    """The gatherings of which nobody is told that are matters of a talk that was held: "They discussed their
    visions for the summit and stressed the need for trade"."""
    held = any(d.type in TALKS and d.modality == "held" and not d.earlier for d in events)
    bare = [d for d in events if held and d.type == "conference" and not d.parts and not d.title]
    spoken = [t.listed for t in topics if t.told]
    return [d for d in bare if all(any(a <= f <= b for a, b in spoken) for f, _ in _places(d))]


def _talks_told(event: Draft, events: Sequence[Draft]) -> list[Draft]:
    """All talks that the sentence of an event tells, that event among them; where it is alone there, also
    those that the sentences right before tell of one who takes part in it."""
    talks = [d for d in events if d.type == event.type and d.modality == event.modality and d is not event]
    beside = [d for d in talks if d.sentence == event.sentence]
    before = (d for d in talks if not d.title and 0 < event.sentence - d.sentence <= _ROW)
    return [event, *(beside or (d for d in before if d.keys() & event.keys()))]


def _talks_of(words: Words, agenda: Agenda, event: Draft, events: Sequence[Draft]) -> list[Draft]:
    """The talks whose topic a matter is: of those told at once that with whom it was discussed ("A ilə X, B
    ilə isə Y müzakirə edilib"), or that which the sentence tells again ("A ilə görüşdə X müzakirə edilib").
    """
    if agenda.every:
        return _talks_told(event, events)
    if event.type == "visit":
        return [event, *_further_stops(words, agenda, event, events)]
    talks = _told_at_once(event, events)
    partners = [] if agenda.soft else [p for p in agenda.speakers if p.person is not None or p.country]
    mine = [t for t in talks if partners and all(_takes_part(p, t) for p in partners)]
    again = event.sentence != words.tokens[agenda.cue].sentence and _is_here(words, agenda.cue, event)
    return mine or ([event] if again else talks)


def _told_at_once(event: Draft, events: Sequence[Draft]) -> list[Draft]:
    """The talks that one verb tells ("ayrı-ayrılıqda görüşüb"), else the event alone."""
    if event.type not in TALKS:
        return [event]
    same = (d for d in events if (d.type, d.first, d.last) == (event.type, event.first, event.last))
    return [event, *(d for d in same if d is not event)]


def _further_stops(words: Words, agenda: Agenda, visit: Draft, events: Sequence[Draft]) -> list[Draft]:
    """The other stops of a journey that is for a matter as a whole: "will go to Oslo and London to advance
    talks on trade", not "in Oslo he will advance"."""
    keys = {p.party.key() for p in visit.parts}
    stops = [
        d
        for d in events
        if d.type == "visit"
        and (d.sentence, d.modality) == (visit.sentence, visit.modality)
        and {p.party.key() for p in d.parts} == keys
    ]
    if words.tokens[agenda.cue].sentence == visit.sentence:
        whole = all(d.place is None or d.place.last < agenda.cue for d in stops)
    else:
        whole = "visit" in agenda.kinds  # "during the tour, she will promote"
    return [d for d in stops if d is not visit] if whole else []


def drop_own_states(events: Sequence[Draft], state: Callable[[str], str]) -> None:
    """Drop what is no more than the name of a state that takes part: a talk is about what concerns it.

    ``state`` gives the code of the state that a phrase names, '' for none.
    """
    for event in events:
        own = {country_of(part.party) for part in event.parts}
        event.topics = [t for t in event.topics if not (code := state(t.label)) or code not in own]


def drop_strange(events: Sequence[Draft], known: Callable[[str], bool], *, wary: bool) -> None:
    """Drop phrases that are most likely no topics: strange ones of one small word.

    Those stay that are surely topics, unless ``wary``. If ``wary``, also strange ones go of what is no talk
    that was held, unless they are surely a matter of talks
    to come ("they will discuss"). Strange is a phrase without a label of the scheme, as ``known`` says. One
    in six of those that are dropped is right on the gold articles, three
    in four of all topics.
    """
    for event in events:
        doubtful = wary and not (event.type in TALKS and event.modality == "held")
        gathered = event.type == "conference" and event.modality == "held"
        sure = event.type in TALKS or gathered
        event.topics = [
            t
            for t in event.topics
            if known(t.label)
            or (wary and _is_listed(t, event.topics, known))
            or not ((doubtful and not (sure and t.sure)) or (_is_word(t.label) and (wary or not t.sure)))
        ]


def _is_listed(item: Item, items: Sequence[Item], known: Callable[[str], bool]) -> bool:
    """Whether a strange word stands in a list of three matters at least, two of which the scheme knows:
    "trade, soybeans and competitiveness"."""
    listed = sorted((i for i in items if i.sure), key=lambda i: i.first)
    at = next((n for n, i in enumerate(listed) if i is item), -1)
    run = at
    while run > 0 and listed[run].first - listed[run - 1].last <= _LISTED:
        run -= 1
    end = at
    while 0 <= end < len(listed) - 1 and listed[end + 1].first - listed[end].last <= _LISTED:
        end += 1
    return at >= 0 and sum(known(i.label) for i in listed[run : end + 1]) > 1


def _is_word(label: str) -> bool:
    """Whether a label is one word and no name: "продолжение", but not "Украина"."""
    return " " not in label and label[:1].islower()


def _talk(words: Words, agenda: Agenda, events: Sequence[Draft]) -> Draft | None:
    first, last = agenda.listed
    others: Sequence[Draft] = [d for d in events if not all(first <= f <= last for f, _ in _places(d))]
    own = [d for d in others if d.type in TALKS and any(f <= agenda.cue <= e for f, e in _places(d))]
    if own:  # "обсудил на саммите с министром"
        return own[0]
    others = list(_still_to_be(agenda, others)) or others
    if agenda.told:
        others = _spoken_at(words, agenda, others)
    if agenda.now:  # "They last met in January. This time, they discussed trade"
        others = [d for d in others if not d.earlier] or others
    if agenda.done:  # "gələn həftəki görüşə hazırlığı müzakirə ediblər": at the talk that was held
        others = [d for d in others if d.type not in TALKS or d.modality != "planned"] or others
    if agenda.due and any(_is_to_come(d, agenda.cue) for d in others):
        others = [d for d in others if d.type not in TALKS or d.modality != "held"]
    event = in_focus(words, agenda.cue, others, agenda.kinds)
    if event is not None and (not _is_here(words, agenda.cue, event) or _is_of_others(agenda, event)):
        event = in_focus(words, agenda.cue, _of_speakers(agenda, others), agenda.kinds)
        if event is not None and _is_told_apart(words, agenda, event):
            return None
    if event is not None and _is_only_named(words, agenda.cue, event):
        return None
    if event is None or (_is_here(words, agenda.cue, event) and not agenda.soft):
        return event
    known = [p for p in agenda.speakers if p.person is not None or p.kind == "body" or _is_post(agenda, p)]
    return event if not known or any(_takes_part(p, event) for p in known) else None


def _is_only_named(words: Words, cue: int, event: Draft) -> bool:
    """Whether a gathering of which nobody is told is only named far from what others resolve: "We recall the
    commitments of the summit. ... We will reduce"."""
    if event.type != "conference" or event.parts or event.title:
        return False
    here = words.tokens[cue].sentence
    if _is_headlined(words, event):
        return False
    return all(abs(words.tokens[first].sentence - here) > _NAMED for first, _ in _places(event))


def _is_headlined(words: Words, event: Draft) -> bool:
    """Whether the headline has the last words of the name of a gathering: "Fact Sheet: The NATO Summit"."""
    title = {t.lower for s in words.sentences if s.paragraph < 0 for t in words.inside(s.index)}
    name = [w for w in re.split(r"\W+", event.name.lower()) if w][-2:]
    return bool(name) and title.issuperset(name)


def _is_to_come(event: Draft, cue: int) -> bool:
    """Whether something may still be discussed at an event: a talk to come, or a journey to come that is told
    before."""
    ahead = event.modality == "planned"
    return ahead and (event.type in TALKS or (event.type == "visit" and event.last < cue))


def _of_day(words: Words, agenda: Agenda, events: Sequence[Draft], whens: Sequence[When]) -> Draft | None:
    """The only talk of the day of which a sentence tells again: "at Monday's meeting, they discussed"."""
    sentence = words.tokens[agenda.cue].sentence
    talks = [d for d in events if d.type in TALKS and d.sentence < sentence and d.type in agenda.kinds]
    days = {w.value for w in whens if w.first < agenda.cue and words.tokens[w.first].sentence == sentence}
    here = [d for d in events if _is_here(words, agenda.cue, d)]
    if len(talks) < 2 or any(d.when is None or d.when.value in days for d in here):
        return None
    told = [d for d in talks if d.when is not None and d.when.value in days]
    return told[0] if len(days) == len(told) == 1 else None


def _is_told_apart(words: Words, agenda: Agenda, event: Draft) -> bool:
    """Whether a matter of another sentence than a talk is none of it: others speak of it, by name or for a
    state or body, or the talk is far; who attends a gathering is seldom told.
    """
    sentence = words.sentence_of(agenda.cue)
    if sentence.paragraph < 0 or event.type not in TALKS or _is_here(words, agenda.cue, event):
        return False
    if agenda.near and all(
        sentence.index - words.tokens[f].sentence > agenda.near for f, _ in _places(event)
    ):
        return True
    known = [p for p in agenda.speakers if _is_known(p)]
    return bool(known) and len(known) == len(agenda.speakers) and not any(_is_side(p, event) for p in known)


def _is_side(party: Party, event: Draft) -> bool:
    """Whether somebody takes part in an event, or a body or state does for which a part acts."""
    if _takes_part(party, event):
        return True
    parts, body, country = [p.party for p in event.parts], body_of(party), country_of(party)
    alike = any(body and body_of(p) == body for p in parts)
    if party.kind == "body" and not country:  # "the EU side" is whom its Commission sends
        alike = any(body_of(p) and not country_of(p) for p in parts)
    return alike or (party.person is None and bool(country) and any(country_of(p) == country for p in parts))


def _is_known(party: Party) -> bool:
    """Whether the text says who somebody is, or for whom he acts."""
    acts = bool(country_of(party) or body_of(party)) and party.kind in ("post", "body")
    acts = acts and not (party.plural and not country_of(party))  # "the heads of government" are those told
    return party.person is not None or acts


def _still_to_be(agenda: Agenda, events: Sequence[Draft]) -> Sequence[Draft]:
    """The planned talks of those who are still to discuss a matter, none for any other matter."""
    people = [p for p in agenda.speakers if p.person is not None] if agenda.ahead else []
    planned = [d for d in events if d.type in TALKS and d.modality == "planned"]
    return [d for d in planned if people and all(_takes_part(p, d) for p in people)]


def _spoken_at(words: Words, agenda: Agenda, events: Sequence[Draft]) -> Sequence[Draft]:
    """The events but for talks to come that the sentence names only after a matter, where a talk was held
    before: "discussed trade and agreed to meet in May" tells nothing of May."""
    sentence, last = words.tokens[agenda.cue].sentence, agenda.listed[1]
    held = [d for d in events if d.type in TALKS and d.modality == "held" and not d.earlier]
    if not any(d.first < agenda.cue for d in held):
        return events
    here = [(d, [f for f, _ in _places(d) if words.tokens[f].sentence == sentence]) for d in events]
    planned = (d for d, at in here if d.type in TALKS and d.modality == "planned" and at and min(at) > last)
    later = {id(d) for d in planned}
    return [d for d in events if id(d) not in later]


def _is_of_others(agenda: Agenda, event: Draft) -> bool:
    """Whether those with whom a matter was discussed take no part in a talk."""
    partners = [p for p in agenda.speakers if p.person is not None] if not agenda.soft else []
    states = {p.country for p in agenda.speakers if p.kind == "state" and p.country}
    strangers = len(states) > 1 and bool(event.countries()) and not states <= set(event.countries())
    return strangers or (bool(partners) and not any(_takes_part(p, event) for p in partners))


def _is_post(agenda: Agenda, party: Party) -> bool:
    """Whether a post without a name counts as a speaker: of what one side stresses, not of a whole talk."""
    return agenda.soft and party.kind == "post" and not party.plural


def _is_here(words: Words, token: int, event: Draft) -> bool:
    sentence = words.tokens[token].sentence
    return any(words.tokens[f].sentence == sentence for f, _ in _places(event))


def _of_speakers(agenda: Agenda, events: Sequence[Draft]) -> Sequence[Draft]:
    """The events in which all who speak take part, all events where there are none."""
    persons = [p for p in agenda.speakers if p.person is not None]
    return [d for d in events if persons and all(_takes_part(p, d) for p in persons)] or events


def _takes_part(party: Party, event: Draft) -> bool:
    if any(party.key() == p.party.key() for p in event.parts):
        return True
    if party.kind == "body" and party.body and party.body.lower() in event.name.lower():
        return True  # "The Partnership Council reviewed": its session
    return (
        party.person is None
        and bool(party.country)
        and party.country in {p.party.country for p in event.parts}
    )


def _places(event: Draft) -> list[tuple[int, int]]:
    return [(event.first, event.last), *event.mentions]


def in_focus(
    words: Words, token: int, events: Sequence[Draft], kinds: tuple[EventType, ...] = ()
) -> Draft | None:
    """Return the event that is spoken about at a token, of the given kinds where there is one.

    A talk of its sentence, else the last talk of its paragraph, else the first talk before it; conferences
    and visits when there is no talk.
    """
    sentence = words.tokens[token].sentence
    asked = [d for d in events if d.type in kinds] or list(events)
    here = [d for d in asked if any(words.tokens[f].sentence == sentence for f, _ in _places(d))]
    near = [d for d in here if d.type in TALKS] or [d for d in here if d.type == "conference"]
    if near:
        return min(near, key=lambda d: min(abs(f - token) for f, _ in _places(d)))
    kinds_of = (TALKS, ("conference",), ("visit",))
    groups = [[d for d in asked if d.type in group and not _lies_ahead(d)] for group in kinds_of]
    # Of the others only a gathering told before can be spoken of.
    groups.append([d for d in events if d.type == "conference" and not _lies_ahead(d)])
    told = [[d for d in some if d.sentence < sentence] for some in groups]
    # Talks before are spoken of right after they are told, or where nothing else was.
    fresh = [[d for d in some if not d.earlier or sentence - d.sentence <= 1] for some in told]
    for before in (*fresh[:2], *(new or old for new, old in zip(fresh, told, strict=True))):
        close = [d for d in before if d.paragraph == words.sentences[sentence].paragraph]
        close = [d for d in close if _two_sided(d)] or close
        if before:
            # What was discussed is of a talk that was held, not of one to come that is told first.
            first = next((d for d in before if d.modality == "held"), before[0])
            return close[-1] if close else first
    # What is told later, of another time, is not what the text begins with.
    groups = [[d for d in some if not d.earlier] for some in groups]
    return next((some[0] for some in groups if some), None)


def _lies_ahead(event: Draft) -> bool:
    """Whether a gathering is only named as one to come: what a text agrees on is no agenda of it."""
    bare = event.type == "conference" and not event.parts and not event.attended and not event.title
    return bare and event.modality != "held"


def _two_sided(event: Draft) -> bool:
    return sum(p.party.person is not None or bool(p.party.country) for p in event.parts) > 1


def spoken_of(words: Words, claim: Claim, events: Sequence[Draft]) -> Draft | None:
    """Return the event that a claim is about, None when it is about none.

    A number of participants is about a gathering: that of its sentence, else the last one before. Any other
    claim is about the only event that its words report.
    """
    first, last = claim.body
    if claim.attendance is None:
        inside = [d for d in events if any(first <= f <= last for f, _ in _places(d))]
        return inside[0] if len(inside) == 1 else None
    gatherings = [d for d in events if d.type == "conference"]
    sentence = words.tokens[first].sentence
    here = [d for d in gatherings if any(words.tokens[f].sentence == sentence for f, _ in _places(d))]
    before = [d for d in gatherings if d.first < first]
    return here[0] if len(here) == 1 else before[-1] if before else next(iter(gatherings), None)
