import {type Response, Router} from "express";

/** `page`: the page is to be loaded again; `styles`: its style sheets are. */
export type Reload = "page" | "styles";

/**
 * In every page: listens for what Framework's own live reload does not notice. Only a page that is looked at keeps a
 * connection (a browser has six for a host); one that is shown again learns what it has missed by the version.
 */
const CLIENT = `let version = new URL(import.meta.url).searchParams.get("version");
let events;
function styles() {
  for (const link of document.querySelectorAll('link[rel="stylesheet"]')) {
    const address = new URL(link.href);
    address.searchParams.set("version", version);
    const next = link.cloneNode();
    next.href = address;
    next.onload = () => link.remove();
    link.after(next);
  }
}
function listen() {
  events?.close();
  events = undefined;
  if (document.visibilityState !== "visible") return;
  events = new EventSource("/_dev/events");
  events.onmessage = ({data}) => {
    const {version: now, what} = JSON.parse(data);
    if (now === version) return;
    version = now;
    if (what === "styles") styles();
    else location.reload();
  };
}
document.addEventListener("visibilitychange", listen);
addEventListener("pagehide", () => events?.close());
addEventListener("pageshow", ({persisted}) => persisted && listen());
listen();
`;

export interface ReloadChannel {
  /** Answers below `/_dev`. */
  readonly router: Router;
  /** The script of every page. */
  readonly script: () => string;
  readonly send: (what: Reload) => void;
}

/** @param run differs between two runs of the loop, so that pages of an earlier one load themselves again */
export function createReloadChannel(run: string): ReloadChannel {
  const listeners = new Set<Response>();
  let count = 0;
  const version = (): string => `${run}-${count}`;
  const tell = (response: Response, what: Reload): void =>
    void response.write(`data: ${JSON.stringify({version: version(), what})}\n\n`);
  const router = Router();
  router.get("/_dev/client.js", (_request, response) => void response.type("text/javascript").send(CLIENT));
  router.get("/_dev/events", (request, response) => {
    response.writeHead(200, {"Content-Type": "text/event-stream", "Cache-Control": "no-store"});
    tell(response, "page");
    listeners.add(response);
    request.on("close", () => listeners.delete(response));
  });
  return {
    router,
    script: () => `<script type="module" src="/_dev/client.js?version=${version()}"></script>`,
    send(what) {
      count += 1;
      for (const response of listeners) tell(response, what);
    }
  };
}
