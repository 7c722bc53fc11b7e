"""From event mentions to the events of the text. The same for every language."""

from __future__ import annotations

from kg.extract import (
    additions,
    anew,
    dating,
    deputed,
    destinations,
    diplomacy,
    focus,
    foretold,
    framing,
    headline_plans,
    headline_towns,
    holders,
    house_towns,
    members,
    merging,
    occasions,
    once_more,
    one_by_one,
    only_towns,
    papers,
    participants,
    plurals,
    posts_held,
    private,
    sequels,
    series,
    sides,
    sides_then,
    signed_there,
    spoken_of,
    stories,
    summoned,
    talks_there,
    turned,
    two_holders,
    whereabouts,
)
from kg.extract.drafts import Draft
from kg.extract.items import parts_of
from kg.extract.reading import Reading


def settle(reading: Reading) -> list[Draft]:
    """Return the events of the text in its order, with parties, dates, places, topics and frames settled.

    First the mentions: whom references mean, when and where, who else takes part. Mentions that are full
    enough become events. Then the events: what the surroundings give (stamps, signatories, countries), which
    lies within which, and which are diplomatic. Topics and countries that are only likely come last.

    The drafts and persons of the reading are changed: settle a reading once. Each draft then tells what
    became of it: an event of the text, part of another one (``into``), or why not (``lost``). Items that
    have nothing in common are settled each by itself.
    """
    parts = parts_of(reading)
    if len(parts) == 1:
        return _settle(reading)
    events = [event for part in parts for event in _settle(part)]
    reading.drafts = [draft for part in parts for draft in part.drafts]
    return sorted(events, key=lambda d: (d.first, d.last))


def _settle(reading: Reading) -> list[Draft]:
    """Return the events of a text that has one item, or of one of its items."""
    mentions = _settled_mentions(reading)
    destinations.place_visits(reading, mentions)
    dating.expect(reading.published, mentions)
    dating.look_ahead(reading.published, mentions)
    dating.leave_behind(reading, mentions)
    private.suppose(reading, mentions)
    foretold.meet_as_meant(mentions)
    for draft in mentions:
        draft.lost = diplomacy.lack(draft)
    one_by_one.part(mentions)
    anew.mark(reading, mentions)
    once_more.part(mentions)
    foretold.carry_out(reading.published, mentions)
    foretold.go_on(mentions)
    whereabouts.take_over(mentions)
    whereabouts.take_over_series(mentions)
    whereabouts.take_over_gatherings(mentions)
    dating.date_visits(mentions)
    events = merging.unify([d for d in mentions if not d.lost])
    events = merging.drop_tours(events)
    series.give_bodies(reading, events)
    whereabouts.apply_stamps(reading, events)
    headline_towns.settle(reading, events)
    headline_plans.settle(events)
    sides.name_signatories(reading, events)
    sides.infer_countries(reading, events)
    dating.foresee(reading, events)
    framing.refer_back(events)
    spoken_of.reframe(events)
    framing.be_under_way(events)
    framing.be_ahead(events)
    framing.nest(events, reading.published)
    talks_there.nest(events)
    members.nest(events)
    framing.inherit(events)
    framing.stay(events)
    signed_there.follow_talks(events, reading.published)
    signed_there.attend(events)
    events = papers.adopt_within(events)
    only_towns.settle(reading, events)
    house_towns.settle(reading, events)
    whereabouts.enter_venues(reading, events)
    sides.infer_countries(reading, events)
    events = private.public(reading, diplomacy.diplomatic(reading, events))
    framing.drop_lost_frames(events)
    focus.add_topics(reading.words, reading.topics, events, reading.whens)
    focus.pass_on_topics(mentions, events)
    sides.assume_subject(reading, events)
    sides.leave_to_people(events)
    return events


def _settled_mentions(reading: Reading) -> list[Draft]:
    """Return the mentions with their parties, dates and places; those that add to another are in it."""
    for inner, frame in reading.frames:
        inner.frame = frame
    if not reading.stories.numbers:
        reading.stories = stories.read(
            reading.words, reading.spans, reading.parties, reading.international, reading.drafts
        )
    for draft in reading.drafts if reading.stories.several() else ():
        draft.news = reading.stories.news(draft.sentence)
    sides.assume_home(reading)
    plurals.resolve_references(reading, reading.drafts)
    reading.drafts = [one for draft in reading.drafts for one in draft.separate(draft.each)]
    deputed.settle(reading, reading.drafts)
    whereabouts.locate(reading, reading.drafts)
    two_holders.settle(reading, reading.drafts)
    dating.date(reading, reading.drafts)
    reading.drafts = occasions.part(reading, reading.drafts)
    mentions = additions.join_additions(reading, reading.drafts)
    sequels.repeat_talks(reading, mentions)
    sides.infer_countries(reading, mentions)
    sides_then.sign_as_states(reading, mentions)
    turned.turn(reading, mentions)
    participants.discuss_by_phone(mentions)
    participants.complete_talks(reading, mentions)
    holders.name(reading, mentions)
    holders.name_in_turn(reading, mentions)
    holders.name_gathered(reading, mentions)
    holders.name_guests(reading, mentions)
    holders.name_by_headline(mentions, reading)
    participants.discuss_by_phone(mentions)  # those of a call that only now have their names
    participants.identify_posts(reading, mentions)
    posts_held.name(reading, mentions)
    summoned.leave_houses(mentions)
    return mentions
