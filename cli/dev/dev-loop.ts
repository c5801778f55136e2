import {existsSync, mkdirSync} from "node:fs";
import {join} from "node:path";
import {type DataPaths, REPOSITORY} from "../../lib/files/paths.ts";
import {aliasesPath} from "../../pipelines/model/registry/model-store.ts";
import {listen, urlOf} from "../../server/listen.ts";
import {clearLoaderOutputs, SITE_ROOT} from "../../src/build/framework.ts";
import {HANDBOOK_SOURCES, writeHandbook} from "../../src/build/handbook-pages.ts";
import {navigationOf} from "../../src/chrome/navigation.ts";
import {sitePages} from "../../src/chrome/site-pages.ts";
import {ChildError} from "../start-child.ts";
import {startApi} from "./api.ts";
import {createFront} from "./front.ts";
import {createPageAnswer} from "./page-answer.ts";
import {createPageBundler} from "./page-bundler.ts";
import {pageLoaders} from "./page-loaders.ts";
import {pageSource} from "./page-sources.ts";
import {startPreview} from "./preview.ts";
import {createReloadChannel} from "./reload-channel.ts";
import {type NotRunningError, Restartable} from "./restartable.ts";
import {createSourceChanges} from "./source-changes.ts";
import {isUnwatched, watchFiles} from "./watch-files.ts";
import {watchProgram} from "./watched-program.ts";

export interface DevOptions {
  readonly paths: DataPaths;
  readonly host: string;
  /** 0 for a free one. */
  readonly port: number;
  /** Whether the API runs, too. */
  readonly api: boolean;
  readonly say: (line: string) => void;
}

export interface DevLoop {
  readonly url: string;
  stop(): Promise<void>;
}

const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`;

/** What a child wrote before it ended tells more than its last line. */
const reasonOf = ({message, cause}: NotRunningError): string =>
  cause instanceof ChildError && cause.output.trim().includes("\n")
    ? `${message}\n${cause.output.trim()}`
    : message;

function restartable(
  name: string,
  say: DevOptions["say"],
  start: (signal: AbortSignal) => ReturnType<typeof startApi>
): Restartable {
  return new Restartable({
    name,
    start,
    onStart: (milliseconds) => say(`${name} is ready (${seconds(milliseconds)})`),
    onFailure: (error) => say(reasonOf(error))
  });
}

/**
 * Starts the development loop: Framework's preview and the server behind one address, a watch over the sources.
 * @throws StartError where the address cannot be had
 */
export async function startDevLoop({paths, host, port, api: wantsApi, say}: DevOptions): Promise<DevLoop> {
  const preview = restartable("Framework's preview", say, (signal) => startPreview({paths, signal, say}));
  const api = wantsApi ? restartable("the API", say, (signal) => startApi({paths, signal, say})) : null;
  const channel = createReloadChannel(String(Date.now()));
  const bundler = createPageBundler(SITE_ROOT, say);
  const front = createFront({
    previewUrl: () => preview.url(),
    apiUrl: () => api?.url() ?? Promise.reject(new Error("the API was left out with --no-api")),
    sourceOf: (address) => pageSource(SITE_ROOT, paths.game, address),
    pages: createPageAnswer({previewUrl: () => preview.url(), script: channel.script}),
    channel,
    downloads: paths.downloads
  });
  const address = await listen(front.server, port, host);
  clearLoaderOutputs();
  writeHandbook(SITE_ROOT);

  const program = (entries: () => readonly string[]) => watchProgram(entries, REPOSITORY);
  const apiCode = program(() => [join(REPOSITORY, "server", "main.ts")]);
  const previewCode = program(() => [join(REPOSITORY, "observablehq.config.ts")]);
  const loaderCode = program(() => pageLoaders(SITE_ROOT));
  const onSources = createSourceChanges({
    root: SITE_ROOT,
    bundles: bundler,
    handbook: {
      files: new Set(HANDBOOK_SOURCES),
      write: () => writeHandbook(SITE_ROOT)
    },
    navigation: () => JSON.stringify(navigationOf(sitePages(SITE_ROOT))),
    preview: {
      concerns: previewCode.concerns,
      restart: () => preview.restart().then(previewCode.refresh)
    },
    api: api && {concerns: apiCode.concerns, restart: () => api.restart().then(apiCode.refresh)},
    loaders: {
      concerns: loaderCode.concerns,
      async forget() {
        clearLoaderOutputs();
        await loaderCode.refresh();
      }
    },
    reload: channel.send,
    say
  });
  const sources = watchFiles([REPOSITORY], (path) => isUnwatched(path, REPOSITORY), onSources);
  mkdirSync(paths.stages, {recursive: true});
  const data = watchFiles(
    [paths.stages, aliasesPath(paths)],
    () => false,
    async () => {
      say("a stage has written new data");
      clearLoaderOutputs();
      if (api?.failed) void api.restart();
      channel.send("page");
    }
  );

  if (!existsSync(paths.game))
    say(`no data in ${paths.data}: run npm run pipeline; what it makes is shown as soon as it is there`);
  void api?.restart();
  await bundler.rebuild();
  await Promise.all([preview.restart(), sources.ready, data.ready]);
  void Promise.all([apiCode.refresh(), previewCode.refresh(), loaderCode.refresh()]);

  return {
    url: urlOf(address),
    async stop() {
      await Promise.all([sources.stop(), data.stop()]);
      await Promise.all([front.close(), preview.stop(), api?.stop(), bundler.stop()]);
    }
  };
}
