import {join} from "node:path";
import type {DataPaths} from "../../lib/files/paths.ts";

/** Of what notebooks showed when they were run, one folder each; in a run's data and in a snapshot. */
export const NOTEBOOKS = "notebooks";

export const notebooksFolder = ({data}: Pick<DataPaths, "data">): string => join(data, NOTEBOOKS);
