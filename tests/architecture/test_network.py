"""The program forwards nothing: no module of ours knows a network (promise P42). A server of the practice's own is the driver's business."""

import ast
import subprocess
import sys

from tests.architecture.tree import PACKAGES, ROOT, modules

NETWORK = {
    "aiohttp", "asyncio.streams", "ftplib", "http", "httpx", "imaplib", "poplib", "requests", "smtplib", "socket",
    "socketserver", "ssl", "telnetlib", "urllib", "urllib3", "websockets", "xmlrpc",
}  # fmt: skip
CALLS = {"open_connection", "create_connection", "create_server", "start_server", "urlopen", "getaddrinfo"}


def imported(path):
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module


def test_no_module_of_ours_knows_a_network():
    found = {
        (str(path.relative_to(ROOT)), name)
        for path in modules()
        for name in imported(path)
        if name in NETWORK or name.partition(".")[0] in NETWORK
    }
    assert found == set()


def test_no_module_of_ours_calls_a_network():
    found = {
        (str(path.relative_to(ROOT)), node.attr)
        for path in modules()
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Attribute) and node.attr in CALLS
    }
    assert found == set()


def test_the_way_from_the_door_to_the_practice_opens_no_socket():
    code = (
        "import socket, sys\n"
        "def refused(*a, **k): raise SystemExit('a socket was asked for')\n"
        "socket.socket.connect = socket.socket.bind = refused\n"
        "socket.create_connection = socket.getaddrinfo = refused\n"
        "from journal_tui.cli.main import run\n"
        "sys.exit(run(['policy', 'check', '--without-results']))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert "P61" in done.stdout and "socket" not in done.stderr
    assert PACKAGES == ("journal_tui", "storage", "fixtures")
