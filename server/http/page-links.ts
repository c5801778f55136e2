import type {Request, Response} from "express";

interface PageAnswer {
  readonly total: number;
  readonly offset: number;
  readonly limit: number;
}

/** Tells of a page how many there are in all, and where its neighbours are (RFC 8288). */
export function linkPages(request: Request, response: Response, {total, offset, limit}: PageAnswer): void {
  response.setHeader("X-Total-Count", String(total));
  const [path, query = ""] = request.originalUrl.split("?");
  const at = (relation: string, start: number): string => {
    const parameters = new URLSearchParams(query);
    parameters.set("offset", String(start));
    parameters.set("limit", String(limit));
    return `<${path}?${parameters}>; rel="${relation}"`;
  };
  const last = Math.max(0, Math.floor((total - 1) / limit) * limit);
  response.setHeader(
    "Link",
    [
      at("first", 0),
      ...(offset > 0 ? [at("prev", Math.max(0, offset - limit))] : []),
      ...(offset + limit < total ? [at("next", offset + limit)] : []),
      at("last", last)
    ].join(", ")
  );
}
