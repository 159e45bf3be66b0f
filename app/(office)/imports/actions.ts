"use server";

import { adjustImport, rereadImport } from "@/lib/channels/import/adjust";
import { importIdForm, readingForm, readingOf, settingsForm, settingsOf } from "@/lib/channels/import/inputs";
import { kick } from "@/lib/channels/import/kick";
import { endRehearsal, pauseImport, rehearseImport, resumeImport, startImport } from "@/lib/channels/import/steer";
import { formAction } from "@/lib/server/action";

const toPage = { goTo: ({ jobId }: { jobId: string }) => `/imports/${jobId}` };

export const readAgain = formAction(readingForm, (actor, form) => rereadImport(actor, form.import, readingOf(form)));
export const saveSettings = formAction(
  settingsForm,
  async (actor, form) => kick(actor, await adjustImport(actor, form.import, settingsOf(form), form.next)),
  toPage,
);
export const rehearse = formAction(importIdForm, async (actor, form) => kick(actor, await rehearseImport(actor, form.import)));
export const start = formAction(importIdForm, async (actor, form) => kick(actor, await startImport(actor, form.import)));
export const resume = formAction(importIdForm, async (actor, form) => kick(actor, await resumeImport(actor, form.import)));
export const pause = formAction(importIdForm, (actor, form) => pauseImport(actor, form.import));
export const stopRehearsal = formAction(importIdForm, (actor, form) => endRehearsal(actor, form.import));
