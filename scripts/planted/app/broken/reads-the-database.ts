// breaks: no-restricted-imports
export { pool } from "@/db/client";
