"use client";

import { createContext } from "react";

/** The fields that show their own messages; what nobody claims is said in the summary. */
export type FieldRegistry = { claim: (name: string) => () => void; isClaimed: (name: string) => boolean };

export function createFieldRegistry(): FieldRegistry {
  const names = new Map<string, number>();
  const change = (name: string, by: number): void => void names.set(name, (names.get(name) ?? 0) + by);
  return {
    claim: (name) => {
      change(name, 1);
      return () => change(name, -1);
    },
    isClaimed: (name) => (names.get(name) ?? 0) > 0,
  };
}

export type FormContextValue = {
  pending: boolean;
  /** Messages by field name, from the last answer of the action. */
  errors: Readonly<Record<string, readonly string[] | undefined>>;
  /** Keeps the ids of two forms on one page apart; empty outside a form of ours. */
  idPrefix: string;
  registry: FieldRegistry | null;
};

export const FormContext = createContext<FormContextValue>({ pending: false, errors: {}, idPrefix: "", registry: null });
