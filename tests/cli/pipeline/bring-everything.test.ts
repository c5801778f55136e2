import {expect, it} from "vitest";
import {bringEverything} from "../../../cli/pipeline/bring-everything.ts";
import type {OpenPipeline} from "../../../cli/pipeline/open-pipeline.ts";
import {dataPaths} from "../../../lib/files/paths.ts";

async function everything(fails: readonly string[]) {
  const told: string[] = [];
  const pipeline: OpenPipeline = {
    log: {
      info: (message) => told.push(message.replace(/\d+ s/, "0 s")),
      warn: (message) => told.push(message)
    },
    bring: async ({target}) => {
      told.push(`bring ${target}`);
      return [];
    },
    state: (name, state) => told.push(`${name} ${state}`),
    close: () => {}
  };
  const made = bringEverything(dataPaths(), pipeline, async function* (_paths, {state}) {
    for (const name of ["drift", "tune"])
      if (fails.includes(name)) state(name, "failed");
      else {
        state(name, "done");
        yield name;
      }
  });
  return {told, error: await made.then(() => null).catch((error: Error) => error.message)};
}

it("builds the site with all that is made, and says how long each took", async () => {
  expect(await everything([])).toEqual({
    told: ["drift done", "drift made in 0 s", "tune done", "tune made in 0 s", "bring site"],
    error: null
  });
});

it("builds it without what failed, and then says what that is", async () => {
  const {told, error} = await everything(["drift"]);
  expect(told).toEqual(["drift failed", "tune done", "tune made in 0 s", "bring site"]);
  expect(error).toBe("the site is without what could not be made: drift");
});
