"""Whose meeting is agreed on by others: "ticarət nazirlərinin görüşünü | keçirməyə razılaşıblar"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.deputed import Telling
from kg.extract.drafts import Draft
from kg.extract.languages.az.lexicon import words_of
from kg.extract.parties import Party
from kg.extract.words import Token, Words

_AGREEING = tuple(words_of("triggers", "deputed", "agreeing"))
_HOLDING = tuple(words_of("triggers", "deputed", "holding"))
# "İclasını | mayda keçirmək barədə razılığa": so many words.
_NEAR = 7


def _is_agreed(words: Words, draft: Draft) -> bool:
    """Whether some agreed to hold it: "görüşünü | keçirməyə razılaşıblar"."""
    last = words.sentences[draft.sentence].last
    after = words.tokens[draft.last + 1 : min(draft.last + 1 + _NEAR, last)]
    held = next((t for t in after if t.lower.startswith(_HOLDING)), None)
    agreed = (t for t in after if held is not None and t.index > held.index)
    return any(t.lower.startswith(_AGREEING) for t in agreed)


def _of(words: Words, draft: Draft) -> Sequence[Token]:
    """The word of whom a talk is, right before it: "nazirlərinin | görüşünü"."""
    return words.tokens[max(draft.first - 1, 0) : draft.first]


def _are_theirs(words: Words, post: Party) -> bool:
    """Whether officials are of the states told before: "razılaşıblar ki, | ticarət nazirləri | görüşəcək"."""
    sentence = words.sentences[post.sentence]
    around = words.tokens[sentence.first : sentence.last + 1]
    return any(t.lower.startswith(_AGREEING) or t.lower == "onların" for t in around)


TELLING = Telling(_is_agreed, _of, words_of("triggers", "deputed", "others"), _are_theirs)
