import {z} from "zod";

/** The Open Inference Protocol's objects (version 2, HTTP). */

const parameters = z.record(z.string(), z.unknown()).meta({
  id: "InferenceParameters",
  description: "Parameters: those of binary tensors are heeded, all others let pass"
});

const DATATYPES = [
  "BOOL",
  "UINT8",
  "UINT16",
  "UINT32",
  "UINT64",
  "INT8",
  "INT16",
  "INT32",
  "INT64",
  "FP16",
  "FP32",
  "FP64",
  "BYTES"
] as const;
export type Datatype = (typeof DATATYPES)[number];

const datatype = z
  .enum(DATATYPES)
  .meta({id: "TensorDatatype", description: "What the elements of a tensor are"});
const name = z.string().min(1).max(100);
const shape = z.array(z.int().min(0).max(1_000_000)).min(1).max(3);
const tensorData = z.array(z.unknown()).describe("Its elements in row-major order, flat or nested");

const requestInput = z
  .strictObject({
    name: name.describe("Name of the tensor"),
    shape: shape.describe("Rows, and perhaps columns"),
    datatype,
    parameters: parameters.optional(),
    data: tensorData
  })
  .meta({id: "InferenceInput", description: "A tensor that is handed in"});
export type RequestInput = z.output<typeof requestInput>;

export const inferenceBody = z
  .strictObject({
    id: z.string().max(200).optional().describe("Comes back with the answer"),
    parameters: parameters.optional(),
    inputs: z
      .array(requestInput)
      .min(1)
      .max(1000)
      .describe(
        "Either pokemon_a_id, move_a_id, pokemon_b_id and move_b_id, or every feature of the model by its name, " +
          "or all of them in one tensor called features"
      ),
    outputs: z
      .array(
        z
          .strictObject({name: name.describe("Name of the tensor"), parameters: parameters.optional()})
          .meta({id: "InferenceRequestedOutput", description: "A tensor that is wanted"})
      )
      .optional()
      .describe("Without them all outputs")
  })
  .meta({
    id: "InferenceRequest",
    description: "Open Inference Protocol: what is asked",
    examples: [
      {
        inputs: [
          {name: "pokemon_a_id", shape: [1], datatype: "INT64", data: [7]},
          {name: "move_a_id", shape: [1], datatype: "INT64", data: [57]},
          {name: "pokemon_b_id", shape: [1], datatype: "INT64", data: [4]},
          {name: "move_b_id", shape: [1], datatype: "INT64", data: [52]}
        ]
      }
    ]
  });

const modelName = z.string().describe("Name of the model");

export const inferenceResponse = z
  .object({
    model_name: modelName,
    model_version: z.string().describe("Version of the model that answered"),
    id: z.string().optional().describe("The request's, where it has one"),
    outputs: z
      .array(
        z
          .object({
            name: z.string().describe("Name of the tensor"),
            shape: z.array(z.int()).describe("Rows"),
            datatype,
            parameters: parameters.optional(),
            data: z.array(z.number()).describe("Its elements")
          })
          .meta({id: "InferenceOutput", description: "A tensor that is handed out"})
      )
      .describe("What was asked for")
  })
  .meta({id: "InferenceResponse", description: "Open Inference Protocol: the answer"});

const tensorMetadata = z
  .object({
    name: z.string().describe("Name of the tensor"),
    datatype,
    shape: z.array(z.int()).describe("-1: any size")
  })
  .meta({id: "TensorMetadata", description: "What a tensor is"});

export const modelMetadata = z
  .object({
    name: modelName,
    versions: z.array(z.string()).describe("Versions that may be asked for"),
    platform: z.string().describe("Format of the model file"),
    inputs: z.array(tensorMetadata).describe("Tensors that it needs"),
    outputs: z.array(tensorMetadata).describe("Tensors that it gives"),
    properties: z.record(z.string(), z.string()).describe("What else there is to know")
  })
  .meta({id: "InferenceModelMetadata", description: "Open Inference Protocol: a model"});

export const serverMetadata = z
  .object({
    name: z.string().describe("Name of the server"),
    version: z.string().describe("Version of the server"),
    extensions: z.array(z.string()).describe("Extensions of the protocol")
  })
  .meta({id: "InferenceServerMetadata", description: "Open Inference Protocol: the server"});

export const serverLive = z
  .object({live: z.literal(true).describe("It answers")})
  .meta({id: "InferenceServerLive", description: "Open Inference Protocol: the server is alive"});

export const serverReady = z
  .object({ready: z.literal(true).describe("It can serve"), live: z.literal(true).describe("It answers")})
  .meta({id: "InferenceServerReady", description: "Open Inference Protocol: the server can serve"});

export const modelReady = z
  .object({name: modelName, ready: z.literal(true).describe("It can answer")})
  .meta({id: "InferenceModelReady", description: "Open Inference Protocol: the model can answer"});

export const inferenceErrorSchema = z
  .object({error: z.string().describe("What is wrong")})
  .meta({id: "InferenceError", description: "Open Inference Protocol: an error"});
