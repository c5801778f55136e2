import express from "express";
import {expect, it} from "vitest";
import {requestLanguage} from "../../../server/http/request-language.ts";
import {exchange} from "../support/exchange.ts";

const app = express();
app.use((request, response) => void response.send(requestLanguage(request, response)));

it.each([
  ["fr", "fr"],
  ["fr-CA, en;q=0.5", "fr"],
  ["en, fr;q=0.9", "en"],
  ["de, fr;q=0.1", "fr"],
  ["de", "en"],
  ["*", "en"]
])("%s is answered in %s", async (accepted, language) => {
  await exchange(app, async (get) => {
    const response = await get("/", {headers: {"Accept-Language": accepted}});
    expect(await response.text()).toBe(language);
    expect(response.headers.get("content-language")).toBe(language);
    expect(response.headers.get("vary")).toBe("Accept-Language");
  });
});

it("without a preference the answer is in English", () => {
  const given: unknown[] = [];
  const request = {headers: {}, acceptsLanguages: () => "fr"} as unknown as express.Request;
  const response = {
    vary: (name: string) => given.push(name),
    setHeader: (name: string, value: string) => given.push(name, value)
  } as unknown as express.Response;
  expect(requestLanguage(request, response)).toBe("en");
  expect(given).toEqual(["Accept-Language", "Content-Language", "en"]);
});
