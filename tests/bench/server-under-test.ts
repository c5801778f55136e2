/**
 * Run by server.bench.ts as a process of its own: the real server and, with the same middleware, an empty echo.
 * Its argument is the folder of the prediction log.
 */
import express from "express";
import pino from "pino";
import {loadGame} from "../../data-loaders/load-game.ts";
import {dataPaths} from "../../lib/files/paths.ts";
import {type AppOptions, createBareApp, createGuards, finishApp} from "../../server/app.ts";
import {Budget} from "../../server/budget/budget.ts";
import {readConfig} from "../../server/config.ts";
import {createHttpServer, listen, urlOf} from "../../server/listen.ts";
import {createMetrics} from "../../server/metrics/metrics.ts";
import {ModelVersions} from "../../server/model/model-versions.ts";
import {createRelease} from "../../server/model/release.ts";
import {noPredictionLog} from "../../server/prediction-log/prediction-log.ts";
import {KeyRing} from "../../server/security/key-ring.ts";
import {loadKeys} from "../../server/security/load-keys.ts";
import {startServer} from "../../server/start.ts";
import {fightsHere} from "../server/support/fights-here.ts";

const unused = (): never => {
  throw new Error("the echo asks no model");
};
const config = readConfig(process.env);
const logger = pino({level: config.logLevel}, pino.destination("/dev/null"));
const server = await startServer({logger, paths: {...dataPaths(), predictions: process.argv[2]}});

const game = await loadGame(dataPaths().game);
const metrics = createMetrics({system: false});
/** Made once, as a server's is: each request asks for it. */
const release = createRelease(game, null);
const options: AppOptions = {
  config,
  keys: new KeyRing(loadKeys(config)),
  logger,
  site: dataPaths().site,
  services: () => ({
    ...release,
    metrics,
    fights: fightsHere,
    versions: new ModelVersions({list: () => [], describe: unused, open: unused}),
    budget: new Budget({perMinute: 0, inFlight: 0, isLogBehind: () => false, metrics}),
    predictionLog: noPredictionLog,
    accepting: () => true,
    pipeline: () => null,
    renderMetrics: async () => "",
    version: "0.0.0"
  })
};
const echo = createBareApp(options);
echo.post("/echo", ...createGuards(options), express.json(), (request, response) => {
  response.json(request.body);
});
finishApp(echo, logger);
const echoServer = createHttpServer(echo);
const echoUrl = urlOf(await listen(echoServer, 0, "127.0.0.1"));

process.send?.({server: server.url, echo: echoUrl});
process.on("SIGTERM", async () => {
  echoServer.close();
  echoServer.closeAllConnections();
  await server.close();
  process.exit(0);
});
