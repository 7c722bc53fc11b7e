"""The English pack: from an article to what its sentences say.

Word lists lie in the .toml files beside this one.
"""

from __future__ import annotations

import datetime

from kg.extract import deputed, known_by_name, several_states, told_bodies
from kg.extract.drafts import Draft
from kg.extract.items import drafts_by_item
from kg.extract.languages.en import (
    acronyms,
    agenda_focus,
    agreed_for,
    attributive_days,
    becoming,
    before_parliaments,
    bodies,
    body_names,
    bulletins,
    called_off,
    capacities,
    dates,
    days_of_praise,
    days_of_things,
    delegation_heads,
    demonyms,
    done_elsewhere,
    embassies_told,
    first_person,
    gazette,
    guests,
    headed,
    home,
    in_each,
    initials,
    known_leaders,
    left_pairs,
    members,
    named_years,
    names_of_nations,
    of_the_country,
    of_the_two,
    owners,
    paired_states,
    people,
    people_of_abroad,
    places_of_others,
    private_posts,
    readout_heads,
    references,
    remarks,
    represented_by,
    returns,
    roll_calls,
    sequels,
    serving_several,
    short_names,
    state_bodies,
    states_inferred,
    stays,
    took_place,
    towns,
    two_fields,
    undirected,
    united_nations,
    visitors,
)
from kg.extract.languages.en.actors import ActorReader
from kg.extract.languages.en.courtesies import without_courtesies
from kg.extract.languages.en.enclosing import read_frames
from kg.extract.languages.en.events import read_events
from kg.extract.languages.en.grammar import Grammar
from kg.extract.languages.en.lexicon import table
from kg.extract.languages.en.passed_on import without_sources
from kg.extract.languages.en.places import located, without_matters
from kg.extract.languages.en.scene import Scene
from kg.extract.languages.en.set_off import without_set_off
from kg.extract.languages.en.statements import read_statements
from kg.extract.languages.en.tokens import split_words
from kg.extract.languages.en.topics import read_topics
from kg.extract.languages.en.what_is_said import WhatIsSaid
from kg.extract.parties import Party, Person
from kg.extract.reading import Reading
from kg.extract.spans import Span, Spans
from kg.extract.times import When, parse_published
from kg.extract.words import Words
from kg.records import Article


def read(article: Article) -> Reading:
    """Return what an English article says: parties, persons, event mentions, topics, dates and places."""
    text = without_sources(without_courtesies(without_set_off(article.text)))
    words = split_words(text, article.body_start).closed()
    published = parse_published(article.source.published)
    published = published or dates.stated_day(words.text, article.body_start)
    whens = dates.of_events(words, dates.find(words, published, body_start=article.body_start))
    spans = find_names(words)
    own = home.by_domain(article.source, words)
    spans.offer(home.our_country(words, own))
    parties, persons, own = _who(own, words, spans)
    grammar = Grammar(words, spans)
    grammar.hush(parties)
    several_states.as_one(parties, together=True)
    drafts = remarks.without_addressed(words, read_events(grammar, spans, parties), whens, published)
    drafts = in_each.part(words, spans, drafts)
    several_states.as_one(parties, together=False)
    told = bulletins.items(words, spans, parties, own, drafts)
    drafts = bulletins.joined(words, told, parties, persons, drafts)
    topics = remarks.without_greetings(words, drafts, read_topics(grammar, parties))
    places = without_matters(words, located(words, spans, parties, drafts), topics, drafts)
    places = places_of_others.without(words, drafts, places)
    places = places_of_others.without_wanted(grammar, drafts, places)
    places = days_of_praise.without_places(words, drafts, places)
    whens, places = _told_of_events(grammar, drafts, whens, stays.without_venues(words, drafts, places))
    drafts, whens = _dated(words, drafts, whens, places, published)
    drafts = deputed.mark(words, parties, drafts, agreed_for.TELLING)
    if words.with_any(undirected.NOUNS):
        drafts = undirected.add(Scene(grammar, spans, parties), drafts, places)
    _complete(words, spans, parties, drafts, whens, places, published)
    _take_part(words, parties, drafts)
    people_of_abroad.settle(words, drafts, own)
    before_parliaments.settle(drafts, own)
    visitors.settle(drafts, own, lambda: states_inferred.states_named(words, spans))
    return Reading(
        words=words,
        spans=spans,
        parties=parties,
        persons=persons,
        drafts=drafts,
        whens=whens,
        home=own,
        subject=own or home.subject_of(words, spans),
        published=str(published or ""),
        pairs=paired_states.find(words, spans),
        located=places,
        topics=agenda_focus.assign(words, topics, drafts, whens),
        statements=read_statements(grammar, parties),
        items=told,
        frames=[f for part in drafts_by_item(told, drafts) for f in read_frames(words, part)],
        wary=True,
        shares=table("confidence"),
        international=bodies.international_but(s.name for s in spans.all if s.kind == "body" and s.country),
        subordinate=capacities.is_subordinate,
        sole=capacities.is_sole,
        of_both=headed.of_both,
        both=frozenset(("two", "both")),
        counts={"two": 2, "both": 2, "duo": 2, "pair": 2, "three": 3, "trio": 3, "four": 4, "five": 5},
        guests=frozenset(("guest", "visitor")),
        hosts=frozenset(("host",)),
        of_state=bodies.may_be_of_state,
        is_sent=bodies.is_sent,
        everyday=private_posts.EVERYDAY,
        stands_for=headed.stands_for,
    )


def _told_of_events(
    grammar: Grammar, drafts: list[Draft], whens: list[When], places: list[Span]
) -> tuple[list[When], list[Span]]:
    """The times and places without those of what somebody said at an event."""
    said = WhatIsSaid(grammar, drafts)
    dated = [w for w in whens if w.stamp or not said.holds(w.first)]
    places = [p for p in places if not said.holds(p.first)]
    dated = done_elsewhere.without_days(grammar, drafts, dated)
    return dated, done_elsewhere.without_places(grammar, drafts, places)


def _complete(
    words: Words,
    spans: Spans,
    parties: list[Party],
    drafts: list[Draft],
    whens: list[When],
    places: list[Span],
    published: datetime.date | None,
) -> None:
    """Complete mentions by what the text says of them elsewhere: who remarks, sits again, is at its head."""
    remarks.settle(words, spans, parties, drafts, published)
    sequels.settle(words, spans, drafts, whens)
    took_place.settle(words, drafts)
    short_names.settle(words, drafts)
    readout_heads.settle(words, spans, drafts, whens, places)


def _take_part(words: Words, parties: list[Party], drafts: list[Draft]) -> None:
    """Let those take part whom lists name, and the heads of delegations for these."""
    roll_calls.settle(words, parties, drafts)
    delegation_heads.settle(words, parties, drafts)


def _who(published: str, words: Words, spans: Spans) -> tuple[list[Party], list[Person], str]:
    """The mentions of actors, the persons behind them, and the state that the article writes from ("")."""
    parties = serving_several.settle(words, ActorReader(words, spans).read())
    parties = several_states.of_each(words, spans, parties, capacities.SEVERAL_STATES)
    parties = two_fields.settle(words, parties)
    initials.settle(words, parties)
    guests.join(words, parties)
    names_of_nations.settle(words, parties)
    persons = people.settle(words, parties)
    _drop_surnames(spans, parties)
    becoming.settle(words, parties)
    of_the_country.settle(words, spans, parties)
    capacities.settle(persons)
    of_the_two.settle(words, spans, parties)
    represented_by.settle(words, spans, parties)
    left_pairs.close(words, parties)
    own = owners.settle(published, words, spans, parties, persons)
    known_leaders.settle(spans, persons)
    demonyms.add(words, parties)
    first_person.add(words, parties)
    references.resolve(words, parties, persons, own)
    embassies_told.settle(words, spans, persons)
    known_by_name.settle("en", private_posts.EVERYDAY, words, parties, persons)
    international = bodies.international_but(())
    told_bodies.settle(parties, persons, international)
    told_bodies.serve_unions(parties, persons, table("posts")["union_posts"], international)
    members.widen(words, spans, parties)
    return parties, persons, own


def _drop_surnames(spans: Spans, parties: list[Party]) -> None:
    """Take the states and places away that are words of people’s names: "Lisa Monaco", "Chad Wolf"."""
    named = [p.person_span for p in parties if p.person_span is not None]
    inside = (spans.over(k) for s in named for k in range(s.first, s.last + 1) if s.last > s.first)
    for span in {(s.first, s.last): s for s in inside if s is not None}.values():
        if span.kind in ("state", "place"):
            spans.drop(span)


def _dated(
    words: Words,
    drafts: list[Draft],
    whens: list[When],
    places: list[Span],
    published: datetime.date | None,
) -> tuple[list[Draft], list[When]]:
    """The drafts without what is told twice, with days of other mentions; and the days that are left."""
    drafts = stays.without_listed(words, stays.settle_titles(words, drafts, whens, places), whens)
    whens = returns.without_days(words, whens)
    stays.go_on_ahead(words, drafts)
    stays.date_by_visits(words, drafts, whens, places)
    whens = attributive_days.settle(words, drafts, whens)
    whens = days_of_things.settle(words, drafts, whens)
    named_years.settle(words, drafts, whens, published)
    called_off.settle(words, drafts, whens)
    return drafts, whens


def find_names(words: Words) -> Spans:
    """Return the states, bodies and places of a text; a built name wins over a listed one that it holds.

    Not over the same one: "the West Bank" is no bank.
    """
    listed = Spans(words)
    listed.offer(gazette.settle_namesakes(words, gazette.find(words)))
    places = {(s.first, s.last) for s in listed.all if s.kind == "place"}
    spans = Spans(words)
    spans.offer(b for b in body_names.find(words, listed) if (b.first, b.last) not in places)
    spans.offer(united_nations.bodies(words, listed))
    spans.offer(listed.all)
    spans.offer(list(acronyms.find(words, spans)))
    spans.offer(towns.find(words, spans))
    state_bodies.add(words, spans)
    return spans
