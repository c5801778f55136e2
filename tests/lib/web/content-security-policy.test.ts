import {expect, it} from "vitest";
import {
  contentSecurityPolicy,
  inlineScriptHashes,
  policyHeader
} from "../../../lib/web/content-security-policy.ts";

const EMPTY = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";
const HELLO = "'sha256-LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ='";

it("a page's inline scripts are hashed, each once, those with an address not", () => {
  const html = `<script>hello</script><SCRIPT type="module" data-src-x>hello</SCRIPT>
    <script src="a.js">hello</script><script async SRC = 'b.js'></script><script></script><scripts>x</scripts>`;
  expect(inlineScriptHashes(html)).toEqual([HELLO, EMPTY]);
  expect(inlineScriptHashes("<script>\nhello\n</script>")).toHaveLength(1);
  expect(inlineScriptHashes("<p>no script</p>")).toEqual([]);
});

it("a page may load what comes from its own server, and nothing else", () => {
  expect(contentSecurityPolicy([HELLO]).split("; ")).toEqual([
    "default-src 'self'",
    `script-src 'self' 'wasm-unsafe-eval' ${HELLO}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'"
  ]);
  expect(contentSecurityPolicy()).toContain("script-src 'self' 'wasm-unsafe-eval';");
});

it("as a header it forbids to frame the page too", () => {
  expect(policyHeader([HELLO])).toBe(`${contentSecurityPolicy([HELLO])}; frame-ancestors 'none'`);
  expect(policyHeader()).toBe(`${contentSecurityPolicy()}; frame-ancestors 'none'`);
  expect(policyHeader([], "*")).toBe(`${contentSecurityPolicy()}; frame-ancestors *`);
});
