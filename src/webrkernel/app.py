"""The program that Jupyter starts."""

from __future__ import annotations

from ipykernel.kernelapp import IPKernelApp

from webrkernel.kernel import WebRKernel


class WebRKernelApp(IPKernelApp):
    """ipykernel's program, with R behind it, and an end without a wait."""

    kernel_class = WebRKernel

    def start(self) -> None:
        """Serve until the end, and let the last answer out.

        ipykernel ends the thread that prints first. An answer that is still on its way then waits
        ten seconds for it, and the client ends the kernel by force.
        """
        super().start()  # type: ignore[no-untyped-call]
        if self.control_thread and self.control_thread.is_alive():
            self.control_thread.stop()
            self.control_thread.join()
