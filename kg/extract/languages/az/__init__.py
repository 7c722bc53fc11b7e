"""The Azerbaijani pack: from an article to what its sentences say.

Word lists lie in the .toml files beside this one.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise

from kg.extract import deputed, known_by_name, several_states, told_bodies
from kg.extract.careers import without_careers
from kg.extract.drafts import Draft
from kg.extract.items import drafts_by_item, in_item, items_of
from kg.extract.languages.az import (
    agreed_for,
    airports,
    appositions,
    both,
    countries,
    dates,
    deputies,
    detached,
    envoys,
    factions,
    heads,
    holding,
    idle,
    in_short,
    item_openings,
    kinds,
    ministries,
    newswires,
    of_members,
    organs,
    other_days,
    own_words,
    placed_matters,
    private,
    references,
    several_holders,
    stand_ins,
    states,
    successive,
    unlisted,
)
from kg.extract.languages.az.actors import ActorReader
from kg.extract.languages.az.enclosing import read_frames
from kg.extract.languages.az.events import read_events
from kg.extract.languages.az.home import home_of, subject_of
from kg.extract.languages.az.inflection import in_case
from kg.extract.languages.az.lexicon import table, words_of
from kg.extract.languages.az.locating import is_venue
from kg.extract.languages.az.morphology import analyse, lemmas, lower
from kg.extract.languages.az.people import settle
from kg.extract.languages.az.scene import Scene, know_each_other, scenes_of
from kg.extract.languages.az.statements import read_statements
from kg.extract.languages.az.topics import read_topics
from kg.extract.parties import Party, Person
from kg.extract.reading import Reading
from kg.extract.spans import Span, Spans
from kg.extract.times import When, parse_published
from kg.extract.words import Sentence, Words, split
from kg.records import Article

# The mark of "saat 10:00-da", which parts no clauses.
_OF_HOURS = "∶"
ABBREVIATIONS = words_of("sentences", "abbreviations")


def read(article: Article) -> Reading:
    """Return what an Azerbaijani article says: parties, persons, events, topics, dates and places."""
    words = split_words(article.text).closed()
    words.sentences = list(_titled(words, article.body_start))
    home = home_of(article.source, article.text)
    spans = states.find(words, home)
    newswires.drop(words, spans)
    spans.offer(unlisted.find(words, spans))
    spans.offer(list(organs.find(words, spans)))
    spans.offer(list(factions.find(words, spans)))
    spans.offer(list(stand_ins.find(words, spans)))
    published = parse_published(article.source.published)
    parties = _parties(words, spans)
    idle.set_aside(words, spans, parties)
    persons = settle(words, parties)
    parties = detached.part(words, parties, home)
    deputies.settle(words, spans, parties)
    begins = partial(item_openings.begins, words, spans, parties)
    told = items_of(words, spans, parties, home, begins)
    for number in sorted(set(told)) or [0]:
        _say_who(words, spans, *in_item(told, number, parties, persons), home)
    whens = without_careers(words, dates.find(words, published, body_start=article.body_start), "az")
    scenes = _scenes(words, spans, parties, whens)
    drafts = deputed.mark(words, parties, _drafts(scenes, told, published), agreed_for.TELLING)
    ministries.name(words, spans, drafts)
    airports.name(drafts)
    return Reading(
        words=words,
        spans=spans,
        parties=parties,
        persons=persons,
        drafts=drafts,
        whens=other_days.without(scenes, whens, drafts),
        topics=placed_matters.without_towns(words, spans, drafts, read_topics(scenes)),
        statements=read_statements(scenes),
        frames=[f for part in drafts_by_item(told, drafts) for f in read_frames(words, part)],
        located=_headed(words, spans),
        towns=_towns(spans, [d for d in drafts if d.modality == "held" and not d.earlier]),
        pairs=states.pairs(words, spans),
        shares=table("confidence"),
        items=told,
        home=home,
        subject=home or subject_of(spans),
        published=str(published or ""),
        international=states.international,
        subordinate=holding.is_subordinate,
        sole=holding.is_sole,
        of_both=holding.of_both,
        both=frozenset(("iki",)),
        guests=frozenset(("qonaq", "vasitəçi")),
        of_state=countries.may_be_of_state,
        is_sent=holding.is_sent,
        everyday=private.EVERYDAY,
        stands_for=holding.stands_for,
    )


def _parties(words: Words, spans: Spans) -> list[Party]:
    """The parties of a text, before it is known which persons they are."""
    parties = ActorReader(words, spans).read()
    parties = both.part(words, spans, appositions.join(words, spans, parties))
    parties = several_states.of_each(words, spans, parties, holding.SEVERAL_STATES)
    parties = successive.named(words, parties)
    parties = successive.of_bodies(words, spans, parties)
    successive.share(words, parties)
    of_members.serve(words, spans, parties)
    heads.mean(words, parties)
    heads.gather(words, parties)
    return kinds.part(parties)


def _towns(spans: Spans, drafts: Sequence[Draft]) -> list[Span]:
    """The towns where something was: not the ministry that a guest called at."""
    found = [d.place for d in drafts if d.place is not None]
    inside = ((s, spans.over(s.last) or spans.over(s.first)) for s in found)
    return [s for s, span in inside if span is None or span.kind != "body"]


def _headed(words: Words, spans: Spans) -> list[Span]:
    """The towns in which a headline says that something is: "Bakıda"."""
    heads = {s.index for s in words.sentences if s.paragraph < 0}
    towns = (s for s in spans.all if s.kind == "place" and words.tokens[s.first].sentence in heads)
    return [s for s in towns if in_case(words.tokens[s.last].text, "loc") is not None]


def _say_who(
    words: Words, spans: Spans, parties: Sequence[Party], persons: Sequence[Person], home: str
) -> None:
    """Say who is meant by references of one item, and for whom its people act."""
    references.resolve(words, spans, parties, persons, home)
    told_bodies.serve_unions(parties, persons, table("posts")["union_posts"], states.international)
    countries.settle(words, spans, parties, persons, home)
    several_holders.part(parties)
    several_holders.contradict(persons)
    references.resolve_late(words, parties, persons, home)
    in_short.resolve(words, parties, persons)
    known_by_name.settle("az", private.EVERYDAY, words, parties, persons)
    envoys.settle(words, parties, persons)


def _drafts(scenes: Sequence[Scene], told: Sequence[int], published: datetime.date | None) -> list[Draft]:
    """Return the mentions of events, in the order of the text; some of their days are given here already."""
    drafts: list[Draft] = []
    for part in _by_item(scenes, told):
        know_each_other(part)
        drafts += read_events(part, published)
    for draft in drafts:
        if draft.place is not None and is_venue(draft.place):
            draft.place = replace(draft.place, house=True)
    return sorted(drafts, key=lambda d: (d.first, d.last))


def _by_item(scenes: Sequence[Scene], told: Sequence[int]) -> list[list[Scene]]:
    """The sentences of each item."""
    return [
        [s for s in scenes if not told or told[s.sentence.index] == number]
        for number in sorted(set(told)) or [0]
    ]


def _scenes(words: Words, spans: Spans, parties: Sequence[Party], whens: Sequence[When]) -> list[Scene]:
    """The sentences with what is told in them, read again where an official tells of himself abroad."""
    scenes = scenes_of(words, spans, parties, whens)
    if own_words.attribute(scenes) and own_words.abroad(spans, parties, scenes):
        scenes = scenes_of(words, spans, parties, whens)
        own_words.attribute(scenes)
    return scenes


def split_words(text: str) -> Words:
    """Return the words of an Azerbaijani text; İ and I are lowered as in Azerbaijani."""
    words = split(
        text,
        analyse=analyse,
        abbreviations=ABBREVIATIONS,
        closing=words_of("sentences", "closing"),
        openers=words_of("sentences", "openers"),
    )
    for token in words.tokens:
        small = lower(token.text)
        if small != token.lower:
            token.lower_as(small)
            token.lemmas = lemmas(token.text) if token.readings else frozenset((small,))
    tokens = words.tokens if ":" in text else []
    for before, mark, after in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if mark.text == ":" and before.text.isdigit() and (before.end, mark.end) == (mark.start, after.start):
            mark.text = _OF_HOURS
            mark.lower_as(_OF_HOURS)
    return words


def _titled(words: Words, body_start: int) -> Iterator[Sentence]:
    """The sentences with those of the title in paragraph -1; its date line is one of its own.

    "Nazir Parisə gedəcək / 1 dekabr 2025": what follows the verb would make a participle of it.
    """
    index = 0
    for sentence in words.sentences:
        tokens = words.tokens[sentence.first : sentence.last + 1]
        title = tokens[0].start < body_start
        lines = [t.index for t, u in pairwise(tokens) if title and "\n" in words.text[t.end : u.start]]
        first = sentence.first
        for last in (*lines, sentence.last):
            for token in words.tokens[first : last + 1]:
                token.sentence = index
            yield Sentence(index, first, last, -1 if title else sentence.paragraph)
            first, index = last + 1, index + 1
