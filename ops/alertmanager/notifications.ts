import {stringify} from "yaml";

/** Where docker-compose.yml puts the receiver's address. */
const WEBHOOK_PLACE = "http://webhook.invalid/";

export interface Notifications {
  /** Is sent each group of alerts as JSON, when it begins and when it is over. */
  readonly webhook?: string;
  /** How long alerts of one kind are collected before they are sent together. */
  readonly wait?: string;
  /** How long a group that changed waits for its next message. */
  readonly interval?: string;
}

const NOTE = "# Made by `npm run ops` from ops/alertmanager/notifications.ts.\n";

/**
 * Alertmanager's configuration: a message for each alert when it begins, when it ends, and every four hours while it
 * lasts. The receiver's address is the file's end, so that it can be left away.
 */
export const alertmanagerFile = ({
  webhook = WEBHOOK_PLACE,
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
        repeat_interval: "4h"
      },
      inhibit_rules: [
        // Where no instance answers, that one of several does not is no news.
        {source_matchers: ["alertname = ApiDown"], target_matchers: ["alertname = ReplicaLost"]}
      ],
      receivers: [{name: "people", webhook_configs: [{url: webhook, send_resolved: true}]}]
    },
    {lineWidth: 0}
  );
