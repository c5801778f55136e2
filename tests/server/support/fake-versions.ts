import {ModelVersions} from "../../../server/model/model-versions.ts";
import {fakeModel} from "./fake-model.ts";

/** Versions 1 and 2 answer, 3 is registered and cannot. */
export const fakeVersions = (): ModelVersions =>
  new ModelVersions({
    list: () => [1, 2, 3],
    open(version, game) {
      if (version === 3) throw new Error("its features are of another catalogue");
      return fakeModel(game, version);
    }
  });
