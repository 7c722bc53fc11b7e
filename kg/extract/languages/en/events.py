"""Event mentions in English text: the patterns in the order in which they are tried on each word.

A pattern is a function of a scene and a token. It answers with a draft, with several (stops of a tour), or
with None: not mine.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from kg.extract import lately
from kg.extract.asked import Patterns
from kg.extract.drafts import TALKS, Draft
from kg.extract.languages.en import (
    at_other_times,
    between_the_two,
    hosted_for,
    talks_of_others,
    told_as_calls,
    with_them,
)
from kg.extract.languages.en.additions import joined, speaks
from kg.extract.languages.en.also_there import also_there
from kg.extract.languages.en.at_table import guest_of, treated
from kg.extract.languages.en.at_the_talks import at_the_talks
from kg.extract.languages.en.before_parliaments import before_parliament, speech_to_parliament
from kg.extract.languages.en.beside_them import beside_them
from kg.extract.languages.en.brought import brings_others
from kg.extract.languages.en.calls import call_noun, on_the_phone, phone
from kg.extract.languages.en.ceremonies import inaugurate, name_envoys
from kg.extract.languages.en.commissions import commission, once_each
from kg.extract.languages.en.delegations import alongside, includes, leads, led, represented
from kg.extract.languages.en.done_by_call import by_phone
from kg.extract.languages.en.each_other import each_other
from kg.extract.languages.en.echoes import without_echoes
from kg.extract.languages.en.formats import in_format
from kg.extract.languages.en.gathered_again import name_again
from kg.extract.languages.en.gathering_words import GATHERED, names_by_number
from kg.extract.languages.en.gatherings import conference
from kg.extract.languages.en.given_by_hosts import attended_at_hosts
from kg.extract.languages.en.grammar import Grammar
from kg.extract.languages.en.greetings import sees_off
from kg.extract.languages.en.handed_over import handed
from kg.extract.languages.en.held_alone import held_alone
from kg.extract.languages.en.in_passing import in_passing
from kg.extract.languages.en.invited import invitation, invited
from kg.extract.languages.en.joined_by import joined_by
from kg.extract.languages.en.led_aside import under_chair
from kg.extract.languages.en.lexicon import table
from kg.extract.languages.en.listed_papers import these_are
from kg.extract.languages.en.nouns import meeting_noun
from kg.extract.languages.en.officials_meet import name_gatherings
from kg.extract.languages.en.one_phrase import at_gathering, join_phrases
from kg.extract.languages.en.opened_by_heads import opened_by_heads
from kg.extract.languages.en.present import beside_speaker, those_present
from kg.extract.languages.en.protocol import (
    called_on,
    co_chaired,
    credentials,
    saw,
    summon,
    visit_paid,
    visited,
)
from kg.extract.languages.en.receptions import receive
from kg.extract.languages.en.scene import Scene, listed
from kg.extract.languages.en.sequels import further_talks, next_board, next_one, next_round
from kg.extract.languages.en.sides_at import opens_with_chairs
from kg.extract.languages.en.signed_for import at_signing, with_partner
from kg.extract.languages.en.signings import adopt, sign, signed, signing_noun
from kg.extract.languages.en.speeches import delivered, speech
from kg.extract.languages.en.starting_in import starting_in
from kg.extract.languages.en.summed_up import without_sums
from kg.extract.languages.en.talks import agree, discuss, meet, speak
from kg.extract.languages.en.there_too import DONE_THERE, there_too
from kg.extract.languages.en.told_visitors import told_visitor
from kg.extract.languages.en.tours import left, next_stop, toured
from kg.extract.languages.en.towards import while_meeting
from kg.extract.languages.en.unnamed_states import with_states
from kg.extract.languages.en.visit_nouns import visit_noun
from kg.extract.languages.en.visits import go, lead, on_visit, sent, spend, stay, taken, visit
from kg.extract.languages.en.visits_ahead import without_aims, without_ends, without_thanks, without_under_way
from kg.extract.languages.en.visits_with import visit_with
from kg.extract.languages.en.welcome_ceremonies import given_welcome, red_carpet, welcome_ceremony
from kg.extract.languages.en.where_visiting import where_visiting
from kg.extract.languages.en.whereabouts import tells_when
from kg.extract.parties import Party
from kg.extract.spans import Spans
from kg.extract.words import Token, Words

_SEVERAL = tuple(table("triggers")["meeting"]["separate"]["phrases"])

# "Vega recently", "A few days ago, Vega", "Last week he": before the verb.
_LATELY = re.compile(
    r"\b(?:recently|lately)$"
    r"|^(?P<then>(?:before|prior to) (?:that|this))\b"
    r"|^(?:recently|lately|the other day|last (?:week|month|year)|earlier (?:this|last) (?:week|month|year)"
    r"|(?:just )?(?:an?|one|two|three|four|five|six|\d+|a few|a couple of|several|some|many)"
    r" (?:days?|weeks?|months?|years?) (?:ago|earlier|before))\b"
)
_WAS_DUE = re.compile(
    r"\b(?:(?:was|were) (?:also |originally |initially )?(?:set|due|scheduled|expected|slated|supposed|to)"
    r"|had (?:been (?:due|scheduled|set|expected|slated) )?to"
    r"|(?:was|were|been) originally|would(?: also)? have"
    r"|(?:was|were) (?:also )?(?:going|intending|planning|hoping) to)\b"
)
_HAD_BEEN_DUE = re.compile(
    r"\b(?:had been|was|were) (?:also )?(?:expected|planned|scheduled|due|set|foreseen)\b"
)

Pattern = Callable[[Scene, Token], "Draft | Sequence[Draft] | None"]

PATTERNS: tuple[Pattern, ...] = (
    those_present,
    tells_when,
    at_the_talks,
    beside_speaker,
    at_signing,
    joined,
    joined_by,
    with_them.others_named,
    there_too,
    also_there,
    beside_them,
    speaks,
    speech,
    delivered,
    led,
    under_chair,
    includes,
    represented,
    leads,
    alongside,
    credentials,
    summon,
    co_chaired,
    visit_paid,
    called_on,
    visited,
    sees_off,
    saw,
    each_other,
    while_meeting,
    these_are,
    adopt,
    sign,
    signed,
    signing_noun,
    meet,
    speak,
    brings_others,
    handed,
    treated,
    guest_of,
    receive,
    go,
    visit,
    starting_in,
    invited,
    invitation,
    on_visit,
    in_passing,
    spend,
    stay,
    lead,
    sent,
    taken,
    toured,
    next_stop,
    left,
    phone,
    told_visitor,
    on_the_phone,
    by_phone,
    welcome_ceremony,
    given_welcome,
    red_carpet,
    inaugurate,
    before_parliament,
    speech_to_parliament,
    call_noun,
    opened_by_heads,
    commission,
    in_format,
    where_visiting,
    conference,
    next_board,
    next_one,
    next_round,
    further_talks,
    attended_at_hosts,
    with_states,
    meeting_noun,
    visit_with,
    visit_noun,
    discuss,
    agree,
    held_alone,
)

# What asks for a noun has nothing to say of a verb, and most words are no verbs.
_OF_NOUNS = frozenset(
    (
        held_alone,
        guest_of,
        tells_when,
        at_the_talks,
        speaks,
        speech,
        speech_to_parliament,
        led,
        under_chair,
        on_the_phone,
        by_phone,
        visit_paid,
        call_noun,
        commission,
        in_format,
        attended_at_hosts,
        opened_by_heads,
        welcome_ceremony,
        given_welcome,
        red_carpet,
        meeting_noun,
        with_states,
        visit_with,
        while_meeting,
        visit_noun,
        in_passing,
        next_stop,
        where_visiting,
        invitation,
    )
)
_OF_ANY = frozenset(
    (
        next_board,
        next_one,
        next_round,
        further_talks,
        those_present,
        signing_noun,
        on_visit,
        stay,
        conference,
        visited,
        these_are,
        joined_by,
    )
)
_AT_VERBS = Patterns(pattern for pattern in PATTERNS if pattern not in _OF_NOUNS)
_ELSEWHERE = Patterns(pattern for pattern in PATTERNS if pattern in _OF_NOUNS | _OF_ANY)
# On other words only those patterns can answer that name none: of gatherings, of verbs after "The co-chairs".
_ASKED = _AT_VERBS.words | _ELSEWHERE.words | GATHERED | DONE_THERE


def read_events(grammar: Grammar, spans: Spans, parties: Sequence[Party]) -> list[Draft]:
    """Return the event mentions of a text, in its order; the parties must have their persons.

    Those that only add to another one are among them: ``bulletins.joined`` leaves them out.
    """
    out: list[Draft] = []
    words = grammar.words
    scene = Scene(grammar, spans, parties)
    for sentence in words.sentences:
        scene.enter(sentence)
        found = list(_in_sentence(scene))
        with_them.add(scene, found)
        with_partner(scene, found)
        out += found
    told_as_calls.settle(words, out)
    _call_off(words, out)
    lately.set_apart(words, out, _LATELY)
    between_the_two.set_apart(out)
    out = hosted_for.settle(words, out)
    out = at_gathering(words, join_phrases(words, once_each(words, out)))
    name_again(words, out)
    name_gatherings(out)
    out = without_sums(words, without_ends(words, without_under_way(words, without_aims(out))))
    out = without_thanks(words, out)
    out = talks_of_others.without(words, _one_ceremony(name_envoys(words, parties, out)))
    return without_echoes(words, out)


def _call_off(words: Words, drafts: Sequence[Draft]) -> None:
    """Cancel what somebody was to do on a visit that is cancelled: "He was due to meet the premier"."""
    off = [d for d in drafts if d.type == "visit" and d.modality == "cancelled"]
    for draft in drafts:
        persons = draft.people_keys()
        if draft.modality != "planned" or not any(persons & d.keys() for d in off):
            continue
        sentence = words.sentences[draft.sentence]
        behind = words.quote(draft.first, sentence.last)
        if _WAS_DUE.search(words.quote(sentence.first, draft.first)) or _HAD_BEEN_DUE.search(behind):
            draft.modality, draft.earlier = "cancelled", False


def _one_ceremony(drafts: Sequence[Draft]) -> list[Draft]:
    """Tell credentials once: envoys without names, then who they were ("The envoys who presented were")."""
    out: list[Draft] = []
    for draft in drafts:
        hosts = {p.party.key() for p in draft.parts if p.role == "host"}
        told = [d for d in out if d.rule == draft.rule == "credentials" and hosts <= d.keys()]
        told = [d for d in told if draft.title or not d.title]
        bare = [d for d in told if not any(p.party.person for p in d.parts if p.role != "host")]
        if bare:
            guests = [p for p in draft.parts if p.role != "host"]
            bare[0].parts = [p for p in bare[0].parts if p.role == "host"] + guests
            continue
        out.append(draft)
    return out


def _in_sentence(scene: Scene) -> Iterator[Draft]:
    whole = opens_with_chairs(scene)
    for token in scene.words.inside(scene.sentence.index):
        if token.lemmas.isdisjoint(_ASKED) and not (whole or names_by_number(token)):
            continue  # most words
        if token.shape == "word" and not scene.in_party(token.index) and token.index not in scene.sat:
            yield from _at(scene, token)


def _at(scene: Scene, token: Token) -> Sequence[Draft]:
    row = _AT_VERBS if scene.grammar.role(token.index) else _ELSEWHERE
    for pattern in row.of(token.lemmas):
        found = pattern(scene, token)
        if found is not None:
            return _separate(scene, token, found) if isinstance(found, Draft) else found
    return ()


def _had_several(scene: Scene, token: Token) -> bool:
    """Whether "held a number of bilateral meetings" was told right before: each "met with" is one of them."""
    sentences = scene.words.sentences[max(0, scene.sentence.index - 1) : scene.sentence.index]
    told = " ".join(scene.text(s.first, s.last) for s in sentences if s.paragraph >= 0)
    verb = scene.grammar.role(token.index) != ""  # "attended a meeting with A and B" is one
    return verb and scene.verb_lemma(token) == "meet" and any(p in told for p in _SEVERAL)


def _in_separate(scene: Scene, token: Token) -> bool:
    """Whether a sentence opens with several talks: "In separate meetings in Rome, A met B and C"."""
    opening = scene.text(scene.sentence.first, token.index)
    if opening.startswith(("in separate meetings", "in separate talks", "at separate meetings")):
        return True
    if not any(t.lower in ("separately", "individually") for t in scene.words.inside(scene.sentence.index)):
        return False
    met = (scene.with_(token.index) or scene.object(token.index)) if scene.grammar.role(token.index) else []
    after = (
        scene.tokens[met[-1].last + 1].lower if len(met) > 1 and met[-1].last < scene.sentence.last else ""
    )
    rest = scene.text(met[-1].last + 1, scene.sentence.last) if len(met) > 1 else ""
    return after in ("separately", "individually") and " meetings" not in rest  # "met A and B | separately"


def _separate(scene: Scene, token: Token, draft: Draft) -> list[Draft]:
    """One talk for each counterpart: "spoke separately with A and B", "separate meetings with A and B"."""
    draft.apart = draft.apart or _had_several(scene, token) or _in_separate(scene, token)
    partners = (scene.with_(token.index) or scene.object(token.index)) if draft.apart else []
    partners = [one for p in partners for one in scene.clauses.spelled_out(p)]
    if not draft.apart and draft.type in TALKS and at_other_times.has_times(scene):
        met = scene.with_(token.index) or scene.object(token.index)
        if others := at_other_times.further(scene, token, draft, met):
            return [draft, *others]
    return draft.separate(partners if len(partners) > 1 else _each_of_several(scene, token, draft))


def _each_of_several(scene: Scene, token: Token, draft: Draft) -> list[Party]:
    """Those who each dealt with the one other: "A and B held separate talks with C"."""
    near = scene.text(scene.attributes(token.index), min(token.index + 2, scene.sentence.last)).split()
    people = draft.people()
    acting = [p for p in people if p.last < token.index]
    told = not listed("meeting", "separate", "words").isdisjoint(near) and len(people) == len(draft.parts)
    return acting if told and len(acting) > 1 and len(people) - len(acting) == 1 else []
