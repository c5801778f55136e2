/** What a page's Markdown may use without a module of its own: `import {…} from "../generated/components.js"`. */
export {dictionary, language} from "../i18n/language.ts";
export {html} from "./html.ts";
export {rowsTable} from "./rows-table.ts";
export {emptyState} from "./state.ts";
export {tile, tiles} from "./tile.ts";
