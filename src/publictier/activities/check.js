// One self-check: a widget in Jupyter, and the same on the static page.
import { checkForm } from "./kit/form.js";
import { normalise } from "./kit/forms.js";
import { speak } from "./kit/words.js";

function render({ model, el }) {
  speak(model.get("words"));
  function tell(answered, correct) {
    model.set("answered", answered);
    model.set("correct", correct);
    model.save_changes();
  }
  // Only the static page's host remembers earlier visits.
  const progress = model.get("progress");
  el.append(checkForm(model.get("spec"), { progress, tell }).root);
}

export default { render, normalise };
