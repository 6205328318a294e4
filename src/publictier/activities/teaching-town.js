// The people of a teaching town. Loaded only when somebody asks for another town, or a teacher for the
// truth: until then a page holds nothing but the town's protected tables.
import { expandTown, townTables } from "./kit/town.js";

export default { expandTown, townTables };
