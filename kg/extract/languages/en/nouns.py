"""Patterns of talks told by a noun: "held talks with", "the minister’s meeting with"."""

from __future__ import annotations

from kg.extract.allegiance import country_of
from kg.extract.asked import on
from kg.extract.drafts import Draft
from kg.extract.languages.en import between_the_two, dialogues_with, programmes
from kg.extract.languages.en.additions import is_led_again
from kg.extract.languages.en.attending import attends_it
from kg.extract.languages.en.brought import brings_together
from kg.extract.languages.en.companions import attended_by, attending, beside, beside_subject
from kg.extract.languages.en.delegates import led_sides, sent
from kg.extract.languages.en.each_other import are_several
from kg.extract.languages.en.elsewhere import again_elsewhere, further
from kg.extract.languages.en.gathering_names import is_gathering
from kg.extract.languages.en.lexicon import words_of
from kg.extract.languages.en.many_states import are_of_one_body, make_gathering, of_many_states
from kg.extract.languages.en.modality import mention
from kg.extract.languages.en.no_talks import (
    is_business,
    is_discussed,
    is_kept_up,
    is_manner,
    is_of_paper,
    is_other_thing,
    is_process,
    is_ranked,
    with_nobody,
)
from kg.extract.languages.en.of_two import add_sides
from kg.extract.languages.en.remarks import is_occasion
from kg.extract.languages.en.scene import Scene, listed
from kg.extract.languages.en.sides_at import is_told_already
from kg.extract.languages.en.talkers import (
    TALKERS,
    give_way,
    holders,
    honours,
    hosts_of,
    initiators,
    mediators,
    represent,
    visitors_before,
)
from kg.extract.languages.en.their_talks import of_two_beside
from kg.extract.languages.en.to_happen import is_to_happen
from kg.extract.languages.en.told_at_talks import told_at, who_acts
from kg.extract.languages.en.towards import led_by
from kg.extract.languages.en.towns_that_host import add_place
from kg.extract.languages.en.word_classes import FINITE, INFINITIVE, PASSIVE
from kg.extract.parties import Party
from kg.extract.words import Token

_NOUNS = listed("meeting", "noun", "nouns")
_WEAK = listed("meeting", "noun", "weak")
_BY_PHONE = words_of("vocabulary", "telephonic")
_SPOKEN = listed("meeting", "noun", "spoken")
_MEALS = frozenset(["luncheon", "lunch", "dinner", "breakfast", "banquet", "reception", "roundtable"])
_GRANTING = frozenset(("grant", "give", "offer"))
# "Led a delegation to Lima to | continue talks with".
_COMING = listed("visit", "go", "verbs") | listed("visit", "object", "verbs") | {"lead", "head"}
# Talks that go on are no event: "agreed to continue negotiations".
_GOING_ON = frozenset(("continue", "resume"))
# "Held a series of bilateral meetings with A, B and C".
_SERIES = ("series of", "number of")
_TOOK_PLACE = frozenset(("meeting", "talks", "negotiations", "consultations", "discussions"))
_TWO = 2
_FIRST = ("the first", "the second", "the third", "the fourth", "the latest", "the last")
_HAPPEN = listed("light", "happen")
_OCCASIONS = ("in", "at", "during", "after", "following", "before")
# Not always a meeting: "the United States’ diplomatic engagement with regional partners".
_ABSTRACT = frozenset(("engagement", "exchange"))
_ATTENDED_BY = ("attended by", "chaired by", "co-chaired by")


@on(_NOUNS)
def meeting_noun(scene: Scene, token: Token) -> Draft | list[Draft] | None:
    """A noun of a talk with parties of its own, or with a verb that carries it."""
    if not scene.is_noun(token, _NOUNS) or _is_no_talk(scene, token):
        return None
    noun = scene.noun_lemma(token)
    rule = "talk-noun" if noun in _SPOKEN else "meeting-noun"
    draft = with_parties(scene, token, "meeting", rule) or _of_two_before(scene, token, rule)
    if draft is not None:
        of_two_beside(scene, token, draft)
    weak = draft is not None and noun in _WEAK and not _has_sides(draft, noun)
    weak = weak and programmes.holding(scene, token) is None
    if draft is None or weak or _is_general(scene, token, draft):
        return None
    if is_ranked(scene, token) or (with_nobody(scene, token) and _tells_nobody(scene, token, draft)):
        return None
    if _is_not_held(scene, token, draft):
        return None
    attributes = {t.lower for t in scene.tokens[scene.attributes(token.index) : token.index]}
    if attributes & _BY_PHONE or scene.by_phone(token.index):
        draft.type = "call"
    many = of_many_states(scene, [p.party for p in draft.parts]) if draft.type == "meeting" else ""
    if many:
        make_gathering(draft, many)
    elif draft.type == "meeting" and scene.light_verb(token.index) is not None and are_of_one_body(draft):
        draft.type = "conference"  # "EU foreign ministers held an emergency meeting"
    add_place(scene, token, draft)
    elsewhere = further(scene, token, draft, scene.with_(token.index)) or again_elsewhere(scene, token, draft)
    return [draft, *elsewhere] if elsewhere else draft


def _is_no_talk(scene: Scene, token: Token) -> bool:
    """Whether a noun of talks is of something else, or of a talk that the sentence tells otherwise."""
    if is_other_thing(scene, token) or _is_in_name(scene, token):
        return True
    start = min([scene.attributes(token.index), *(p.first for p in scene.possessor(token.index))])
    before = scene.text(max(scene.sentence.first, start - 6), start - 1)
    beside = before.rpartition(",")[2]  # "On the sidelines of the summit, a | meeting was held"
    if any(w in beside for w in ("sidelines of", "sideline of", "margins of", "margin of")):
        return True
    if is_kept_up(scene, token) or is_of_paper(scene, token) or _is_what_for(scene, token):
        return True
    if is_told_already(scene, token) or brings_together(scene, token) or is_led_again(scene, token):
        return True
    # "for convening this historic gathering"
    return token.lower == "gathering" and not _of_follows(scene, token)


def _is_not_held(scene: Scene, token: Token, draft: Draft) -> bool:
    """Whether a talk is only a way to do something, a matter of talks, or what goes on."""
    if is_manner(scene, token) or is_discussed(scene, token, draft) or is_business(scene, token, draft):
        return True
    abstract = scene.noun_lemma(token) in _ABSTRACT
    return is_process(scene, token) or (abstract and not _is_told(scene, token, draft))


def _has_sides(draft: Draft, noun: str) -> bool:
    """Whether several people talk: "the two leaders held a private | session"."""
    both = noun == "session" and any(p.party.plural and not country_of(p.party) for p in draft.parts)
    return len(draft.parts) > 1 or (both and draft.modality == "held")


def _is_in_name(scene: Scene, token: Token) -> bool:
    """Whether a noun goes on in the name of a gathering: "the Foreign Ministers’ Meeting Retreat"."""
    following = scene.behind(token)
    named = token.capital and following.capital and following is not token
    return named and is_gathering(scene, following)


def _of_two_before(scene: Scene, token: Token, rule: str) -> Draft | None:
    """The talk of the only two of the sentence before: "A thanked B. The meeting took place in Vienna"."""
    opens = token.index == scene.sentence.first + 1 and scene.tokens[scene.sentence.first].lower == "the"
    verb = scene.verb_after(token.index) if opens and token.lower in _TOOK_PLACE else None
    if verb is None or scene.verb_lemma(verb) not in ("take", "hold") or scene.sentence.index == 0:
        return None
    if scene.grammar.group_start(verb.index) != token.index + 1:
        return None  # "The meeting of the council was held"
    before = [p for p in scene.parties if p.sentence == scene.sentence.index - 1 and p.kind != "pronoun"]
    people = {p.key(): p for p in before if p.person is not None}
    states = {country_of(p) for p in people.values()} - {""}
    others = [p for p in before if p.person is None and p.kind != "body"]
    where = [s for s in scene.places(verb.index, scene.sentence.last) if scene.prep_of(s) in ("in", "at")]
    if (
        len(people) != len(states)
        or len(people) != _TWO
        or others
        or not where
        or not _in_text(scene, before)
    ):
        return None
    draft = mention(scene, "meeting", token, rule)
    scene.put(draft, people.values())
    return draft


def _in_text(scene: Scene, parties: list[Party]) -> bool:
    return all(scene.words.sentences[p.sentence].paragraph >= 0 for p in parties)


def _is_told(scene: Scene, token: Token, draft: Draft) -> bool:
    """Whether an engagement is one meeting: it has a carrying verb, or a person on both sides."""
    people = [p.party for p in draft.parts if p.party.kind in ("person", "pronoun")]
    return scene.light_verb(token.index) is not None or len(people) > 1 or token.lower.endswith("s")


def _is_general(scene: Scene, token: Token, draft: Draft) -> bool:
    """Whether states only are named and nothing says that they meet: "negotiations between A and B"."""
    if any(p.party.kind != "state" for p in draft.parts) or scene.title:
        return False
    if scene.light_verb(token.index) is not None:
        return False
    verb = scene.verb_after(token.index)
    preposition = scene.preposition(token.index)
    happens = verb is not None and scene.verb_lemma(verb) in _HAPPEN
    happens = happens or (verb is not None and not preposition and is_to_happen(scene, verb))
    return preposition not in ("during", "after", "following", "at", "in") and not happens


def with_parties(scene: Scene, token: Token, kind: str, rule: str) -> Draft | None:
    """A draft of a talk with whom it belongs to, who carries it, and with whom it is."""
    draft = mention(scene, "call" if kind == "call" else "meeting", token, rule)
    owners = _of_headline(scene, token) or told_at(scene, token)
    owners = owners or _owners(scene, token) or scene.pair(token.index) or initiators(scene, token)
    owners = owners or programmes.owners(scene, token) or led_by(scene, token)
    partners = scene.with_(token.index) if _with_is_near(scene, token) else []
    if not owners:
        owners, further_on = holders(scene, token)
        partners = partners or further_on
    between = scene.of_noun(token.index, ("between", "among")) or _loosely_between(scene, token)
    between = between or _first_between(scene, token)
    between = between or ([] if owners or partners else between_the_two.told_before(scene, token))
    of = scene.of_noun(token.index, ("of",)) if _of_follows(scene, token) else []
    carriers, guests = _carriers(scene, token)
    carriers = carriers or _accompanying(scene, token)
    carriers = carriers or ([] if owners or partners or between else _both(scene, token))
    if partners and not (owners or carriers or between):
        owners = visitors_before(scene, token, partners)
    if carriers and all(scene.tokens[p.head].lower == "their" for p in owners):
        owners = []  # "the envoys held their first meeting"
    _tell_apart(scene, draft, token)
    for parties in (owners, carriers, between, of if are_several(of) else [], partners, guests):
        scene.put(draft, [p for p in parties if p.kind in TALKERS])
    scene.drop_states(draft, partners)
    if carriers:
        add_sides(scene, draft, token, between)
    scene.put(draft, mediators(scene, token), "mediator")
    if carriers and len(draft.parts) == 1:
        scene.put(draft, attended_by(scene, token.index))
    if len(draft.parts) > 1:
        scene.put(draft, [*attending(scene, token.index), *beside(scene)])
        scene.put(draft, beside_subject(scene, carriers))
        scene.put(draft, hosts_of(scene, token) if between else [], "host")
        represent(scene, draft, token)
        give_way(draft)
    ahead = bool(partners) and scene.before_phrase(token.index, 2) == "ahead of"
    if not (owners or carriers or between) and (ahead or scene.preposition(token.index) in _OCCASIONS):
        general = scene.noun_lemma(token) in _WEAK and not partners
        scene.put(draft, [] if general else who_acts(scene, token, several=not partners))
    told = any(p.party not in partners for p in draft.parts)  # "In the meeting with A, B said"
    holding = [p for p in carriers if p not in partners]  # "meetings were held with A": by nobody told here
    draft.open = bool(partners) and not (owners or holding or between or told)
    draft.bilateral = bool(owners and partners)  # "A’s meeting with B" is no gathering that others attend
    return draft if draft.parts else None


def _owners(scene: Scene, token: Token) -> list[Party]:
    """Whose a talk is; nobody’s where a post only says its kind: "held a foreign ministers’ meeting"."""
    owners = scene.possessor(token.index)
    kind = [p for p in owners if p.kind == "post" and p.plural and scene.tokens[p.first].lower in ("a", "an")]
    return [p for p in owners if p not in kind]


def _of_headline(scene: Scene, token: Token) -> list[Party]:
    """Who meet in a headline without a verb: "Secretary A and Foreign Minister B Before Their Meeting"."""
    if not scene.title or not is_occasion(scene.words, token.index):
        return []
    people = [p for p in scene.clauses.parties if p.kind == "person" and p.last < token.index]
    return people if len(people) > 1 else []


def _loosely_between(scene: Scene, token: Token) -> list[Party]:
    """The sides in words that are no parties: "consultations between the foreign ministries of A and B"."""
    if "between" not in scene.text(token.index + 1, token.index + 3).split():
        return []
    sides = scene.clauses.after(token.index, ("between",))
    return sides if len(sides) > 1 else []


def _first_between(scene: Scene, token: Token) -> list[Party]:
    """The sides behind what a talk is among others: "The | meeting in Riga was the first between A and B"."""
    verb = scene.verb_after(token.index)
    if verb is None or verb.lower not in ("was", "were") or scene.preposition(token.index):
        return []
    sides = [p for p in scene.clauses.after(verb.index, ("between",)) if p.kind == "person"]
    return sides if sides and scene.text(verb.index + 1, verb.index + 2) in _FIRST else []


def _tell_apart(scene: Scene, draft: Draft, token: Token) -> None:
    """ "Separate meetings with A and B"."""
    first = scene.attributes(token.index)
    separate = listed("meeting", "separate", "words")
    draft.apart = draft.apart or any(t.lower in separate for t in scene.tokens[first : token.index])
    draft.apart = draft.apart or _is_series(scene, token)


def _is_what_for(scene: Scene, token: Token) -> bool:
    """Whether talks are only what people meet for: "A and B met in Rome for their first | talks"."""
    if (
        scene.tokens[scene.attributes(token.index)].lower != "their"
        or scene.preposition(token.index) != "for"
    ):
        return False
    verb = scene.clauses.governor(token.index)
    return verb is not None and scene.verb_lemma(scene.tokens[verb]) in ("meet", "convene", "gather")


def _tells_nobody(scene: Scene, token: Token, draft: Draft) -> bool:
    """Whether talks with people who have no name are a series, or nobody else is told to hold them:
    "Officials held consultations with their counterparts"."""
    alone = bool(draft.parts) and all(p.party.counterpart and p.party.plural for p in draft.parts)
    return alone or _is_series(scene, token)


def _is_series(scene: Scene, token: Token) -> bool:
    """ "Held a series of bilateral meetings with A, B and C"."""
    first = scene.attributes(token.index)
    near = (scene.text(first - 2, first - 1), scene.text(first - 3, first - 2), scene.text(first, first + 1))
    return token.lower in ("meetings", "talks") and any(n in _SERIES for n in near)


def _with_is_near(scene: Scene, token: Token) -> bool:
    """Whether "with" after a noun is reached without another verb between, or its clause tells with whom: "A,
    with whom he held | talks"."""
    low, high = scene.clauses.reach(token.index)
    if scene.text(max(low - 1, scene.sentence.first), low + 1).find("with whom") >= 0:
        return True
    for i in range(token.index + 1, high + 1):
        if scene.tokens[i].lower == "with":
            return not dialogues_with.is_within(scene, token, i)
        if scene.grammar.role(i) == PASSIVE and scene.verb_lemma(scene.tokens[i]) == "attend":
            return False  # "was attended by A along with B"
        if scene.grammar.role(i) in (FINITE, PASSIVE):
            return scene.grammar.role(i) == PASSIVE or scene.verb_lemma(scene.tokens[i]) in ("take", "be")
    return False


def _of_follows(scene: Scene, token: Token) -> bool:
    return token.index < scene.sentence.last and scene.tokens[token.index + 1].lower == "of"


def _carriers(scene: Scene, token: Token) -> tuple[list[Party], list[Party]]:
    """Who carries a noun, and for or beside whom: "hosted a dinner for A", "joined A for talks"."""
    verb = scene.light_verb(token.index)
    goes_on = verb is not None and scene.verb_lemma(verb) in _GOING_ON
    if verb is None or (goes_on and not (_took_up(scene, verb) or _comes_for_it(scene, verb))):
        return _participants_after(scene, token), []
    if scene.sentence.index and attends_it(scene, verb):
        return [], []  # whose talk it was is told before
    if verb.lower == "arranging":
        return [], []  # "the government is arranging a call between A and B"
    passive = scene.grammar.role(verb.index) == PASSIVE
    carriers = scene.clauses.after(verb.index, ("by",)) if passive else led_sides(scene, verb)
    carriers = carriers or ([] if passive else scene.subject(verb.index) or sent(scene, verb))
    guests: list[Party] = []
    if scene.noun_lemma(token) == "audience":
        guests = scene.clauses.after(token.index, ("to", "of"))  # "granted an audience to the envoy"
        if passive and scene.verb_lemma(verb) in _GRANTING:  # "was granted an audience by the king"
            carriers = [*carriers, *scene.subject(verb.index)]
    if scene.noun_lemma(token) in _MEALS:
        guests = scene.clauses.after(token.index, ("for", "of"))
    joining = ("for", "on", "in") if scene.noun_lemma(token) == "call" else ("for",)
    if scene.verb_lemma(verb) == "join" and scene.preposition(token.index) in joining:
        guests = [p for p in scene.object(verb.index) if p.kind in ("person", "post")]
    return [c for c in carriers if c.kind in TALKERS], guests


def _both(scene: Scene, token: Token) -> list[Party]:
    """Who carries a noun as the two states of the text: "The two countries | held consultations in Lima"."""
    verb = scene.light_verb(token.index)
    return between_the_two.acting(scene, verb) if verb is not None else []


def _accompanying(scene: Scene, token: Token) -> list[Party]:
    """Who goes along to talks, and with whom: "accompanied the president, A, in | meetings with B"."""
    verb = scene.clauses.governor(token.index)
    if (
        verb is None
        or scene.verb_lemma(scene.tokens[verb]) != "accompany"
        or scene.grammar.role(verb) == PASSIVE
    ):
        return []
    if scene.preposition(token.index) not in ("in", "at", "to", "during", "for"):
        return []
    along = [*scene.subject(verb), *scene.object(verb)]
    return [p for p in along if p.kind in ("person", "post", "pronoun")]


def _took_up(scene: Scene, verb: Token) -> bool:
    """Whether talks were taken up again somewhere: "resumed talks in Cairo on Sunday"."""
    past = any("past" in r.tags for r in verb.readings) and scene.grammar.role(verb.index) == FINITE
    _, high = scene.clauses.reach(verb.index)
    return past and any(s.name and scene.prep_of(s) in ("in", "at") for s in scene.places(verb.index, high))


def _comes_for_it(scene: Scene, verb: Token) -> bool:
    """Whether somebody travels to go on with talks: "led a delegation to Riga to | continue talks with A"."""
    if scene.grammar.role(verb.index) != INFINITIVE:
        return False
    governor = scene.clauses.governor(scene.grammar.group_start(verb.index))
    return governor is not None and bool(scene.tokens[governor].lemmas & _COMING)


def _participants_after(scene: Scene, token: Token) -> list[Party]:
    """ "The meeting was attended by", "was held with", "the talks brought together"."""
    attended = scene.text(token.index + 1, token.index + 2) in _ATTENDED_BY
    told = scene.tokens[scene.attributes(token.index)].lower in ("the", "this")
    if attended and not told:
        sides = scene.clauses.after(token.index + 1, ("by",))
        return sides if len(sides) > 1 else []
    verb = scene.verb_after(token.index)
    if verb is not None and scene.noun_lemma(token) in _MEALS and scene.grammar.role(verb.index) == PASSIVE:
        honoured = next((i for i in range(verb.index, scene.sentence.last) if honours(scene, i)), None)
        guests = scene.clauses.after(honoured, ("of",)) if honoured is not None else []
        if guests and scene.verb_lemma(verb) in ("host", "hold", "give", "offer", "arrange", "organize"):
            return [*scene.clauses.after(verb.index, ("by",)), *guests]
    if verb is None or scene.preposition(token.index):
        return []
    lemma = scene.verb_lemma(verb)
    again = lemma in ("attend", "chair", "co-chair") or (lemma == "host" and scene.sentence.index)
    if again and told:
        # Those who attend the meeting told before: ``additions`` adds them to it.
        return []
    if scene.grammar.role(verb.index) == PASSIVE and lemma in (
        "attend",
        "hold",
        "lead",
        "chair",
        "co-chair",
        "host",
    ):
        return scene.clauses.after(verb.index, ("by", "between", "with"))
    if lemma in ("take", "get", "kick", "begin", "start", "open", "resume", "conclude", "end"):
        return scene.clauses.after(verb.index, ("between", "with"))
    if lemma in ("bring", "gather", "involve", "include"):
        return [p for p in scene.clauses.parties if p.first > verb.index][:1]
    return []
