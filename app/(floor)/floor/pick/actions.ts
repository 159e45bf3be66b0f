"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { floorAction } from "@/lib/floor/floor-action";
import { takeWalk } from "@/lib/fulfilment/take-walk";

const takeForm = z.object({ walk: z.uuid(), over: z.literal("on").optional() });

export const takeWalkForm = floorAction(takeForm, async ({ actor }, { walk, over }) => {
  const taken = await takeWalk(actor, walk, { over: over === "on" });
  return taken.ok ? redirect(`/floor/pick/${walk}`) : { ...taken, message: taken.detail };
});
