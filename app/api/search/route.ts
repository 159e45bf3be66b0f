import { findRecords } from "@/lib/search/find-records";
import { searchAnswer } from "@/lib/search/search-answer";

export const dynamic = "force-dynamic";

const OF_EACH_KIND = 6;

/** For the command palette: orders, customers, products and expected receipts that the typed words begin. */
export const GET = (request: Request): Promise<Response> =>
  searchAnswer(request, async (actor, text) => {
    const { orders, customers, products, expected } = await findRecords(actor.orgId, text, OF_EACH_KIND);
    return [
      ...orders.map(({ number, customer }) => ({
        kind: "order",
        label: number,
        hint: customer,
        href: `/orders/${encodeURIComponent(number)}`,
      })),
      ...customers.map(({ id, code, name }) => ({ kind: "customer", label: name, hint: code, href: `/customers/${id}` })),
      ...products.map(({ id, sku, name }) => ({ kind: "product", label: name, hint: sku, href: `/products/${id}` })),
      ...expected.map(({ id, reference, supplier }) => ({
        kind: "expected",
        label: reference,
        hint: supplier,
        href: `/stock/expected/${id}`,
      })),
    ];
  });
