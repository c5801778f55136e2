#!/usr/bin/env bash
# Mutation tests: changes the code in small ways and counts how many changes a test notices (stryker.config.json).
# Stryker is not among the packages, for its size: it is fetched beside them for this run.
#   npm run mutation -- --mutate pipelines/model/registry/gate.ts
# Portion by portion, each judged by the tests of its folder alone (several files: commas, no braces):
#   TESTS=tests/pipelines/monitoring npm run mutation -- --mutate "pipelines/monitoring/**/*.ts"
set -euo pipefail
cd "$(dirname "$0")/.."
npm install --no-save --ignore-scripts --no-audit --no-fund @stryker-mutator/core@9.6.1 @stryker-mutator/vitest-runner@9.6.1
trap 'npm prune --no-save --ignore-scripts --no-audit --no-fund >/dev/null' EXIT
npx stryker run "$@"
