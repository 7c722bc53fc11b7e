"""One session of a body under several names: "заседание Совета Европы", "заседание СЕ", "мероприятия СЕ"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.drafts import Draft
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.morphology import parses

_KINDS = words_of("posts", "generic_bodies")
# Nouns that say nothing of which gathering of a body is meant.
_GENERAL = frozenset(("мероприятие",))


def call_in_full(drafts: Sequence[Draft]) -> None:
    """Give a gathering the name by which it was told before, where only its number or initials differ.

    "V Восточный экономический форум", "Восточный экономический форум", "ВЭФ".
    """
    told: list[Draft] = []
    for draft in drafts:
        if draft.type != "conference" or not draft.name:
            continue
        before = next((d for d in told if _is_called_so(d, draft)), None)
        if before is not None:
            draft.name, draft.named, draft.key = before.name, before.named, before.key
        told.append(draft)


def _is_called_so(told: Draft, later: Draft) -> bool:
    x, y = _core(told.name), _core(later.name)
    if _numbers(told.name) and _numbers(later.name) and _numbers(told.name) != _numbers(later.name):
        return False
    words = x.split()
    initials = "".join(w[0] for w in words if len(w) > _SHORT).upper()
    session = y.split()[-1] if y.lower().startswith(_PARTS) or " " not in y else ""
    return (x.lower() == y.lower() and len(words) > 1) or (len(initials) > 1 and initials == session)


def _core(name: str) -> str:
    """A name without what only tells which of its kind a gathering is, and without brackets."""
    words = re.sub(r"\s*\([^)]*\)", "", name).split()
    while len(words) > 1 and _ORDER.fullmatch(words[0].lower()):
        words.pop(0)
    return " ".join(words)


# Parts of a gathering that stand for it: "пленарное заседание ВЭФ".
_PARTS = ("пленарн", "заседани", "саммит", "форум")
_ORDER = re.compile(r"[ivxх]+|\d+-\w+|юбилейн\w+|очередн\w+|ежегодн\w+|нынешн\w+|предстоящ\w+|традиционн\w+")
# Words of so many letters have no initial.
_SHORT = 2


def call_alike(drafts: Sequence[Draft]) -> None:
    """Give a gathering the name by which the text has told that gathering of the same body before."""
    told: list[Draft] = []
    for draft in drafts:
        if draft.type != "conference" or not draft.name or not _bodies(draft):
            continue
        if any(b.lower() not in _KINDS for b in _bodies(draft)):  # "саммит, на котором объединение собралось"
            draft.parts = [p for p in draft.parts if p.party.body.lower() not in _KINDS]
        before = next((d for d in told if _is_same(d, draft)), None)
        general = _is_general(draft)
        if before is not None:
            draft.name, draft.named, draft.key = before.name, before.named, before.key
            if draft.modality == "planned" and before.modality == "held" and general:
                draft.modality = "held"  # who is still to speak there
        told.append(draft)


def _is_same(told: Draft, later: Draft) -> bool:
    """Whether two names are of one gathering: the same body and noun, no numbers or times that differ."""
    if told.title or not (_bodies(told) & _bodies(later) or _rest(told) == _rest(later) != ""):
        return False
    apart = told.when is not None and later.when is not None and told.when.value != later.when.value
    numbered = _numbers(told.name) != _numbers(later.name)
    alike = _is_general(later) or _nouns(told) == _nouns(later) or _rest(told) == _rest(later) != ""
    return not (apart or numbered) and alike


# "саммит ОТГ" is the "заседание Совета глав государств (- членов) ОТГ", and "заседание ОТГ" what it is.
_SESSION = re.compile(
    r"^(?:\w+ )?(?:саммит|заседание|сессия)"
    r"(?: совета(?: глав| лидеров)(?: государств)?(?:\s?[-–]?\s?(?:членов|участников))?)? (?=\S)"
)


def _rest(draft: Draft) -> str:
    """Whose session a name says it is, of the heads of its states; '' for another gathering."""
    name = draft.name.lower()
    match = _SESSION.match(name)
    return name[match.end() :] if match is not None and "совет" not in name[match.end() :] else ""


def _bodies(draft: Draft) -> set[str]:
    return {p.party.body for p in draft.parts if p.party.kind == "body" and p.party.body}


def _numbers(name: str) -> list[str]:
    return re.findall(r"\d+|\b[IVX]+\b", name)


def _is_general(draft: Draft) -> bool:
    return any(p.normal_form in _GENERAL for p in parses(draft.name.split()[0]))


def _nouns(draft: Draft) -> str:
    """What a gathering is called by kind, in lower case: the first word of its name."""
    return draft.name.split()[0].lower()
