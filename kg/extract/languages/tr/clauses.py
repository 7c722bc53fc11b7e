"""Triggers of events and their clauses: a verb ends its clause, a participle its phrase before the noun."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from kg.extract.languages.tr import forms
from kg.extract.languages.tr.gatherings import noun_form
from kg.extract.languages.tr.lexicon import table, words_of
from kg.extract.languages.tr.verbs import Verb, ends_clause, read_verb
from kg.extract.parties import Party
from kg.extract.words import Token, Words
from kg.records import EventType, Modality

_NEAR = 5
# What may stand anywhere in the sentence before its verb: "güven mektubunu Cumhurbaşkanı'na sundu".
_FAR = (
    ("telefonla",),
    ("telefonda",),
    ("video", "konferansla"),
    ("video", "konferans", "yöntemiyle"),
    ("video", "konferans", "aracılığıyla"),
    ("güven", "mektubunu"),
    ("güven", "mektuplarını"),
)
_TOLD = ("nin", "nın", "nde", "nda")
_PURPOSE = ("üzere", "için", "amacıyla")


@dataclass(slots=True)
class Trigger:
    """What tells of an event: tokens [first, last], the form of its verb (None for a noun that none follows).

    ``clause`` are the token ranges whose parties, places and dates may be the event's; ``head`` is the token
    after a participle: who did it. ``case`` is that of a noun, ``ending`` its last token with its verb.
    """

    first: int
    last: int
    type: EventType
    rule: str
    verb: Verb | None
    modality: Modality | None
    denied: bool = False
    case: str = ""
    end: int = 0
    clause: list[tuple[int, int]] = field(default_factory=list)

    @property
    def form(self) -> str:
        return self.verb.form if self.verb is not None else ""

    def holds(self, token: int) -> bool:
        return any(first <= token <= last for first, last in self.clause)


@cache
def _verbs() -> list[tuple[tuple[str, ...], str, EventType, str]]:
    """(words before, stem, type, rule), those with most words first."""
    rows = [
        (tuple(phrase.split()[:-1]), phrase.split()[-1], entry["type"], entry["rule"])
        for entry in table("triggers")["verb"]
        for phrase in entry["phrases"]
    ]
    return sorted(rows, key=lambda r: (-len(r[0]), -len(r[1])))


def find(words: Words, parties: Sequence[Party]) -> list[Trigger]:
    """Return the triggers of a text in its order, each with its clause."""
    out: list[Trigger] = []
    for sentence in words.sentences:
        tokens = words.inside(sentence.index)
        found = [t for token in tokens for t in _at(words, token)]
        spent = {i for t in found for i in range(t.first, t.end + 1)}
        found = [t for t in found if not _within_another(t, found)]
        out += _with_clauses(words, tokens, found, spent, parties)
    return out


def _within_another(trigger: Trigger, found: Sequence[Trigger]) -> bool:
    """Whether a trigger is part of another: the verb of a noun ("görüşme ... yaptı"), or in a longer one."""
    for other in found:
        if other is trigger:
            continue
        if other.first <= trigger.first and trigger.last <= other.end and other.case and not trigger.case:
            return True
        longer = other.last - other.first > trigger.last - trigger.first
        if longer and other.first <= trigger.first and trigger.last <= other.last:
            return True
    return False


def _at(words: Words, token: Token) -> Iterator[Trigger]:
    if token.shape != "word":
        return
    # "görüşmesi" is the noun before it is a form of the verb.
    found = next(_noun_at(words, token), None) or _verb_at(words, token)
    if found is not None:
        yield found


def _verb_at(words: Words, token: Token) -> Trigger | None:
    for before, stem, kind, rule in _verbs():
        verb = read_verb(token, [stem])
        first = _phrase(words, token, before) if verb is not None else None
        if verb is None or first is None:
            continue
        following = words.tokens[token.index + 1] if token.index + 1 < len(words.tokens) else None
        if following is not None and following.lower == "olan":
            verb = Verb(verb.stem, "participle", verb.time, verb.negative)
        modality, denied = _modality(words, token.index, verb)
        return Trigger(first, token.index, kind, rule, verb, modality, denied, end=token.index)
    return None


def _phrase(words: Words, token: Token, before: Sequence[str]) -> int | None:
    """The first token of a phrase that a verb ends; "telefonla" may stand anywhere before it."""
    low = words.sentences[token.sentence].first
    far = next((f for f in _FAR if tuple(before[: len(f)]) == f), ())
    first = token.index - (len(before) - len(far))
    if first < low or [t.lower for t in words.tokens[first : token.index]] != list(before[len(far) :]):
        return None
    if far and not any(
        tuple(t.lower for t in words.tokens[at : at + len(far)]) == far for at in range(low, first)
    ):
        return None
    return first


def _modality(words: Words, at: int, verb: Verb) -> tuple[Modality | None, bool]:
    """What a verb says of its event (None for nothing), and whether it is denied."""
    fate = _fate(words, at) if verb.form in ("noun", "clause", "purpose") else None
    if fate is not None:
        return fate, False
    if verb.negative:
        return ("cancelled", False) if verb.time == "future" else ("held", True)
    if verb.form == "noun":
        # "görüşmesinin ardından" tells of it, "görüşmesi" alone does not say that it took place.
        return ("held" if forms.whole(words.tokens[at]).endswith(_TOLD) else None), False
    if verb.form == "purpose":
        following = words.tokens[at + 1].lower if at + 1 < len(words.tokens) else ""
        return ("planned" if following in _PURPOSE else None), False
    return ("planned" if verb.time == "future" else "held"), False


def _fate(words: Words, at: int) -> Modality | None:
    """What the words after a plan say that becomes of it: "bekleniyor", "iptal edildi"; None for nothing."""
    for token in _following(words, at):
        if _is_listed(words, token, "cancelled"):
            return "cancelled"
        if _is_listed(words, token, "planned"):
            return "planned"
    return None


def _following(words: Words, at: int, *, over_comma: bool = False) -> Sequence[Token]:
    """The next few words of the sentence, up to a comma; one right after the first word may be passed."""
    last = words.sentence_of(at).last
    out: list[Token] = []
    far = _NEAR * 2 if over_comma else _NEAR
    for token in words.tokens[at + 1 : min(at + far, last) + 1]:
        if token.text in ",;" and (out or not over_comma):
            break
        out.append(token)
    return out


def _is_listed(words: Words, token: Token, kind: str) -> bool:
    return _listed(words, token, table("triggers")[kind]["verbs"]) is not None


def _listed(words: Words, token: Token, phrases: Sequence[str]) -> Verb | None:
    for phrase in phrases:
        *before, stem = phrase.split()
        verb = read_verb(token, [stem])
        if verb is not None and (not before or _phrase(words, token, before) is not None):
            return verb
    return None


def _noun_at(words: Words, token: Token) -> Iterator[Trigger]:
    """Yield the noun of an event at a token; "görüşmeden" means "without meeting", too, and is none."""
    for entry in table("triggers")["noun"]:
        for stem in entry["stems"]:
            *before, last = stem.split()
            first = token.index - len(before)
            found = noun_form(token, last)
            if (
                found is None
                or found == ("", "abl")
                or first < 0
                or [t.lower for t in words.tokens[first : token.index]] != before
            ):
                continue
            trigger = Trigger(first, token.index, entry["type"], entry["rule"], None, None, case=found[1])
            trigger.end = token.index
            tell(words, trigger)
            yield trigger
            return


def tell(words: Words, trigger: Trigger, verbs: Sequence[str] = ()) -> None:
    """Give a noun the verb after it, and with it the modality: "yaptı", "planlanıyor", "ertelendi"."""
    following = _following(words, trigger.last, over_comma=trigger.rule == "hold")
    verbs = verbs or table("triggers")["light"]["verbs"]
    light = next(((t, v) for t in following if (v := _listed(words, t, verbs))), None)
    fate = _fate(words, trigger.last) if trigger.rule != "hold" or light is None else None
    fate = fate or (_fate(words, light[0].index) if light is not None else None)
    if light is not None:
        token, trigger.verb = light
        trigger.end = token.index
        trigger.modality, trigger.denied = _modality(words, token.index, light[1])
    if fate is not None:
        trigger.modality = fate
    elif light is None and (trigger.case in ("loc", "abl") or _is_told(following)):
        trigger.modality = "planned" if _is_ahead(words, trigger) else "held"


def _is_told(following: Sequence[Token]) -> bool:
    """Whether the word after a noun says that something happens within the event, or after it."""
    words = words_of("triggers", "frames", "words") | words_of("triggers", "frames", "after")
    return bool(following) and following[0].lower in words


def _is_ahead(words: Words, trigger: Trigger) -> bool:
    """Whether the last verb of the sentence speaks of what is to come."""
    for token in reversed(words.inside(words.tokens[trigger.last].sentence)):
        if token.shape == "word":
            word = forms.whole(token)
            return word.endswith(("ecek", "acak", "ecekler", "acaklar")) or _is_listed(
                words, token, "planned"
            )
    return False


def _with_clauses(
    words: Words, tokens: Sequence[Token], found: Sequence[Trigger], spent: set[int], parties: Sequence[Party]
) -> Iterator[Trigger]:
    """Give each trigger its clause: from the verb before it on, without the phrases of participles."""
    first = tokens[0].index
    stops = [first - 1]
    for token, following in zip(tokens, [*tokens[1:], None], strict=True):
        if token.index not in spent and ends_clause(token, following):
            stops.append(token.index)
    stops += [t.end for t in found if t.form in ("finite", "converb")]
    phrases: list[tuple[int, int]] = []
    for trigger in sorted(found, key=lambda t: t.first):
        start = max(s for s in stops if s < trigger.first) + 1
        if is_attribute(trigger, parties):
            start = max(start, _phrase_start(words, trigger, start))
            phrases.append((start, trigger.end))
            trigger.clause = [(start, trigger.end)]
        else:
            trigger.clause = _without(start, trigger.end, phrases)
        yield trigger


def is_attribute(trigger: Trigger, parties: Sequence[Party]) -> bool:
    """Whether a trigger is a participle before who did it: "Ankara'ya gelen Bayramov", "gidecek Bakan"."""
    if trigger.form == "participle":
        return True
    ahead = trigger.verb is not None and trigger.form == "finite" and trigger.verb.time == "future"
    return ahead and any(p.first == trigger.end + 1 for p in parties)


def _phrase_start(words: Words, trigger: Trigger, low: int) -> int:
    """Where the phrase of a participle begins: after the last comma."""
    commas = [t.index for t in words.tokens[low : trigger.first] if t.text == ","]
    return max([low, *(c + 1 for c in commas)])


def _without(start: int, end: int, phrases: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    out, at = [], start
    for first, last in phrases:
        if at <= first and last < end:
            if first > at:
                out.append((at, first - 1))
            at = last + 1
    out.append((at, end))
    return out
