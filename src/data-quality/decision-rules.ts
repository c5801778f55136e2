import type {Rule} from "../../data-loaders/reconcile/reconcile.ts";
import {dictionary} from "../i18n/language.ts";
import {html} from "../ui/html.ts";

const words = dictionary({
  majority: [
    "More sources say so than say anything else.",
    "Plus de sources le disent qu’il n’y en a pour dire autre chose."
  ],
  trust: [
    "As many say so as say otherwise: the first of CSV, packages, PokéAPI, Poképédia decides.",
    "Autant le disent que le contraire : la première de CSV, paquets, PokéAPI, Poképédia décide."
  ],
  unlisted: [
    "The move is not in the game, so nobody learns it.",
    "L’attaque n’est pas dans le jeu, donc personne ne l’apprend."
  ],
  base_form: [
    "A Mega learns what its base form learns, whatever a source says.",
    "Une Méga apprend ce qu’apprend sa forme de base, quoi que dise une source."
  ],
  never_taught: [
    "A partner does this of its own accord when its trainer shakes the Joy-Con; no tutor teaches it. PokéAPI’s partners have only the tutors’ other eleven moves, and so has PKHeX, which checks Pokémon of the game itself:",
    "Un partenaire le fait de lui-même quand on secoue le Joy-Con ; aucun donneur ne l’enseigne. Les partenaires de PokéAPI n’ont que les onze autres attaques des donneurs, de même que PKHeX, qui vérifie les Pokémon du jeu même :"
  ]
} satisfies Record<Rule, readonly [string, string]>);

const RULES: readonly Rule[] = ["majority", "trust", "unlisted", "base_form", "never_taught"];

/** Who says so, where a rule rests on a source that is none of the four. */
const EVIDENCE: Readonly<Partial<Record<Rule, {readonly label: string; readonly href: string}>>> = {
  never_taught: {
    label: "PKHeX, Tables7b.cs",
    href: "https://github.com/kwsch/PKHeX/blob/671459069a91b097f0a4d7eee1870f07cdc19a54/PKHeX.Core/Legality/Tables/Tables7b.cs"
  }
};

/** What the rules mean by which disagreements were decided, each once. */
export function decisionRules(rules: readonly string[]): HTMLElement {
  const used = RULES.filter((rule) => rules.includes(rule));
  return html`<dl>${used.map((rule) => {
    const evidence = EVIDENCE[rule];
    return html`<div><dt><code>${rule}</code></dt><dd>${words(rule)}${
      evidence ? html` <a href=${evidence.href}>${evidence.label}</a>` : ""
    }</dd></div>`;
  })}</dl>`;
}
