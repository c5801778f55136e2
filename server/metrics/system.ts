import {cpus} from "node:os";
import {Gauge, type Registry} from "prom-client";
import {memoryHere} from "./memory.ts";

const cpuTicks = () => {
  let busy = 0;
  let total = 0;
  for (const {times} of cpus()) {
    const all = times.user + times.nice + times.sys + times.irq + times.idle;
    total += all;
    busy += all - times.idle;
  }
  return {busy, total};
};

/** The machine's processor, and the memory that there is. The processor's share is that since the scrape before. */
export function registerSystemMetrics(registers: Registry[]): void {
  let before = cpuTicks();
  new Gauge({
    name: "system_cpu_usage_percent",
    help: "Processor time in use on this machine since the last scrape, 0 to 100",
    registers,
    aggregator: "max",
    collect() {
      const now = cpuTicks();
      const total = now.total - before.total;
      if (total > 0) this.set((100 * (now.busy - before.busy)) / total);
      before = now;
    }
  });
  new Gauge({
    name: "system_memory_usage_bytes",
    help: "Memory in use by this container where it has a limit, otherwise on this machine",
    registers,
    aggregator: "max",
    collect() {
      this.set(memoryHere().used);
    }
  });
  new Gauge({
    name: "system_memory_available_bytes",
    help: "Memory left to this container where it has a limit, otherwise on this machine",
    registers,
    aggregator: "min",
    collect() {
      this.set(memoryHere().available);
    }
  });
}
