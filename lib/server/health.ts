import { database } from "@/db/client";
import { readMigrationState } from "@/db/migrate";

export type Health = {
  status: "ok" | "unavailable";
  database: "answers" | "does not answer";
  migrations: "current" | "behind" | "newer" | "differs" | "unknown";
};

/** Whether this program can do its work now: the database answers and has exactly the migrations of this code. */
export async function readHealth(): Promise<Health> {
  try {
    const connection = await database().connect();
    try {
      const { state } = await readMigrationState(connection);
      return { status: state === "current" ? "ok" : "unavailable", database: "answers", migrations: state };
    } finally {
      connection.release();
    }
  } catch {
    return { status: "unavailable", database: "does not answer", migrations: "unknown" };
  }
}
