import type {SharedRegistry} from "./shared-registry.ts";

/** Opens the registry at an address that `registryAddress` gave. Who opens it closes it. */
export async function openSharedRegistry(address: string): Promise<SharedRegistry> {
  if (address.startsWith("s3:")) {
    const {BucketRegistry} = await import("./bucket-registry.ts");
    return new BucketRegistry(address);
  }
  const {PostgresRegistry} = await import("./postgres-registry.ts");
  return PostgresRegistry.open(address);
}
