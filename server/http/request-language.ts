import type {Request, Response} from "express";
import {LANGUAGES, type Language} from "../../data-loaders/language.ts";

/** The language of names the client prefers; English where it has no preference we can meet. */
export function requestLanguage(request: Request, response: Response): Language {
  response.vary("Accept-Language");
  const language =
    request.headers["accept-language"] === undefined
      ? LANGUAGES[0]
      : ((request.acceptsLanguages(...LANGUAGES) || LANGUAGES[0]) as Language);
  response.setHeader("Content-Language", language);
  return language;
}
