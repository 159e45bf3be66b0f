"use client";

import { createContext } from "react";

/** Closes the dialog around the caller; null outside a dialog. */
export const DialogContext = createContext<(() => void) | null>(null);
