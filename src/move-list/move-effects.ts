import type {Ailment, Move, MoveBehaviour, StatStages} from "../../data-loaders/game-data.ts";
import {common} from "../i18n/common.ts";
import {dictionary} from "../i18n/language.ts";
import {percent} from "../i18n/numbers.ts";

/** Rules that one kind of move alone has, as the simulator plays them. */
const behaviour = dictionary<Exclude<MoveBehaviour, "none">>({
  charge: [
    "Charges in the first turn, strikes in the second.",
    "Se charge au premier tour, frappe au second."
  ],
  semi_invulnerable: [
    "Out of reach in the first turn, strikes in the second.",
    "Hors d’atteinte au premier tour, frappe au second."
  ],
  recharge: [
    "After a hit the user rests for a turn.",
    "Après avoir touché, le lanceur se repose pendant un tour."
  ],
  self_destruct: ["The user faints.", "Le lanceur tombe K.O."],
  rampage: [
    "Goes on for two or three turns, then confuses the user.",
    "Dure deux ou trois tours, puis rend le lanceur confus."
  ],
  partial_trap: [
    "Holds the target and hurts it at the end of each turn.",
    "Retient la cible et la blesse à la fin de chaque tour."
  ],
  first_turn_only: ["Works in the user’s first turn alone.", "Ne marche qu’au premier tour du lanceur."],
  sucker_punch: [
    "Works only on a target that is about to attack.",
    "Ne marche que sur une cible qui s’apprête à attaquer."
  ],
  feint: ["Hits through Protect.", "Touche malgré Abri."],
  dream_eater: ["Works on a sleeping target alone.", "Ne marche que sur une cible endormie."],
  crash: [
    "If it misses, the user loses half of its HP.",
    "Si elle rate, le lanceur perd la moitié de ses PV."
  ],
  struggle: [
    "What a Pokémon does when no move has PP left; the user loses a quarter of its HP.",
    "Ce que fait un Pokémon sans PP ; le lanceur perd un quart de ses PV."
  ],
  facade: [
    "Twice the power while the user is burned, poisoned or paralysed.",
    "Puissance doublée si le lanceur est brûlé, empoisonné ou paralysé."
  ],
  rage: [
    "Each hit taken while raging raises the user’s Attack.",
    "Chaque coup reçu pendant la frénésie augmente l’Attaque du lanceur."
  ],
  leech_seed: [
    "Moves HP from the target to the user each turn.",
    "Transfère à chaque tour des PV de la cible au lanceur."
  ],
  reflect: [
    "Halves the damage of physical attacks for five turns.",
    "Divise par deux les dégâts physiques pendant cinq tours."
  ],
  light_screen: [
    "Halves the damage of special attacks for five turns.",
    "Divise par deux les dégâts spéciaux pendant cinq tours."
  ],
  haze: [
    "Undoes every change of stats on both sides.",
    "Annule tous les changements de stats des deux côtés."
  ],
  rest: [
    "The user is healed of everything and sleeps for two turns.",
    "Le lanceur guérit entièrement et dort deux tours."
  ],
  recover: ["Heals the user.", "Soigne le lanceur."],
  substitute: [
    "A quarter of the user’s HP becomes a decoy that takes the hits.",
    "Un quart des PV du lanceur devient un clone qui encaisse les coups."
  ],
  protect: [
    "Nothing reaches the user this turn; less certain when repeated.",
    "Rien n’atteint le lanceur ce tour-ci ; moins sûr si on la répète."
  ],
  roost: [
    "For the turn the user is not of type Flying.",
    "Pendant ce tour, le lanceur n’est plus de type Vol."
  ],
  focus_energy: [
    "Critical hits become far more likely.",
    "Les coups critiques deviennent bien plus probables."
  ],
  mist: ["No stat of the user falls for five turns.", "Aucune stat du lanceur ne baisse pendant cinq tours."],
  minimize: [
    "Some attacks hit a minimized user twice as hard.",
    "Certaines attaques frappent deux fois plus fort un lanceur minimisé."
  ],
  disable: [
    "The target cannot use its last move for four turns.",
    "La cible ne peut plus utiliser sa dernière attaque pendant quatre tours."
  ],
  encore: [
    "The target repeats its last move for three turns.",
    "La cible répète sa dernière attaque pendant trois tours."
  ],
  taunt: ["The target can only attack for three turns.", "La cible ne peut que frapper pendant trois tours."],
  yawn: [
    "The target falls asleep at the end of the next turn.",
    "La cible s’endort à la fin du tour suivant."
  ],
  cure_user: ["Cures the user’s status.", "Guérit le statut du lanceur."],
  clear_target_stages: [
    "Undoes the target’s changes of stats.",
    "Annule les changements de stats de la cible."
  ],
  break_screens: ["Breaks Reflect and Light Screen.", "Brise Protection et Mur Lumière."],
  transform: ["The user becomes a copy of the target.", "Le lanceur devient une copie de la cible."],
  mimic: ["Becomes the target’s last move.", "Devient la dernière attaque de la cible."],
  metronome: ["Becomes any move at random.", "Devient une attaque au hasard."],
  mirror_move: ["Uses the target’s last move.", "Utilise la dernière attaque de la cible."],
  conversion: [
    "The user takes the type of its first move.",
    "Le lanceur prend le type de sa première attaque."
  ],
  switch: [
    "Ends in a change of Pokémon, which a fight of one against one has not.",
    "Finit par un changement de Pokémon, absent d’un combat à un contre un."
  ],
  other: ["Without effect in a fight of one against one.", "Sans effet dans un combat à un contre un."]
});

const damage = dictionary({
  fixed: ["Always takes {n} HP.", "Enlève toujours {n} PV."],
  level: ["Takes as many HP as the user’s level.", "Enlève autant de PV que le niveau du lanceur."],
  half_hp: ["Takes half of the target’s remaining HP.", "Enlève la moitié des PV restants de la cible."],
  ohko: ["A hit knocks the target out.", "Met la cible K.O. en un coup."],
  psywave: [
    "Takes at random between half and one and a half times the user’s level in HP.",
    "Enlève au hasard entre la moitié et une fois et demie le niveau du lanceur en PV."
  ],
  foul_play: ["Strikes with the target’s own Attack.", "Frappe avec l’Attaque de la cible."],
  weight: [
    "The heavier the target, the harder it strikes.",
    "Plus la cible est lourde, plus elle frappe fort."
  ],
  friendship: [
    "The closer the friendship, the harder it strikes.",
    "Plus l’amitié est forte, plus elle frappe fort."
  ],
  counter: [
    "Gives back twice the damage of a physical hit.",
    "Rend le double des dégâts d’un coup physique."
  ],
  mirror_coat: [
    "Gives back twice the damage of a special hit.",
    "Rend le double des dégâts d’un coup spécial."
  ],
  bide: [
    "Endures for two turns, then gives back twice the damage.",
    "Encaisse pendant deux tours, puis rend le double des dégâts."
  ],
  times: ["Hits {n} times in a turn.", "Touche {n} fois par tour."],
  severalTimes: ["Hits {low} to {high} times in a turn.", "Touche de {low} à {high} fois par tour."]
});

const ailment = dictionary<Ailment>({
  burn: ["burns the target", "brûle la cible"],
  freeze: ["freezes the target", "gèle la cible"],
  paralysis: ["paralyses the target", "paralyse la cible"],
  poison: ["poisons the target", "empoisonne la cible"],
  bad_poison: ["badly poisons the target", "empoisonne gravement la cible"],
  sleep: ["puts the target to sleep", "endort la cible"],
  confusion: ["confuses the target", "rend la cible confuse"],
  tri_attack: ["burns, freezes or paralyses the target", "brûle, gèle ou paralyse la cible"]
});

const words = dictionary({
  sometimes: ["In {n} of hits: {what}.", "Dans {n} des coups : {what}."],
  always: ["{what}.", "{what}."],
  flinch: ["the target flinches", "la cible a peur"],
  user: ["the user’s {changes}", "{changes} du lanceur"],
  target: ["the target’s {changes}", "{changes} de la cible"],
  hitAccuracy: ["Accuracy", "Précision"],
  evasion: ["Evasion", "Esquive"],
  critical: ["Critical hits are three times as likely.", "Coups critiques trois fois plus probables."],
  alwaysCritical: ["Every hit is critical.", "Chaque coup est critique."],
  drain: ["The user regains {n} of the damage.", "Le lanceur regagne {n} des dégâts."],
  recoil: ["The user loses {n} of the damage.", "Le lanceur perd {n} des dégâts."],
  heal: ["The user regains {n} of its HP.", "Le lanceur regagne {n} de ses PV."],
  thaws: ["A frozen user can use it, and thaws.", "Un lanceur gelé peut l’utiliser et dégèle."],
  powder: ["Nothing happens to Grass types.", "Rien n’arrive aux types Plante."],
  crushes: [
    "Twice the damage, without a miss, on a minimized target.",
    "Dégâts doublés, sans rater, sur une cible minimisée."
  ],
  first: [
    "Strikes first, however fast the other is.",
    "Frappe en premier, quelle que soit la vitesse de l’autre."
  ],
  last: [
    "Strikes last, however slow the other is.",
    "Frappe en dernier, quelle que soit la lenteur de l’autre."
  ],
  plain: ["Damage, and nothing else.", "Des dégâts, et rien d’autre."]
});

const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const share = (perCent: number): string => percent(perCent / 100, 0);

const chance = (perCent: number, what: string): string =>
  perCent < 100 ? words("sometimes", {n: share(perCent), what}) : upperFirst(words("always", {what}));

function stagesText(stages: StatStages): string {
  return (Object.keys(stages) as (keyof StatStages)[])
    .filter((stat) => stages[stat] !== 0)
    .map((stat) => {
      const name =
        stat === "accuracy" ? words("hitAccuracy") : stat === "evasion" ? words("evasion") : common(stat);
      return `${name} ${stages[stat] > 0 ? "+" : "−"}${Math.abs(stages[stat])}`;
    })
    .join(", ");
}

function damageText({mechanics}: Move): string[] {
  const {damageType, minHits, maxHits, fixedDamage} = mechanics;
  if (damageType === "none" || damageType === "formula") return [];
  if (damageType !== "multi_hit") return [damage(damageType, {n: fixedDamage ?? 0})];
  return [
    minHits === maxHits
      ? damage("times", {n: minHits})
      : damage("severalTimes", {low: minHits, high: maxHits})
  ];
}

/** What a move does beyond its figures, as the simulator plays it: a sentence each, in the page's language. */
export function moveEffects(move: Move): string[] {
  const {mechanics} = move;
  const change = mechanics.statChange;
  const texts = [
    ...(move.priority === 0 ? [] : [words(move.priority > 0 ? "first" : "last")]),
    ...damageText(move),
    ...(mechanics.behaviour === "none" || (mechanics.behaviour === "recover" && mechanics.healPercent > 0)
      ? []
      : [behaviour(mechanics.behaviour)]),
    ...(mechanics.ailment ? [chance(mechanics.ailmentPercent, ailment(mechanics.ailment))] : []),
    ...(mechanics.flinchPercent > 0 ? [chance(mechanics.flinchPercent, words("flinch"))] : []),
    ...(change ? [chance(change.percent, words(change.target, {changes: stagesText(change.stages)}))] : []),
    ...(mechanics.drainPercent > 0 ? [words("drain", {n: share(mechanics.drainPercent)})] : []),
    ...(mechanics.recoilPercent > 0 && mechanics.behaviour !== "struggle"
      ? [words("recoil", {n: share(mechanics.recoilPercent)})]
      : []),
    ...(mechanics.healPercent > 0 ? [words("heal", {n: share(mechanics.healPercent)})] : []),
    ...(mechanics.critStage > 0 ? [words(mechanics.critStage >= 3 ? "alwaysCritical" : "critical")] : []),
    ...(mechanics.thaws ? [words("thaws")] : []),
    ...(mechanics.powder ? [words("powder")] : []),
    ...(mechanics.crushesMinimized ? [words("crushes")] : [])
  ];
  if (texts.length > 0) return texts;
  return [mechanics.damageType === "none" ? behaviour("other") : words("plain")];
}
