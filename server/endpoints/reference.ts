import type {Collection, Reference} from "../../data-loaders/collection.ts";
import type {Language} from "../../data-loaders/language.ts";
import {UnknownReferenceError} from "../../data-loaders/unknown-reference.ts";
import {type FieldError, fieldProblem} from "../http/problem.ts";

const resolveIn =
  (place: FieldError["in"]) =>
  <T extends {id: number; name: {en: string; fr: string}}>(
    collection: Collection<T>,
    field: string,
    reference: Reference,
    language: Language,
    isHelped = true
  ): T => {
    try {
      return collection.find(reference, language, isHelped);
    } catch (error) {
      if (!(error instanceof UnknownReferenceError)) throw error;
      const {message, suggestions} = error;
      throw fieldProblem({in: place, field, message, ...(suggestions.length > 0 ? {suggestions} : {})});
    }
  };

/** The entity a field refers to. Unlike in a path, not to find it is a fault of the request (422). */
export const bodyReference = resolveIn("body");
export const queryReference = resolveIn("query");
