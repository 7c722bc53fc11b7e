"""Who else takes part: "joined the meeting", "was accompanied by", lists of people."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.allegiance import country_of, give_country
from kg.extract.asked import on
from kg.extract.drafts import TALKS, Draft, Part
from kg.extract.languages.en import attending, going_along, lines_of_people, sides_at, told_for
from kg.extract.languages.en.being_there import SIGNED_NEAR, is_present, is_talk
from kg.extract.languages.en.brought import brought_together
from kg.extract.languages.en.companions import beside
from kg.extract.languages.en.gathering_names import is_gathering
from kg.extract.languages.en.hosts_beside import hosts_beside
from kg.extract.languages.en.in_order import act_in_order
from kg.extract.languages.en.lexicon import words_of
from kg.extract.languages.en.modality import mention
from kg.extract.languages.en.of_sides import act_for_side, of_further_sides
from kg.extract.languages.en.places import destination
from kg.extract.languages.en.ranked_visits import is_on_journey
from kg.extract.languages.en.scene import Scene, listed
from kg.extract.languages.en.verb_modality import is_negated
from kg.extract.languages.en.word_classes import FINITE, PASSIVE
from kg.extract.parties import Party
from kg.extract.unattended import HELD
from kg.extract.words import Token, Words

_JOIN = words_of("triggers", "additions", "join")
_PERSONS = ("person", "post")
_SENT = words_of("triggers", "additions", "sent")
# A part of a gathering: "at the opening session of the | meeting".
_SESSION = re.compile(r"(?:opening |inaugural |plenary |closing |first )(?:session|ceremony|sitting) of the ")
# "Speaking at the meeting," opens a sentence, and who speaks there says something.
_FRONTED = 8
_OPENERS = ("at", "speaking at", "addressing", "in his speech at", "in her speech at")
_GATHERED = frozenset(
    ("meeting", "session", "event", "conference", "forum", "summit", "ceremony", "opening", "gathering")
)
# They are with who speaks, and take part only where he does.
WITH_SPEAKER = "speaker"
SPEAKING = words_of("grammar", "saying") | {"underline", "emphasize", "emphasise", "highlight", "inform"}
# Who joined is told so many sentences after the event.
_TOLD_LATER = 8
# From "accompany" over whom to the gathering.
_BESIDE = 16
_TOLD_BEFORE = ("the meeting", "the talks", "the audience", "the reception", "the conversation")
# "The talks were attended by", "on the Maltese side they were attended by"
_TALKS_AGAIN = frozenset(("talks", "negotiations", "discussions", "conversation", "they"))
# Name of a draft whose papers are those of a signing told before.
_OF_SIGNING = "listed papers"
_GATHERINGS = listed("conference", "noun")
_OF_MANY = words_of("vocabulary", "gatherings_of_many")
_LEADING = frozenset(("chair", "co-chair", "attend", "host", "address", "moderate", "inaugurate"))
_LED_BY = frozenset(
    ("chair", "co-chair", "cochair", "lead", "head", "co-lead", "host", "mediate", "moderate", "address")
)
_OPENED_BY = frozenset(("open", "inaugurate", "attend"))
_PLACING, _DELIVERING = frozenset(("hold", "take")), frozenset(("deliver", "make", "give"))


@on(_JOIN, _LEADING, _LED_BY, _OPENED_BY, _PLACING, _DELIVERING, "be", "include", "bring")
def joined(scene: Scene, token: Token) -> Draft | None:
    """People of the event told before: "X also joined the meeting", "was accompanied by X"."""
    role = scene.grammar.role(token.index)
    if role in (FINITE, PASSIVE) and is_negated(scene, token):
        return None  # "did not attend the meeting", "was not present"
    if role == FINITE and is_present(scene, token):
        there = were_there(scene, token, scene.subject(token.index))
        if there is not None and _is_there_then(scene, token):
            there.name = "gathering"
        return there
    if role == FINITE and _leads_it(scene, token):
        there = were_there(scene, token, scene.subject(token.index), attended=True)
        if there is not None and _is_of_many(scene, token):
            there.name = "gathering"
        return there
    if role == FINITE and (people := brought_together(scene, token)):
        return were_there(scene, token, people, attended=True)
    if role == FINITE and _includes_part(scene, token):
        return were_there(scene, token, scene.clauses.after(token.index, ("of",)))
    if role == PASSIVE and _was_chaired(scene, token):
        return were_there(scene, token, scene.clauses.after(token.index, ("by",)), attended=True)
    if role in (FINITE, PASSIVE) and _took_place(scene, token):
        return _in_presence(scene, token)
    if role == PASSIVE and _spoke(scene, token):
        return were_there(scene, token, scene.clauses.after(token.index, ("by",)), attended=True)
    if not scene.is_verb(token, _JOIN) or role not in (FINITE, PASSIVE):
        return None
    lemma = scene.verb_lemma(token)
    beside: list[Party] = []
    if role == PASSIVE and lemma == "accompany" and is_on_journey(scene, token):
        return None
    if role == PASSIVE:
        hosts = hosts_beside(scene, token)
        people, beside = [*hosts, *_by_each(scene, token)], [] if hosts else scene.subject(token.index)
    elif lemma == "accompany" and _goes_somewhere(scene, token):
        return None
    elif lemma == "accompany" and scene.object(token.index):
        people, beside = scene.subject(token.index), scene.object(token.index)
    elif is_talk(scene, token):
        people = scene.subject(token.index)
    else:
        return None
    told = people
    people = [p for p in people if p.kind in _PERSONS] or _senders(scene, token, people)
    people = _named(people) if lemma == "accompany" else people
    if not people:
        return were_there(scene, token, told, attended=True) if told else None
    draft = mention(scene, "meeting", token, "joined")
    draft.attended = lemma == "attend" and not _of_talks(scene, token)
    draft.name = "talks" if lemma == "attend" and not draft.attended else ""
    # Who goes along, whatever is told since: "is accompanied by A", "B will accompany him."
    draft.aside = lemma == "accompany" and (role == PASSIVE or attending.ends_after(scene, beside))
    further = of_further_sides(scene, people[-1].last) if role == PASSIVE else []
    act_for_side(scene, people, until=people[-1].last if further else None)
    scene.put(draft, [*people, *further])
    sides_at.bring(scene, draft, [p for p in told if p not in people])
    kinds = _PERSONS if _of_talks(scene, token) else (*_PERSONS, "pronoun")
    scene.put(draft, [p for p in beside if p.kind in kinds], "host")
    return draft


def _is_there_then(scene: Scene, verb: Token) -> bool:
    """Whether "there" is the gathering told right before: "A will attend the summit. B | will be there"."""
    before = scene.words.inside(scene.sentence.index - 1) if scene.sentence.index else ()
    there = scene.text(verb.index + 1, min(verb.index + 2, scene.sentence.last)).split()
    return "there" in there and any(t.lemmas & _OF_MANY for t in before)


def _by_each(scene: Scene, verb: Token) -> list[Party]:
    """Who did what was done, behind each "by": "was accompanied by his deputy, A, and by General B"."""
    people = scene.clauses.after(verb.index, ("by",))
    last = people[-1].last if people else verb.index
    for p in scene.clauses.parties:
        again = scene.text(max(p.first - 2, 0), p.first - 1) in ("and by", "as by")  # "as well as by"
        people += scene.clauses.group(p) if people and p.first > last and again else []
    return people


def _goes_somewhere(scene: Scene, verb: Token) -> bool:
    """Whether it is told where somebody is accompanied, which is an event of its own."""
    return destination(scene, verb.index, ("to",)) is not None or _to_gathering(scene, verb)


def _named(people: Sequence[Party]) -> list[Party]:
    """Those with names, where any have one: "accompanied by A and other officials"."""
    return [p for p in people if p.person is not None or not p.plural] or list(people)


def _of_talks(scene: Scene, verb: Token) -> bool:
    """Whether talks are what somebody attended, and no gathering told since: "The talks were attended by"."""
    after = (
        scene.tokens[min(verb.index + 2, scene.sentence.last)] if attending.attends_it(scene, verb) else verb
    )
    before = scene.tokens[max(scene.grammar.group_start(verb.index) - 1, 0)]
    return before.lower in _TALKS_AGAIN or after.lower in _TALKS_AGAIN


def _senders(scene: Scene, verb: Token, people: Sequence[Party]) -> list[Party]:
    """The states and bodies whose people attend: "was attended by the delegations of Malta and Latvia"."""
    between = scene.text(verb.index + 1, people[0].first - 1).split() if people else []
    sent = scene.verb_lemma(verb) == "attend" and bool(_SENT & set(between))
    return [p for p in people if p.kind in ("state", "body")] if sent else []


def were_there(
    scene: Scene, token: Token, people: Sequence[Party], *, attended: bool = False, empty: bool = False
) -> Draft | None:
    """The persons and officials among those told of, as people of the event told before; None for nobody.

    The states and bodies told with those who attended are at it where it is a gathering.
    """
    if not people and not empty:
        return None
    draft = mention(scene, "meeting", token, "joined")
    draft.attended = attended
    act_for_side(scene, people)
    scene.put(draft, [p for p in people if p.kind in _PERSONS])
    if attended:
        sides_at.bring(scene, draft, people)
    return draft if draft.parts or draft.sides or empty else None


@on(_GATHERED)
def speaks(scene: Scene, token: Token) -> Draft | None:
    """Who speaks there takes part: "Speaking at the meeting, X noted", "At the session, X said"."""
    if scene.title or token.index - scene.sentence.first > _FRONTED or token.lower not in _GATHERED:
        return None
    opening = _SESSION.sub("", scene.text(scene.sentence.first, token.index))
    comma = scene.behind(token).text == ","
    if opening not in (f"{o} the {token.lower}" for o in _OPENERS) or not comma:
        return None
    verb = next((i for i in range(token.index, scene.sentence.last) if scene.grammar.is_finite(i)), None)
    if verb is None or not scene.tokens[verb].lemmas & SPEAKING:
        return None
    people = [p for p in scene.subject(verb) if p.kind == "person" and p.capacity is not None]
    return were_there(scene, token, people, attended=True)


def _to_gathering(scene: Scene, verb: Token) -> bool:
    """Whether somebody is accompanied at a gathering that the text names, which has both of them then."""
    high = scene.clauses.reach(verb.index)[1]
    near = scene.tokens[verb.index + 1 : min(verb.index + _BESIDE, high) + 1]
    named = (t for t in near if t.capital and is_gathering(scene, t))
    return any(scene.preposition(t.index) in ("at", "to", "for", "during", "of") for t in named)


def _includes_part(scene: Scene, token: Token) -> bool:
    """ "The meeting included the participation of A", "took place with the participation of B"."""
    near = scene.text(token.index + 1, token.index + 3)
    return "include" in token.lemmas and near in ("the participation of", "the presence of")


def _was_chaired(scene: Scene, token: Token) -> bool:
    """ "The meeting was chaired by A": that which was told before."""
    start = scene.grammar.group_start(token.index)
    before = scene.text(max(scene.sentence.first, start - 2), start - 1)
    nouns = (
        "the meeting", "the session", "the talks", "the consultations", "the event", "the dialogue",
        "the negotiations", "the round", "the delegations", "the sides",
    )  # fmt: skip
    acronym = before.startswith("the ") and scene.tokens[max(start - 1, 0)].text.rstrip("s").isupper()
    opening = before == "it" and bool(token.lemmas & _OPENED_BY)
    return opening or (bool(token.lemmas & _LED_BY) and (before in nouns or acronym or before == "it"))


# "Will chair them | in Riga".
_WHERE = frozenset(("in", "at", "on"))
# "Addressed the opening | session", "chaired the | talks": which they are is told before.
_PARTS = frozenset(("opening", "closing", "plenary", "inaugural", "main"))
# "The | council | meeting" of a gathering told before.
_BODILY = frozenset(("council", "commission", "committee"))
_LED = _GATHERINGS | {"talks"}
_CHAIRING = listed("conference", "chairing")
_OF_SIDES = frozenset(("of", "between", "with", "on", "at"))


def _leads_it(scene: Scene, token: Token) -> bool:
    """ "Minister A will chair it", "B addressed the opening session": a gathering that was told before."""
    at, last = min(token.index + 1, scene.sentence.last), scene.sentence.last
    if not token.lemmas & _LEADING or not scene.sentence.index:
        return False
    if scene.tokens[at].lower == "the":
        noun = at + 1 + (scene.tokens[min(at + 1, last)].lower in _PARTS | _BODILY)
        if noun > last or scene.tokens[noun].lower not in _LED or scene.tokens[noun].capital:
            return False
        if scene.tokens[noun - 1].lower in _BODILY and not _gathered(scene, scene.tokens[noun - 1].lower):
            return False
        partly = noun > at + 1 or scene.verb_lemma(token) in _CHAIRING
        return partly and scene.tokens[min(noun + 1, last)].lower not in _OF_SIDES
    ends = scene.tokens[min(at + 1, last)].text in (".", ",")
    told = any(t.lemmas & _GATHERINGS for t in scene.words.inside(scene.sentence.index - 1))
    return (
        scene.tokens[at].lower in ("it", "them") and (ends or scene.tokens[at + 1].lower in _WHERE) and told
    )


def _gathered(scene: Scene, body: str) -> bool:
    """Whether the meeting of a body was told right before: "The Association Council met. A chaired the
    | council meeting"."""
    before = scene.words.inside(scene.sentence.index - 1)
    return any(t.lower == body and t.capital for t in before)


def _is_of_many(scene: Scene, verb: Token) -> bool:
    """Whether what somebody leads can be no talk and no journey: "will chair | the summit"."""
    after = scene.tokens[verb.index + 1 : min(verb.index + 4, scene.sentence.last)]
    return any(t.lower in _OF_MANY | _BODILY for t in after)


def addresses_part(scene: Scene, noun: Token) -> bool:
    """Whether a session is the part of a gathering told before that somebody opens, leads or attends."""
    before = scene.tokens[max(noun.index - 3, scene.sentence.first) : noun.index]
    parted = len(before) > 2 and before[-1].lower in _PARTS
    return parted and scene.grammar.role(before[0].index) == FINITE and _leads_it(scene, before[0])


def is_led_again(scene: Scene, noun: Token) -> bool:
    """Whether a talk is the one told before that somebody leads: "Minister A will chair the | meeting"."""
    of_body = scene.tokens[noun.index - 1].lower in _BODILY
    verb = scene.tokens[max(noun.index - 2 - of_body, scene.sentence.first)]
    chairs = scene.verb_lemma(verb) in _CHAIRING and scene.grammar.role(verb.index) == FINITE
    return chairs and _leads_it(scene, verb)


def _took_place(scene: Scene, token: Token) -> bool:
    """ "The meeting was held", "the audience took place": that which was told before."""
    before = scene.text(scene.sentence.first, scene.grammar.group_start(token.index) - 1)
    return bool(token.lemmas & _PLACING) and before in _TOLD_BEFORE


def _in_presence(scene: Scene, token: Token) -> Draft | None:
    people = beside(scene)
    return were_there(scene, token, people, attended=True) if people else None


def _spoke(scene: Scene, token: Token) -> bool:
    """ "Speeches were delivered by A and B"."""
    before = scene.tokens[max(scene.sentence.first, token.index - 3) : token.index]
    said = {"speeches", "remarks", "statements", "reports", "speech"} & {t.lower for t in before}
    return bool(said and token.lemmas & _DELIVERING)


def join(words: Words, parties: Sequence[Party], drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts without those that only add people to the event told before; it gets them."""
    out: list[Draft] = []
    for draft in drafts:
        if draft.rule == "discuss" and _is_of_sides_before(words, draft, out):
            draft.rule = "joined"
        along = draft.rule == "joined" and going_along.tells(words, draft)
        if draft.rule == "joined" and going_along.add_ahead(words, draft, drafts):
            continue
        if draft.rule == "joined" and going_along.join_journey(words, draft, out):
            continue
        if draft.rule == "joined" and draft.attended and going_along.is_told_too(draft, drafts):
            continue  # "Among those attending the summit were A and B": the summit has them
        if draft.rule == "joined" and told_for.is_told_beside(words, draft, out, drafts):
            continue
        afresh = bool(out) and out[-1].rule == HELD and draft.sentence - out[-1].sentence == 1
        added = draft.rule == "joined" and not afresh and _add(words, draft, out)
        lone = draft.rule == "joined" and not added and len(draft.parts) > 1 and not along
        if lone and draft.aside and len(draft.countries()) == 1:
            told_for.add_far(draft, out)
            continue
        if lone and not (draft.attended and draft.open):
            # "The meeting was attended by A and B" tells of it first; who travels together meets nobody.
            draft.rule = "meeting-noun"
            draft.type = "call" if _is_of_call(words, draft) else draft.type
        if draft.rule == "adopted":
            _adopt(draft, out)
        elif draft.rule != "joined":
            out.append(draft)
    told_for.act_for_states_before(words, out)
    lines_of_people.add(words, parties, out)
    going_along.leave_unnamed(out)
    sides_at.stand_for_states(out)
    return out


def _is_of_call(words: Words, draft: Draft) -> bool:
    """Whether people are told as those of a call: "Participants in the call | included A and B"."""
    before = words.tokens[words.sentences[draft.sentence].first : draft.first]
    return any(t.lower in ("call", "calls", "videoconference") for t in before)


def _is_of_sides_before(words: Words, draft: Draft, told: Sequence[Draft]) -> bool:
    """Whether those who discuss lead the delegations of the states of a gathering told right before: "Malta
    and Peru held a dialogue. The Maltese delegation, led by A, and the Peruvian one, led by B, spoke"."""
    before = told[-1] if told else None
    if before is None or not 0 < draft.sentence - before.sentence <= SIGNED_NEAR or not draft.parts:
        return False
    heads = [p.party for p in draft.parts]
    opened = all(words.tokens[p.first].lower == "the" for p in heads)
    led = all("delegation" in (t.lower for t in words.tokens[p.first : p.head]) for p in heads)
    states = {p.party.country for p in before.parts if told_for.is_side(p.party)}
    return opened and led and set(draft.countries()) <= states


def _add(words: Words, draft: Draft, told: Sequence[Draft]) -> bool:
    """Add the people of a draft to the event that those beside them take part in, else to the last one.

    False if no such event is told.
    """
    beside = {p.party.key() for p in draft.parts if p.role == "host"}
    people = [p for p in draft.parts if p.role != "host" or p.party.kind in ("state", "body")]
    if draft.name == WITH_SPEAKER and not any(d.keys() & beside for d in told):
        return True
    told_for.act_for_whom_they_join(draft)
    near = told_for.near(draft, told)
    near = [d for d in near if d.keys() & beside] or _of_whom_they_join(draft, near, told)
    attended = draft.type == "meeting" and (draft.attended or draft.name == "talks")
    near = near or (_only_talk(told, draft) if attended else [])
    near = told_for.of_occasion(words, draft, near, told)
    talks = [d for d in near if d.type == "meeting" and (d.parts[1:] or any(p.party.plural for p in d.parts))]
    # "The minister arrived today. Attending the meeting were": nobody attends a visit.
    of_talks = draft.name == "talks" or (draft.attended and bool(near) and near[-1].type == "visit")
    near = (talks if of_talks else []) or near
    if draft.attended and not beside:
        near = [d for d in near if d.type != "visit"]  # "A arrived. B will chair the meeting": of no journey
    if not near:
        return False
    beside_talks = any(d.type in TALKS and len(d.parts) > 1 and d.sentence == near[-1].sentence for d in near)
    gathering = draft.attended and near[-1].type == "conference" and not beside_talks
    last = near[-1] if beside or gathering else told_for.likeliest(draft, near)
    last = (attending.talk_at(near) or last) if beside and not draft.attended else last
    last = near[-1] if draft.bilateral and attending.is_of_two(near[-1]) else last
    ahead = last.type == "conference" or (last.type == "meeting" and last.modality == "planned" and beside)
    trips = [d for d in near if d.type == "visit"] if draft.aside else []
    alone = [d for d in trips if d.sentence == last.sentence and d.keys() == last.keys()]
    trips = trips if ahead else alone if last.type == "meeting" else []
    if trips and (last.type == "meeting" or all(d.sentence != last.sentence for d in trips)):
        last = trips[-1]  # "The delegation includes A": who came with it
        _act_for_them(people, [p.party for p in last.parts if p.role != "host"])
    if draft.aside and not beside:
        _be_of_delegation(people, last)
    guests = [p.party for p in last.parts if p.role == "guest"]
    if draft.aside and (not beside or any(g.key() in beside for g in guests)):
        _act_for_them(people, guests)  # whose delegation it is where somebody is received
    # "The meeting will be attended by A" says nothing of the journey of others to it.
    for target in [last] if gathering else told_for.journey(last, near):
        act_in_order([p.party for p in target.parts if told_for.is_side(p.party)], [p.party for p in people])
        told_for.act_for_both(words, target, [p.party for p in people])
        for part in people:
            target.add(part.party, "guest" if target.type == "visit" else part.role)
        sides_at.settle(draft, target, told)
        told_for.stand_in(target, [p.party for p in people])
        if target.type == "visit" and draft.aside:
            _stand_for_delegation(target, [p.party for p in people])
        named = sum(p.party.person is not None for p in target.parts) > 1 and target.type in TALKS
        if named:
            target.parts = told_for.without_sides(target.parts)
    if draft.aside:
        going_along.travel_too(people, beside, last, near)
    return True


def _of_whom_they_join(draft: Draft, near: list[Draft], told: Sequence[Draft]) -> list[Draft]:
    """The events of who has others with him, where what is told last is only the journey of somebody else: "A
    will hold talks with B. B visited Peru in 2016. A | is accompanied by C"."""
    named = [p.party for p in draft.parts if p.role == "host" and p.party.person is not None]
    if not draft.aside or not named or not near or any(d.type != "visit" for d in near[-1:]):
        return near
    guests = [p.party for p in near[-1].parts if p.role != "host"]
    if not guests or any(g.person is None for g in guests):
        return near
    keys = {p.key() for p in named}
    return [d for d in told if d.keys() & keys and not d.title]


def _be_of_delegation(people: Sequence[Part], talk: Draft) -> None:
    """Let people act for the only state of a talk whose delegation met somebody of another: "A delegation
    from Peru met Minister A. | The delegation was headed by Minister B"."""
    states = [p.party for p in talk.parts if p.party.kind == "state"]
    others = [p.party for p in talk.parts if p.party.kind != "state"]
    met = {country_of(p) for p in others}
    if talk.type in TALKS and len(states) == 1 and others and met.isdisjoint({"", states[0].country}):
        _act_for_them(people, states)


def _act_for_them(people: Sequence[Part], heads: Sequence[Party]) -> None:
    """Let people of whom no state is told act for the only state of those whom they are with."""
    states = {country_of(p) for p in heads}
    for part in people if len(states) == 1 and "" not in states else ():
        if not country_of(part.party):
            give_country(part.party, next(iter(states)))


def _only_talk(told: Sequence[Draft], draft: Draft) -> list[Draft]:
    """The one talk that was told long before a last sentence says who attended it."""
    talks = [d for d in told if d.type == "meeting" and len(d.parts) > 1 and not (d.title or d.denied)]
    return talks if len(talks) == 1 and talks[0].modality == draft.modality else []


def _stand_for_delegation(visit: Draft, people: Sequence[Party]) -> None:
    """Let those who head the visiting delegation of a state or body stand for it, and act for its state."""
    guests = [p for p in visit.parts if p.role != "host" and told_for.is_side(p.party)]
    countries = {country_of(p.party) for p in guests}
    if len(countries) != 1 or "" in countries:
        return
    for party in people:
        if not country_of(party):
            give_country(party, *countries)
    visit.parts = [p for p in visit.parts if p not in guests]


def _adopt(draft: Draft, told: Sequence[Draft]) -> None:
    """Give a document to the gathering, else the talk, told before that adopted it."""
    near = [d for d in told if not d.title and 0 <= draft.sentence - d.sentence <= _TOLD_LATER]
    if draft.name == _OF_SIGNING:
        signings = [d for d in near if d.type == "signing" and not d.denied]
        for signing in signings[-1:]:
            signing.documents = [*(d for d in signing.documents if not d.vague), *draft.documents]
        return
    near = [d for d in near if d.modality == "held" and not d.denied]
    talks = [d for d in near if d.type in TALKS and len(d.parts) > 1]
    for target in [d for d in near if d.type == "conference"][-1:] or talks[-1:]:
        target.documents += draft.documents
