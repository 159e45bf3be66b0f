// breaks: import/no-cycle
import { one } from "@/lib/orders/cycle-one";

export const two = (): number => one() + 1;
