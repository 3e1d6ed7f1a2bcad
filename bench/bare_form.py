"""A class at a bare Streamlit form, under the same settings of Streamlit's: what ours is measured against."""

import asyncio
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from headless_class import JOIN_AT_ONCE, ROOT, leave
from headless_device import Device, NotSaved

from tests.browser.classroom import start_server

BARE = """\
import streamlit as st

@st.fragment
def ask():
    with st.form("f"):
        choice = st.radio("Which?", ["**A** one", "**B** two", "**C** three", "**D** four"], index=None)
        if st.form_submit_button("Send"):
            st.html("Saved.")

ask()
"""


class BareDevice(Device):
    """A device at the bare form: it sends the choice and the button together."""

    page, room = "", ""

    async def tap(self, option: int) -> float:
        message = self.message()
        message.rerun_script.fragment_id = self.ballot
        choice = message.rerun_script.widget_states.widgets.add()
        choice.id, choice.string_value = self.radio, self.options[option % len(self.options)]
        press = message.rerun_script.widget_states.widgets.add()
        press.id, press.trigger_value = self.button, True
        took = await self.run(message)
        if "Saved." not in self.words:
            raise NotSaved("the form did not answer")
        return took


@asynccontextmanager
async def at_a_bare_form(students: int) -> AsyncIterator[list[Device]]:
    """As many students at a bare form, under the same settings of Streamlit's, on a server of its own."""
    with tempfile.TemporaryDirectory() as kept:
        folder = Path(kept)
        (folder / ".streamlit").mkdir()
        settings = (ROOT / ".streamlit" / "config.toml").read_bytes()
        (folder / ".streamlit" / "config.toml").write_bytes(settings)
        (folder / "app.py").write_text(BARE, "utf-8")
        server = start_server(folder / "data", root=folder)
        try:
            devices: list[Device] = [BareDevice(server.port, "") for _ in range(students)]
            for at in range(0, students, JOIN_AT_ONCE):
                await asyncio.gather(*(device.connect() for device in devices[at : at + JOIN_AT_ONCE]))
            yield devices
            await leave(devices)
        finally:
            server.stop()
