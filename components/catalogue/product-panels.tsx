import { TAX_CATEGORY_NAMES } from "@/components/catalogue/words";
import { type Column, DataTable } from "@/components/ui/data-table";
import { DefinitionList } from "@/components/ui/definition-list";
import { EmptyState } from "@/components/ui/empty-state";
import { formatPrice, formatUnits } from "@/components/ui/figure-format";
import { Mono } from "@/components/ui/mono";
import { Sheet } from "@/components/ui/sheet";
import { TextLink } from "@/components/ui/text-link";
import type { Product } from "@/lib/catalogue/product";
import type { ProductPage, StockSummary } from "@/lib/catalogue/read-product";

const STOCK: readonly Column<StockSummary>[] = [
  { key: "location", header: "Location", phone: "title", width: "fill", cell: ({ location }) => location },
  {
    key: "available",
    header: "Available",
    align: "end",
    phone: "figure",
    cell: ({ available }) => <b className="font-semibold">{formatUnits(available)}</b>,
  },
  { key: "reserved", header: "Reserved", align: "end", cell: ({ reserved }) => formatUnits(reserved) },
  { key: "safety", header: "Held back", align: "end", on: "tablet", cell: ({ safetyStock }) => formatUnits(safetyStock) },
  { key: "onHand", header: "On hand", align: "end", cell: ({ onHand }) => formatUnits(onHand) },
  { key: "elsewhere", header: "Damaged, held or on the way", align: "end", on: "tablet", cell: ({ elsewhere }) => formatUnits(elsewhere) },
];

type StockSheetProps = { productId: string; stock: readonly StockSummary[]; waiting: number };

/** Where the units are now; changing them is the matter of the stock screens. */
export function StockSheet({ productId, stock, waiting }: StockSheetProps) {
  return (
    <section aria-labelledby="stock-of-product" className="grid gap-2">
      <header className="flex items-baseline justify-between gap-3">
        <h2 id="stock-of-product">Stock by location</h2>
        <TextLink href={`/stock/products/${productId}`}>Movements and queue</TextLink>
      </header>
      <DataTable
        caption="Stock by location"
        columns={STOCK}
        rows={stock}
        rowKey={({ locationId }) => locationId}
        empty={
          <EmptyState title="Nowhere to lie" action={<TextLink href="/settings/locations">Add a location</TextLink>}>
            Stock lies at locations, and there is none yet.
          </EmptyState>
        }
      />
      {waiting > 0 && (
        <p className="text-ink-2">
          <b className="font-semibold text-wait">{formatUnits(waiting)}</b> {waiting === 1 ? "unit is" : "units are"} waited for by orders;
          goods that arrive go to them first.
        </p>
      )}
    </section>
  );
}

export function BundleSheet({ product }: { product: Product }) {
  return (
    <Sheet title="One bundle is made of">
      <ul className="grid gap-2">
        {product.bundle.map(({ sku, name, units }) => (
          <li key={sku} className="flex items-baseline gap-3">
            <span className="w-14 text-right tabular-nums">{formatUnits(units)} ×</span>
            <span className="min-w-0">
              <bdi className="break-words">{name}</bdi> <Mono wrap>{sku}</Mono>
            </span>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}

export function PartOfSheet({ partOf }: Pick<ProductPage, "partOf">) {
  if (partOf.length === 0) return null;
  return (
    <Sheet title="Part of">
      <ul className="grid gap-2">
        {partOf.map(({ id, sku, name, units }) => (
          <li key={id}>
            <TextLink href={`/products/${id}`}>
              <bdi>{name}</bdi>
            </TextLink>{" "}
            <span className="text-ink-2">
              {formatUnits(units)} in each <Mono wrap>{sku}</Mono>
            </span>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}

/** What a picker may propose where units of it are not found and the customer takes substitutes. */
export function SubstitutesSheet({ product }: { product: Product }) {
  return (
    <Sheet title="Substitutes">
      {product.substitutes.length === 0 ? (
        <p className="text-ink-2">None: what a picker does not find waits until it arrives.</p>
      ) : (
        <ol className="grid gap-2">
          {product.substitutes.map(({ id, sku, name, archived }) => (
            <li key={id}>
              <TextLink href={`/products/${id}`}>
                <bdi>{name}</bdi>
              </TextLink>{" "}
              <span className="text-ink-2">
                <Mono wrap>{sku}</Mono>
                {archived && ", archived: not offered"}
              </span>
            </li>
          ))}
        </ol>
      )}
    </Sheet>
  );
}

export function ListPricesSheet({ prices, product }: Pick<ProductPage, "prices"> & { product: Product }) {
  return (
    <Sheet title="Price lists">
      {prices.length === 0 ? (
        <p className="text-ink-2">On no list: everybody pays the price above.</p>
      ) : (
        <DefinitionList
          items={prices.map(({ code, name, currency, unitPrice }) => ({
            term: name === product.name ? code : name,
            value: (
              <TextLink quiet href={`/price-lists/${encodeURIComponent(code)}`}>
                {formatPrice(unitPrice, currency)}
              </TextLink>
            ),
          }))}
        />
      )}
    </Sheet>
  );
}

export function PriceSheet({ product }: { product: Product }) {
  return (
    <Sheet title="Price">
      <DefinitionList
        items={[
          { term: "Unit price", value: formatPrice(product.unitPrice, product.currency) },
          { term: "VAT", value: product.taxCategory === "S" ? `${product.taxRate} %` : TAX_CATEGORY_NAMES[product.taxCategory] },
        ]}
      />
    </Sheet>
  );
}

const sizeText = ({ lengthMm, widthMm, heightMm }: Product): string =>
  lengthMm === null && widthMm === null && heightMm === null
    ? "–"
    : `${[lengthMm, widthMm, heightMm].map((side) => (side === null ? "?" : formatUnits(side))).join(" × ")} mm`;

const keptBy = ({ tracksLots, tracksSerials }: Product): string =>
  [tracksLots ? "Lot" : "", tracksSerials ? "Serial number" : ""].filter(Boolean).join(", ") || "Unit";

export function FactsSheet({ product }: { product: Product }) {
  return (
    <Sheet title="Facts">
      <DefinitionList
        items={[
          { term: "GTIN", value: product.gtin ?? "–" },
          { term: "Weight", value: product.weightG === null ? "–" : `${formatUnits(product.weightG)} g` },
          { term: "Size", value: sizeText(product) },
          { term: "Backorders", value: product.allowBackorder ? "By policy" : "Never" },
          ...(product.kind === "stock"
            ? [
                { term: "Safety stock", value: `${formatUnits(product.safetyStock)} a location` },
                { term: "Kept by", value: keptBy(product) },
              ]
            : []),
        ]}
      />
    </Sheet>
  );
}
