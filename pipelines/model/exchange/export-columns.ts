import type {GameData} from "../../../data-loaders/game-data.ts";
import type {LabelledDuels} from "../duels/duel-columns.ts";
import {DUEL_COLUMNS, type DuelColumn, type DuelColumnName} from "../duels/duel-file-columns.ts";
import {SCENARIOS} from "../duels/scenarios.ts";
import {type Split, TEST} from "../duels/splits.ts";
import {asAsked, TURN} from "../features/orientation.ts";

/** What a row of exported features rests on. */
export interface ExportSource {
  readonly game: GameData;
  readonly duels: LabelledDuels;
  readonly split: Split;
}

export interface ExportColumn extends DuelColumn {
  /** @param row of the duels  @param turn how the duel was turned (`TURN`) */
  read(source: ExportSource, row: number, turn: number): string | number;
}

const TURN_NAMES = Object.fromEntries(Object.entries(TURN).map(([name, turn]) => [turn, name]));

const idOf = ({game}: ExportSource, pokemon: number): number => game.pokemon[pokemon].id;

/** One number for an unordered pair: rows of one pair are never on both sides of a split. */
function pairOf(source: ExportSource, row: number): number {
  const ids = [idOf(source, source.duels.pokemonA[row]), idOf(source, source.duels.pokemonB[row])];
  return Math.min(...ids) * 65_536 + Math.max(...ids);
}

/** A column of the duels' own files, of the duel as asked. */
function ofDuel(name: DuelColumnName, read: ExportColumn["read"]): ExportColumn {
  const declared = DUEL_COLUMNS.find((column) => column.name === name)!;
  return {...declared, description: `${declared.description} (of the duel as asked)`, read};
}

/**
 * The columns before the features, in order. Those of the duels' files are of the duel as asked; features and label are
 * of it as the model sees it (`MODEL_FRAME`), which `turn` tells.
 */
export const EXPORT_COLUMNS: readonly ExportColumn[] = [
  ofDuel("scenario", ({duels}, row) => SCENARIOS[duels.scenario[row]]),
  ofDuel("pokemon_a_id", (source, row) => idOf(source, source.duels.pokemonA[row])),
  ofDuel("move_a_id", ({game, duels}, row) => game.moves[duels.moveA[row]].id),
  ofDuel("pokemon_b_id", (source, row) => idOf(source, source.duels.pokemonB[row])),
  ofDuel("move_b_id", ({game, duels}, row) => game.moves[duels.moveB[row]].id),
  ofDuel("win_probability", ({duels}, row) => duels.winProbability[row]),
  ofDuel("playouts", ({duels}, row) => duels.playouts[row]),
  {
    name: "turn",
    type: "VARCHAR",
    description:
      "none; swapped: features and label are of B against A; even: the duel is its own mirror image",
    read: (_source, _row, turn) => TURN_NAMES[turn]
  },
  {
    name: "part",
    type: "VARCHAR",
    description: "train or test, of the pair-disjoint split",
    read: ({split}, row) => (split.part[row] === TEST ? "test" : "train")
  },
  {
    name: "pair",
    type: "INTEGER",
    description: "the unordered pair of Pokémon, for folds: lower id × 65,536 + higher id",
    read: pairOf
  },
  {
    name: "weight",
    type: "FLOAT",
    description: "1: every duel counts once",
    read: () => 1
  },
  {
    name: "label",
    type: "FLOAT",
    description: "what to learn: the probability that the side the features call A wins",
    read: ({duels}, row, turn) => asAsked(duels.winProbability[row], turn)
  }
];
