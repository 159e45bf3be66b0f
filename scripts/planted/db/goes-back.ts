// breaks: no-restricted-imports
import { orderOf } from "@/lib/orders/order";

export const back = orderOf;
