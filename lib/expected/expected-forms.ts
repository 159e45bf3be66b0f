import { z } from "zod";
import { businessDay } from "@/lib/catalogue/field-schemas";
import { typedWhole } from "@/lib/catalogue/form-fields";
import { code } from "@/lib/orders/inputs";
import { keptLines, once, pastedLines, typedOrNull } from "@/lib/receiving/stock-forms";
import { closeBody, editBody, expectedBody } from "./inputs";

const line = expectedBody.shape.lines.element;
const head = {
  once,
  kind: expectedBody.shape.kind,
  reference: expectedBody.shape.reference,
  supplier: expectedBody.shape.supplier,
  expected_on: typedOrNull(businessDay),
  lines: keptLines(line),
  pasted: pastedLines(line),
};
const NOTHING = { path: ["lines"], error: "Scan or type what is announced first." };
const TWICE = { path: ["lines"], error: "Each product stands once: add its units up, at one cost." };

type Lines = { lines: { sku: string }[]; pasted: { sku: string }[] };
const isSome = ({ lines, pasted }: Lines): boolean => lines.length + pasted.length > 0;
const isOnce = ({ lines, pasted }: Lines): boolean => {
  const skus = [...lines, ...pasted].map(({ sku }) => sku);
  return new Set(skus).size === skus.length;
};

export const announceForm = z
  .object({ ...head, location: code })
  .refine(isSome, NOTHING)
  .refine(isOnce, TWICE);

export const changeForm = z
  .object({ ...head, expected: z.uuid(), version: typedWhole(editBody.shape.version) })
  .refine(isSome, NOTHING)
  .refine(isOnce, TWICE);

export const closeForm = z.object({ expected: z.uuid(), reason: closeBody.shape.reason.unwrap().unwrap() });
