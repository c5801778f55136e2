import {createHash} from "node:crypto";
import {readFile, stat} from "node:fs/promises";
import {join, relative, resolve, sep} from "node:path";
import {EMBED_PATH, inlineScriptHashes, policyHeader} from "../../lib/web/content-security-policy.ts";

/** An HTML file ready to be sent. */
export interface Page {
  readonly html: Buffer;
  /** With the hashes of its inline scripts, the only ones that may run. */
  readonly policy: string;
  readonly etag: string;
  /** Whether other sites may frame it. */
  readonly isEmbeddable: boolean;
}

const MOST_PAGES = 500;

const hashOf = (text: Buffer): string => createHash("sha256").update(text).digest("base64");

/** The build's own policy, in the page, may allow evaluation (DuckDB's page): the header must not forbid it. */
const EVALUATION = /<meta http-equiv="Content-Security-Policy"[^>]* 'unsafe-eval'/;

const scriptSources = (html: string): string[] => [
  ...(EVALUATION.test(html) ? ["'unsafe-eval'"] : []),
  ...inlineScriptHashes(html)
];

/** HTML files of the built site, read once until they change. */
export class PageFiles {
  readonly #root: string;
  readonly #pages = new Map<string, {readonly version: string; readonly page: Page}>();

  constructor(root: string) {
    this.#root = resolve(root);
  }

  /** The file behind an address such as `/pokedex` or `/`, or null where there is none. */
  async find(address: string): Promise<Page | null> {
    const path = address.endsWith("/")
      ? `${address}index.html`
      : address.endsWith(".html")
        ? address
        : `${address}.html`;
    return this.read(path);
  }

  async read(path: string): Promise<Page | null> {
    const file = resolve(join(this.#root, path));
    if (!file.startsWith(this.#root + sep) || path.includes("\0")) return null;
    let version: string;
    try {
      const stats = await stat(file);
      if (!stats.isFile()) return null;
      version = `${stats.mtimeMs}-${stats.size}-${stats.ino}`;
    } catch {
      return null;
    }
    const known = this.#pages.get(file);
    if (known?.version === version) return known.page;
    const html = await readFile(file);
    // By the file, since an address may name it in roundabout ways.
    const isEmbeddable = `/${relative(this.#root, file).split(sep).join("/")}`.startsWith(EMBED_PATH);
    const page = {
      html,
      isEmbeddable,
      policy: policyHeader(scriptSources(html.toString("utf8")), isEmbeddable ? "*" : "'none'"),
      etag: `"${hashOf(html).slice(0, 27)}"`
    };
    if (this.#pages.size >= MOST_PAGES) this.#pages.clear();
    this.#pages.set(file, {version, page});
    return page;
  }
}
