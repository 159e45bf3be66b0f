"use client";

import { useState } from "react";
import type { Place } from "@/components/shell/command-keys";
import { pageKeys, setSingleKeys, singleKeysOn } from "@/components/shell/key-press";
import { Kbd } from "@/components/ui/kbd";
import { Modal } from "@/components/ui/modal";

type Row = { keys: readonly string[]; label: string };

const ALWAYS: readonly Row[] = [
  { keys: ["Ctrl", "K"], label: "Search and commands" },
  { keys: ["/"], label: "Search in this list" },
  { keys: ["↑", "↓"], label: "Move over the rows of a list (also j and k)" },
  { keys: ["Enter"], label: "Open the row" },
  { keys: ["Esc"], label: "Close what is open" },
  { keys: ["?"], label: "This help" },
];

/** Every key that does something now, and the switch that turns single letters off. */
export function KeyboardHelp({ places, onClosed }: { places: readonly Place[]; onClosed: () => void }) {
  const [on, setOn] = useState(singleKeysOn);
  const [here] = useState(() =>
    pageKeys()
      .filter(({ keys }) => keys !== "/")
      .map(({ keys, label }): Row => ({ keys: keys.split(" ")[0]?.split("+") ?? [], label })),
  );
  return (
    <Modal title="Keyboard" width="lg" onClosed={onClosed}>
      <div className="grid gap-6 md:grid-cols-2">
        <div className="grid content-start gap-6">
          <KeyList title="Everywhere" rows={ALWAYS} />
          {here.length > 0 && <KeyList title="On this page" rows={here} />}
        </div>
        <KeyList title="Go to" rows={places.map(({ goKey, label }) => ({ keys: ["g", goKey], label }))} />
      </div>
      <label className="mt-6 flex min-h-6 items-center gap-2 border-t border-line pt-4">
        <input
          type="checkbox"
          checked={on}
          onChange={(event) => {
            setSingleKeys(event.target.checked);
            setOn(event.target.checked);
          }}
          className="size-4 accent-accent"
        />
        Single letters are shortcuts
      </label>
    </Modal>
  );
}

function KeyList({ title, rows }: { title: string; rows: readonly Row[] }) {
  return (
    <section>
      <h3 className="mb-2 text-xs font-semibold text-ink-2">{title}</h3>
      <dl className="grid gap-1.5">
        {rows.map(({ keys, label }) => (
          <div key={label} className="flex items-center justify-between gap-4">
            <dt>{label}</dt>
            <dd className="flex gap-1">
              {keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
