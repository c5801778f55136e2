import {expect, it, vi} from "vitest";
import {ModelVersions} from "../../../server/model/model-versions.ts";
import {fakeModel} from "../support/fake-model.ts";
import {smallGame} from "../support/small-game.ts";

const otherGame = {...smallGame};
const versions = (open = vi.fn((version: number, game = smallGame) => fakeModel(game, version))) => ({
  open,
  versions: new ModelVersions({
    list: () => [1, 2, 3, 4],
    describe: (version) => fakeModel(smallGame, version).manifest,
    open,
    probesOf: () => []
  })
});

it("a version is opened once, and the last two stay open", () => {
  const {open, versions: opened} = versions();
  expect(opened.isOpen(1, smallGame)).toBe(false);
  const first = opened.open(1, smallGame);
  expect(opened.isOpen(1, smallGame)).toBe(true);
  opened.open(2, smallGame);
  expect(opened.open(1, smallGame)).toBe(first);
  expect(open).toHaveBeenCalledTimes(2);
  opened.open(3, smallGame);
  expect([1, 2, 3].map((version) => opened.isOpen(version, smallGame))).toEqual([true, false, true]);
});

it("another game is another version, and lets those of the old one go", () => {
  const {open, versions: opened} = versions();
  opened.open(1, smallGame);
  expect(opened.isOpen(1, otherGame)).toBe(false);
  expect(opened.open(1, otherGame).game).toBe(otherGame);
  expect(open).toHaveBeenCalledTimes(2);
  expect(opened.isOpen(1, smallGame)).toBe(false);
});

it("one that cannot be opened, or fails its trial, says so by its number and is tried again", () => {
  const {open, versions: opened} = versions(
    vi.fn((version: number) => {
      const model = fakeModel(smallGame, version);
      if (version === 2) throw new Error("model.json is damaged");
      return {...model, recommender: {...model.recommender, featureNames: ["other"]}};
    })
  );
  const refused = "Model version 2 is registered but cannot answer: model.json is damaged";
  expect(() => opened.open(2, smallGame)).toThrow(refused);
  expect(() => opened.open(2, smallGame)).toThrow(refused);
  expect(open).toHaveBeenCalledTimes(2);
  expect(() => opened.open(1, smallGame)).toThrow(/its features are not those its manifest names/);
  expect(opened.isOpen(1, smallGame)).toBe(false);
});
