"""``selon desk``: a ledger's events and dispatches as pages for a browser on this machine."""

from __future__ import annotations

import secrets
import socket
from pathlib import Path

import click

from selon.cli.options import with_ledger
from selon.errors import SettingError

__all__ = ["desk"]

_REMEDY = "install Selon with the extra: pip install 'selon[desk]'"
_LOOPBACK = "127.0.0.1"


@click.command(short_help="Show a ledger in the browser.")
@with_ledger
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8470, show_default=True, help="Where; 0 is any free one."
)
def desk(file: Path, *, port: int) -> int:
    """Show a ledger in the browser: a board of events, each event side by side, dispatches with their marks, search.

    The pages are served to this machine alone, and only to who opens the address that is printed: it has a token in
    it. What is reviewed there is written to the ledger's audit chain. Ctrl-C ends it.

    \b
    selon desk --ledger night.selon
    """
    try:
        import starlette as _starlette  # noqa: F401, PLC0415 - extras, loaded where they are needed
        import uvicorn  # noqa: PLC0415 - as above
    except ImportError as problem:
        reason = "the pages need starlette and uvicorn, which are not installed"
        raise SettingError(reason, place="selon desk", remedy=_REMEDY) from problem
    from selon.ledger import open_ledger  # noqa: PLC0415 - only what is asked for is loaded
    from selon.publishing.desk.application import make_application  # noqa: PLC0415 - as above

    with open_ledger(file):  # what is wrong with the file is said here, and not in a browser
        pass
    token = secrets.token_urlsafe(24)
    with listening(port) as taken:
        port = taken.getsockname()[1]
        hosts = [f"{name}:{port}" for name in (_LOOPBACK, "localhost")]
        click.echo(f"The desk is open, for this machine alone: http://{hosts[0]}/?token={token}")
        click.echo("Ctrl-C closes it.", err=True)
        settings = uvicorn.Config(
            make_application(str(file), token, hosts),
            access_log=False,
            log_level="warning",
            lifespan="off",
            ws="none",
            http="h11",
            proxy_headers=False,
            server_header=False,
            timeout_graceful_shutdown=2,
        )
        try:
            uvicorn.Server(settings).run(sockets=[taken])
        except KeyboardInterrupt:
            click.echo("selon: the desk is closed", err=True)
    return 0


def listening(port: int) -> socket.socket:
    """Return a socket of the loopback alone. Raises SettingError where the port is taken."""
    found = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        found.bind((_LOOPBACK, port))
        found.listen(64)
    except OSError as problem:
        found.close()
        reason = f"port {port} cannot be had: {(problem.strerror or str(problem)).lower()}"
        raise SettingError(reason, place="--port", remedy="name another one, or 0 for any that is free") from problem
    return found
