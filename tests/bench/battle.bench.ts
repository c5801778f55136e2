/**
 * `npm run bench:battle`: the simulator beside @pkmn/sim, as a table. `--ratios FILE` also writes the ratios as JSON,
 * for `predictiondex report snapshot --speed FILE`.
 */
import {writeFileSync} from "node:fs";
import {parseArgs} from "node:util";
import {measureSpeed, speedRatios} from "./battle-speed.ts";

const {values} = parseArgs({options: {ratios: {type: "string"}}});
const count = (value: number): string =>
  new Intl.NumberFormat("en", {maximumFractionDigits: 0}).format(value);
const speed = measureSpeed();

console.log(`| what | this project | @pkmn/sim | ratio |
| --- | ---: | ---: | ---: |
| duels a CPU second, one thread | ${count(speed.duels)} | ${count(speed.referenceDuels)} | ${count(speed.duels / speed.referenceDuels)} × |
| four-move battles a CPU second | ${count(speed.moveSets)} | ${count(speed.referenceMoveSets)} | ${count(speed.moveSets / speed.referenceMoveSets)} × |
| win probabilities a CPU second (exact or 200 playouts) | ${count(speed.winProbabilities)} | | |
| attack outlooks a CPU second | ${count(speed.outlooks)} | | |`);
if (values.ratios !== undefined)
  writeFileSync(values.ratios, `${JSON.stringify(speedRatios(speed), null, 1)}\n`);
