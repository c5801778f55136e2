import {both} from "./both.ts";
import {DATA_TABLE_NAMES, DATA_TABLES} from "./data-tables.ts";

/** The tables that cells name, in the page's language. */
export const dataTables = (): {name: string; what: string; command: string}[] =>
  DATA_TABLE_NAMES.map((name) => {
    const {en, fr, command} = DATA_TABLES[name];
    return {name, what: both(en, fr), command};
  });
