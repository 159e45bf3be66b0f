"use server";

import { workplaceInput } from "@/app/(floor-door)/floor/location/inputs";
import { floorPath } from "@/lib/floor/floor-path";
import { chooseWorkplace } from "@/lib/floor/session-commands";
import { visitorAction } from "@/lib/server/action";

export const chooseLocation = visitorAction(workplaceInput, chooseWorkplace, { goTo: (_outcome, { next }) => floorPath(next) });
