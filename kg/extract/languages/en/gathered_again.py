"""By which words a gathering is told again: "the two-day event", "the ministerial meeting"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.drafts import Draft
from kg.extract.languages.en.lexicon import words_of
from kg.extract.languages.en.scene import listed
from kg.extract.words import Words

# What any gathering is called again, and what one of that noun is.
_ANY = frozenset(("event", "gathering", "meeting"))
_AGAIN = listed("conference", "strong")
_PLAIN = listed("conference", "plain")
_CALLED = listed("conference", "called")
# What stands for all of a gathering where it is told alone.
_PARTS = frozenset(("session", "plenary"))
# "The Bucharest Nine ministerial" is "the Bucharest Nine meeting" then: so many words before the noun.
_OWN = 2
# "The event | was also held": so many words to its verb; and so many sentences after the gathering was told.
_VERB, _NEAR = 4, 2
_HAPPENING = words_of("vocabulary", "happening")
_AUXILIARIES = frozenset(("be", "will", "have"))
# What a gathering to come is or does, in the present.
_DESCRIBED = frozenset(
    ("is", "are", "offers", "provides", "marks", "remains", "brings", "builds", "represents")
)


def name_again(words: Words, drafts: Sequence[Draft]) -> None:
    """Give "the summit", "the two-day event" the name of the gathering told before."""
    told: list[Draft] = []
    for draft in (d for d in drafts if d.type == "conference"):
        if draft.named and sum(d.type == "conference" for d in drafts if d.sentence == draft.sentence) == 1:
            _stay_ahead(words, draft, told)
        placed = _only_takes_place(words, draft)
        noun = _called_again(draft.name) or (words.tokens[draft.last].lower if placed else "")
        before = words.tokens[draft.first - 1].lower if draft.first else ""
        if noun in _ANY | _AGAIN and before in ("the", "this"):
            fitting = [d for d in told if noun in _ANY or noun in d.name.lower().split() or d.rule == "meet"]
            if noun in _PARTS and not fitting:
                fitting = _just_told(draft, told)  # "The Doha Forum opened. A chaired | the session"
            if placed:
                fitting = _of_which_it_tells(draft, fitting or _just_told(draft, told))
                draft.named = bool(fitting)
            if draft.named:  # "the Summit" is the first told that may be meant
                fitting = ([d for d in fitting if d.modality == draft.modality] or fitting)[:1]
            if fitting and not _is_another(fitting[-1], draft):
                draft.name = fitting[-1].name
        elif draft.named:
            draft.name = _named_before(draft, told) or _held_in_town(words, draft, told) or draft.name
            told.append(draft)
    for draft in told:
        same = [d.name for d in told if _number(d.name) == _number(draft.name) != ""]
        draft.name = max([draft.name, *same], key=len)


def _only_takes_place(words: Words, draft: Draft) -> bool:
    """Whether a sentence only tells of a gathering that it takes place: "The event | was held in Cairo on
    Monday", "The two-day forum | opens in Rome today"."""
    after = words.tokens[draft.last + 1 : min(draft.last + 1 + _VERB, words.sentences[draft.sentence].last)]
    opens = draft.first - words.sentences[draft.sentence].first
    told = any(t.lemmas & _HAPPENING for t in after[:1]) or (
        any((t.lemmas | {t.lower}) & _AUXILIARIES for t in after[:1])
        and any(t.lemmas & _HAPPENING for t in after[1:])
    )
    return told and opens <= 1 and not (draft.named or draft.parts or draft.title)


def _just_told(draft: Draft, told: Sequence[Draft]) -> list[Draft]:
    """The one gathering that the sentence before tells, which can be called "the conference" as well."""
    near = [d for d in told if d.sentence == draft.sentence - 1]
    return near if len(near) == 1 else []


def _of_which_it_tells(draft: Draft, told: Sequence[Draft]) -> list[Draft]:
    """The last of the gatherings of which a sentence can tell where they are: of its modality, before it."""
    last = [d for d in told if not d.title][-1:]
    return [d for d in last if d.modality == draft.modality and 0 < draft.sentence - d.sentence <= _NEAR]


def _stay_ahead(words: Words, draft: Draft, told: Sequence[Draft]) -> None:
    """Let a gathering be to come that only goes on to be described: "will attend the third Malta-Peru
    Strategic Dialogue. The Strategic Dialogue | offers a chance"."""
    following = words.tokens[min(draft.last + 1, len(words.tokens) - 1)]
    if draft.modality != "held" or draft.parts or draft.title or following.lower not in _DESCRIBED:
        return
    same = [d for d in told if not d.title and draft.name.lower() in d.name.lower()]
    if same and all(d.modality == "planned" for d in same):
        draft.modality, draft.name = "planned", same[-1].name


def _number(name: str) -> str:
    """The number of a gathering with its noun: "12th summit" of "the 12th Summit of the OTS"."""
    words = name.lower().split()
    number = next((w for w in words if w[0].isdigit()), "")
    return f"{number} {next((w for w in words if w in _AGAIN), '')}" if number else ""


def _called_again(name: str) -> str:
    """The noun of a name that says nothing but of what kind it is, else the name, in small letters."""
    words = name.split()
    plain = len(words) > 1 and name.islower() and all(w in _PLAIN for w in words[:-1])
    return words[-1] if plain else name.lower()


def _is_another(told: Draft, draft: Draft) -> bool:
    """Whether a gathering that was held somewhere is not the one to come that was told before."""
    return told.modality == "planned" and draft.modality == "held" and draft.place is not None


def _named_before(draft: Draft, told: Sequence[Draft]) -> str:
    """The name of a gathering told before that has all words of this one but its noun; '' for none."""
    said = draft.name.split()
    own = said[:-1]
    if len(own) < _OWN or said[-1].lower() not in _CALLED:
        return ""
    same = (d for d in reversed(told) if d.modality == draft.modality and d.name.split()[:-1] == own)
    return next((d.name for d in same if d.name.split()[-1].lower() in _CALLED), "")


def _held_in_town(words: Words, draft: Draft, told: Sequence[Draft]) -> str:
    """The name of a gathering told before, where its sentence names the town by which it is called then:
    "arrived in Biarritz for the G7 Summit. At | the Biarritz Summit"; '' for none."""
    said = draft.name.split()
    town, noun = said[:-1], " ".join(said[-1:]).lower()
    if not town or noun not in _AGAIN or not all(w[0].isupper() for w in town):
        return ""
    same = [d for d in told if d.name.lower().split()[-1:] == [noun] and not d.title]
    same = [d for d in same if d.modality != "cancelled" and not set(town) & set(d.name.split())]
    near = (d for d in reversed(same) if 0 < draft.sentence - d.sentence <= _NEAR)
    return next((d.name for d in near if _names_town(words, d, town)), "")


def _names_town(words: Words, gathering: Draft, town: Sequence[str]) -> bool:
    """Whether a sentence says that somebody is or comes somewhere, beside a gathering: "in | Biarritz"."""
    texts = [t.text for t in words.inside(gathering.sentence)]
    ends = (n for n in range(1, len(texts)) if texts[n : n + len(town)] == list(town))
    return any(texts[n - 1].lower() in ("in", "to", "for", "at") for n in ends)
