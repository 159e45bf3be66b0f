"use client";

import dynamic from "next/dynamic";
import { type ReactNode, useState } from "react";
import type { ComponentRow } from "@/components/catalogue/component-rows";
import { KIND_HINTS, KIND_NAMES } from "@/components/catalogue/words";
import { Button } from "@/components/ui/button";
import { RadioGroup } from "@/components/ui/radio-group";
import { PRODUCT_KINDS, type ProductKind } from "@/db/values";

// Most products are no bundles, so the editor of components comes when it is asked for.
const ComponentRows = dynamic(() => import("@/components/catalogue/component-rows").then((module) => module.ComponentRows));

type KindFieldsProps = { kind: ProductKind; stock: ReactNode; bundle: readonly ComponentRow[]; mostComponents: number };

const OPTIONS = PRODUCT_KINDS.map((kind) => ({ value: kind, label: KIND_NAMES[kind], hint: KIND_HINTS[kind] }));

/** The kind of product, and the fields that only this kind has. */
export function KindFields({ kind: first, stock, bundle, mostComponents }: KindFieldsProps) {
  const [kind, setKind] = useState<string>(first);
  const [changing, setChanging] = useState(bundle.length === 0);
  const change = (): void => setChanging(true);
  const follow = (target: EventTarget): void => {
    if (target instanceof HTMLInputElement && target.name === "kind") setKind(target.value);
  };
  return (
    <div className="grid gap-4" onChange={(event) => follow(event.target)}>
      <RadioGroup name="kind" legend="Kind" options={OPTIONS} defaultValue={first} required />
      {kind === "stock" && stock}
      {kind === "bundle" &&
        (changing ? <ComponentRows components={bundle} most={mostComponents} /> : <KeptComponents components={bundle} change={change} />)}
    </div>
  );
}

/** The components as they are; they travel with the form unchanged. */
function KeptComponents({ components, change }: { components: readonly ComponentRow[]; change: () => void }) {
  return (
    <div className="grid justify-items-start gap-2">
      <p className="text-xs font-medium text-ink-2">Components of one bundle</p>
      <ul className="grid gap-1">
        {components.map(({ sku, name, units }, place) => (
          <li key={sku}>
            {units} × <bdi>{name}</bdi> <span className="font-mono text-xs break-all text-ink-2">{sku}</span>
            <input type="hidden" name={`component_${place}_sku`} value={sku} />
            <input type="hidden" name={`component_${place}_units`} value={units} />
          </li>
        ))}
      </ul>
      <Button onClick={change}>Change components</Button>
    </div>
  );
}
