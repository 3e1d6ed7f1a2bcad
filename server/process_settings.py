"""Settings of the server's process: how soon it sends, what it makes once, how seldom it tidies up."""

import gc
import logging
import socket
from functools import cache

from streamlit import config
from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session, runtime

log = logging.getLogger(__name__)

FLUSH_SECONDS = 0.0
"""Streamlit's own is 0.005. In turn on one machine, a ballot's median was 4.1 ms, and 4.8 ms with 0.002;
it costs no more processor time, and a click reaches three hundred devices no later."""


def send_sooner() -> None:
    """Leave out the pause that Streamlit makes between two rounds of sending.

    A tap's run begins with a message of its own, and what follows it waits
    for the next round. A bare page is done before the first round; a ballot,
    which waits for the disk, never is. The constant is not public: where a
    version does without it, all works as before, only later, and the log
    says so.
    """
    if hasattr(runtime, "MESSAGE_FLUSH_INTERVAL_SECS"):
        runtime.MESSAGE_FLUSH_INTERVAL_SECS = FLUSH_SECONDS  # type: ignore[misc]
    else:
        log.warning("This version of Streamlit has no MESSAGE_FLUSH_INTERVAL_SECS; answers come later.")


def remember_the_look() -> None:
    """Have the look in .streamlit/config.toml worked out once, not for every run of every device.

    Each run begins with a message that holds all of it. Making that part
    anew took 0.8 of the 5 ms of a ballot, on the one thread that serves all
    devices. A config.toml that is read again is worked out again. The
    function is not public: where a version does without it, all works as
    before, only later, and the log says so.
    """
    work_out = getattr(app_session, "_populate_theme_msg", None)
    if work_out is None:
        log.warning("This version of Streamlit has no _populate_theme_msg; answers come later.")
        return

    @cache
    def look(section: str) -> CustomThemeConfig:
        made = CustomThemeConfig()
        work_out(made, section)
        return made

    def populate(message: CustomThemeConfig, section: str = "theme") -> None:
        if look(section).ByteSize():  # a part that is not set must stay unset, not be there and empty
            message.MergeFrom(look(section))

    config.on_config_parsed(look.cache_clear, force_connect=True)
    app_session._populate_theme_msg = populate


def send_small_things_at_once() -> None:
    """Set TCP_NODELAY on the sockets that listen; the connections that they accept inherit it.

    An answer is several small frames. Without it the system holds all but the
    first back until the device has confirmed that one, which devices like to
    do late: 40 ms and more for each answer. asyncio sets it itself, but only
    on sockets that were made with the protocol's number, and Streamlit's is
    not (`socket.socket(family=family)`). That socket is handed to nobody, so
    it is looked for among the objects of the process.
    """
    for each in gc.get_objects():
        # By its type alone: isinstance asks a weak reference for what it refers to, which may be gone.
        if issubclass(type(each), socket.socket) and _listens(each):
            each.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)


def _listens(found: socket.socket) -> bool:
    try:
        is_tcp = found.family in (socket.AF_INET, socket.AF_INET6) and found.type == socket.SOCK_STREAM
        return is_tcp and bool(found.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN))
    except OSError:  # it was closed meanwhile
        return False


def spare_what_stays() -> None:
    """Have the garbage collector leave alone what is in memory by now: code, content, catalogues.

    It goes with the process, and looking through it stops every answer
    meanwhile. With this and the shorter pause the slowest of 800 answers fell
    from about 150 ms to 45; how much of that is this one's was not measured.
    """
    gc.collect()
    gc.freeze()
