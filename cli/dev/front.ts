import {createServer, type Server} from "node:http";
import type {Socket} from "node:net";
import express, {type Express, type Request, type Response} from "express";
import {createProxyServer, proxyUpgrade} from "httpxy";
import {decodedPath, folderAddress, isPageRequest, prefersHtml} from "../../server/site/page-request.ts";
import type {PageAnswer} from "./page-answer.ts";
import type {PageSource} from "./page-sources.ts";
import type {ReloadChannel} from "./reload-channel.ts";

export interface FrontOptions {
  readonly previewUrl: () => Promise<string>;
  /** Rejects where there is no API. */
  readonly apiUrl: () => Promise<string>;
  readonly sourceOf: (address: string) => PageSource | null;
  readonly pages: PageAnswer;
  readonly channel: ReloadChannel;
  /** Folder of the catalogue's files. */
  readonly downloads: string;
}

/** What Framework serves beside pages. */
const FRAMEWORK = /^\/_(observablehq|npm|node|jsr|duckdb|import|file)(\/|$)/;
const YEAR = "365d";

/** The one address of the development loop, as an app: pages and their files from Framework, all else from the API. */
function frontApp({previewUrl, apiUrl, sourceOf, pages, channel, downloads}: FrontOptions): Express {
  const app = express().disable("x-powered-by");
  // A connection that is kept may be closed by the other side at the very moment it is used again.
  const proxy = createProxyServer({agent: false});
  const apiProxy = createProxyServer({agent: false, selfHandleResponse: true});

  /** Answers with the page at the request's address, or leads to where it is; false where there is none. */
  const answerWithPage = async (request: Request, response: Response): Promise<boolean> => {
    const address = decodedPath(request);
    const source = sourceOf(address);
    if (source !== null) await pages.page(request, response, source);
    else if (!address.endsWith("/") && sourceOf(`${address}/`) !== null)
      response.redirect(308, folderAddress(request));
    else return false;
    return true;
  };

  /** What the server does where no route of the API is. */
  const answerWithout = async (request: Request, response: Response): Promise<boolean> => {
    if (!isPageRequest(request)) return false;
    if (await answerWithPage(request, response)) return true;
    if (!prefersHtml(request)) return false;
    await pages.missing(request, response);
    return true;
  };

  apiProxy.on("proxyRes", async (answer, rawRequest, rawResponse) => {
    const [request, response] = [rawRequest as Request, rawResponse as Response];
    if (answer.statusCode === 404 && isPageRequest(request)) {
      if (await answerWithout(request, response)) return void answer.resume();
    }
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });

  app.use(channel.router);
  for (const {path, source} of pages.fonts)
    app.get(`/${path}`, (_request, response) => response.sendFile(source, {maxAge: YEAR, immutable: true}));
  app.use("/downloads/:version", express.static(downloads));
  app.use(async (request, response, next) => {
    if (FRAMEWORK.test(request.path)) await proxy.web(request, response, {target: await previewUrl()});
    else if (!isPageRequest(request) || !prefersHtml(request) || !(await answerWithPage(request, response)))
      next();
  });
  app.use(async (request, response) => {
    const target = await apiUrl().catch((error: Error) => error);
    if (!(target instanceof Error)) return apiProxy.web(request, response, {target});
    if (isPageRequest(request) && (await answerWithPage(request, response))) return;
    response.status(503).json({title: "No API", status: 503, detail: target.message});
  });
  app.use((error: Error, _request: Request, response: Response, _next: unknown) => {
    if (response.headersSent) response.destroy();
    else response.status(502).json({title: "No answer", status: 502, detail: error.message});
  });
  return app;
}

export interface Front {
  readonly server: Server;
  close(): Promise<void>;
}

export function createFront(options: FrontOptions): Front {
  const server = createServer(frontApp(options));
  const sockets = new Set<Socket>();
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });
  // Framework's own live reload.
  server.on("upgrade", async (request, socket, head) => {
    try {
      await proxyUpgrade(await options.previewUrl(), request, socket as Socket, head);
    } catch {
      socket.destroy();
    }
  });
  return {
    server,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      })
  };
}
