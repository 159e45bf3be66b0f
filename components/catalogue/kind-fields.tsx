"use client";

import { type ReactNode, useState } from "react";
import { RadioGroup } from "@/components/ui/radio-group";
import { KIND_HINTS, KIND_NAMES } from "@/components/catalogue/words";
import { PRODUCT_KINDS, type ProductKind } from "@/db/values";

type KindFieldsProps = { kind: ProductKind; stock: ReactNode; bundle: ReactNode };

const OPTIONS = PRODUCT_KINDS.map((kind) => ({ value: kind, label: KIND_NAMES[kind], hint: KIND_HINTS[kind] }));

/** The kind of product, and the fields that only this kind has. */
export function KindFields({ kind: first, stock, bundle }: KindFieldsProps) {
  const [kind, setKind] = useState<string>(first);
  const follow = (target: EventTarget): void => {
    if (target instanceof HTMLInputElement && target.name === "kind") setKind(target.value);
  };
  return (
    <div className="grid gap-4" onChange={(event) => follow(event.target)}>
      <RadioGroup name="kind" legend="Kind" options={OPTIONS} defaultValue={first} required />
      {kind === "stock" && stock}
      {kind === "bundle" && bundle}
    </div>
  );
}
