"use client";

import type { ReactNode } from "react";
import { ordinal } from "@/components/orders/page/order-units";
import { Chip, type ChipProps } from "@/components/ui/chip";
import { Day } from "@/components/ui/day";
import { formatMoney, formatUnits } from "@/components/ui/figure-format";
import { Meter } from "@/components/ui/meter";
import type { Effect, Money, Receipt } from "@/lib/orders/wire";

type Of<K extends Effect["kind"]> = Extract<Effect, { kind: K }>;
type Locations = Readonly<Record<string, string>>;

const money = ({ amount_minor, currency }: Money): string => formatMoney(amount_minor, currency);
const total = (rows: readonly { units: number }[]): number => rows.reduce((sum, { units }) => sum + units, 0);

/** The four consequences one under the other, as the rehearsal foresees them. */
export function ForecastRows({ receipt, locations }: { receipt: Receipt; locations: Locations }) {
  return (
    <ul className="grid" aria-label="The four consequences">
      {receipt.effects.map((effect) => (
        <li key={effect.kind} className="grid gap-1 border-t border-line-2 px-4 py-2.5 first:border-0">
          <EffectRow effect={effect} locations={locations} />
        </li>
      ))}
    </ul>
  );
}

function EffectRow({ effect, locations }: { effect: Effect; locations: Locations }) {
  if (effect.kind === "stock") return <StockRow effect={effect} locations={locations} />;
  if (effect.kind === "receivable") return <ReceivableRow effect={effect} />;
  if (effect.kind === "email")
    return (
      <Row
        name="Email"
        chip={chipFor(effect, "queued", "ok")}
        text={effect.to ? `Confirmation to ${effect.to}` : "The customer has no address"}
      />
    );
  return (
    <Row name="Tag" chip={chipFor(effect, "tagged", "ok")} text={effect.tags.length > 0 ? effect.tags.join(", ") : "No rule applies"} />
  );
}

type RowChip = Pick<ChipProps, "tone" | "shape"> & { text: string };

const chipFor = ({ state }: Effect, word: string, tone: "ok" | "wait"): RowChip =>
  state === "withheld" ? { text: "withheld", tone: "stop", shape: "square" } : { text: word, tone, shape: tone === "ok" ? "disc" : "half" };

function Row({
  name,
  chip: { text: word, ...chip },
  text,
  children,
}: {
  name: string;
  chip: RowChip;
  text: ReactNode;
  children?: ReactNode;
}) {
  return (
    <>
      <p className="flex items-center justify-between gap-2">
        <span className="text-xs font-semibold text-ink-2">{name}</span>
        <Chip {...chip}>{word}</Chip>
      </p>
      <p className="break-words">{text}</p>
      {children}
    </>
  );
}

function StockRow({ effect, locations }: { effect: Of<"stock">; locations: Locations }) {
  const places = new Map<string, number>();
  for (const { location, units } of effect.units) places.set(location, (places.get(location) ?? 0) + units);
  const where = [...places].map(([code, units]) => `${locations[code] ?? code} ${formatUnits(units)}`).join(", ");
  if (effect.state === "withheld") return <Row name="Stock" chip={chipFor(effect, "", "ok")} text="Nothing is reserved" />;
  const waiting = total(effect.waiting);
  const reserved = total(effect.units);
  const chip: RowChip =
    waiting > 0
      ? {
          text: reserved > 0 ? `${formatUnits(reserved)} reserved, ${formatUnits(waiting)} wait` : `${formatUnits(waiting)} wait`,
          tone: "wait",
          shape: reserved > 0 ? "half" : "ring",
        }
      : { text: `${formatUnits(reserved)} reserved`, tone: "ok", shape: "disc" };
  return (
    <Row name="Stock" chip={chip} text={where || (waiting > 0 ? "Nothing is free now" : "Needs no stock")}>
      {effect.waiting.map(({ sku, units, position }) => (
        <p key={sku} className="text-xs font-medium text-wait">
          {formatUnits(units)} of {sku} wait, {ordinal(position)} in line
        </p>
      ))}
    </Row>
  );
}

function ReceivableRow({ effect }: { effect: Of<"receivable"> }) {
  const { amount, due_on, exposure_before: before, exposure_after: after, limit } = effect;
  return (
    <Row
      name="Receivable"
      chip={chipFor(effect, "posted", "ok")}
      text={
        <>
          {money(amount)}
          {due_on && effect.state !== "withheld" && (
            <span className="text-ink-2">
              , due <Day value={due_on} />
            </span>
          )}
        </>
      }
    >
      {before && after && <Exposure before={before} after={after} limit={limit ?? null} />}
    </Row>
  );
}

function Exposure({ before, after, limit }: { before: Money; after: Money; limit: Money | null }) {
  const isOver = limit !== null && after.amount_minor > limit.amount_minor;
  const text = `Exposure ${money(before)} → ${formatMoney(after.amount_minor, after.currency, { bare: true })}`;
  return (
    <div className="text-xs text-ink-2">
      {limit && (
        <Meter value={after.amount_minor} max={limit.amount_minor} label="Credit taken afterwards" tone={isOver ? "stop" : "neutral"} />
      )}
      <p className={isOver ? "font-medium text-stop" : undefined}>
        {text}
        {limit ? ` of ${formatMoney(limit.amount_minor, limit.currency, { bare: true })}` : ", no limit"}
      </p>
    </div>
  );
}
