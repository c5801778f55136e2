import {z} from "zod";

const fieldErrorSchema = z
  .object({
    in: z.enum(["body", "query", "path", "header"]).describe("Part of the request that has the field"),
    field: z.string().describe("Path of the field, such as available_moves[1]"),
    message: z.string().describe("What is wrong with it, its value, and what would be right"),
    suggestions: z.array(z.string()).optional().describe("Names that were perhaps meant, nearest first")
  })
  .meta({id: "FieldError", description: "What is wrong with one field of a request"});

export const problemSchema = z
  .object({
    type: z.string().describe("urn:predictiondex:problem:…"),
    title: z.string().describe("The type in words"),
    status: z.int().describe("The answer's HTTP status"),
    detail: z.string().describe("What is wrong with this request"),
    request_id: z.string().describe("Also in the X-Request-Id header and in the server's log"),
    trace_id: z
      .string()
      .optional()
      .describe("The trace that the request belongs to, as in traceparent, where there is one"),
    price: z
      .object({
        predictions: z.int().describe("Win probabilities that the model would give"),
        simulator_ms: z.int().describe("Milliseconds of the simulator")
      })
      .optional()
      .describe("What the request would cost, where it was refused for that"),
    errors: z.array(fieldErrorSchema).optional().describe("The fields that are wrong, where it is theirs")
  })
  .meta({id: "Problem", description: "RFC 9457 problem details"});
