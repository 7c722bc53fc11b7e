"""The frame of the command line: help, errors in one line, exit codes, pipes, completion, documents."""

from __future__ import annotations

import errno
import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kg import __version__
from kg.cli import COMMANDS
from kg.cli.terminal import out_file, show_rows
from kg.errors import StoreUnavailable
from tools.cli_reference import pages

from .conftest import KG, MEETING, Kg, kg_process

HEAVY = [
    "pyoxigraph",
    "rdflib",
    "networkx",
    "pyshacl",
    "rich",
    "numpy",
    "pymorphy3",
    "kg.extract",
    "kg.explain",
    "kg.evaluate",
    "kg.store",
]


def test_a_full_disk_names_the_file_that_was_meant(tmp_path: Path) -> None:
    meant = tmp_path / "graph.nq"
    with pytest.raises(OSError, match="No space left") as error, out_file(str(meant)):
        raise OSError(errno.ENOSPC, "No space left on device")
    assert error.value.filename == str(meant)
    assert list(tmp_path.iterdir()) == []


def test_python_runs_it_as_a_module() -> None:
    """Where scripts are not on the path, as after ``pip install --user``."""
    run = [sys.executable, "-m", "kg"]
    version = subprocess.run([*run, "--version"], capture_output=True, text=True, check=True)
    assert version.stdout.split() == ["kg,", "version", __version__]
    wrong = subprocess.run([*run, "extract"], capture_output=True, text=True, check=False)
    assert wrong.returncode == 2
    assert wrong.stderr == "kg: Missing argument 'FILE...'. See: python -m kg extract --help\n"


def test_the_list_of_commands() -> None:
    taken_in = ["extract", "ingest", "watch", "prepare", "load", "quarantine", "remove", "gazetteer"]
    looked_into = ["explain", "eval", "duplicates"]
    given_out = ["query", "queries", "export", "network", "plot", "serve", "stats"]
    verified = ["check", "rebuild", "backup", "restore", "compact", "migrate"]
    decided = ["resolve", "merge", "split", "judge", "correct"]
    assert sorted(COMMANDS) == sorted(
        [*taken_in, *looked_into, *given_out, *decided, "validate", *verified, "demo", "schema", "completion"]
    )


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(kg: Kg, name: str) -> None:
    result = kg(name, "--help")
    assert result.exit_code == 0
    assert result.stdout.startswith(f"Usage: kg {name}")


def test_help_lists_every_command_with_its_summary(kg: Kg) -> None:
    lines = [" ".join(line.split()) for line in kg("--help").stdout.splitlines()]
    assert [f"{name} {summary}" for name, (_, summary) in COMMANDS.items()] == lines[-len(COMMANDS) :]


def test_help_loads_nothing_that_takes_time() -> None:
    program = (
        "import sys\nfrom kg.cli import main\n"
        "try: main(['--help'])\nexcept SystemExit: pass\n"
        f"print([m for m in {HEAVY} if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize("args", [(), ("resolve",)])
def test_a_group_without_a_command_shows_its_help(kg: Kg, args: tuple[str, ...]) -> None:
    result = kg(*args)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == kg(*args, "--help").stdout


def test_version(kg: Kg) -> None:
    assert kg("--version").stdout == f"kg, version {__version__}\n"


@pytest.mark.parametrize("file", pages(), ids=lambda file: file.name)
def test_reference_pages_are_current(file: Path) -> None:
    """After a change: python tools/cli_reference.py."""
    assert file.read_text(encoding="utf-8") == pages()[file]


@pytest.mark.parametrize(
    ("args", "line"),
    [
        (["nosuch"], "kg: No such command 'nosuch'. See: kg --help\n"),
        (["querys"], "kg: No such command 'querys'. Did you mean query, queries? See: kg --help\n"),
        (
            ["contacts"],
            "kg: No such command 'contacts'. It is a question: kg query contacts. See: kg --help\n",
        ),
        (["completion"], "kg: Missing argument '{bash|zsh|fish}'. Choose from: bash, zsh, fish. See: kg"),
        (["ingest"], "kg: Missing argument 'SOURCE...'. See: kg ingest --help\n"),
        (
            ["ingest", "x", "--workers", "0"],
            "kg: Invalid value for '--workers': '0' is neither auto nor a number of",
        ),
        (
            ["ingest", "x", "--base", "a b/"],
            "kg: Invalid value for '--base': an absolute IRI that ends with / or #",
        ),
        (["ingest", "missing.txt"], "kg: missing.txt: no such file or folder"),
        (["extract", "missing.txt"], "kg: missing.txt: no such file or folder"),
        (["extract", "--lang", "xx", "missing.txt"], "kg: --lang xx: no such language pack"),
        (["stats"], "kg: kg-store: no store here; make one with: kg ingest FILE"),
        (["stats", "--store", "https://a:b@e.org/"], "kg: https://e.org: no name or password in the address"),
        (["quarantine"], "kg: kg-store: no store here"),
    ],
)
def test_wrong_use_is_one_line_and_exit_code_2(kg: Kg, args: list[str], line: str) -> None:
    result = kg(*args)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.startswith(line)
    assert result.stderr.count("\n") == 1


def test_an_error_never_has_two_lines_nor_escapes(monkeypatch: pytest.MonkeyPatch, kg: Kg) -> None:
    def fail(*_: object, **__: object) -> None:
        raise StoreUnavailable("a\nb\x1b[2Jc")

    monkeypatch.setattr("kg.cli.check.open_store", fail)
    result = kg("check")
    assert (result.exit_code, result.stderr) == (2, "kg: a b�[2Jc\n")


def test_a_file_that_cannot_be_written_is_one_line(kg: Kg, news: Path) -> None:
    result = kg("extract", "news/meeting.txt", "--output", "no/such/folder.jsonl")
    assert result.exit_code == 2
    assert result.stderr == "kg: no/such/folder.jsonl: No such file or directory\n"


def test_a_file_stays_as_it_was_when_its_writing_fails(
    monkeypatch: pytest.MonkeyPatch, kg: Kg, news: Path
) -> None:
    """It was replaced by what had been written until then, or by nothing."""
    kept = Path("records.jsonl")
    kept.write_text("months of work\n", encoding="utf-8")
    assert kg("extract", "missing.txt", "--output", "records.jsonl").exit_code == 2
    assert kept.read_text(encoding="utf-8") == "months of work\n"
    with monkeypatch.context() as patched:
        patched.setattr("kg.cli.extract.to_json", lambda record: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            kg("extract", "news/meeting.txt", "--output", "records.jsonl")
    assert kept.read_text(encoding="utf-8") == "months of work\n"
    assert sorted(file.name for file in Path().iterdir()) == ["news", "records.jsonl"]


def test_a_file_that_is_replaced_keeps_its_permissions_and_its_link(kg: Kg, news: Path) -> None:
    kept, link = Path("records.jsonl"), Path("link.jsonl")
    kept.write_text("", encoding="utf-8")
    kept.chmod(0o640)
    link.symlink_to(kept)
    assert kg("extract", "news/meeting.txt", "--output", "link.jsonl").exit_code == 0
    assert link.is_symlink()
    assert kept.stat().st_size > 0
    assert kept.stat().st_mode & 0o777 == 0o640


def test_rows_on_a_narrow_terminal_are_cut_nowhere(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The id of an article ended in an ellipsis, so that no other command could take it."""
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "50")
    rows = [("t6a44dbda176cf629c226", "Марат Оспанов", "встретился с министром обороны")]
    show_rows(("article", "name", "sentence"), rows, title="person/1")
    assert capsys.readouterr().out.splitlines() == [
        "",
        "person/1",
        "article                 name           sentence",
        "──────────────────────────────────────────────────",
        "t6a44dbda176cf629c226   Марат          встретился",
        "                        Оспанов        с министром",
        "                                       обороны",
    ]


def test_the_store_is_named_by_the_environment(kg: Kg, news: Path) -> None:
    assert kg("ingest", "news", KG_STORE="elsewhere").exit_code == 0
    assert Path("elsewhere").is_dir()
    assert "articles\t2" in kg("stats", KG_STORE="elsewhere").stdout


@pytest.mark.parametrize("args", [("--quiet", "ingest", "news"), ("ingest", "news", "--quiet")])
def test_quiet_before_or_after_the_command(kg: Kg, news: Path, args: tuple[str, ...]) -> None:
    assert kg(*args).output == ""


def test_a_pipe_that_closes_ends_the_command_without_a_word(news: Path) -> None:
    lines = [json.dumps({"text": MEETING + str(n)}) for n in range(30)]
    (news / "many.jsonl").write_text("\n".join(lines), encoding="utf-8")
    process = kg_process("extract", "-q", "news/many.jsonl", cwd=news.parent)
    assert process.stdout is not None
    assert process.stdout.readline().startswith('{"article"')
    process.stdout.close()
    process.stdout = None
    assert process.communicate()[1] == ""
    assert process.returncode == 141


def test_ctrl_c_ends_a_run_with_a_word_and_a_second_run_goes_on(kg: Kg, here: Path) -> None:
    lines = "".join(json.dumps({"text": MEETING + str(n)}) + "\n" for n in range(200))
    process = kg_process("ingest", "-q", "-", cwd=here)
    assert process.stdin
    process.stdin.write(lines)  # and more might come: the run does not end by itself
    process.stdin.flush()
    while not (here / "kg-store" / "graph" / "CURRENT").exists() and process.poll() is None:
        time.sleep(0.01)
    time.sleep(0.5)
    process.send_signal(signal.SIGINT)
    assert (*process.communicate(), process.returncode) == ("", "\nkg: stopped\n", 130)
    assert kg("check").exit_code == 0
    report = json.loads(kg("ingest", "-", "--json", stdin=lines).stdout)
    assert report["stored"] + report["unchanged"] == 200


@pytest.mark.parametrize("command", ["ingest", "load"])
def test_a_name_that_is_mistyped_makes_no_store(kg: Kg, here: Path, command: str) -> None:
    result = kg(command, "nwes.txt")
    assert result.exit_code == 2
    assert result.stderr.startswith("kg: nwes.txt: no such file or folder")
    assert list(here.iterdir()) == []


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_script(kg: Kg, shell: str) -> None:
    result = kg("completion", shell)
    assert result.exit_code == 0
    assert f"_KG_COMPLETE={shell}_complete" in result.stdout


def test_completion_offers_commands_and_options() -> None:
    def offered(words: str) -> list[str]:
        env = {"_KG_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": str(words.count(" "))}
        done = subprocess.run(KG_BY_NAME, env=env, capture_output=True, text=True, check=True)
        return [line.removeprefix("plain,") for line in done.stdout.splitlines()]

    assert offered("kg qu") == ["query", "queries", "quarantine"]
    assert "--workers" in offered("kg ingest --")


KG_BY_NAME = [KG[0], "-c", "from kg.cli import main; main(prog_name='kg')"]
