import {load} from "cheerio";
import fc from "fast-check";
import MarkdownIt from "markdown-it";
import {describe, expect, it} from "vitest";
import {
  type Block,
  captionedTable,
  code,
  type Inline,
  list,
  note,
  numbers,
  paragraph,
  strong,
  type TextDocument,
  table
} from "../../../lib/documents/text-document.ts";
import {toHtml} from "../../../lib/documents/to-html.ts";
import {toMarkdown} from "../../../lib/documents/to-markdown.ts";

const document: TextDocument = {
  title: "What `x` is",
  lede: strong("One sentence."),
  blocks: [note("made_up, not <real>")],
  sections: [
    {
      id: "first",
      title: "First",
      blocks: [
        paragraph("1. is no list & [a](b) no link; `a|b` is code"),
        list("- one", "two\n## three"),
        code("npm ci"),
        captionedTable("Both.", ["name", numbers("n")], [["a|b", strong("2")]]),
        {
          kind: "pictures",
          what: "chart",
          columns: ["before", "after"],
          rows: [{name: "roc", files: [null, "after/roc (1).svg"]}]
        }
      ]
    }
  ]
};

describe("a document", () => {
  it("is GitHub's Markdown", () => {
    expect(toMarkdown(document, {link: (path) => `https://example.org/${path}`})).toBe(
      [
        "# What `x` is",
        "**One sentence.**",
        "> made_up, not \\<real\\>",
        "## First",
        "1\\. is no list & [a\\](b) no link; `a|b` is code",
        "- \\- one\n- two \\#\\# three",
        "```sh\nnpm ci\n```",
        "Both.\n\n| name | n |\n| --- | ---: |\n| a\\|b | **2** |",
        "| chart | before | after |\n| --- | --- | --- |\n| roc | – | ![roc, after](https://example.org/after/roc%20%281%29.svg) |\n"
      ].join("\n\n")
    );
  });

  it("is one page of HTML", () => {
    const page = load(toHtml(document, {readPicture: (path) => `<svg>${path}</svg>`}));
    expect(page("title").text()).toBe("What x is");
    expect(page("h1").html()).toBe("What <code>x</code> is");
    expect(page("section#first li").text()).toBe("- onetwo\n## three");
    expect(page("caption").text()).toBe("Both.");
    expect(page("td.number strong").text()).toBe("2");
    expect(Buffer.from(page("img").attr("src")!.split(",")[1], "base64").toString()).toBe(
      "<svg>after/roc (1).svg</svg>"
    );
  });
});

describe("text from outside", () => {
  /** What Markdown has signs for, beside any text. */
  const text = fc
    .oneof(
      fc.string({unit: "grapheme"}),
      fc
        .array(fc.constantFrom(..."\\*_[]()<>#~|&-+=.:!1 a\n", "&lt;", "<b>", "](x)", "1. ", "**", "__"), {
          maxLength: 12
        })
        .map((parts) => parts.join(""))
    )
    .filter((value) => !/[`\0\r\u2028\u2029]/.test(value) && value.trim() !== "");
  const shown = (value: string): string => value.replaceAll(/\s+/g, " ").trim();
  const markdown = new MarkdownIt({html: true, linkify: false});
  const only = (...blocks: readonly Block[]): TextDocument => ({
    title: "t",
    lede: "l",
    sections: [{title: "s", blocks}]
  });

  it("is the same text in Markdown and in HTML, and never markup", () => {
    fc.assert(
      fc.property(text, text, (one, two) => {
        const made = only(paragraph(one), list(two, strong("x")), table([one, "b"], [[two, one]]));
        for (const html of [markdown.render(toMarkdown(made)), toHtml(made)]) {
          const page = load(html);
          const inner = page(html.startsWith("<!") ? "section" : "body");
          expect(shown(inner.find("p").last().text())).toBe(shown(one));
          expect(shown(inner.find("li").first().text())).toBe(shown(two));
          expect(
            inner
              .find("th,td")
              .toArray()
              .map((cell) => shown(page(cell).text()))
          ).toEqual([one, "b", two, one].map(shown));
          expect(inner.find("a,b,em,del,h3,pre,blockquote,ol,img,hr").length).toBe(0);
        }
      }),
      {numRuns: 500}
    );
  });

  it("keeps its place when it is strong or code", () => {
    for (const inline of [strong("a*b"), "`a*b`"] satisfies Inline[]) {
      const page = load(markdown.render(toMarkdown(only(paragraph(inline)))));
      expect(page("strong,code").text()).toBe("a*b");
    }
  });
});
