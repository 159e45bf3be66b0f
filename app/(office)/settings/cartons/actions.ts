"use server";

import { formAction } from "@/lib/server/action";
import { addCarton, archiveCarton, editCarton } from "@/lib/shipping/cartons";
import { archiveCartonForm, editCartonForm, newCartonForm } from "@/lib/shipping/form-inputs";

export const createCarton = formAction(newCartonForm, (actor, form) => addCarton(actor, form.code, form));
export const saveCarton = formAction(editCartonForm, (actor, form) => editCarton(actor, form.code, form.seen, form));
export const endCarton = formAction(archiveCartonForm, (actor, { code }) => archiveCarton(actor, code, true));
export const restoreCarton = formAction(archiveCartonForm, (actor, { code }) => archiveCarton(actor, code, false));
