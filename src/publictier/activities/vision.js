// Vision: supplied results of made-up people, and one setting for all of them. Nobody is tested.
import { exhibit } from "./kit/exhibit.js";
import { judged, spreadPart } from "./kit/spread.js";

const render = (mount) => exhibit(mount, spreadPart);

export default { render, judged };
