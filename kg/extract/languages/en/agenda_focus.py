"""Which event mention a topic belongs to, where the sentences around its cue say so.

The core gives the other topics to the talk in focus. English news tells of several talks in one text
("In Rome, she will meet X to discuss A. In Paris, ..."), so that the mention before the cue counts most.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kg.extract.drafts import TALKS, Agenda, Draft
from kg.extract.parties import Party
from kg.extract.sequels import BOARD
from kg.extract.times import When
from kg.extract.words import Words

# "They discussed" in a paragraph of its own: the talk was told at most so many sentences before.
_CLOSE = 2
# "Looking forward to this year’s | Rivers Summit, they": so many words.
_OPENING = 7
# "During the EPD ,"
_LETTERS = 4
_BEFORE_OR_AFTER = frozenset(
    ("following", "after", "before", "since", "ahead", "looking", "building", "recalling")
)


def assign(
    words: Words, topics: Sequence[Agenda], drafts: Sequence[Draft], whens: Sequence[When] = ()
) -> list[Agenda]:
    """Give topics to the mention that they belong to; return those that no mention around them takes.

    Of which of several talks a sentence tells that names an occasion and its day, the days will show.
    """
    dated = {words.tokens[w.first].sentence for w in whens}
    rest: list[Agenda] = []
    last: tuple[int, list[Draft]] = (-1, [])  # the paragraph of the last topic, and what it was about
    named = {i for d in drafts if d.type == "conference" for i in range(d.first, d.last + 1)}
    recalled = {d.first for d in drafts if any(t.listed[0] <= d.first <= t.listed[1] for t in topics)}
    for agenda in topics:
        if agenda.item.first - 1 in named and agenda.item.first in named:
            continue  # "on the margins of the Convention on Climate Change"
        if agenda.every or _is_of_day(words, agenda, drafts, dated):
            rest.append(agenda)
            continue
        draft = _focus(words, agenda, drafts, recalled)
        stops = [] if agenda.soft else _visits(words, agenda, drafts)
        owners = stops if draft is None or (len(stops) > 1 and not _is_of_two(draft)) else []
        owners = owners or _told_at_once(words, agenda, draft, drafts)
        paragraph = words.sentence_of(agenda.cue).paragraph
        if not owners and last[0] == paragraph and _speak_together(agenda):
            owners = last[1]
        owners = owners or _among(words, agenda, drafts)
        last = (paragraph, owners)
        if not owners:
            rest.append(agenda)
        for owner in owners:
            if not any(_is_same(agenda.item.label.lower(), t.label.lower()) for t in owner.topics):
                owner.topics.append(agenda.item)
    return rest


def _is_of_day(words: Words, agenda: Agenda, drafts: Sequence[Draft], dated: set[int]) -> bool:
    """Whether a sentence names the day of one of several talks told before: "at Monday's meeting"."""
    sentence = words.tokens[agenda.cue].sentence
    if not agenda.kinds or sentence not in dated:
        return False
    told = {d.sentence for d in drafts if d.type in TALKS and not d.title and _may_have_topics(d)}
    return sentence not in told and sum(s < sentence for s in told) > 1


def _speak_together(agenda: Agenda) -> bool:
    """Whether "they" or nobody in particular speaks, as in the sentence before."""
    return all(p.plural and p.person is None and not p.country for p in agenda.speakers)


def _told_at_once(words: Words, agenda: Agenda, draft: Draft | None, drafts: Sequence[Draft]) -> list[Draft]:
    """A talk with those that the same verb tells, where nothing says with whom a matter was discussed: "spoke
    separately with B and C. They discussed trade"."""
    if draft is None or draft.type not in TALKS or draft.modality == "cancelled":
        return [draft] if draft is not None else []
    group = [d for d in drafts if (d.type, d.first, d.last) == (draft.type, draft.first, draft.last)]
    if len(group) < 2:
        return [draft]
    common = set.intersection(*(d.keys() for d in group))
    if any(p.person is not None and p.key() not in common for p in agenda.speakers):
        return [draft]
    return _among(words, agenda, group) or group


def _among(words: Words, agenda: Agenda, drafts: Sequence[Draft]) -> list[Draft]:
    """Of talks that one verb tells, those whose own side the sentence of a topic names.

    "A met separately with B and C. ... B said that": the talk with B.
    """
    sentence = words.tokens[agenda.cue].sentence
    told = [d for d in drafts if d.type in TALKS and d.sentence < sentence and len(d.parts) > 1]
    group = [d for d in told if told and (d.first, d.last) == (told[-1].first, told[-1].last)]
    if len(group) < 2:
        return []
    common = set.intersection(*(d.keys() for d in group))
    own = [[p.party.person for p in d.parts if p.party.key() not in common] for d in group]
    named = [
        d
        for d, people in zip(group, own, strict=True)
        if any(m.sentence == sentence for person in people if person is not None for m in person.mentions)
    ]
    return named if len(named) < len(group) else []


def _is_same(a: str, b: str) -> bool:
    """Whether two labels are one, with or without a word before: "(secure) sustainable energy resources"."""
    short, long = sorted((a, b), key=len)
    return a == b or (len(short.split()) > 2 and long.partition(" ")[2] == short)


def _visits(words: Words, agenda: Agenda, drafts: Sequence[Draft]) -> list[Draft]:
    """The stops of a trip, where a sentence tells of nothing else: "to Oslo and Rome to engage with"."""
    sentence = words.tokens[agenda.cue].sentence
    here = [d for d in drafts if d.sentence == sentence and not d.title and not d.denied]
    stops = sum(d.type == "visit" for d in here)
    if stops > 1:  # "to Oslo and Rome to engage with counterparts to": of no state alone
        here = [d for d in here if d.type not in TALKS or _is_of_two(d)]
    visits = [d for d in here if d.type == "visit" and d.first < agenda.cue and d.modality != "cancelled"]
    return visits if len(visits) == len(here) else []


def _is_of_two(draft: Draft) -> bool:
    """Whether it is told of two parties of a talk who they are or for whom they act."""
    parties = [p.party for p in draft.parts]
    return sum(p.person is not None or bool(p.country or p.body or p.foreign) for p in parties) > 1


def _focus(words: Words, agenda: Agenda, drafts: Sequence[Draft], recalled: set[int]) -> Draft | None:
    """The mention that a topic belongs to; those at ``recalled`` are themselves matters of other talks."""
    sentence = words.tokens[agenda.cue].sentence
    if words.is_title(sentence):
        return None
    if agenda.kinds == ("visit",):
        return None
    if (lettered := _by_letters(words, drafts, sentence)) is not None:
        return lettered
    first, last = agenda.listed
    told = [d for d in drafts if not d.title and not d.denied and _may_have_topics(d)]
    told = [d for d in told if not first <= d.first <= last and d.modality != "cancelled"]
    then = [d for d in drafts if d.sentence == sentence and _is_of_another_time(words, d)]
    here = [d for d in told if d.sentence == sentence and d not in then]
    if agenda.told and any(d.sentence < sentence for d in told):
        here = [d for d in here if not _is_built_on(words, agenda.cue, d)]
    if agenda.told and any(d.type in TALKS and d.modality == "held" and d.first < agenda.cue for d in told):
        # "discussed trade and agreed to meet in May"
        here = [d for d in here if d.first < agenda.cue or d.modality == "held"]
    if agenda.told and "conference" not in agenda.kinds and _talked_before(agenda, told, sentence):
        # "A and B welcomed the launch of the dialogue and discussed trade"
        here = [d for d in here if d.type != "conference" or d.people_keys() or d.attended]
    before = [d for d in here if d.first <= agenda.cue]
    talks = [d for d in here if d.type in TALKS]
    if before or talks:
        return before[-1] if before else talks[0]
    paragraph = words.sentences[sentence].paragraph
    told = [d for d in told if d.first not in recalled]
    if agenda.told:  # "The leaders also discussed": nothing of a summit to come that was told in between
        told = [d for d in told if d.modality == "held"] or told
    near = [d for d in told if d.sentence < sentence and d.paragraph == paragraph]
    near = [d for d in near if not agenda.kinds or d.type in agenda.kinds] or near
    if not near:
        near = _told_before(agenda, [d for d in told if d.sentence < sentence and not d.earlier], sentence)
    if then and not near:
        near = [d for d in told if d.type in TALKS and d.sentence < sentence and not d.earlier][-1:]
    return _of_speakers(agenda, [d for d in near if d.type in TALKS] or near) or next(iter(here), None)


def _by_letters(words: Words, drafts: Sequence[Draft], sentence: int) -> Draft | None:
    """The gathering whose letters open a sentence: "held the Extended Ports Dialogue (EPD)", "During the |
    EPD, the sides discussed"."""
    opening = words.inside(sentence)[:_LETTERS]
    if len(opening) < _LETTERS or [t.lower for t in opening[:2]] not in (["during", "the"], ["at", "the"]):
        return None
    letters, told = opening[2].text, (d for d in drafts if d.type == "conference" and d.sentence < sentence)
    if not letters.isupper() or opening[3].text != ",":
        return None
    beside = ((d, [t.text for t in words.tokens[d.last + 1 : d.last + 3]]) for d in told)
    return next((d for d, text in beside if text == ["(", letters] and not d.denied), None)


def _is_built_on(words: Words, cue: int, draft: Draft) -> bool:
    """Whether what was agreed goes on from a talk told behind it: "agreed to keep quotas, building on | the
    talks of A and B in May"."""
    between = [t.lower for t in words.tokens[cue + 1 : draft.first]]
    return any(a == "building" and b in ("on", "upon") for a, b in pairwise(between))


def _is_of_another_time(words: Words, draft: Draft) -> bool:
    """Whether a sentence only begins with a gathering that was before or is to come: "Following | the summit,
    they reaffirmed"."""
    first = words.sentences[draft.sentence].first
    near = words.tokens[first : draft.first]
    opens = draft.type == "conference" and 0 < len(near) <= _OPENING and near[0].lower in _BEFORE_OR_AFTER
    return opens and all(t.text != "," for t in near)


def _talked_before(agenda: Agenda, told: Sequence[Draft], sentence: int) -> bool:
    """Whether those who speak of a matter were told before to have talked with each other."""
    speakers = [p for p in agenda.speakers if p.person is not None]
    held = [d for d in told if d.type in TALKS and d.modality == "held" and d.sentence < sentence]
    both = len(speakers) > 1 or any(p.plural and p.person is None for p in agenda.speakers)
    return both and any(all(_takes_part(p, d) for p in speakers) for d in held)


def _told_before(agenda: Agenda, told: Sequence[Draft], sentence: int) -> list[Draft]:
    """The mention in a paragraph before that a new one goes on from.

    Of a gathering the last one ("The summit will discuss"), of sides the first; "they" are those of the
    talk told right before.
    """
    if agenda.kinds == ("conference",):
        return [d for d in told if d.type == "conference"][-1:]
    if _are_sides(agenda):
        return list(told[:1])
    last = told[-1:]
    plural = any(p.plural and p.person is None for p in agenda.speakers)
    close = bool(last) and sentence - last[0].sentence <= _CLOSE and len(last[0].parts) > 1
    return list(last) if plural and close else []


def _of_speakers(agenda: Agenda, near: Sequence[Draft]) -> Draft | None:
    """The last mention in which those who speak take part; without speakers the last one."""
    speakers = [p for p in agenda.speakers if p.person is not None]
    fitting = [d for d in near if all(_takes_part(p, d) for p in speakers)]
    # Later mentions of what was before ("their meeting in March") are no focus.
    main = [d for d in fitting if not d.earlier] or fitting
    if main and main[-1].modality == "planned" and not (agenda.due or agenda.ahead):
        # "A met B ahead of B's talks with C. They discussed trade".
        held = [d for d in main if (d.sentence, d.modality) == (main[-1].sentence, "held")]
        main = held or main
    return main[-1] if main else None


def _are_sides(agenda: Agenda) -> bool:
    """Whether states and bodies speak, of whom their delegates stand for: "Malta and the EU discussed"."""
    return len(agenda.speakers) > 1 and all(p.kind in ("state", "body") for p in agenda.speakers)


def _takes_part(party: Party, draft: Draft) -> bool:
    named = party.kind == "body" and bool(party.body) and party.body.lower() in draft.name.lower()
    return named or any(p.party.key() == party.key() for p in draft.parts)


def _may_have_topics(draft: Draft) -> bool:
    """Whether a mention is one that talks are told of: two sides, or a gathering that somebody attends; no
    session of a board that those who talk only speak of."""
    if draft.rule == BOARD and draft.earlier:
        return False
    if draft.type in TALKS:
        return len(draft.parts) > 1 or draft.named
    return draft.type == "conference" and bool(draft.parts) and not draft.over
