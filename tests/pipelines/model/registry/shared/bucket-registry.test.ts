import {afterAll, beforeAll, describe, it} from "vitest";
import {HAS_STORAGE, type StandInStorage, startStorage} from "../../../../lib/object-storage/stand-in.ts";
import {NO_REFERENCE_TOOLS} from "../../../../support/reference-tools.ts";
import {registryScenes} from "./registry-scenes.ts";

describe.skipIf(!HAS_STORAGE)("a registry in a bucket", () => {
  let storage: StandInStorage;
  beforeAll(async () => {
    storage = await startStorage();
  });
  afterAll(() => storage.stop());

  registryScenes(() => ({
    fresh: () => storage.bucket(),
    withoutRights: async (address) => {
      await storage.takeRights();
      return {
        address,
        says: /^the registry cannot be used: s3:\/\/bucket-\d+\/here\/registry\.json cannot be read: .* \(\w+\)$/
      };
    }
  }));
});

if (!HAS_STORAGE) it.skip(`SKIPPED: ${NO_REFERENCE_TOOLS}`, () => {});
