import {createRequire} from "node:module";
import {dirname} from "node:path";
import {Router} from "express";
import {setEndpoint} from "../http/request-state.ts";

const FILES = ["swagger-ui.css", "swagger-ui-bundle.js", "favicon-32x32.png"] as const;

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>PredictionDex API</title>
<link rel="stylesheet" href="/docs/swagger-ui.css">
<link rel="icon" href="/docs/favicon-32x32.png">
</head>
<body>
<div id="swagger-ui"></div>
<script src="/docs/swagger-ui-bundle.js"></script>
<script src="/docs/initialize.js"></script>
</body>
</html>
`;

const INITIALIZE = `window.ui = SwaggerUIBundle({
  url: "/openapi.json",
  dom_id: "#swagger-ui",
  deepLinking: true,
  tryItOutEnabled: true,
  validatorUrl: null
});
`;

/** Swagger UI at /docs, every file from this server. */
export function docsRouter(): Router {
  const router = Router();
  const directory = dirname(createRequire(import.meta.url).resolve("swagger-ui-dist/swagger-ui.css"));
  router.use("/docs", (_request, response, next) => {
    setEndpoint(response, "/docs");
    next();
  });
  router.get("/docs", (_request, response) => void response.type("html").send(PAGE));
  router.get(
    "/docs/initialize.js",
    (_request, response) => void response.type("text/javascript").send(INITIALIZE)
  );
  for (const file of FILES) {
    router.get(`/docs/${file}`, (_request, response) =>
      response.sendFile(file, {root: directory, maxAge: "1d"})
    );
  }
  return router;
}

/** The description of the API at /openapi.json, made when it is first asked for. */
export function documentRouter(build: () => object): Router {
  let text: string | null = null;
  return Router().get("/openapi.json", (_request, response) => {
    setEndpoint(response, "/openapi.json");
    text ??= JSON.stringify(build());
    response.type("application/json").send(text);
  });
}
