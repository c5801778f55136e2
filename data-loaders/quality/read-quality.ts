import {join} from "node:path";
import {z} from "zod";
import type {DataPaths} from "../../lib/files/paths.ts";
import {readJsonIfThere} from "../../lib/files/read-json.ts";
import {downloadsSchema} from "../schema/download.ts";
import {TABLE_NAMES} from "../schema/tables.ts";
import {checkedRunSchema} from "./check-history.ts";
import {columnProfileSchema} from "./column-profile.ts";
import type {ColumnCoverage} from "./coverage.ts";
import {lineageSchema} from "./lineage.ts";
import {SEVERITIES} from "./quality-check.ts";
import type {QualityReport} from "./quality-report.ts";
import type {Catalogue, CatalogueColumn} from "./warehouse-catalogue.ts";

const count = z.int().min(0);
const text = z.string();
const tally = z.record(text, count);

const qualitySchema = z.object({
  mode: text,
  rowCounts: z.array(z.object({table: text, rows: count, expected: count.nullable()})),
  checks: z.object({
    total: count,
    failed: count,
    list: z.array(
      z.object({
        group: z.enum(["constraint", "count", "rule", "freshness"]),
        severity: z.enum(SEVERITIES),
        name: text,
        table: z.enum([...TABLE_NAMES, "all"]),
        title: text,
        violations: count,
        examples: z.array(text),
        passed: z.boolean()
      })
    )
  }),
  disagreements: z.object({
    total: count,
    byColumn: z.array(z.object({table: text, column: text, count, winners: tally, rules: tally})),
    rows: z.array(
      z.object({
        table: text,
        key: text,
        label: text,
        column: text,
        values: z.record(text, z.unknown()),
        winner: text,
        rule: text
      })
    )
  }),
  coverage: z.array(
    z.object({
      table: text,
      column: text,
      source: text,
      stated: count,
      decided: count
    }) satisfies z.ZodType<ColumnCoverage>
  ),
  freshness: lineageSchema.shape.sources,
  history: z.array(checkedRunSchema)
}) satisfies z.ZodType<QualityReport>;

const catalogueColumn = z.object({
  name: text,
  type: text,
  nullable: z.boolean(),
  primaryKey: z.boolean(),
  references: text.nullable(),
  unique: z.boolean(),
  allowed: text.nullable(),
  description: text,
  profile: columnProfileSchema,
  origins: z.array(z.object({sources: z.array(text), rows: count}))
}) satisfies z.ZodType<CatalogueColumn>;

const catalogueSchema = z.object({
  tables: z.array(
    z.object({
      name: text,
      description: text,
      rows: count,
      columns: z.array(catalogueColumn),
      primaryKey: z.array(text),
      uniques: z.array(z.array(text)),
      foreignKeys: z.array(z.object({column: text, table: text})),
      checks: z.array(z.object({name: text, sql: text})),
      sample: z.array(z.record(text, z.unknown())),
      lineage: lineageSchema.shape.tables.element
    })
  ),
  lineage: lineageSchema,
  downloads: downloadsSchema,
  erd: text
}) satisfies z.ZodType<Catalogue>;

type Places = Pick<DataPaths, "quality">;
const remedy = "run `npm run etl` to make it anew";

/** null where there is none yet. @throws JsonFileError */
export const readQuality = ({quality}: Places): QualityReport | null =>
  readJsonIfThere(join(quality, "quality.json"), {
    schema: qualitySchema,
    what: "a report on the data",
    remedy
  });

/** null where there is none yet. @throws JsonFileError */
export const readCatalogue = ({quality}: Places): Catalogue | null =>
  readJsonIfThere(join(quality, "catalogue.json"), {
    schema: catalogueSchema,
    what: "the warehouse's catalogue",
    remedy
  });
