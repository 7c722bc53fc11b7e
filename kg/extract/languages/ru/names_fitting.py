"""Whether a name behind a post stands in its case, or is somebody else: a subject, who is given the post."""

from __future__ import annotations

from kg.extract.languages.ru import naming, phrases
from kg.extract.languages.ru.appositions import Appositions
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.morphology import known
from kg.extract.languages.ru.posts import Post
from kg.extract.languages.ru.surroundings import acts_before
from kg.extract.spans import Span
from kg.extract.words import Token

_SAYING = words_of("statements", "saying")
# Cases that a name cannot take from a noun before its post, as the genitive can.
OBLIQUE = frozenset(("dat", "ins", "loc"))
# "избрал | президентом Ивана Петрова", "стал | президентом Иван Петров"
_APPOINT = words_of("posts", "appoint")
_GIVING = _APPOINT | words_of("posts", "become") | words_of("posts", "calling")
# "Петров | в последний раз виделся": so many words after a subject its verb stands.
_VERB_WITHIN = 6
# Ends of surnames that are declined where a man has them, so that their dictionary form is a subject.
_DECLINED = ("ов", "ев", "ёв", "ин", "ын", "ский", "цкий")


class NamesFitting(Appositions):
    """Says which names can be those of who holds a post."""

    def _fits(self, name: Span, cases: frozenset[str]) -> bool:
        """Whether a name stands in a case of the post: not "отец президента США | Фред Трамп"."""
        tokens = self._words.tokens[name.first : name.last + 1]
        own = naming.cases_of(tuple(t.text for t in tokens if t.shape == "word"))
        after = self._words.tokens[name.last + 1 : name.last + 2]
        speaks = cases <= OBLIQUE and "nom" in own and after and _acts(after[0], _SAYING)
        if speaks and not acts_before(self._words, self._spans, name):
            return False  # "на встрече с послом | Ли Чхоль заявил"
        acts = bool(after) and _acts(after[0]) and bool(cases) and "nom" not in cases
        if acts and name.first == name.last and self._likeliest(name) == frozenset(("nom",)):
            return False  # "в числе планов президента | Зарубин назвал"
        alone = name.first == name.last and own == frozenset(("nom",)) and cases == frozenset(("ins",))
        if alone and tokens[0].lower.endswith(_DECLINED):
            return False  # "с эмиром | Путин последний раз виделся"
        if not cases or not own or own & cases or ("nom" in own and self._kept_form(name, cases)):
            return True
        names = tuple(t.text for t in tokens if t.shape == "word")
        foreign = len(names) > 1 and not known(names[-1]) and self._kept_form(name, cases)
        return foreign or any(naming.can_stand(names, case) for case in cases)

    def _is_object(self, post: Post, name: Span, cases: frozenset[str]) -> bool:
        """Whether a name that keeps its form is the object of the verb right before its post: "министр принял
        посла Китая | Цзян Янь", not "принял отца президента Чили | Хуан Рохас"."""
        tokens = self._words.tokens
        before = tokens[post.first - 1] if post.first else None
        after = tokens[name.last + 1 : name.last + 2]
        whole = name.last > name.first and all(t.capital for t in tokens[name.first : name.last + 1])
        verb = before is not None and finite(before) and before.sentence == tokens[name.first].sentence
        # "Принял | посла Чили Хуан Рохас, министр Перу": it is the subject
        verb = verb and before is not None and before.index > self._words.sentences[before.sentence].first
        return verb and "acc" in cases and whole and not (after and _acts(after[0]))

    def _is_given(self, post: Post, name: Span) -> bool:
        """Whether a verb gives a post to who follows in another case: "избрал президентом | Жозефа Ауда"."""
        before = self._words.tokens[post.first - 1] if post.first else None
        gives = before is not None and before.lemmas & _GIVING and before.has("V", "PS", "G", "I")
        names = tuple(t.text for t in self._words.tokens[name.first : name.last + 1] if t.shape == "word")
        if not gives:
            return self._gives(post, name)
        best = dict.fromkeys(("ins", "acc", "nom"), 0.0)
        for _, case, score in naming.joint(names, frozenset(best)):
            best[case] = max(best[case], score)
        return best["ins"] < max(best["acc"], best["nom"]) - 2 * naming.CLOSE

    def _gives(self, post: Post, name: Span) -> bool:
        """Whether who stands behind a post gives it to somebody: "председателем | Шевченко назначил А"."""
        verb = self._words.tokens[name.last + 1] if name.last + 1 < len(self._words.tokens) else None
        names = tuple(t.text for t in self._words.tokens[name.first : name.last + 1] if t.shape == "word")
        active = verb is not None and bool(verb.lemmas & _APPOINT) and verb.has("V") and not verb.has("PS")
        return active and "nom" in naming.cases_of(names) and not phrases.preposition(self._words, post.first)

    def _likeliest(self, name: Span) -> frozenset[str]:
        """The cases that a name most likely stands in."""
        names = tuple(t.text for t in self._words.tokens[name.first : name.last + 1] if t.shape == "word")
        scores = naming.joint(names, frozenset())
        best = max(s for _, _, s in scores)
        return frozenset(case for _, case, s in scores if s >= best - naming.CLOSE)

    def _kept_form(self, name: Span, cases: frozenset[str]) -> bool:
        """Whether a name keeps its dictionary form after a post that a preposition governs: "с секретарем
        Дорин Богдан-Мартин", but not "с президентом Иван Иванов обсудил", where it is a subject."""
        after = self._words.tokens[name.last + 1 : name.last + 2]
        if not cases or not cases <= OBLIQUE or (after and _acts(after[0])):
            return False
        return not self._is_subject(name)

    def _is_subject(self, name: Span) -> bool:
        """Whether a surname in the nominative has a verb a few words after it: "С послом | Петров в последний
        раз виделся в Риме"."""
        if name.first < name.last or self._likeliest(name) != frozenset(("nom",)):
            return False
        for token in self._words.tokens[name.last + 1 : name.last + _VERB_WITHIN]:
            if token.shape == "mark" or self._spans.at(token.index) is not None:
                return False
            if finite(token):
                return _acts(token)
        return False


def _acts(verb: Token, lemmas: frozenset[str] = frozenset()) -> bool:
    """Whether a finite verb, of these lemmas if any, has a subject that acts: not "отмечена важность"."""
    return finite(verb) and not verb.has("PS") and bool(not lemmas or verb.lemmas & lemmas)
