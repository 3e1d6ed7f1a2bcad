"""A PostgreSQL server for the tests: its own folder, its own socket, no port, gone with the run."""

import os
import shutil
import signal
import subprocess
import tempfile
import threading
from itertools import count
from pathlib import Path
from urllib.parse import quote

import psycopg

MISSING = (
    "The tests need PostgreSQL's server programs (initdb, postgres) and found none on PATH or in "
    "/usr/lib/postgresql. Install them; Debian: sudo apt install postgresql"
)

# It is thrown away, so nothing waits for the disk. Texts and plans as anywhere else.
SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0777",
    "fsync": "off",
    "full_page_writes": "off",
    "shared_buffers": "32MB",
    "max_connections": "60",
    "superuser_reserved_connections": "3",
    "autovacuum": "off",
    "log_min_messages": "fatal",
}

# The server goes when its standard input ends, so it never outlives a test run that was killed.
UNTIL_INPUT_ENDS = '"$@" & server=$!; read -r _; kill -INT "$server" 2>/dev/null; wait "$server"'


def server_program(name: str) -> str:
    """The path of one of PostgreSQL's programs; of the newest version where there are several."""
    debian = Path("/usr/lib/postgresql").glob(f"*/bin/{name}")
    found = [path for path in debian if path.parent.parent.name.isdigit()]
    newest = max(found, key=lambda path: int(path.parent.parent.name), default=None)
    program = str(newest) if newest else shutil.which(name)
    if program is None:
        raise AssertionError(MISSING)
    return program


class ServerAtHand:
    """A running server. It refuses to run as root, so there it runs as another user."""

    def __init__(self) -> None:
        programs = server_program("initdb"), server_program("postgres")
        self._initdb, self._postgres = programs
        self._numbers = count(1)
        self.folder = Path(tempfile.mkdtemp(prefix="pg-"))  # Not below pytest's: a socket's path is short.
        self.data = self.folder / "data"
        self._as: dict[str, str] = {}
        if os.name == "posix" and os.geteuid() == 0:
            user, group = _other_user()
            shutil.chown(self.folder, user, group)
            self._as = {"user": user, "group": group, "extra_groups": []}  # type: ignore[dict-item]
        options = ["--username=postgres", "--encoding=UTF8", "--locale=C", "--auth=trust", "--no-sync"]
        done = subprocess.run(  # type: ignore[call-overload]
            [self._initdb, "-D", str(self.data), *options],
            capture_output=True,
            text=True,
            cwd=self.folder,
            check=False,
            **self._as,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        # One user who must say a password; everybody else is let in.
        rules = self.data / "pg_hba.conf"
        rules.write_text("local all teacher scram-sha-256\nlocal all all trust\n")
        self._process = self._start()

    def url(self, database: str, user: str = "postgres") -> str:
        """The address of a database."""
        return f"postgresql://{user}@/{database}?host={quote(str(self.folder))}"

    def administer(self, statement: str, database: str = "postgres") -> list[tuple[object, ...]]:
        """Run a statement as the superuser; the rows, if it has any."""
        at = {"host": str(self.folder), "user": "postgres", "dbname": database}
        with psycopg.connect(**at, autocommit=True) as admin:  # type: ignore[arg-type]
            cursor = admin.execute(statement.encode())
            return cursor.fetchall() if cursor.description else []

    def new_database(self, template: str = "template0", options: str = "") -> str:
        """The name of a new database; a copy of the template."""
        name = f"test_{next(self._numbers)}"
        self.administer(f"CREATE DATABASE {name} TEMPLATE {template} {options}")
        return name

    def drop(self, database: str) -> None:
        """Remove a database and whoever is in it."""
        self.administer(f"DROP DATABASE {database} WITH (FORCE)")

    def end_connections(self, database: str) -> int:
        """End every connection to a database, as an administrator may; how many there were."""
        rows = self.administer(
            f"SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = '{database}'"
        )
        return len(rows)

    def crash_and_start(self) -> None:
        """Kill the server as a crash does, and start it again."""
        pid = int((self.data / "postmaster.pid").read_text().splitlines()[0])
        os.kill(pid, signal.SIGQUIT)
        self._wait_for_the_end()
        self._process = self._start()

    def stop(self) -> None:
        """End the server and remove its folder."""
        self._wait_for_the_end()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _wait_for_the_end(self) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait(timeout=60)

    def _start(self) -> "subprocess.Popen[str]":
        options = [word for name, value in SETTINGS.items() for word in ("-c", f"{name}={value}")]
        command = [self._postgres, "-D", str(self.data), "-k", str(self.folder), *options]
        log = (self.folder / "log").open("a")
        process: subprocess.Popen[str] = subprocess.Popen(  # type: ignore[call-overload]
            ["sh", "-c", UNTIL_INPUT_ENDS, "sh", *command],
            stdin=subprocess.PIPE,
            stdout=log,
            stderr=log,
            text=True,
            cwd=self.folder,
            **self._as,
        )
        log.close()
        for _ in range(600):
            try:
                self.administer("SELECT 1")
                return process
            except psycopg.OperationalError:
                assert process.poll() is None, (self.folder / "log").read_text()
                threading.Event().wait(0.05)
        raise AssertionError((self.folder / "log").read_text())


def _other_user() -> tuple[str, str]:
    """A user who is not root, and their group."""
    import grp
    import pwd

    known = {user.pw_name: user for user in pwd.getpwall()}
    user = known.get("postgres") or known["nobody"]
    return user.pw_name, grp.getgrgid(user.pw_gid).gr_name


def with_password(url: str, password: str) -> str:
    """The address for the user `teacher`."""
    return url.replace("postgres@", f"teacher:{password}@")
