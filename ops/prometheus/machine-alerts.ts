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

const disk = (available: string, used: string): Alert["cases"][number]["input"] => [
  {series: `system_disk_available_bytes{job="${JOB}",instance="api:8080",folder="data"}`, values: available},
  {series: `system_disk_usage_bytes{job="${JOB}",instance="api:8080",folder="data"}`, values: used}
];
const DISK_SHARE = `system_disk_available_bytes{job="${JOB}"} / (system_disk_usage_bytes{job="${JOB}"} + system_disk_available_bytes{job="${JOB}"})`;

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
  },
  {
    name: "DiskAlmostFull",
    severity: "critical",
    expr: `${DISK_SHARE} < ${service.diskAvailableShare}`,
    for: "5m",
    summary:
      "Only {{ $value | humanizePercentage }} of the disk of {{ $labels.folder }} on {{ $labels.instance }} is left",
    cases: [
      {
        what: "9 % left",
        input: disk("9000x30", "91000x30"),
        at: "20m",
        fires: [{job: JOB, instance: "api:8080", folder: "data"}]
      },
      {what: "11 % left", input: disk("11000x30", "89000x30"), at: "20m", fires: []},
      {
        what: "a file system that does not answer",
        input: disk("9000x5 stale", "91000x5 stale"),
        at: "20m",
        fires: []
      }
    ]
  },
  {
    name: "DiskFillsUp",
    severity: "warning",
    expr: `predict_linear(system_disk_available_bytes{job="${JOB}"}[6h], ${service.diskFullWithinSeconds}) < 0 and ${DISK_SHARE} < ${service.diskHalfShare}`,
    for: "30m",
    summary:
      "At the pace of the last six hours the disk of {{ $labels.folder }} on {{ $labels.instance }} is full within a day",
    cases: [
      {
        what: "a third left, two hundredths of the disk an hour",
        input: disk("35000-33.3x50", "65000+33.3x50"),
        at: "40m",
        fires: [{job: JOB, instance: "api:8080", folder: "data"}]
      },
      {
        what: "a third left, one hundredth an hour",
        input: disk("35000-16.7x50", "65000+16.7x50"),
        at: "40m",
        fires: []
      },
      {
        what: "more than half left, whatever the pace",
        input: disk("63000-83.3x50", "37000+83.3x50"),
        at: "40m",
        fires: []
      }
    ]
  }
];
