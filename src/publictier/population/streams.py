"""Random numbers by name, and the normal quantile, without scipy.

Each concept and table draws from its own stream, keyed by a name. So a new concept leaves
every other one as it was, and the order of drawing does not matter.
"""

import hashlib

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

# Coefficients of algorithm AS 241 (Wichura, Applied Statistics 37:477, 1988): error 1e-16.
_CENTRE = (
    (
        2509.0809287301226727,
        33430.575583588128105,
        67265.770927008700853,
        45921.953931549871457,
        13731.693765509461125,
        1971.5909503065514427,
        133.14166789178437745,
        3.387132872796366608,
    ),
    (
        5226.495278852545925,
        28729.085735721942674,
        39307.89580009271061,
        21213.794301586595867,
        5394.1960214247511077,
        687.1870074920579083,
        42.313330701600911252,
        1.0,
    ),
)
_MIDDLE = (
    (
        7.7454501427834140764e-4,
        0.0227238449892691845833,
        0.24178072517745061177,
        1.27045825245236838258,
        3.64784832476320460504,
        5.7694972214606914055,
        4.6303378461565452959,
        1.42343711074968357734,
    ),
    (
        1.05075007164441684324e-9,
        5.475938084995344946e-4,
        0.0151986665636164571966,
        0.14810397642748007459,
        0.68976733498510000455,
        1.6763848301838038494,
        2.05319162663775882187,
        1.0,
    ),
)
_TAIL = (
    (
        2.01033439929228813265e-7,
        2.71155556874348757815e-5,
        0.0012426609473880784386,
        0.026532189526576123093,
        0.29656057182850489123,
        1.7848265399172913358,
        5.4637849111641143699,
        6.6579046435011037772,
    ),
    (
        2.04426310338993978564e-15,
        1.4215117583164458887e-7,
        1.8463183175100546818e-5,
        7.868691311456132591e-4,
        0.0148753612908506148525,
        0.13692988092273580531,
        0.59983220655588793769,
        1.0,
    ),
)


def stream(seed: int, *name: object) -> np.random.Generator:
    """Give the random numbers that belong to a seed and a name.

    Args:
        seed: the seed of the population, 0 or more.
        name: what the numbers are for, such as `"Condition", 2000010001`.

    Returns:
        A generator; the same seed and name give the same numbers.

    Example:
        >>> bool(stream(1, "age").random() == stream(1, "age").random())
        True
        >>> bool(stream(1, "age").random() == stream(1, "sex").random())
        False
    """
    key = hashlib.sha256("/".join(map(str, name)).encode()).digest()
    words = tuple(int.from_bytes(key[i : i + 4], "little") for i in range(0, 16, 4))
    return np.random.Generator(np.random.PCG64(np.random.SeedSequence(seed, spawn_key=words)))


def normal_quantile(share: Floats) -> Floats:
    """Give the value that a standard normal variable stays below with the given chance.

    Args:
        share: chances from 0 to 1, any shape.

    Returns:
        Quantiles of the same shape; 0 gives minus infinity, 1 infinity.

    Example:
        >>> normal_quantile(np.array([0.025, 0.5, 0.975])).round(6).tolist()
        [-1.959964, 0.0, 1.959964]
    """
    share = np.asarray(share, dtype=np.float64)
    off = share - 0.5
    near = np.abs(off) <= 0.425
    tail = np.clip(np.where(off < 0, share, 1 - share), 1e-300, 0.5)
    root = np.sqrt(-np.log(tail))
    outer = np.where(root <= 5, _ratio(_MIDDLE, root - 1.6), _ratio(_TAIL, root - 5))
    inner = off * _ratio(_CENTRE, 0.180625 - off * off)
    value = np.where(near, inner, np.where(off < 0, -outer, outer))
    return np.where(share <= 0, -np.inf, np.where(share >= 1, np.inf, value))


def _ratio(polynomials: tuple[tuple[float, ...], tuple[float, ...]], x: Floats) -> Floats:
    top, bottom = polynomials
    return np.asarray(np.polyval(top, x) / np.polyval(bottom, x), dtype=np.float64)
