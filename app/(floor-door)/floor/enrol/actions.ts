"use server";

import { admissionInput } from "@/lib/floor/inputs";
import { admitThis } from "@/lib/floor/session-commands";
import { visitorAction } from "@/lib/server/action";

export const admitTablet = visitorAction(admissionInput, admitThis, { goTo: () => "/floor/lock" });
