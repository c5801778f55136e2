/**
 * Run by tests as a process of its own: the server with the small model; settings from the environment. With
 * FAIL_ON_SIGUSR2 that signal makes it fail where nothing catches it: `exception` or `rejection`; with WITHOUT_MODEL=1 it
 * has none.
 */

import {FEATURE_VERSION} from "../../../pipelines/model/features/feature-catalogue.ts";
import {runServer} from "../../../server/run.ts";
import {fakeModel} from "./fake-model.ts";

process.on("SIGUSR2", () => {
  if (process.env["FAIL_ON_SIGUSR2"] === "rejection") void Promise.reject(new Error("rejected on purpose"));
  else throw new Error("thrown on purpose");
});

await runServer({
  withoutModel: process.env["WITHOUT_MODEL"] === "1",
  async loadModel(_paths, game) {
    const {manifest, recommender} = fakeModel(game);
    return {game, recommender, manifest: {...manifest, featureVersion: FEATURE_VERSION}};
  }
});
