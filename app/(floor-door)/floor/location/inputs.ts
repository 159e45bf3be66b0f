import { z } from "zod";
import { locationInput } from "@/lib/floor/inputs";

export const workplaceInput = locationInput.extend({ next: z.string().optional() });
