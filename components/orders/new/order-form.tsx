"use client";

import { lazy, Suspense, useMemo, useState } from "react";
import { CustomerField } from "@/components/orders/new/customer-field";
import type { FormHints } from "@/components/orders/new/form-hints";
import { ForecastPanel } from "@/components/orders/new/forecast-panel";
import { LineEditor } from "@/components/orders/new/line-editor";
import { MoreFields } from "@/components/orders/new/more-fields";
import type { OrderDraft } from "@/components/orders/new/order-draft";
import { PlaceBar } from "@/components/orders/new/place-bar";
import { useLeaveGuard } from "@/components/orders/new/use-leave-guard";
import { useReading } from "@/components/orders/new/use-reading";
import { type Origin, type Submit, useSubmit } from "@/components/orders/new/use-submit";
import { useRehearsal } from "@/components/orders/use-rehearsal";
import { Columns } from "@/components/ui/columns";
import type { Quote } from "@/lib/orders/quote";
import type { FormChoices } from "@/lib/orders/read-form";

const TroubleBanner = lazy(() => import("@/components/orders/new/trouble-banner").then((module) => ({ default: module.TroubleBanner })));

const NO_ERRORS: Readonly<Record<string, string>> = {};

export type OrderFormProps = {
  initial: OrderDraft;
  origin: Origin;
  submit: Submit;
  choices: Readonly<FormChoices>;
  may: { place: boolean; save: boolean; override: boolean };
  /** Drawn by the server, which keeps the keys out of the form's script. */
  hints: FormHints;
};

/** A new order, or a draft that is changed: what is typed on the left, what would commit on the right. */
export function OrderForm({ initial, origin, submit, choices: { locations, rates }, may, hints }: OrderFormProps) {
  const [draft, setDraft] = useState(initial);
  const { send, say, trouble, pending, isDone } = useSubmit(submit, origin);
  const reading = useReading(draft, draft !== initial || draft.customer !== "");
  const rehearsal = useRehearsal<Quote>("/orders/rehearse", reading && draft.customer !== "" ? JSON.stringify(reading.body) : null);
  const quote = rehearsal.answer;
  const told = useMemo(() => reading?.tell(quote, trouble), [reading, quote, trouble]);
  const fields = told?.errors.fields ?? NO_ERRORS;
  useLeaveGuard(draft !== initial && !isDone && told?.guard);

  const change = (values: Partial<OrderDraft>) => {
    say(null);
    setDraft((last) => ({ ...last, ...values }));
  };
  const query = new URLSearchParams({ customer: draft.customer, currency: draft.currency });
  const asked = reading?.asked ?? [];
  // What is begun and cannot be asked for is not left out in silence: it is marked, and nothing is sent.
  const place = (also: object) => reading && (reading.trouble ? say(reading.trouble) : send({ ...reading.body, ...also }));
  return (
    <Columns
      aside={
        <div className="grid content-start gap-4 xl:sticky xl:top-4.5 max-xl:md:col-span-2">
          <ForecastPanel
            rehearsal={rehearsal}
            told={told}
            asked={asked}
            locations={locations}
            onTakeOffer={(lines) => {
              say(null);
              setDraft((last) => reading?.takeOffer(last, lines) ?? last);
            }}
          >
            <PlaceBar
              may={may}
              hints={hints}
              isReady={draft.customer !== "" && reading?.isBegun}
              pending={pending}
              parks={told?.parks}
              isDraft={origin.draft !== null}
              onPlace={() => place({})}
              onSave={() => place({ draft: true })}
            />
          </ForecastPanel>
        </div>
      }
    >
      {trouble && (
        <Suspense>
          <TroubleBanner trouble={trouble} mayOverride={may.override} onOverride={(reason) => place({ override: { reason } })} />
        </Suspense>
      )}
      <CustomerField
        code={draft.customer}
        name={draft.customerName}
        customer={quote?.customer?.code === draft.customer ? quote.customer : null}
        error={fields["customer"]}
        onPick={(customer, customerName) => change({ customer, customerName })}
      />
      <LineEditor
        lines={draft.lines}
        endpoint={`/orders/find/products?${query}`}
        forecasts={told?.forecasts}
        errors={told?.errors.lines}
        locations={locations}
        rates={rates}
        help={hints.lines}
        focusFirst={initial.customer !== ""}
        onChange={(lines) => change({ lines })}
      />
      <MoreFields draft={draft} errors={fields} onChange={change} />
    </Columns>
  );
}
