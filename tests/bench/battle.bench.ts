import {writeFileSync} from "node:fs";
import {Command} from "commander";
import {numbers, table} from "../../lib/documents/text-document.ts";
import {blocksToMarkdown} from "../../lib/documents/to-markdown.ts";
import {measureSpeed, speedRatios} from "./battle-speed.ts";

/** The simulator beside @pkmn/sim: `npm run bench:battle`. */

const {ratios} = new Command("bench:battle")
  .description("measure the simulator beside @pkmn/sim, and print a table")
  .option("--ratios <file>", "write the ratios as JSON too, for `predictiondex report snapshot --speed FILE`")
  .parse()
  .opts<{ratios?: string}>();
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
if (ratios !== undefined) writeFileSync(ratios, `${JSON.stringify(speedRatios(speed), null, 1)}\n`);
