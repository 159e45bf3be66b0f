"use client";

import dynamic from "next/dynamic";
import { type ReactNode, useState } from "react";
import type { ComponentRow } from "@/components/catalogue/component-rows";
import { KIND_HINTS, KIND_NAMES } from "@/components/catalogue/words";
import { RadioGroup } from "@/components/ui/radio-group";
import { PRODUCT_KINDS, type ProductKind } from "@/db/values";

// Most products are no bundles, so the editor of components comes when it is asked for.
const ComponentRows = dynamic(() => import("@/components/catalogue/component-rows").then((module) => module.ComponentRows));

type KindFieldsProps = { kind: ProductKind; stock: ReactNode; bundle: readonly ComponentRow[]; mostComponents: number };

const OPTIONS = PRODUCT_KINDS.map((kind) => ({ value: kind, label: KIND_NAMES[kind], hint: KIND_HINTS[kind] }));

/** The kind of product, and the fields that only this kind has. */
export function KindFields({ kind: first, stock, bundle, mostComponents }: KindFieldsProps) {
  const [kind, setKind] = useState<string>(first);
  const follow = (target: EventTarget): void => {
    if (target instanceof HTMLInputElement && target.name === "kind") setKind(target.value);
  };
  return (
    <div className="grid gap-4" onChange={(event) => follow(event.target)}>
      <RadioGroup name="kind" legend="Kind" options={OPTIONS} defaultValue={first} required />
      {kind === "stock" && stock}
      {kind === "bundle" && <ComponentRows components={bundle} most={mostComponents} />}
    </div>
  );
}
