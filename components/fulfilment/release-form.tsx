import { TickAll } from "@/components/fulfilment/tick-all";
import { ActionForm } from "@/components/ui/action-form";
import { Day } from "@/components/ui/day";
import { DeniedButton } from "@/components/ui/denied-button";
import { FieldRow } from "@/components/ui/field-row";
import type { AnswerAction, AnyAnswer } from "@/components/ui/form-answer";
import { SelectField } from "@/components/ui/select-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import type { Releasable } from "@/lib/fulfilment/read-releasable";

const KINDS = [
  { value: "single", label: "One walk an order" },
  { value: "batch", label: "One walk for all" },
  { value: "cluster", label: "One walk, each order into its tote" },
];

const BLOCKED = {
  held: "A hold keeps it here: lift it first",
  not_paid: "Prepaid, and not paid yet",
  waits_for_units: "Ships complete, and units wait for stock",
  line_waits_for_units: "The line ships complete, and units of it wait for stock",
} as const satisfies Record<NonNullable<Releasable["blocked"]>, string>;

type ReleaseFormProps = {
  orders: readonly Releasable[];
  location: string;
  action: AnswerAction<AnyAnswer>;
  may: boolean;
  zone: string;
};

/** Orders with units reserved here; those that may go are ticked. */
export function ReleaseForm({ orders, location, action, may, zone }: ReleaseFormProps) {
  return (
    <ActionForm action={action} hidden={{ location }} className="grid gap-4">
      <TickAll ticked={orders.filter(({ blocked }) => blocked === null).length} />
      <ul className="grid max-h-112 overflow-y-auto rounded-sm border border-line px-3">
        {orders.map((order) => (
          <li key={order.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 border-line-2 border-b py-2 last:border-b-0">
            <label className="inline-flex min-h-6 items-center gap-2 max-md:min-h-10">
              <input
                type="checkbox"
                name="orders"
                value={order.id}
                defaultChecked={order.blocked === null}
                disabled={order.blocked !== null}
                className="size-4 accent-accent"
              />
              <span>{order.number}</span>
            </label>
            <TextLink href={`/orders/${order.id}`}>{order.customer}</TextLink>
            <span className="text-ink-2">
              {order.units === 1 ? "1 unit" : `${order.units} units`}
              {order.blocked === null && order.kept > 0 && `, ${order.kept} of them ship complete and stay`}
              {order.waiting > 0 && `, ${order.waiting} wait for stock`}
            </span>
            <span className="ml-auto text-ink-2">
              {order.blocked ? (
                BLOCKED[order.blocked]
              ) : order.promised_on ? (
                <>
                  promised for <Day value={order.promised_on} />
                </>
              ) : (
                <Time value={order.placed_at} zone={zone} />
              )}
            </span>
          </li>
        ))}
      </ul>
      <FieldRow columns={2}>
        <SelectField name="kind" label="Walks" options={KINDS} defaultValue="single" />
        <TextField name="totes" label="Totes" hint="For each order into its tote: their codes, in the order above" />
      </FieldRow>
      {may ? (
        <SubmitButton variant="primary" pendingLabel="Releasing" className="justify-self-start">
          Release to the floor
        </SubmitButton>
      ) : (
        <DeniedButton reason="Releasing needs the right of the warehouse.">Release to the floor</DeniedButton>
      )}
    </ActionForm>
  );
}
