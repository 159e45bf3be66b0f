// breaks: no-restricted-imports
import { writeOrder } from "@/lib/orders/store";

export const placed = writeOrder;
