import {dictionary} from "../i18n/language.ts";

export const replayWords = dictionary({
  title: ["How might it go?", "Comment cela peut-il se passer ?"],
  note: [
    "One fight of the many that can happen, played by the simulator with the recommended move and the move that suits the opponent best.",
    "Un combat parmi tous ceux possibles, joué par le simulateur avec l’attaque recommandée et celle qui sert le mieux l’adversaire."
  ],
  typical: [
    "A typical one: of {of|fight|fights} played, most end with this winner, and {share} also in as many turns.",
    "Un combat typique : sur {of|combat joué|combats joués}, la plupart ont ce vainqueur, et {share} aussi en autant de tours."
  ],
  rare: [
    "Of {of|fight|fights} played, {share} end so: with this winner, in as many turns.",
    "Sur {of|combat joué|combats joués}, {share} finissent ainsi : avec ce vainqueur, en autant de tours."
  ],
  another: ["Play another", "En jouer un autre"],
  turn: ["Turn {n}", "Tour {n}"],
  won: ["{name} wins in {n|turn|turns}.", "{name} gagne en {n|tour|tours}."],
  drawn: ["Nobody wins within {n|turn|turns}.", "Personne ne gagne en {n|tour|tours}."],
  cut: [
    "{n|turn in between is|turns in between are} left out.",
    "{n|tour intermédiaire n’est pas montré|tours intermédiaires ne sont pas montrés}."
  ],
  move: ["{name} uses {move}.", "{name} utilise {move}."],
  charge: ["{name} prepares {move}.", "{name} prépare {move}."],
  called: ["It becomes {move}.", "C’est {move} qui sort."],
  transform: ["{name} transforms into {pokemon}.", "{name} prend l’apparence de {pokemon}."],
  mimic: ["{name} learns {move}.", "{name} apprend {move}."],
  type: ["{name} becomes {type} type.", "{name} devient de type {type}."],
  asleep: ["{name} is asleep.", "{name} dort."],
  frozen: ["{name} is frozen solid.", "{name} est gelé."],
  paralyzed: ["{name} is paralysed and cannot move.", "{name} est paralysé et ne peut pas agir."],
  flinch: ["{name} flinches.", "{name} est apeuré."],
  recharge: ["{name} must recharge.", "{name} doit se reposer."],
  disabled: ["{name}’s move is disabled.", "L’attaque de {name} est entravée."],
  taunted: ["{name} is taunted.", "{name} est provoqué."],
  bide: ["{name} stores energy.", "{name} accumule de l’énergie."],
  damage: ["{name} loses {n} HP.", "{name} perd {n} PV."],
  critical_damage: ["Critical hit! {name} loses {n} HP.", "Coup critique ! {name} perd {n} PV."],
  recoil: ["{name} loses {n} HP to recoil.", "{name} perd {n} PV par contrecoup."],
  crash: ["{name} crashes and loses {n} HP.", "{name} s’écrase et perd {n} PV."],
  confusion_damage: [
    "{name} hurts itself in confusion: {n} HP.",
    "{name} se blesse dans sa confusion : {n} PV."
  ],
  poison_damage: ["{name} loses {n} HP to poison.", "{name} perd {n} PV par le poison."],
  burn_damage: ["{name} loses {n} HP to its burn.", "{name} perd {n} PV par sa brûlure."],
  trap_damage: ["{name} loses {n} HP to the trap.", "{name} perd {n} PV dans le piège."],
  seed_damage: ["{name} loses {n} HP to the seed.", "{name} perd {n} PV par la graine."],
  substitute_damage: ["The substitute of {name} takes {n}.", "Le clone de {name} encaisse {n}."],
  drain: ["{name} drains {n} HP.", "{name} draine {n} PV."],
  heal: ["{name} regains {n} HP.", "{name} récupère {n} PV."],
  miss: ["{name} misses.", "{name} rate sa cible."],
  immune: ["It does not affect {name}.", "Cela n’affecte pas {name}."],
  fail: ["{name}’s move fails.", "L’attaque de {name} échoue."],
  protected: ["{name} protects itself.", "{name} se protège."],
  screen: ["{name} puts up a screen.", "{name} dresse un écran."],
  substitute: ["{name} makes a substitute.", "{name} crée un clone."],
  ailment: ["{name} {ailment}.", "{name} {ailment}."],
  ailing: ["has an ailment", "a une altération d’état"],
  burned: ["is burned", "est brûlé"],
  frozenNow: ["is frozen", "est gelé"],
  paralysedNow: ["is paralysed", "est paralysé"],
  poisoned: ["is poisoned", "est empoisonné"],
  badlyPoisoned: ["is badly poisoned", "est gravement empoisonné"],
  fellAsleep: ["falls asleep", "s’endort"],
  confused: ["is confused", "est confus"],
  cure: ["{name} recovers.", "{name} est guéri."],
  statsRise: ["{name}’s stats rise.", "Les stats de {name} montent."],
  statsFall: ["{name}’s stats fall.", "Les stats de {name} baissent."],
  seeded: ["{name} is seeded.", "{name} est infecté."],
  trapped: ["{name} is trapped.", "{name} est piégé."],
  faint: ["{name} faints.", "{name} est K.O."]
});
