// breaks: no-restricted-imports
import { pool } from "@/db/client";

export const KINDS = [typeof pool];
