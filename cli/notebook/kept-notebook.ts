import {z} from "zod";

const output = z.discriminatedUnion("kind", [
  z.object({kind: z.literal("prose"), text: z.string()}),
  z.object({kind: z.literal("text"), text: z.string()}),
  z.object({kind: z.literal("input"), label: z.string(), value: z.string()}),
  z.object({kind: z.literal("error"), message: z.string()}),
  z.object({kind: z.literal("chart"), name: z.string(), file: z.string()}),
  z.object({kind: z.literal("table"), name: z.string(), file: z.string()})
]);

/** What a notebook showed, its charts and tables as files beside it. */
export const keptNotebookSchema = z.object({
  name: z.string(),
  title: z.string(),
  language: z.enum(["en", "fr"]),
  outputs: z.array(output)
});
export type KeptNotebook = Readonly<z.infer<typeof keptNotebookSchema>>;
export type KeptOutput = KeptNotebook["outputs"][number];
