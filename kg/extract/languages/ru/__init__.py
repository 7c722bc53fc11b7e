"""The Russian pack: from an article to what its sentences say.

Word lists lie in the .toml files beside this one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract import deputed, several_states, stories
from kg.extract.drafts import Draft
from kg.extract.languages.ru import (
    accepted,
    across_days,
    across_listed,
    across_papers,
    across_quotes,
    across_stops,
    across_titles,
    agreed_for,
    announced,
    at_all_talks,
    at_the_head,
    attributed,
    attributed_parties,
    attributed_places,
    authorities,
    bans,
    body_names,
    bracketed_names,
    called_at,
    capacities,
    close_ones,
    counted_talks,
    countries,
    dates,
    days_of_things,
    each_apart,
    first_person,
    hosts,
    idle,
    invited_later,
    journeys,
    judged_talks,
    just_held,
    last_days,
    main_clauses,
    manners,
    meant_before,
    ministry_meant,
    month_adjectives,
    nameless_hosts,
    objects_told,
    opening_days,
    other_officials,
    papers_listed,
    plural_heads,
    postponed,
    predecessors,
    private_posts,
    realms,
    references,
    represented,
    rites_apart,
    rosters,
    said_beside,
    sayings,
    sent_in_turn,
    sequels,
    series,
    sessions,
    sites,
    spokespeople,
    state_posts,
    states,
    successions,
    then_three,
    to_be_held,
    told_of_people,
    undeclined,
    under_way,
    venues,
    visits_to_come,
    whose,
    whose_official,
    women_told,
)
from kg.extract.languages.ru.actors import ActorReader
from kg.extract.languages.ru.clauses import ClauseBook
from kg.extract.languages.ru.elsewhere import befell, is_elsewhere
from kg.extract.languages.ru.enclosing import read_frames
from kg.extract.languages.ru.events import read_events
from kg.extract.languages.ru.home import home_of, our_country, subject_of, this_country
from kg.extract.languages.ru.lexicon import table, words_of
from kg.extract.languages.ru.morphology import analyse
from kg.extract.languages.ru.officials import Telling
from kg.extract.languages.ru.other_clauses import OtherClauses
from kg.extract.languages.ru.people import settle
from kg.extract.languages.ru.places import is_located, there
from kg.extract.languages.ru.posts import COUNTS
from kg.extract.languages.ru.premodified import is_of_thing
from kg.extract.languages.ru.statements import StatementReader
from kg.extract.languages.ru.tagging import (
    prefer_actors,
    prefer_names,
    prefer_pronouns,
    prefer_this,
    prefer_topics,
    prefer_verbs,
)
from kg.extract.languages.ru.talks_of_visit import TALKS
from kg.extract.languages.ru.topics import read_topics
from kg.extract.languages.ru.what_is_said import WhatIsSaid
from kg.extract.parties import Party, Person
from kg.extract.reading import Reading
from kg.extract.spans import Span, Spans
from kg.extract.stories import Stories
from kg.extract.times import When, parse_published
from kg.extract.words import Words, split
from kg.records import Article

ABBREVIATIONS = words_of("sentences", "abbreviations")


def read(article: Article) -> Reading:
    """Return what a Russian article says: parties, persons, event mentions, topics, dates and places."""
    words = split_words(manners.unread(said_beside.unread(_hyphened(article.text)))).closed()
    adjectives = states.adjectives()
    words = idle.without_idle(words, adjectives, article.body_start)
    words.set_title(article.body_start)
    spans = states.find(words)
    published = parse_published(article.source.published)
    whens = dates.find(words, published, body_start=article.body_start)
    whens = [w for w in whens if w.stamp or not is_of_thing(words, w.first, w.last)]
    whens = last_days.count_back(words, across_days.onward(words, whens, published))
    home = home_of(article.source, words, spans, whens)
    parties, persons, news = _read_parties(words, spans, adjectives, home)
    book = ClauseBook(words)
    drafts, whens = _read_drafts(words, spans, adjectives, parties, whens, book, str(published or ""), news)
    just_held.take_for_told(words, drafts, whens, published)
    _place_officials(words, spans, adjectives, parties, persons, drafts)
    return Reading(
        words=words,
        spans=spans,
        parties=parties,
        persons=persons,
        drafts=drafts,
        whens=whens,
        home=home,
        subject=home or subject_of(words, spans, adjectives, parties),
        published=str(published or ""),
        pairs=_pairs(words, spans, adjectives),
        located=_located(words, spans, parties, drafts, whens),
        venues=[v for v in venues.find(words, spans) if not _is_posting(parties, v)],
        topics=read_topics(words, spans, parties, book),
        stories=news,
        statements=StatementReader(words, parties, book).read(),
        frames=read_frames(words, drafts),
        shares=table("confidence"),
        international=states.international,
        subordinate=capacities.is_subordinate,
        sole=capacities.is_sole,
        speaks=capacities.is_spokesman,
        of_both=capacities.of_both,
        counts=COUNTS,
        parted=capacities.parted,
        guests=frozenset(("гость", "гостья", "визитер")),
        talks=TALKS,
        of_state=state_posts.may_be_of_state,
        is_sent=state_posts.is_sent,
        everyday=private_posts.EVERYDAY,
        stands_for=capacities.stands_for,
        at_body=capacities.at_body,
    )


def _read_parties(
    words: Words, spans: Spans, adjectives: states.Adjectives, home: str
) -> tuple[list[Party], list[Person], Stories]:
    """The parties of a text with the persons that they are, the states that they act for, and the news that
    tell of them."""
    spans.offer(our_country(words, home))
    spans.offer(list(this_country(words, spans)))
    prefer_names(words, spans)
    prefer_verbs(words)
    prefer_actors(words)
    prefer_pronouns(words)
    prefer_this(words)
    prefer_topics(words)
    objects_told.prefer(words, spans)
    parties = rosters.read(words, spans, ActorReader(words, spans, adjectives).read())
    parties = at_the_head.absorb(words, parties)
    attributed_parties.govern(words, parties)
    attributed_parties.depend(words, parties)
    bracketed_names.set_aside(words, parties)
    undeclined.govern(words, parties)
    parties = across_listed.part(words, plural_heads.share(words, parties))
    plural_heads.settle(words, parties)
    parties = several_states.of_each(words, spans, parties, capacities.SEVERAL_STATES)
    spokespeople.shorten(words, parties)
    body_names.name_generic(spans, parties)
    ministry_meant.name(parties)
    represented.hold_posts(words, spans, parties)
    persons = settle(words, parties)
    represented.be_of_states(words, spans, parties)
    undeclined.join(words, parties)
    parties = close_ones.widen(words, parties)
    countries.by_neighbours(words, spans, adjectives, parties)
    body_names.write_out(words, spans, parties, persons)
    realms.of_titles(words, spans, adjectives, persons, home)
    told = across_quotes.speakers_first(words, parties)
    news = stories.read(words, spans, told, states.international)
    references.resolve(words, parties, persons, home, spans, news)
    women_told.govern(words, parties)
    parties = references.without_unknown_hosts(words, parties)
    predecessors.settle(words, parties)
    successions.settle(words, parties)
    whose.settle(words, parties)
    countries.by_neighbours(words, spans, adjectives, parties)
    realms.of_staff(words, persons)
    realms.of_masters(words, parties, persons)
    across_titles.agree(parties)
    return authorities.read(words, spans, first_person.read(words, parties)), persons, news


def _read_drafts(
    words: Words,
    spans: Spans,
    adjectives: states.Adjectives,
    parties: Sequence[Party],
    whens: list[When],
    book: ClauseBook,
    published: str,
    news: Stories,
) -> tuple[list[Draft], list[When]]:
    """The mentions of events, each completed by what the sentences around it say, and the dates of events."""
    drafts = read_events(words, spans, adjectives, parties, book, news)
    authorities.settle(words, spans, drafts)
    main_clauses.widen(words, drafts, whens, published)
    drafts = accepted.join(words, rites_apart.leave(words, drafts))
    papers_listed.name(words, spans, parties, drafts)
    under_way.join(words, drafts)
    counted_talks.share_day(words, drafts, whens)
    whens = month_adjectives.bind(words, drafts, whens, published)
    across_stops.mark(words, drafts)
    across_papers.set_apart(words, drafts)
    sequels.complete(words, drafts)
    journeys.go_on(words, drafts)
    journeys.attend(words, drafts)
    journeys.reach(words, drafts)
    journeys.arrive(words, drafts)
    journeys.follow(words, drafts)
    journeys.take_place(words, drafts)
    judged_talks.belong(words, drafts)
    invited_later.add_hosts(words, parties, drafts)
    announced.take_for_told(words, drafts)
    sessions.name_bodies(drafts)
    postponed.move(words, drafts, whens)
    postponed.hold_later(words, drafts, whens)
    postponed.call_off(words, drafts)
    postponed.call_off_later(words, drafts, whens)
    postponed.mean(words, drafts)
    visits_to_come.plan(words, drafts, whens)
    whens = meant_before.drop(words, whens)
    whens = to_be_held.hand_over(words, drafts, attributed.hand_over(words, drafts, whens))
    whens = days_of_things.hand_over(words, drafts, whens)
    said = WhatIsSaid(words, drafts, parties, whens)
    other = OtherClauses(words, drafts, parties)
    verbs = frozenset(d.first for d in drafts)
    whens = [
        w
        for w in whens
        if w.stamp or not (sayings.is_of_saying(words, w.first, verbs) or said.holds(w.first))
    ]
    whens = [w for w in whens if w.stamp or not (other.holds(w.first) or befell(words, w.first))]
    opening_days.share(words, drafts, whens)
    called_at.share_day(words, parties, drafts, whens)
    drafts = then_three.complete(words, drafts)
    agreed_for.order(words, parties, drafts)
    at_all_talks.mark(words, drafts)
    drafts = deputed.mark(words, parties, drafts, agreed_for.TELLING)
    return each_apart.part(words, series.part(words, spans, drafts, whens)), whens


def _place_officials(
    words: Words,
    spans: Spans,
    adjectives: states.Adjectives,
    parties: Sequence[Party],
    persons: Sequence[Person],
    drafts: Sequence[Draft],
) -> None:
    """Give officials the state that the events, or those beside whom they serve, say they are of."""
    sent_in_turn.settle(drafts)
    hosts.by_company(words, drafts)
    whose_official.settle(Telling(words, spans, adjectives, parties, persons, drafts))
    other_officials.of_deputies(persons, parties)
    nameless_hosts.settle(words, drafts)


def _located(
    words: Words, spans: Spans, parties: Sequence[Party], drafts: Sequence[Draft], whens: Sequence[When]
) -> list[Span]:
    """The places where something happens: "в Баку", "там"."""
    said = WhatIsSaid(words, drafts, parties, whens)
    told = [s for s in spans.all if is_located(words, spans, s) and not _is_posting(parties, s, words)]
    told = [s for s in told if not is_elsewhere(words, s)]
    told = [s for s in told if not told_of_people.is_of_person(words, parties, drafts, s)]
    told = [s for s in told if not bans.is_inside(words, s.first)] if bans.has_any(words) else told
    told = attributed_places.hand_over(words, parties, drafts, to_be_held.without_places(words, drafts, told))
    told = [s for s in told if not said.holds(s.first)]
    return [*told, *there(words, spans), *sites.on_soil(words, spans, states.adjectives())]


# "премьер–министр", not "Россия–НАТО", which are two
_DASHED = re.compile("(?<=[а-яё])[–—](?=[а-яё])")


def _hyphened(text: str) -> str:
    """Return a text with hyphens for the dashes within words, all else in its place."""
    return _DASHED.sub("-", text)


def split_words(text: str) -> Words:
    """Return the words of a Russian text, its sentences parted as sentences.toml says."""
    words = split(
        text,
        analyse=analyse,
        abbreviations=ABBREVIATIONS,
        closing=words_of("sentences", "closing"),
        openers=words_of("sentences", "openers"),
    )
    if " /" in text:
        _bracket(words)
    return words


# "/НОАК/", "/Республика Корея/": so many words at most stand between strokes that are brackets.
_BRACKETED = 4


def _bracket(words: Words) -> None:
    """Make brackets of the strokes that agencies put for them: "армии Китая | /НОАК/"."""
    tokens = words.tokens
    for opening in (t for t in tokens if t.text == "/" and words.text[t.start - 1 : t.start].isspace()):
        after = tokens[opening.index + 1 : opening.index + _BRACKETED + 2]
        closing = next((t for t in after if t.text == "/"), None)
        if closing is None or closing.sentence != opening.sentence or closing.index == opening.index + 1:
            continue
        inner = tokens[opening.index + 1], tokens[closing.index - 1]
        if inner[0].start == opening.end and inner[1].end == closing.start and inner[0].capital:
            opening.text, closing.text = "(", ")"


def _pairs(words: Words, spans: Spans, adjectives: states.Adjectives) -> list[tuple[str, str]]:
    """The countries of each adjective of two sides, "российско-иранский", else of "между Чили и Перу"."""
    found = [adjectives.countries(t) for t in words.tokens if "-" in t.text]
    return [(c[0], c[1]) for c in found if len(c) == 2] or list(states.pairs(words, spans))


def _is_posting(parties: Sequence[Party], span: Span, words: Words | None = None) -> bool:
    """Whether a place only says where somebody serves: "посол Японии в Грузии", also right before a name, but
    not whose house is there: "в резиденции посла в Осло"."""
    return any(
        p.capacity is not None
        and p.capacity.first < span.first
        and not (words is not None and p.first and "резиденция" in words.tokens[p.first - 1].lemmas)
        and (
            span.first <= p.capacity.last
            or (p.person_span is not None and p.first < span.first < p.person_span.first)
        )
        for p in parties
    )
