import type {z} from "zod";
import type {GameData} from "../../../data-loaders/game-data.ts";
import type {ChoiceAnswer, FightAnswer} from "../../../pipelines/battle/solve/fight-answer.ts";
import type {FightValue} from "../../../pipelines/battle/solve/fight-solver.ts";
import type {Sides} from "../../../pipelines/battle/solve/many-fights.ts";
import type {fightResponse} from "../../schemas/fight-schemas.ts";
import type {Fighters} from "./fighters.ts";

const percent = (part: number, whole: number): number => Math.round((1000 * part) / whole) / 10;

const damageOf = (damage: NonNullable<ChoiceAnswer["damage"]>, targetHp: number) => ({
  least: damage.least,
  most: damage.most,
  least_percent: percent(damage.least, targetHp),
  most_percent: percent(damage.most, targetHp),
  hit_chance: damage.hitChance,
  uses_to_knock_out: damage.uses,
  knock_out_chance: damage.knockOut
});

export const methodOf = ({exact}: FightValue): "exact" | "search" => (exact ? "exact" : "search");

/** A solved fight in the API's words. */
export function toldFight(
  game: GameData,
  fighters: Fighters,
  {a, b}: Sides,
  answer: FightAnswer
): z.input<typeof fightResponse> {
  const side = (pokemonIndex: number, choices: readonly ChoiceAnswer[], hp: number, targetHp: number) => {
    const pokemon = game.pokemon[pokemonIndex];
    return {
      pokemon_id: pokemon.id,
      pokemon_name: fighters.name(pokemon),
      hp,
      choices: choices.map(({move, share, worstCase, damage}) => ({
        move_id: game.moves[move].id,
        move_name: fighters.name(game.moves[move]),
        probability: share,
        worst_case: worstCase,
        damage: damage === null ? null : damageOf(damage, targetHp)
      }))
    };
  };
  const [hpA, hpB] = answer.hp;
  return {
    win_probability: answer.value,
    interval: [answer.low, answer.high],
    method: methodOf(answer),
    situations: answer.situations,
    complete: answer.complete,
    a: side(a.pokemon, answer.a, hpA, hpB),
    b: side(b.pokemon, answer.b, hpB, hpA),
    payoffs: answer.payoffs.map((row) => [...row])
  };
}
