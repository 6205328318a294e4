"""A Jupyter kernel for R that needs no R: R compiled to WebAssembly (webR) under Node.

Its parts, from the notebook inwards:

    kernel.py      speaks Jupyter's protocol
    child.py       keeps the Node process, and explains its end
    runner.mjs     Node's side: lines of JSON in, lines of JSON out
    rsession.mjs   one R session on webR
    r/             evaluation, warnings, errors, tables, plots, help: in R

A plot's description comes from the cell's metadata `alt` (a text, or a list of texts, one for each
plot), which JupyterLab sends along; where a client sends none, as nbclient and nbval do, from
`options(webrkernel.alt = "...")` in the cell. It is stored as the picture's `alt` metadata.
"""

__version__ = "0.1.0"
R_VERSION = "4.5.1"
WEBR_VERSION = "0.5.4"
