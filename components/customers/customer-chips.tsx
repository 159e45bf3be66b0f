import { isOver } from "@/components/customers/customer-table";
import { CUSTOMER_KIND_NAMES } from "@/components/customers/words";
import { Chip } from "@/components/ui/chip";
import { Mono } from "@/components/ui/mono";
import { TextLink } from "@/components/ui/text-link";
import type { Customer } from "@/lib/customers/customer";

export function CustomerChips({ customer }: { customer: Customer }) {
  return (
    <>
      <Chip tone="neutral" shape={customer.kind === "business" ? "disc" : "ring"}>
        {CUSTOMER_KIND_NAMES[customer.kind]}
      </Chip>
      {customer.archivedAt && (
        <Chip tone="neutral" shape="square">
          Archived
        </Chip>
      )}
      {isOver(customer) && <Chip tone="stop">Over the credit limit</Chip>}
    </>
  );
}

export function Reach({ customer: { code, email, phone } }: { customer: Customer }) {
  return (
    <>
      <Mono wrap>{code}</Mono>
      {email && (
        <>
          {" · "}
          <TextLink href={`mailto:${email}`}>{email}</TextLink>
        </>
      )}
      {phone && ` · ${phone}`}
    </>
  );
}
