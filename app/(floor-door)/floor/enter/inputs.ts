import { z } from "zod";

export const enterInput = z.object({ next: z.string().optional() });
