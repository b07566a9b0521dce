"""What is not done when the server is stopped is told so, and every line of the log is JSON."""

from __future__ import annotations

import asyncio
import json
import logging
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient
from starlette.types import Message, Receive, Scope, Send

from api.app import create_app
from api.ending import ENDING
from api.inside import scope_of
from api.logs import configure_logs
from api.operations import Shield
from api.settings import ServerSettings
from prisongraph.__main__ import main


class _Ending:
    """Notes what an answer was broken off for."""

    def __init__(self) -> None:
        self.kinds: list[str] = []

    async def broken_off(self, problem: Any) -> None:
        self.kinds.append(problem.kind)


async def _stopped(*, begun: bool) -> tuple[list[Message], list[str]]:
    """What a client gets whose request is cancelled, and what its answer was broken off for."""
    sent: list[Message] = []
    ending = _Ending()

    async def endless(_scope: Scope, _receive: Receive, send: Send) -> None:
        if begun:
            await send({"type": "http.response.start", "status": 200, "headers": []})
        await asyncio.sleep(60)

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        sent.append(message)

    scope = {**scope_of("/sparql", "*/*"), "extensions": {ENDING: {"end": ending}}}
    task = asyncio.create_task(Shield(endless, "")(scope, receive, send))
    await asyncio.sleep(0.01)
    task.cancel()
    await task
    return sent, ending.kinds


def test_who_waits_is_told_that_the_server_is_being_stopped() -> None:
    sent, kinds = asyncio.run(_stopped(begun=False))
    assert (sent[0]["status"], json.loads(sent[1]["body"])["detail"]) == (503, "the server is being stopped")
    assert (b"retry-after", b"5") in sent[0]["headers"]
    assert kinds == []


def test_an_answer_on_its_way_is_broken_off() -> None:
    sent, kinds = asyncio.run(_stopped(begun=True))
    assert [message["type"] for message in sent] == ["http.response.start"]
    assert kinds == ["stopping"]


def test_what_libraries_log_is_json_too(capsys: pytest.CaptureFixture[str]) -> None:
    configure_logs()
    try:
        logging.getLogger("uvicorn.error").warning("Invalid %s\n", "request")
        try:
            raise ValueError("of an application")
        except ValueError as error:
            logging.getLogger("uvicorn.error").error("Exception in ASGI application\n", exc_info=error)
        logging.getLogger("graphs.process").warning("a worker did not start: %s", "signal 9 (Killed)")
    finally:
        configure_logs(quiet=True)
    *_, first, second, third = map(json.loads, capsys.readouterr().err.splitlines())
    assert (first["event"], first["level"], first["logger"]) == ("Invalid request", "warning", "uvicorn.error")
    assert second["exception"].endswith("ValueError: of an application")
    assert (third["event"], third["logger"]) == ("a worker did not start: signal 9 (Killed)", "graphs.process")


def test_requests_are_in_the_log_when_the_service_has_ended(
    specimens: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    configure_logs()
    try:
        with TestClient(create_app(ServerSettings(dataset=specimens, workers=1))) as client:
            client.get("/healthz")
        lines = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    finally:
        configure_logs(quiet=True)
    assert [line["path"] for line in lines if line["event"] == "request"] == ["/healthz"]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--port", "99999"], "there is no port 99999"),
        (["--host", "192.0.2.1", "--port", "0"], "cannot listen on 192.0.2.1:0"),
        (["--rate", "now and then"], "'now and then' is no rate"),
    ],
)
def test_settings_that_make_no_sense_are_told(
    options: list[str], said: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "data.nt").write_text("<http://s/1> <http://p> 'text' .\n".replace("'", '"'))
    assert main(["serve", "--load", str(tmp_path / "data.nt"), "--workers", "1", *options]) == 2
    configure_logs(quiet=True)
    told = capfd.readouterr().err
    assert f"error: {said}" in told
    assert "hint: " in told
    assert "Traceback" not in told
