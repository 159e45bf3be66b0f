"use server";

import { addDevice, changeDevice, changeLockMinutes, renewCode, revokeDevice } from "@/lib/floor/devices";
import { deviceIdInput, deviceInput, lockMinutesInput, newDeviceInput } from "@/lib/floor/inputs";
import { formAction } from "@/lib/server/action";

export const makeDevice = formAction(newDeviceInput, addDevice);
export const saveDevice = formAction(deviceInput, changeDevice);
export const makeCode = formAction(deviceIdInput, renewCode);
export const endDevice = formAction(deviceIdInput, revokeDevice);
export const saveLockMinutes = formAction(lockMinutesInput, changeLockMinutes);
