import {ModelVersions} from "../../../server/model/model-versions.ts";
import {embeddedGame} from "../../data-loaders/embedded-game.ts";
import {fakeModel} from "./fake-model.ts";

const check = (version: number): void => {
  if (version === 3) throw new Error("its features are of another catalogue");
};

/** Versions 1 and 2 answer, 3 is registered and cannot. */
export const fakeVersions = (): ModelVersions =>
  new ModelVersions({
    list: () => [1, 2, 3],
    describe(version) {
      check(version);
      return fakeModel(embeddedGame(), version).manifest;
    },
    open(version, game) {
      check(version);
      return fakeModel(game, version);
    }
  });
