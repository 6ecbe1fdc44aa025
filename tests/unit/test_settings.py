from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from bot.settings import ROOT, SHIPPED_NOTICES, Settings, SettingsError


def test_without_anything_the_shipped_notices_are_served_on_this_machine_only() -> None:
    settings = Settings.read({})
    assert (settings.url, settings.notices, settings.data) == ("http://127.0.0.1:8000", SHIPPED_NOTICES, ROOT / "var")
    assert not settings.allow_as_of and settings.today is None


@pytest.mark.parametrize(
    ("variable", "text", "field", "value"),
    [
        ("ZHICHENG_PORT", "80", "port", 80),
        ("ZHICHENG_PORT", "0", "port", 0),
        ("ZHICHENG_ALLOW_AS_OF", "Yes", "allow_as_of", True),
        ("ZHICHENG_ALLOW_AS_OF", "0", "allow_as_of", False),
        ("ZHICHENG_TODAY", "2024-10-12", "today", dt.date(2024, 10, 12)),
        ("ZHICHENG_TODAY", "", "today", None),
        ("ZHICHENG_DATA", "/srv/zhicheng", "data", Path("/srv/zhicheng")),
    ],
)
def test_a_variable_is_read_in_its_type(variable: str, text: str, field: str, value: object) -> None:
    assert getattr(Settings.read({variable: text}), field) == value


@pytest.mark.parametrize(
    ("variable", "text"),
    [("ZHICHENG_PORT", "http"), ("ZHICHENG_PORT", "65536"), ("ZHICHENG_PORT", "-1"), ("ZHICHENG_PORT", "８０"),
     ("ZHICHENG_TODAY", "10月12日"), ("ZHICHENG_TODAY", "2024-13-01"), ("ZHICHENG_ALLOW_AS_OF", "maybe")],
)  # fmt: skip
def test_a_value_that_cannot_be_used_is_named_with_an_example(variable: str, text: str) -> None:
    with pytest.raises(SettingsError) as caught:
        Settings.read({variable: text})
    assert f"{variable}={text}" in str(caught.value) and "例如" in str(caught.value)


def test_an_option_wins_over_a_variable_and_an_absent_one_does_not() -> None:
    environ = {"ZHICHENG_PORT": "8001", "ZHICHENG_HOST": "0.0.0.0"}
    settings = Settings.read(environ, port=9000, host=None)
    assert (settings.port, settings.host) == (9000, "0.0.0.0")


def test_another_folder_of_notices_gets_its_own_data_below_the_data_root(tmp_path: Path) -> None:
    one, other = (Settings.read({}, notices=tmp_path / name) for name in ("one", "other"))
    assert ROOT / "var" in one.data.parents and one.data != other.data
    assert one.models == other.models == ROOT / "models"


def test_a_data_folder_that_is_named_is_used_as_it_is(tmp_path: Path) -> None:
    settings = Settings.read({"ZHICHENG_DATA": str(tmp_path)}, notices=tmp_path / "notices")
    assert settings.data == tmp_path


@pytest.mark.parametrize("options", [{}, {"today": dt.date(2024, 1, 2), "allow_as_of": True, "port": 0}])
def test_a_child_reads_the_same_settings_from_its_environment(options: dict[str, object], tmp_path: Path) -> None:
    settings = Settings.read({}, notices=tmp_path, **options)
    assert Settings.read(settings.environ()) == settings
