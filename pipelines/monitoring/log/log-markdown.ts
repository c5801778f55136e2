import {table} from "../../../lib/documents/text-document.ts";
import {blocksToMarkdown} from "../../../lib/documents/to-markdown.ts";
import {withGenerated} from "../../../lib/files/generated-part.ts";
import {LOG_SCHEMA, type LogSchema} from "./log-schema.ts";

/** The log's columns as the documentation shows them. */
export const logMarkdown = (schema: LogSchema = LOG_SCHEMA): string =>
  blocksToMarkdown([
    table(
      ["column", "type", "since log version", "meaning"],
      schema.map(({name, type, since, before, description}) => {
        const earlier = before === undefined ? "" : `; in files before \`${before}\``;
        return [`\`${name}\``, type, String(since), `${description}${earlier}`];
      })
    )
  ]);

/** A document with its table of the log's columns brought up to date. */
export const withLogColumns = (document: string): string =>
  withGenerated(document, "pipelines/monitoring/log/log-schema.ts", logMarkdown());
