"""Event mentions in Russian text: the patterns in the order in which they are tried on each word.

A pattern is a function of a scene and a token. It answers with a draft, with several (stops of a tour), or
with None: not mine.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from kg.extract import lately
from kg.extract.asked import Patterns
from kg.extract.drafts import Draft
from kg.extract.languages.ru import escorts
from kg.extract.languages.ru.across_hosts import GREETING, speaks_to_guest
from kg.extract.languages.ru.additions import (
    among,
    chairs,
    enumerated,
    hosted,
    mediating,
    members,
    pronoun_tells,
)
from kg.extract.languages.ru.along import along
from kg.extract.languages.ru.answered import answering_visit, asked_home
from kg.extract.languages.ru.at_told import at_told
from kg.extract.languages.ru.awaited import waits_for
from kg.extract.languages.ru.bare_stays import NOW, bare_stay
from kg.extract.languages.ru.board_sessions import board_works, of_board_told
from kg.extract.languages.ru.bodies_meet import DECIDES, meet_together, members_meet, sits
from kg.extract.languages.ru.body_sessions import numbered
from kg.extract.languages.ru.called_in import TRIGGERS as CALLED_IN
from kg.extract.languages.ru.called_in import called_in
from kg.extract.languages.ru.called_upon import call_upon
from kg.extract.languages.ru.calls import call_by_verb, call_noun
from kg.extract.languages.ru.clauses import ClauseBook
from kg.extract.languages.ru.commissions import commission
from kg.extract.languages.ru.companions import companion
from kg.extract.languages.ru.convening import convene
from kg.extract.languages.ru.counted_apart import one_with_each
from kg.extract.languages.ru.counted_off import COUNTING, counted_off
from kg.extract.languages.ru.deeds_abroad import act_abroad, land
from kg.extract.languages.ru.delegations import delegation
from kg.extract.languages.ru.discussed_with import discussed_with
from kg.extract.languages.ru.dispatched import send
from kg.extract.languages.ru.expected import expected
from kg.extract.languages.ru.floors import come
from kg.extract.languages.ru.for_sides import sides
from kg.extract.languages.ru.formats import called_format, in_format
from kg.extract.languages.ru.gapping import further_stops, listed_apart
from kg.extract.languages.ru.gathered_so import gathered_so
from kg.extract.languages.ru.greeters import at_ceremony, greeting, welcome
from kg.extract.languages.ru.groups_gather import at_margins, group_gathers
from kg.extract.languages.ru.guests import guests
from kg.extract.languages.ru.habits import in_turn
from kg.extract.languages.ru.had_been_meant import had_been_meant
from kg.extract.languages.ru.handed_over import handing_over
from kg.extract.languages.ru.heads import at_head, heads, made_up, negotiators
from kg.extract.languages.ru.institutions import go_to_body, visit_body
from kg.extract.languages.ru.invited_there import AT_IT, acts_at_it, asked_there, stands_in
from kg.extract.languages.ru.lands_listed import lands_next, lands_told
from kg.extract.languages.ru.lettered import lettered
from kg.extract.languages.ru.letters_taken import takes_letters
from kg.extract.languages.ru.lexicon import table
from kg.extract.languages.ru.listed_gatherings import of_bodies
from kg.extract.languages.ru.meant_by_talk import comes_to_told
from kg.extract.languages.ru.meant_visits import about_to_go, gives_up, will_be
from kg.extract.languages.ru.missions import mission_works
from kg.extract.languages.ru.named_dialogues import named_dialogue
from kg.extract.languages.ru.occasions_told import occasion
from kg.extract.languages.ru.one_table import sit_down
from kg.extract.languages.ru.ordered import ORDER, ordered
from kg.extract.languages.ru.others_then import others_then
from kg.extract.languages.ru.papers_apart import signed_apart
from kg.extract.languages.ru.presence import attendance, expected_there
from kg.extract.languages.ru.reached import reach
from kg.extract.languages.ru.receptions import reception
from kg.extract.languages.ru.returns import return_noun
from kg.extract.languages.ru.scene import Scene
from kg.extract.languages.ru.several_named import named_next
from kg.extract.languages.ru.sides_led import heads_side, represents_side
from kg.extract.languages.ru.signings import sign
from kg.extract.languages.ru.sites import site
from kg.extract.languages.ru.sojourns import bring, guest_of, leave, spend, was_there
from kg.extract.languages.ru.speakers import SAYING, present, speaking
from kg.extract.languages.ru.stage import listed
from kg.extract.languages.ru.states import Adjectives
from kg.extract.languages.ru.stopovers import stop_noun, tour
from kg.extract.languages.ru.summits import session_of_two, summit_of_two
from kg.extract.languages.ru.summons import interlocutor, summon
from kg.extract.languages.ru.talks import (
    be_received,
    ceremony,
    credentials,
    meet_with,
    meeting_noun,
    receive,
)
from kg.extract.languages.ru.talks_of_visit import talks_of_visit
from kg.extract.languages.ru.talks_with_whom import with_whom
from kg.extract.languages.ru.their_talks import their_talk
from kg.extract.languages.ru.then_with import OPENING, then_with
from kg.extract.languages.ru.there import there
from kg.extract.languages.ru.told_in_person import told_in_person
from kg.extract.languages.ru.told_on import gathering
from kg.extract.languages.ru.topic_talks import discuss, gather
from kg.extract.languages.ru.tours import talks_on_tour
from kg.extract.languages.ru.undersigned import signatories, watches
from kg.extract.languages.ru.unnamed import at_talks, with_unnamed
from kg.extract.languages.ru.visit_nouns import visit_noun
from kg.extract.languages.ru.visits import come_back, go, stay, visit_object
from kg.extract.languages.ru.who_they_are import SERVE, they_are
from kg.extract.parties import Party
from kg.extract.spans import Spans
from kg.extract.stories import Stories
from kg.extract.words import Sentence, Token, Words

# "Несколько дней назад Вега", "На днях", "Недавно он": but "недавно прибывшие послы" come now.
_LATELY = re.compile(
    r"\b(?:недел[юиь]|месяц(?:а|ев)?|года?|лет|д(?:ень|ня|ней)) назад\b|\bна днях\b|\b(?P<then>перед этим)\b"
    r"|\b(?:поза)?прошл(?:ом|ым|ой) (?:году|летом|осенью|зимой|весной)\b"
    r"|\bнедавно\b(?! \w+(?:вш|щ|нн|т|м)(?:ий|ая|ее|ие|ого|его|ему|ым|им|их|ых|ый|ой|ую|юю|ые|ся)\b)"
)

Pattern = Callable[[Scene, Token], "Draft | Sequence[Draft] | None"]

PATTERNS: tuple[Pattern, ...] = (
    site,
    stands_in,
    companion,
    had_been_meant,
    delegation,
    guest_of,
    along,
    speaks_to_guest,
    pronoun_tells,
    summon,
    interlocutor,
    hosted,
    mediating,
    among,
    enumerated,
    members,
    called_in,
    they_are,
    takes_letters,
    named_next,
    then_with,
    discussed_with,
    gathered_so,
    at_ceremony,
    heads_side,
    represents_side,
    come,
    guests,
    asked_there,
    acts_at_it,
    attendance,
    expected_there,
    there,
    present,
    chairs,
    at_told,
    heads,
    at_head,
    made_up,
    negotiators,
    sides,
    greeting,
    welcome,
    credentials,
    call_by_verb,
    reach,
    signatories,
    watches,
    sign,
    meet_together,
    meet_with,
    sit_down,
    receive,
    be_received,
    call_upon,
    go,
    visit_object,
    visit_body,
    go_to_body,
    come_back,
    spend,
    leave,
    send,
    act_abroad,
    land,
    bring,
    stay,
    was_there,
    about_to_go,
    gives_up,
    will_be,
    waits_for,
    expected,
    call_noun,
    handing_over,
    ceremony,
    mission_works,
    board_works,
    of_board_told,
    commission,
    named_dialogue,
    in_format,
    called_format,
    of_bodies,
    summit_of_two,
    session_of_two,
    gathering,
    lettered,
    talks_on_tour,
    members_meet,
    reception,
    comes_to_told,
    at_talks,
    their_talk,
    with_whom,
    talks_of_visit,
    meeting_noun,
    bare_stay,
    answering_visit,
    asked_home,
    lands_told,
    lands_next,
    stop_noun,
    tour,
    visit_noun,
    return_noun,
    convene,
    sits,
    discuss,
    group_gathers,
    at_margins,
    told_in_person,
    gather,
    speaking,
    counted_off,
    ordered,
    occasion,
)


def read_events(
    words: Words,
    spans: Spans,
    adjectives: Adjectives,
    parties: Sequence[Party],
    book: ClauseBook,
    news: Stories,
) -> list[Draft]:
    """Return the event mentions of a text, in its order; the parties must have their persons."""
    out: list[Draft] = []
    if not words.sentences:
        return out
    scene = Scene(words, spans, adjectives, [p for p in parties if not _only_opens(words, p)], book)
    for sentence in words.sentences:
        if _opens_links(words, sentence):
            break
        if triggers := _triggers(words, spans, sentence):
            scene.enter(sentence)
            scene.told = [*news.own(sentence.index, out)]
            goes_on = bool(scene.told)
            for draft in _in_sentence(scene, triggers):
                out.append(draft)
                scene.told += [draft] if goes_on else []
                scene.here.append(draft)
            escorts.join(scene)
            news.join(sentence.index, scene.here)
    lately.set_apart(words, out, _LATELY)
    return out


def _only_opens(words: Words, party: Party) -> bool:
    """Whether what looks like a body is a gathering that opens a sentence: "| Форум в Осло открыл А"."""
    token = words.tokens[party.head]
    alone = party.kind == "body" and party.first == party.last == words.sentences[party.sentence].first
    return alone and bool(token.lemmas & (listed("conference", "strong", "nouns") | {"конгресс"}))


def _opens_links(words: Words, sentence: Sentence) -> bool:
    """Whether headlines of other articles begin: "Читайте также:"."""
    opening = [t.lower for t in words.tokens[sentence.first : sentence.first + 3]]
    return opening[:2] in (["читайте", "также"], ["читать", "также"]) and opening[2:] != ["в"]


def _gathered(scene: Scene, parties: Sequence[Party]) -> set[int]:
    """The heads of what looks like a body and is a gathering: "В Осло начал работу | Форум дипломатов"."""
    opened = {p.head for p in parties if p.kind == "body" and p.head == p.first > scene.sentence.first}
    begun = {i for i in opened if scene.words.tokens[i - 1].lower == "работу"}
    strong = listed("conference", "strong", "nouns")
    bodies = (p for p in parties if p.kind == "body" and _is_met_at(scene, p))
    met = {i for p in bodies for i in range(p.first, p.last + 1)}
    return {i for i in begun | met if scene.words.tokens[i].lemmas & strong}


def _is_met_at(scene: Scene, body: Party) -> bool:
    """Whether somebody is at a body that is called by a noun of gatherings: "во Всемирном экономическом
    форуме", "на полях Всемирного экономического форума"."""
    before = scene.words.tokens[body.first - 1].lower if body.first > scene.sentence.first else ""
    return before in _AT


_AT = frozenset(("в", "во", "на", "ходе", "рамках", "полях", "время", "кулуарах"))


def _in_sentence(scene: Scene, triggers: Sequence[Token]) -> Iterator[Draft]:
    # "Делегацию Чили на саммите возглавит министр А" is one party, with the summit inside.
    phrases = [p for p in scene.clauses.parties if not scene.verb_between(p.first, p.last)]
    covered = {i for p in phrases for i in range(p.first, p.last + 1)} - _gathered(scene, phrases)
    for token in triggers:
        beside = token.index not in covered or token.lemmas & (_ROLES | _LETTERS)
        if beside or numbered(scene, token):
            yield from _at(scene, token)


def _trigger_words(entry: Any) -> Iterator[str]:
    """Every word of the lists "verbs" and "nouns" under an entry of triggers.toml."""
    for name, value in entry.items():
        if isinstance(value, dict):
            yield from _trigger_words(value)
        elif name in ("verbs", "nouns", "also", "halts", "deeds"):
            yield from value.split()


# Words on which some pattern can answer: for all others none need be asked, which saves half the time of this
# module. Some words are asked for by name in patterns of their own.
_TRIGGERS = (
    frozenset(_trigger_words(table("triggers")))
    | SAYING
    | GREETING
    | NOW
    | ORDER
    | COUNTING
    | DECIDES
    | SERVE
    | CALLED_IN
    | {
        "быть",
        "телефон",
        "речь",
        "хозяин",
        "хозяйка",
        "участник",
        "посредник",
        "посредничать",
        "осуществлять",
        "осуществить",
        "обеспечивать",
        "обеспечить",
        "оказывать",
        "оказать",
        "заверить",
        "заверять",
        "подписант",
        "свидетель",
        "приглашение",
        "модерировать",
        "договориться",
        "условиться",
        "договариваться",
        "уславливаться",
        "подтвердить",
        "подтверждать",
        "обратиться",
        "обращаться",
        "вручение",
        "проводы",
        "стать",
        "состав",
        "это",
        "высказаться",
        "поле",
        "кулуар",
        "кулуары",
        "работа",
    }
)


# Words of these are asked for also inside a party: "собеседником президента", "делегацию возглавлял министр".
_ROLES = (
    listed("meeting", "interlocutor", "nouns")
    | listed("conference", "chair", "nouns")
    | listed("meeting", "heads", "verbs")
    | listed("visit", "delegation", "nouns")
    | listed("meeting", "speakers", "nouns")
    | {"участник", "посредник", "сопровождать", "это"}
)


_LETTERS = listed("conference", "lettered", "nouns")


def _triggers(words: Words, spans: Spans, sentence: Sentence) -> list[Token]:
    """The words of a sentence on which some pattern can answer; of most sentences of a text none."""
    inside = words.inside(sentence.index)
    following = [*inside[1:], None]
    return [
        t
        for t, after in zip(inside, following, strict=True)
        if t.shape == "word"
        and (
            not t.lemmas.isdisjoint(_TRIGGERS)
            or (after is not None and "сторона" in after.lemmas)
            or (t.lower in _OPENERS and _opens(words, spans, sentence, t))
        )
    ]


# Words that open something where they stand.
_OPENERS = OPENING | {"среди", "в", "с", "со", "от", "на"}


def _opens(words: Words, spans: Spans, sentence: Sentence, token: Token) -> bool:
    """Whether some pattern can answer on a word for where it stands."""
    following = words.tokens[token.index + 1] if token.index < sentence.last else None
    opens = token.index == sentence.first
    opening = token.lower == "среди" or (opens and (token.lower == "в" or token.lower in OPENING))
    if opens and token.lower in ("с", "со", "от") and token.index + 2 <= sentence.last:
        opening = words.tokens[token.index + 2].text in "–—-"  # "С перуанской – министр"
        span = spans.at(token.index + 1) if token.lower == "от" else None
        opening = opening or (span is not None and span.kind == "state")  # "От Чили приехал министр"
    elif token.lower == "от" and not opens and words.tokens[token.index - 1].text == ",":
        span = spans.at(token.index + 1)  # "Доклад сделал А, | от Чили выступил посол"
        opening = span is not None and span.kind == "state"
    at_it = token.lower == "на" and following is not None and following.lower in AT_IT  # "На нем | заявил А"
    return opening or at_it


_ASKED = Patterns(PATTERNS)


def _at(scene: Scene, token: Token) -> Sequence[Draft]:
    for pattern in _ASKED.of(token.lemmas):
        found = pattern(scene, token)
        if found is not None:
            if not isinstance(found, Draft):
                next_ones = [o for visit in found for o in others_then(scene, token, visit)]
                return [*found, *further_stops(scene, found), *next_ones]
            with_unnamed(scene, found)
            first, *further = listed_apart(scene, found)
            others = others_then(scene, token, first)
            return [*_separate(scene, token, first), *further, *signed_apart(scene, first), *others]
    return ()


def _separate(scene: Scene, token: Token, draft: Draft) -> list[Draft]:
    """One talk for each counterpart: "провел отдельные встречи с A и B", "отдельно встретился с"."""
    counterparts = scene.with_(token)
    ahead = min((p.first for p in counterparts if p.first > token.index), default=0)
    end = max(token.index + 2, min(ahead, token.index + _AHEAD))  # "встретится | по отдельности с А и Б"
    near = scene.words.tokens[max(scene.sentence.first, token.index - 3) : end]
    separate = listed("meeting", "separate", "words")
    apart = [t for t in near if t.lemmas & separate or in_turn(scene.words, t)]
    # "провел отдельную встречу с А и Б" is one
    single = all(t.has("A") and all(r.number == "s" for r in t.readings if r.pos == "A") for t in apart)
    each = [p.party for p in draft.parts if _is_each(scene, p.party)]
    told = [p for p in scene.clauses.parties if p.person is not None and each and p.last < each[0].first]
    if len(told) > 1:
        draft.parts = []
        return [draft]  # "увидится с А, Б и В: с каждым из них запланирована встреча": of whom it is told
    if single and not one_with_each(scene, token, counterparts):
        draft.each = each
        return [draft]
    guests = [p.party for p in draft.parts if p.role == "guest"] if draft.rule == "receive" else []
    draft.each = each or (counterparts if len(counterparts) == 1 and counterparts[0].plural else [])
    return draft.separate(guests or counterparts)


def _is_each(scene: Scene, party: Party) -> bool:
    """Whether a reference is to each of several: "с | каждым из них"."""
    return party.plural and "каждый" in scene.words.tokens[party.first].lemmas


# "встречи, | предусмотренные во вторник по отдельности с А": so many words.
_AHEAD = 8
