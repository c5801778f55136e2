import {THRESHOLDS} from "../../pipelines/monitoring/drift/drift-thresholds.ts";
import {type Alert, JOB, percent} from "./alert.ts";

const {service} = THRESHOLDS;

const MEBIBYTE = 1024 * 1024;
const memory = (all: number, left: number): Alert["cases"][number]["input"] => [
  {
    series: `system_memory_usage_bytes{job="${JOB}",instance="api:8080"}`,
    values: `${(all - left) * MEBIBYTE}x30`
  },
  {
    series: `system_memory_available_bytes{job="${JOB}",instance="api:8080"}`,
    values: `${left * MEBIBYTE}x30`
  }
];

/** The machine, or the container, that the service runs on. */
export const MACHINE_ALERTS: readonly Alert[] = [
  {
    name: "HighCpuUsage",
    severity: "warning",
    expr: `avg_over_time(system_cpu_usage_percent{job="${JOB}"}[5m]) > ${service.cpuPercent}`,
    for: "5m",
    summary: `Processor above ${service.cpuPercent} % on {{ $labels.instance }}: {{ $value | humanize }} %`,
    cases: [
      {
        what: "above the limit",
        input: [
          {
            series: `system_cpu_usage_percent{job="${JOB}",instance="api:8080"}`,
            values: `${service.cpuPercent + 2}x30`
          }
        ],
        at: "20m",
        fires: [{job: JOB, instance: "api:8080"}]
      },
      {
        what: "a short peak",
        input: [
          {series: `system_cpu_usage_percent{job="${JOB}",instance="api:8080"}`, values: "20x10 100x2 20x20"}
        ],
        at: "12m",
        fires: []
      }
    ]
  },
  {
    name: "HighMemoryUsage",
    severity: "warning",
    expr: `system_memory_usage_bytes{job="${JOB}"} / (system_memory_usage_bytes{job="${JOB}"} + system_memory_available_bytes{job="${JOB}"}) > ${service.memoryShare}`,
    for: "5m",
    summary: `Memory above ${percent(service.memoryShare)} on {{ $labels.instance }}: {{ $value | humanizePercentage }}`,
    cases: [
      {
        what: "87 % in use",
        input: [
          {series: `system_memory_usage_bytes{job="${JOB}",instance="api:8080"}`, values: "8700x30"},
          {series: `system_memory_available_bytes{job="${JOB}",instance="api:8080"}`, values: "1300x30"}
        ],
        at: "20m",
        fires: [{job: JOB, instance: "api:8080"}]
      },
      {
        what: "83 % in use",
        input: [
          {series: `system_memory_usage_bytes{job="${JOB}",instance="api:8080"}`, values: "8300x30"},
          {series: `system_memory_available_bytes{job="${JOB}",instance="api:8080"}`, values: "1700x30"}
        ],
        at: "20m",
        fires: []
      }
    ]
  },
  {
    name: "LowMemoryAvailable",
    severity: "critical",
    expr: `system_memory_available_bytes{job="${JOB}"} < ${service.memoryAvailableBytes} and system_memory_available_bytes{job="${JOB}"} / (system_memory_usage_bytes{job="${JOB}"} + system_memory_available_bytes{job="${JOB}"}) < ${service.memoryAvailableShare}`,
    for: "5m",
    summary: "Only {{ $value | humanize1024 }}B of memory are left on {{ $labels.instance }}",
    cases: [
      {
        what: "500 MiB of 8 GiB left",
        input: memory(8192, 500),
        at: "20m",
        fires: [{job: JOB, instance: "api:8080"}]
      },
      {what: "600 MiB of 8 GiB left", input: memory(8192, 600), at: "20m", fires: []},
      {what: "half of a container's 1 GiB left", input: memory(1024, 500), at: "20m", fires: []}
    ]
  }
];
