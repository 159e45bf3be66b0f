import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  customType,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { ACTOR_KINDS, IMPORT_RESULTS, IMPORT_STATUSES, SEARCH_KINDS } from "@/db/values";
import { commitMark, instant, oneOf, orgId } from "./columns";
import { organization } from "./tenancy";

// Compared byte by byte: a range on "C" can use the index under row-level security, like cannot.
const bytewise = customType<{ data: string }>({ dataType: () => 'text collate "C"' });

const bytes = customType<{ data: Buffer }>({ dataType: () => "bytea" });

export const idempotencyKey = pgTable(
  "idempotency_key",
  {
    orgId: orgId().references(() => organization.id),
    route: text("route").notNull(),
    key: text("key").notNull(),
    bodyHash: text("body_hash").notNull(),
    status: integer("status").notNull(),
    answer: jsonb("answer").notNull(),
    ...commitMark(),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.route, t.key] })],
);

export const searchToken = pgTable(
  "search_token",
  {
    orgId: orgId().references(() => organization.id),
    token: bytewise("token").notNull(),
    kind: text("kind").notNull(),
    refId: uuid("ref_id").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.kind, t.token, t.refId] }),
    index("search_token_by_ref").on(t.orgId, t.refId),
    oneOf("search_token_kind", t.kind, SEARCH_KINDS),
  ],
);

export const savedView = pgTable(
  "saved_view",
  {
    orgId: orgId().references(() => organization.id),
    id: uuid("id").notNull(),
    // Null is shared with everybody in the organization.
    userId: uuid("user_id"),
    list: text("list").notNull(),
    name: text("name").notNull(),
    query: text("query").notNull(),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.id] }), unique("saved_view_name").on(t.orgId, t.list, t.userId, t.name)],
);

export const importJob = pgTable(
  "import_job",
  {
    orgId: orgId().references(() => organization.id),
    id: uuid("id").notNull(),
    fileName: text("file_name").notNull(),
    source: bytes("source").notNull(),
    // Separator, decimal sign, date order, encoding, columns and choices; as detected, then as corrected.
    settings: jsonb("settings").notNull(),
    status: text("status").notNull(),
    totalRows: integer("total_rows").notNull().default(0),
    totalDocuments: integer("total_documents").notNull().default(0),
    doneDocuments: integer("done_documents").notNull().default(0),
    // A rehearsal fills the rows with what would happen and places nothing; the import itself starts with new rows.
    rehearsal: boolean("rehearsal").notNull().default(false),
    rehearsedAt: instant("rehearsed_at"),
    actorKind: text("actor_kind").notNull().default("user"),
    actorId: uuid("actor_id"),
    createdAt: instant("created_at").notNull().defaultNow(),
    startedAt: instant("started_at"),
    finishedAt: instant("finished_at"),
    // Who works on it until when; whoever finds the time passed may take over.
    leaseOwner: uuid("lease_owner"),
    leaseUntil: instant("lease_until"),
    // Why the program itself paused it; null when a person did.
    stoppedBecause: text("stopped_because"),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    index("import_job_list").on(t.orgId, t.createdAt.desc(), t.id.desc()),
    index("import_job_running").on(t.orgId, t.id).where(sql`${t.status} = 'running'`),
    oneOf("import_job_status", t.status, IMPORT_STATUSES),
    oneOf("import_job_actor", t.actorKind, ACTOR_KINDS),
  ],
);

export const importRow = pgTable(
  "import_row",
  {
    orgId: orgId(),
    jobId: uuid("job_id").notNull(),
    row: integer("row").notNull(),
    document: text("document").notNull(),
    result: text("result").notNull(),
    code: text("code"),
    detail: text("detail"),
    orderId: uuid("order_id"),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.jobId, t.row] }),
    foreignKey({ columns: [t.orgId, t.jobId], foreignColumns: [importJob.orgId, importJob.id] }),
    index("import_row_by_result").on(t.orgId, t.jobId, t.result, t.row),
    oneOf("import_row_result", t.result, IMPORT_RESULTS),
  ],
);

export const verifyRun = pgTable(
  "verify_run",
  {
    orgId: orgId().references(() => organization.id),
    id: uuid("id").notNull(),
    scope: text("scope").notNull(),
    startedAt: instant("started_at").notNull(),
    finishedAt: instant("finished_at").notNull(),
    differingRows: bigint("differing_rows", { mode: "number" }).notNull(),
    invariants: jsonb("invariants").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    index("verify_run_latest").on(t.orgId, t.finishedAt.desc()),
    oneOf("verify_run_scope", t.scope, ["full", "changed"]),
  ],
);
