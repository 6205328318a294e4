// Two buttons of the book's theme, whose own handlers a page's policy would stop.
(() => {
  "use strict";
  const DOES = {
    "full-screen": () => {
      if (document.fullscreenElement) document.exitFullscreen();
      else document.documentElement.requestFullscreen();
    },
    print: () => window.print(),
  };
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-kit-does]");
    if (button) DOES[button.dataset.kitDoes]();
  });
})();
