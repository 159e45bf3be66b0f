"use server";

import { announceForm, changeForm, closeForm } from "@/lib/expected/expected-forms";
import { submitChange, submitClose, submitExpected } from "@/lib/expected/submit-expected";
import { formAction } from "@/lib/server/action";

export const announceAction = formAction(announceForm, submitExpected, {
  goTo: ({ expected }) => `/stock/expected/${expected.id}?new=1`,
});

export const changeAction = formAction(changeForm, submitChange, {
  goTo: ({ expected }) => `/stock/expected/${expected.id}?changed=1`,
});

export const closeAction = formAction(closeForm, submitClose, {
  message: ({ expected }) => {
    const units = expected.missing.reduce((sum, line) => sum + line.units, 0);
    return units === 1 ? "Closed with 1 unit missing." : `Closed with ${units.toLocaleString("en")} units missing.`;
  },
});
