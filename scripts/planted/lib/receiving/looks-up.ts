// breaks: no-restricted-imports
import { dispatch } from "@/lib/worker/dispatch";

export const receive = dispatch;
