import {listSome} from "../../../lib/names/list-some.ts";
import type {Duel} from "../../../pipelines/model/prediction/prediction-answers.ts";
import {type FieldError, fieldProblem} from "../../http/problem.ts";
import type {RequestInput} from "../../schemas/inference-schemas.ts";
import type {Fighters} from "../predict/fighters.ts";
import {readDuel} from "../predict/read-duel.ts";
import {REFERENCES, readTensor, type Tensor, VALUES} from "./tensors.ts";

/** The tensors of a duel, under the names that the prediction log has. */
export const DUEL_INPUTS = ["pokemon_a_id", "move_a_id", "pokemon_b_id", "move_b_id"] as const;
/** One tensor of all features. */
const ALL_FEATURES = "features";

const wrong = (message: string, field: FieldError["field"] = "inputs") =>
  fieldProblem({in: "body", field, message});

/** What a request asks the model: duels, or rows of feature values as it sees them. */
export type Asked = {readonly duels: readonly Duel[]} | {readonly rows: readonly Float32Array[]};

/** The tensors called `names`, all of as many rows. @throws Problem that names what is missing and what is too much */
function tensorsOf(
  given: ReadonlyMap<string, RequestInput>,
  names: readonly string[],
  read: (input: RequestInput) => Tensor
): readonly Tensor[] {
  const missing = names.filter((name) => !given.has(name));
  if (missing.length > 0) throw wrong(`missing are ${listSome(missing)}`);
  const known = new Set(names);
  const foreign = [...given.keys()].filter((name) => !known.has(name));
  if (foreign.length > 0) throw wrong(`there is no input ${listSome(foreign)}`);
  const tensors = names.map((name) => read(given.get(name)!));
  const [{rows}] = tensors;
  const other = tensors.findIndex((tensor) => tensor.rows !== rows);
  if (other >= 0) {
    throw wrong(
      `expected ${rows} rows as ${names[0]} has; got ${tensors[other].rows}`,
      `inputs.${names[other]}`
    );
  }
  return tensors;
}

/** @throws Problem that names the tensor, and what would be right */
export function readInputs(
  inputs: readonly RequestInput[],
  featureNames: readonly string[],
  fighters: Fighters
): Asked {
  const given = new Map(inputs.map((input) => [input.name, input]));
  if (given.size < inputs.length) throw wrong("two tensors have the same name");
  if (DUEL_INPUTS.some((name) => given.has(name))) {
    return {
      duels: duelsOf(
        tensorsOf(given, DUEL_INPUTS, (input) => readTensor(input, REFERENCES)),
        fighters
      )
    };
  }
  if (given.has(ALL_FEATURES)) {
    const width = featureNames.length;
    const [{rows, elements}] = tensorsOf(given, [ALL_FEATURES], (input) => readTensor(input, VALUES, width));
    return {
      rows: Array.from({length: rows}, (_, row) =>
        Float32Array.from(elements.slice(row * width, (row + 1) * width), Number)
      )
    };
  }
  if (!featureNames.some((name) => given.has(name))) {
    throw wrong(
      `expected ${DUEL_INPUTS.join(", ")}, or every feature that /predict/model-info lists, or one tensor called ${ALL_FEATURES}; got ${listSome([...given.keys()])}`
    );
  }
  const columns = tensorsOf(given, featureNames, (input) => readTensor(input, VALUES));
  return {
    rows: Array.from({length: columns[0].rows}, (_, row) =>
      Float32Array.from(columns, ({elements}) => Number(elements[row]))
    )
  };
}

function duelsOf(tensors: readonly Tensor[], fighters: Fighters): Duel[] {
  const [pokemonA, moveA, pokemonB, moveB] = tensors.map(
    ({elements}) => elements as readonly (number | string)[]
  );
  return pokemonA.map((_, row) => {
    const named = {
      pokemon_a_id: pokemonA[row],
      move_a: moveA[row],
      pokemon_b_id: pokemonB[row],
      move_b: moveB[row]
    };
    const tensorOf = {
      pokemon_a_id: "pokemon_a_id",
      move_a: "move_a_id",
      pokemon_b_id: "pokemon_b_id",
      move_b: "move_b_id"
    } as const;
    return readDuel(fighters, named, (field) => `inputs.${tensorOf[field]}.data[${row}]`).duel;
  });
}
