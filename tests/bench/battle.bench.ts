/**
 * `npm run bench:battle`: the simulator beside @pkmn/sim, as a table. `--ratios FILE` also writes the ratios as JSON,
 * for `predictiondex report snapshot --speed FILE`.
 */
import {writeFileSync} from "node:fs";
import {parseArgs} from "node:util";
import {numbers, table} from "../../lib/documents/text-document.ts";
import {blocksToMarkdown} from "../../lib/documents/to-markdown.ts";
import {measureSpeed, speedRatios} from "./battle-speed.ts";

const {values} = parseArgs({options: {ratios: {type: "string"}}});
const count = (value: number): string =>
  new Intl.NumberFormat("en", {maximumFractionDigits: 0}).format(value);
const speed = measureSpeed();

const compared = (what: string, ours: number, theirs: number): string[] => [
  what,
  count(ours),
  count(theirs),
  `${count(ours / theirs)} ×`
];
const figures = table(
  ["what", numbers("this project"), numbers("@pkmn/sim"), numbers("ratio")],
  [
    compared("duels a CPU second, one thread", speed.duels, speed.referenceDuels),
    compared("four-move battles a CPU second", speed.moveSets, speed.referenceMoveSets),
    ["win probabilities a CPU second (exact or 200 playouts)", count(speed.winProbabilities), "", ""],
    ["attack outlooks a CPU second", count(speed.outlooks), "", ""]
  ]
);
console.log(blocksToMarkdown([figures]));
if (values.ratios !== undefined)
  writeFileSync(values.ratios, `${JSON.stringify(speedRatios(speed), null, 1)}\n`);
