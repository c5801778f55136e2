import type {Endpoint} from "../http/endpoint.ts";
import {inferenceEndpoints} from "./inference/inference-endpoints.ts";
import {moveEndpoints} from "./moves.ts";
import {pokemonEndpoints} from "./pokemon.ts";
import {batchEndpoint} from "./predict/batch.ts";
import {bestMoveEndpoint} from "./predict/best-move.ts";
import {duelEndpoint} from "./predict/duel.ts";
import {fightEndpoint} from "./predict/fight.ts";
import {fightMatrixEndpoint, fightsEndpoint} from "./predict/fights.ts";
import {matrixEndpoint} from "./predict/matrix.ts";
import {modelInfoEndpoint} from "./predict/model-info.ts";
import {systemEndpoints} from "./system.ts";
import {typeEndpoints} from "./types.ts";

/** The whole API, in the order in which routes are tried: what is asked most comes first. */
export const endpoints: readonly Endpoint[] = [
  bestMoveEndpoint,
  duelEndpoint,
  batchEndpoint,
  matrixEndpoint,
  fightEndpoint,
  fightsEndpoint,
  fightMatrixEndpoint,
  modelInfoEndpoint,
  ...pokemonEndpoints,
  ...moveEndpoints,
  ...typeEndpoints,
  ...systemEndpoints,
  ...inferenceEndpoints
];
