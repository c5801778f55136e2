import {existsSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {parse} from "yaml";
import {z} from "zod";
import {REPOSITORY} from "../../lib/files/paths.ts";
import {read} from "./workflow-files.ts";

const patterns = z.array(z.string()).nonempty();
const updateType = z.enum(["major", "minor", "patch"]);
const folder = z.string().startsWith("/");
const Update = z
  .strictObject({
    "package-ecosystem": z.enum(["npm", "github-actions", "docker", "docker-compose"]),
    directory: folder.optional(),
    directories: z.array(folder).nonempty().optional(),
    schedule: z.strictObject({interval: z.literal("weekly")}),
    cooldown: z.strictObject({"default-days": z.number().int().min(1).max(90)}),
    "versioning-strategy": z.literal("increase").optional(),
    groups: z
      .record(
        z.string(),
        z.strictObject({
          patterns: patterns.optional(),
          "dependency-type": z.enum(["production", "development"]).optional(),
          "update-types": z.array(updateType).nonempty().optional()
        })
      )
      .optional(),
    ignore: z
      .array(
        z.strictObject({
          "dependency-name": z.string(),
          "update-types": z.array(z.templateLiteral(["version-update:semver-", updateType])).optional()
        })
      )
      .optional()
  })
  .refine(({directory, directories}) => (directory === undefined) !== (directories === undefined), {
    message: "directory or directories, one of them"
  });
const Dependabot = z.strictObject({version: z.literal(2), updates: z.array(Update)});

const {updates} = Dependabot.parse(parse(read(".github/dependabot.yml")));
const foldersOf = ({directory, directories = [directory!]}: (typeof updates)[number]): string[] =>
  directories;
const foldersBy = Object.fromEntries(
  updates.map((update) => [update["package-ecosystem"], foldersOf(update)])
);
const exists = (path: string): boolean => existsSync(join(REPOSITORY, path));

describe(".github/dependabot.yml", () => {
  it("keeps packages, actions, base images and the stack's images, each said once", () => {
    expect(updates.map((update) => update["package-ecosystem"])).toEqual([
      "npm",
      "github-actions",
      "docker",
      "docker-compose"
    ]);
  });

  it("looks where the files are", () => {
    const files: Record<string, (folder: string) => string> = {
      npm: (path) => join(path, "package-lock.json"),
      "github-actions": (path) => (path === "/" ? ".github/workflows" : join(path, "action.yml")),
      docker: (path) => join(path, "Dockerfile"),
      "docker-compose": (path) => join(path, "docker-compose.yml")
    };
    for (const [ecosystem, folders] of Object.entries(foldersBy))
      for (const path of folders)
        expect(exists(files[ecosystem](path)), `${ecosystem} in ${path}`).toBe(true);
  });

  it("names no package that is not used", () => {
    const {dependencies, devDependencies} = JSON.parse(read("package.json"));
    const packages = Object.keys({...dependencies, ...devDependencies});
    const npm = updates.find((update) => update["package-ecosystem"] === "npm")!;
    const named = [
      ...Object.values(npm.groups!).flatMap(({patterns = []}) => patterns),
      ...npm.ignore!.map((ignored) => ignored["dependency-name"])
    ];
    for (const pattern of named) {
      const fits = new RegExp(`^${pattern.replaceAll("*", ".*")}$`);
      expect(
        packages.some((name) => fits.test(name)),
        pattern
      ).toBe(true);
    }
  });

  it("does not look for images that are built here", () => {
    const compose = parse(read("docker-compose.yml"), {merge: true}) as {
      services: Record<string, {image: string; build?: unknown}>;
    };
    const built = Object.values(compose.services)
      .filter(({build}) => build !== undefined)
      .map(({image}) => image.split(":")[0]);
    const stack = updates.find((update) => update["package-ecosystem"] === "docker-compose")!;
    const ignored = stack
      .ignore!.filter((entry) => !entry["update-types"])
      .map((entry) => entry["dependency-name"]);
    expect(ignored).toEqual([...new Set(built)]);
  });
});
