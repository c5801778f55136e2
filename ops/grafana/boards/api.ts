import {THRESHOLDS} from "../../../pipelines/monitoring/drift/drift-thresholds.ts";
import {type Board, lines, stat} from "../panels.ts";
import {job, quantile, rate} from "./queries.ts";

const {service} = THRESHOLDS;

export const API: Board = {
  uid: "predictiondex-api",
  title: "API performance",
  description: "Requests, latencies and errors of the PredictionDex API, and the machine it runs on.",
  panels: [
    stat({
      title: "Up",
      description: "Instances that answer their scrape",
      unit: "none",
      limit: {value: 1, below: true},
      queries: [{expr: `sum(up{${job}})`}],
      width: 4
    }),
    stat({
      title: "Requests a second",
      description: "Over all routes",
      unit: "reqps",
      queries: [{expr: `sum(${rate("api_requests_total")})`}],
      width: 4
    }),
    stat({
      title: "p95 latency",
      description: "Nineteen of twenty requests are quicker",
      unit: "s",
      limit: {value: service.requestSecondsP95},
      queries: [{expr: quantile(0.95, "api_request_duration_seconds")}],
      width: 4
    }),
    stat({
      title: "Server errors",
      description: "Share of answers with a status from 500 on",
      unit: "percentunit",
      limit: {value: service.errorShare},
      queries: [
        {
          expr: `(sum(${rate("api_requests_total", ',status=~"5.."')}) or vector(0)) / sum(${rate("api_requests_total")})`
        }
      ],
      width: 4
    }),
    stat({
      title: "Processor",
      description: "Of the machine",
      unit: "percent",
      limit: {value: service.cpuPercent},
      queries: [{expr: `max(system_cpu_usage_percent{${job}})`}],
      width: 4
    }),
    stat({
      title: "Memory available",
      description: "On the machine",
      unit: "bytes",
      limit: {value: service.memoryAvailableBytes, below: true},
      queries: [{expr: `min(system_memory_available_bytes{${job}})`}],
      width: 4
    }),
    lines({
      title: "Request rate by route",
      description: "Routes by pattern",
      unit: "reqps",
      queries: [{expr: `sum by (endpoint) (${rate("api_requests_total")})`, legend: "{{endpoint}}"}],
      width: 12
    }),
    lines({
      title: "Latency percentiles",
      description: "Over all routes",
      unit: "s",
      limit: {value: service.requestSecondsP95},
      queries: [0.5, 0.95, 0.99].map((share) => ({
        expr: quantile(share, "api_request_duration_seconds"),
        legend: `p${100 * share}`
      })),
      exemplars: true,
      width: 12
    }),
    lines({
      title: "p95 by route",
      description: "Routes by pattern",
      unit: "s",
      queries: [
        {expr: quantile(0.95, "api_request_duration_seconds", "le, endpoint"), legend: "{{endpoint}}"}
      ],
      exemplars: true
    }),
    lines({
      title: "Status codes",
      description: "Answers by status",
      unit: "reqps",
      queries: [{expr: `sum by (status) (${rate("api_requests_total")})`, legend: "{{status}}"}]
    }),
    lines({
      title: "Problems by type",
      description: "What went wrong, by problem type",
      unit: "reqps",
      queries: [{expr: `sum by (error_type) (${rate("api_errors_total")})`, legend: "{{error_type}}"}]
    }),
    lines({
      title: "Memory",
      description: "In use and available on the machine",
      unit: "bytes",
      queries: [
        {expr: `max(system_memory_usage_bytes{${job}})`, legend: "in use"},
        {expr: `min(system_memory_available_bytes{${job}})`, legend: "available"}
      ]
    }),
    lines({
      title: "Event loop delay",
      description: "p99 of how late timers run, by Node's own metric",
      unit: "s",
      queries: [{expr: `max(nodejs_eventloop_lag_p99_seconds{${job}})`, legend: "p99"}]
    }),
    lines({
      title: "Heap",
      description: "JavaScript heap in use",
      unit: "bytes",
      queries: [{expr: `sum(nodejs_heap_size_used_bytes{${job}})`, legend: "used"}]
    }),
    lines({
      title: "Disk left",
      description: "Share of each file system that the server's folders lie on",
      unit: "percentunit",
      limit: {value: service.diskAvailableShare, below: true},
      queries: [
        {
          expr: `min by (instance, folder) (system_disk_available_bytes{${job}} / (system_disk_usage_bytes{${job}} + system_disk_available_bytes{${job}}))`,
          legend: "{{instance}} {{folder}}"
        }
      ]
    })
  ]
};
