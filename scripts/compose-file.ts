/** The parts of docker-compose.yml that this project's own checks read; written with merge keys resolved. */
export interface Compose {
  readonly services: Readonly<Record<string, ComposeService>>;
  readonly volumes: Readonly<Record<string, unknown>>;
  readonly secrets: Readonly<Record<string, {readonly file: string}>>;
}

export interface ComposeService {
  readonly profiles: readonly string[];
  readonly image: string;
  readonly build?: unknown;
  readonly user: string;
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly volumes?: readonly string[];
  readonly secrets?: readonly string[];
  readonly ports?: readonly string[];
  readonly read_only?: boolean;
  readonly restart?: string;
  readonly cap_drop?: readonly string[];
  readonly security_opt?: readonly string[];
  readonly depends_on?: Readonly<Record<string, {readonly condition: string}>>;
  readonly healthcheck?: {readonly disable?: boolean; readonly test?: readonly string[]};
  readonly deploy: {readonly resources: {readonly limits: {readonly cpus: string; readonly memory: string}}};
}

/** Names of the services, each after those it depends on. @throws Error where they depend on each other */
export function startOrder({services}: Compose): string[] {
  const order: string[] = [];
  const visit = (name: string, trail: readonly string[]): void => {
    if (trail.includes(name))
      throw new Error(`services wait for each other in a circle: ${[...trail, name].join(" → ")}`);
    if (order.includes(name)) return;
    for (const before of Object.keys(services[name].depends_on ?? {})) visit(before, [...trail, name]);
    order.push(name);
  };
  for (const name of Object.keys(services)) visit(name, []);
  return order;
}
