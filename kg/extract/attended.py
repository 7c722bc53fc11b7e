"""Which of the events told before the people of a mention belong to who attend, greet or came along.

The same for every language.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.delegates import of_its_guests, with_hosts
from kg.extract.drafts import TALKS, Draft
from kg.extract.greeted import where_met
from kg.extract.whereabouts import is_in_other_town

# A talk is of so many states at least.
_SIDES = 2


def told_for(draft: Draft, earlier: Sequence[Draft]) -> Sequence[Draft]:
    """Return the events told before to which the people of a mention can belong, the likeliest last."""
    kinds = ("meeting", "conference") if draft.rule == "attendance" else ("visit",)
    kinds = (draft.type,) if draft.type in ("conference", "signing", "call") else kinds
    told = [d for d in earlier if d.type in kinds and not d.title and d.first < draft.first]
    told = told or _headlined(draft, earlier, kinds)
    if draft.rule == "delegation" and not told and not draft.there:
        told = [d for d in earlier if d.type in TALKS and not d.title and d.first < draft.first][-1:]
    if draft.rule == "delegation" and not told:  # the delegation to a session
        told = [d for d in earlier if d.type == "conference" and not d.title and d.first < draft.first][-1:]
    told = [d for d in told if d.type != "conference" or d.named or d.parts]
    if draft.rule == "attendance":
        told = [d for d in told if not is_in_other_town(draft, d)]
        # "A met B. C will speak at a ceremony": at no talk that took place
        told = [d for d in told if d.type not in TALKS or draft.modality != "planned" or d.modality != "held"]
        held = [d for d in told if d.modality == "held"] if draft.modality == "held" else []
        told = held or told  # nobody was at what is still to be
        told = [d for d in told if not is_to_be(d, draft)]
        if told and told[-1].apart:  # nobody else attends what two hold "tête-à-tête"
            told = [d for d in told if not d.apart and d.keys() & told[-1].keys()] or told
    if draft.spoken:  # "во встрече участвовал" is of no conference that was named meanwhile
        talks = [d for d in told if d.type in TALKS and d.parts]
        told = [d for d in talks if len(d.parts) > 1] or talks or told
    if told and draft.rule == "attendance" and draft.type != "conference":
        told = [*told, _talk_within(told)]
        told = _own_talk(draft, told, earlier) or told
    if told and told[-1].type == "visit" and not told[-1].parts:  # "находится | с визитом": told by its verb
        told = [d for d in told if d.parts] or told
    if told and told[-1].type == "visit" and told[-1].place is None:
        told = _whole_visits(told) or told
    told = with_hosts(draft, told, earlier) or of_its_guests(draft, told) or told
    return where_met(draft, told) if draft.rule == "greeting" else told


def _own_talk(people: Draft, told: Sequence[Draft], earlier: Sequence[Draft]) -> list[Draft]:
    """The talk or call of those who are told at one, where the one told last is of others: "A called B and
    congratulated him on his talks with C. At the end of the conversation A expressed his thanks"."""
    last = told[-1]
    if not people.occasion or last.type not in TALKS or people.keys() & last.keys():
        return []
    if len(set(last.countries()) - {""}) < _SIDES:
        return []
    talks = [d for d in earlier if d.type in TALKS and not d.title and d.first < people.first]
    return [d for d in talks if people.keys() and people.keys() <= d.keys()][-1:]


def is_to_be(talk: Draft, people: Draft) -> bool:
    """Return whether a talk is still to be, and nobody can have attended it who is told to have done so; but
    who heads the delegations of states that will talk."""
    if talk.parts and all(p.party.kind == "state" for p in talk.parts) and not people.past:
        return False
    ahead = talk.type in TALKS and talk.modality == "planned" and not (talk.aimed or talk.foretold)
    deed = people.modality == "held" and not people.they
    return ahead and deed and talk.sentence < people.sentence


def _headlined(people: Draft, earlier: Sequence[Draft], kinds: Sequence[str]) -> list[Draft]:
    """The event of the headline, where the text has told no other yet: "A meets B": "C was present"."""
    attends = people.rule == "attendance" and all(d.title for d in earlier)
    told = [d for d in earlier if d.type in kinds and (d.parts or d.type == "conference")]
    return told[-1:] if attends else []


def _whole_visits(told: Sequence[Draft]) -> list[Draft]:
    """The visits with a place of who did something in the course of the one told last."""
    return [d for d in told if d.place is not None and d.keys() & told[-1].keys()]


def _talk_within(told: Sequence[Draft]) -> Draft:
    """The talk that was told with the gathering around it, else the event told last."""
    within = [d for d in told if d.frame is told[-1] and d.sentence == told[-1].sentence]
    return within[-1] if within and told[-1].type == "conference" else told[-1]
