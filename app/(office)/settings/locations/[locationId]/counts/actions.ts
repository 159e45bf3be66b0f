"use server";

import { bodyOfForm, scheduleForm, stopScheduleForm } from "@/lib/counting/schedule-inputs";
import { putSchedule, stopSchedule } from "@/lib/counting/schedules";
import { formAction } from "@/lib/server/action";

export const saveSchedule = formAction(scheduleForm, (actor, form) => putSchedule(actor, form.location, bodyOfForm(form)));
export const endSchedule = formAction(stopScheduleForm, stopSchedule);
