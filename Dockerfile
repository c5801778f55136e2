# The project's one image: the pipeline's stages, the API and the monitoring job are commands of it.
FROM node:22.23.2-bookworm-slim@sha256:48e4b67d85f87bd551df43704e24d252f56cc5f8e9718841aace50f19948f0f9 AS node-base

FROM node-base AS packages
WORKDIR /app
ENV NODE_ENV=production
COPY package.json package-lock.json .npmrc ./
COPY packages/xgboost-wasm/package.json packages/xgboost-wasm/
COPY packages/predictiondex-client/package.json packages/predictiondex-client/
COPY scripts/slim-install.mjs scripts/
RUN npm ci --omit=dev && npm cache clean --force

FROM node-base AS app
WORKDIR /app
# Whatever is made goes into one volume: publishing renames, which works only within a file system.
ENV NODE_ENV=production \
    HOST=0.0.0.0 \
    OBSERVABLE_TELEMETRY_DISABLE=true \
    PREDICTIONDEX_DATA=/srv/predictiondex/data \
    PREDICTIONDEX_MODELS=/srv/predictiondex/models \
    PREDICTIONDEX_SITE=/srv/predictiondex/site
RUN mkdir -p /srv/predictiondex/data/predictions /srv/predictiondex/data/answers src && chown -R node:node /srv/predictiondex src
COPY --from=packages /app/node_modules node_modules
COPY package.json tsconfig.json observablehq.config.ts ./
COPY models/parameters.json models/
COPY packages packages
COPY lib lib
COPY data-loaders data-loaders
COPY stages stages
COPY cli cli
COPY pipelines pipelines
COPY server server
COPY bin bin
# The documents are pages of the site.
COPY CONTRIBUTING.md CHANGELOG.md ./
COPY docs docs
# Framework's cache and the bundled pages are written below src/.
COPY --chown=node:node src src
USER node
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:8080/ready').then((r)=>process.exit(r.ok?0:1),()=>process.exit(1))"]
ENTRYPOINT ["node", "bin/predictiondex.mjs"]
CMD ["serve"]
