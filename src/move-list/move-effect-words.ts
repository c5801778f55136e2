import type {Ailment, MoveBehaviour} from "../../data-loaders/game-data.ts";
import {dictionary} from "../i18n/language.ts";

/** Rules that one kind of move alone has, as the simulator plays them. */
export const behaviourWords = dictionary<Exclude<MoveBehaviour, "none">>({
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
  self_destruct: [
    "The user faints before its hit counts, and so loses a fight of one against one.",
    "Le lanceur tombe K.O. avant que son coup ne compte, et perd donc un combat à un contre un."
  ],
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
  mist: [
    "The opponent’s moves lower no stat of the user for five turns.",
    "Les attaques adverses ne baissent aucune stat du lanceur pendant cinq tours."
  ],
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
  cure_user: ["Cures the user’s status.", "Guérit l’altération de statut du lanceur."],
  clear_target_stages: [
    "Undoes the target’s changes of stats.",
    "Annule les changements de stats de la cible."
  ],
  break_screens: ["Breaks Reflect and Light Screen.", "Brise Protection et Mur Lumière."],
  transform: ["The user becomes a copy of the target.", "Le lanceur devient une copie de la cible."],
  mimic: ["Becomes the target’s last move.", "Devient la dernière attaque de la cible."],
  metronome: [
    "Becomes a move of the first generation at random, a few left out.",
    "Devient au hasard une attaque de la première génération, à quelques-unes près."
  ],
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

export const damageWords = dictionary({
  fixed: ["Always takes {n} HP.", "Enlève toujours {n} PV."],
  level: ["Takes as many HP as the user’s level.", "Enlève autant de PV que le niveau du lanceur."],
  half_hp: ["Takes half of the target’s remaining HP.", "Enlève la moitié des PV restants de la cible."],
  ohko: [
    "A hit knocks the target out. It always fails against a higher level; each level above the target adds 1 to its accuracy.",
    "Met la cible K.O. en un coup. Échoue toujours contre un niveau supérieur ; chaque niveau au-dessus de la cible ajoute 1 à sa précision."
  ],
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
    "Plus le bonheur du lanceur est grand, plus elle frappe fort."
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

export const ailmentWords = dictionary<Ailment>({
  burn: ["burns the target", "brûle la cible"],
  freeze: ["freezes the target", "gèle la cible"],
  paralysis: ["paralyses the target", "paralyse la cible"],
  poison: ["poisons the target", "empoisonne la cible"],
  bad_poison: ["badly poisons the target", "empoisonne gravement la cible"],
  sleep: ["puts the target to sleep", "endort la cible"],
  confusion: ["confuses the target", "rend la cible confuse"],
  tri_attack: ["burns, freezes or paralyses the target", "brûle, gèle ou paralyse la cible"]
});

export const effectWords = dictionary({
  sometimes: ["In {n} of hits: {what}.", "Dans {n} des coups : {what}."],
  always: ["{what}.", "{what}."],
  flinch: ["the target flinches", "apeure la cible"],
  user: ["The user’s {changes}.", "Lanceur : {changes}."],
  target: ["The target’s {changes}.", "Cible : {changes}."],
  sometimesUser: ["In {n} of hits: the user’s {changes}.", "Lanceur, dans {n} des coups : {changes}."],
  sometimesTarget: ["In {n} of hits: the target’s {changes}.", "Cible, dans {n} des coups : {changes}."],
  hitAccuracy: ["Accuracy", "Précision"],
  evasion: ["Evasion", "Esquive"],
  critical: ["Critical hits are three times as likely.", "Coups critiques trois fois plus probables."],
  alwaysCritical: ["Every hit is critical.", "Chaque coup est critique."],
  drain: ["The user regains {n} of the damage.", "Le lanceur regagne {n} des dégâts."],
  recoil: ["The user loses {n} of the damage.", "Le lanceur perd {n} des dégâts."],
  heal: ["The user regains {n} of its HP.", "Le lanceur regagne {n} de ses PV."],
  thaws: ["A frozen user can use it, and thaws.", "Un lanceur gelé peut l’utiliser et dégèle."],
  thawsTarget: ["A hit thaws a frozen target.", "Un coup dégèle une cible gelée."],
  powder: ["Nothing happens to Grass types.", "Sans effet sur les Pokémon de type Plante."],
  crushes: [
    "Twice the damage, without a miss, on a minimized target.",
    "Dégâts doublés, sans rater, sur une cible minimisée."
  ],
  first: [
    "Acts before moves of lower priority, whatever the Speed.",
    "Agit avant les attaques de priorité plus basse, quelle que soit la Vitesse."
  ],
  last: [
    "Acts after moves of higher priority, whatever the Speed.",
    "Agit après les attaques de priorité plus haute, quelle que soit la Vitesse."
  ],
  seedless: ["Grass types cannot be seeded.", "Sans effet sur les Pokémon de type Plante."],
  reachesAir: ["Reaches a target in the air.", "Atteint une cible dans les airs."],
  reachesUnderground: ["Reaches a target under the ground.", "Atteint une cible sous terre."],
  doubledInAir: [
    "Reaches a target in the air, with twice the damage.",
    "Atteint une cible dans les airs, avec des dégâts doublés."
  ],
  doubledUnderground: [
    "Reaches a target under the ground, with twice the damage.",
    "Atteint une cible sous terre, avec des dégâts doublés."
  ],
  guards: ["The user’s Defense +1 in the first turn.", "Lanceur : Défense +1 au premier tour."],
  plain: ["Damage, and nothing else.", "Des dégâts, et rien d’autre."]
});
