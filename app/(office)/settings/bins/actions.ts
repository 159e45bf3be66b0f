"use server";

import { archiveBin, putBin } from "@/lib/places/bins";
import { archiveBinForm, archiveZoneForm, editBinForm, newBinsForm, zoneForm } from "@/lib/places/inputs";
import { submitBins } from "@/lib/places/submit-bins";
import { addZone, archiveZone, renameZone } from "@/lib/places/zones";
import { formAction } from "@/lib/server/action";

export const createZone = formAction(zoneForm, addZone);
export const saveZone = formAction(zoneForm, renameZone);
export const closeZone = formAction(archiveZoneForm, (actor, form) => archiveZone(actor, form, true));
export const reopenZone = formAction(archiveZoneForm, (actor, form) => archiveZone(actor, form, false));
export const createBins = formAction(newBinsForm, submitBins);
export const saveBin = formAction(editBinForm, (actor, { code, ...body }) => putBin(actor, code, body, "changed"));
export const closeBin = formAction(archiveBinForm, (actor, { code }) => archiveBin(actor, code, true));
export const reopenBin = formAction(archiveBinForm, (actor, { code }) => archiveBin(actor, code, false));
