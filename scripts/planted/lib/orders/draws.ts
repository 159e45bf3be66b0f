// breaks: no-restricted-imports
import { known } from "@/components/ui/knows-orders";

export const drawn = known;
