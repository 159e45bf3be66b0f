// breaks: no-restricted-imports
import { sql } from "drizzle-orm";

export const one = sql`1`;
