// breaks: import/no-cycle
import { two } from "@/lib/orders/cycle-two";

export const one = (): number => two() + 1;
