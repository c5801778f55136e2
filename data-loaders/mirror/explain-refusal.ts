import {MirrorError} from "./mirror-error.ts";

/** What PostgreSQL says of an error (https://www.postgresql.org/docs/current/errcodes-appendix.html). */
interface Refusal {
  readonly code?: string;
  readonly message: string;
  readonly detail?: string;
  readonly schema?: string;
  readonly table?: string;
  readonly constraint?: string;
}

/** Where and as whom the mirror writes, as SQL has them. */
export interface Place {
  readonly schema: string;
  readonly role: string;
}

const RIGHTS: readonly (readonly [RegExp, (place: Place) => string])[] = [
  [/for database|temporary tables/, ({role}) => `GRANT CREATE, TEMPORARY ON DATABASE … TO ${role}`],
  [/for schema/, ({schema, role}) => `GRANT USAGE, CREATE ON SCHEMA ${schema} TO ${role}`],
  [
    /for (?:table|relation)/,
    ({schema, role}) => `GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${schema} TO ${role}`
  ],
  [/must be owner/, ({role}) => `run the mirror as the tables' owner, or make ${role} a member of it`]
];

const REASONS: Readonly<Record<string, (refusal: Refusal, place: Place) => string>> = {
  // insufficient_privilege
  "42501": ({message}, place) => {
    const remedy = RIGHTS.find(([pattern]) => pattern.test(message))?.[1](place);
    return /row-level security/.test(message)
      ? `${message}: the mirror has to see every row; run it as the tables' owner or as a role with BYPASSRLS`
      : `${message}; a superuser or the owner can allow it: ${remedy ?? `see the rights of ${place.role}`}`;
  },
  // foreign_key_violation
  "23503": ({message, detail}) => `${message} (${detail}): remove what refers to the row that is gone`,
  // unique_violation
  "23505": ({message, detail, constraint, table}, {schema}) =>
    `${message} (${detail}); where two rows exchange their values, make the constraint deferrable: ` +
    `ALTER TABLE ${schema}."${table}" DROP CONSTRAINT "${constraint}", ADD CONSTRAINT "${constraint}" UNIQUE (…) DEFERRABLE`,
  // check_violation, not_null_violation
  "23514": ({message, constraint}) => `${message}: ${constraint} is none of the mirror's, or was changed`,
  "23502": ({message}) => `${message}: the column is none of the mirror's; give it a default`,
  // lock_not_available, deadlock_detected
  "55P03": () => "somebody else writes to the mirror's tables; nothing was changed, try again later",
  "40P01": () => "somebody else writes to the mirror's tables; nothing was changed, try again later",
  // raise_exception: a trigger of somebody
  P0001: ({message}) => `a trigger on the mirror's tables refused the change: ${message}`,
  // disk_full, out_of_memory
  "53100": ({message}) => `the database's disk is full: ${message}; nothing was changed`,
  "53200": ({message}) => `the database has no memory left: ${message}; nothing was changed`,
  // read_only_sql_transaction
  "25006": ({message}) => `${message}: this is a standby or a read-only database; give the primary's address`
};

/** Says in words what the database refused and what helps; gives anything else back as it is. */
export function explainRefusal(cause: unknown, place: Place): unknown {
  const reason = REASONS[(cause as Refusal).code ?? ""];
  return reason ? new MirrorError(reason(cause as Refusal, place), {cause}) : cause;
}
