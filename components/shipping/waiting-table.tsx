import type { ReactNode } from "react";
import { LabelState } from "@/components/shipping/label-state";
import { PackageLinks } from "@/components/shipping/package-links";
import { ConfirmForm } from "@/components/ui/confirm-form";
import { type Column, DataTable } from "@/components/ui/data-table";
import type { AnswerAction, AnyAnswer } from "@/components/ui/form-answer";
import { Mono } from "@/components/ui/mono";
import { SelectField, type SelectOption } from "@/components/ui/select-field";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import type { WaitingPackage } from "@/lib/shipping/read-waiting";
import { SHIPPING_REFUSAL_TEXT } from "@/lib/shipping/refusals";

type WaitingTableProps<Buy extends AnyAnswer, Void extends AnyAnswer> = {
  packages: readonly WaitingPackage[];
  zone: string;
  /** The services that take a package, with what they ask for it. */
  servicesFor: (box: WaitingPackage) => readonly SelectOption[];
  /** Null when the reader may not buy labels. */
  actions: { buy: AnswerAction<Buy>; giveBack: AnswerAction<Void> } | null;
  empty: ReactNode;
};

const columns = (zone: string): readonly Column<WaitingPackage>[] => [
  {
    key: "package",
    header: "Package",
    phone: "title",
    cell: ({ orderId, orderNumber, seq }) => (
      <>
        <TextLink quiet href={`/orders/${orderId}`}>
          {orderNumber}
        </TextLink>{" "}
        package {seq}
      </>
    ),
  },
  {
    key: "customer",
    header: "To",
    width: "fill",
    cell: ({ customer, to }) => (
      <span className="grid">
        <bdi className="break-words">{customer}</bdi>
        <span className="text-ink-2">{to ?? "No address"}</span>
      </span>
    ),
  },
  { key: "location", header: "At", on: "tablet", cell: ({ location }) => location },
  {
    key: "weight",
    header: "Weight",
    align: "end",
    on: "tablet",
    cell: ({ weightG }) => (weightG === null ? "–" : `${(weightG / 1000).toFixed(2)} kg`),
  },
  { key: "closed", header: "Packed", align: "end", on: "tablet", cell: ({ closedAt }) => <Time value={closedAt} zone={zone} /> },
  {
    key: "label",
    header: "Label",
    phone: "figure",
    cell: (box) => (
      <span className="grid gap-0.5">
        <LabelState box={box} />
        {box.trackingNumber !== null && box.labelState === "bought" && <Mono wrap>{box.trackingNumber}</Mono>}
        {box.refusedBecause !== null && <span className="text-stop break-words">{box.refusedBecause}</span>}
      </span>
    ),
  },
];

export function WaitingTable<Buy extends AnyAnswer, Void extends AnyAnswer>(props: WaitingTableProps<Buy, Void>) {
  const { packages, zone, servicesFor, actions, empty } = props;
  const acts: Column<WaitingPackage> = {
    key: "actions",
    header: <span className="sr-only">Actions</span>,
    width: "min",
    cell: (box) => (
      <span className="flex flex-wrap items-center gap-2">
        {box.labelState === "bought" && box.addressIsCurrent && (
          <PackageLinks packageId={box.id} name={`${box.orderNumber} package ${box.seq}`} />
        )}
        {actions && <PackageActions box={box} services={servicesFor(box)} {...actions} />}
      </span>
    ),
  };
  return (
    <DataTable
      caption="Packed packages, the oldest first"
      columns={[...columns(zone), acts]}
      rows={packages}
      rowKey={({ id }) => id}
      empty={empty}
    />
  );
}

type PackageActionsProps<Buy extends AnyAnswer, Void extends AnyAnswer> = {
  box: WaitingPackage;
  services: readonly SelectOption[];
  buy: AnswerAction<Buy>;
  giveBack: AnswerAction<Void>;
};

function PackageActions<Buy extends AnyAnswer, Void extends AnyAnswer>({ box, services, buy, giveBack }: PackageActionsProps<Buy, Void>) {
  const { labelId, labelState } = box;
  const name = `${box.orderNumber} package ${box.seq}`;
  const hidden = <span className="sr-only"> for {name}</span>;
  const isValid = labelState === "bought" && box.addressIsCurrent === true;
  const canVoid =
    labelId !== null &&
    (labelState === "bought" || labelState === "wanted" || (labelState === "void_pending" && box.refusedBecause !== null));
  return (
    <>
      {!isValid && labelState !== "wanted" && (
        <ConfirmForm
          label={<>Buy label{hidden}</>}
          size="sm"
          variant="primary"
          title={`Buy a label for ${name}`}
          effect={labelState === "bought" ? "The address changed: the old label is voided first." : `To ${box.to ?? "no address"}.`}
          confirmLabel="Buy label"
          pendingLabel="Asking the carrier"
          action={buy}
          hidden={{ package: box.id }}
          refusals={SHIPPING_REFUSAL_TEXT}
        >
          {services.length > 0 && <SelectField name="service" label="Service, the cheapest first" options={services} required />}
        </ConfirmForm>
      )}
      {canVoid && (
        <ConfirmForm
          label={<>Void{hidden}</>}
          size="sm"
          variant="danger"
          title={`Void the label of ${name}?`}
          effect="The carrier takes it back, and the package can get another one."
          confirmLabel="Void label"
          action={giveBack}
          hidden={{ label: labelId }}
          refusals={SHIPPING_REFUSAL_TEXT}
        />
      )}
    </>
  );
}
