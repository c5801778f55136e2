import {API} from "./boards/api.ts";
import {DRIFT} from "./boards/drift.ts";
import {MODEL} from "./boards/model.ts";
import type {Board} from "./panels.ts";

export const BOARDS: readonly Board[] = [API, MODEL, DRIFT];
