import type {Contribution} from "../reconcile/contribution.ts";
import type {Disagreement} from "../reconcile/reconcile.ts";
import {identityOf, keyOf} from "../reconcile/scope.ts";

/**
 * Pika Papow and Veevee Volley. A partner does them of its own accord when its trainer shakes the Joy-Con; nothing
 * teaches them, and no Pokémon that has one in its four is legal. The package lists them as tutor moves; PokéAPI's
 * partners have the tutors' other eleven moves only, and so has PKHeX
 * (https://github.com/kwsch/PKHeX/blob/671459069a91b097f0a4d7eee1870f07cdc19a54/PKHeX.Core/Legality/Tables/Tables7b.cs,
 * Tutor_StarterPikachu, Tutor_StarterEevee and AllowedMovesGG), which checks Pokémon of the game itself.
 */
const NEVER_TAUGHT: ReadonlySet<unknown> = new Set([732, 741]);

const learnsetOf = ({rows}: Contribution) => rows.pokemon_move ?? [];

/** Takes moves that nobody learns out of what the sources say of learnsets, and reports who said that somebody does. */
export function withoutUntaught(contributions: readonly Contribution[]): {
  readonly contributions: readonly Contribution[];
  readonly disagreements: readonly Disagreement[];
} {
  const untaught = contributions.flatMap((contribution) =>
    learnsetOf(contribution).filter(({move_id}) => NEVER_TAUGHT.has(move_id))
  );
  const key = (row: (typeof untaught)[number]): string => keyOf(row, identityOf("pokemon_move"));
  const disagreements = [...new Map(untaught.map((row) => [key(row), row]))].map(
    ([rowKey, {pokemon_id, learn_method_id}]): Disagreement => ({
      table: "pokemon_move",
      key: rowKey,
      column: "*",
      values: contributions
        .filter((contribution) =>
          learnsetOf(contribution).some(
            (row) => row.pokemon_id === pokemon_id && row.learn_method_id === learn_method_id
          )
        )
        .map((contribution) => ({
          source: contribution.source,
          value: learnsetOf(contribution).some((row) => key(row) === rowKey)
        })),
      winner: "derived",
      rule: "never_taught"
    })
  );
  return {
    contributions: contributions.map((contribution) => ({
      ...contribution,
      rows: {
        ...contribution.rows,
        ...(contribution.rows.pokemon_move && {
          pokemon_move: learnsetOf(contribution).filter(({move_id}) => !NEVER_TAUGHT.has(move_id))
        })
      }
    })),
    disagreements
  };
}
