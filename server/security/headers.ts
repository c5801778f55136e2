import type {RequestHandler} from "express";
import helmet from "helmet";
import {policyHeader} from "../../lib/web/content-security-policy.ts";

/**
 * Security headers of every answer. HSTS and `upgrade-insecure-requests` are left to whatever ends TLS in front:
 * over plain HTTP they are ignored or break the page.
 */
export function securityHeaders(): RequestHandler[] {
  const policy = policyHeader();
  return [
    helmet({
      contentSecurityPolicy: false,
      // Gives pages shared memory, and so threads to whatever trains in them.
      crossOriginEmbedderPolicy: {policy: "require-corp"},
      strictTransportSecurity: false,
      referrerPolicy: {policy: "strict-origin-when-cross-origin"}
    }),
    (_request, response, next) => {
      response.setHeader("Content-Security-Policy", policy);
      next();
    }
  ];
}
