"""Signings within talks and visits: of which they are, and where and when they were then."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.allegiance import country_of
from kg.extract.day_gaps import are_close, days_between
from kg.extract.drafts import Draft

# Length of a date that says the day.
_DAY = 10
# Who signs is told at most so many sentences later to have talked.
_SOON = 2
# Of so many states at least are those who sign at a gathering of many.
_SEVERAL = 3


def follow_talks(events: Sequence[Draft], published: str) -> None:
    """Put a signing within the last talks of its sides, or the visit that these are of, and where they
    were.

    Not one of a day before the news: "A met B. They had signed the treaty on 5 March"."""
    for n, draft in enumerate(events):
        told = draft.place is not None and draft.when is not None and draft.frame is not None
        if draft.type != "signing" or draft.earlier or told:
            continue
        visit = draft.frame if draft.frame is not None and draft.frame.type == "visit" else None
        if visit is not None and visit.when is not None and len(visit.when.value) < _DAY:
            draft.when = draft.when or visit.when  # "his May visit, which resulted in an agreement"
        meetings = (d for d in reversed(events[:n]) if d.type == "meeting")
        meetings = (d for d in meetings if visit is None or d.frame is visit or _can_be_on(visit, d))
        of_sides = [d for d in meetings if _of_sides(draft, d)]
        # Rather the talks of the very people who sign than others of the same states.
        talk = next((d for d in of_sides if draft.keys() <= d.keys()), next(iter(of_sides), None))
        talk = talk or next((d for d in events[n + 1 :] if _is_told_after(draft, d)), None)
        if draft.frame is not None and draft.frame.type == "meeting" and (talk is not None or draft.parts):
            talk = draft.frame  # "at the end of the talks": those, and none told in between
            others = draft.people_keys().isdisjoint(talk.keys()) and bool(draft.people_keys() or not of_sides)
            if others and talk.frame is not None and talk.frame.type == "visit":
                draft.frame = talk.frame  # what others sign is of the visit, as the talks are
        if talk is not None and _tells_only_matter(draft, talk):
            talk.place, talk.when = draft.place, draft.when
            talk.frame, draft.frame = draft.frame, talk
            continue
        if talk is None or (talk.when and draft.when and not are_close(talk.when.value, draft.when.value)):
            continue
        if draft.frame is None and _signed_before_news(draft, talk, published):
            draft.place = draft.place or (talk.place if draft.same_time else None)  # "in the same place"
            continue
        if not _is_some_day(draft, talk):
            draft.place = draft.place or talk.place
        draft.frame = draft.frame or talk.frame or (talk if talk.modality == draft.modality else None)
        # The date stamp of a page is that of its talks; a signing reported there may be told in general.
        lent = talk.when is not None and not talk.when.stamp and not _lasts(visit, talk)
        if talk.modality == draft.modality and lent:
            draft.when = draft.when or talk.when


def _is_some_day(signing: Draft, talk: Draft) -> bool:
    """Whether papers are to be signed at no time that is told, and those who talked were on no visit: "A met
    B in Rome. They agreed to sign a treaty"; at the end of a session papers are signed."""
    ahead = signing.modality == "planned" and talk.modality == "held" and talk.rule != "commission"
    return ahead and signing.when is None and talk.frame is None and signing.frame is None


def _lasts(visit: Draft | None, talk: Draft) -> bool:
    """Whether the visit in whose course something is signed has other days than its talks: "A came on 5
    March. On 6 March he met B. At the end of the visit an agreement was signed"."""
    if visit is None or visit.when is None or talk.when is None or len(visit.when.value) < _DAY:
        return False
    return bool(visit.when.end) or visit.when.value != talk.when.value


def _signed_before_news(signing: Draft, talk: Draft, published: str) -> bool:
    """Whether papers were signed days before a text that tells of a talk without its day."""
    news = talk.when is None and talk.frame is None and not talk.earlier
    day = (signing.when.end or signing.when.value) if signing.when is not None else published
    return news and signing.modality == "held" and days_between(published, day) > 1


def _is_told_after(signing: Draft, talk: Draft) -> bool:
    """Whether the very people who sign are told right after it to have talked: "A and B signed a plan. Before
    that, the ministers met"."""
    near = 0 < talk.sentence - signing.sentence <= _SOON and talk.type == "meeting"
    of_visit = talk.frame is not None and talk.frame.type == "visit"
    near = near and (of_visit or _tells_only_matter(signing, talk))
    alike = talk.modality == signing.modality and talk.earlier == signing.earlier and not talk.title
    return near and alike and len(talk.keys()) > 1 and talk.keys() == signing.keys()


def _tells_only_matter(signing: Draft, talk: Draft) -> bool:
    """Whether a noun tells right after a signing what its people talked about, and neither when nor where: "A
    and B signed a plan in Rome on Friday. In the course of the talk they touched upon trade"."""
    bare = talk.frame is None and talk.when is None and talk.place is None
    follows = 0 < talk.sentence - signing.sentence <= _SOON and talk.rule == "talk-noun"
    return bare and follows and talk.keys() == signing.keys()


def _can_be_on(visit: Draft, talk: Draft) -> bool:
    """Whether a talk that is of no visit can have been in the days of one."""
    apart = (
        visit.when is not None and talk.when is not None and not are_close(visit.when.value, talk.when.value)
    )
    return talk.frame is None and not apart


def _of_sides(signing: Draft, talk: Draft) -> bool:
    """Whether who signs talked: all its countries are of the talk; without countries, a party is."""
    sides = set(signing.countries())
    return sides <= set(talk.countries()) if sides else bool(signing.keys() & talk.keys())


def attend(events: Sequence[Draft]) -> None:
    """Let those who sign at a gathering be there, where the text names nobody else who is: "A treaty was
    signed at the summit held in Rome. Presidents A, B and C put their names to it"."""
    for signing in events:
        gathering = signing.frame if signing.type == "signing" else None
        if gathering is None or gathering.type != "conference" or gathering.modality != signing.modality:
            continue
        signers = [p.party for p in signing.parts if p.role == "signatory" and p.party.person is not None]
        states = {country_of(p) for p in signers} - {""}
        if gathering.people() or len(states) < _SEVERAL:
            continue
        for party in signers:
            gathering.add(party)
