import {describe, expect, it} from "vitest";
import {
  checkPlainUri,
  connectionFromEnvironment,
  redact
} from "../../../../pipelines/model/mlflow/connection.ts";

const from = (env: Record<string, string>) => connectionFromEnvironment(env);
const MLFLOW_TRACKING_URI = "http://127.0.0.1:5001/";
const basic = `Basic ${Buffer.from("ada:s3cret").toString("base64")}`;

describe("connectionFromEnvironment", () => {
  it.each<Record<string, string>>([{}, {MLFLOW_TRACKING_URI: ""}, {MLFLOW_TRACKING_URI: "  "}])(
    "is none for %j",
    (env) => {
      expect(from(env)).toBeUndefined();
    }
  );

  it("reads MLflow's variables: name and password before a token, as MLflow's client", () => {
    const user = {MLFLOW_TRACKING_USERNAME: "ada", MLFLOW_TRACKING_PASSWORD: "s3cret"};
    expect(from({MLFLOW_TRACKING_URI})).toEqual({uri: "http://127.0.0.1:5001", secrets: []});
    expect(from({MLFLOW_TRACKING_URI, MLFLOW_TRACKING_TOKEN: "t0ken"})?.authorization).toBe("Bearer t0ken");
    expect(from({MLFLOW_TRACKING_URI, ...user})?.authorization).toBe(basic);
    expect(from({MLFLOW_TRACKING_URI, ...user, MLFLOW_TRACKING_TOKEN: "t0ken"})?.authorization).toBe(basic);
    expect(from({MLFLOW_TRACKING_URI, MLFLOW_TRACKING_USERNAME: "ada"})?.authorization).toBeUndefined();
  });

  it("takes name and password out of the URI, and keeps a path before the API", () => {
    const found = from({MLFLOW_TRACKING_URI: "https://ada:s3cret@host.example/mlflow/"});
    expect(found).toMatchObject({uri: "https://host.example/mlflow", authorization: basic});
    expect(redact(`no ${basic} for s3cret`, found!.secrets)).toBe("no Basic *** for ***");
  });

  it.each([
    ["databricks", "is not a URL"],
    ["file:///mlruns", "begins with file:"],
    ["sqlite:///mlflow.db", "begins with sqlite:"],
    ["http://host/?x=1", "has a ? or # part"]
  ])("refuses %s", (uri, reason) => {
    expect(() => from({MLFLOW_TRACKING_URI: uri})).toThrow(reason);
    expect(() => from({MLFLOW_TRACKING_URI: uri})).toThrow("right would be http://127.0.0.1:5001");
  });

  it("does not repeat a password in an error", () => {
    expect(() => from({MLFLOW_TRACKING_URI: "ftp://ada:s3cret@host"})).toThrow(
      expect.objectContaining({message: expect.not.stringContaining("s3cret")})
    );
  });
});

describe("checkPlainUri", () => {
  it("refuses credentials, which would end up in files and listings", () => {
    expect(() => checkPlainUri("http://ada:s3cret@host")).toThrow("give them as MLFLOW_TRACKING_USERNAME");
    expect(checkPlainUri(" http://host:5001/ ")).toBe("http://host:5001");
  });
});
