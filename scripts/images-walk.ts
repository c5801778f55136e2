import {type ChildProcess, execFileSync, spawn, spawnSync} from "node:child_process";
import {once} from "node:events";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync
} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join, resolve} from "node:path";
import {parseArgs} from "node:util";
import {parse} from "yaml";
import {REPOSITORY} from "../lib/files/paths.ts";
import {freePort} from "../lib/web/free-port.ts";
import type {Compose, ComposeService} from "./compose-file.ts";

/**
 * Builds the project's image without Docker and without its registry: Debian's buildah, on a base that debootstrap
 * makes of Debian's packages and this machine's Node. Then runs what the services `etl` and `api` of
 * docker-compose.yml run, as the image's user, without rights and on a read-only root, until /health answers.
 */

const {values: options} = parseArgs({
  options: {
    folder: {type: "string"},
    mirror: {type: "string"},
    "npm-settings": {type: "boolean"},
    help: {type: "boolean", short: "h"}
  }
});
if (options.help) {
  console.log(
    "tsx scripts/images-walk.ts [--folder DIR (kept, with the base)] [--mirror DEBIAN] [--npm-settings (those of npm here, for the build alone)]"
  );
  process.exit(0);
}

const BASE = "localhost/predictiondex-base";
const IMAGE = "localhost/predictiondex:walk";
const MINUTE = 60_000;
const note = (line: string): void => console.log(line);

/** The image's own settings, as `buildah inspect` tells them. */
interface ImageSettings {
  readonly User: string;
  readonly WorkingDir: string;
  readonly Env: readonly string[];
  readonly Entrypoint: readonly string[];
  readonly Volumes?: Readonly<Record<string, unknown>>;
}

const folder =
  options.folder === undefined ? mkdtempSync(join(tmpdir(), "images-walk-")) : resolve(options.folder);
mkdirSync(folder, {recursive: true});
// The image's user has to reach what is in it.
chmodSync(folder, 0o755);
const STORAGE = [
  "--root",
  join(folder, "storage"),
  "--runroot",
  join(folder, "run"),
  "--storage-driver",
  "vfs"
];

/** Runs a program whose output is shown. @throws Error with its status */
function run(program: string, args: readonly string[]): void {
  const {status, error} = spawnSync(program, args, {
    stdio: ["ignore", "inherit", "inherit"],
    cwd: REPOSITORY
  });
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(`${program} ${args.join(" ")} ended with ${status}`);
}
const buildah = (...args: string[]): void => run("buildah", [...STORAGE, ...args]);
const ask = (...args: string[]): string =>
  execFileSync("buildah", [...STORAGE, ...args], {encoding: "utf8"}).trim();

async function timed(what: string, work: () => unknown): Promise<void> {
  const start = performance.now();
  await work();
  note(`${what}: ${((performance.now() - start) / 1000).toFixed(0)} s`);
}

function checkTools(): void {
  const missing = ["buildah", "debootstrap", "unshare", "setpriv"].filter(
    (name) => spawnSync("sh", ["-c", `command -v ${name}`]).status !== 0
  );
  if (missing.length > 0)
    throw new Error(`${missing.join(", ")}: not installed (Debian: apt-get install buildah debootstrap)`);
  if (process.getuid?.() !== 0) throw new Error("debootstrap and mounts need root: run it by sudo");
}

/** What the Dockerfile's base has: Debian, Node with npm, and the user `node` with the number 1000. */
function makeBase(): void {
  const root = join(folder, "base");
  const release = /^VERSION_CODENAME=(\w+)$/m.exec(readFileSync("/etc/os-release", "utf8"))?.[1] ?? "stable";
  run("debootstrap", [
    "--variant=minbase",
    "--include=ca-certificates,libstdc++6",
    release,
    root,
    ...(options.mirror === undefined ? [] : [options.mirror])
  ]);
  const node = realpathSync(process.execPath);
  cpSync(node, join(root, "usr/local/bin/node"));
  const npm = [join(dirname(node), "../lib/node_modules/npm"), "/usr/share/nodejs/npm"].find((path) =>
    existsSync(path)
  );
  if (npm === undefined) throw new Error(`no npm beside ${node}`);
  cpSync(npm, join(root, "usr/local/lib/node_modules/npm"), {recursive: true});
  run("chroot", [root, "ln", "-sf", "../lib/node_modules/npm/bin/npm-cli.js", "/usr/local/bin/npm"]);
  run("chroot", [root, "useradd", "--uid", "1000", "--create-home", "--shell", "/bin/bash", "node"]);
  rmSync(join(root, "var/cache/apt/archives"), {recursive: true, force: true});
  const container = ask("from", "scratch");
  buildah("add", "--quiet", container, root, "/");
  buildah("config", "--env", "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", container);
  buildah("commit", "--quiet", "--rm", container, BASE);
  rmSync(root, {recursive: true, force: true});
}

/** Files that make npm in the build what it is here, such as behind a proxy; they are mounted, and not in the image. */
function npmSettings(): string[] {
  const get = (name: string): string =>
    execFileSync("npm", ["config", "get", name], {encoding: "utf8"}).trim();
  const trusted = process.env["NODE_EXTRA_CA_CERTS"] ?? get("cafile");
  const places = {
    [get("userconfig")]: "/root/.npmrc",
    [get("globalconfig")]: "/usr/local/etc/npmrc",
    [trusted]: trusted
  };
  return Object.entries(places)
    .filter(([file]) => existsSync(file))
    .flatMap(([file, place]) => ["--volume", `${file}:${place}:ro`]);
}

function build(): void {
  buildah(
    "build",
    ...["--isolation", "chroot", "--format", "docker", "--from", BASE, "--target", "app", "--tag", IMAGE],
    ...(options["npm-settings"] ? npmSettings() : []),
    REPOSITORY
  );
}

interface Container {
  readonly root: string;
  readonly settings: ImageSettings;
  /** What /srv/predictiondex is. */
  readonly state: string;
}

/** Mounts the image's root read-only, with `/tmp` and the volumes beside it, gives every right away, and goes on as PROGRAM. */
const ENTER = `set -e
root=$1 state=$2 mode=$3; shift 3
mount --make-rprivate /
mount --bind "$root" "$root"
mount --rbind /dev "$root/dev"
mount --rbind /proc "$root/proc"
mount -t tmpfs -o mode=1777 tmpfs "$root/tmp"
mount --bind "$state" "$root/srv/predictiondex"
if [ "$mode" = ro ]; then
  for own in predictions answers; do mount --bind "$state/data/$own" "$root/srv/predictiondex/data/$own"; done
  mount -o remount,bind,ro "$root/srv/predictiondex"
fi
mount -o remount,bind,ro "$root"
exec chroot "$root" /usr/bin/setpriv --reuid=1000 --regid=1000 --clear-groups --no-new-privs --bounding-set=-all --inh-caps=-all "$@"`;

/** Starts a command of the image as compose does, or another program in its place. */
function start(
  {root, settings, state}: Container,
  command: readonly string[],
  {
    environment = {},
    readOnly,
    program = settings.Entrypoint
  }: {
    readonly environment?: Readonly<Record<string, string>>;
    readonly readOnly: boolean;
    readonly program?: readonly string[];
  }
): ChildProcess {
  const env = [...settings.Env, ...Object.entries(environment).map(([name, value]) => `${name}=${value}`)];
  return spawn(
    "unshare",
    [
      ...["--mount", "sh", "-c", ENTER, "enter", root, state, readOnly ? "ro" : "rw"],
      ...["/usr/bin/env", "-i", "-C", settings.WorkingDir, ...env, ...program, ...command]
    ],
    {stdio: ["ignore", "inherit", "inherit"]}
  );
}

async function ended(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
  return child.exitCode;
}

async function healthy(url: string, child: ChildProcess): Promise<void> {
  for (const end = Date.now() + MINUTE; Date.now() < end; ) {
    if (child.exitCode !== null) throw new Error(`api ended with ${child.exitCode} instead of running`);
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok) return note(`api: ${url} answers ${await answer.text()}`);
    await new Promise((done) => setTimeout(done, 200));
  }
  throw new Error(`api did not become healthy within a minute (${url})`);
}

/** Services of docker-compose.yml in the built image. */
async function walk(container: Container): Promise<void> {
  const compose = parse(readFileSync(join(REPOSITORY, "docker-compose.yml"), "utf8"), {
    merge: true
  }) as Compose;
  const service = (name: string): ComposeService => compose.services[name];
  const write = start(container, ["-c", "! touch /app/walk /usr/walk 2>/dev/null && test $(id -u) = 1000"], {
    readOnly: false,
    program: ["/bin/sh"]
  });
  if ((await ended(write)) !== 0)
    throw new Error("the image's root can be written to, or its user is not 1000");
  note("root: read-only, user 1000");
  const etl = start(container, service("etl").command ?? [], {readOnly: false});
  if ((await ended(etl)) !== 0) throw new Error("etl failed");
  const port = await freePort();
  const api = start(container, service("api").command ?? [], {
    readOnly: true,
    environment: {
      NODE_ENV: "production",
      HOST: "127.0.0.1",
      PORT: String(port),
      API_KEYS: "walk-only-key-0123456789abcdef",
      LOG_LEVEL: "warn"
    }
  });
  try {
    await healthy(`http://127.0.0.1:${port}/health`, api);
  } finally {
    api.kill("SIGTERM");
    await ended(api);
  }
  if (api.exitCode !== 0) throw new Error(`api ended with ${api.exitCode ?? api.signalCode} on SIGTERM`);
}

let exitCode = 0;
try {
  checkTools();
  if (spawnSync("buildah", [...STORAGE, "inspect", "--type", "image", BASE], {stdio: "ignore"}).status !== 0)
    await timed("base", makeBase);
  await timed("image", build);
  const {Docker} = JSON.parse(ask("inspect", "--type", "image", IMAGE)) as {
    readonly Docker: {readonly config: ImageSettings};
  };
  const settings = Docker.config;
  if (settings.User !== "node") throw new Error(`the image's user is "${settings.User}", not node`);
  const name = ask("from", IMAGE);
  const state = join(folder, "state");
  try {
    const root = ask("mount", name);
    rmSync(state, {recursive: true, force: true});
    // As Docker fills a new volume with what the image has at its place.
    cpSync(join(root, "srv/predictiondex"), state, {recursive: true});
    run("chown", ["-R", "1000:1000", state]);
    await timed("etl and api", () => walk({root, settings, state}));
  } finally {
    buildah("rm", name);
    rmSync(state, {recursive: true, force: true});
  }
  note("walked: image built by buildah, etl and api as user 1000 on a read-only root");
} catch (error) {
  console.error(`images-walk: ${(error as Error).message}`);
  exitCode = 1;
} finally {
  if (options.folder === undefined) rmSync(folder, {recursive: true, force: true});
}
process.exitCode = exitCode;
