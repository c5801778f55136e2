import type {GameData} from "../../data-loaders/game-data.ts";
import {computeFeatures, FEATURES} from "../../pipelines/model/features/feature-catalogue.ts";
import {orient, TURN} from "../../pipelines/model/features/orientation.ts";
import {createViewer} from "../../pipelines/model/features/view.ts";
import {unitName} from "../features/features-names.ts";
import {featureGroup} from "../i18n/feature-groups.ts";
import {featureMeaning} from "../i18n/feature-names.ts";

/** A feature of a duel; group, unit and meaning in the page's language. */
export interface DuelFeature {
  readonly name: string;
  readonly group: string;
  readonly unit: string;
  readonly value: number;
  /** The feature that this is one answer of, where it is one. */
  readonly oneHot: string | null;
  readonly meaning: string;
}

/** Ids of a duel, as the tables have them. */
export interface DuelIds {
  readonly pokemonA: number;
  readonly moveA: number;
  readonly pokemonB: number;
  readonly moveB: number;
}

/** What the model sees of a duel, by the very code that training runs: from the side that acts first. */
export function duelFeatures(game: GameData, duel: DuelIds): {swapped: boolean; features: DuelFeature[]} {
  const place = (list: readonly {readonly id: number}[], id: number, what: string): number => {
    const index = list.findIndex((entry) => entry.id === id);
    if (index === -1) throw new RangeError(`there is no ${what} ${id}`);
    return index;
  };
  const {pokemon, moves} = game;
  const asked = createViewer(game)(
    place(pokemon, duel.pokemonA, "Pokémon"),
    place(moves, duel.moveA, "move"),
    place(pokemon, duel.pokemonB, "Pokémon"),
    place(moves, duel.moveB, "move")
  );
  const {view, turn} = orient(asked);
  const values = new Float32Array(FEATURES.length);
  computeFeatures(view, values);
  return {
    swapped: turn === TURN.swapped,
    features: FEATURES.map(({name, group, unit, description, oneHot}, column) => ({
      name,
      group: featureGroup(group),
      unit: unitName(unit),
      value: values[column],
      oneHot: oneHot ?? null,
      meaning: featureMeaning(name, description)
    }))
  };
}
