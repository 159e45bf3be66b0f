import { z } from "zod";
import { PRODUCT_KINDS, TAX_CATEGORIES } from "@/db/values";
import { productBody } from "@/lib/catalogue/inputs";
import { flag, pageAnswer, pagingQuery } from "@/lib/catalogue/paging-inputs";
import { pathCode } from "@/lib/catalogue/path-code";
import { priceListBody } from "@/lib/catalogue/price-list-inputs";
import { putRecordSpec, readRecordSpec } from "@/lib/catalogue/record-specs";
import { apiSpec } from "@/lib/server/api-spec";

const product = z
  .object({
    id: z.uuid(),
    sku: z.string(),
    name: z.string(),
    kind: z.enum(PRODUCT_KINDS),
    unit_price: z.string(),
    currency: z.string(),
    tax_category: z.enum(TAX_CATEGORIES),
    tax_rate: z.string(),
    weight_g: z.int().nullable(),
    length_mm: z.int().nullable(),
    width_mm: z.int().nullable(),
    height_mm: z.int().nullable(),
    tracks_lots: z.boolean(),
    tracks_serials: z.boolean(),
    gtin: z.string().nullable(),
    allow_backorder: z.boolean(),
    safety_stock: z.int(),
    bundle: z.array(z.object({ sku: z.string(), units: z.int() })).nullable(),
    substitutes: z.array(z.string()).meta({ description: "SKUs, the best first." }),
    archived: z.boolean(),
    updated_at: z.iso.datetime(),
  })
  .meta({ id: "Product" });

export const listProductsSpec = apiSpec({
  method: "GET",
  path: "/api/v1/products",
  id: "listProducts",
  tag: "Products",
  summary: "Products by SKU",
  right: "view",
  query: z.object({
    ...pagingQuery,
    kind: z.enum(PRODUCT_KINDS).optional(),
    archived: flag,
    low: flag.meta({ description: "Only stocked products of which not more than their safety stock is available." }),
  }),
  answers: { 200: { description: "A page of products.", schema: pageAnswer(product) } },
});

const products = {
  id: "Product",
  tag: "Products",
  one: "a product",
  path: "/api/v1/products/{sku}",
  params: z.object({ sku: pathCode }),
  schema: product,
} as const;

export const getProductSpec = readRecordSpec(products);

export const putProductSpec = putRecordSpec(products, {
  description:
    "By SKU: the same request twice changes nothing. What is left out keeps its value. A new stocked product has a stock row at every location at once. Making one needs the right `create`, too.",
  body: productBody,
  conflict: "Refused: something depends on the product as it is.",
  misfit: "A component, a substitute or a rate does not fit.",
});

const priceList = z
  .object({ id: z.uuid(), code: z.string(), name: z.string(), currency: z.string(), archived: z.boolean() })
  .meta({ id: "PriceList" });
const price = z.object({ sku: z.string(), unit_price: z.string() });

export const listPriceListsSpec = apiSpec({
  method: "GET",
  path: "/api/v1/price-lists",
  id: "listPriceLists",
  tag: "Price lists",
  summary: "Price lists by code",
  right: "view",
  query: z.object({ archived: flag }),
  answers: { 200: { description: "All lists on one page.", schema: pageAnswer(priceList) } },
});

export const getPriceListSpec = apiSpec({
  method: "GET",
  path: "/api/v1/price-lists/{code}",
  id: "getPriceList",
  tag: "Price lists",
  summary: "One price list with a page of its prices",
  right: "view",
  params: z.object({ code: pathCode }),
  query: z.object(pagingQuery),
  answers: {
    200: { description: "The list.", schema: priceList.extend({ prices: z.array(price), next_cursor: z.string().nullable() }) },
  },
});

export const putPriceListSpec = putRecordSpec(
  {
    id: "PriceList",
    tag: "Price lists",
    one: "a price list",
    path: "/api/v1/price-lists/{code}",
    params: z.object({ code: pathCode }),
    schema: priceList,
  },
  {
    description:
      "`prices` is the whole list; left out, the prices stay. Orders that were placed keep theirs. Making one needs the right `create`, too.",
    body: priceListBody,
    conflict: "Refused: customers buy at the list, or its currency is fixed.",
    misfit: "A product is unknown.",
  },
);
