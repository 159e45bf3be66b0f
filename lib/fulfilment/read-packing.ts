import type { Order } from "@/lib/orders/order";
import type { Policies } from "@/lib/orders/placement-facts";
import { readLocked } from "@/lib/orders/read-locked";
import { certain } from "@/lib/result/refusal";
import type { Tx } from "@/lib/transaction/in-tenant";
import type { Target } from "./command";
import { type Item, readItem, serialIn } from "./read-code";

export type PackedProduct = { id: string; sku: string; tracksSerials: boolean };
/** `isRemoved` where it was taken out of the package again. */
export type Serial = { packageId: string; workId: string; productId: string; serial: string; isRemoved: boolean };
export type Carton = { id: string; code: string; lengthMm: number; widthMm: number; heightMm: number; tareG: number };

export type PackingFacts = {
  order: Order;
  policies: Policies;
  products: PackedProduct[];
  lots: { id: string; code: string }[];
  /** Serial numbers in the order's packages, and the scanned one wherever it is in a package of the organization. */
  serials: Serial[];
  item: Item | null;
  carton: Carton | null;
};

type Asked = { code: string | null; serial: string | null; carton: string | null; now: Date };

const PRODUCTS = `select distinct p.id, p.sku, p.tracks_serials as "tracksSerials" from fulfilment_line f
  join product p on p.org_id = f.org_id and p.id = f.product_id where f.org_id = $1 and f.order_id = $2::uuid`;
const LOTS = `select distinct l.id, l.code from fulfilment_line f join lot l on l.org_id = f.org_id and l.id = f.lot_id
  where f.org_id = $1 and f.order_id = $2::uuid`;
const SERIAL = `s.package_id as "packageId", s.fulfilment_line_id as "workId", f.product_id as "productId", s.serial, s.removed_at is not null as "isRemoved"`;
const SERIALS = `select ${SERIAL} from package k join package_serial s on s.org_id = k.org_id and s.package_id = k.id
    join fulfilment_line f on f.org_id = s.org_id and f.id = s.fulfilment_line_id where k.org_id = $1 and k.order_id = $2::uuid
  union select ${SERIAL} from package_serial s join fulfilment_line f on f.org_id = s.org_id and f.id = s.fulfilment_line_id
    where s.org_id = $1 and s.serial = $3 and s.removed_at is null`;
// One piece is scanned into one package at a time, whoever's order it is for.
const SERIAL_TURN = "select pg_advisory_xact_lock(hashtextextended($1, 0))";
const CARTON = `select id, code, length_mm as "lengthMm", width_mm as "widthMm", height_mm as "heightMm", tare_g as "tareG" from carton
  where org_id = $1 and code = $2 and archived_at is null`;

/** The order, locked, and what the scanned code, serial number and carton stand for. */
export async function readPacking(tx: Tx, { orderId }: Target, { code, serial, carton, now }: Asked): Promise<PackingFacts> {
  const number = serial ?? (code === null ? null : serialIn(code, now));
  const [{ order, policies }, , products, lots, serials, item, cartons] = await Promise.all([
    readLocked(tx, orderId),
    number === null ? null : tx.query("serial_turn", SERIAL_TURN, [`${tx.orgId} serial ${number}`]),
    tx.query<PackedProduct>("packed_products", PRODUCTS, [tx.orgId, orderId]),
    tx.query<{ id: string; code: string }>("packed_lots", LOTS, [tx.orgId, orderId]),
    tx.query<Serial>("packed_serials", SERIALS, [tx.orgId, orderId, number ?? ""]),
    code === null ? null : readItem(tx, code, now),
    carton === null ? [] : tx.query<Carton>("carton_by_code", CARTON, [tx.orgId, carton]),
  ]);
  return { order: certain(order, "the order of the fulfilment"), policies, products, lots, serials, item, carton: cartons[0] ?? null };
}
