import {type ChildProcess, spawn} from "node:child_process";
import {setTimeout as pause} from "node:timers/promises";
import {CreateBucketCommand, S3Client} from "@aws-sdk/client-s3";
import {freePort} from "../../../lib/web/free-port.ts";
import {referenceTool} from "../../support/reference-tools.ts";

/** A server that speaks S3's protocol (moto), on loopback; null where it is not installed. */
export interface StandInStorage {
  /** Makes a bucket. @returns its address */
  bucket(): Promise<string>;
  /** From now on credentials are looked at, and those of the tests have no right. */
  takeRights(): Promise<void>;
  giveRights(): Promise<void>;
  stop(): void;
}

export const HAS_STORAGE = referenceTool("moto_server") !== null;

/** Starts it, and says by the environment where it is. */
export async function startStorage(): Promise<StandInStorage> {
  const port = await freePort();
  const endpoint = `http://127.0.0.1:${port}`;
  const child: ChildProcess = spawn(referenceTool("moto_server")!, ["-H", "127.0.0.1", "-p", String(port)], {
    stdio: "ignore"
  });
  for (let tries = 0; ; tries++) {
    if (
      await fetch(endpoint).then(
        () => true,
        () => false
      )
    )
      break;
    if (tries > 400) throw new Error("the stand-in for object storage did not start");
    await pause(50);
  }
  Object.assign(process.env, {
    AWS_ENDPOINT_URL_S3: endpoint,
    AWS_ACCESS_KEY_ID: "tests",
    AWS_SECRET_ACCESS_KEY: "secret"
  });
  const client = new S3Client({region: "us-east-1", endpoint, forcePathStyle: true});
  let buckets = 0;
  const auth = async (unchecked: string): Promise<void> => {
    await fetch(`${endpoint}/moto-api/reset-auth`, {method: "POST", body: unchecked});
  };
  return {
    async bucket() {
      const name = `bucket-${++buckets}`;
      await client.send(new CreateBucketCommand({Bucket: name}));
      return `s3://${name}/here`;
    },
    takeRights: () => auth("0"),
    giveRights: () => auth("1000000000"),
    stop() {
      client.destroy();
      child.kill("SIGKILL");
      for (const name of ["AWS_ENDPOINT_URL_S3", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"])
        delete process.env[name];
    }
  };
}
