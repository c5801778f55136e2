/** What a notebook's cells may import: `import {…} from "../generated/workbench.js"`. */

import {mendCells} from "./mend-cells.ts";
import {tellLines} from "./tell-lines.ts";

export {language} from "../i18n/language.ts";
export {offerFiles} from "../take-along/offer-files.ts";
export {rememberMarks} from "../take-along/plot-data.ts";
export {both} from "./both.ts";
export {useCellFiles} from "./cell-files.ts";
export {dataTables} from "./list-tables.ts";
export {openTables} from "./open-tables.ts";

mendCells();
tellLines();
