import {createHash} from "node:crypto";

const INLINE_SCRIPT = /<script\b(?![^>]*\bsrc\s*=)[^>]*>([\s\S]*?)<\/script>/gi;

/** Hashes of a page's inline scripts, as a policy wants them: quoted, each once. */
export const inlineScriptHashes = (html: string): string[] => [
  ...new Set(
    [...html.matchAll(INLINE_SCRIPT)].map(
      ([, script]) => `'sha256-${createHash("sha256").update(script).digest("base64")}'`
    )
  )
];

/**
 * What a page may load: itself, WebAssembly, workers from blobs; nothing from another host. For the site's pages
 * (in their HTML and in the header they are served with) and for every other answer.
 * @param scriptSources more sources of scripts, such as `'sha256-…'`, quotes included
 */
export const contentSecurityPolicy = (scriptSources: readonly string[] = []): string =>
  [
    "default-src 'self'",
    `script-src ${["'self'", "'wasm-unsafe-eval'", ...scriptSources].join(" ")}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'"
  ].join("; ");

/** Pages below this path are made to be framed by other sites; no other page is. */
export const EMBED_PATH = "/embed/";

/**
 * The same as a header, which may also say who may frame the page; a `meta` element may not.
 * @param framedBy `*` for any site
 */
export const policyHeader = (
  scriptSources: readonly string[] = [],
  framedBy: "'none'" | "*" = "'none'"
): string => `${contentSecurityPolicy(scriptSources)}; frame-ancestors ${framedBy}`;
