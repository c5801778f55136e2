import {z} from "zod";

export const problemSchema = z
  .object({
    type: z.string().describe("urn:predictiondex:problem:…"),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    request_id: z.string().describe("Also in the X-Request-Id header and in the server's log"),
    errors: z
      .array(
        z.object({
          in: z.enum(["body", "query", "path", "header"]),
          field: z.string().describe("Path of the field, such as available_moves[1]"),
          message: z.string(),
          suggestions: z.array(z.string()).optional().describe("Names that were perhaps meant, nearest first")
        })
      )
      .optional()
  })
  .describe("RFC 9457 problem details");
