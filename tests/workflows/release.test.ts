import {spawnSync} from "node:child_process";
import {chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, describe, expect, it} from "vitest";
import {readWorkflow} from "./workflow-files.ts";

const {on, jobs} = readWorkflow("release.yml");
const root = mkdtempSync(join(tmpdir(), "release-"));
afterAll(() => rmSync(root, {recursive: true}));

/** Stands for docker, gh and npm: writes down how it was called, and what it was told on standard input. */
const STAND_IN = `#!/usr/bin/env bash
echo "\${0##*/} $*" >> "$CALLS"
case "$*" in *--password-stdin*) echo "stdin: $(cat)" >> "$CALLS" ;; esac
case "$*" in *--notes-file*) echo "notes: $(cat notes.md)" >> "$CALLS" ;; esac
case "$*" in "view xgboost-wasm@"*) exit "\${THERE:-1}" ;; view*) exit 1 ;; esac
case "$*" in "run "*) echo "\${SAYS:-}" ;; save*) echo image ;; esac
`;

/** Runs a job's own shell steps for a tag, in an empty folder, with files laid there before. */
function run(job: string, tag: string, files: Record<string, string> = {}, env: Record<string, string> = {}) {
  const folder = mkdtempSync(join(root, "run-"));
  const at = (...path: string[]): string => join(folder, ...path);
  for (const name of ["bin", "work/release"]) mkdirSync(at(name), {recursive: true});
  for (const program of ["docker", "gh", "npm"]) {
    writeFileSync(at("bin", program), STAND_IN);
    chmodSync(at("bin", program), 0o755);
  }
  for (const [name, text] of Object.entries(files)) writeFileSync(at("work/release", name), text);
  let failed: string | undefined;
  for (const {name, run: script} of jobs[job].steps) {
    if (script === undefined || failed !== undefined) continue;
    const {status} = spawnSync("bash", ["--noprofile", "--norc", "-eo", "pipefail", "-c", script], {
      cwd: at("work"),
      env: {
        PATH: `${at("bin")}:${process.env["PATH"]}`,
        CALLS: at("calls"),
        TAG: tag,
        GH_TOKEN: "token-of-the-run",
        NODE_AUTH_TOKEN: "token-of-npm",
        GITHUB_ACTOR: "someone",
        GITHUB_REPOSITORY: "Some-One/PredictionDex",
        GITHUB_REPOSITORY_OWNER: "Some-One",
        GITHUB_SERVER_URL: "https://git.example",
        GITHUB_SHA: "c0ffee",
        ...env
      }
    });
    if (status !== 0) failed = name;
  }
  const calls = existsSync(at("calls")) ? readFileSync(at("calls"), "utf8").trimEnd().split("\n") : [];
  return {calls, failed, at};
}

describe("a release", () => {
  it("is made by a version's tag alone", () => {
    expect(on).toEqual({push: {tags: ["v*"]}});
  });

  it("is published when everything else has succeeded, by the one job that may write", () => {
    const {publish, npm: _, ...others} = jobs;
    expect(publish.needs).toEqual(Object.keys(others));
    expect(publish.permissions).toEqual({contents: "write", packages: "write"});
    const {runtimes, ...first} = others;
    for (const {needs, permissions} of Object.values(first)) expect({needs, permissions}).toEqual({});
    // Tools that no lock file holds run beside nothing that is still to be kept.
    expect({needs: runtimes.needs, permissions: runtimes.permissions}).toEqual({needs: ["files"]});
    expect(runtimes.steps.flatMap(({uses = []}) => uses).join()).not.toContain("upload");
    const scripts = Object.entries(jobs).filter(([, {steps}]) =>
      steps.some(({run: script}) => script?.includes("test:runtimes"))
    );
    expect(scripts.map(([name]) => name)).toEqual(["runtimes"]);
    // Beside the token that may write, nothing of the repository is run.
    expect(publish.steps.flatMap(({uses = []}) => uses).join()).toMatch(/^actions\/download-artifact@\w+$/);
  });

  it("is of what passes the checks of a pull request, and of a tag that fits", () => {
    expect(jobs["tests"].steps.map(({run: script}) => script)).toContain("bash .ci/run");
    expect(jobs["files"].steps.map(({run: script}) => script).join("\n")).toContain(
      'npm run --silent release:notes -- "$TAG" > release/notes.md'
    );
  });
});

describe("the image", () => {
  it("is built under the version's name, started, and kept as a file", () => {
    const {calls, failed, at} = run("image", "v1.2.3", {}, {SAYS: "1.2.3"});
    expect(failed).toBeUndefined();
    expect(calls).toEqual([
      expect.stringMatching(
        /^docker build \. --tag predictiondex:1\.2\.3 .*source=https:\/\/git\.example\/Some-One\/PredictionDex --label \S+revision=c0ffee --label \S+version=1\.2\.3$/
      ),
      "docker run --rm predictiondex:1.2.3 --version",
      "docker save predictiondex:1.2.3"
    ]);
    expect(existsSync(at("work", "predictiondex-1.2.3-image.tar.gz"))).toBe(true);
  });

  it("that says another version of itself is not kept", () => {
    const {calls, failed} = run("image", "v1.2.3", {}, {SAYS: "1.2.2"});
    expect(failed).toBe("It starts, and is of this version");
    expect(calls.at(-1)).toBe("docker run --rm predictiondex:1.2.3 --version");
  });
});

describe("publishing", () => {
  const files = {
    "notes.md": "What is new.",
    "predictiondex-1.2.3-image.tar.gz": "image",
    "xgboost-wasm-0.1.0.tgz": "package"
  };

  it("pushes the image that was tested, and attaches all files with their sums", () => {
    const {calls, failed, at} = run("publish", "v1.2.3", files);
    expect(failed).toBeUndefined();
    expect(calls).toEqual([
      "docker load --input release/predictiondex-1.2.3-image.tar.gz",
      "docker tag predictiondex:1.2.3 ghcr.io/some-one/predictiondex:1.2.3",
      "docker login ghcr.io --username someone --password-stdin",
      "stdin: token-of-the-run",
      "docker push ghcr.io/some-one/predictiondex:1.2.3",
      "gh release create v1.2.3 release/SHA256SUMS release/predictiondex-1.2.3-image.tar.gz " +
        "release/xgboost-wasm-0.1.0.tgz --repo Some-One/PredictionDex --verify-tag " +
        "--title PredictionDex 1.2.3 --notes-file notes.md",
      "notes: What is new."
    ]);
    const sums = spawnSync("sha256sum", ["--check", "--strict", "SHA256SUMS"], {
      cwd: at("work/release"),
      encoding: "utf8"
    });
    expect(sums).toMatchObject({
      status: 0,
      stdout: "predictiondex-1.2.3-image.tar.gz: OK\nxgboost-wasm-0.1.0.tgz: OK\n"
    });
  });

  it("says of a version with a hyphen that it is a pre-release", () => {
    const image = "predictiondex-2.0.0-rc.1-image.tar.gz";
    const {calls} = run("publish", "v2.0.0-rc.1", {"notes.md": "Try it.", [image]: "image"});
    expect(calls.at(-2)).toMatch(/ --notes-file notes\.md --prerelease$/);
  });
});

describe("the packages", () => {
  const files = {
    "xgboost-wasm-0.2.0.tgz": "",
    "predictiondex-client-0.1.0-rc.1.tgz": "",
    "xgboost-wasm-api.tar.gz": ""
  };

  it("go to npm after everything else, with where they come from, by a job that may do nothing more", () => {
    const {needs, permissions, steps} = jobs["npm"];
    expect({needs, permissions}).toEqual({
      needs: ["publish"],
      permissions: {contents: "read", "id-token": "write"}
    });
    expect(steps.flatMap(({uses = []}) => uses).join()).not.toContain("checkout");
    const {calls, failed} = run("npm", "v1.2.3", files);
    expect(failed).toBeUndefined();
    expect(calls).toEqual([
      "npm view xgboost-wasm@0.2.0 version",
      "npm publish ./release/xgboost-wasm-0.2.0.tgz --provenance --access public --tag latest",
      "npm view predictiondex-client@0.1.0-rc.1 version",
      "npm publish ./release/predictiondex-client-0.1.0-rc.1.tgz --provenance --access public --tag next"
    ]);
  });

  it("of a pre-release of the project are not the latest ones, whatever their versions", () => {
    const {calls} = run("npm", "v0.2.0-rc.1", files);
    const published = calls.filter((call) => call.startsWith("npm publish"));
    expect(published).toHaveLength(2);
    for (const call of published) expect(call).toMatch(/ --tag next$/);
  });

  it("stay here without a token", () => {
    const {calls, failed} = run("npm", "v1.2.3", files, {NODE_AUTH_TOKEN: ""});
    expect({calls, failed}).toEqual({calls: [], failed: undefined});
  });

  it("stay as they are where a version is there already", () => {
    const {calls, failed} = run("npm", "v1.2.3", files, {THERE: "0"});
    expect(failed).toBeUndefined();
    expect(calls.join()).not.toContain("publish ./release/xgboost-wasm");
    expect(calls).toHaveLength(3);
  });
});
