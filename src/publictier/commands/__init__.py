"""The commands of ``publictier``, one module each: ``add`` says what it takes, ``run`` does it."""
