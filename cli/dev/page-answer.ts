import type {Request, Response} from "express";
import {mendPage} from "../../src/build/finish-site.ts";
import {fontHead, siteFonts} from "../../src/build/site-fonts.ts";
import {pageOf} from "../../src/build/template-pages.ts";
import type {PageSource} from "./page-sources.ts";

export interface PageAnswerOptions {
  /** Where Framework's preview answers. */
  readonly previewUrl: () => Promise<string>;
  /** The live reload's script element. */
  readonly script: () => string;
}

const FRAMEWORK_RELOAD = /^open\(\{hash: .*\}\);$/m;

const escapeHtml = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

/** In place of a page that cannot be shown; it comes as soon as what is wrong is mended. */
const problemPage = (title: string, text: string, script: string): string => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)}</title>
${script}
<body style="font: 1rem/1.5 system-ui, sans-serif; max-width: 60rem; margin: 4rem auto; padding: 0 1rem">
<h1>${escapeHtml(title)}</h1>
<pre style="white-space: pre-wrap">${escapeHtml(text)}</pre>
<p>This page shows itself again when a source is saved.</p>
`;

/** Answers with pages as the built site has them: what Framework's preview renders, mended as the build mends it. */
export function createPageAnswer({previewUrl, script}: PageAnswerOptions) {
  const fonts = siteFonts();
  const send = (request: Request, response: Response, status: number, html: string): void => {
    response.status(status).type("html").setHeader("Cache-Control", "no-store");
    response.send(request.method === "HEAD" ? "" : html);
  };

  const render = async (address: string): Promise<{status: number; text: string; isPage: boolean}> => {
    const answer = await fetch(`${await previewUrl()}${address}`, {redirect: "manual"});
    return {
      status: answer.status,
      text: await answer.text(),
      isPage: answer.headers.get("content-type")?.startsWith("text/html") === true
    };
  };

  const answer = async (
    request: Request,
    response: Response,
    address: string,
    status: number,
    subject?: PageSource["subject"]
  ): Promise<void> => {
    try {
      const {text, isPage, status: given} = await render(address);
      if (!isPage) throw new Error(`${text}\n\n(Framework's preview answered ${given}.)`);
      const html = mendPage(
        address,
        // Framework's live reload would ask for the page that is not there again and again.
        status === 404 ? text.replace(FRAMEWORK_RELOAD, "") : text,
        `${fontHead(fonts, "/")}\n${script()}`
      );
      send(request, response, status, subject === undefined ? html : pageOf(html, subject));
    } catch (error) {
      send(
        request,
        response,
        500,
        problemPage("This page cannot be shown", (error as Error).message, script())
      );
    }
  };

  return {
    fonts,
    /** The page at the request's address. */
    page: (request: Request, response: Response, {subject}: PageSource): Promise<void> =>
      answer(request, response, request.originalUrl, 200, subject),
    /** The page for an address that has none. */
    missing: (request: Request, response: Response): Promise<void> => answer(request, response, "/404", 404)
  };
}
export type PageAnswer = ReturnType<typeof createPageAnswer>;
