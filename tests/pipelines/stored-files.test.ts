import {mkdirSync, rmSync, writeFileSync} from "node:fs";
import {dirname} from "node:path";
import fc from "fast-check";
import {afterAll, describe, expect, it} from "vitest";

import {FILES, root} from "./stored-files.ts";

afterAll(() => rmSync(root, {recursive: true}));

/** A value's places, as the keys that lead there. */
function placesIn(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== "object" || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, inner]) => placesIn(inner, [...path, key]))];
}

function replaced(value: unknown, [key, ...rest]: readonly string[], by: unknown): unknown {
  if (key === undefined) return by;
  const inner = (value as Record<string, unknown>)[key];
  const changed = replaced(inner, rest, by);
  if (Array.isArray(value)) return value.map((one, index) => (String(index) === key ? changed : one));
  return {...(value as object), [key]: changed};
}

describe.each(FILES)("a stored file: %s", (_name, file, content, read) => {
  const text = JSON.stringify(content);
  const end = file.endsWith(".jsonl") ? "\n" : "";
  const write = (damaged: string): void => {
    mkdirSync(dirname(file), {recursive: true});
    writeFileSync(file, `${damaged}${end}`);
  };
  /** Reads; an error must name the file and say what to do. */
  async function outcome(): Promise<"read" | "refused"> {
    try {
      await read();
      return "read";
    } catch (error) {
      expect((error as Error).name).toMatch(/^(JsonFile|Registry|Tracking)Error$/);
      expect((error as Error).message).toContain(file);
      expect((error as Error).message).toMatch(/`npm run |delete|mend/);
      return "refused";
    }
  }

  it("is read where it is whole", async () => {
    write(text);
    expect(await outcome()).toBe("read");
  });

  it("is refused by name wherever it is cut off", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({min: 1, max: text.length - 1}), async (length) => {
        write(text.slice(0, length));
        expect(await outcome()).toBe("refused");
      }),
      {numRuns: 30}
    );
  });

  it("is refused by name, or read, whatever stands anywhere in it", async () => {
    const places = placesIn(content);
    await fc.assert(
      fc.asyncProperty(
        fc.nat(places.length - 1),
        fc.oneof(fc.constantFrom(undefined, null, {}, [], "x", -1, 0.5, true, [null]), fc.jsonValue()),
        async (place, by) => {
          write(JSON.stringify(replaced(content, places[place], by)) ?? "");
          await outcome();
        }
      ),
      {numRuns: 60}
    );
    write(JSON.stringify([[content]]));
    expect(await outcome()).toBe("refused");
  });
});
