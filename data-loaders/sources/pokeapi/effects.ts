import type {Ailment} from "../../game-data.ts";
import type {SourceRow} from "../../reconcile/contribution.ts";
import {SourceError} from "../http/source-error.ts";
import type {MoveAnswer} from "./pokeapi-answers.ts";

type Meta = NonNullable<MoveAnswer["meta"]>;

const AILMENTS: Readonly<Record<string, Ailment>> = {
  burn: "burn",
  freeze: "freeze",
  paralysis: "paralysis",
  poison: "poison",
  sleep: "sleep",
  confusion: "confusion"
};

/** Bad poison is a poison of 15 turns; what Tri Attack causes has no name. Trapping and the like are no ailments here. */
function ailmentOf({name}: MoveAnswer, {ailment, min_turns}: Meta): Ailment | null {
  if (ailment.name === "poison" && min_turns === 15) return "bad_poison";
  if (ailment.name === "unknown" && name === "tri-attack") return "tri_attack";
  return AILMENTS[ailment.name] ?? null;
}

const STAT_COLUMNS = {
  attack: "stat_attack",
  defense: "stat_defense",
  "special-attack": "stat_sp_attack",
  "special-defense": "stat_sp_defense",
  speed: "stat_speed",
  accuracy: "stat_accuracy",
  evasion: "stat_evasion"
} as const;

const isStat = (name: string): name is keyof typeof STAT_COLUMNS => name in STAT_COLUMNS;

/** Whose stats change: the category says so of attacks, the move's target of moves that do nothing else. */
function changed({target}: MoveAnswer, {category}: Meta): "user" | "target" | null {
  if (category.name === "damage-raise") return "user";
  if (category.name === "damage-lower" || category.name === "swagger") return "target";
  if (category.name !== "net-good-stats" || !target) return null;
  return target.name.startsWith("user") ? "user" : "target";
}

/** PokéAPI writes a chance of 0 where an effect is certain. */
const certain = (chance: number): number => chance || 100;

/** What a move does beside damage; no statement where PokéAPI has none. */
export function moveEffects(answer: MoveAnswer): SourceRow<"move"> {
  const {meta, stat_changes, name} = answer;
  if (!meta) return {};
  const ailment = ailmentOf(answer, meta);
  const changes = Object.fromEntries(
    Object.values(STAT_COLUMNS).map((column): [string, number] => [column, 0])
  );
  for (const {change, stat} of stat_changes) {
    if (!isStat(stat.name))
      throw new SourceError(`PokéAPI move ${name}`, `changes an unknown stat, "${stat.name}"`);
    changes[STAT_COLUMNS[stat.name]] = change;
  }
  const some = stat_changes.length > 0;
  const target = some ? changed(answer, meta) : null;
  return {
    crit_stage: Math.min(meta.crit_rate, 3),
    drain_percent: Math.max(0, meta.drain),
    // Struggle's user loses a share of its maximum HP, which PokéAPI calls a negative healing.
    recoil_percent: Math.max(0, -meta.drain, -meta.healing),
    heal_percent: Math.max(0, meta.healing),
    flinch_percent: meta.flinch_chance,
    min_hits: meta.min_hits ?? 1,
    max_hits: meta.max_hits ?? 1,
    ailment,
    ailment_percent: ailment === null ? 0 : certain(meta.ailment_chance),
    ...changes,
    ...((target !== null || !some) && {
      stat_change_target: target,
      stat_change_percent: some ? certain(meta.stat_chance) : 0
    })
  };
}
