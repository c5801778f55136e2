import {readFileSync} from "node:fs";
import {join} from "node:path";
import {validate} from "dockerfile-utils";
import {build} from "esbuild";
import {describe, expect, it} from "vitest";
import {REPOSITORY} from "../../lib/files/paths.ts";
import {HANDBOOK} from "../../src/build/handbook-documents.ts";

const read = (path: string): string => readFileSync(join(REPOSITORY, path), "utf8");
const DOCKERFILES = ["Dockerfile", "ops/mlflow/Dockerfile"];
/** The images that a Dockerfile starts from, without the stages that go on from one of its own. */
function basesOf(path: string): string[] {
  const stages = [...read(path).matchAll(/^FROM (\S+)(?: AS (\S+))?$/gm)];
  const names = stages.map(([, , name]) => name);
  return stages.map(([, base]) => base).filter((base) => !names.includes(base));
}

describe.each(DOCKERFILES)("%s", (path) => {
  const lines = read(path).split("\n");

  it("is accepted by the linter", () => expect(validate(read(path), {})).toEqual([]));

  it("pins its base by version, runs unprivileged, and has a health check", () => {
    const bases = basesOf(path);
    expect(bases).toHaveLength(1);
    expect(bases[0]).toMatch(/:v?\d+\.\d+\.\d+(-[\w-]+)?(@sha256:[0-9a-f]{64})?$/);
    const users = lines.filter((line) => line.startsWith("USER ")).map((line) => line.slice(5));
    expect(users.at(-1)).toMatch(/^(?!root|0)\w+$/);
    expect(read(path)).toMatch(/^HEALTHCHECK /m);
  });
});

describe("the bases", () => {
  it("are named by digest, but for one whose digest is not known", () => {
    const byTag = DOCKERFILES.flatMap(basesOf).filter((base) => !base.includes("@sha256:"));
    expect(byTag).toEqual([expect.stringMatching(/^ghcr\.io\/mlflow\/mlflow:v[\d.]+$/)]);
  });

  it("name the version of MLflow that docker-compose.yml gives its image", () => {
    const [, version] = /:v([\d.]+)/.exec(basesOf("ops/mlflow/Dockerfile")[0])!;
    expect(read("docker-compose.yml")).toContain(`image: predictiondex-mlflow:${version}\n`);
  });
});

describe("the image of the project", () => {
  const dockerfile = read("Dockerfile");
  const {dependencies, version} = JSON.parse(read("package.json")) as {
    dependencies: Record<string, string>;
    version: string;
  };

  it("copies only what is there and what .dockerignore lets through", () => {
    const allowed = read(".dockerignore")
      .split("\n")
      .filter((line) => line.startsWith("!"))
      .map((line) => line.slice(1));
    const sources = [...dockerfile.matchAll(/^COPY (?!--from)(.*)$/gm)].flatMap(([, rest]) =>
      rest
        .split(" ")
        .filter((part) => !part.startsWith("--"))
        .slice(0, -1)
    );
    expect(sources.length).toBeGreaterThan(8);
    for (const source of sources) {
      expect(() => readFileSync(join(REPOSITORY, source))).not.toThrow(/ENOENT/);
      expect(
        allowed.some((path) => source === path || source.startsWith(`${path}/`)),
        source
      ).toBe(true);
    }
  });

  it("copies every document that is a page of the site", () => {
    for (const {file} of HANDBOOK) {
      const [top] = file.split("/");
      expect(dockerfile.match(new RegExp(`^COPY .*\\b${top}\\b`, "m")), file).not.toBeNull();
    }
  });

  it("has the version that docker-compose.yml names", () => {
    expect(read("docker-compose.yml")).toContain(`image: predictiondex:${version}\n`);
  });

  it("installs every package that its commands import: none is a development dependency", async () => {
    const {metafile} = await build({
      entryPoints: ["cli/main.ts", "src/build/build-site.ts", "observablehq.config.ts"],
      absWorkingDir: REPOSITORY,
      bundle: true,
      write: false,
      metafile: true,
      outdir: "unused",
      platform: "node",
      format: "esm",
      packages: "external",
      logLevel: "silent"
    });
    const packages = new Set(
      Object.entries(metafile.inputs)
        // Rendering figures needs a browser, which the image does not have; the command says so.
        .filter(([path]) => path !== "cli/figures/chromium.ts")
        .map(([, input]) => input)
        .flatMap(({imports}) => imports)
        .filter(({external, path, kind}) => external && !path.startsWith("node:") && kind !== "require-call")
        .map(({path}) =>
          path
            .split("/")
            .slice(0, path.startsWith("@") ? 2 : 1)
            .join("/")
        )
    );
    expect(packages.size).toBeGreaterThan(15);
    expect([...packages].filter((name) => !(name in dependencies) && name !== "xgboost-wasm")).toEqual([]);
  });
});
