import { z } from "zod";
import { typedWhole } from "@/lib/catalogue/form-fields";

const name = z.string().trim().min(1, "Enter a name.").max(80);
const PIN_FORM = "A PIN has 4 to 8 figures.";
const pin = z.string().regex(/^\d{4,8}$/, PIN_FORM);
const MINUTES_FORM = "Write 1 to 240 minutes.";
const badgeCode = z.string().trim().min(1, "Scan your badge.").max(80);

export const newDeviceInput = z.object({ name, locationId: z.uuid("Choose a location.") });
export const deviceInput = z.object({ deviceId: z.uuid(), name, locationId: z.uuid("Choose a location.") });
export const deviceIdInput = z.object({ deviceId: z.uuid() });
export const badgeOfInput = z.object({ userId: z.uuid() });
export const lockMinutesInput = z.object({ minutes: typedWhole(z.int().min(1, MINUTES_FORM).max(240, MINUTES_FORM), MINUTES_FORM) });

export const admissionInput = z.object({ code: z.string().trim().min(1, "Enter the code.").max(40) });
export const badgeInput = z.object({ badge: badgeCode });
export const pinInput = z.object({ badge: badgeCode, pin });
export const newPinInput = z.object({ badge: badgeCode, pin, again: z.string() });
export const locationInput = z.object({ locationId: z.uuid() });
