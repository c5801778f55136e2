import {type Download, MEDIA_TYPES} from "../schema/download.ts";
import type {Column, ColumnType, Table} from "../schema/table.ts";
import {ABOUT} from "./about.ts";

/** The context that the format's specification gives (https://docs.mlcommons.org/croissant/docs/croissant-spec.html). */
const CONTEXT = {
  "@language": "en",
  "@vocab": "https://schema.org/",
  citeAs: "cr:citeAs",
  column: "cr:column",
  conformsTo: "dct:conformsTo",
  cr: "http://mlcommons.org/croissant/",
  rai: "http://mlcommons.org/croissant/RAI/",
  data: {"@id": "cr:data", "@type": "@json"},
  dataType: {"@id": "cr:dataType", "@type": "@vocab"},
  dct: "http://purl.org/dc/terms/",
  examples: {"@id": "cr:examples", "@type": "@json"},
  extract: "cr:extract",
  field: "cr:field",
  fileProperty: "cr:fileProperty",
  fileObject: "cr:fileObject",
  fileSet: "cr:fileSet",
  format: "cr:format",
  includes: "cr:includes",
  isLiveDataset: "cr:isLiveDataset",
  jsonPath: "cr:jsonPath",
  key: "cr:key",
  md5: "cr:md5",
  parentField: "cr:parentField",
  path: "cr:path",
  recordSet: "cr:recordSet",
  references: "cr:references",
  regex: "cr:regex",
  repeated: "cr:repeated",
  replace: "cr:replace",
  sc: "https://schema.org/",
  separator: "cr:separator",
  source: "cr:source",
  subField: "cr:subField",
  transform: "cr:transform"
};

const TYPES: Readonly<Record<ColumnType, string>> = {
  smallint: "sc:Integer",
  integer: "sc:Integer",
  double: "sc:Float",
  text: "sc:Text",
  boolean: "sc:Boolean"
};

const fileOf = (name: string): string => `${name}.parquet`;
const fieldId = (table: string, column: string): string => `${table}/${column}`;

/** Without its reference, at which the format's tools join tables, and fail where one leads to the next. */
function fieldOf(table: Table, [column, {type, description}]: [string, Column]) {
  return {
    "@type": "cr:Field",
    "@id": fieldId(table.name, column),
    name: column,
    description,
    dataType: TYPES[type],
    source: {fileObject: {"@id": fileOf(table.name)}, extract: {column}}
  };
}

interface Described {
  readonly version: string;
  readonly files: readonly Download[];
  readonly tables: readonly Table[];
  /** ISO 8601. */
  readonly published: string;
}

/** The files as Croissant, which tools of machine learning read; its records are those of the Parquet files. */
export function croissant({version, files, tables, published}: Described): object {
  const {name, description, keywords, licenseUrl, programVersion} = ABOUT;
  return {
    "@context": CONTEXT,
    "@type": "sc:Dataset",
    conformsTo: "http://mlcommons.org/croissant/1.0",
    name,
    description,
    keywords,
    license: licenseUrl,
    version: `${programVersion}+${version}`,
    datePublished: published,
    distribution: files.map(({path, format, bytes, sha256}) => ({
      "@type": "cr:FileObject",
      "@id": path,
      name: path,
      contentUrl: path,
      contentSize: `${bytes} B`,
      // Its tools know this name of Parquet, and not yet the registered one.
      encodingFormat: format === "parquet" ? "application/x-parquet" : MEDIA_TYPES[format],
      sha256
    })),
    recordSet: tables.map((table) => ({
      "@type": "cr:RecordSet",
      "@id": table.name,
      name: table.name,
      description: table.description,
      key: table.primaryKey.map((column) => ({"@id": fieldId(table.name, column)})),
      field: Object.entries(table.columns).map((column) => fieldOf(table, column))
    }))
  };
}
