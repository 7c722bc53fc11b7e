"""Fields that are named as such in a list of topics: "including in the fields of | trade"."""

from __future__ import annotations

from kg.extract.languages.en.kept_whole import KeptWhole
from kg.extract.languages.en.lexicon import words_of
from kg.extract.languages.en.word_classes import DETERMINERS
from kg.topics import concept

_PLAIN = words_of("topics", "phrases", "fillers") | DETERMINERS
_FIELDS = frozenset(("fields", "areas", "spheres", "sectors"))


class FieldsNamed(KeptWhole):
    """Finds the fields of a sentence that a preposition or a noun opens."""

    def past_fields(self, i: int) -> int:
        """The length of "in sectors of", "in the fields of" at a token, 0 for none."""
        k = i + 1
        while k < self.sentence.last and self.tokens[k].lower in _PLAIN:
            k += 1
        of = k < self.sentence.last and self.tokens[k + 1].lower == "of"
        return k + 2 - i if of and self.tokens[k].lower in _FIELDS else 0

    def is_owned_field(self, i: int) -> bool:
        """Whether what is done to something follows: "including in the | development of the north"."""
        near = self.tokens[i : i + 3]
        the = len(near) == 3 and near[0].lower == "the" and not near[1].capital
        return the and near[2].lower == "of" and near[1].lower.endswith(("ment", "tion", "sion"))

    def is_sector(self, i: int) -> bool:
        """Whether a field that the scheme knows follows: "especially in | fisheries and education"."""
        near = self.tokens[i : min(i + 2, self.sentence.last)]
        plain = bool(near) and near[0].shape == "word" and not near[0].capital
        return (
            plain
            and near[0].lower not in DETERMINERS
            and any(concept(" ".join(t.text for t in near[:n]), "en") for n in (1, 2))
        )
