import { z } from "zod";
import { LONGEST_PASSWORD } from "@/lib/tenancy/password";

export const signInInput = z.object({
  email: z.string().trim().min(1, "Enter your e-mail address.").max(200),
  password: z.string().min(1, "Enter your password.").max(LONGEST_PASSWORD),
  next: z.string().optional(),
});
