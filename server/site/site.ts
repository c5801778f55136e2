import express, {type Request, type RequestHandler, type Response, Router} from "express";
import {setEndpoint} from "../http/request-state.ts";
import {type Page, PageFiles} from "./page-files.ts";
import {decodedPath, folderAddress, isPageRequest, prefersHtml} from "./page-request.ts";

const ENDPOINT = "site";
/** Framework puts a content hash into every name below these folders. */
const IMMUTABLE = /[/\\](_npm|_node|_observablehq|_import|_file|_jsr)[/\\]/;
const YEAR_SECONDS = 31_536_000;

/** Sent instead of a site that has not been built. */
const NOT_BUILT = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>PredictionDex: the site is not built yet</title>
<body style="font: 1rem/1.5 system-ui, sans-serif; max-width: 40rem; margin: 4rem auto; padding: 0 1rem">
<h1>The site is not built yet</h1>
<p>Run <code>npm start</code>, which prepares data, model and site, or <code>npm run build</code> for the site alone.</p>
<p>The API answers already: see <a href="/docs">its documentation</a>.</p>
`;

const sendPage = (response: Response, {html, policy, etag}: Page, status = 200): void => {
  setEndpoint(response, ENDPOINT);
  response.setHeader("Content-Security-Policy", policy);
  response.setHeader("Cache-Control", "no-cache");
  response.setHeader("ETag", etag);
  response.status(status).type("html").send(html);
};

/**
 * The built site in two parts: `negotiated` goes before the API, so that `/moves` is a page to a browser that
 * navigates and JSON to everyone else; `rest` goes after it.
 */
export function siteHandlers(root: string): {negotiated: RequestHandler; rest: Router} {
  const pages = new PageFiles(root);
  /** Sends the page at the request's address, or to where it is; false where there is none. */
  const answerWithPage = async (request: Request, response: Response): Promise<boolean> => {
    const address = decodedPath(request);
    const page = await pages.find(address);
    if (page !== null) {
      sendPage(response, page);
      return true;
    }
    if (address.endsWith("/") || (await pages.find(`${address}/`)) === null) return false;
    setEndpoint(response, ENDPOINT);
    response.redirect(308, folderAddress(request));
    return true;
  };
  const negotiated: RequestHandler = async (request, response, next) => {
    if (!isPageRequest(request)) return next();
    response.vary("Accept");
    if (!prefersHtml(request)) return next();
    if (!(await answerWithPage(request, response))) next();
  };

  const rest = Router();
  rest.use(async (request, response, next) => {
    if (!isPageRequest(request) || !(await answerWithPage(request, response))) next();
  });
  rest.use((_request, response, next) => {
    setEndpoint(response, ENDPOINT);
    next();
  });
  rest.use(
    express.static(root, {
      index: false,
      redirect: false,
      setHeaders(response, path) {
        response.setHeader(
          "Cache-Control",
          IMMUTABLE.test(path) ? `public, max-age=${YEAR_SECONDS}, immutable` : "no-cache"
        );
      }
    })
  );
  rest.use(async (request, response, next) => {
    setEndpoint(response, "unmatched");
    if (!isPageRequest(request) || !prefersHtml(request)) return next();
    const missing = await pages.read("404.html");
    if (missing !== null) return sendPage(response, missing, 404);
    if (request.path !== "/") return next();
    setEndpoint(response, ENDPOINT);
    response.setHeader("Cache-Control", "no-store");
    response.status(503).type("html").send(NOT_BUILT);
  });
  return {negotiated, rest};
}
