import {measureSpeed} from "./battle-speed.ts";

const count = (value: number): string =>
  new Intl.NumberFormat("en", {maximumFractionDigits: 0}).format(value);
const speed = measureSpeed();

console.log(`| what | this project | @pkmn/sim | ratio |
| --- | ---: | ---: | ---: |
| duels a CPU second, one thread | ${count(speed.duels)} | ${count(speed.referenceDuels)} | ${count(speed.duels / speed.referenceDuels)} × |
| four-move battles a CPU second | ${count(speed.moveSets)} | ${count(speed.referenceMoveSets)} | ${count(speed.moveSets / speed.referenceMoveSets)} × |
| win probabilities a CPU second (exact or 200 playouts) | ${count(speed.winProbabilities)} | | |
| attack outlooks a CPU second | ${count(speed.outlooks)} | | |`);
