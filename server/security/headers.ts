import type {RequestHandler} from "express";
import helmet from "helmet";

/**
 * What a page may load: itself, WebAssembly, workers from blobs; nothing from another host.
 * @param scriptSources more sources of scripts, such as `'sha256-…'`, quotes included
 */
export const contentSecurityPolicy = (scriptSources: readonly string[] = []): string =>
  [
    "default-src 'self'",
    `script-src ${["'self'", "'wasm-unsafe-eval'", ...scriptSources].join(" ")}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self' blob: data:",
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'"
  ].join("; ");

/**
 * Security headers of every answer. HSTS and `upgrade-insecure-requests` are left to whatever ends TLS in front:
 * over plain HTTP they are ignored or break the page.
 */
export function securityHeaders(): RequestHandler[] {
  const policy = contentSecurityPolicy();
  return [
    helmet({
      contentSecurityPolicy: false,
      strictTransportSecurity: false,
      referrerPolicy: {policy: "strict-origin-when-cross-origin"}
    }),
    (_request, response, next) => {
      response.setHeader("Content-Security-Policy", policy);
      next();
    }
  ];
}
