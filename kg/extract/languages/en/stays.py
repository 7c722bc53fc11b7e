"""The month of talks within a visit of several days: "travels to Rome May 3-5; in Rome he will meet ...".

When exactly they take place the text does not say; that they are within the days of the visit it does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.allegiance import country_of
from kg.extract.drafts import TALKS, Draft
from kg.extract.gathering_names import numbers
from kg.extract.languages.en.lexicon import words_of
from kg.extract.languages.en.remarks import is_occasion
from kg.extract.spans import Span
from kg.extract.stops import is_same
from kg.extract.times import When
from kg.extract.whereabouts import same_place
from kg.extract.words import Words

# Talks are told at most so many sentences after the dates of the visit.
_NEAR = 14

# A house is of the town of a visit told so many sentences before.
_HOUSE_NEAR = 4
_HOUSES = words_of("triggers", "places", "houses")
_OF_DAYS = re.compile(r"\b(?:two|three|four|five|six|seven|eight|nine|ten|several|\d+)-days? ")
_LEAVING = frozenset(("leave", "depart"))
_GOING = frozenset(("traveling", "travelling", "visiting", "going", "heading"))
# "Her travel to Rome | underscores": so many words.
_TO_VERB = 8
_TWO = 2
# "Since arriving, he | has met": on that day or since.
_SINCE = ("since arriv", "since his arrival", "since her arrival", "since their arrival", "since landing")
_WITHIN = ("meeting", "conference", "signing")


def date_by_visits(
    words: Words, drafts: Sequence[Draft], whens: Sequence[When], located: Sequence[Span]
) -> None:
    """Give talks and gatherings without a date the month of the visit that they are told within."""
    for n, draft in enumerate(drafts):
        if draft.type not in _WITHIN or draft.title or draft.earlier or draft.closed:
            continue
        if words.quote(words.sentences[draft.sentence].first, draft.first).lower().startswith(_SINCE):
            continue
        visit = _stop_of(words, draft, drafts[:n], located)
        visit = visit or _of_hosts(words, draft, drafts[:n], whens)
        when = _dates_of(words, visit, drafts[:n], whens) if visit is not None else None
        if visit is None or when is None or _has_own(words, draft, visit, whens):
            continue
        if (when.end and when.end[:7] == when.value[:7]) or len(when.value) == 7:
            draft.when = When(when.first, when.last, when.value[:7])
        elif not when.end and _can_be_of(words, draft, visit, when) and _is_on_day(words, draft, visit):
            if visit.modality != draft.modality or _is_of_journey(visit, drafts[:n]):
                continue
            draft.when = When(when.first, when.last, when.value)


def _is_of_journey(visit: Draft, before: Sequence[Draft]) -> bool:
    """Whether a day is that of several stops, so that talks were on it or later: "will go to Oslo and Riga on
    3 May. She will meet officials"."""
    stops = (v for v in before if v.type == "visit" and v.sentence == visit.sentence and not v.telling)
    stops = (v for v in stops if v.rule == visit.rule and v.keys() & visit.keys())
    lands = {v.place.country for v in (visit, *stops) if v.place is not None} - {""}
    return not visit.telling and len(lands) > 1


def _can_be_of(words: Words, draft: Draft, visit: Draft, when: When) -> bool:
    """Whether a day is not that of a clause before one about the visitor: "will meet A on 10 May, | who will
    visit Peru"."""
    here = words.tokens[when.first].sentence == visit.sentence
    if here and draft.sentence == visit.sentence and _came_before(words, draft, visit):
        return False
    return not (here and visit.scope) or visit.scope[0][0] <= when.first


def _came_before(words: Words, draft: Draft, visit: Draft) -> bool:
    """Whether a clause tells that somebody came, and the one around it that talks are going on: "A, who
    arrived on Monday, | is holding talks with B"."""
    low, high = visit.scope[0] if visit.scope else (visit.first, visit.last)
    verb = next((t for t in words.tokens[high + 1 : draft.first + 1] if t.lower in ("is", "are")), None)
    return words.tokens[low].lower == "who" and high < draft.first and verb is not None


def go_on_ahead(words: Words, drafts: Sequence[Draft]) -> None:
    """Put a visit told in the present ahead where it is one that is to come: "will travel to Rome and Riga in
    May. She is travelling to Riga to attend. Her travel to Rome underscores"."""
    for n, draft in enumerate(drafts):
        if draft.type in ("meeting", "conference") and _goes_on_there(words, draft, drafts[:n]):
            draft.modality = "planned"
        if draft.type != "visit" or draft.modality != "held" or draft.place is None or not draft.first:
            continue
        verb, be = words.tokens[draft.first], words.tokens[draft.first - 1]
        goes = verb.lower in _GOING and be.lower in ("is", "are")
        if not (goes or _is_told_now(words, draft) or _is_spoken_of(words, draft)):
            continue
        told = [v for v in drafts[:n] if v.type == "visit" and not v.title and v.keys() & draft.keys()]
        if any(v.modality == "planned" and _leads_there(v, draft) for v in told):
            draft.modality = "planned"


def _is_spoken_of(words: Words, draft: Draft) -> bool:
    """Whether a visit is only spoken of, with no day, so that it is that told to come: "discussed the king's
    upcoming trip to Peru. She welcomed | his visit to Lima"; no "recalled his visit"."""
    said = words.tokens[words.sentences[draft.sentence].first : draft.first]
    welcome = any(t.lemmas & _SPEAKING for t in said) and not any(t.lemmas & _RECALLING for t in said)
    return draft.rule == "visit-noun" and draft.when is None and not draft.earlier and welcome


_SPEAKING = frozenset(("welcome", "discuss", "review", "coordinate", "prepare", "plan", "note", "stress"))
_RECALLING = frozenset(
    ("recall", "thank", "recent", "last", "previous", "past", "earlier", "congratulate", "commend", "praise")
) | frozenset(
    ("successful", "historic", "follow", "following", "after", "since", "during", "outcome", "result")
)


def _goes_on_there(words: Words, draft: Draft, before: Sequence[Draft]) -> bool:
    """Whether a verb in the present tells what somebody is to do on a visit to come: "will visit Riga. There
    she | is meeting the premier"."""
    before_it = words.tokens[max(draft.first - 1, 0) : draft.first + 1]
    verb = next((t for t in before_it if t.lower in _NOW), None)
    following = words.tokens[min(verb.index + 1, len(words.tokens) - 1)].lower if verb is not None else ""
    if draft.modality != "held" or draft.title or not following.endswith("ing"):
        return False
    visits = [v for v in before if v.type == "visit" and not v.title and v.keys() & draft.keys()]
    return bool(visits) and visits[-1].modality == "planned" and visits[-1].sentence < draft.sentence


_NOW = frozenset(("is", "are"))


def _is_told_now(words: Words, draft: Draft) -> bool:
    """Whether a verb in the present says what a visit does: "her travel to Rome | underscores"."""
    after = words.tokens[draft.last + 1 : min(draft.last + _TO_VERB, words.sentences[draft.sentence].last)]
    verb = next((t for t in after if any(r.pos == "V" and r.tags & {"s", "past"} for r in t.readings)), None)
    return draft.rule == "visit-noun" and verb is not None and any("s" in r.tags for r in verb.readings)


def _leads_there(visit: Draft, draft: Draft) -> bool:
    """Whether one visit is to the place of another, or to its state."""
    if visit.place is None or draft.place is None:
        return False
    state = visit.place.kind == "state" and visit.place.country == draft.place.country
    return state or same_place(visit.place, draft.place)


def without_venues(words: Words, drafts: Sequence[Draft], located: Sequence[Span]) -> list[Span]:
    """Return the places without the houses of a town that a visit leads to: "landed in Riga. At the Castle".

    A talk within a visit is in its town, if the text names it.
    """
    return [s for s in located if not _is_house_there(words, drafts, s)]


def _is_house_there(words: Words, drafts: Sequence[Draft], span: Span) -> bool:
    inside = words.tokens[span.first : span.last + 1]
    if span.country or span.kind != "place" or not any(t.lower in _HOUSES for t in inside):
        return False
    sentence = words.tokens[span.first].sentence
    here = [d for d in drafts if d.sentence == sentence and d.type in ("meeting", "signing") and not d.title]
    visits = [_visit_of(d, [v for v in drafts if v.sentence <= sentence]) for d in here]
    towns = [v is not None and v.place is not None and v.place.kind == "place" for v in visits]
    near = [v is not None and sentence - v.sentence <= _HOUSE_NEAR for v in visits]
    return bool(here) and all(towns) and all(near)


def _is_on_day(words: Words, draft: Draft, visit: Draft) -> bool:
    """Whether the only day told of a visit is that of what happens there, and not that of leaving home, nor
    the first or last of several: "arrived on Monday on a three-day visit"."""
    if words.tokens[visit.first].lemmas & _LEAVING and draft.sentence != visit.sentence:
        return False
    told = words.sentences[visit.sentence]
    if _OF_DAYS.search(words.quote(told.first, told.last)):
        return False
    return draft.type == "meeting" or visit.sentence == draft.sentence


def settle_titles(
    words: Words, drafts: Sequence[Draft], whens: Sequence[When], located: Sequence[Span]
) -> list[Draft]:
    """Return the drafts without what a headline repeats; a visit only told there gets a date.

    "X’s Visit to Kyiv. X met Y in Kyiv today." and "X’s Travel to the Summit. X will attend the 27th summit."
    """
    body = [d for d in drafts if not d.title]
    out: list[Draft] = []
    for draft in drafts:
        again = any(_tells_too(d, draft) for d in body) or _is_only_such(draft, body)
        spoken = is_occasion(
            words, draft.last
        )  # "Remarks Before Their Meeting", at which they tell of others
        if draft.title and (again or (_told_apart(draft, body) and not spoken)):
            _place_by_title(words, draft, body, located)
            continue
        if draft.title and draft.type == "visit" and draft.when is None:
            _date_by_talks(words, draft, body, whens, located)
        out.append(draft)
    return out


def _place_by_title(words: Words, headline: Draft, body: Sequence[Draft], located: Sequence[Span]) -> None:
    """Let a talk be in the town that only its headline names: "A Meets B in Bali. A met B on 15 November"."""
    sentences = {words.tokens[s.first].sentence: s for s in located if s.kind == "place"}
    persons = headline.people_keys()
    told = [d for d in body if d.type == headline.type == "meeting" and persons <= d.keys()]
    if headline.type == "conference" and headline.place is not None:
        told = [d for d in body if _tells_too(d, headline) or _is_only_such(headline, [d])]
        if len(told) == 1 and told[0].place is None and told[0].modality == headline.modality:
            told[0].place = headline.place  # "Summit opens in Lome"
        return
    if len(persons) > 1 and len(told) == 1 and told[0].place is None and told[0].sentence not in sentences:
        told[0].place = sentences.get(headline.sentence)


def _tells_too(draft: Draft, headline: Draft) -> bool:
    if draft.type != headline.type or draft.denied:
        return False
    if draft.type in TALKS and headline.type in TALKS:
        return False
    if draft.type == "visit":
        if draft.place is None or headline.place is None:
            return False
        return same_place(draft.place, headline.place)
    if draft.type == "conference":
        a, b = _capitals(draft.name), _capitals(headline.name)
        if _are_counted_apart(draft, headline):
            return False
        return len(a & b) * 2 >= max(1, min(len(a), len(b))) and bool(a & b)
    return False


def _are_counted_apart(one: Draft, other: Draft) -> bool:
    """Whether two gatherings have numbers of their own: the 55th summit after the 54th."""
    counts = numbers(one.name), numbers(other.name)
    return all(counts) and counts[0] != counts[1]


def _is_only_such(headline: Draft, body: Sequence[Draft]) -> bool:
    """Whether one gathering that the text tells is of the kind in the headline: "hosts dialogue of three"."""
    if headline.type != "conference" or not headline.name:
        return False
    same = (
        d for d in body if d.type == "conference" and not d.earlier and not _are_counted_apart(d, headline)
    )
    told = {d.name.lower() for d in same}
    return len([n for n in told if headline.name.lower().split()[-1] in n.split()]) == 1


def _told_apart(headline: Draft, body: Sequence[Draft]) -> bool:
    """Whether the body tells of all who talk in a headline, be it in one talk or in several."""
    if headline.type not in TALKS:
        return False
    persons = headline.people_keys()
    talks = [
        d for d in body if d.type == headline.type and len(d.parts) > 1 and not d.denied and not d.earlier
    ]
    told = [d.keys() & persons for d in talks]
    one = next((k for k in told if k >= persons), None)
    several = set().union(*[k for k in told if len(k) > 1]) if told else set()
    return bool(persons) and (one is not None or several >= persons)


def _capitals(name: str) -> set[str]:
    return {w.strip("’s'") for w in name.replace("-", " ").split() if w[:1].isupper()}


def _date_by_talks(
    words: Words, visit: Draft, body: Sequence[Draft], whens: Sequence[When], located: Sequence[Span]
) -> None:
    """Date a visit that only the headline tells by the first talk of the visitor at its place."""
    for draft in body:
        if draft.type not in ("meeting", "signing", "conference") or not draft.keys() & visit.keys():
            continue
        here = [s for s in located if words.tokens[s.first].sentence == draft.sentence]
        at_place = any(same_place(s, visit.place) for s in here)
        dates = [w for w in whens if words.tokens[w.first].sentence == draft.sentence and len(w.value) == 10]
        if at_place and dates:
            visit.when, visit.modality = dates[0], draft.modality
            return


def without_listed(words: Words, drafts: Sequence[Draft], whens: Sequence[When]) -> list[Draft]:
    """Return the drafts without the stops of a list that the text then tells one by one, with their dates.

    "Will travel to Italy and Finland from July 9-13. On July 11, she will visit Helsinki."
    """
    dated = {words.tokens[w.first].sentence for w in whens}
    out: list[Draft] = []
    for n, draft in enumerate(drafts):
        beside = [
            d for d in drafts if d.type == "visit" and d.sentence == draft.sentence and d.rule == draft.rule
        ]
        if draft.type == "visit" and not draft.title and len(beside) > 1:
            later = [d for d in drafts[n + 1 :] if d.type == "visit" and d.sentence > draft.sentence]
            if any(is_same(d, draft) and d.sentence in dated for d in later):
                continue
        out.append(draft)
    return out


def _visit_of(draft: Draft, before: Sequence[Draft]) -> Draft | None:
    """The visit told last before a talk by one who takes part in it."""
    keys = draft.keys()
    visits = [v for v in before if v.type == "visit" and not v.title and not v.earlier]
    near = [v for v in visits if draft.sentence - v.sentence <= _NEAR]
    reference = all(p.party.plural and p.party.person is None for p in draft.parts)
    near = [v for v in near if keys & v.keys() or reference or _are_they(draft, v)]
    near = [v for v in near if not (draft.modality == "held" != v.modality)]
    return near[-1] if near else None


def _are_they(draft: Draft, visit: Draft) -> bool:
    """Whether "they" talk who are told in the sentence before to be on a visit: "A and B visited Suva. They
    met with C"."""
    they = any(p.party.kind == "pronoun" and p.party.plural and p.party.person is None for p in draft.parts)
    return they and draft.sentence - visit.sentence == 1 and len(visit.parts) > 1


def _stop_of(words: Words, draft: Draft, before: Sequence[Draft], located: Sequence[Span]) -> Draft | None:
    """The one of several stops told together where a talk is: "went to Oslo and Riga. In Oslo he met"."""
    last = _visit_of(draft, before)
    stops = [v for v in before if last is not None and v.type == "visit" and v.sentence == last.sentence]
    here = [s for s in located if words.tokens[s.first].sentence == draft.sentence]
    fitting = [v for v in stops if v.place is not None and any(same_place(s, v.place) for s in here)]
    return (
        fitting[0] if len(stops) > 1 and len(fitting) == 1 and draft.sentence != fitting[0].sentence else None
    )


def _of_hosts(words: Words, draft: Draft, before: Sequence[Draft], whens: Sequence[When]) -> Draft | None:
    """The visit told last before a talk; of stops that have days of their own the one in the state of those
    whom the visitor meets: "will visit Oslo on 7 May and Riga on 9 May. He will meet Latvian Premier A"."""
    last = _visit_of(draft, before)
    stops = [v for v in before if last is not None and v.type == "visit" and v.sentence == last.sentence]
    ranges = [when for v in stops if (when := _range_of(words, v, whens)) is not None]
    days = {when.value for when in ranges}
    if last is None or len(stops) < _TWO or len(days) < _TWO or draft.sentence == last.sentence:
        return last
    if all(when.end for when in ranges) and len({value[:7] for value in days}) == 1:
        return last  # all that it tells is the month
    guests = last.keys()
    hosts = {country_of(p.party) for p in draft.parts if p.party.key() not in guests} - {""}
    fitting = [v for v in stops if v.place is not None and v.place.country in hosts]
    return fitting[0] if len(fitting) == 1 else None


def _dates_of(words: Words, visit: Draft, before: Sequence[Draft], whens: Sequence[When]) -> When | None:
    """The days of a visit, from another mention of it where this one has none."""
    own = _range_of(words, visit, whens)
    others = (v for v in before if v.type == "visit" and v is not visit and is_same(v, visit))
    return own or next((w for v in others if (w := _range_of(words, v, whens)) is not None), None)


def _range_of(words: Words, visit: Draft, whens: Sequence[When]) -> When | None:
    """The days of a visit: the date nearest to it in its sentence."""
    here = [w for w in whens if words.tokens[w.first].sentence == visit.sentence and len(w.value) >= 7]
    # Of several stops each has its own: "to Oslo on 3 May and Riga on 5 May".
    here = [w for w in here if any(a <= w.first <= b for a, b in visit.telling)] or here
    return min(here, key=lambda w: min(abs(w.first - visit.last), abs(visit.first - w.last)), default=None)


def _has_own(words: Words, draft: Draft, visit: Draft, whens: Sequence[When]) -> bool:
    """Whether a date of its own stands beside a talk."""
    here = [w for w in whens if words.tokens[w.first].sentence == draft.sentence]
    taken = _range_of(words, visit, whens) if visit.sentence == draft.sentence else None
    if (
        draft.type == "conference"
        and taken is not None
        and visit.last < draft.first <= draft.last < taken.first
    ):
        return True  # "arrived in Riga to attend the forum on May 3-5"
    if taken is not None and (draft.first <= taken.first <= draft.last or taken.last == draft.first - 1):
        return True  # "will go to Riga to attend the May 3-5 forum"
    return any(w is not taken for w in here)
