/** Run by tests as a process of its own: the server with the small model; settings from the environment. */
import {dataPaths} from "../../../data-loaders/io/paths.ts";
import {loadGame} from "../../../data-loaders/load-game.ts";
import {FEATURE_VERSION} from "../../../pipelines/features/catalogue.ts";
import {runServer} from "../../../server/run.ts";
import {fakeModel} from "./fake-model.ts";

await runServer({
  async loadModel() {
    const {manifest, recommender} = fakeModel(await loadGame(dataPaths().game));
    return {recommender, manifest: {...manifest, featureVersion: FEATURE_VERSION}};
  }
});
