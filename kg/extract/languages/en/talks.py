"""Talks told by a verb: of meeting, speaking, discussing and agreeing."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.allegiance import country_of
from kg.extract.asked import on
from kg.extract.drafts import Draft
from kg.extract.groups import is_group
from kg.extract.languages.en import between_the_two
from kg.extract.languages.en.calling_off import tells_of_no_journey
from kg.extract.languages.en.companions import beside, company_of, with_others
from kg.extract.languages.en.convened import convenes, convenes_with, is_somewhere, whom_convened
from kg.extract.languages.en.delegates import it_acts, led_sides, sent_from
from kg.extract.languages.en.each_other import are_several
from kg.extract.languages.en.elsewhere import again_elsewhere, further
from kg.extract.languages.en.for_gatherings import meets_for
from kg.extract.languages.en.gathering_bodies import in_full, is_council
from kg.extract.languages.en.greetings import at_airport, greeting, on_arrival
from kg.extract.languages.en.joined_names import sides_of
from kg.extract.languages.en.lexicon import words_of
from kg.extract.languages.en.many_states import are_of_one_body, make_gathering, of_many_states
from kg.extract.languages.en.met_things import is_met_at_once, is_thing_met, only_owns
from kg.extract.languages.en.modality import mention
from kg.extract.languages.en.scene import Scene, first_halves, listed
from kg.extract.languages.en.talkers import PEOPLE, mediators, owns, represent
from kg.extract.languages.en.towards import discussed_by, who_met
from kg.extract.languages.en.word_classes import FINITE, INFINITIVE, ING, PASSIVE
from kg.extract.parties import Party
from kg.extract.words import Token
from kg.records import EventType

# Those of more states than these hold a conference.
FEW = 4
# Between "representing" and the first side: "representing the EU".
_AT_ONCE = 2
_SOME_DAY = ("at the earliest", "as soon as", "in the near", "on a regular", "at an early")
# Verbs that tell of a meeting only if they say with whom: "will engage with communities" is none.
_ABOUT = frozenset(("convene", "engage"))
_CALL_NOUNS = listed("call", "noun", "nouns")
_MUTUAL = listed("meeting", "with", "mutual")
_CONVENING = frozenset(("convene", "gather", "assemble"))
# "The council met | on Monday", "will meet | again in May"
_MEETS_AGAIN = frozenset(("again", "virtually", "online", "remotely", "next", "by", "via"))
_MEETS = frozenset(("on", "in", "at", "today", "yesterday", "for", "to")) | _MEETS_AGAIN
_TIMES = frozenset(("time", "hour", "hours", "minutes", "day", "days"))
# Who speaks to these talks to nobody: "spoke at a news conference with his colleague".
_TO_PRESS = (
    "reporters",
    "joint briefing",
    "press briefing",
    "journalists",
    "the press",
    "media",
    "news conference",
    "press conference",
)
_TALK_NOUNS = listed("meeting", "noun", "nouns")
_AGREEING = frozenset(("agree", "decide", "arrange", "promise", "pledge"))
_CONFERENCE_NOUNS = listed("conference", "noun")
_PHRASAL = listed("meeting", "with", "phrasal")
_MEETING = first_halves(_PHRASAL) | listed("meeting", "with", "verbs")


@on(_MEETING)
def meet(scene: Scene, token: Token) -> Draft | list[Draft] | None:
    """ "The minister met (with) the ambassador", "the ministers will meet in Rome"."""
    phrasal = scene.is_phrasal(token, _PHRASAL)
    if not phrasal and not scene.is_verb(token, listed("meeting", "with", "verbs")):
        return None
    lemma = scene.verb_lemma(token)
    if scene.text(token.index + 1, token.index + 3) in _SOME_DAY:
        return None  # "agreed to meet at the earliest opportunity"
    if lemma == "sit" and scene.text(token.index + 1, token.index + 1) == "in":
        return None  # "sat in on the talks" of others
    partners = _met(scene, token, lemma)
    ahead = scene.grammar.role(token.index) == ING  # "looks forward to meeting him in Lima for the summit"
    if (not ahead and meets_for(scene, token)) or (not partners and is_for_gathering(scene, token)):
        return None
    subjects = who_met(scene, token) or led_sides(scene, token) or scene.subject(token.index)
    subjects = subjects or sent_from(scene, token) or it_acts(scene, token)
    subjects = subjects or between_the_two.acting(scene, token)
    if not partners and (called := whom_convened(scene, token, subjects)):
        return _meeting(scene, token, subjects, called, others=False)
    if lemma == "meet" and scene.grammar.role(token.index) == PASSIVE and on_arrival(scene, token, lemma):
        hosts = scene.clauses.after(token.index, ("by",))
        return greeting(scene, token, subjects, hosts) if subjects and hosts else None
    if lemma == "meet" and _greets(scene, token) and subjects:
        return greeting(scene, token, partners, subjects)
    others = bool(lemma not in _ABOUT and not partners and subjects and _meets_people(scene, token))
    sits = lemma in _CONVENING and not partners and _is_council(scene, token, subjects)
    if sits and _is_of_states(scene, subjects[0]):
        return _council(scene, token, subjects)
    if lemma in _CONVENING and not convenes_with(scene, token, subjects, partners):
        if convenes(scene, token) or (lemma != "convene" and not is_somewhere(scene, token)):
            return None
        if partners or not are_several(subjects) or scene.object(token.index):
            return None
        lemma = "meet"
    if not partners and not others:
        if lemma == "meet" and _is_council(scene, token, subjects):
            return _council(scene, token, subjects)
        if lemma not in _MUTUAL or is_thing_met(scene, token) or not are_several(subjects):
            return None
    if scene.grammar.role(token.index) == PASSIVE:
        partners = scene.clauses.after(token.index, ("by",))
    if not subjects and scene.clauses.acts_unknown(token.index):
        return None  # "He said | Vega met the king"
    if partners and not are_several(subjects) and all(_is_crowd(scene, p) for p in partners):
        return None
    if not partners and _are_of_one_state(subjects):
        return None
    draft = _meeting(scene, token, subjects, partners, others=others)
    elsewhere = further(scene, token, draft, partners) or again_elsewhere(scene, token, draft)
    return [draft, *elsewhere] if elsewhere else draft


def _greets(scene: Scene, token: Token) -> bool:
    """Whether those told to have come are met where they land: "met | the guests at the airport"."""
    after = scene.tokens[token.index + 1 : min(token.index + 4, scene.sentence.last)]
    the = [t.lower for t in after[:1]] == ["the"]
    told = any(t.lower in _COMING for t in (after[1:] if the else after[:1]))
    return told and at_airport(scene, token)


# Who has come, as the text told before: "met | him at the airport".
_COMING = frozenset(("him", "her", "them", "guest", "guests", "delegation", "visitor", "visitors"))


def _are_of_one_state(people: Sequence[Party]) -> bool:
    """Whether only officials of one state come together: "Portuguese mayors gathered in Porto"."""
    one = people[0] if len(people) == 1 and not people[0].each else None
    return one is not None and one.kind == "post" and one.plural and bool(country_of(one))


def _is_of_states(scene: Scene, council: Party) -> bool:
    """Whether a council is one of several states, or of a body: "The African Union’s Peace Council"."""
    return is_council(council) or any(p.kind == "body" for p in scene.possessor(council.first - 1))


@on("agree")
def agree(scene: Scene, token: Token) -> Draft | None:
    """What officials of two states agreed on somewhere, they talked about: "A and B agreed in Riga to"."""
    if not scene.is_verb(token, frozenset(("agree",))) or scene.grammar.role(token.index) != FINITE:
        return None
    people = [p for p in scene.subject(token.index) if p.kind == "person"]
    low = scene.clauses.reach(token.index)[0]
    here = [
        s for s in scene.places(low, scene.sentence.last) if s.kind == "place" and scene.prep_of(s) == "in"
    ]
    states = {country_of(p) for p in people} - {""}
    told = any(scene.noun_lemma(t) in _TALK_NOUNS for t in scene.tokens[low : scene.sentence.last])
    here = [s for s in here if not any(map(scene.grammar.role, range(token.index + 1, s.first)))]
    if len(people) < 2 or len(states) < 2 or not here or told:
        return None
    draft = mention(scene, "meeting", token, "discuss")
    scene.put(draft, people)
    return draft


def _met(scene: Scene, token: Token, lemma: str) -> list[Party]:
    """With whom somebody meets, or whom."""
    others = with_others(scene, token.index)
    partners = [p for p in scene.with_(token.index) if p not in others and not is_met_at_once(scene, token)]
    if scene.grammar.role(token.index) == ING and (end := scene.end_of_opening(token.index)):
        partners = [p for p in partners if p.first < end]  # "After meeting A, B spoke with | C"
    if partners and (_of_other_talks(scene, token, partners[0]) or _opens_clause(scene, token, partners[0])):
        partners = []
    if lemma != "meet":
        partners = [p for p in partners if p.kind in PEOPLE]
    takes = lemma == "meet" or _engages_counterpart(scene, token, lemma)
    if not partners and takes and not is_for_gathering(scene, token):
        partners = [p for p in scene.object(token.index) if p.kind in PEOPLE or sends(scene, p)]
        partners = [p for p in partners if not only_owns(scene, p)]
    if not partners and lemma == "meet" and scene.grammar.role(token.index) != PASSIVE:
        partners = _shared(scene, token)
    return _represented(scene, partners)


def _of_other_talks(scene: Scene, verb: Token, partner: Party) -> bool:
    """Whether "with" belongs to talks told by a noun: "met B on Monday, a day after talks with | C"."""
    before = range(verb.index + 2, partner.first)
    near = next((i for i in reversed(before) if scene.tokens[i].lower == "with"), None)
    if near is None or not scene.is_noun(scene.tokens[near - 1], _TALK_NOUNS | _CALL_NOUNS):
        return False
    ahead = scene.before_phrase(near - 1, 2) == "ahead of"
    return ahead or scene.preposition(near - 1) in ("after", "before", "following")  # no "for"


def _opens_clause(scene: Scene, verb: Token, partner: Party) -> bool:
    """Whether "with" opens what else is told of others: "met B on Monday, with | C expected to follow"."""
    first = partner.first - 1
    while first > verb.index and scene.tokens[first].lower != "with":
        first -= 1
    aside = scene.tokens[first - 1].text == "," and first - 1 > verb.index
    return aside and any(p.last < first for p in scene.object(verb.index))


def _shared(scene: Scene, verb: Token) -> list[Party]:
    """Whom the verb beside it says to be there, too: "will meet and address the press with Minister A"."""
    after = verb.index + 2
    joined = after < scene.sentence.last and scene.tokens[verb.index + 1].lower == "and"
    if not joined or scene.grammar.role(after) != scene.grammar.role(verb.index):
        return []
    return [p for p in scene.clauses.after(after, ("with",)) if p.kind in ("person", "post")]


def sends(scene: Scene, party: Party) -> bool:
    """Whether the people of a body are met: "met a Chilean Senate | delegation"."""
    following = scene.tokens[min(party.last + 1, scene.sentence.last)].lower
    return party.kind == "body" and following in ("delegation", "delegations")


def _council(scene: Scene, token: Token, subjects: Sequence[Party]) -> Draft:
    draft = mention(scene, "conference", token, "meet")
    subjects = [in_full(scene, p) for p in subjects]
    owners = [p.body for p in scene.possessor(subjects[0].first - 1) if p.kind == "body"]
    draft.name, draft.named = " ".join([*owners, subjects[0].body]), True
    scene.put(draft, sides_of(scene, subjects[0]) or subjects)
    return draft


def _meeting(
    scene: Scene, token: Token, subjects: Sequence[Party], partners: Sequence[Party], *, others: bool
) -> Draft:
    """The draft of who meets whom; with ``others`` people whom the text does not name."""
    draft = mention(scene, "meeting", token, "meet-with")
    scene.put(draft, [s for s in subjects if s not in partners])
    scene.put(draft, partners)
    scene.put(draft, company_of(scene, [p.party for p in draft.parts]))
    if subjects and not partners:
        represent(scene, draft, scene.tokens[subjects[-1].last])
    scene.put(draft, [*beside(scene), *with_others(scene, token.index)])
    scene.drop_states(draft, partners)
    scene.put(draft, mediators(scene, token), "mediator")
    # "met with civil society leaders", "the G7 ministers met by video link"
    draft.named = others or (scene.by_phone(token.index) and are_of_one_body(draft))
    draft.named = draft.named or bool(of_many_states(scene, partners))
    draft.apart = draft.apart or others
    draft.open = not subjects
    draft.type = _type_of(scene, token, draft, partners)
    many = of_many_states(scene, subjects) if not partners and draft.type == "meeting" else ""
    if many and not _is_for_named(scene, token):
        make_gathering(draft, many)
    return draft


def _is_for_named(scene: Scene, verb: Token) -> bool:
    """Whether those who gather come for a gathering that has a name, which is the event: "African leaders are
    gathering in Abuja | for the ECOWAS summit"."""
    near = scene.tokens[verb.index + 1 : scene.clauses.reach(verb.index)[1] + 1]
    at = next((n for n, t in enumerate(near) if t.lower == "for"), len(near))
    noun = next((n for n in range(at, len(near)) if scene.is_noun(near[n], _CONFERENCE_NOUNS)), 0)
    return any(t.capital for t in near[at:noun])


def _type_of(scene: Scene, token: Token, draft: Draft, partners: Sequence[Party]) -> EventType:
    if _agreed_in_call(scene, token):
        return draft.type
    if scene.by_phone(token.index) or (scene.verb_lemma(token) == "convene" and scene.title_calls()):
        return "call"
    many = len(draft.countries()) > FEW
    after = scene.tokens[token.index + 1 : min(token.index + 3, scene.sentence.last)]
    many = many and not any(t.lower in ("separately", "individually") for t in after)
    if many and not any(p.counterpart for p in partners) and not _one_by_one(scene, token, draft, partners):
        return "conference"
    # "EU foreign ministers will meet in Luxembourg".
    return "conference" if are_of_one_body(draft) else draft.type


def _agreed_in_call(scene: Scene, verb: Token) -> bool:
    """Whether people agreed by phone on a meeting: "agreed to | meet soon during a phone call"."""
    if scene.grammar.role(verb.index) != INFINITIVE:
        return False
    governor = scene.clauses.governor(scene.grammar.group_start(verb.index))
    agrees = governor is not None and not scene.tokens[governor].lemmas.isdisjoint(_AGREEING)
    after = scene.text(verb.index + 1, scene.clauses.reach(verb.index)[1])
    return agrees and ("during a" in after or "in a phone" in after or "in a telephone" in after)


def _one_by_one(scene: Scene, verb: Token, draft: Draft, partners: Sequence[Party]) -> bool:
    """Whether somebody meets further people, each named: "A | also | met with B, C, D and E", or is to meet
    them: "A is expected to | meet B, C, D and E"."""
    named = bool(partners) and all(p.kind == "person" for p in partners)
    ahead = named and partners[0].prep != "with" and draft.modality == "planned"
    return named and (ahead or scene.text(verb.index - 1, verb.index - 1) == "also")


def _engages_counterpart(scene: Scene, token: Token, lemma: str) -> bool:
    """Whether somebody "engaged his counterpart on trade", "consulted his counterpart"."""
    return lemma in ("engage", "consult") and any(p.counterpart for p in scene.object(token.index))


def _is_council(scene: Scene, token: Token, subjects: Sequence[Party]) -> bool:
    """Whether a body that consists of several sits: "The Council of Ministers met on Monday in Riga"."""
    if len(subjects) != 1 or subjects[0].kind != "body" or subjects[0].country:
        return False
    following = scene.behind(token).lower
    bodily = set(subjects[0].body.lower().split()) & listed("conference", "bodily")
    alone = is_group(subjects[0], "en") and scene.grammar.group_start(token.index) == subjects[0].last + 1
    sits = bool(bodily) or alone or (is_council(subjects[0]) and following in _MEETS_AGAIN)
    return sits and following in _MEETS


def _represented(scene: Scene, partners: list[Party]) -> list[Party]:
    """Of people known only by whom they stand for, those: "counterparts representing the EU and NATO"."""
    last = partners[-1].last if partners else 0
    if not partners or last >= scene.sentence.last or scene.tokens[last + 1].lower != "representing":
        return partners
    if not (partners[-1].kind == "post" and partners[-1].plural and not partners[-1].country):
        return partners
    first = next((p for p in scene.clauses.parties if 0 < p.first - last - 1 <= _AT_ONCE), None)
    sides = scene.clauses.group(first) if first is not None else []
    sides = [p for p in sides if p.kind in ("state", "body")]
    return [*partners[:-1], *sides] if sides else partners


def _is_crowd(scene: Scene, party: Party) -> bool:
    """Whether a party is people of no state or body: "representatives of industries", not "the ministers"."""
    told = party.country or party.body or party.foreign or party.counterpart or party.person is not None
    told = told or (party.capacity is not None and party.capacity.organization)
    if told or party.kind != "post" or not party.plural or scene.clauses.spelled_out(party) != [party]:
        return False
    return scene.tokens[party.first].lower not in words_of("grammar", "determiners")


def is_for_gathering(scene: Scene, token: Token) -> bool:
    """Whether those who meet do so as a gathering: "met for the 11th Space Dialogue"."""
    near = scene.tokens[token.index + 1 : min(token.index + 40, scene.clauses.reach(token.index)[1]) + 1]
    # No "for" of a name: "Organization for Security".
    first = next((t.index for t in near if t.lower == "for" and scene.spans.over(t.index) is None), None)
    if first is not None and _is_time(scene, first):
        return False
    after = [t for t in near if first is not None and first < t.index]
    return any(t.capital and scene.noun_lemma(t) in _CONFERENCE_NOUNS for t in after)


def _is_time(scene: Scene, index: int) -> bool:
    """Whether "for" tells how often or how long: "met for the first time at the summit", "for an hour"."""
    return any(t.lower in _TIMES for t in scene.tokens[index + 1 : min(index + 4, scene.sentence.last) + 1])


def _meets_people(scene: Scene, token: Token) -> bool:
    """Whether those met are people whom no party stands for: "with refugees", "a group of students"."""
    near = scene.tokens[token.index + 1 : min(token.index + 14, scene.sentence.last) + 1]
    lemma = scene.verb_lemma(token)
    opened = lemma == "meet" or any(t.lower == "with" for t in near[:6])
    for t in near:
        if scene.grammar.role(t.index) or t.text in ";:":
            return False
        if opened and t.lower in listed("meeting", "with", "people"):
            return True
    return False


@on(listed("meeting", "speak", "verbs"))
def speak(scene: Scene, token: Token) -> Draft | None:
    """ "Spoke with the premier": a call where the text speaks of calls or of no place."""
    if not scene.is_verb(token, listed("meeting", "speak", "verbs")):
        return None
    partners = [p for p in scene.with_(token.index, ("with", "to")) if p.kind in PEOPLE]
    # "Spoke about the response to President A’s war".
    partners = [p for p in partners if not (p.prep == "to" and owns(scene, p))]
    partners = [p for p in partners if not _is_after_talk(scene, token, p)]
    subjects = [s for s in scene.subject(token.index) if s not in partners]
    text = scene.text(token.index, min(token.index + 12, scene.sentence.last))
    beside = text.partition(",")[0]  # "spoke with the king, the press service said"
    if any(w in beside for w in _TO_PRESS) or _is_within_talk(scene, token):
        return None
    if scene.text(token.index - 2, token.index - 1) in ("meet and", "met and"):
        return None  # "to meet and talk with Premier A": one meeting
    first = token.index == scene.sentence.first
    if first and scene.grammar.role(token.index) == ING and scene.told_before([*subjects, *partners]):
        return None  # "Talking to the Ambassador, the Governor said": at the talk told before
    if not partners and not (
        are_several(subjects) and (scene.by_phone(token.index) or _is_dated(scene, token))
    ):
        return None
    draft = mention(scene, "meeting", token, "speak-with")
    scene.put(draft, subjects)
    scene.put(draft, partners)
    in_person = any(p in text for p in _IN_PERSON) or scene.at_table()
    in_person = in_person or bool(partners and _are_there(scene, partners[-1])) or _opens_aside(scene)
    apart = not in_person and (scene.calls([*subjects, *partners]) or tells_of_no_journey(scene, token))
    if scene.by_phone(token.index) or apart:
        draft.type = "call"
    return draft if len(draft.parts) > 1 or draft.parts else None


_IN_PERSON = ("in person", "sideline", "margin", "fringes", "face-to-face", " there ")


# "With A | in the town of": so many words to where.
_THERE = 4


def _are_there(scene: Scene, partner: Party) -> bool:
    """Whether it is told right after the partner where somebody spoke with him: "with A | in Riga"."""
    here = scene.places(partner.last + 1, min(partner.last + _THERE, scene.sentence.last))
    return any(s.first == partner.last + 2 and scene.prep_of(s) == "in" and s.kind == "place" for s in here)


def _opens_aside(scene: Scene) -> bool:
    """Whether a sentence opens with that at whose side people talk: "On the sidelines of the forum, A"."""
    opening = scene.text(scene.sentence.first, min(scene.sentence.first + _THERE, scene.sentence.last))
    return opening.startswith("on the ") and any(w in opening for w in _IN_PERSON)


def _is_after_talk(scene: Scene, verb: Token, partner: Party) -> bool:
    """Whether somebody is of a talk after which another one speaks: "Speaking after talks with A, B said"."""
    between = scene.tokens[verb.index + 1 : partner.first]
    after = bool(between) and between[0].lower in ("after", "following", "at", "during", "before", "ahead")
    return after and any(scene.noun_lemma(t) in _TALK_NOUNS for t in between)


def _is_within_talk(scene: Scene, verb: Token) -> bool:
    """Whether a clause only tells of the talk before it: "had a meeting in which they talked about"."""
    near = scene.text(max(scene.sentence.first, verb.index - 5), verb.index - 1)
    low = scene.clauses.reach(verb.index)[0]
    opening = scene.text(max(scene.sentence.first, low - 1), low + 1)  # "the forum, at which A and B spoke"
    if _OPENS_TALK.match(scene.text(scene.sentence.first, scene.sentence.first + 4)) and not scene.with_(
        verb.index
    ):
        return True  # "In talks with B, both sides | spoke of trade"
    return any(f"{prep} which" in text for text in (near, opening) for prep in ("in", "during", "at"))


_OPENS_TALK = re.compile(
    r"(?:in|during|at) (?:(?:the|a|an|his|her|their) )?(?:\w+ )?(?:talks?|meeting|discussions) with\b"
)


def _is_dated(scene: Scene, token: Token) -> bool:
    """Whether "the two presidents spoke" goes on with when or of what they did, or what for."""
    last = scene.sentence.last
    following, second = (scene.tokens[min(token.index + n, last)] for n in (1, 2))
    if following.lower == "to":  # "spoke to reaffirm their friendship", not "spoke to the press"
        return scene.grammar.role(second.index) == INFINITIVE
    return following.lower in _SPOKE_WHEN or (following.lower == "this" and second.lower in _TIMES_OF_DAY)


_SPOKE_WHEN = frozenset(["on", "today", "yesterday", "earlier", "again", "regarding", "about", "ahead", "."])
_TIMES_OF_DAY = frozenset(("morning", "afternoon", "evening", "week"))


@on(listed("meeting", "discuss", "verbs"))
def discuss(scene: Scene, token: Token) -> Draft | None:
    """A talk that only its topic verb reports: "discussed trade with the ambassador"."""
    if not scene.is_verb(token, listed("meeting", "discuss", "verbs")):
        return None
    subjects = [p for p in scene.subject(token.index) if p.kind in PEOPLE]
    if scene.grammar.role(token.index) == PASSIVE:
        subjects = discussed_by(scene, token)
    partners = [p for p in scene.with_(token.index) if p.kind in PEOPLE]
    partners = [] if partners and _is_of_talks(scene, partners[0]) else partners
    if partners and _is_what_for(scene, token):
        partners = []
    near = scene.text(token.index + 1, token.index + 3)
    if scene.verb_lemma(token) == "exchange" and "views" not in near and "opinions" not in near:
        return None
    draft = mention(scene, "meeting", token, "discuss")
    scene.put(draft, [s for s in subjects if s not in partners])
    scene.put(draft, partners)
    if len(draft.parts) < 2 and not are_several(subjects):
        return None
    draft.open = not partners
    if scene.by_phone(token.index):
        draft.type = "call"
    return draft


def _is_what_for(scene: Scene, verb: Token) -> bool:
    """Whether those who meet do so to discuss something: "met to | discuss trade, with A in attendance"."""
    if scene.grammar.role(verb.index) != INFINITIVE:
        return False
    rest = scene.text(verb.index, scene.sentence.last)
    governor = scene.clauses.governor(scene.grammar.group_start(verb.index))
    meets = governor is not None and scene.verb_lemma(scene.tokens[governor]) in ("meet", "gather", "convene")
    return meets and ("in attendance" in rest or " attending" in rest)


def _is_of_talks(scene: Scene, party: Party) -> bool:
    """Whether others talked with somebody: "reviewed what followed the premier’s discussions with A",
    "discussed their respective conversations with A and B"."""
    noun = scene.tokens[max(party.first - 2, scene.sentence.first)]
    if noun.index == 0 or scene.noun_lemma(noun) not in _TALK_NOUNS:
        return False
    if scene.preposition(noun.index) in ("during", "at", "in"):
        return False  # "discussed trade during their talks with A"
    theirs = scene.tokens[noun.index - 1].lower in ("their", "respective")
    return theirs or bool(scene.possessor(noun.index))
