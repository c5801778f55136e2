import {dictionary} from "../i18n/language.ts";
import {emptyState} from "./state.ts";

const words = dictionary({
  title: ["Nothing to show yet", "Rien à montrer pour l’instant"],
  text: [
    "This page shows {what}, which has not been made yet: run “{command}” and build the site again.",
    "Cette page montre {what}, qui n’existe pas encore : lancez « {command} » puis reconstruisez le site."
  ]
});

/** The empty state of a report whose data no stage has made yet. */
export const notMadeYet = (what: string, command: string): HTMLElement =>
  emptyState(words("title"), words("text", {what, command}));
