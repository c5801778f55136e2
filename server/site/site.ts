import express, {type Request, type RequestHandler, type Response, Router} from "express";
import type {PipelineStatus} from "../../lib/stage-runner/pipeline-status.ts";
import {NOT_MADE_YET, setEndpoint} from "../http/request-state.ts";
import {isSiteComing, notBuiltPage} from "./not-built.ts";
import {type Page, PageFiles} from "./page-files.ts";
import {decodedPath, folderAddress, isPageRequest, prefersHtml} from "./page-request.ts";

const ENDPOINT = "site";
/** Framework puts a content hash into every name below these folders. */
const IMMUTABLE = /[/\\](_npm|_node|_observablehq|_import|_file|_jsr)[/\\]/;
const YEAR_SECONDS = 31_536_000;

const sendPage = (response: Response, {html, policy, etag, isEmbeddable}: Page, status = 200): void => {
  setEndpoint(response, ENDPOINT);
  response.setHeader("Content-Security-Policy", policy);
  response.setHeader("Cache-Control", "no-cache");
  response.setHeader("ETag", etag);
  if (isEmbeddable) {
    response.removeHeader("X-Frame-Options");
    response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
  }
  response.status(status).type("html").send(html);
};

/**
 * The built site in two parts: `negotiated` goes before the API, so that `/moves` is a page to a browser that
 * navigates and JSON to everyone else; `rest` goes after it.
 */
export function siteHandlers(
  root: string,
  pipeline: () => PipelineStatus | null
): {negotiated: RequestHandler; rest: Router} {
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
    const status = pipeline();
    const missing = isSiteComing(status) ? null : await pages.read("404.html");
    if (missing !== null) return sendPage(response, missing, 404);
    if (request.path !== "/" && !isSiteComing(status)) return next();
    setEndpoint(response, isSiteComing(status) ? NOT_MADE_YET : ENDPOINT);
    response.setHeader("Cache-Control", "no-store");
    response.status(503).type("html").send(notBuiltPage(status));
  });
  return {negotiated, rest};
}
