import { ServiceForm, type ServiceText } from "@/components/shipping/service-form";
import { Chip } from "@/components/ui/chip";
import { ConfirmForm } from "@/components/ui/confirm-form";
import { type Column, DataTable } from "@/components/ui/data-table";
import { Dialog } from "@/components/ui/dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { formatUnits } from "@/components/ui/figure-format";
import type { AnswerAction, AnyAnswer } from "@/components/ui/form-answer";
import { Money } from "@/components/ui/money";
import { Mono } from "@/components/ui/mono";
import { SETTINGS_REFUSAL_TEXT } from "@/lib/settings/refusals";

type ServiceTableProps<Answer extends AnyAnswer> = {
  services: readonly ServiceText[];
  save: AnswerAction<Answer>;
  end: AnswerAction<Answer>;
  restore: AnswerAction<Answer>;
};

const COLUMNS: readonly Column<ServiceText>[] = [
  {
    key: "name",
    header: "Service",
    phone: "title",
    width: "fill",
    cell: ({ carrier, name, code }) => (
      <span className="grid">
        <span className="break-words">
          <b className="font-semibold">{carrier}</b> <bdi>{name}</bdi>
        </span>
        <Mono wrap>{code}</Mono>
      </span>
    ),
  },
  {
    key: "zones",
    header: "Zones",
    on: "tablet",
    cell: ({ zones }) => <span className="text-ink-2 break-words">{[...new Set(zones.map(({ zone }) => zone))].join(", ")}</span>,
  },
  { key: "days", header: "Days", align: "end", on: "tablet", width: "min", cell: ({ transitDays }) => formatUnits(transitDays) },
  {
    key: "volume",
    header: "Volume",
    align: "end",
    on: "desktop",
    width: "min",
    cell: ({ volumeDivisor }) => (volumeDivisor === null ? "–" : `÷ ${formatUnits(volumeDivisor)}`),
  },
  { key: "steps", header: "Prices", align: "end", on: "tablet", width: "min", cell: ({ rates }) => formatUnits(rates.length) },
  {
    key: "from",
    header: "From",
    align: "end",
    width: "min",
    cell: ({ rates, currency }) => <Money minor={Math.min(...rates.map(({ price_minor }) => price_minor))} currency={currency} />,
  },
  {
    key: "state",
    header: "State",
    width: "min",
    phone: "figure",
    cell: ({ archivedAt }) => (archivedAt ? <Chip shape="square">Archived</Chip> : <Chip tone="ok">In use</Chip>),
  },
];

export function ServiceTable<Answer extends AnyAnswer>({ services, ...actions }: ServiceTableProps<Answer>) {
  const acts: Column<ServiceText> = {
    key: "actions",
    header: <span className="sr-only">Actions</span>,
    width: "min",
    cell: (service) => <ServiceActions service={service} {...actions} />,
  };
  return (
    <DataTable
      caption="Carrier services"
      columns={[...COLUMNS, acts]}
      rows={services}
      rowKey={({ id }) => id}
      empty={
        <EmptyState title="No services yet">
          Labels are bought from a service at its price for the zone and the weight. Add the first one with the button above.
        </EmptyState>
      }
    />
  );
}

type ServiceActionsProps<Answer extends AnyAnswer> = Omit<ServiceTableProps<Answer>, "services"> & { service: ServiceText };

function ServiceActions<Answer extends AnyAnswer>({ service, save, end, restore }: ServiceActionsProps<Answer>) {
  const title = `${service.carrier} ${service.name}`;
  const dialog = { size: "sm", hidden: { service_id: service.id }, refusals: SETTINGS_REFUSAL_TEXT } as const;
  const named = (act: string) => (
    <>
      {act}
      <span className="sr-only"> {title}</span>
    </>
  );
  if (service.archivedAt)
    return (
      <ConfirmForm
        {...dialog}
        label={named("Restore")}
        title={`Restore ${title}?`}
        effect="It is offered again when labels are bought."
        confirmLabel="Restore service"
        action={restore}
        doneText={`${title} is in use again.`}
      />
    );
  return (
    <span className="flex gap-2">
      <Dialog label={named("Change")} title={`Change ${title}`} size="sm" width="lg">
        <ServiceForm action={save} service={service} currency={service.currency} />
      </Dialog>
      <ConfirmForm
        {...dialog}
        label={named("Archive")}
        variant="danger"
        title={`Archive ${title}?`}
        effect="It is not offered any more. Labels that were bought stay valid."
        confirmLabel="Archive service"
        action={end}
        doneText={`${title} is archived.`}
      />
    </span>
  );
}
