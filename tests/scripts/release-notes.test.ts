import {spawnSync} from "node:child_process";
import {readFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {REPOSITORY} from "../../lib/files/paths.ts";
import {sectionOf, versionOfTag} from "../../scripts/release-notes.ts";

const CHANGELOG = `# Changelog

What a user notices. ## 1.2.3 is no heading here.

## Unreleased

### Added

## 1.2.30 - 2026-02-03

### Changed

- Thirty.

## 1.2.3 - 2026-01-02

### Added

- Three.

### Fixed

- A hash: ## in a line.

## 1.2.2 2026-01-01

- Two.

## 1.2.1 - 2025-12-31

### Added
`;

describe("a tag", () => {
  it("is v and the version of package.json", () => {
    expect(versionOfTag("v0.2.0", "0.2.0")).toBe("0.2.0");
    expect(versionOfTag("v0.2.0-rc.1", "0.2.0-rc.1")).toBe("0.2.0-rc.1");
  });

  it.each(["0.2.0", "v0.2", "v0.2.0.1", "x0.2.0", "v0.2.0 ", ""])(
    "%j is none, and is told the form",
    (tag) => {
      expect(() => versionOfTag(tag, "0.2.0")).toThrow(
        `tag is ${JSON.stringify(tag)}; a release's is v and its version, like v0.2.0`
      );
    }
  );

  it("of another version than package.json's names both", () => {
    expect(() => versionOfTag("v0.2.1", "0.2.0")).toThrow(
      "tag is v0.2.1, but version in package.json is 0.2.0: they must be the same"
    );
  });
});

describe("a version's section of the changelog", () => {
  it("is what stands between its heading and the next, without either", () => {
    expect(sectionOf(CHANGELOG, "1.2.3")).toBe(
      "### Added\n\n- Three.\n\n### Fixed\n\n- A hash: ## in a line."
    );
    expect(sectionOf(CHANGELOG.replaceAll("\n", "\r\n"), "1.2.30")).toBe("### Changed\r\n\r\n- Thirty.");
  });

  it("may be the last", () => {
    expect(sectionOf("## 1.0.0 - 2026-01-01\n\nAll of it.\n", "1.0.0")).toBe("All of it.");
  });

  it("that is not there is an error with those that are", () => {
    expect(() => sectionOf(CHANGELOG, "1.2")).toThrow(
      'CHANGELOG.md has no section "## 1.2 - YYYY-MM-DD"; it has ## Unreleased, ## 1.2.30 - 2026-02-03, ## 1.2.3 - '
    );
    expect(() => sectionOf("# Changelog\n", "1.2.3")).toThrow("it has none at all");
  });

  it("has a date", () => {
    expect(() => sectionOf(CHANGELOG, "1.2.2")).toThrow(
      'the heading "## 1.2.2 2026-01-01" should be "## 1.2.2 - YYYY-MM-DD"'
    );
  });

  it("says something", () => {
    expect(() => sectionOf(CHANGELOG, "1.2.1")).toThrow('says nothing below "## 1.2.1 - 2025-12-31"');
  });
});

describe("npm run release:notes", () => {
  const read = (name: string): string => readFileSync(join(REPOSITORY, name), "utf8");
  const {version} = JSON.parse(read("package.json")) as {version: string};

  const run = (tag: string) => {
    const {status, stdout, stderr} = spawnSync("npm", ["run", "--silent", "release:notes", "--", tag], {
      cwd: REPOSITORY,
      encoding: "utf8"
    });
    return {status, stdout, stderr};
  };

  it("prints what CHANGELOG.md says of the version in package.json", () => {
    const text = sectionOf(read("CHANGELOG.md"), version);
    expect(run(`v${version}`)).toEqual({status: 0, stdout: `${text}\n`, stderr: ""});
  });

  it("ends with 1 and says what is wrong with a tag", () => {
    const stderr = `tag is v99.0.0, but version in package.json is ${version}: they must be the same\n`;
    expect(run("v99.0.0")).toEqual({status: 1, stdout: "", stderr});
  });
});
