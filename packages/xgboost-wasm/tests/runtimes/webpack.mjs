import webpack from "webpack";

const compiler = webpack({
  mode: "production",
  target: "web",
  entry: "./smoke.mjs",
  experiments: {outputModule: true},
  output: {path: `${import.meta.dirname ?? process.cwd()}/webpack-out`, filename: "smoke.mjs", module: true}
});
const stats = await new Promise((resolve, reject) => {
  compiler.run((error, result) => (error ? reject(error) : resolve(result)));
});
if (stats.hasErrors() || stats.hasWarnings()) throw new Error(stats.toString({errors: true, warnings: true}));
