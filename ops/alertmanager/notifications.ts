import {stringify} from "yaml";

/** Where docker-compose.yml puts the receivers' addresses. */
const WEBHOOK_PLACE = "http://webhook.invalid/";
const TICKETS_PLACE = "http://tickets.invalid/";

export interface Notifications {
  /** Is sent each group of alerts as JSON, when it begins and when it is over. */
  readonly webhook?: string;
  /** The same of what is no more than a ticket. */
  readonly tickets?: string;
  /** How long alerts of one kind are collected before they are sent together. */
  readonly wait?: string;
  /** How long a group that changed waits for its next message. */
  readonly interval?: string;
}

const NOTE = "# Made by `npm run ops` from ops/alertmanager/notifications.ts.\n";

/**
 * Alertmanager's configuration: a message for each alert when it begins, when it ends, and every four hours while it
 * lasts; of tickets one every four days. Each receiver's address is a line of its own, so that it can be left away.
 */
export const alertmanagerFile = ({
  webhook = WEBHOOK_PLACE,
  tickets = TICKETS_PLACE,
  wait = "30s",
  interval = "5m"
}: Notifications = {}): string =>
  NOTE +
  stringify(
    {
      route: {
        receiver: "people",
        group_by: ["alertname"],
        group_wait: wait,
        group_interval: interval,
        repeat_interval: "4h",
        routes: [{matchers: ["severity = ticket"], receiver: "tickets", repeat_interval: "4d"}]
      },
      inhibit_rules: [
        // Where no instance answers, that one of several does not is no news.
        {source_matchers: ["alertname = ApiDown"], target_matchers: ["alertname = ReplicaLost"]},
        // Nor is it that a disk fills up which is almost full.
        {
          source_matchers: ["alertname = DiskAlmostFull"],
          target_matchers: ["alertname = DiskFillsUp"],
          equal: ["instance", "folder"]
        }
      ],
      receivers: [
        {name: "people", webhook_configs: [{send_resolved: true, url: webhook}]},
        {name: "tickets", webhook_configs: [{send_resolved: true, url: tickets}]}
      ]
    },
    {lineWidth: 0}
  );
