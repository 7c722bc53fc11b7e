"""The states of officials who receive others at home, and of those whose greetings somebody brings.

"The speaker received the Maltese ambassador to Latvia", "hosted the premier in Riga": he is of Latvia.
"The prince conveyed the greetings of the king": both are of one state.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract import neutral
from kg.extract.languages.en.bodies import is_sent, may_be_of_state
from kg.extract.languages.en.counterparts import joined_by
from kg.extract.languages.en.datelines import town_of
from kg.extract.languages.en.lexicon import words_of
from kg.extract.parties import Party
from kg.extract.spans import Span, Spans
from kg.extract.words import Sentence, Token, Words

_RECEIVING = frozenset(("receive", "host", "welcome"))
_BRINGING = words_of("posts", "bringing")
_GREETINGS = words_of("posts", "greetings")
_ALONG = frozenset(("joined", "accompanied", "together", "along"))
# Of one side, as the ambassador is: "The Mexican delegation included Secretary A and the ambassador to Peru".
_TOGETHER = frozenset(
    ("attended", "present", "participated", "included", "includes", "comprised", "delegation", "chaired")
)
_GOING = frozenset(("travel", "visit", "arrive", "fly", "journey"))
_JOINTS = frozenset((",", "and", "&", "as", "well", "along", "with"))
# Between a host and what he does: "on Friday", "has on Thursday".
_NEAR = 6
# From somebody to the verb of his own clause: "in turn asked".
_OWN_VERB = 5
# Between "greetings" and of whom: "of the Custodian of the Two Holy Mosques | King Salman".
_TITLED = 10


def settle(words: Words, spans: Spans, parties: Sequence[Party]) -> None:
    """Give hosts without a state that of a posting or of the place; senders that of the messenger."""
    town = town_of(words, spans)
    for sentence in words.sentences:
        here = [p for p in parties if p.sentence == sentence.index]
        if len(here) < 2:
            continue
        _by_posting(words, spans, here)
        _by_place(words, spans, sentence, here)
        _by_guest(words, spans, here, town.country if town is not None else "")
        _by_messenger(words, sentence, here)


def _by_posting(words: Words, spans: Spans, here: Sequence[Party]) -> None:
    """Who meets the ambassador to a state is of it, unless he stands in one list with the ambassador."""
    posted = [(p, c) for p in here if (c := _posting(words, spans, p))]
    if len(posted) != 1:
        return
    envoy, country = posted[0]
    opening = words.tokens[words.sentences[envoy.sentence].first : envoy.first]
    along = envoy.prep in ("by", "with") and any(t.lower in _ALONG for t in opening)
    if along or _travels(words, spans, envoy, country):
        return  # "was joined by the Omani ambassador to Greece"
    if any(t.lower in _TOGETHER for t in opening):
        return  # who was there besides: "attended by Minister A and the Omani ambassador to Greece"
    for party in here:
        first, last = sorted((party, envoy), key=lambda p: p.first)
        if (
            _lacks_state(party)
            and not joined_by(words, first, last, _JOINTS)
            and _are_parted(words, first, last)
        ):
            _give(party, country)


def _are_parted(words: Words, first: Party, last: Party) -> bool:
    """Whether a verb stands between two officials, or before both: those of a mere list are of one side."""
    begin = words.sentences[first.sentence].first
    between = words.tokens[first.last + 1 : last.first]
    before = words.tokens[begin : first.first]
    return any(_is_finite(t) for t in between) or (first.prep != "" and any(_is_finite(t) for t in before))


def _is_finite(token: Token) -> bool:
    """Whether a word is a verb that tells something, no participle of a list ("Participants included")."""
    if token.capital or token.lower in ("included", "including"):
        return False
    return any(r.pos == "V" and r.tags & {"past", "s", "base", "part", "ing"} for r in token.readings)


def _travels(words: Words, spans: Spans, envoy: Party, country: str) -> bool:
    """Whether a sentence tells of a journey to the state of a posting: "A flew to Peru, where the ambassador
    to Peru met him"."""
    sentence = words.sentences[envoy.sentence]
    near = words.tokens[sentence.first : sentence.last]
    there = (s for s in spans.all if sentence.first <= s.first <= sentence.last and s.country == country)
    there = (s for s in there if not envoy.first <= s.first <= envoy.last)
    return any(s.kind in ("state", "place") for s in there) and any(t.lemmas & _GOING for t in near)


def _posting(words: Words, spans: Spans, party: Party) -> str:
    """The state that an envoy of another one is sent to: "Maltese Ambassador | to Latvia"; "" for none."""
    capacity = party.capacity
    if capacity is None or not is_sent(capacity) or not (party.country or party.person is None):
        return ""  # nameless: "Three new ambassadors | to Latvia presented"
    inside = (s for s in spans.all if party.head < s.first and s.last <= party.last and s.kind == "state")
    for state in inside:
        before = words.tokens[state.first - 1]
        before = words.tokens[state.first - 2] if before.lower == "the" else before
        if before.lower in ("to", "in") and state.country != party.country:
            return state.country
    return ""


def _by_place(words: Words, spans: Spans, sentence: Sentence, here: Sequence[Party]) -> None:
    """Who receives officials of another state is of the state of the place."""
    for token in words.tokens[sentence.first : sentence.last]:
        if token.lemmas.isdisjoint(_RECEIVING):
            continue
        if not any(r.pos == "V" and r.lemma in _RECEIVING for r in token.readings):
            continue
        before = [p for p in here if p.last < token.index]
        guests = {p.country for p in here if p.first > token.index and p.capacity is not None}
        host = before[-1] if before else None
        if host is None or host.prep or token.index - host.last > _NEAR or not _lacks_state(host):
            continue
        places = [s for s in spans.all if token.index < s.first <= sentence.last and _is_where(words, s)]
        states = {s.country for s in places}
        if len(states) == 1 and guests and not guests & (states | {""}):
            _give(host, states.pop())


def _by_guest(words: Words, spans: Spans, here: Sequence[Party], dateline: str) -> None:
    """Who meets somebody called a visitor is of the state of the place, or of where the report is from:
    "LIMA: President A met the visiting Omani premier"."""
    guests = [p for p in here if _is_visiting(words, p)]
    bare = [p for p in here if p not in guests and _lacks_state(p)] if guests else []
    if not bare or not all(p.country for p in guests):
        return
    first, last = words.sentences[here[0].sentence].first, words.sentences[here[0].sentence].last
    places = {s.country for s in spans.all if first <= s.first <= last and _is_where(words, s)}
    country = next(iter(places), dateline) if len(places) < 2 else ""
    away = {p.country for p in guests}
    if not country or country in away or country in neutral.SEATS:
        return
    for party in bare:
        if not any(g.first < party.first and joined_by(words, g, party, _JOINTS) for g in guests):
            _give(party, country)  # no "visiting Omani premier A and Trade Minister | B"


def _is_visiting(words: Words, party: Party) -> bool:
    """Whether somebody is told as a visitor: "(the) visiting | Omani premier A"."""
    near = words.tokens[max(party.first - 1, 0) : min(party.first + 2, party.last + 1)]
    return party.capacity is not None and any(t.lower == "visiting" for t in near)


def _is_where(words: Words, span: Span) -> bool:
    """Whether a town says where something is: "in Riga", "at the Castle, Riga"."""
    before = words.tokens[span.first - 1]
    opened = before.lower in ("in", "at") or (before.text == "," and words.tokens[span.first - 2].capital)
    return span.kind == "place" and bool(span.country) and opened


def _by_messenger(words: Words, sentence: Sentence, here: Sequence[Party]) -> None:
    """Whose greetings or message an official brings is of the same state."""
    for token in words.tokens[sentence.first : sentence.last]:
        if not _is_brought(words, sentence, token):
            continue
        senders = [p for p in here if 0 < p.first - token.index <= _TITLED and p.prep in ("of", "from", "by")]
        acting = next((p for p in here if p.last < token.index and not p.prep and "gen" not in p.cases), None)
        if acting is None or not senders:
            continue
        country = acting.country or (acting.person.country if acting.person is not None else "")
        group, last = [senders[0]], senders[0]
        for party in (p for p in here if p.first > senders[0].last):
            if not joined_by(words, last, party, _JOINTS) or _acts(words, party):
                break  # "brought the greetings of Emir A, and | King B asked him"
            group.append(party)
            last = party
        for party in group if country else ():
            if _lacks_state(party):
                _give(party, country)


def _is_brought(words: Words, sentence: Sentence, noun: Token) -> bool:
    """Whether greetings are the object of a verb of bringing: "conveyed to the king the greetings of"."""
    if noun.lower not in _GREETINGS:
        return False
    near = words.tokens[max(sentence.first, noun.index - _TITLED) : noun.index]
    return any(r.pos == "V" and r.lemma in _BRINGING for t in near for r in t.readings)


def _acts(words: Words, party: Party) -> bool:
    """Whether a clause of his own follows: "King B | in turn asked him"."""
    near = words.tokens[party.last + 1 : party.last + _OWN_VERB]
    end = next((n for n, t in enumerate(near) if t.text in ",;."), len(near))
    return any(r.pos == "V" and "past" in r.tags for t in near[:end] for r in t.readings)


def _lacks_state(party: Party) -> bool:
    """Whether an official of some state has none in the text, and is no envoy."""
    capacity, person = party.capacity, party.person
    if capacity is None or party.counterpart or party.plural or party.country or capacity.former:
        return False
    if capacity.country or not may_be_of_state(capacity) or (person is not None and person.country):
        return False
    return not set(capacity.position.lower().split()) & words_of("posts", "posted")


def _give(party: Party, country: str) -> None:
    capacity, person = party.capacity, party.person
    if capacity is None:
        return
    for known in (capacity, *(person.capacities if person is not None else ())):
        if not known.country and known.position.lower() == capacity.position.lower():
            known.country, known.derived = country, True
    party.country = country
