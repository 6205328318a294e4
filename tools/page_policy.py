"""Give each page a Content-Security-Policy: the browser itself keeps out what is not the kit's.

A page runs the kit's own files, and the inline scripts of the theme that were there when the book
was built, known by their hashes. A page that runs code in the browser may also compile WebAssembly
and start workers from what it has loaded. Only where R runs may text become code: webR does that
(`eval`), and in a folder its worker is under the page's policy. No page may load from or send to
another place, be given another base, or hold a plug-in. `file:` stands beside `'self'` for
browsers in which a folder is not its own place; on the web it allows nothing.
"""

from __future__ import annotations

import base64
import hashlib
import json

from bs4 import BeautifulSoup, Tag

RUNS_CODE = ("kit/run.js", "kit/device-check.js")
HANDLERS = {"toggleFullScreen()": "full-screen", "window.print()": "print"}
"""What the theme writes into `onclick`, and the name under which kit/theme.js does it."""
HERE = "'self' file:"
POLICY = {
    "default-src": "'none'",
    "script-src": HERE,
    "style-src": f"{HERE} 'unsafe-inline'",  # the theme, formulas and drawings set styles
    "img-src": f"{HERE} data: blob:",
    "font-src": f"{HERE} data:",
    "connect-src": HERE,
    "manifest-src": HERE,
    "form-action": HERE,
    "base-uri": "'none'",
}
WITH_CODE = {
    "script-src": "'wasm-unsafe-eval' blob:",
    "worker-src": f"{HERE} blob:",  # R's from the kit's folder, Python's from what is loaded
    "connect-src": "data: blob:",
}
WITH_R = {"script-src": "'unsafe-eval'"}

LAB = {
    "default-src": "'none'",
    # JupyterLab compiles its schemas, and widgets are blobs
    "script-src": "'self' 'unsafe-eval' blob:",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "font-src": "'self' data:",
    "connect-src": "'self' data: blob:",
    "worker-src": "'self' blob:",
    "frame-src": "'self'",
    "manifest-src": "'self'",
    "base-uri": "'none'",
}
"""The lab's own policy: looser in what may run, and as strict in that nothing comes or goes."""


class PolicyError(Exception):
    """A page has something that no policy should allow; the message names it."""


def give_policy(page: BeautifulSoup) -> None:
    """Put the policy into a page's head, before everything that it is about.

    Raises:
        PolicyError: the theme has a handler that nobody looked at.
    """
    take_out_handlers(page)
    put(page, policy_of(page))


def put(page: BeautifulSoup, policy: str) -> None:
    """Put a policy into a page's head.

    Raises:
        PolicyError: the page has no head.
    """
    meta = page.new_tag("meta")
    meta["http-equiv"] = "Content-Security-Policy"
    meta["content"] = policy
    head = page.head
    if head is None:
        raise PolicyError("A page has no head to put its policy into.")
    charset = head.find("meta", attrs={"charset": True})
    if isinstance(charset, Tag):
        charset.insert_after(meta)  # a browser looks for the charset in the first bytes
    else:
        head.insert(0, meta)


def take_out_handlers(page: BeautifulSoup) -> None:
    """Turn each `onclick` of the theme into a mark that a script of the kit listens for.

    Raises:
        PolicyError: a handler is not one of `HANDLERS`.
    """
    for tag in page.find_all(True):
        for name in [name for name in tag.attrs if name.startswith("on")]:
            done = HANDLERS.get(str(tag[name]).strip().rstrip(";"))
            if name != "onclick" or done is None:
                raise PolicyError(
                    f"A page has {name}={tag[name]!r}, which its policy would stop. Known: "
                    f"{', '.join(HANDLERS)}. Add it to tools/page_policy.py and kit/theme.js."
                )
            del tag[name]
            tag["data-kit-does"] = done


def policy_of(page: BeautifulSoup) -> str:
    """Write the policy that a page needs.

    >>> policy_of(BeautifulSoup("<script>a</script>", "html.parser")).split("; ")[1][:33]
    "script-src 'self' file: 'sha256-y"
    """
    parts = dict(POLICY)
    parts["script-src"] = " ".join([HERE, *sorted(inline_hashes(page))])
    for more in (WITH_CODE if runs_code(page) else {}, WITH_R if runs_r(page) else {}):
        for name, added in more.items():
            parts[name] = f"{parts.get(name, '')} {added}".strip()
    return written(parts)


def runs_code(page: BeautifulSoup) -> bool:
    """Whether a page can start Python or R."""
    sources = [str(script["src"]) for script in page.find_all("script", src=True)]
    return any(name in source for name in RUNS_CODE for source in sources)


def runs_r(page: BeautifulSoup) -> bool:
    """Whether a page can start R: it has cells in R, or checks what a device can do."""
    if page.select_one('[data-activity="device-check"]'):
        return True
    blocks = page.select('[data-activity="run"]')
    return any("r" in json.loads(block.get_text())["spec"]["notebooks"] for block in blocks)


def lab_policy_of(page: BeautifulSoup) -> str:
    """Write the policy of a page of the lab."""
    scripts = " ".join([LAB["script-src"], *sorted(inline_hashes(page))])
    return written(LAB | {"script-src": scripts})


def written(parts: dict[str, str]) -> str:
    """Write a policy as a page has it.

    >>> written({"default-src": "'none'", "base-uri": "'none'"})
    "default-src 'none'; base-uri 'none'"
    """
    return "; ".join(f"{name} {value}" for name, value in parts.items())


def inline_hashes(page: BeautifulSoup) -> set[str]:
    """Give the hash of each inline script that a browser would run; data is none.

    >>> inline_hashes(BeautifulSoup('<script type="application/json">{}</script>', "html.parser"))
    set()
    """
    found = set()
    for script in page.find_all("script", src=False):
        if script.get("type") in (None, "", "text/javascript", "module"):
            digest = hashlib.sha256(script.get_text().encode()).digest()
            found.add(f"'sha256-{base64.b64encode(digest).decode()}'")
    return found
