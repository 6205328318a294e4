// Hearing: supplied results of made-up people, and one setting for all of them. Nobody is tested.
import { exhibit } from "./kit/exhibit.js";
import {
  grouped,
  neededFor,
  onChart,
  servedBy,
  sizeWords,
  spreadPart,
  turningPoints,
  verdictOf,
} from "./kit/spread.js";

const judged = { grouped, neededFor, onChart, servedBy, sizeWords, turningPoints, verdictOf };

function render(mount) {
  exhibit(mount, spreadPart);
}

export default { render, judged };
