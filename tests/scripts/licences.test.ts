import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {isAllowed, licenceLines, licencesOf} from "../../scripts/licences.ts";

describe("licences", () => {
  it("of everything in the lock file are allowed", () => {
    const lock = JSON.parse(readFileSync(new URL("../../package-lock.json", import.meta.url), "utf8"));
    const {uses, refused} = licencesOf(lock.packages);
    expect(refused).toEqual([]);
    expect(uses[0].licence).toBe("MIT");
  });

  it("are refused where they do not fit, and in what is shipped where only tools may have them", () => {
    const {refused} = licencesOf({
      "": {version: "0.1.0"},
      "node_modules/a": {version: "1.0.0", license: "GPL-3.0-only", dev: true},
      "node_modules/b": {version: "1.0.0", license: "MPL-2.0", dev: true},
      "node_modules/x/node_modules/@c/d": {version: "2.0.0", license: "MPL-2.0"},
      "node_modules/e": {version: "1.0.0"},
      "node_modules/ours": {link: true}
    });
    expect(refused).toEqual(["a@1.0.0: GPL-3.0-only", "@c/d@2.0.0: MPL-2.0", "e@1.0.0: not stated"]);
  });

  it("are listed with their packages, long lists cut short", () => {
    const packages = ["a@1", "b@1", "c@1", "d@1", "e@1"];
    expect(
      licenceLines([
        {licence: "MIT", packages},
        {licence: "ISC", packages: ["z@2"]}
      ])
    ).toEqual(["MIT  5  a@1, b@1, c@1 and 2 more", "ISC  1  z@2"]);
  });

  it("may be chosen by OR and must all fit by AND", () => {
    expect(isAllowed("(MIT OR GPL-3.0-or-later)", ["MIT"])).toBe(true);
    expect(isAllowed("(MIT AND Zlib)", ["MIT"])).toBe(false);
    expect(isAllowed("(MIT AND Zlib)", ["MIT", "Zlib"])).toBe(true);
  });
});
