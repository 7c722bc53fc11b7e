"""How far the layout of an article changes what kg reads in it:

    python -m bench.forms [--report FILE]

Writes the gold texts of ../shared/eval/train anew in each of the forms below (wrapped to a width, with the
date above the headline, with links to other articles ...), which say the same, and has their scorer judge
what kg reads in each. Prints Markdown. tests/extract/test_forms.py asks the same of own texts.
"""

from __future__ import annotations

import argparse
import hashlib
import html
import json
import re
import sys
import tempfile
import textwrap
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from bench.gold import Gold, root, scores

Form = Callable[[str, str], str]
"""The text of an article, headline and date in the first two lines, and its language -> a form of it.
"""

LANGUAGES: Final = ("ru", "en", "az")
_FIELDS: Final = ("events", "participants", "capacity", "topics", "offices")
_SHARES: Final = ("date", "place")

_PATH: Final = {
    "ru": "Главная / Новости / Политика", "en": "Home > News > Politics", "az": "Ana səhifə / Xəbərlər",
    "tr": "Ana Sayfa > Haberler",
}  # fmt: skip
_LINKS: Final = {
    "ru": "Подписывайтесь на наш канал\nПоделиться\nЧитайте также\nМинистр обороны Перу посетит Оман",
    "en": "Share this article\nRead also\nPeru's defence minister to visit Oman",
    "az": "Paylaş\nDigər xəbərlər\nPerunun müdafiə naziri Omana səfər edəcək",
    "tr": "Paylaş\nİlgili haberler\nPeru Savunma Bakanı Umman'ı ziyaret edecek",
}
_CAPITALS: Final = "A-ZА-ЯЁƏÖÜĞÇŞİ"
_SMALL: Final = "a-zа-яёəöüğçşı"
# A blank after a full stop that ends a sentence, not an abbreviation.
_AFTER_STOP: Final = re.compile(rf"(?<=[{_SMALL}]{{4}}\.) (?=[{_CAPITALS}][{_SMALL}])")


def _parts(text: str) -> tuple[str, str, str]:
    """Headline, the line below it, and all that follows."""
    headline, date, *body = [*text.split("\n", 2), "", ""]
    return headline, date, body[0]


def wrapped(text: str, width: int) -> str:
    """Return a text with no line longer than a width."""
    lines = (
        textwrap.fill(line, width, break_long_words=False, break_on_hyphens=False)
        for line in text.split("\n")
    )
    return "\n".join(lines)


def _joined(text: str) -> str:
    headline, date, body = _parts(text)
    return f"{headline}\n{date}\n\n" + re.sub(r"\s*\n\s*", " ", body.strip())


def _date_first(text: str) -> str:
    headline, date, body = _parts(text)
    return f"{date}\n{headline}\n{body}"


def _date_last(text: str) -> str:
    headline, date, body = _parts(text)
    return f"{headline}\n{body.rstrip()}\n\n{date}\n"


def _in_capitals(text: str, lang: str) -> str:
    headline, rest = text.split("\n", 1)
    return (headline.replace("i", "İ") if lang in ("az", "tr") else headline).upper() + "\n" + rest


def _escaped(text: str) -> str:
    named = html.escape(text, quote=True).replace("\u2013", "&ndash;").replace("\u2019", "&rsquo;")
    return named.replace("«", "&laquo;").replace("»", "&raquo;")


FORMS: Final[Mapping[str, Form]] = {
    "as it is": lambda text, lang: text,
    "lines of 60 characters": lambda text, lang: wrapped(text, 60),
    "lines of 78 characters": lambda text, lang: wrapped(text, 78),
    "one paragraph": lambda text, lang: _joined(text),
    "a line for each sentence": lambda text, lang: _AFTER_STOP.sub("\n", text),
    "no blank between sentences": lambda text, lang: _AFTER_STOP.sub("", text),
    "two blanks between sentences": lambda text, lang: _AFTER_STOP.sub("  ", text),
    "indented": lambda text, lang: re.sub(r"(?m)^(?=\S)", "    ", text),
    "lines end as in Windows": lambda text, lang: text.replace("\n", "\r\n"),
    "date above the headline": lambda text, lang: _date_first(text),
    "date below the text": lambda text, lang: _date_last(text),
    "headline twice": lambda text, lang: text.split("\n", 1)[0] + "\n\n" + text,
    "headline in capitals": lambda text, lang: _in_capitals(text, lang),
    "path above, links below": lambda text, lang: f"{_PATH[lang]}\n{text.rstrip()}\n\n{_LINKS[lang]}\n",
    "references of HTML": lambda text, lang: _escaped(text),
    "letters and marks apart": lambda text, lang: unicodedata.normalize("NFD", text),
}


_HEAD: Final = """\
# The same in another form

`python -m bench.forms` wrote this page. The gold texts of `../shared/eval/train`, written anew in each of
these forms, which say the same, and what kg reads in each: F1, and the share of right days and places. Rules
were made from these texts: only the differences tell something. The forms are in `bench/forms.py`."""


def written(folder: Path, lang: str, form: Form, to: Path) -> None:
    """Write the gold articles of a language in a form, with their annotations as they are."""
    for path in sorted(folder.glob(f"{lang}-*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = form(path.with_suffix(".txt").read_text(encoding="utf-8"), lang)
        gold["sha256"] = hashlib.sha256(text.encode()).hexdigest()
        (to / path.name).write_text(json.dumps(gold, ensure_ascii=False), encoding="utf-8")
        (to / path.name).with_suffix(".txt").write_text(text, encoding="utf-8", newline="")


def _row(name: str, score: Mapping[str, Any]) -> str:
    cells = [f"{score[field]['f1']:.3f}" for field in _FIELDS]
    cells += [f"{score['right on matched events'][field]['share']:.2f}" for field in _SHARES]
    return f"| {name} | {' | '.join(cells)} |"


def page(folder: Path) -> str:
    """Return the tables of all languages, in Markdown."""
    lines = [_HEAD]
    for lang in LANGUAGES:
        lines += ["", f"## {lang}", "", f"| form | {' | '.join((*_FIELDS, *_SHARES))} |", "|---" * 8 + "|"]
        for name, form in FORMS.items():
            with tempfile.TemporaryDirectory() as to:
                written(folder, lang, form, Path(to))
                gold = Gold(name=name, lang=lang, folder=to, patterns=("*",), about="")
                lines.append(_row(name, scores([gold], root())[name]))
    return "\n".join(lines) + "\n"


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--report", type=Path, help="also write the page there", metavar="FILE")
    options = parser.parse_args(arguments)
    text = page(root() / "train")
    print(text, end="")
    if options.report:
        options.report.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
