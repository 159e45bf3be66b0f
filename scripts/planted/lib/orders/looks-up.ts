// breaks: no-restricted-imports
import { receive } from "@/lib/receiving/looks-up";

export const received = receive;
