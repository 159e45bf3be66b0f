// breaks: no-restricted-imports
import type { orderOf } from "@/lib/orders/order";

export type Known = typeof orderOf;
