"""A web server for tests, on this machine, that serves all that the web can do to a reader."""

import gzip
import socketserver
import threading
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

__all__ = ["Page", "Site", "serve"]


@dataclass
class Page:
    """What is served at a path: ``raw``, if given, is sent as it is instead of an answer; ``drip`` byte by byte."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    raw: bytes = b""
    drip: bytes = b""
    endless: bytes = b""
    etag: str = ""

    @staticmethod
    def html(text, **more):
        """Return a page of HTML."""
        return Page(text.encode(), headers={"Content-Type": "text/html; charset=utf-8"}, **more)

    @staticmethod
    def packed(body, **more):
        """Return a page that is packed with gzip."""
        return Page(gzip.compress(body), headers={"Content-Encoding": "gzip", "Content-Type": "text/html"}, **more)


class Site:
    """What a server serves, and what it was asked for: (path, headers, body)."""

    def __init__(self):
        self.pages = {}
        self.asked = []
        self.host = ""
        self.over = threading.Event()

    @property
    def url(self):
        return f"http://{self.host}"

    def paths(self):
        return [path for path, _, _ in self.asked]


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        site = self.server.site
        length = int(self.headers.get("Content-Length", 0))
        site.asked.append((self.path, dict(self.headers), self.rfile.read(length)))
        page = site.pages.get(self.path, Page(b"nothing here", 404))
        page = page(self) if callable(page) else page
        with suppress(OSError):
            self._serve(site, page)

    do_POST = do_GET  # noqa: N815 - the library names it

    def _serve(self, site, page):
        if page.raw:
            self.wfile.write(page.raw)
        for byte in page.drip:
            if site.over.wait(0.05):
                return
            self.wfile.write(bytes([byte]))
        if page.raw or page.drip:
            return
        status = 304 if page.etag and self.headers.get("If-None-Match") == page.etag else page.status
        self.send_response(status)
        for name, value in page.headers.items():
            self.send_header(name, value)
        if page.etag:
            self.send_header("ETag", page.etag)
        if not page.endless:
            self.send_header("Content-Length", "0" if status == 304 else str(len(page.body)))
        self.end_headers()
        if status != 304:
            self.wfile.write(page.body)
        while page.endless and not site.over.is_set():
            self.wfile.write(page.endless)

    def log_message(self, *_):
        pass


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def server_bind(self):
        socketserver.TCPServer.server_bind(self)  # HTTPServer's own asks for the machine's name, which may take seconds
        self.server_name, self.server_port = self.server_address[:2]

    def handle_error(self, *_):
        pass


@contextmanager
def serve(context=None):
    """Serve a site on a free port of 127.0.0.1; with a TLS context over TLS."""
    site = Site()
    server = _Server(("127.0.0.1", 0), _Handler)
    if context is not None:
        server.socket = context.wrap_socket(server.socket, server_side=True)
    server.site = site
    site.host = f"127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield site
    finally:
        site.over.set()
        server.shutdown()
        server.server_close()
        thread.join()
