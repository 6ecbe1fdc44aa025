"""How fast the desk looks up: ``uv run python -m benchmarks.desk [--notices 1000]``.

Compiles made-up notices, then asks ``/api/search`` in process what staff type, each once more cold caches aside.
"""

from __future__ import annotations

import argparse
import datetime as dt
import statistics
import tempfile
import time
from pathlib import Path

import msgspec
from starlette.testclient import TestClient

from benchmarks.notices import write
from bot.settings import Settings
from bot.web.app import create_app
from bot.web.site import Limits, Rate, read_site
from policies.compile import compile_folder

TYPED = (
    "评审费", "评审废", "继续教育 学时", "截止", "申报时间 中级", "免学", "普通话", "照片", "咨询电话", "答辩",
    "退回修改", "公示几天", "学历 证明", "论文", "通过率", "纸质材料 报送", "承诺书", "2024 工程", "高级 评审费",
    "社保",
)  # fmt: skip
ROUNDS = 5


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--notices", type=int, default=1000)
    count = options.parse_args().notices
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "notices").mkdir()
        write(folder / "notices", count)
        compile_folder(folder / "notices", folder / "knowledge.sqlite")
        times = sorted(measured(folder))
    print(f"{count} notices, {len(times)} look-ups: p50 {statistics.median(times):.0f} ms, "
          f"p95 {times[int(len(times) * 0.95)]:.0f} ms, max {times[-1]:.0f} ms")  # fmt: skip
    return 0


def measured(folder: Path) -> list[float]:
    """Milliseconds of each look-up, through the whole front but for the network."""
    site = msgspec.structs.replace(read_site(), limits=Limits(Rate(1e6, 10**6), Rate(1e6, 10**6)))
    app = create_app(Settings(data=folder, today=dt.date(2024, 10, 12)), site=site)
    times = []
    with TestClient(app) as client:
        while app.state.front.knowledge is None:
            time.sleep(0.1)
        for typed in TYPED * ROUNDS:
            began = time.perf_counter()
            client.get("/api/search", params={"q": typed}).raise_for_status()
            times.append((time.perf_counter() - began) * 1000)
    return times


if __name__ == "__main__":
    raise SystemExit(main())
