"""Calls: "held a phone call with", "phoned the president", "was on the phone to"."""

from __future__ import annotations

from kg.extract.asked import on
from kg.extract.drafts import Draft
from kg.extract.languages.en.done_by_call import acting_by_call
from kg.extract.languages.en.gathering_extents import is_of_body
from kg.extract.languages.en.lexicon import words_of
from kg.extract.languages.en.modality import mention
from kg.extract.languages.en.nouns import with_parties
from kg.extract.languages.en.scene import Scene, listed
from kg.extract.languages.en.talkers import PEOPLE, TALKERS, owns
from kg.extract.languages.en.their_talks import of_two_beside
from kg.extract.languages.en.told_at_talks import who_tells_whom
from kg.extract.languages.en.word_classes import FINITE, INFINITIVE, PASSIVE, adverbial
from kg.extract.parties import Party
from kg.extract.words import Token

_CALL_NOUNS = listed("call", "noun", "nouns")
_CALL_MARKS = listed("call", "noun", "marks")
_CLEAR = listed("call", "noun", "clear")
_ADDRESSING = listed("call", "addressing")
_RECEIVING = listed("call", "noun", "receiving")
_MAKING = listed("call", "noun", "making")
# "Received | on Monday a call" has so many words between at most.
_BEFORE_CALL = 4
# "of some forty minutes", "of more than an hour": so many words at most.
_LENGTH = 6
_MINUTES = frozenset(("minutes", "hour", "hours", "minute"))
# "Held a call"
_HOLDING = frozenset(("hold", "have", "conduct"))
_CALLERS = ("person", "post", "state")
_PAID = listed("meeting", "credentials", "paid")
_MONTHS = words_of("topics", "phrases", "months")


@on(_CALL_NOUNS)
def call_noun(scene: Scene, token: Token) -> Draft | None:
    """ "Held a phone call with", "a telephone conversation took place between"."""
    if not scene.is_noun(token, _CALL_NOUNS):
        return None
    first = scene.attributes(token.index)
    attributes = {t.lower for t in scene.tokens[first : token.index]}
    following = _following(scene, token.index + 1)
    noun = scene.noun_lemma(token)
    if attributes & _PAID and not attributes & _CALL_MARKS:
        return None  # "received a courtesy call from"
    if scene.text(token.index + 1, token.index + 2) == "to action":
        return None  # "the Vice President’s Call to Action"
    marked = bool(attributes & _CALL_MARKS) or noun in _CLEAR
    plain = noun == "call" and (following in ("with", "between", "to") or _is_owned(scene, token))
    plain = plain or (noun == "call" and following == "from" and _is_answered(scene, token, first))
    held = noun == "call" and _is_held(scene, token)
    plain = plain or held or (noun == "call" and _joins_on(scene, token))
    if not marked and not plain:
        return acting_by_call(scene, token) if noun == "call" else None
    asks = following in ("for", "upon") or (following == "on" and not held)
    if asks and noun == "call" and not attributes & _CALL_MARKS:
        return None
    if noun in ("conversation", "conference", "communication", "contact") and not attributes & {
        "phone",
        "telephone",
        "telephonic",
        "video",
    }:
        return None
    draft = _told(scene, token, to=marked and following == "to")
    if draft is not None:
        of_two_beside(scene, token, draft)
    return draft


def _told(scene: Scene, token: Token, *, to: bool) -> Draft | None:
    """The call of a noun in the wordings that there are; ``to``: "a phone call to"."""
    return (
        _made_by(scene, token)
        or _from_to(scene, token)
        or (_to_whom(scene, token) if to else None)
        or _in_call(scene, token)
        or acting_by_call(scene, token)
        or _by_call(scene, token)
        or _of_one_body(with_parties(scene, token, "call", "call-noun"))
        or _of_sentence(scene, token)
    )


def _is_held(scene: Scene, token: Token) -> bool:
    """Whether several people hold a call, all of whom the subject names: "A, B and C held a | call"."""
    verb = scene.light_verb(token.index)
    if verb is None or scene.verb_lemma(verb) not in _HOLDING:
        return False
    sides = [p for p in scene.subject(verb.index) if p.kind in ("person", "post")]
    return len(sides) > 1 or any(p.plural for p in sides)


def _joins_on(scene: Scene, token: Token) -> bool:
    """Whether somebody joins others there: "joined Minister A and Minister B on a | call"."""
    verb = scene.light_verb(token.index)
    if verb is None or scene.verb_lemma(verb) != "join":
        return False
    acts = scene.grammar.role(verb.index) in (FINITE, INFINITIVE)
    there = scene.preposition(token.index) in ("on", "in", "for")
    return acts and there and any(p.kind in ("person", "post") for p in scene.object(verb.index))


def _is_answered(scene: Scene, token: Token, first: int) -> bool:
    """Whether somebody received or took a person’s call: "took a call from the king", no call for aid."""
    verb = scene.tokens[max(first - 1, scene.sentence.first)]
    near = range(first - 1, max(first - _BEFORE_CALL, scene.sentence.first) - 1, -1)
    verb = next((scene.tokens[i] for i in near if scene.grammar.role(i)), verb)
    partners = [p for p in scene.clauses.after(token.index, ("from",)) if p.kind in _CALLERS]
    if not scene.grammar.role(verb.index) or scene.verb_lemma(verb) not in _RECEIVING or not partners:
        return False
    after = scene.tokens[min(partners[-1].last + 1, scene.sentence.last)].lower
    return after not in ("to", "for")


def _following(scene: Scene, index: int) -> str:
    """The word after a noun, beyond when it was and how long: "a call today | with", "of forty minutes"."""
    tokens = scene.tokens
    day = tokens[index + 1 : index + 3] if tokens[min(index, scene.sentence.last)].lower == "on" else []
    if len(day) > 1 and day[1].index < scene.sentence.last and any(t.shape == "number" for t in day):
        index += 3 * all(t.shape == "number" or t.lower in _MONTHS for t in day)  # "a call | on 5 May with"
    while index < scene.sentence.last and (adverbial(tokens[index]) or scene.grammar.is_when(tokens[index])):
        index += 1
    last = min(index + _LENGTH, scene.sentence.last)
    if index < last and scene.tokens[index].lower == "of":
        ends = (k for k in range(index + 1, last) if scene.tokens[k].lower in _MINUTES)
        index = next(ends, index - 1) + 1
    return scene.tokens[min(index, scene.sentence.last)].lower


def _of_one_body(draft: Draft | None) -> Draft | None:
    """Let a call of those of one body count: "the G7 foreign ministers held a video conference"."""
    if draft is not None and len(draft.parts) == 1:
        draft.named = is_of_body(draft.parts[0].party)
    return draft


def _from_to(scene: Scene, token: Token) -> Draft | None:
    """ "Received a telephone call from the king", "made a phone call to the king"."""
    low, _ = scene.clauses.reach(token.index)
    verb = next((scene.tokens[i] for i in range(token.index, low - 1, -1) if scene.grammar.role(i)), None)
    if verb is None:
        return None
    lemma = scene.verb_lemma(verb)
    prep = "from" if lemma in _RECEIVING else "to" if lemma in _MAKING else ""
    partners = scene.clauses.after(token.index, (prep, "with")) if prep else []
    draft = mention(scene, "call", token, "call-noun")
    scene.put(draft, scene.subject(verb.index))
    scene.put(draft, [p for p in partners if p.kind in TALKERS])
    return draft if partners and len(draft.parts) > 1 else None


def _made_by(scene: Scene, token: Token) -> Draft | None:
    """Whose a call was: "in line with a telephone call made by A and B"."""
    if scene.text(token.index + 1, token.index + 2) not in ("made by", "held by"):
        return None
    callers = [p for p in scene.clauses.parties if p.first > token.index and p.prep == "by"][:1]
    callers = [p for c in callers for p in scene.clauses.group(c) if p.kind in ("person", "post")]
    draft = mention(scene, "call", token, "call-noun")
    scene.put(draft, [*callers, *(p for p in scene.clauses.after(token.index, ("to",)) if p.kind in PEOPLE)])
    return draft if len(draft.parts) > 1 else None


def _to_whom(scene: Scene, token: Token) -> Draft | None:
    """ "A’s phone call to B", "A, in a telephone call to B, offered", "In a phone call to B, A offered"."""
    partners = [p for p in scene.clauses.after(token.index, ("to",)) if p.kind in PEOPLE]
    callers = [p for p in scene.possessor(token.index) if p.kind in PEOPLE]
    if not callers and scene.preposition(token.index) in ("in", "during"):
        callers = _main_subject(scene, token) or _acting_around(scene, token)
    draft = mention(scene, "call", token, "call-noun")
    scene.put(draft, callers)
    scene.put(draft, partners)
    return draft if callers and partners and len(draft.parts) > 1 else None


def _by_call(scene: Scene, token: Token) -> Draft | None:
    """Who goes on by phone: "The two leaders continued their conversation via a | phone call"."""
    if scene.preposition(token.index) not in ("via", "by", "over", "through"):
        return None
    verb = scene.clauses.governor(token.index)
    sides = [p for p in scene.subject(verb) if p.kind in PEOPLE] if verb is not None else []
    draft = mention(scene, "call", token, "call-noun")
    scene.put(draft, sides)
    return draft if len(draft.parts) > 1 or any(p.plural for p in sides) else None


def _in_call(scene: Scene, token: Token) -> Draft | None:
    """Who tells somebody what in a call that is his: "A, in his phone call, told B that"."""
    own = scene.tokens[scene.attributes(token.index)].lower in ("his", "her", "the", "a")
    aside = scene.behind(token).text == ","
    if not own or not aside or scene.preposition(token.index) not in ("in", "during"):
        return None
    verb = scene.verb_after(token.index)
    told = [p for p in scene.object(verb.index) if p.kind in PEOPLE] if verb is not None else []
    callers = _acting_around(scene, token) if told else []
    draft = mention(scene, "call", token, "call-noun")
    scene.put(draft, callers)
    scene.put(draft, told)
    return draft if callers and len(draft.parts) > 1 else None


def _acting_around(scene: Scene, token: Token) -> list[Party]:
    """Who stands right before the words on a call in which he acts: "A(,) in his phone call to B, told"."""
    start = scene.attributes(token.index) - 1  # at the preposition
    start -= scene.tokens[max(start - 1, 0)].text == ","
    near = [p for p in scene.clauses.parties if p.last == start - 1 and not p.prep and p.kind in PEOPLE]
    return scene.clauses.group_back(near[0]) if near else []


def _of_sentence(scene: Scene, token: Token) -> Draft | None:
    """The call that a sentence opens with: "During the telephone conversation, the sides discussed"."""
    if scene.preposition(token.index) not in ("during", "in"):
        return None
    draft = mention(scene, "call", token, "call-noun")
    both = who_tells_whom(scene, token)
    scene.put(draft, both if len(both) > 1 else _main_subject(scene, token) or both)
    return draft if draft.parts else None


def _is_owned(scene: Scene, token: Token) -> bool:
    """Whether a call belongs to somebody: "during their call", and no "the call to end the war"."""
    following = scene.behind(token).lower
    return bool(scene.possessor(token.index)) and following not in ("for", "on", "to")


def _main_subject(scene: Scene, token: Token) -> list[Party]:
    """Who acts in the sentence that a talk opens: "In a meeting with X, Y stressed ..."."""
    verb = scene.verb_after(token.index)
    if verb is None or token.index - scene.sentence.first > 6:
        return []
    return [p for p in scene.subject(verb.index) if p.kind in ("person", "post", "pronoun", "group")]


# "Was also | on the phone to"
_ON_PHONE, _ON_PHONE_NEAR = frozenset(("be", "get", "come", "go")), 5


@on(listed("call", "object", "contacting"), listed("call", "object", "verbs"))
def phone(scene: Scene, token: Token) -> Draft | None:
    """ "Phoned the president", "called the king to discuss"; not "called the attack a crime"."""
    contacts = scene.is_verb(token, listed("call", "object", "contacting"))
    if not contacts and not scene.is_verb(token, listed("call", "object", "verbs")):
        return None
    if "call" in token.lemmas and scene.text(token.index + 1, token.index + 1) in ("in", "out"):
        return None  # "was called | in by the minister"
    passive = scene.grammar.role(token.index) == PASSIVE
    partners = scene.clauses.after(token.index, ("by",)) if passive else _called(scene, token)
    partners = [p for p in partners if p.kind in ("person", "post", "pronoun") and not owns(scene, p)]
    if not partners or (scene.verb_lemma(token) == "call" and _names(scene, partners[-1])):
        return None
    if contacts and not any(p.counterpart for p in partners):
        return None
    draft = mention(scene, "call", token, "call-verb")
    scene.put(draft, scene.subject(token.index))
    scene.put(draft, partners)
    return draft if len(draft.parts) > 1 else None


def _called(scene: Scene, token: Token) -> list[Party]:
    """Whom somebody calls; "called and congratulated the king" has him behind the second verb."""
    called = scene.object(token.index)
    if not called and scene.text(token.index + 1, token.index + 1) == "up":
        up = token.index + 2
        called = [q for p in scene.clauses.parties if p.first == up for q in scene.clauses.group(p)]
    joined = scene.tokens[min(token.index + 2, scene.sentence.last)]
    both = scene.text(token.index + 1, token.index + 1) == "and" and scene.is_verb(joined, _ADDRESSING)
    return called or (scene.object(joined.index) if both else [])


@on("phone", "telephone", "line")
def on_the_phone(scene: Scene, token: Token) -> Draft | None:
    """ "Was on the phone to the minister", "got on the phone with the king"."""
    noun = token.lower in ("phone", "telephone", "line")
    before = scene.text(token.index - 2, token.index - 1)  # "was | on the", "picked | up the"
    verb = scene.clauses.governor(token.index) if noun and before in ("on the", "up the") else None
    doing = _ON_PHONE if before == "on the" else frozenset(("pick",))
    if verb is None or not scene.tokens[verb].lemmas & doing or token.index - verb > _ON_PHONE_NEAR:
        return None
    partners = [p for p in scene.clauses.parties if p.first == token.index + 2 and p.prep in ("to", "with")]
    partners = scene.clauses.group(partners[0]) if partners else []
    subjects = [p for p in scene.subject(verb) if p.kind in PEOPLE]
    if not subjects or not partners:
        return None
    draft = mention(scene, "call", token, "call-noun")
    scene.put(draft, [*subjects, *(p for p in partners if p.kind in PEOPLE)])
    return draft if len(draft.parts) > 1 else None


def _names(scene: Scene, party: Party) -> bool:
    """Whether "called" says what somebody is: "called him a friend"."""
    following = scene.tokens[min(party.last + 1, scene.sentence.last)]
    return following.lower in ("a", "an", "“", '"') or following.lower.endswith("ly")
