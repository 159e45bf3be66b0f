import type { Pool } from "@/db/client";

export type Facts = { pool: Pool };
