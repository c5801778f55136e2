import {dictionary} from "../i18n/language.ts";
import {awaitStage} from "./await-stage.ts";
import {emptyState} from "./state.ts";

const words = dictionary({
  title: ["Nothing to show yet", "Rien à montrer pour l’instant"],
  text: [
    "This page shows {what}, which has not been made yet: run “{command}” and build the site again.",
    "Cette page montre {what}, qui n’existe pas encore : lancez « {command} » puis reconstruisez le site."
  ]
});

/** The command that makes something by itself, and the stage of a pipeline that does. */
const STAGES = {
  "npm run etl": "etl",
  "npm run simulate": "duels",
  "npm run train": "train",
  "npm run evaluate": "evaluate",
  "npm run pipeline": "promote",
  "npm run generalize": "generalize",
  "npm run tune": "tune",
  "npm run drift": "drift",
  "npm run test:oracle": "mechanics"
} as const;

/** The empty state of a report whose data no stage has made yet; while one is at it, it says how far that is. */
export const notMadeYet = (what: string, command: keyof typeof STAGES): HTMLElement =>
  awaitStage(emptyState(words("title"), words("text", {what, command})), STAGES[command]);
