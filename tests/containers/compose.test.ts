import {spawnSync} from "node:child_process";
import {existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, describe, expect, it} from "vitest";
import {parse} from "yaml";
import {serviceAddresses} from "../../cli/checks/service-checks.ts";
import {modulesByName} from "../../cli/command-list.ts";
import {REPOSITORY} from "../../lib/files/paths.ts";
import {type Compose, startOrder} from "../../scripts/compose-file.ts";
import {makeSecrets} from "../../scripts/compose-secrets.ts";
import {parseKeyFile} from "../../server/security/load-keys.ts";

const text = readFileSync(join(REPOSITORY, "docker-compose.yml"), "utf8");
const compose = parse(text, {merge: true}) as Compose;
const services = Object.entries(compose.services);
const example = readFileSync(join(REPOSITORY, ".env.example"), "utf8");
const settings = new Map(
  example
    .split("\n")
    .filter((line) => /^[A-Z_]+=/.test(line))
    .map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)])
);

const folder = mkdtempSync(join(tmpdir(), "compose-"));
afterAll(() => rmSync(folder, {recursive: true}));
const TOOL = ["/usr/bin/docker-compose", "/usr/local/bin/docker-compose"].find((path) => existsSync(path));
function config(env: string) {
  writeFileSync(join(folder, ".env"), env);
  const run = spawnSync(
    TOOL!,
    ["--env-file", join(folder, ".env"), "-f", join(REPOSITORY, "docker-compose.yml"), "config"],
    {
      encoding: "utf8",
      env: {PATH: process.env["PATH"], HOME: folder}
    }
  );
  return {status: run.status, output: run.stdout, error: run.stderr};
}

describe.skipIf(!TOOL)("docker-compose", () => {
  it("accepts the file with the settings of the example", () => {
    const {status, output, error} = config(example);
    expect({status, error}).toEqual({status: 0, error: expect.not.stringContaining("error")});
    expect(Object.keys((parse(output) as Compose).services)).not.toEqual([]);
  });
});
if (!TOOL)
  it.skip("SKIPPED: docker-compose is not installed (Debian: apt-get install docker-compose)", () => {});

describe("docker-compose.yml", () => {
  it("has the services and profiles of the stack", () => {
    const names: Record<string, string[]> = {};
    for (const [name, {profiles}] of services) names[profiles[0]] = [...(names[profiles[0]] ?? []), name];
    expect(names).toEqual({
      core: ["db", "etl", "mirror", "trainer", "api", "proxy", "site"],
      monitoring: ["monitor", "retrainer", "judge", "prometheus", "alertmanager", "grafana"],
      host: ["node-exporter"],
      mlops: ["mlflow"],
      admin: ["pgadmin"]
    });
  });

  it.each(services)("%s is hardened, limited and pinned, and says when it is well", (_, service) => {
    expect(service.image).toMatch(/:v?\d+\.\d+(\.\d+)?(-\w+)?(@sha256:[0-9a-f]{64})?$/);
    expect(service.user).toMatch(/^(?!root|0$)\w+$/);
    expect(service.cap_drop).toEqual(["ALL"]);
    expect(service.security_opt).toContain("no-new-privileges:true");
    expect(service.deploy.resources.limits.memory).toMatch(/^\d+[MG]$/);
    expect(Number(service.deploy.resources.limits.cpus)).toBeGreaterThan(0);
    const oneShot = service.restart === undefined;
    const built = service.build !== undefined;
    if (oneShot) expect(service.healthcheck).toEqual({disable: true});
    else if (!built || !service.image.startsWith("predictiondex:"))
      expect(service.healthcheck?.test?.[0]).toBe("CMD");
    for (const port of service.ports ?? []) expect(port).toMatch(/^\$\{BIND_ADDRESS:-127\.0\.0\.1\}:/);
  });

  it("has its images by digest, but for those built here and two whose digest is not known", () => {
    const byTag = services.filter(([, {image, build}]) => !image.includes("@sha256:") && build === undefined);
    expect(byTag.map(([, {image}]) => image)).toEqual([
      expect.stringMatching(/^prom\/alertmanager:v[\d.]+$/),
      expect.stringMatching(/^dpage\/pgadmin4:[\d.]+$/)
    ]);
  });

  it("has read-only file systems, but for the two that cannot", () => {
    expect(services.filter(([, service]) => service.read_only !== true).map(([name]) => name)).toEqual([
      "trainer",
      "pgadmin"
    ]);
  });

  it("has secrets as files alone, each handed to whoever names it, and made by the script", () => {
    for (const [name, service] of services) {
      const variables = Object.entries(service.environment ?? {});
      for (const [variable, value] of variables) {
        if (/PASSWORD|KEYS|SECRET/.test(variable) && !variable.endsWith("_FILE"))
          throw new Error(`${name} has the secret ${variable} in its environment`);
        expect(value, variable).not.toMatch(/:\/\/[^/@]*:[^/@]+@/);
      }
      const named = variables.flatMap(([, value]) => /^\/run\/secrets\/(\w+)$/.exec(value)?.[1] ?? []);
      expect(named.sort(), name).toEqual([...(service.secrets ?? [])].sort());
    }
    expect([...settings.keys()].filter((variable) => /PASSWORD|KEYS|SECRET/.test(variable))).toEqual([]);
    const files = Object.values(compose.secrets).map(({file}) => file);
    const made = makeSecrets(join(folder, "secrets"));
    expect(files.sort()).toEqual(made.files.map((name) => `./secrets/${name}`).sort());
    const [{name}] = parseKeyFile(readFileSync(join(folder, "secrets", "api_keys"), "utf8"), "api_keys");
    expect(name).toBe("first");
    expect(made.key).toMatch(/^pdx_/);
    const again = makeSecrets(join(folder, "secrets"));
    expect(again, "what is there stays").toEqual({files: [], key: null});
    const ignored = readFileSync(join(REPOSITORY, ".gitignore"), "utf8").split("\n");
    expect(ignored).toContain("secrets/");
  });

  it("lets the API write its log and kept answers alone", () => {
    expect(compose.services["api"].volumes).toEqual([
      "state:/srv/predictiondex:ro",
      "predictions:/srv/predictiondex/data/predictions",
      "answers:/srv/predictiondex/data/answers"
    ]);
  });

  it("reads only settings that .env.example explains", () => {
    const used = new Set([...text.matchAll(/\$\{([A-Z_]+)/g)].map(([, name]) => name));
    expect([...used].filter((name) => !settings.has(name))).toEqual([]);
    expect([...settings.keys()].filter((name) => !used.has(name) && name !== "COMPOSE_PROFILES")).toEqual([]);
  });

  it("publishes the ports that `status` looks at", () => {
    const port = (url: string): string => new URL(url).port;
    const {api, prometheus, grafana, mlflow, pgadmin, nodeExporter} = serviceAddresses({});
    expect([api, prometheus, grafana, mlflow, pgadmin, nodeExporter].map(port)).toEqual(
      ["API", "PROMETHEUS", "GRAFANA", "MLFLOW", "PGADMIN", "NODE_EXPORTER"].map((name) =>
        settings.get(`${name}_PORT`)
      )
    );
  });

  it("runs commands that the tool has, and mounts files that are there", () => {
    for (const [name, service] of services) {
      if (service.image.startsWith("predictiondex:"))
        expect(modulesByName().has(service.command![0]), name).toBe(true);
      for (const volume of service.volumes ?? []) {
        const source = volume.split(":")[0];
        if (source.startsWith("./")) expect(existsSync(join(REPOSITORY, source)), source).toBe(true);
        else if (!source.startsWith("/")) expect(Object.keys(compose.volumes)).toContain(source);
      }
    }
  });

  it("leaves the port of the API to the proxy, so that it can be scaled", () => {
    expect(compose.services["api"].ports).toBeUndefined();
    // What needs no model is there while the trainer works, which takes minutes.
    expect(compose.services["api"].command).toContain("--without-model");
    expect(compose.services["api"].depends_on).toEqual({etl: {condition: "service_completed_successfully"}});
    expect(compose.services["api"].healthcheck?.test?.join(" ")).toContain("/health");
    expect(compose.services["proxy"].depends_on).toEqual({api: {condition: "service_healthy"}});
  });

  it("starts in an order in which each finds what it depends on", () => {
    const order = startOrder(compose);
    expect(order).toHaveLength(services.length);
    for (const [name, {depends_on = {}}] of services)
      for (const before of Object.keys(depends_on))
        expect(order.indexOf(before)).toBeLessThan(order.indexOf(name));
    const circle = {services: {a: {depends_on: {b: {}}}, b: {depends_on: {a: {}}}}} as unknown as Compose;
    expect(() => startOrder(circle)).toThrow("circle: a → b → a");
  });
});
