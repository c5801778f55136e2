import {expect, it} from "vitest";
import {shownAddress} from "../../../lib/web/shown-address.ts";

it.each([
  ["postgresql://me:SECRET@db:5432/models", "postgresql://db:5432/models"],
  ["postgresql://me@db/models?sslmode=require&password=SECRET#SECRET", "postgresql://db/models"],
  ["postgresql://me:12/SECRET@db/models", "postgresql://me:12/…"],
  ["https://SECRET@host/a/b", "https://host/a/b"],
  ["s3://KEY:SECRET@bucket/x", "s3://bucket/x"],
  ["redis://:SECRET@redis:6379/1", "redis://redis:6379/1"],
  ["SECRET", "(no address)"]
])("%s is shown as %s", (address, shown) => {
  expect(shownAddress(address)).toBe(shown);
});
