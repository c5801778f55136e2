import {describe, expect, it} from "vitest";
import {durationInWords} from "../../../lib/terminal/duration.ts";

describe("a duration", () => {
  it.each([
    ["en", "7d", "7 days"],
    ["fr", "7d", "7 jours"],
    ["fr", "1d", "1 jour"],
    ["en", "1.5h", "1.5 hours"],
    ["fr", "2w", "2 semaines"],
    ["en", "90s", "90 seconds"],
    ["fr", "30m", "30 minutes"],
    ["en", "all of it", "all of it"]
  ])("is in words: %s, %s", (locale, length, words) => {
    expect(durationInWords(locale, length).replaceAll(/\s/g, " ")).toBe(words);
  });
});
