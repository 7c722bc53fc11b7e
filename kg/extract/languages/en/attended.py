"""By which verb somebody attends or holds a gathering: "will attend the summit", "spoke at the forum"."""

from __future__ import annotations

import re

from kg.extract.drafts import Draft
from kg.extract.languages.en.for_gatherings import is_for
from kg.extract.languages.en.gathering_extents import capital_follows
from kg.extract.languages.en.gathering_names import is_listed
from kg.extract.languages.en.lexicon import words_of
from kg.extract.languages.en.scene import Scene, listed
from kg.extract.languages.en.word_classes import FINITE, INFINITIVE, ING, MODALS, PASSIVE, PREPOSITIONS
from kg.extract.parties import Party
from kg.extract.spans import Span
from kg.extract.words import Token

_HOSTING = listed("conference", "hosting")
_ATTEND = listed("conference", "attend")
_PART = listed("conference", "nouns_of_part")
_RECEIVING = frozenset(("host", "welcome", "receive"))
# Those who go, meet or are received for a gathering attend it.
_GOING = listed("conference", "going")
_GOING_ON = listed("conference", "going_on")
_RUNNING = listed("conference", "running")
_FOR = words_of("vocabulary", "hosting_for")
_GATHERED = frozenset(("for", "at", "in"))
_TELLING = (FINITE, INFINITIVE)
_COMING = frozenset(("arrive", "land", "leave", "depart", "fly", "travel", "head", "come", "go"))
OF_FEW = frozenset(("bilateral", "trilateral", "tripartite", "three-way", "two-way"))
_APART = frozenset(("during", "on", "after", "before", "ahead", "advance", "prior"))
_THANKING = listed("conference", "thanking")
# "The summit opened", "wrapped up", "got under way"
_HAPPENING = listed("conference", "happening")
_PREPARING = frozenset(("preparation", "preparations", "preparatory"))
# "The preparatory meeting of experts for | the summit": so many words before.
_PREPARED = 6
_MATTER = frozenset(("about", "regarding", "concerning", "on"))
_ABOUT = _MATTER - {"on"}
_THERE = frozenset(("at", "during", "to"))
# "For the high-level | segment of the session": so many words after "for".
_PARTS_OF = frozenset(("segment", "opening", "closing", "part", "portion", "start", "launch", "ceremony"))
_TO_PART = 5
# Verbs whose object is the gathering itself: "hold talks during the assembly" holds no assembly.
_TRANSITIVE = _HOSTING | frozenset(("attend", "chair", "co-chair", "open", "launch", "join", "address"))

# "Met A | as part of the summit", "spoke with B | on the sidelines of the Assembly"
_TALKING = frozenset(("meet", "speak", "talk", "confer", "hold", "have"))
_TALKS = frozenset(("talks", "meeting", "meetings", "conversation", "discussions", "consultations"))
_SETTING = re.compile(
    r"(?:\bas part of|\b(?:framework|sidelines|sideline|margins|margin|fringes) of)(?: (?:the|a|an|this))?$"
)

# "It was | the third summit", "The retreat will be | the largest gathering of its kind".
_BEING = frozenset(("be", "become", "mark"))
_CALLING_OFF = listed("cues", "cancelled")
_COUNTING = listed("conference", "ordinals") | {"latest", "only", "last", "next"}
_GATHERINGS = listed("conference", "noun")
_SHORT = 4  # "best" of none, "largest" of many
_SUBJECT = 6


def attending_verb(scene: Scene, token: Token, first: int) -> Token | None:
    """The verb by which somebody attends or holds a gathering: "will attend", "spoke at", "takes part in"."""
    low, _ = scene.clauses.reach(token.index)
    for i in range(first - 1, low - 1, -1):
        if scene.grammar.role(i) == ING and scene.text(i - 1, i - 1) == "the":
            continue  # "spoke at the | opening of the conference"
        if scene.grammar.role(i) in (FINITE, INFINITIVE, ING, PASSIVE):
            verb = scene.tokens[i]
            near = scene.text(i + 1, first - 1).split()
            # "recalled the speech | by A at the summit" is A's
            part = any(w in _PART and near[n + 1 : n + 2] != ["by"] for n, w in enumerate(near))
            if _is_part_of_another(scene, i, first):
                return None  # "voiced thanks for A’s remarks at | the forum"
            spoken_of = scene.verb_lemma(verb) == "speak" and near[:1] == ["of"] and not part
            if spoken_of or scene.preposition(token.index) in _MATTER or thanks(scene, verb, near):
                return None  # "spoke with him about the summit"
            if _is_matter(near):
                return None
            if not _PREPARING.isdisjoint(near[-_PREPARED:]):
                return None  # "will take part in the preparations for the summit"
            if _is_only_setting(scene, verb, " ".join(near)):
                return None
            if near[-2:-1] == ["for"] and scene.verb_lemma(verb) in _FOR and is_for(scene, first - 2):
                return verb  # "will host the minister on Monday for | the Water Forum"
            if scene.verb_lemma(verb) == "bring" and "together" in near and _GATHERED & set(near[-2:]):
                return verb  # "brought together 30 states for | the Water Summit"
            if is_named_for_guests(scene, token) and is_received_for(scene, verb, near):
                return verb
            apart = _APART | ({"at"} if scene.verb_lemma(verb) in _HOSTING else set())
            among = scene.verb_lemma(verb) == "join" and "during" in near and bool(scene.object(verb.index))
            parted = _without_days(scene, i + 1, first)
            if scene.verb_lemma(verb) in _TRANSITIVE and parted & apart and not among:
                return None  # but "joined the leaders of Peru during the summit"
            if scene.verb_lemma(verb) in _RUNNING:
                return verb if _are_at_it(scene, verb, near) else None
            if scene.verb_lemma(verb) in _CALLING_OFF and near[:1] in (["its"], ["their"]):
                return verb  # "has postponed its | summit"
            if scene.verb_lemma(verb) == "tell" and near in ([], ["the"], ["a"], ["an"], ["this"]):
                return verb  # "told | the summit that"
            if scene.verb_lemma(verb) in _ATTEND or part:
                joined = scene.verb_lemma(verb) == "join" and bool({"for", "at"} & set(near[-2:]))
                return verb if len(near) <= 12 or joined or is_listed(scene, i, first) else None
            return verb if travels_for(scene, verb, near) else None
    return None


def _without_days(scene: Scene, first: int, end: int) -> set[str]:
    """The words of a stretch, but "on" before a day: "chaired in Muscat | on Monday | the third session"."""
    inside = scene.tokens[first:end]
    return {t.lower for t in inside if t.lower != "on" or not scene.grammar.is_when(scene.behind(t))}


def _is_matter(near: list[str]) -> bool:
    """Whether a gathering is what is talked about: "about | next month’s summit", not "about trade at"."""
    last = next((w for w in reversed(near) if w in _ABOUT or w in _THERE), "")
    return last in _ABOUT


def _is_only_setting(scene: Scene, verb: Token, near: str) -> bool:
    """Whether people only talk with each other while a gathering is held: "met A as part of | the summit"."""
    if scene.verb_lemma(verb) not in _TALKING or _SETTING.search(near) is None:
        return False
    talked = not _TALKS.isdisjoint(near.split())
    met = scene.with_(verb.index) or scene.object(verb.index)
    return talked or any(p.kind in ("person", "post") for p in met)


def is_named_for_guests(scene: Scene, token: Token) -> bool:
    """Whether a gathering is named, for which guests come, and no meeting: "for the Strategic | Dialogue"."""
    return token.capital and scene.noun_lemma(token) not in ("meeting", "session")


def is_received_for(scene: Scene, verb: Token, near: list[str]) -> bool:
    """Whether somebody is received for a gathering: "hosted A in Rome on Monday for | the dialogue"."""
    received = scene.verb_lemma(verb) in _RECEIVING and "for" in near[-2:]
    received = received and scene.grammar.role(verb.index) in _TELLING
    return received and any(p.kind in ("person", "post") for p in scene.object(verb.index))


def town_of_guest(scene: Scene, verb: Token, first: int) -> Span | None:
    """The town to which somebody is welcomed for a gathering: "welcomed A to | Rome for the dialogue"."""
    if not is_received_for(scene, verb, scene.text(verb.index + 1, first - 1).split()):
        return None
    towns = (s for s in scene.places(verb.index + 1, first - 1) if scene.prep_of(s) == "to" and s.name)
    return next((s for s in towns if s.kind == "place" and not s.region), None)


def _are_at_it(scene: Scene, verb: Token, near: list[str]) -> bool:
    """Whether those of several states begin or end a gathering: "EU leaders wrapped | up their summit"."""
    plain = PREPOSITIONS.isdisjoint(w for w in near if w != "up") and scene.grammar.role(verb.index) == FINITE
    return plain and any(p.kind == "post" and p.plural for p in scene.subject(verb.index))


def thanks(scene: Scene, verb: Token, near: list[str]) -> bool:
    return scene.verb_lemma(verb) in _THANKING and not travels_for(scene, verb, near)


def _is_part_of_another(scene: Scene, verb: int, first: int) -> bool:
    """Whether it is somebody else who takes part, by whose part it is: "A’s | participation in", "his"."""
    part = next((i for i in range(first - 1, verb, -1) if scene.tokens[i].lower in _PART), None)
    if part is None:
        return False
    if scene.tokens[part + 1].lower == "of":  # "looks forward to the participation | of A in"
        named = next((p for p in scene.clauses.parties if part < p.first < first), None)
        return named is not None and named.prep == "of"
    if scene.tokens[part - 1].lower in ("’s", "'s"):
        # "Will lead the delegation’s participation in": with it.
        return scene.tokens[part - 2].lower not in ("delegation", "team")
    own = next((p for p in scene.clauses.parties if p.last == part - 1 and p.kind == "pronoun"), None)
    acting = {p.person for p in scene.subject(verb)}
    return own is not None and own.person is not None and own.person not in acting


def travels_for(scene: Scene, verb: Token, near: list[str]) -> bool:
    """ "Travels to Pittsburgh for the Council meeting", "is in Rome for the opening of the forum"."""
    if scene.verb_lemma(verb) == "invite" and "to" in near[-2:]:
        return True
    going = scene.verb_lemma(verb) in _GOING or (scene.verb_lemma(verb) == "be" and near[:1] == ["in"])
    if scene.verb_lemma(verb) in _GOING_ON:
        stops = scene.places(verb.index + 1, verb.index + len(near))
        going = any(scene.prep_of(s) == "to" for s in stops)
    part = next((n for n, w in enumerate(near) if w in _PARTS_OF and near[n + 1 : n + 2] == ["of"]), None)
    near = near[:part] if part is not None else near
    return going and "for" in near[-_TO_PART if part is not None else -2 :]


def aim_at(scene: Scene, verb: Token | None, draft: Draft) -> None:
    """Let a gathering be to come that somebody came for: "arrived in Riga on Monday for the forum"."""
    came = verb is not None and scene.verb_lemma(verb) in _COMING | _GOING_ON
    opening = scene.text(max(draft.first - 2, scene.sentence.first), draft.first - 1).split()
    if came and draft.modality == "held" and "for" in opening:
        draft.modality, draft.aimed = "planned", True
        draft.scope = ((draft.first, scene.clauses.reach(draft.last)[1]),)
    draft.aimed = draft.aimed or (draft.modality == "planned" and _comes_to(scene, verb))


def _comes_to(scene: Scene, verb: Token | None) -> bool:
    """Whether somebody came to do what a verb tells: "arrived in Riga on Monday to | attend the forum"; not
    who is yet to come."""
    if verb is None or scene.grammar.role(verb.index) != INFINITIVE:
        return False
    governor = scene.clauses.governor(scene.grammar.group_start(verb.index))
    if governor is None or scene.grammar.role(governor) != FINITE:
        return False
    coming = scene.tokens[governor]
    past = any("past" in r.tags for r in coming.readings if r.pos == "V") or coming.lower in ("is", "are")
    past = past and not any(a.lower in MODALS for a in scene.grammar.auxiliaries(governor))
    return past and scene.verb_lemma(coming) in (*_COMING, "be", "visit")


def is_attended(scene: Scene, verb: Token, token: Token) -> bool:
    """Whether a meeting is one of many parties: "attend the meeting of NATO foreign ministers"."""
    lemma = scene.verb_lemma(verb)
    if lemma == "join" and scene.preposition(token.index) == "for" and whom_joins(scene, verb):
        return False  # "joined A for a meeting in Rome"
    following = scene.behind(token).lower
    if scene.tokens[token.index - 1].lower in OF_FEW and not token.capital:
        return False  # "took part in a trilateral meeting in Lima": those who did are its sides
    several = lemma in ("attend", "participate", "join", "address", "take", "chair", "co-chair", "convene")
    return (
        several
        and following in _ON_MANY
        and bool(any(t.capital or t.text == "+" for t in scene.tokens[token.index + 1 : token.index + 5]))
    )


# "Attend the meeting | hosted by", "| of NATO foreign ministers".
_ON_MANY = frozenset(("of", "in", "on", "at", "hosted", "organized", "organised", "chaired", "convened", ","))


def whom_joins(scene: Scene, verb: Token) -> list[Party]:
    """The officials whom somebody joins, by the verb itself or by what he does with them: "will join A in
    co-hosting the conference"."""
    if scene.verb_lemma(verb) != "join":
        start = scene.grammar.group_start(verb.index)
        joined = scene.grammar.role(verb.index) == ING and scene.tokens[max(start - 1, 0)].lower == "in"
        before = scene.tokens[scene.sentence.first : start] if joined else ()
        verb = next((t for t in reversed(before) if scene.grammar.role(t.index) in _TELLING), verb)
    is_joining = scene.verb_lemma(verb) == "join"
    return [p for p in scene.object(verb.index) if p.kind in ("person", "post")] if is_joining else []


def is_for_meeting(scene: Scene, verb: Token, token: Token, first: int) -> bool:
    """ "Is heading to Canada for a meeting of G7 foreign ministers"."""
    near = scene.text(verb.index + 1, first - 1).split()
    of = scene.behind(token).lower == "of"
    return of and travels_for(scene, verb, near) and capital_follows(scene, token.index + 2)


def takes_place(scene: Scene, token: Token) -> bool:
    verb = scene.verb_after(token.index)
    if verb is None or scene.preposition(token.index):
        return False
    if scene.verb_lemma(verb) == "get":
        return scene.text(verb.index + 1, verb.index + 2).startswith(("under way", "underway"))
    return scene.verb_lemma(verb) in _HAPPENING


def is_predicate(scene: Scene, token: Token) -> bool:
    """Whether it is only said of a gathering the how manieth it is: "It was the third ASEAN | summit"."""
    first = scene.attributes(token.index)
    verb = scene.tokens[max(first - 1, scene.sentence.first)]
    if verb.index <= scene.sentence.first or not any(r.lemma in _BEING for r in verb.readings):
        return False
    counted = {t.lower for t in scene.tokens[first : token.index]}
    ranked = counted & _COUNTING or any(w.endswith("est") and len(w) > _SHORT for w in counted)
    subject = scene.tokens[scene.sentence.first : scene.grammar.group_start(verb.index)]
    again = any(t.lower in ("it", "this") or scene.is_noun(t, _GATHERINGS) for t in subject[:_SUBJECT])
    return bool(ranked) and again and not scene.title
