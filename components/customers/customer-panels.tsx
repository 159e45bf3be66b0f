import { SPLIT_NAMES, TAG_REASONS } from "@/components/customers/words";
import { Chip } from "@/components/ui/chip";
import { DefinitionList } from "@/components/ui/definition-list";
import { Money } from "@/components/ui/money";
import { Sheet } from "@/components/ui/sheet";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import type { Address, Customer } from "@/lib/customers/customer";
import type { AccountRefusal, AddressVersion, CarriedTag } from "@/lib/customers/read-customer-page";

const orderHref = (number: string): string => `/orders/${encodeURIComponent(number)}`;

/** The tags on the account, each with the orders that put it there. */
export function TagSheet({ tags, zone }: { tags: readonly CarriedTag[]; zone: string }) {
  return (
    <Sheet title="Tags">
      {tags.length === 0 && (
        <p className="text-ink-2">
          None yet. Orders put them here by the <TextLink href="/settings/tags">tag rules</TextLink>, and canceling takes them away again.
        </p>
      )}
      <ul className="grid gap-3">
        {tags.map(({ tag, condition, count, orders }) => (
          <li key={tag} className="grid gap-1 sm:grid-cols-[10rem_minmax(0,1fr)]">
            <span>
              <Chip tone="info" shape="square">
                {tag}
              </Chip>
            </span>
            <span className="text-ink-2">
              {TAG_REASONS[condition]}:{" "}
              {orders.map(({ number, at }, index) => (
                <span key={number}>
                  {index > 0 && ", "}
                  <TextLink href={orderHref(number)} className="whitespace-nowrap">
                    {number}
                  </TextLink>{" "}
                  <Time value={at} zone={zone} />
                </span>
              ))}
              {count > orders.length && ` and ${(count - orders.length).toLocaleString("en")} more`}
            </span>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}

type RefusalSheetProps = { refusals: readonly AccountRefusal[]; zone: string; sentences: Readonly<Record<string, string>> };

/** What was refused lately, and whether it was placed after all. */
export function RefusalSheet({ refusals, zone, sentences }: RefusalSheetProps) {
  if (refusals.length === 0) return null;
  return (
    <Sheet title="Refused lately" actions={<TextLink href="/refused">All refused</TextLink>}>
      <ul className="grid gap-2.5">
        {refusals.map(({ id, code, occurredAt, totalMinor, currency, placedAs, dismissed }) => (
          <li key={id} className="grid gap-x-4 gap-y-0.5 sm:grid-cols-[6rem_minmax(0,1fr)_auto]">
            <span className="text-ink-2">
              <Time value={occurredAt} zone={zone} />
            </span>
            <span>
              {sentences[code] ?? code.replaceAll("_", " ")}{" "}
              {placedAs ? (
                <span className="text-ink-2">
                  Placed as <TextLink href={orderHref(placedAs)}>{placedAs}</TextLink>.
                </span>
              ) : (
                dismissed && <span className="text-ink-2">Dismissed.</span>
              )}
            </span>
            <span className="text-right">
              {totalMinor !== null && currency !== null && <Money minor={totalMinor} currency={currency} />}
            </span>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}

const placeLines = ({ name, street, postcode, city, country }: Address): string[] =>
  [name, street, [postcode, city].filter(Boolean).join(" "), country].filter((line) => line !== "");

export function AddressSheet({ customer, addresses, zone }: { customer: Customer; addresses: readonly AddressVersion[]; zone: string }) {
  const { shipTo } = customer;
  const earlier = addresses.filter(({ current }) => !current);
  return (
    <Sheet title="Ships to">
      {shipTo ? (
        <address className="not-italic">
          {placeLines(shipTo).map((line) => (
            <bdi key={line} className="block break-words">
              {line}
            </bdi>
          ))}
          {shipTo.latitude !== null && shipTo.longitude !== null && (
            <span className="text-xs text-ink-3 tabular-nums">
              {shipTo.latitude.toFixed(4)}°, {shipTo.longitude.toFixed(4)}°
            </span>
          )}
        </address>
      ) : (
        <p className="text-ink-2">No address yet. Orders can name their own.</p>
      )}
      {earlier.length > 0 && (
        <details className="mt-3">
          <summary className="cursor-pointer text-ink-2">Earlier addresses: {earlier.length}</summary>
          <ul className="mt-2 grid gap-2 text-ink-2">
            {earlier.map((version) => (
              <li key={version.id}>
                {version.erased ? <i>Erased</i> : <bdi>{placeLines(version).join(", ")}</bdi>}, since{" "}
                <Time value={version.createdAt} zone={zone} form="date" />
              </li>
            ))}
          </ul>
        </details>
      )}
    </Sheet>
  );
}

const byOrganization = (value: boolean | null, yes: string, no: string): string => (value === null ? "By organization" : value ? yes : no);

export function PolicySheet({ customer }: { customer: Customer }) {
  const { priceList } = customer;
  return (
    <Sheet title="Prices and policies">
      <DefinitionList
        items={[
          {
            term: "Price list",
            value: priceList ? <TextLink href={`/price-lists/${encodeURIComponent(priceList.code)}`}>{priceList.name}</TextLink> : "None",
          },
          { term: "Currency", value: customer.currency },
          { term: "Backorders", value: byOrganization(customer.allowBackorder, "May wait", "Never") },
          { term: "A part waits", value: byOrganization(customer.shipComplete, "Ship complete", "Ship what is there") },
          { term: "Substitutes", value: byOrganization(customer.allowSubstitution, "May be proposed", "Never") },
          { term: "Parcels", value: customer.split ? SPLIT_NAMES[customer.split] : "By organization" },
        ]}
      />
    </Sheet>
  );
}
