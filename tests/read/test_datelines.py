"""Date lines: the cases of datelines*.txt, and what metadata may give as a date."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.read.datelines import read_date, read_dateline, read_opening

HERE = Path(__file__).parent


def cases(name: str) -> list[tuple[str, str]]:
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    pairs = [line.rpartition(" | ") for line in lines if line and not line.startswith("#")]
    return [(line, expected) for line, _, expected in pairs]


def said(line: str, *, month_first: bool = False) -> str:
    stamp = read_dateline(line, month_first=month_first)
    return "no" if stamp is None else stamp.published or "undated"


@pytest.mark.parametrize(("line", "expected"), cases("datelines.txt"))
def test_dateline(line: str, expected: str) -> None:
    assert said(line) == expected


@pytest.mark.parametrize(("line", "expected"), cases("datelines-month-first.txt"))
def test_month_first(line: str, expected: str) -> None:
    assert said(line, month_first=True) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("БУДАПЕШТ, 14 марта 2024. Министр энергетики провёл переговоры.", "2024-03-14"),
        ("Bakı. 16 yanvar 2025. REPORT/ Nazir həmkarı ilə görüşüb.", "2025-01-16"),
        ("Минск, 5 июня 2023 (БелТА) — Министр принял посла.", "2023-06-05"),
        ("RIYADH, 11 March 2024 (SPA) -- The minister received his counterpart.", "2024-03-11"),
        ("New York, 24 January 2024 – The Secretary-General met the minister.", "2024-01-24"),
        ("Бишкек, 14.03.24 /Кабар/. Министр принял посла.", "2024-03-14"),
        ("Бишкек, 14.03.24. /Кабар/. Министр принял посла.", "2024-03-14"),
        ("Лима, Перу (Andina.pe) -- 14/03/2024. Министр принял посла.", "2024-03-14"),
        ("Лима (Норд) – 14.03.2024 – Министр принял посла.", "2024-03-14"),
        ("Счёт матча (группа А) - 14.03.2024.", None),
        ("Бишкек, 14.03.24. Министр принял посла.", None),
        ("On 14 March 2024 the minister met his counterpart. He left.", None),
        ("Баку, 14 марта. Министр принял посла.", None),
        ("В Баку 14 марта 2024 года – в день рождения поэта – прошла встреча.", None),
        ("Иван Петров, 14 марта 2024. Фото автора.", None),
        ("Liman/13.10.24: Nazir həmkarı ilə görüşüb.", "2024-10-13"),
        ("19 may 2015, 17:40. Nazir həmkarını qəbul edib.", "2015-05-19T17:40:00"),
        ("22 fevral 2023. Nazir həmkarı ilə görüşüb.", "2023-02-22"),
        ("21 ноября 2018 – В столице прошли переговоры.", "2018-11-21"),
        ("21 ноября 2018 года – исторический день для республики.", None),
        ("(21 November 2018) The minister met his counterpart.", "2018-11-21"),
        ("/21.11.2018/ Nazir həmkarı ilə görüşüb.", "2018-11-21"),
        ("Liman (21 November 2018) - The minister met his counterpart.", "2018-11-21"),
        ("Петров (21.11.1990) родился в столице.", None),
        ("Министр (21 ноября 2018 года он был избран) принял посла.", None),
    ],
)
def test_the_day_that_opens_a_report(line: str, expected: str | None) -> None:
    assert read_opening(line) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("КИШИНЕВ, 17 ноя – Министр принял посла.", "2018-11-17"),
        ("Баку, 14 нояб. – Министр принял посла.", "2018-11-14"),
        ("LIMA, November 17 (Nord) -- The minister received his counterpart.", "2018-11-17"),
        ("Баку, 14 марта 2017 года – Министр принял посла.", "2017-03-14"),
        ("17 ноября президент принял посла. Он прибыл накануне.", None),
    ],
)
def test_a_day_without_a_year_that_opens_a_report_is_of_the_known_year(
    line: str, expected: str | None
) -> None:
    assert read_opening(line, year="2018") == expected


def test_all_cases_are_read() -> None:
    assert len(cases("datelines.txt")) == 163
    assert len(cases("datelines-month-first.txt")) == 7


def test_an_update_is_told_from_a_publication() -> None:
    stamps = [read_dateline("Обновлено: 22.11.2025"), read_dateline("Опубликовано: 21.11.2025")]
    assert [s.updated for s in stamps if s] == [True, False]


def test_a_publisher_is_known_only_where_it_runs_into_the_time() -> None:
    lines = ["Fjord News21:40 - 21 / 11 / 2025", "Политика / 21 ноября 2025 16:58", "21 ноября 2025"]
    assert [s.publisher for line in lines if (s := read_dateline(line))] == ["Fjord News", None, None]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2021", "2021"),
        ("2021-02", "2021-02"),
        ("2021-02-03", "2021-02-03"),
        ("2021-02-03T04:05", "2021-02-03T04:05:00"),
        ("Mon, 25 Jul 2022 19:17:34 +0000", "2022-07-25T19:17:34+00:00"),
        ("2021-13", None),
        ("2021-02-30", None),
        ("Public Schedule – May 15, 2022", None),
        ("soon", None),
    ],
)
def test_date_of_metadata(value: str, expected: str | None) -> None:
    assert read_date(value) == expected


@given(st.datetimes(min_value=datetime(1900, 1, 1), max_value=datetime(2099, 12, 31)))
def test_iso_round_trip(moment: datetime) -> None:
    moment = moment.replace(microsecond=0)
    assert read_date(moment.isoformat()) == moment.isoformat()
    assert read_date(moment.date().isoformat()) == moment.date().isoformat()


@given(st.text(max_size=130))
def test_any_line_gives_a_date_or_nothing(line: str) -> None:
    stamp = read_dateline(line)
    assert stamp is None or stamp.published is None or datetime.fromisoformat(stamp.published)
