// Says once, at the first visit, where work is kept; and where the lab can do less than the pages.
const READ = "rounded-to-twenty-lab-note";
const STYLE =
  "position:fixed;bottom:0;left:0;right:0;z-index:10000;padding:0.75rem 1rem;background:#fff;" +
  "color:#1a1a1a;border-top:3px solid #0b4f8a;font:1rem/1.5 sans-serif;";

function seen() {
  try {
    return localStorage.getItem(READ) === "yes";
  } catch {
    return false;
  }
}

export function showNote() {
  if (seen()) return;
  const note = document.createElement("section");
  note.style.cssText = STYLE;
  note.setAttribute("aria-label", "Where your work is kept");
  const text = document.createElement("p");
  text.style.margin = "0 0 0.5rem";
  text.textContent =
    "Your work in this lab is kept in this browser, on this device, and nowhere else. " +
    "To take it along: File, then Download. On a shared device, download it before you leave; " +
    "clearing the browser's data clears it, too. Self-checks and activities come alive when you " +
    "run the notebook: Run, then Run All Cells.";
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = "I have read this";
  button.style.cssText = "min-height:2.5rem;padding:0.25rem 1rem;font:inherit;";
  button.addEventListener("click", () => {
    note.remove();
    try {
      localStorage.setItem(READ, "yes");
    } catch {
      // a browser that keeps nothing: the note will come again
    }
  });
  note.append(text, button);
  document.body.append(note);
}
