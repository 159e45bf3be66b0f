// breaks: no-restricted-imports
import { reserved } from "@/lib/stock/reserve";

export const served = reserved;
