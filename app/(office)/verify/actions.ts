"use server";

import { z } from "zod";
import { formAction } from "@/lib/server/action";
import { verifyNow } from "@/lib/verify/verify-now";

export const runNow = formAction(z.object({}), (actor) => verifyNow(actor), {
  message: ({ run }) => (run.differingRows === 0 ? "Proved: 0 rows differ." : `The run has ended: ${run.differingRows} rows differ.`),
});
