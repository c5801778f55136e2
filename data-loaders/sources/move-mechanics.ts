import type {Move as DexMove} from "@pkmn/dex";
import type {Ailment, DamageType, MoveBehaviour, MoveMechanics, StatStages} from "../game-data.ts";

const AILMENT_BY_STATUS: Readonly<Record<string, Ailment>> = {
  brn: "burn",
  frz: "freeze",
  par: "paralysis",
  psn: "poison",
  tox: "bad_poison",
  slp: "sleep",
  confusion: "confusion"
};

const DAMAGE_TYPE_BY_ID: Readonly<Record<string, DamageType>> = {
  superfang: "half_hp",
  psywave: "psywave",
  foulplay: "foul_play",
  lowkick: "weight",
  counter: "counter",
  mirrorcoat: "mirror_coat",
  bide: "bide",
  pikapapow: "friendship",
  veeveevolley: "friendship"
};

/** Moves whose effect is code in the package, which no data field tells. */
const BEHAVIOUR_BY_ID: Readonly<Record<string, MoveBehaviour>> = {
  fly: "semi_invulnerable",
  dig: "semi_invulnerable",
  fakeout: "first_turn_only",
  suckerpunch: "sucker_punch",
  feint: "feint",
  dreameater: "dream_eater",
  struggle: "struggle",
  facade: "facade",
  rage: "rage",
  leechseed: "leech_seed",
  sappyseed: "leech_seed",
  reflect: "reflect",
  baddybad: "reflect",
  lightscreen: "light_screen",
  glitzyglow: "light_screen",
  haze: "haze",
  freezyfrost: "haze",
  rest: "rest",
  roost: "roost",
  substitute: "substitute",
  protect: "protect",
  focusenergy: "focus_energy",
  mist: "mist",
  minimize: "minimize",
  disable: "disable",
  encore: "encore",
  taunt: "taunt",
  yawn: "yawn",
  sparklyswirl: "cure_user",
  clearsmog: "clear_target_stages",
  brickbreak: "break_screens",
  transform: "transform",
  mimic: "mimic",
  metronome: "metronome",
  mirrormove: "mirror_move",
  conversion: "conversion"
};

function damageType(move: DexMove): DamageType {
  if (move.category === "Status") return "none";
  if (move.ohko) return "ohko";
  if (move.damage === "level") return "level";
  if (typeof move.damage === "number") return "fixed";
  return DAMAGE_TYPE_BY_ID[move.id] ?? (move.multihit ? "multi_hit" : "formula");
}

function behaviour(move: DexMove): MoveBehaviour {
  const known = BEHAVIOUR_BY_ID[move.id];
  if (known) return known;
  if (move.flags.charge) return "charge";
  if (move.flags.recharge) return "recharge";
  if (move.selfdestruct) return "self_destruct";
  if (move.self?.volatileStatus === "lockedmove") return "rampage";
  if (move.volatileStatus === "partiallytrapped") return "partial_trap";
  if (move.hasCrashDamage) return "crash";
  if (move.heal) return "recover";
  if (move.forceSwitch || move.selfSwitch) return "switch";
  const effective = move.category !== "Status" || move.boosts || ailment(move).ailment;
  return effective ? "none" : "other";
}

type Boosts = NonNullable<DexMove["boosts"]>;

const stages = (boosts: Boosts): StatStages => ({
  attack: boosts.atk ?? 0,
  defense: boosts.def ?? 0,
  spAttack: boosts.spa ?? 0,
  spDefense: boosts.spd ?? 0,
  speed: boosts.spe ?? 0,
  accuracy: boosts.accuracy ?? 0,
  evasion: boosts.evasion ?? 0
});

/**
 * Secondary effects later generations gave a move. Pokémon Showdown's generation 7 takes them away by deleting the
 * field, which is lost in @pkmn/dex's data.
 */
const LATER_SECONDARIES: ReadonlySet<string> = new Set(["zippyzap"]);

function statChange(move: DexMove): MoveMechanics["statChange"] {
  if (move.boosts)
    return {target: move.target === "self" ? "user" : "target", percent: 100, stages: stages(move.boosts)};
  if (move.self?.boosts) return {target: "user", percent: 100, stages: stages(move.self.boosts)};
  if (LATER_SECONDARIES.has(move.id)) return null;
  for (const secondary of move.secondaries ?? []) {
    const percent = secondary.chance ?? 100;
    if (secondary.boosts) return {target: "target", percent, stages: stages(secondary.boosts)};
    if (secondary.self?.boosts) return {target: "user", percent, stages: stages(secondary.self.boosts)};
  }
  return null;
}

function ailment(move: DexMove): Pick<MoveMechanics, "ailment" | "ailmentPercent"> {
  const whole = AILMENT_BY_STATUS[move.status ?? move.volatileStatus ?? ""];
  if (whole) return {ailment: whole, ailmentPercent: 100};
  for (const secondary of move.secondaries ?? []) {
    const caused = AILMENT_BY_STATUS[secondary.status ?? secondary.volatileStatus ?? ""];
    const percent = secondary.chance ?? 100;
    if (caused) return {ailment: caused, ailmentPercent: percent};
    // Its effect (burn, freeze or paralysis, one in three each) is a function in the package.
    if (move.id === "triattack") return {ailment: "tri_attack", ailmentPercent: percent};
  }
  return {ailment: null, ailmentPercent: 0};
}

const percentOf = (fraction: readonly number[] | null | undefined): number =>
  fraction ? Math.round((100 * fraction[0]!) / fraction[1]!) : 0;

/** A move of the generation 7 Let's Go dex (@pkmn/dex with @pkmn/mods/gen7letsgo) as plain values. */
export function moveMechanics(move: DexMove): MoveMechanics {
  const damaging = move.category !== "Status";
  const hits = move.multihit ?? 1;
  const [minHits, maxHits] = typeof hits === "number" ? [hits, hits] : hits;
  const flinch = move.secondaries?.find((secondary) => secondary.volatileStatus === "flinch");
  return {
    damageType: damageType(move),
    behaviour: behaviour(move),
    fixedDamage: typeof move.damage === "number" ? move.damage : null,
    critStage: move.willCrit ? 3 : Math.max(0, (move.critRatio ?? 1) - 1),
    minHits: minHits!,
    maxHits: maxHits!,
    drainPercent: percentOf(move.drain),
    recoilPercent: move.id === "struggle" ? 25 : percentOf(move.recoil),
    healPercent: percentOf(move.heal),
    flinchPercent: flinch ? (flinch.chance ?? 100) : 0,
    ...ailment(move),
    statChange: statChange(move),
    thaws: Boolean(move.flags.defrost),
    powder: Boolean(move.flags.powder),
    typeImmunity: move.ignoreImmunity === undefined ? damaging : !move.ignoreImmunity,
    stoppedByProtect: Boolean(move.flags.protect),
    bypassesSubstitute: Boolean(move.flags.bypasssub),
    crushesMinimized: "minimize" in move.flags
  };
}
