"use server";

import { z } from "zod";
import { formAction } from "@/lib/server/action";
import { verifyNow } from "@/lib/verify/verify-now";

export const runNow = formAction(z.object({}), (actor) => verifyNow(actor), {
  message: ({ run: { differingRows } }) => `The run has ended: ${differingRows === 1 ? "1 row differs" : `${differingRows} rows differ`}.`,
});
