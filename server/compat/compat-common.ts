import {z} from "zod";
import {Problem} from "../http/problem.ts";

/** What all endpoints of the original system's API have in common. */
export const common = {
  tag: "Compatibility",
  access: "key",
  unversioned: true,
  response: z.unknown()
} as const;
export const get = {...common, method: "get"} as const;

export const nothing = (detail: string) => new Problem("not-found", detail);
