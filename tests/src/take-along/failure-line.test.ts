import {describe, expect, it} from "vitest";
import {failureShownAs, lineOfFailure} from "../../../src/take-along/failure-line.ts";

describe("the line in which a cell threw", () => {
  const html =
    'a\nb\ndefine({id: "c0", body: () => {\nconst x = 1;\nx.y.z;\n}});\ndefine({id: "c1", body: () => {\nthrow 1;\n}});\n';
  const cell = {id: "c0", line: 40, source: "const x = 1;\nx.y.z;"};
  const failure = (line: number) => ({
    message: "m",
    stack: `TypeError: m\n    at f (http://h/_npm/d3.js:1:5)\n    at http://h/notebooks/mine?lang=en:${line}:3`
  });

  it("is that of the Markdown file", () => {
    expect(lineOfFailure(failure(5), cell, html)).toBe(41);
    expect(lineOfFailure(failure(4), cell, html)).toBe(40);
  });

  it("is counted from the expression that a cell is", () => {
    const shown = html.replace("const x = 1;", "display(await(\nconst x = 1;");
    expect(lineOfFailure(failure(6), cell, shown)).toBe(41);
  });

  it("is that of a cell that was edited while it is shown", () => {
    const edited = (line: number) => ({
      message: "m",
      stack: `TypeError: m\n    at body (eval at eval (http://h/notebooks/mine:4:97), <anonymous>:${line}:9)`
    });
    expect(lineOfFailure(edited(3), cell, html)).toBe(41);
    expect(lineOfFailure(edited(2), cell, html)).toBe(40);
    expect(lineOfFailure(edited(5), cell, html)).toBeNull();
  });

  it("is not known where the stack does not lead into the cell", () => {
    expect(lineOfFailure(failure(8), cell, html)).toBeNull();
    expect(lineOfFailure({message: "m", stack: "Error: m"}, cell, html)).toBeNull();
    expect(lineOfFailure(failure(5), {...cell, line: null}, html)).toBeNull();
  });

  it("belongs to the failure that the cell shows", () => {
    const known = ["", "far", "too far", "too  far"].map((message, i) => ({message, stack: String(i)}));
    expect(failureShownAs("RangeError: too far", known)?.stack).toBe("3");
    expect(failureShownAs("far away", known)?.stack).toBe("1");
    expect(failureShownAs("Error", known)).toBeUndefined();
  });
});
