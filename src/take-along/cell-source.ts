import type {CellRecord} from "./notebook-record.ts";

/** A cell's text, which the page has below what it shows. */
function codeOf(block: Element): Pick<CellRecord, "language" | "source"> {
  let below = block.nextElementSibling;
  if (below?.matches(".save-outputs")) below = below.nextElementSibling;
  const pre = below?.matches(".cell-code, .observablehq-pre-container, pre[data-language]")
    ? below.matches("pre")
      ? below
      : below.querySelector("pre")
    : null;
  return {language: pre?.getAttribute("data-language") ?? "js", source: pre?.textContent?.trimEnd() ?? ""};
}

/** What a cell is, by the place in the page where it shows what it makes. */
export function cellSource(block: Element): Omit<CellRecord, "kind" | "outputs"> {
  const root = [...block.childNodes].find((node) => node.nodeType === Node.COMMENT_NODE);
  const line = Number(block.getAttribute("data-line"));
  return {
    id: /^:(.*):$/.exec(root?.nodeValue ?? "")?.[1] ?? null,
    line: line > 0 ? line : null,
    ...codeOf(block)
  };
}
