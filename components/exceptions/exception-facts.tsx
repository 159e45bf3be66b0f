import { DefinitionList } from "@/components/ui/definition-list";
import { Sheet } from "@/components/ui/sheet";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import { deskOf } from "@/lib/exceptions/kinds";
import type { ListedException } from "@/lib/exceptions/list-exceptions";

/** Where it stands, since when, and whose it is. */
export function ExceptionFacts({ exception, zone }: { exception: ListedException; zone: string }) {
  const { kind, orderNumber, productId, sku, location, openedAt, assignedName, assignedAt, closedAt, closedByName } = exception;
  const time = (value: Date) => <Time value={value} zone={zone} form="datetime" />;
  return (
    <Sheet title="Exception">
      <DefinitionList
        items={[
          ...(orderNumber ? [{ term: "Order", value: <TextLink href={`/orders/${orderNumber}`}>{orderNumber}</TextLink> }] : []),
          ...(sku ? [{ term: "Product", value: <TextLink href={`/stock/products/${productId}`}>{sku}</TextLink> }] : []),
          ...(location ? [{ term: "Location", value: location }] : []),
          { term: "Opened", value: time(openedAt) },
          { term: "Owner", value: assignedName ?? deskOf(kind) },
          ...(assignedAt ? [{ term: "Since", value: time(assignedAt) }] : []),
          ...(closedAt
            ? [
                { term: "Closed", value: time(closedAt) },
                { term: "By", value: closedByName ?? "The system" },
              ]
            : []),
        ]}
      />
    </Sheet>
  );
}
