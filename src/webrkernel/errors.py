"""What can stand in the way of R, each as one clear sentence and what to do."""


class WebRKernelError(Exception):
    """Any error of this package."""


class MissingPartError(WebRKernelError):
    """Node or webR is not where it should be."""


class RStoppedError(WebRKernelError):
    """The process with R in it has ended; its variables are gone."""
