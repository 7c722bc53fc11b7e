"""Text -> language code: what a text plainly shows, else py3langid among the languages of the region and of
the big agencies."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from kg.errors import UnknownLanguage
from kg.packaged import lasting
from kg.read.plain_language import is_short_english, shown

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

# Candidates beside the packs: a text in one of them must not be taken for its neighbour (az/tr, ru/uk/bg).
_NAMES: Final = {
    "ar": "Arabic", "az": "Azerbaijani", "be": "Belarusian", "bg": "Bulgarian", "de": "German",
    "en": "English", "es": "Spanish", "fa": "Persian", "fr": "French", "he": "Hebrew", "hy": "Armenian",
    "it": "Italian", "ka": "Georgian", "kk": "Kazakh", "ky": "Kyrgyz", "mk": "Macedonian", "pl": "Polish",
    "ru": "Russian", "sr": "Serbian", "tg": "Tajik", "tk": "Turkmen", "tr": "Turkish", "uk": "Ukrainian",
    "uz": "Uzbek", "zh": "Chinese",
}  # fmt: skip
_THREE_LETTERS: Final = {"rus": "ru", "eng": "en", "aze": "az", "tur": "tr", "ukr": "uk"}

_BY_NAME: Final = {name.lower(): code for code, name in _NAMES.items()} | {
    "русский": "ru", "азербайджанский": "az", "английский": "en", "турецкий": "tr", "rus dili": "ru",
    "azərbaycan": "az", "azərbaycanca": "az", "azeri": "az", "türkçe": "tr",
}  # fmt: skip
_CYRILLIC: Final = ("ru", "uk", "be", "bg", "mk")
_LATIN: Final = ("en", "az", "tr", "de", "fr", "es", "it", "pl")
_CYRILLIC_LETTER: Final = re.compile("[\u0400-\u04ff]")
_LATIN_LETTER: Final = re.compile("[\u0000-\u024fə]")
_MOST: Final = 0.8  # of the letters in another script than a language is written in

# Over 276 articles the first 1,000 characters give p >= .94 and no error, the first 200 p >= .64.
_WINDOW: Final = 1000
_SURE: Final = 0.6
_SURER: Final = 0.9  # against what a page declares
_FEWEST_LETTERS: Final = 12
_ENOUGH_LETTERS: Final = 100  # more are not too few: a wrong encoding, names alone, two languages


def settle(
    text: str, stated: str | None, languages: Sequence[str], *, hint: str | None = None, where: str
) -> str:
    """Return the language of a text: as stated (``ru``, ``ru-RU``, ``rus``), else as detected.

    A ``hint`` is a statement that is often wrong; it counts where the text leaves its language open.

    Raises UnknownLanguage when no pack of ``languages`` reads it, or when the text is too short to tell.
    """
    code = normalise(stated) if stated else _detect(text, languages, hint, where=where)
    if code in languages:
        return code
    raise UnknownLanguage(
        f"the text is {'stated to be ' if stated else ''}in {_NAMES.get(code, code)}; "
        f"packs: {', '.join(languages)}; name the language with --lang if this is wrong",
        where=where,
    )


def credible(stated: str | None, text: str, languages: Sequence[str]) -> str | None:
    """Return what somebody else than the user states of the language of a text, None when it does not count.

    That is so when it names no language, or one of another script than the text, which a pack can read: read
    in a wrong language a text tells nothing, and nobody notices.
    """
    code = normalise(stated) if stated else None
    if code is None or (code not in languages and code not in _NAMES):
        return None
    if code not in languages or _may_be(code, text):
        return code
    letters = sum(map(str.isalpha, text[:_WINDOW]))
    is_read = letters >= _FEWEST_LETTERS and _best(text, languages)[0] in languages
    return None if is_read else code


def normalise(code: str) -> str:
    """Return the two-letter code of a language tag where it has one, lower case and without region.

    >>> normalise("ru-RU"), normalise("AZE"), normalise("en_GB")
    ('ru', 'az', 'en')
    """
    primary = code.strip().lower().replace("_", "-").partition("-")[0]
    return _BY_NAME.get(primary) or _THREE_LETTERS.get(primary, primary)


def _may_be(code: str, text: str) -> bool:
    """Tell whether a text may be in a language by its letters."""
    others = _LATIN_LETTER if code in _CYRILLIC else _CYRILLIC_LETTER if code in _LATIN else None
    if others is None:
        return True
    letters = "".join(filter(str.isalpha, text[:_WINDOW]))
    return len(others.findall(letters)) <= _MOST * len(letters)


def _detect(text: str, languages: Sequence[str], hint: str | None, *, where: str) -> str:
    start = text[:_WINDOW]
    hinted = normalise(hint) if hint else None
    letters = sum(map(str.isalpha, start))
    if letters >= _FEWEST_LETTERS:
        code, sureness = _best(text, languages)
        if sureness >= (_SURER if hinted in languages else _SURE):
            return code
    if hinted in languages:
        return str(hinted)
    if letters < _ENOUGH_LETTERS:
        why = f"too little text to tell the language ({letters} letters): name it with --lang"
    else:
        why = "the language cannot be told: name it with --lang, or look whether these are words at all"
    raise UnknownLanguage(why, where=where)


def _best(text: str, languages: Sequence[str]) -> tuple[str, float]:
    plain = shown(text[:_WINDOW])
    if plain:
        return plain, 1.0
    code, sureness = _identifier(frozenset(languages).difference(_NAMES)).classify(text[:_WINDOW])
    if sureness < _SURER and is_short_english(text[:_WINDOW]):
        return "en", 1.0
    return str(code), float(sureness)


@lasting
def _identifier(others: frozenset[str]) -> LanguageIdentifier:
    # Imports numpy and unpacks weights: half a second, paid by the first text that does not show plainly
    # what it is in.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages({*_NAMES, *others} & set(identifier.labels))
    return identifier
