"use server";

import { formAction } from "@/lib/server/action";
import {
  buyForm,
  closeForm,
  deliverForm,
  handOverForm,
  submitBuy,
  submitClose,
  submitDeliver,
  submitVoid,
  voidForm,
} from "@/lib/shipping/forms";
import { handOver } from "@/lib/shipping/manifests";

export const buyLabelAction = formAction(buyForm, submitBuy, {
  message: ({ label }) =>
    label.state === "bought"
      ? `Label ${label.tracking_number ?? ""} is bought.`
      : "The carrier has not answered yet; the label is asked for again by itself.",
});
export const voidLabelAction = formAction(voidForm, submitVoid, {
  message: ({ label }) =>
    label.state === "voided" ? "The label is void." : "The label is void here; the carrier has not confirmed it yet.",
});
export const closeManifestAction = formAction(closeForm, submitClose, {
  message: ({ manifests }) => `Closed: manifest ${manifests.map(({ number }) => number).join(", ")}.`,
});
export const handOverAction = formAction(handOverForm, (actor, { manifest }) => handOver(actor, manifest), {
  message: () => "Handed over.",
});
export const deliverAction = formAction(deliverForm, submitDeliver, { message: () => "Delivered." });
