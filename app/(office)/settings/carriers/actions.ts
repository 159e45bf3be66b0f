"use server";

import { formAction } from "@/lib/server/action";
import { changeCompanyPrefix, prefixForm } from "@/lib/shipping/company-prefix";
import { archiveServiceForm, editServiceForm, newServiceForm } from "@/lib/shipping/form-inputs";
import { hookForm, openHook, stopHook } from "@/lib/shipping/hooks";
import { addService, archiveService, editService } from "@/lib/shipping/services";

export const createService = formAction(newServiceForm, (actor, form) => addService(actor, form.carrier, form.code, form));
export const saveService = formAction(editServiceForm, (actor, form) => editService(actor, form.service_id, form.seen, form));
export const endService = formAction(archiveServiceForm, (actor, form) => archiveService(actor, form.service_id, true));
export const restoreService = formAction(archiveServiceForm, (actor, form) => archiveService(actor, form.service_id, false));
export const savePrefix = formAction(prefixForm, changeCompanyPrefix);
export const makeCarrierHook = formAction(hookForm, openHook);
export const endCarrierHook = formAction(hookForm, stopHook);
