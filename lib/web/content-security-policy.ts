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

/** The same as a header, which may also forbid other sites to frame the page; a `meta` element may not. */
export const policyHeader = (scriptSources: readonly string[] = []): string =>
  `${contentSecurityPolicy(scriptSources)}; frame-ancestors 'none'`;
