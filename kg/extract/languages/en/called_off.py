"""What had been meant and did not come: "was due to meet the premier, but the meeting did not take place"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.drafts import Draft
from kg.extract.times import When
from kg.extract.words import Words

_MEANT = re.compile(
    r"\b(?:(?:was|were) (?:also |originally |initially )?(?:set|due|scheduled|expected|slated|supposed|to)"
    r"|had (?:planned|intended) to|had been (?:due|scheduled|set|expected|slated|supposed|awaited)"
    r"|(?:should|would) have|planned to|intended to)\b"
)
_EVENT = r"(?:visit|trip|tour|journey|meeting|talks|summit|conference|call|conversation|signing)"
_OFF = r"(?:cancel+ed|called off|scrapped|shelved|put off|postponed|rescheduled|delayed|dropped|abandoned)"
_THAT = rf"\b(?:the|his|her|their|this|that|these|those|it|which)(?: {_EVENT})?"
# "The visit | did not take place", "the talks | fell through", "the trip | is now off".
_NOT_HELD = (
    r"(?:(?:did not|didn['’]t|never) (?:take place|took place|happen(?:ed)?|materiali[sz]ed?|came? off)"
    r"|was never held|were never held|fell through|fell victim|came to nothing|(?:is|are) (?:now )?off\b)"
)
_CALLED_OFF = re.compile(
    rf"{_THAT} {_NOT_HELD}"
    rf"|\b(?:the|his|her|their|this|that) {_EVENT} (?:was|were|(?:has|have|had) been) (?:later |then )?{_OFF}"
    rf"|\b{_OFF} (?:the|his|her|their|that) {_EVENT}\b"
    r"|\bbut (?:he|she|they )?(?:did not|didn['’]t|never) (?:go|come|travel|meet|make it|went|came|met)\b",
    re.I,
)
# "The visit | had been scheduled for May but has been postponed"
_MEANT_AND_OFF = re.compile(
    r"\b(?:was|were|had been) (?:also |originally |initially )?"
    r"(?:scheduled|planned|due|set|expected|slated)\b"
    r"[^.;]{0,60}?(?:\b(?:but|yet)|; however,)(?: it| they)? (?:was|were|(?:has|have|had) been)"
    rf" (?:later |then |since )?{_OFF}\b"
)
_TRIP = re.compile(r"\b(?:visit|trip|tour|journey)\b", re.I)
# "Postponed | to April 5", so many letters before the new day.
_TO = re.compile(r"\b(?:postponed|rescheduled|put off|delayed) (?:to|until|till|for) (?:the )?$")
_BEFORE = 40
# "Was | due", "had been | expected": so many words behind the trigger.
_BEHIND = 1


def settle(words: Words, drafts: Sequence[Draft], whens: Sequence[When]) -> None:
    """Cancel what a sentence tells to have been meant where it, or the next, calls it off; to another day, it
    is planned for that."""
    for draft in drafts:
        if draft.modality != "planned" or draft.title:
            continue
        sentence = words.sentences[draft.sentence]
        found = _MEANT_AND_OFF.search(words.text, *words.span(draft.last, sentence.last))
        behind = min(draft.first + _BEHIND, sentence.last)  # "he | was | due in Rome"
        if found is None and not _MEANT.search(words.quote(sentence.first, behind).lower()):
            continue
        last = words.sentences[min(draft.sentence + 1, len(words.sentences) - 1)].last
        start, end = words.span(draft.last, last)
        found = found or _CALLED_OFF.search(words.text, start, end)
        if found is None or _is_of_others(words, draft, drafts, found.start(), found.end()):
            continue
        if draft.type == "conference" and _TRIP.search(found[0]):
            draft.parts, draft.denied = [], True  # who was to come does not; the forum may still be held
            continue
        new = next((w for w in whens if _moves_to(words, w, found.start())), None)
        draft.modality, draft.when = ("planned", new) if new is not None else ("cancelled", draft.when)


def _is_of_others(words: Words, draft: Draft, drafts: Sequence[Draft], start: int, end: int) -> bool:
    """Whether what is called off is another event, with parties of its own."""
    inside = (d for d in drafts if d is not draft and start <= words.tokens[d.first].start < end)
    return any(d.parts and not d.keys() <= draft.keys() for d in inside)


def _moves_to(words: Words, when: When, start: int) -> bool:
    """Whether a day is the one that an event is put off to."""
    at = words.tokens[when.first].start
    return start < at and _TO.search(words.text[max(0, at - _BEFORE) : at]) is not None
