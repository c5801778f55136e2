import type {Request} from "express";

/** Whether a request may be answered by a page: it only reads. */
export const isPageRequest = ({method}: Request): boolean => method === "GET" || method === "HEAD";

/** Whether a browser asks for a page: its Accept prefers HTML to JSON, which curl's and fetch's do not. */
export const prefersHtml = (request: Request): boolean =>
  request.headers.accept?.includes("text/html") === true && request.accepts(["json", "html"]) === "html";

/** A folder's address with its slash, relative to the one asked for, so that it holds wherever the site is served. */
export function folderAddress({path, originalUrl}: Request): string {
  const query = originalUrl.indexOf("?");
  return `./${path.slice(path.lastIndexOf("/") + 1)}/${query < 0 ? "" : originalUrl.slice(query)}`;
}

/** A request's path without its percent signs; as it is where they say nothing. */
export function decodedPath({path}: Request): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
