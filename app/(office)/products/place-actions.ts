"use server";

import { putBarcode, removeBarcode } from "@/lib/places/barcodes";
import { barcodeForm, pickBinForm, removeBarcodeForm } from "@/lib/places/inputs";
import { submitPickBin } from "@/lib/places/submit-bins";
import { formAction } from "@/lib/server/action";

export const savePickBin = formAction(pickBinForm, submitPickBin);
export const addBarcode = formAction(barcodeForm, (actor, { code, ...body }) => putBarcode(actor, code, body));
export const endBarcode = formAction(removeBarcodeForm, (actor, { code }) => removeBarcode(actor, code));
