import {createRandom} from "../src/random.ts";

/** Sizes of the groups of one-hot columns that follow the numeric ones. */
export const GROUPS = [18, 19, 18, 19, 13, 13];
export const NUMERIC = 33;
export const COLUMNS = NUMERIC + GROUPS.reduce((sum, size) => sum + size, 0);

export interface Generated {
  data: Float32Array;
  label: Float32Array;
}

/** Rows [first, first + rows) of an endless table: 33 continuous columns, 100 one-hot ones, a hard label. */
export function generate(first: number, rows: number): Generated {
  const data = new Float32Array(rows * COLUMNS);
  const label = new Float32Array(rows);
  for (let i = 0; i < rows; i++) {
    const random = createRandom(0x5eed + first + i);
    const at = i * COLUMNS;
    for (let j = 0; j < NUMERIC; j++) {
      // Sums of uniforms: bell-shaped, of different spread and skew.
      const u = random() + random() + random() - 1.5;
      data[at + j] = j % 3 === 0 ? Math.exp(u) * (j + 1) : u * (j + 1);
    }
    let column = NUMERIC;
    const picks: number[] = [];
    for (const size of GROUPS) {
      const pick = Math.floor(random() * random() * size);
      data[at + column + pick] = 1;
      picks.push(pick);
      column += size;
    }
    let score = 3 * Math.log(data[at] / Math.exp(data[at + 1] / 2)) + 0.6 * data[at + 2];
    score += data[at + 4] * (picks[0] % 3 === 0 ? 0.5 : -0.2) + ((picks[1] * picks[2]) % 5) - 2;
    score +=
      Math.sin(data[at + 7]) * 1.5 + (data[at + 10] > data[at + 13] ? 1 : -1) * (picks[3] > 6 ? 1 : 0.3);
    score += (data[at + 16] * data[at + 19]) / 300 - Math.abs(data[at + 22]) / 12;
    label[i] = random() < 1 / (1 + Math.exp(-1.6 * score)) ? 1 : 0;
  }
  return {data, label};
}
