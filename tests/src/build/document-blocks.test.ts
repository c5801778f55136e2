import {describe, expect, it} from "vitest";
import {documentBlocks, translatable} from "../../../src/build/document-blocks.ts";

const TEXT = `# Title

One
line.
\`\`\`sh
# no heading

| no table |
\`\`\`
- first

  still in it? no, a passage of its own
1. numbered
## Heading at once
| a |
| --- |

<!-- generated from lib/x: begin -->

### made

made text

<!-- generated from lib/x: end -->

<!-- a note -->

last
`;

describe("a document's passages", () => {
  const blocks = documentBlocks(TEXT);

  it("are parted by blank lines, headings and code, each with its line", () => {
    expect(blocks.map(({kind, line, text}) => [kind, line, text.split("\n")[0]])).toEqual([
      ["heading", 1, "# Title"],
      ["text", 3, "One"],
      ["code", 5, "```sh"],
      ["list", 10, "- first"],
      ["text", 12, "  still in it? no, a passage of its own"],
      ["heading", 14, "## Heading at once"],
      ["table", 15, "| a |"],
      ["heading", 20, "### made"],
      ["text", 22, "made text"],
      ["text", 28, "last"]
    ]);
    expect(blocks[2].text).toBe("```sh\n# no heading\n\n| no table |\n```");
  });

  it("lose nothing but blank lines and comments", () => {
    const kept = TEXT.replaceAll(/<!--.*-->/g, "")
      .split("\n")
      .filter(Boolean);
    expect(blocks.flatMap(({text}) => text.split("\n")).filter(Boolean)).toEqual(kept);
  });

  it("are translated but for code and what a command writes", () => {
    expect(blocks.filter((block) => !translatable(block)).map(({line}) => line)).toEqual([5, 20, 22]);
  });

  it("know every part of the documents that a command writes", () => {
    const made = documentBlocks(
      "<!-- agreement: written by npm run test:oracle -->\n\na\n\n<!-- end of agreement -->\n\nb\n"
    );
    expect(made.map(({generated}) => generated)).toEqual([true, false]);
  });

  it("keep a list's code with the list", () => {
    expect(documentBlocks("- a\n  ```sh\n\n  b\n  ```\n- c\n").map(({kind}) => kind)).toEqual(["list"]);
  });
});
