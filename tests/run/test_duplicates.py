"""Near duplicates: copies are found, other reports and templates with other names are not, in any order."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.quarantine import Quarantine
from kg.read.likeness import hashes_of, likeness, sketch
from kg.run import ingest
from kg.run.duplicates import duplicates
from kg.settings import Settings
from kg.store import open_store

STORY = (
    "21 ноября премьер-министр Азербайджана Али Асадов встретился в Баку с премьер-министром Грузии Ираклием "
    "Кобахидзе.\n\nСтороны обсудили торговлю, транспорт и энергетику, а также вопросы строительства новых "
    "дорог. Они отметили рост товарооборота и договорились о новых шагах в области таможни.\n\n"
    "Премьер-министр Грузии поблагодарил за теплый прием и пригласил коллегу посетить его страну весной "
    "следующего года с ответным визитом.\n"
)
COPY = f"Читайте нас в мессенджере.\n\n{STORY}\nВсе права защищены.\n"
OTHER_REPORT = (
    "В пятницу, 21 ноября, премьер-министр Азербайджана Али Асадов встретился с премьер-министром Грузии "
    "Ираклием Кобахидзе, сообщает агентство. Речь шла о железной дороге, портах и поставках газа в Европу. "
    "После беседы были подписаны два документа о сотрудничестве, тексты которых опубликуют позднее.\n"
)
TEMPLATE = STORY.replace("Грузии", "Казахстана").replace("Ираклием Кобахидзе", "Олжасом Бектеновым")


def stored(folder: Path, texts: dict[str, str]) -> list[tuple[float, str, str]]:
    files = []
    for name, text in texts.items():
        path = folder / f"{name}.txt"
        path.write_text(f"Заголовок {name}\n22 ноября 2025\n\n{text}", encoding="utf-8")
        files.append(str(path))
    settings, quarantine = Settings(workers=1, resolve=False), Quarantine(folder / "quarantine")
    with open_store(":memory:") as store:
        summary = ingest(files, settings, store=store, quarantine=quarantine, date="2026-01-01")
        assert summary.counts.stored == len(texts)
        return [(p.likeness, *sorted((p.title, p.other_title))) for p in duplicates(store, least=0.6)]


def test_a_copy_is_found_and_nothing_else_in_any_order(tmp_path: Path) -> None:
    texts = {"a": STORY, "b": COPY, "c": OTHER_REPORT, "d": TEMPLATE}
    ((share, *pair),) = found = stored(tmp_path, texts)
    assert pair == ["Заголовок a", "Заголовок b"]
    assert share > 0.8
    assert stored(tmp_path, dict(reversed(texts.items()))) == found


def test_a_template_with_other_names_is_alike_and_no_copy() -> None:
    assert likeness(hashes_of(sketch(STORY)), hashes_of(sketch(TEMPLATE))) > 0.6


NEWS = ["мир", "труд", "май", "переговоры", "визит", "встреча", "посол", "дорога", "газ", "порт"]
WORDS = st.lists(st.sampled_from(NEWS), min_size=40)


@given(WORDS)
def test_case_and_punctuation_do_not_count(words: list[str]) -> None:
    assert sketch(" ".join(words)) == sketch(",\n".join(words).upper())


@given(WORDS, WORDS)
def test_likeness_is_a_share_and_has_no_direction(one: list[str], other: list[str]) -> None:
    packed = [sketch(" ".join(words)) for words in (one, other)]
    if not all(packed):
        return
    a, b = map(hashes_of, packed)
    assert likeness(a, a) == 1
    assert 0 <= likeness(a, b) == likeness(b, a) <= 1


def test_the_estimate_is_near_the_true_share() -> None:
    words = [f"w{n}" for n in range(1000)]
    for kept in (500, 800, 950):
        other = words[:kept] + [f"v{n}" for n in range(1000 - kept)]
        true = (kept - 4) / (996 * 2 - (kept - 4))
        assert likeness(
            hashes_of(sketch(" ".join(words))), hashes_of(sketch(" ".join(other)))
        ) == pytest.approx(true, abs=0.12)


def test_what_is_short_is_not_compared() -> None:
    assert sketch("Министры встретились.") == ""
