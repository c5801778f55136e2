import {expect, it} from "vitest";
import {copyText} from "../../../data-loaders/mirror/copy-text.ts";
import {embeddedTables} from "../embedded-tables.ts";

const {tables} = embeddedTables();

it("escapes what COPY's text format reserves", () => {
  const row = {...tables.form[0], identifier: "a\tb\\c\nd\r"};
  expect([...copyText("form", [row, {id: 2, identifier: null}])]).toEqual([
    "1\ta\\tb\\\\c\\nd\\r\n",
    "2\t\\N\n"
  ]);
});
