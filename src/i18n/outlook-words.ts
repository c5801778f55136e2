import type {FeatureWords} from "./feature-words.ts";

/**
 * Features of one side that tell how its attack goes on, by their name without the side; a name that ends in `_` or
 * `_p` is followed by a number, `{n}`.
 */
export const OUTLOOK_WORDS: Readonly<Record<string, FeatureWords>> = {
  expected_damage: [
    "damage a turn",
    "dégâts par tour",
    "dégâts attendus par tour, ratés et tours d’inaction compris"
  ],
  power_points: [
    "uses before PP are gone",
    "utilisations avant fin des PP",
    "utilisations avant la fin des PP, au plus 64"
  ],
  ko_within_pp: [
    "K.O. before PP are gone",
    "K.O. avant la fin des PP",
    "chance de mettre K.O. un adversaire inactif avant la fin des PP, en 32 tours"
  ],
  struggle_share: [
    "Struggle’s damage a turn",
    "dégâts de Lutte par tour",
    "dégâts attendus de Lutte par tour, rapportés aux PV de l’adversaire"
  ],
  expected_share: [
    "share of foe’s HP a turn",
    "part des PV adverses par tour",
    "dégâts attendus par tour, rapportés aux PV de l’adversaire"
  ],
  expected_turns: [
    "turns to the K.O.",
    "tours jusqu’au K.O.",
    "tours attendus pour mettre K.O. un adversaire inactif, au plus 100"
  ],
  ko_within_: [
    "K.O. by turn {n}",
    "K.O. au tour {n} au plus tard",
    "chance de mettre K.O. au tour {n} au plus tard"
  ],
  drain_share: [
    "own HP regained a turn",
    "PV regagnés par tour",
    "PV que l’on s’attend à regagner par tour, rapportés aux siens"
  ],
  recoil_share: [
    "own HP lost to recoil a turn",
    "PV perdus en contrecoup",
    "PV que l’on s’attend à perdre en contrecoup par tour, rapportés aux siens"
  ],
  turns_p: [
    "turns for {n}% of K.O.s",
    "tours pour {n} % des K.O.",
    "tours au bout desquels {n} % des K.O. d’un adversaire inactif sont venus"
  ],
  ko_before_foe_median: [
    "K.O. before {foe}’s median",
    "K.O. avant la médiane de {foe}",
    "chance d’un K.O. avant le tour où l’attaque de l’adversaire en a une sur deux d’en avoir eu un"
  ],
  ko_by_foe_median: [
    "K.O. by {foe}’s median",
    "K.O. à la médiane de {foe}",
    "chance d’un K.O. au plus tard au tour où l’attaque de l’adversaire en a une sur deux d’en avoir eu un"
  ],
  disabling: [
    "turns the foe loses",
    "tours perdus par l’adversaire",
    "part attendue de ses tours que l’adversaire perd à cause de l’attaque"
  ],
  returned_share: [
    "damage sent back a turn",
    "dégâts renvoyés par tour",
    "dégâts que l’on s’attend à renvoyer par tour, rapportés aux PV de l’adversaire"
  ],
  net_share: [
    "foe’s HP gone a turn, net",
    "PV adverses perdus, net",
    "part attendue des PV adverses perdue par tour : attaque, tours perdus, brûlure, contrecoup, drain, renvois"
  ],
  pace: [
    "pace",
    "cadence",
    "facteur sur la rapidité du camp par changements de stats, murs et dégâts renvoyés"
  ],
  contested_turns: [
    "turns, contested",
    "tours, disputés",
    "tours attendus jusqu’au K.O., tours perdus, contrecoup, drain et cadence compris, au plus 100"
  ],
  tempering: [
    "tempering by the foe",
    "modération par l’adversaire",
    "facteur par lequel l’attaque adverse change les dégâts du camp"
  ],
  reaches_hidden: [
    "reaches a hidden foe",
    "atteint l’adversaire caché",
    "1 si l’attaque atteint l’adversaire là où Vol ou Tunnel l’emmène"
  ],
  crash_share: [
    "own HP lost to crashing",
    "PV perdus en s’écrasant",
    "PV que l’on s’attend à perdre par tour en ratant, rapportés aux siens"
  ],
  leech_share: [
    "HP from Leech Seed a turn",
    "PV de Vampigraine par tour",
    "PV que Vampigraine donne par tour, rapportés aux siens"
  ],
  recoil_whole: [
    "recoil of the whole fight",
    "contrecoup de tout le combat",
    "PV perdus en contrecoup jusqu’à ce que ceux de l’adversaire soient épuisés, rapportés aux siens"
  ],
  drain_whole: [
    "drain of the whole fight",
    "drain de tout le combat",
    "PV regagnés jusqu’à ce que ceux de l’adversaire soient épuisés, rapportés aux siens"
  ],
  outruns_p: [
    "K.O. before {n}% of {foe}’s",
    "K.O. avant {n} % de ceux de {foe}",
    "chance d’un K.O. avant le tour où {n} % de ceux de l’adversaire sont venus, chacun à sa cadence"
  ],
  net_turns: [
    "turns at the net rate",
    "tours au rythme net",
    "tours jusqu’au K.O. à la part nette des PV adverses perdue par tour, au plus 100"
  ]
};

/** Features that compare the sides, by their name. */
export const COMPARISON_WORDS: Readonly<Record<string, FeatureWords>> = {
  speed_diff: ["Speed, A less B", "Vitesse, A moins B", "Vitesse de base de A moins celle de B"],
  hp_diff: ["HP, A less B", "PV, A moins B", "PV de base de A moins ceux de B"],
  stat_ratio: ["stats, A over B", "stats, A sur B", "total des statistiques de A sur celui de B plus 1"],
  type_advantage_diff: [
    "type multiplier, A less B",
    "multiplicateur, A moins B",
    "multiplicateur de type de A moins celui de B"
  ],
  effective_power_diff: [
    "effective power, A less B",
    "puissance effective, A − B",
    "puissance effective de A moins celle de B"
  ],
  priority_advantage: ["priority, A less B", "priorité, A moins B", "rang de priorité de A moins celui de B"],
  a_moves_first: [
    "A strikes first",
    "A frappe en premier",
    "1 si A agit en premier par priorité et Vitesse, 0 si c’est B, 0,5 si le sort en décide"
  ],
  share_diff: [
    "share of HP a turn, A less B",
    "part des PV, A moins B",
    "part attendue de A moins celle de B"
  ],
  share_log_ratio: [
    "share of HP a turn, A over B",
    "part des PV, A sur B",
    "logarithme naturel de la part attendue de A sur celle de B"
  ],
  turns_diff: ["turns, B less A", "tours, B moins A", "tours attendus de B moins ceux de A"],
  median_turns_diff: [
    "median turns, B less A",
    "tours médians, B moins A",
    "tours médians jusqu’au K.O. de B moins ceux de A"
  ],
  net_turns_diff: [
    "net turns, B less A",
    "tours nets, B moins A",
    "tours de B à son rythme net moins ceux de A, un demi-tour pour qui agit en premier"
  ],
  contested_turns_diff: [
    "contested turns, B less A",
    "tours disputés, B moins A",
    "tours disputés de B moins ceux de A"
  ],
  net_turns_log_ratio: [
    "net turns, B over A",
    "tours nets, B sur A",
    "logarithme naturel des tours de B à son rythme net sur ceux de A"
  ]
};
