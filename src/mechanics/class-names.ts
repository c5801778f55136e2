import {language} from "../i18n/language.ts";

/** French names of the classes of moves, and of the policies, that the comparison goes by. */
const FRENCH: Readonly<Record<string, string>> = {
  Bide: "Patience",
  Counter: "Riposte",
  "Dream Eater": "Dévorêve",
  Facade: "Façade",
  "Fake Out": "Bluff",
  Transform: "Morphing",
  Mimic: "Copie",
  Metronome: "Métronome",
  "Mirror Move": "Mimique",
  "Fly and Dig": "Vol et Tunnel",
  "Foul Play": "Tricherie",
  "Mirror Coat": "Voile Miroir",
  Psywave: "Vague Psy",
  Rage: "Frénésie",
  "Sucker Punch": "Coup Bas",
  "Super Fang": "Croc Fatal",
  "breaking screens": "brise les écrans",
  "burn always": "brûlure certaine",
  "burn by chance": "brûlure possible",
  charging: "charge d’un tour",
  "clearing stages": "efface les niveaux",
  "confusion by chance": "confusion possible",
  crash: "chute si raté",
  "curing the user": "soigne le lanceur",
  drain: "vol de PV",
  "fixed damage": "dégâts fixes",
  flinch: "apeurement",
  "freeze by chance": "gel possible",
  "high critical": "critiques fréquents",
  "leech seed": "graines",
  "never misses": "ne rate jamais",
  "one-hit knock-out": "K.O. en un coup",
  "own stats": "stats du lanceur",
  "paralysis always": "paralysie certaine",
  "paralysis by chance": "paralysie possible",
  plain: "sans effet",
  "poison by chance": "poison possible",
  priority: "priorité",
  rampage: "déchaînement",
  recharging: "repos d’un tour",
  recoil: "contrecoup",
  screens: "pose un écran",
  "self-destruction": "autodestruction",
  "several hits": "plusieurs coups",
  switching: "remplacement",
  "target's stats": "stats de la cible",
  trap: "piège",
  "tri attack by chance": "triple statut possible",
  "weight-based": "selon le poids",
  greedy: "gloutonne, 4 attaques",
  random: "au hasard, 4 attaques"
};

const ENGLISH: Readonly<Record<string, string>> = {
  greedy: "greedy, 4 moves",
  random: "random, 4 moves"
};

export const className = (group: string): string => (language() === "fr" ? FRENCH : ENGLISH)[group] ?? group;
