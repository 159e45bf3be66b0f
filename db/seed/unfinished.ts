import type pg from "pg";

// Demo data is many transactions. While they are made this empty schema stands in the database, and no server does.
const MARK = "onerow_demo_unfinished";

type Client = Pick<pg.Client, "query">;

/** Only for a database that holds no organization: what stands beside the mark is thrown away by the next start. */
export const markUnfinished = (client: Client): Promise<unknown> => client.query(`create schema ${MARK}`);

export const markFinished = (client: Client): Promise<unknown> => client.query(`drop schema ${MARK}`);

/** Whether an earlier start was stopped while it made the demo data, so that only a part is there. */
export async function isUnfinished(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ marked: boolean }>("select to_regnamespace($1) is not null as marked", [MARK]);
  return rows[0]?.marked === true;
}
