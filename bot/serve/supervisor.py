"""``zhicheng serve``: knowledge base, model, action server, Rasa and front, up together and down together.

The front runs in this process (it is small), the other two are children. What ends one ends all: a signal, a child
that dies, an error while starting.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import socket
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import msgspec
import uvicorn
import uvloop

from bot.serve.child import POLL_SECONDS, Child, answers, run_to_end
from bot.serve.errors import ServeError
from bot.serve.lifeline import hold_on_to_parent
from bot.serve.ports import hold, pick
from bot.serve.progress import console, step
from bot.serve.training import STEP, model_path, rasa_environ, train
from bot.settings import LOOPBACK, Settings

LIFELINE = "ZHICHENG_LIFELINE"  # 1: started by another command of ours, ends with it
WATCH_SECONDS = 0.5
GRACE_SECONDS = 10  # after a child's death the front still answers this long, from clause search
PROBE = "warm-up"  # conversations whose id starts so are not stored (bot.tracker_store)
_WARM_UP = ("你好", "评审费多少钱，什么时候截止", "需要哪些材料？继续教育要多少学时？")


def serve(settings: Settings) -> None:
    """Run until a signal. Raises ServeError; nothing is left running in either case."""
    if os.environ.get(LIFELINE) == "1":
        hold_on_to_parent()
    with hold(settings.host, settings.port) as door:
        model = prepare(settings)
        settings = with_ports(settings, door.getsockname()[1])  # last: training takes long enough to lose a port
        uvloop.install()
        asyncio.run(_Supervisor(settings, model, door).run())


def with_ports(settings: Settings, port: int) -> Settings:
    """The settings with the front's port, and ports for the other two that are free now."""
    rasa_port = pick(settings.rasa_port, {port})
    actions_port = pick(settings.actions_port, {port, rasa_port})
    return msgspec.structs.replace(settings, port=port, rasa_port=rasa_port, actions_port=actions_port)


def prepare(settings: Settings) -> Path:
    """Bring the knowledge base and the model up to date; the model to serve, whatever is edited while it is trained."""
    if run_to_end(["bot.serve.knowledge"], {**os.environ, **settings.environ()}):
        raise ServeError("知识库没有整理好，原因见上。")
    current = model_path(settings)
    if current.exists():
        return current
    with step(STEP):
        return train(settings)


class _Supervisor:
    def __init__(self, settings: Settings, model: Path, door: socket.socket) -> None:
        self._settings = settings
        self._door = door
        environ = rasa_environ(settings)
        self._actions = Child(
            "动作服务", ["bot.serve.action_server"], environ, settings.actions_url + "/health",
            settings.logs / "actions.log",
        )  # fmt: skip
        self._rasa = Child(
            "Rasa", ["bot.serve.rasa_server", str(model)], environ, settings.rasa_url + "/",
            settings.logs / "rasa.log",
        )  # fmt: skip
        self._children = (self._rasa, self._actions)
        self._stop = asyncio.Event()

    async def run(self) -> None:
        self._stop = asyncio.Event()
        for number in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(number, self._stop.set)
        front = _front(self._settings)
        serving = asyncio.create_task(front.serve(sockets=[self._door]))
        try:
            await self._until_stopped(serving)
        finally:
            front.should_exit = True
            stopping = [asyncio.to_thread(child.stop) for child in self._children]
            await asyncio.gather(serving, *stopping, return_exceptions=True)

    async def _until_stopped(self, serving: asyncio.Task[None]) -> None:
        stopped = asyncio.create_task(self._stop.wait())
        running = asyncio.create_task(self._start_and_watch(serving))
        done, pending = await asyncio.wait({stopped, running}, return_when=asyncio.FIRST_COMPLETED)
        for task in pending:
            task.cancel()
        if running in done:
            running.result()

    async def _start_and_watch(self, serving: asyncio.Task[None]) -> None:
        with step("启动 Rasa 与动作服务"):
            for child in self._children:
                child.start()
            await asyncio.gather(*(child.ready() for child in self._children))
            await _warm_up(self._settings)
            await self._front_ready(serving)
        announce(self._settings)
        while True:
            if serving.done():
                raise ServeError(f"网页服务意外停止了。请查看上面的错误信息；端口是 {self._settings.port}。")
            await self._check_children()
            await asyncio.sleep(WATCH_SECONDS)

    async def _front_ready(self, serving: asyncio.Task[None]) -> None:
        """Wait until the front has seen an answer too: whoever reads the address may ask at once."""
        host = LOOPBACK if self._settings.host in ("0.0.0.0", "::") else self._settings.host
        async with httpx.AsyncClient(trust_env=False, timeout=5) as client:
            while not serving.done() and not await answers(client, f"http://{host}:{self._settings.port}/readyz"):
                for child in self._children:
                    child.check()
                await asyncio.sleep(POLL_SECONDS)

    async def _check_children(self) -> None:
        for child in self._children:
            try:
                child.check()
            except ServeError as error:
                console.print(f"{error}\n{GRACE_SECONDS} 秒后停止服务；在此之前只用条款检索回答。", style="red", markup=False)
                await asyncio.sleep(GRACE_SECONDS)
                raise


class _Front(uvicorn.Server):
    """uvicorn without its own signal handling: the supervisor's covers the children too."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


def _front(settings: Settings) -> uvicorn.Server:
    from bot.serve.packing import pack_dictionaries  # loads jieba, which only the front needs

    pack_dictionaries()
    from bot.web.app import create_app

    config = uvicorn.Config(
        create_app(settings), host=settings.host, port=settings.port, log_level="warning", access_log=False,
        timeout_graceful_shutdown=5, server_header=False, ws="none",
    )  # fmt: skip
    return _Front(config)


async def _warm_up(settings: Settings) -> None:
    """Real messages through Rasa and the actions; an empty reply is a failure (Rasa answers 200 all the same)."""
    async with httpx.AsyncClient(trust_env=False, timeout=30) as client:
        for text in _WARM_UP:
            reply = await client.post(
                settings.rasa_url + "/webhooks/rest/webhook", json={"sender": PROBE, "message": text}
            )
            if reply.status_code != 200 or not reply.json():
                raise ServeError(
                    f"启动后的试问没有得到回答（问：{text}；状态 {reply.status_code}）。请查看日志：{settings.logs / 'rasa.log'} 和 "
                    f"{settings.logs / 'actions.log'}。"
                )


def announce(settings: Settings) -> None:
    """The address on standard output (it is what a caller waits for), hints on standard error."""
    print(settings.url, flush=True)
    if sys.stderr.isatty():
        console.print("打开上面的地址即可提问；按 Ctrl-C 停止。")
