import { putPriceList } from "@/lib/catalogue/put-price-list";
import { priceListBody } from "@/lib/catalogue/price-list-inputs";
import { putProduct } from "@/lib/catalogue/put-product";
import { putCustomer } from "@/lib/customers/put-customer";
import { lapseUnpaid } from "@/lib/orders/lapse";
import { drainToMailbox } from "@/lib/outbox/dispatch";
import { newLocationForm, newTagRuleForm, policyForm } from "@/lib/settings/inputs";
import { addLocation } from "@/lib/settings/locations";
import { changePolicy, findSettings, seenOf } from "@/lib/settings/organization";
import { addTagRule } from "@/lib/settings/tag-rules";
import type { Actor } from "@/lib/tenancy/actor";
import { DEFAULT_ROLES, type DefaultRoleCode } from "@/lib/tenancy/default-roles";
import { addMember, createOrganization } from "@/lib/tenancy/organization";
import { linkForMail } from "@/lib/track/links";
import { DEMO_ACCOUNTS, DEMO_PASSWORD, type DemoOrganizationSlug } from "./accounts";
import { giveDemoBadge } from "./demo-badges";
import { scheduleCounts } from "./demo-counts";
import { demoCustomers } from "./demo-customers";
import { type Desks, followUp, type Shop, takeOrder } from "./demo-orders";
import { keepDamaged, openPlaces, putAwayAll } from "./demo-places";
import { shipFromTheCoast } from "./demo-shipments";
import { openShipping } from "./demo-shipping";
import { miscount } from "./demo-exceptions";
import { announceGoods } from "./demo-expected";
import { type DemoProduct, demoProducts } from "./demo-products";
import { nameSubstitutes, proposeSubstitutes } from "./demo-substitutes";
import { correct, deliver, moveGoods, replenish } from "./demo-stock";
import { askForGoods } from "./demo-transfers";
import { seededRandom } from "./random";

const DAY = 86_400_000;
const TIME_ZONE = "Europe/Belgrade";
const HISTORY_DAYS = 90;
const ORDERS = 600;
const DRAFTS = 14;
const PATIENCE_DAYS = 60;

// biome-ignore format: one location a row.
const LOCATIONS = [
  { code: "BEG", name: "Beograd, main warehouse", street: "Industrial road 12", postcode: "11000", city: "Beograd",  country: "RS", latitude: "44.7866", longitude: "20.4489", rank: "10" },
  { code: "KOT", name: "Kotor, coast warehouse",  street: "Harbour road 4",     postcode: "85330", city: "Kotor",    country: "ME", latitude: "42.4247", longitude: "18.7712", rank: "20" },
  { code: "NOV", name: "Novi Sad, overflow",      street: "Canal street 30",    postcode: "21000", city: "Novi Sad", country: "RS", latitude: "45.2671", longitude: "19.8335", rank: "30" },
];

const TAG_RULES = [
  { tag: "first-order", condition: "first_order" },
  { tag: "repeat", condition: "repeat" },
  { tag: "waiting", condition: "backordered" },
  { tag: "large-order", condition: "order_over", threshold: "1500", currency: "EUR" },
] as const;

/** Two organizations with ninety days of history, made by the same commands that people use; the same for everybody. */
export async function seedDemo(now = new Date(), say: (line: string) => void = () => undefined): Promise<void> {
  const random = seededRandom(20_261_121);
  const main = await openOrganization("demo", "Kotor Linen House", LOCATIONS);
  say("Products and customers");
  const shop: Shop = { desks: main, products: demoProducts(), customers: demoCustomers(), random };
  await fillCatalogue(shop);
  say("Zones and bins");
  await openPlaces(main.admin, shop.products);
  await givePatience(main.admin);
  say("Ninety days of orders");
  await liveThroughHistory(shop, now);
  await scheduleCounts(main.admin, now);
  await askForGoods(main.warehouse, now);
  say("The second organization");
  const north = await openNorth(now);
  say("The mail of those days, into the mailbox");
  // Not left to the worker: with a mail server set, hundreds of mails would go to addresses of the demo.
  for (const { orgId } of [main.admin, north.admin]) await drainToMailbox({ id: orgId, timeZone: TIME_ZONE }, linkForMail);
}

async function openOrganization(slug: DemoOrganizationSlug, name: string, locations: readonly Record<string, string>[]): Promise<Desks> {
  const orgId = await createOrganization({ slug, name, timeZone: TIME_ZONE, currency: "EUR", demo: true });
  const actors = new Map<DefaultRoleCode, Actor>();
  for (const account of DEMO_ACCOUNTS) {
    for (const { organization, role } of account.memberships) {
      if (organization !== slug) continue;
      const id = await addMember(orgId, { email: account.email, name: account.name, password: DEMO_PASSWORD, roleCode: role });
      await giveDemoBadge(orgId, id, account);
      if (!actors.has(role)) actors.set(role, actorFor(orgId, id, account.name, role));
    }
  }
  const desk = (role: DefaultRoleCode): Actor => actors.get(role) ?? actorFor(orgId, null, "System", role);
  const admin = desk("admin");
  for (const { code = "", ...location } of locations) must(await addLocation(admin, code, newLocationForm.parse({ code, ...location })));
  for (const rule of TAG_RULES) must(await addTagRule(admin, newTagRuleForm.parse(rule)));
  await openShipping(admin);
  return { frontOffice: desk("front_office"), finance: desk("finance"), warehouse: desk("warehouse"), admin };
}

/** Longer than usual, so that the first weeks show orders that lapsed and the rest still waits for its payment. */
async function givePatience(admin: Actor): Promise<void> {
  const { policy } = await findSettings(admin.orgId);
  const form = {
    strategy: policy.strategy,
    credit_policy: policy.creditPolicy,
    split: policy.split,
    pay_within_days: String(PATIENCE_DAYS),
  };
  must(await changePolicy(admin, policyForm.parse({ seen: seenOf(policy), allow_backorder: "on", customers_cancel: "on", ...form })));
}

function actorFor(orgId: string, id: string | null, name: string, role: DefaultRoleCode): Actor {
  const rights = DEFAULT_ROLES.find(({ code }) => code === role)?.rights ?? [];
  return { orgId, kind: id ? "user" : "system", id, name, rights: new Set(rights), locationIds: null };
}

async function fillCatalogue({ desks, products, customers }: Shop): Promise<void> {
  const isBundle = ({ body }: DemoProduct): boolean => body.kind === "bundle";
  await inParallel(
    products.filter((product) => !isBundle(product)),
    ({ sku, body }) => putProduct(desks.admin, sku, body),
  );
  await inParallel(products.filter(isBundle), ({ sku, body }) => putProduct(desks.admin, sku, body));
  await nameSubstitutes(desks.admin, products);
  const listed = products.filter(({ body, scarce }) => !scarce && Number(body.unit_price) >= 10).slice(0, 40);
  const prices = listed.map(({ sku, body }) => ({ sku, unit_price: (Number(body.unit_price) * 0.88).toFixed(2) }));
  must(await putPriceList(desks.admin, "CONTRACT", priceListBody.parse({ name: "Contract partners, 12 % under list", prices })));
  await inParallel(customers, ({ code, body }) => putCustomer(desks.admin, code, body));
}

const AT_ONCE = 6;

async function inParallel<T>(items: readonly T[], put: (item: T) => Promise<{ ok: boolean }>): Promise<void> {
  for (let from = 0; from < items.length; from += AT_ONCE) {
    for (const outcome of await Promise.all(items.slice(from, from + AT_ONCE).map(put))) must(outcome);
  }
}

async function liveThroughHistory(shop: Shop, now: Date): Promise<void> {
  const { desks, products, random } = shop;
  const dayAt = (daysAgo: number, minutes: number) => new Date(now.getTime() - daysAgo * DAY + minutes * 60_000);
  const opening = dayAt(HISTORY_DAYS + 2, 0);
  for (const [location, share] of [
    ["BEG", 1],
    ["KOT", 0.5],
    ["NOV", 0.25],
  ] as const) {
    await deliver(desks.warehouse, { location, reference: `PO-OPEN-${location}`, now: opening }, products, share, random);
  }
  await putAwayAll(desks.warehouse, dayAt(HISTORY_DAYS + 2, 240));
  const scarce = products.filter((product) => product.scarce).map(({ sku }) => sku);
  let made = 0;
  for (let daysAgo = HISTORY_DAYS; daysAgo >= 0; daysAgo -= 1) {
    await lapseUnpaid(desks.admin.orgId, { now: dayAt(daysAgo, 0) });
    const due = Math.round((ORDERS * (HISTORY_DAYS - daysAgo + 1)) / (HISTORY_DAYS + 1));
    const today = Math.max(0, due - made);
    let taken = 0;
    for (let index = 0; index < today; index += 1) {
      // The last day ends now, so that nothing of the history lies ahead.
      const at = dayAt(daysAgo, daysAgo === 0 ? -5 * (today - index) : 7 * 60 * (index / Math.max(1, today)) - 60);
      const order = await takeOrder(shop, at);
      if (order) taken += 1;
      if (order && daysAgo > 1) await followUp(shop, order, at);
    }
    // A refused one is made up for on the next day.
    made += taken;
    if (daysAgo % 9 === 4)
      await replenish(desks.warehouse, { location: "BEG", reference: `PO-${1000 + daysAgo}`, now: dayAt(daysAgo, 30) }, scarce, random);
    if (daysAgo % 30 === 10)
      await moveGoods(desks.warehouse, {
        from: "BEG",
        to: "KOT",
        sku: "TWL-70140-W",
        units: 40,
        sent: dayAt(daysAgo, 40),
        arrived: dayAt(daysAgo - 1, 0),
      });
  }
  await moveGoods(desks.warehouse, { from: "BEG", to: "NOV", sku: "PLW-F", units: 24, sent: dayAt(1, 0) });
  await correct(desks.warehouse, "KOT", "GLS-CL", -3, "damaged", dayAt(3, 0));
  await correct(desks.warehouse, "BEG", "NAP-W", 12, "found", dayAt(2, 0));
  await keepDamaged(desks.warehouse, dayAt(3, 10));
  await announceGoods(desks.warehouse, products, now, random);
  // The last deliveries are still on the dock.
  await putAwayAll(desks.warehouse, dayAt(1, 60), 4);
  const countable = products.filter(({ body }) => !body.tracks_lots && (body.kind ?? "stock") === "stock").map(({ sku }) => sku);
  await miscount(desks.warehouse, countable, dayAt(0, -50));
  // Before the parcels, because one of those orders goes on to be shipped.
  await proposeSubstitutes(desks, dayAt(0, -600));
  await shipFromTheCoast(desks.warehouse, dayAt(0, -30));
  for (let index = 0; index < DRAFTS; index += 1) await takeOrder(shop, dayAt(0, -index * 700 - 90), { draft: true });
}

async function openNorth(now: Date): Promise<Desks> {
  const random = seededRandom(7);
  const desks = await openOrganization("demo-north", "Northern Paper Works", [
    { code: "OSL", name: "Oslo warehouse", city: "Oslo", country: "NO", latitude: "59.9139", longitude: "10.7522", rank: "10" },
  ]);
  const [businesses, consumers] = (["business", "consumer"] as const).map((kind) =>
    demoCustomers().filter((it) => it.kind === kind && !it.body.price_list),
  );
  const customers = [...(businesses ?? []).slice(0, 3), ...(consumers ?? []).slice(0, 2)];
  const shop: Shop = { desks, products: demoProducts().slice(0, 12), customers, random };
  for (const { sku, body } of shop.products) must(await putProduct(desks.admin, sku, body));
  for (const { code, body } of shop.customers) must(await putCustomer(desks.admin, code, body));
  await deliver(
    desks.warehouse,
    { location: "OSL", reference: "PO-OPEN", now: new Date(now.getTime() - 10 * DAY) },
    shop.products,
    0.5,
    random,
  );
  for (let index = 20; index > 0; index -= 1) await takeOrder(shop, new Date(now.getTime() - (index * DAY) / 4));
  return desks;
}

function must(outcome: { ok: boolean }): void {
  if (!outcome.ok) throw new Error(`The demo data cannot be made: ${JSON.stringify(outcome)}`);
}
