"""Rasa's own validation has nothing to warn of."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from bot.settings import ROOT


def test_rasas_validation_has_no_warnings(tmp_path: Path) -> None:
    code = (
        "from bot.serve.before_rasa import before_rasa; before_rasa()\n"
        "import sys; from rasa.__main__ import main\n"
        "sys.argv = ['rasa', 'data', 'validate', '--fail-on-warnings', '--config', 'bot/config.yml', '--domain',"
        " 'bot/domain', '--data', 'data/nlu', 'data/rules']; main()"
    )
    environ = {**os.environ, "RASA_TELEMETRY_ENABLED": "false", "HOME": str(tmp_path)}
    outcome = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=environ, capture_output=True, text=True)
    assert outcome.returncode == 0, outcome.stdout[-3000:] + outcome.stderr[-3000:]
