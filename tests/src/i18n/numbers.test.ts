import {afterEach, describe, expect, it} from "vitest";
import {dictionary, language, localName} from "../../../src/i18n/language.ts";
import {
  bytes,
  countTick,
  date,
  decimal,
  duration,
  integer,
  momentTick,
  multiplier,
  numberTick,
  percent,
  probability,
  shareTick
} from "../../../src/i18n/numbers.ts";

const speak = (lang: string) => Object.assign(globalThis, {document: {documentElement: {lang}}});
afterEach(() => Reflect.deleteProperty(globalThis, "document"));
/** Spaces of any width as one. */
const spaced = (text: string): string => text.replaceAll(/\s/g, " ");

describe("figures in English", () => {
  it("have the digits that are asked for", () => {
    expect([integer(1234.6), integer(-0.2), decimal(1234.5), decimal(2, 0), decimal(-0.001, 2)]).toEqual([
      "1,235",
      "-0",
      "1,234.50",
      "2",
      "0.00"
    ]);
    expect([percent(0.1234), percent(1, 0), percent(0.5, 2)]).toEqual(["12.3%", "100%", "50.00%"]);
  });

  it("of a probability are never 0 % or 100 % for what may happen or fail", () => {
    expect([0, 0.004, 0.0049, 0.005, 0.5, 0.995, 0.9951, 0.999, 1].map((p) => probability(p))).toEqual([
      "0%",
      "< 1%",
      "< 1%",
      "1%",
      "50%",
      "100%",
      "> 99%",
      "> 99%",
      "100%"
    ]);
    expect([probability(0.0004, 1), probability(0.9996, 1), probability(0.996, 1)]).toEqual([
      "< 0.1%",
      "> 99.9%",
      "99.6%"
    ]);
  });

  it("of a multiplier are fractions where there is a sign for one", () => {
    expect([0, 0.25, 0.5, 1, 1.5, 2, 4].map(multiplier)).toEqual([
      "×0",
      "×¼",
      "×½",
      "×1",
      "×1.5",
      "×2",
      "×4"
    ]);
  });

  it("of sizes go by thousands", () => {
    expect([0, 999, 1000, 99_960, 100_000, 1_500_000, 2e9, 5e12].map(bytes)).toEqual([
      "0\u00a0B",
      "999\u00a0B",
      "1.0\u00a0kB",
      "100.0\u00a0kB",
      "100\u00a0kB",
      "1.5\u00a0MB",
      "2.0\u00a0GB",
      "5,000\u00a0GB"
    ]);
  });

  it("of times have the unit of their size", () => {
    expect([0.0123, 0.999, 1, 9.96, 10, 89.4, 90, 3725].map(duration)).toEqual([
      "12\u00a0ms",
      "999\u00a0ms",
      "1.0\u00a0s",
      "10.0\u00a0s",
      "10\u00a0s",
      "89\u00a0s",
      "1\u00a0min 30\u00a0s",
      "62\u00a0min 5\u00a0s"
    ]);
  });

  it("on an axis have no more digits than they need", () => {
    expect([shareTick(0.5), shareTick(0.12345), numberTick(0.123456), numberTick(2)]).toEqual([
      "50%",
      "12.35%",
      "0.12346",
      "2"
    ]);
    expect([countTick(1234), countTick(700_000), countTick(12)]).toEqual(
      ["1.23K", "700K", "12"].map((text) => expect.stringMatching(new RegExp(`^${text}$`, "i")))
    );
    const moment = new Date(2026, 2, 10, 8, 5);
    expect(momentTick(moment, true)).toBe("08:05");
    expect(momentTick(moment, false)).toBe("10 Mar");
    expect(date(moment.toISOString())).toBe("10 Mar 2026, 08:05");
  });
});

it("are written the French way on a French page", () => {
  expect(language()).toBe("en");
  speak("fr");
  expect(language()).toBe("fr");
  expect(
    [integer(1234), decimal(1.5), percent(0.123), bytes(1500), bytes(2e9), multiplier(1.5)].map(spaced)
  ).toEqual(["1 234", "1,50", "12,3 %", "1,5 ko", "2,0 Go", "×1,5"]);
  speak("en");
  expect(integer(1234)).toBe("1,234");
});

describe("words", () => {
  const words = dictionary({
    greeting: ["Hello {name}, {n} times {other}", "Bonjour {name} : {n} fois {other}"]
  });
  it("take their values, and leave what has none", () => {
    expect(words("greeting", {name: "A", n: 0})).toBe("Hello A, 0 times {other}");
    expect(words("greeting")).toBe("Hello {name}, {n} times {other}");
    speak("fr");
    expect(words("greeting", {name: "A", n: 2})).toBe("Bonjour A\u00a0: 2 fois {other}");
    expect(localName({name: {en: "Fire", fr: "Feu"}})).toBe("Feu");
  });
  it("are English in any other language", () => {
    speak("de");
    expect(localName({name: {en: "Fire", fr: "Feu"}})).toBe("Fire");
  });
});
