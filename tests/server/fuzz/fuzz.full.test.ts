import {expect, it} from "vitest";
import {fuzz} from "../support/fuzz.ts";

const REQUESTS = Number(process.env["REQUESTS"] ?? 30_000);

it(`answers ${REQUESTS} arbitrary requests as documented, and never with a fault of its own`, async () => {
  const statuses = await fuzz(REQUESTS);
  process.stdout.write(`${JSON.stringify(Object.fromEntries(statuses))}\n`);
  expect([...statuses.values()].reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(REQUESTS);
}, 3_000_000);
