"use client";

import { useState } from "react";
import { STRATEGY_CHOICES } from "@/components/settings/words";
import { Button } from "@/components/ui/button";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import type { Strategy } from "@/db/values";

type Row = { key: number; channel: string; strategy: Strategy | "" };

const OPTIONS = STRATEGY_CHOICES.map(({ value, label }) => ({ value, label }));

/** Channels that choose locations in their own way. Rows are numbered by their place, which is how the form sends them. */
export function ChannelRows({ strategies, most }: { strategies: readonly (readonly [string, Strategy])[]; most: number }) {
  const [rows, setRows] = useState<readonly Row[]>(() => strategies.map(([channel, strategy], key) => ({ key, channel, strategy })));
  const [nextKey, setNextKey] = useState(strategies.length);
  const add = (): void => {
    setRows([...rows, { key: nextKey, channel: "", strategy: "" }]);
    setNextKey(nextKey + 1);
  };
  return (
    <fieldset className="grid min-w-0 gap-2">
      <legend className="mb-1 text-xs font-medium text-ink-2">By channel</legend>
      {rows.map(({ key, channel, strategy }, place) => (
        <div key={key} className="grid grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto] items-start gap-2">
          <TextField
            name={`channel_${place}`}
            label={`Channel ${place + 1}`}
            labelHidden
            placeholder="web"
            maxLength={64}
            spellCheck={false}
            defaultValue={channel}
          />
          <SelectField
            name={`channel_${place}_strategy`}
            label={`Locations for channel ${place + 1}`}
            labelHidden
            placeholder="As everybody else"
            options={OPTIONS}
            defaultValue={strategy}
          />
          <Button variant="ghost" aria-label={`Remove channel ${place + 1}`} onClick={() => setRows(rows.filter((row) => row.key !== key))}>
            Remove
          </Button>
        </div>
      ))}
      {rows.length < most && (
        <div>
          <Button size="sm" onClick={add}>
            Add a channel
          </Button>
        </div>
      )}
    </fieldset>
  );
}
