import {dictionary} from "../i18n/language.ts";
import {awaitStage, REMEDY} from "./await-stage.ts";
import {html} from "./html.ts";
import {emptyState} from "./state.ts";

const words = dictionary({
  title: ["Nothing to show yet", "Rien à montrer pour l’instant"],
  what: ["Here will be {what}.", "À voir ici : {what}."],
  remedy: [
    "Nobody has made it yet: run “{command}”, then build the site again (“npm run build”).",
    "Personne ne l’a encore produit : lancez « {command} », puis reconstruisez le site (« npm run build »)."
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
  "npm run builds": "builds",
  "npm run rank": "rankings",
  "npm run tune": "tune",
  "npm run drift": "drift",
  "npm run test:oracle": "mechanics"
} as const;

/** In place of what no stage has made yet: how to make it, or, while a stage is at it, how far that is. */
export const notMadeYet = (what: string, command: keyof typeof STAGES): HTMLElement =>
  awaitStage(
    emptyState(
      words("title"),
      html.fragment`${words("what", {what})} <span class=${REMEDY}>${words("remedy", {command})}</span>`
    ),
    STAGES[command]
  );
