import {type DataPaths, REPOSITORY} from "../../lib/files/paths.ts";
import {freePort} from "../../lib/web/free-port.ts";
import {frameworkCommand, frameworkEnvironment} from "../../src/build/framework.ts";
import {answers, type Child, startChild} from "../start-child.ts";

export interface PreviewOptions {
  readonly paths: DataPaths;
  readonly signal?: AbortSignal;
  /** Told what goes wrong in it. */
  readonly say: (line: string) => void;
}

/** Starts Framework's preview of the site's sources on a port of its own, and waits until it answers. */
export async function startPreview({paths, signal, say}: PreviewOptions): Promise<Child> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  return startChild({
    name: "Framework's preview",
    args: [frameworkCommand(), "preview", "--no-open", "--host", "127.0.0.1", "--port", String(port)],
    cwd: REPOSITORY,
    env: frameworkEnvironment(paths),
    url,
    // Its style sheet needs no page to be sound.
    isReady: () => answers(`${url}/_import/style.css`),
    // Its standard output tells of every request and message; errors, and what loaders say, go to the other.
    onLine(line, stream) {
      if (stream === "stderr") say(`site: ${line}`);
    },
    ownGroup: true,
    ...(signal ? {signal} : {})
  });
}
