"""One Python session of a lesson's page: runs cells as Jupyter does, and hands out what they show.

It runs in the browser, in Pyodide. `start` is given a function that receives each output as it
comes: its kind, a name, and text.
"""

import json
import re
import sys

from IPython.core.displaypub import DisplayPublisher
from IPython.core.interactiveshell import InteractiveShell

COLOR = re.compile(r"\x1b\[[0-9;]*m")
LIVE_WIDGET = "application/vnd.jupyter.widget-view+json"


class Page:
    """Where outputs go."""

    give = None

    @classmethod
    def show(cls, kind, data):
        """Give the forms of a display, without a live widget: a page has no kernel for one."""
        cls.give(kind, "", json.dumps({k: v for k, v in data.items() if k != LIVE_WIDGET}))


class Stream:
    """Standard output or error, handed on as it is written."""

    def __init__(self, name):
        """Name it."""
        self.name = name

    def write(self, text):
        """Hand text on."""
        if text:
            Page.give("stream", self.name, str(text))
        return len(text)

    def flush(self):
        """Nothing is held back."""

    def isatty(self):
        """It is no terminal."""
        return False


class Publisher(DisplayPublisher):
    """Hands on what a cell displays."""

    def publish(self, data, metadata=None, **kwargs):
        """Give a display."""
        Page.show("display", data)

    def clear_output(self, wait=False):
        """Tell the page to empty the answer."""
        Page.give("clear", "", "")


class Shell(InteractiveShell):
    """IPython without a terminal."""

    def init_displayhook(self):
        """Show the value of a cell's last line."""
        super().init_displayhook()
        self.displayhook.write_output_prompt = lambda: None
        self.displayhook.write_format_data = lambda data, metadata=None: Page.show("result", data)
        self.displayhook.finish_displayhook = lambda: None

    def _showtraceback(self, etype, evalue, stb):
        frames = [COLOR.sub("", frame).rstrip() for frame in stb]
        Page.give("error", etype.__name__, json.dumps({"frames": frames}))


def start(give):
    """Open the session."""
    Page.give = give
    sys.stdout, sys.stderr = Stream("stdout"), Stream("stderr")
    Page.shell = Shell.instance(display_pub_class=Publisher, colors="NoColor")
    Page.shell.history_manager.enabled = False


def run(code):
    """Run one cell; say whether it went through."""
    return bool(Page.shell.run_cell(code, store_history=True).success)
