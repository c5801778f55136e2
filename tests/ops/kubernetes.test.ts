import {spawnSync} from "node:child_process";
import {mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {parseAllDocuments} from "yaml";
import {modulesByName} from "../../cli/command-list.ts";
import {REPOSITORY} from "../../lib/files/paths.ts";
import {readConfig} from "../../server/config.ts";
import {createMetrics} from "../../server/metrics/metrics.ts";
import {NO_REFERENCE_TOOLS, referenceTool} from "../support/reference-tools.ts";

const KUBERNETES = join(REPOSITORY, "ops", "kubernetes");
const BASE = join(KUBERNETES, "base");

interface Container {
  readonly name: string;
  readonly image: string;
  readonly args?: readonly string[];
  readonly command?: readonly string[];
  readonly envFrom?: readonly {readonly configMapRef?: {readonly name: string}}[];
  readonly env?: unknown;
  readonly securityContext: unknown;
  readonly resources: {readonly limits: {readonly memory: string}};
  readonly readinessProbe?: {readonly periodSeconds: number; readonly failureThreshold: number};
  readonly livenessProbe?: unknown;
  readonly startupProbe?: unknown;
  readonly volumeMounts?: readonly {readonly mountPath: string; readonly readOnly?: boolean}[];
}
interface Pod {
  readonly securityContext: {readonly runAsNonRoot: boolean; readonly runAsUser: number};
  readonly automountServiceAccountToken: boolean;
  readonly terminationGracePeriodSeconds?: number;
  readonly initContainers?: readonly Container[];
  readonly containers: readonly Container[];
}
/** A resource, as far as these tests look into it. */
interface Resource {
  readonly kind: string;
  readonly metadata: {readonly name: string};
  // biome-ignore lint/suspicious/noExplicitAny: the validator knows what belongs where
  readonly [key: string]: any;
}

const read = (text: string): Resource[] => parseAllDocuments(text).map((document) => document.toJS());
const files = readdirSync(BASE).filter((name) => name !== "kustomization.yaml");
const resources = files.flatMap((name) => read(readFileSync(join(BASE, name), "utf8")));
const one = (kind: string, name: string): Resource =>
  resources.find((resource) => resource.kind === kind && resource.metadata.name === name)!;
const podOf = ({kind, spec}: Resource): Pod | undefined =>
  kind === "Deployment"
    ? spec.template.spec
    : kind === "CronJob"
      ? spec.jobTemplate.spec.template.spec
      : undefined;
const pods = resources.flatMap((resource) => {
  const pod = podOf(resource);
  return pod ? [[`${resource.kind} ${resource.metadata.name}`, pod] as const] : [];
});
const settings = one("ConfigMap", "predictiondex-settings").data as Record<string, string>;
const api = one("Deployment", "predictiondex-api");
const {version} = JSON.parse(readFileSync(join(REPOSITORY, "package.json"), "utf8")) as {version: string};

const OVERLAYS = join(KUBERNETES, "overlays");
const overlays = readdirSync(OVERLAYS);
/** What an overlay changes of the API's pods. */
const patchesOf = (overlay: string): Resource[] =>
  readdirSync(join(OVERLAYS, overlay))
    .flatMap((name) => read(readFileSync(join(OVERLAYS, overlay, name), "utf8")))
    .filter(({kind, metadata}) => kind === "Deployment" && metadata.name === "predictiondex-api");

describe("the base for Kubernetes", () => {
  it("is all of its files", () => {
    const [{resources: named}] = read(readFileSync(join(BASE, "kustomization.yaml"), "utf8"));
    expect([...named].sort()).toEqual([...files].sort());
  });

  it.each(pods)("%s runs as a user without rights, on a read-only root, within bounds", (_, pod) => {
    expect(pod.securityContext).toMatchObject({runAsNonRoot: true, seccompProfile: {type: "RuntimeDefault"}});
    expect(pod.automountServiceAccountToken).toBe(false);
    for (const container of [...pod.containers, ...(pod.initContainers ?? [])]) {
      expect(container.securityContext).toEqual({
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        capabilities: {drop: ["ALL"]}
      });
      expect(container.resources.limits.memory).toMatch(/^\d+[MG]i$/);
      expect(container.env, "secrets are files").toBeUndefined();
      if (!container.image.startsWith("predictiondex:")) continue;
      expect(container.image).toBe(`predictiondex:${version}`);
      expect(pod.securityContext.runAsUser, "as in the image").toBe(1000);
      if (container.args) expect([...modulesByName().keys()]).toContain(container.args[0]);
    }
  });

  it("has settings that the server takes, and no secret among them", () => {
    const {production, redisUrl, apiKeysFile, trustProxy} = readConfig(settings);
    expect({production, redisUrl, trustProxy}).toEqual({
      production: true,
      redisUrl: "redis://predictiondex-redis:6379",
      trustProxy: 1
    });
    const {name, port} = {name: new URL(redisUrl!).hostname, port: Number(new URL(redisUrl!).port)};
    expect(one("Service", name).spec.ports[0].port).toBe(port);
    const mounted = podOf(api)!.containers[0].volumeMounts!.map(({mountPath}) => mountPath);
    expect(mounted.some((path) => apiKeysFile!.startsWith(`${path}/`))).toBe(true);
    expect(resources.filter(({kind}) => kind === "Secret")).toEqual([]);
  });

  it("gives a pod of the API the time to drain: unready before it stops, ended before it is killed", () => {
    const pod = podOf(api)!;
    const {drainSeconds, shutdownSeconds} = readConfig(settings);
    const {periodSeconds, failureThreshold} = pod.containers[0].readinessProbe!;
    expect(drainSeconds).toBeGreaterThan(periodSeconds * failureThreshold);
    expect(shutdownSeconds).toBeGreaterThan(drainSeconds);
    expect(pod.terminationGracePeriodSeconds).toBeGreaterThan(shutdownSeconds);
    expect(pod.containers[0]).toMatchObject({
      livenessProbe: {httpGet: {path: "/health"}},
      readinessProbe: {httpGet: {path: "/ready"}},
      startupProbe: {httpGet: {path: "/health"}}
    });
  });

  it("mounts for the API read-only what it only reads", () => {
    const mounts = podOf(api)!.containers[0].volumeMounts!;
    expect(mounts.filter(({readOnly}) => !readOnly).map(({mountPath}) => mountPath)).toEqual([
      "/srv/predictiondex/data/predictions",
      "/srv/predictiondex/data/answers",
      "/tmp"
    ]);
  });

  it.each(["base", ...overlays])(
    "makes in %s, before the API starts, the places it mounts in what it only reads",
    (name) => {
      const patches = name === "base" ? [] : patchesOf(name);
      const pod = podOf(api)!;
      const [{command}] = pod.initContainers!;
      const mounts = [pod, ...patches.map((patch) => podOf(patch)!)].flatMap(
        ({containers}) => containers[0].volumeMounts ?? []
      );
      const inside = mounts
        .map(({mountPath}) => mountPath)
        .filter((path) => path.startsWith("/srv/predictiondex/"));
      expect(inside.length).toBeGreaterThanOrEqual(name === "base" ? 2 : 3);
      for (const path of inside) expect(command!.join(" ").split(" ")).toContain(path);
    }
  );

  it("scales the API by a metric of its own, at half of what a pod takes, and keeps one through disruptions", async () => {
    const {spec} = one("HorizontalPodAutoscaler", "predictiondex-api");
    const {pods: own} = spec.metrics[0];
    const metrics = createMetrics({system: false}).registry.getMetricsAsArray();
    expect(metrics.map(({name}) => name)).toContain(own.metric.name);
    expect(Number(own.target.averageValue)).toBe(Number(settings["WORK_IN_FLIGHT"]) / 2);
    expect(spec.scaleTargetRef.name).toBe("predictiondex-api");
    expect(api.spec.replicas, "the autoscaler's matter").toBeUndefined();
    const budget = one("PodDisruptionBudget", "predictiondex-api").spec;
    expect(budget.minAvailable).toBeLessThan(spec.minReplicas);
    for (const selector of [budget.selector.matchLabels, one("Service", "predictiondex-api").spec.selector])
      expect(api.spec.template.metadata.labels).toMatchObject(selector);
  });
});

const KUBECTL = spawnSync("kubectl", ["version", "--client"]).status === 0;
const VALIDATE = referenceTool("kubernetes-validate");
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "kubernetes-"));
});
afterAll(() => rmSync(folder, {recursive: true, force: true}));

describe.skipIf(VALIDATE === null)("the schemas of Kubernetes", () => {
  const validate = (...paths: string[]) => spawnSync(VALIDATE!, ["--strict", ...paths], {encoding: "utf8"});

  it("know every field of the base", () => {
    const {status, stdout, stderr} = validate(...files.map((name) => join(BASE, name)));
    expect(status, stdout + stderr).toBe(0);
    expect((stdout + stderr).match(/passed for resource/g)).toHaveLength(resources.length);
  });

  it("do not know one that is misspelt", () => {
    const wrong = join(folder, "wrong.yaml");
    writeFileSync(
      wrong,
      readFileSync(join(BASE, "api.yaml"), "utf8").replace("readinessProbe:", "readynessProbe:")
    );
    const {status, stdout, stderr} = validate(wrong);
    expect(status).not.toBe(0);
    expect(stdout + stderr).toContain("readynessProbe");
  });

  it.skipIf(!KUBECTL)("know every field of the overlays, rendered", () => {
    for (const overlay of [
      "base",
      ...readdirSync(join(KUBERNETES, "overlays")).map((name) => `overlays/${name}`)
    ]) {
      const rendered = spawnSync("kubectl", ["kustomize", join(KUBERNETES, overlay)], {encoding: "utf8"});
      expect(rendered.status, rendered.stderr).toBe(0);
      const file = join(folder, `${overlay.replace("/", "-")}.yaml`);
      writeFileSync(file, rendered.stdout);
      const {status, stdout, stderr} = validate(file);
      expect(status, stdout + stderr).toBe(0);
      expect(read(rendered.stdout)).toHaveLength(resources.length);
    }
  });
});

if (VALIDATE === null) it.skip(`SKIPPED: ${NO_REFERENCE_TOOLS}`, () => {});
if (!KUBECTL) it.skip("SKIPPED: kubectl is not installed, which renders the overlays", () => {});
