"use client";

import { lazy, Suspense, useMemo, useState } from "react";
import { CustomerField } from "@/components/orders/new/customer-field";
import { ForecastPanel } from "@/components/orders/new/forecast-panel";
import { formErrors } from "@/components/orders/new/form-errors";
import { LineEditor } from "@/components/orders/new/line-editor";
import { forecastsOf } from "@/components/orders/new/line-forecast";
import { MoreFields } from "@/components/orders/new/more-fields";
import { type OrderDraft, requestOf, type RequestLine, takeOffer } from "@/components/orders/new/order-draft";
import { PlaceBar } from "@/components/orders/new/place-bar";
import { useLeaveGuard } from "@/components/orders/new/use-leave-guard";
import { type Origin, type Submit, useSubmit } from "@/components/orders/new/use-submit";
import { useRehearsal } from "@/components/orders/use-rehearsal";
import { Columns } from "@/components/ui/columns";
import type { Quote } from "@/lib/orders/quote";

const TroubleBanner = lazy(() => import("@/components/orders/new/trouble-banner").then((module) => ({ default: module.TroubleBanner })));

export type OrderFormProps = {
  initial: OrderDraft;
  origin: Origin;
  submit: Submit;
  locations: Readonly<Record<string, string>>;
  may: { place: boolean; save: boolean; override: boolean };
};

/** A new order, or a draft that is changed: what is typed on the left, what would commit on the right. */
export function OrderForm({ initial, origin, submit, locations, may }: OrderFormProps) {
  const [draft, setDraft] = useState(initial);
  const { send, forget, trouble, pending, isDone } = useSubmit(submit, origin);
  const { body, lineKeys } = useMemo(() => requestOf(draft), [draft]);
  const rehearsal = useRehearsal<Quote>("/orders/rehearse", draft.customer === "" ? null : JSON.stringify(body));
  const quote = rehearsal.answer;
  const forecasts = useMemo(() => (quote ? forecastsOf(quote, lineKeys) : new Map<number, never>()), [quote, lineKeys]);
  const errors = useMemo(() => formErrors(quote, trouble, lineKeys, body["lines"] as RequestLine[]), [quote, trouble, lineKeys, body]);
  useLeaveGuard(draft !== initial && !isDone);

  const change = (values: Partial<OrderDraft>) => {
    forget();
    setDraft((last) => ({ ...last, ...values }));
  };
  const query = new URLSearchParams({ customer: draft.customer, currency: draft.currency });
  const asked = body["lines"] as RequestLine[];
  const isReady = draft.customer !== "" && asked.length > 0;
  return (
    <Columns
      aside={
        <div className="grid content-start gap-4 xl:sticky xl:top-4.5 max-xl:md:col-span-2">
          <ForecastPanel
            rehearsal={rehearsal}
            asked={asked}
            locations={locations}
            onTakeOffer={(lines) => {
              forget();
              setDraft((last) => takeOffer(last, lineKeys, lines));
            }}
          >
            <PlaceBar
              may={may}
              isReady={isReady}
              pending={pending}
              parks={quote?.answer?.ok === true && quote.answer.order.status === "pending_approval"}
              isDraft={origin.draft !== null}
              onPlace={() => send(body)}
              onSave={() => send({ ...body, draft: true })}
            />
          </ForecastPanel>
        </div>
      }
    >
      {trouble && (
        <Suspense>
          <TroubleBanner trouble={trouble} mayOverride={may.override} onOverride={(reason) => send({ ...body, override: { reason } })} />
        </Suspense>
      )}
      <CustomerField
        code={draft.customer}
        name={draft.customerName}
        customer={quote?.customer?.code === draft.customer ? quote.customer : null}
        error={errors.fields["customer"]}
        onPick={(customer, customerName) => change({ customer, customerName })}
      />
      <LineEditor
        lines={draft.lines}
        endpoint={`/orders/find/products?${query}`}
        forecasts={forecasts}
        errors={errors.lines}
        locations={locations}
        focusFirst={initial.customer !== ""}
        onChange={(lines) => change({ lines })}
      />
      <MoreFields draft={draft} errors={errors.fields} onChange={change} />
    </Columns>
  );
}
