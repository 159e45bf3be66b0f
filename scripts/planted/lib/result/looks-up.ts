// breaks: no-restricted-imports
import { session } from "@/lib/tenancy/signs-in";

export const result = session;
