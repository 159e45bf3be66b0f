"use server";

import { enterInput } from "@/app/(floor-door)/floor/enter/inputs";
import { floorPath } from "@/lib/floor/floor-path";
import { takeOfficeSession } from "@/lib/floor/session-commands";
import { visitorAction } from "@/lib/server/action";

export const goOn = visitorAction(enterInput, takeOfficeSession, { goTo: (_outcome, { next }) => floorPath(next) });
