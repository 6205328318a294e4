// Question ladder: twelve questions, four rungs.
import { cardDeck, counts, replay } from "./kit/deck.js";
import { exhibit } from "./kit/exhibit.js";

function render(mount) {
  exhibit(mount, cardDeck);
}

export default { render, replay, counts };
