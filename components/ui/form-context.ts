"use client";

import { createContext } from "react";

export type FormContextValue = {
  pending: boolean;
  /** Messages by field name, from the last answer of the action. */
  errors: Readonly<Record<string, readonly string[] | undefined>>;
  /** Keeps the ids of two forms on one page apart; empty outside a form of ours. */
  idPrefix: string;
};

export const FormContext = createContext<FormContextValue>({ pending: false, errors: {}, idPrefix: "" });
