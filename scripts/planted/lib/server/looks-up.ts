// breaks: no-restricted-imports
import { seen } from "@/lib/transaction/looks-up";

export const served = seen;
