"""``selon desk``: it opens on loopback, says where, lets in who has the address, and ends when it is told to."""

import builtins
import http.client
import os
import re
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from selon.cli import main
from selon.cli.desk import listening
from selon.errors import SettingError
from selon.ledger import open_ledger


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "night.selon"
    open_ledger(path, create=True).close()
    return path


def run(capfd, *arguments):
    code = main(arguments)
    out, err = capfd.readouterr()
    return code, out, err


def test_what_is_missing_is_named_with_the_remedy(file, capfd, monkeypatch):
    load = builtins.__import__

    def without(name, *rest):
        if name.partition(".")[0] in {"uvicorn", "starlette"}:
            raise ImportError(name)
        return load(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    code, out, err = run(capfd, "desk", "--ledger", str(file))
    assert (code, out) == (7, "")
    assert "pip install 'selon[desk]'" in err


def test_no_ledger_no_desk(tmp_path, capfd):
    code, out, err = run(capfd, "desk", "--ledger", str(tmp_path / "none.selon"))
    assert (code, out) == (9, "")
    assert "none.selon" in err


def test_a_port_that_is_taken_is_named():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(SettingError, match=f"port {port} cannot be had.*name another one"):
            listening(port)


def test_it_listens_on_loopback_alone():
    with listening(0) as found:
        assert found.getsockname()[0] == "127.0.0.1"


@pytest.mark.skipif(os.name == "nt", reason="an interruption is sent otherwise there")
def test_it_serves_who_has_the_address_and_ends_at_an_interruption(file):
    source = str(Path(__file__).resolve().parents[3] / "src")
    command = [sys.executable, "-c", "import sys; from selon.cli import main; sys.exit(main())"]
    command += ["desk", "--ledger", str(file), "--port", "0"]
    known = os.environ | {"PYTHONPATH": source, "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=known) as running:
        try:
            port, token = re.search(r"http://127\.0\.0\.1:(\d+)/\?token=(\S+)", running.stdout.readline()).groups()
            connection = http.client.HTTPConnection("127.0.0.1", int(port), timeout=20)
            connection.request("GET", "/")
            answer = connection.getresponse()
            assert (answer.status, answer.getheader("server")) == (401, None)
            answer.read()
            connection.request("GET", f"/?token={token}")
            answer = connection.getresponse()
            cookie = answer.getheader("set-cookie").partition(";")[0]
            answer.read()
            connection.request("GET", "/", headers={"cookie": cookie})
            assert "This ledger is empty" in connection.getresponse().read().decode()
            connection.close()
        finally:
            running.send_signal(signal.SIGINT)
            _, err = running.communicate(timeout=20)
    assert running.returncode == 0
    assert "the desk is closed" in err
    assert token not in err
