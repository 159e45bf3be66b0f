import { findProducts } from "@/lib/search/find-records";
import { searchAnswer } from "@/lib/search/search-answer";

export const dynamic = "force-dynamic";

const MOST = 20;

/** For fields that choose a product; `kind=stock` leaves bundles and services out. */
export const GET = (request: Request): Promise<Response> =>
  searchAnswer(request, async (actor, text) => {
    const onlyStock = new URL(request.url).searchParams.get("kind") === "stock";
    const products = await findProducts(actor.orgId, text, MOST);
    return products
      .filter((product) => !product.archived && (!onlyStock || product.kind === "stock"))
      .map(({ sku, name, price, currency }) => ({ value: sku, label: `${sku} ${name}`, hint: `${price} ${currency}` }));
  });
