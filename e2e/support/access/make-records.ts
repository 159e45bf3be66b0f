import { RIGHTS, type Right } from "@/db/values";
import { type AccessIds, type AccessRecords, CODES, ROLE_NAMES, type RoleName } from "@/e2e/support/access/records";
import { makeShippingRecords } from "@/e2e/support/access/shipping-records";
import { putPriceList } from "@/lib/catalogue/put-price-list";
import { uploadImport } from "@/lib/channels/import/upload";
import { openRefusedReplay } from "@/lib/exceptions/open-replay";
import { issueBadge } from "@/lib/floor/badges";
import { addDevice, listDevices } from "@/lib/floor/devices";
import { createExpected } from "@/lib/expected/create-expected";
import { expectedBody } from "@/lib/expected/inputs";
import { openCount } from "@/lib/counting/open-count";
import { packScanBody } from "@/lib/fulfilment/inputs";
import { scanPack } from "@/lib/fulfilment/pack";
import { createApiKey, listApiKeys } from "@/lib/members/api-keys";
import { invite, listInvitations } from "@/lib/members/invitations";
import { listMembers } from "@/lib/members/members";
import { listRoles, putRole, seenOfRole } from "@/lib/members/roles";
import { cancelOrder } from "@/lib/orders/cancel";
import { placeBody } from "@/lib/orders/inputs";
import { placeOrder } from "@/lib/orders/place";
import { putBarcode } from "@/lib/places/barcodes";
import { saveView } from "@/lib/orders/saved-views";
import { receiptBody, transferBody } from "@/lib/receiving/inputs";
import { receiveGoods } from "@/lib/receiving/receive";
import { sendTransfer } from "@/lib/receiving/transfer";
import { requestTransfer } from "@/lib/transfers/request";
import { certain } from "@/lib/result/refusal";
import { addTagRule, listTagRules } from "@/lib/settings/tag-rules";
import type { Actor } from "@/lib/tenancy/actor";
import { findMembership } from "@/lib/tenancy/membership";
import { addMember, createOrganization } from "@/lib/tenancy/organization";
import { done as finished, pickUnits, releaseOne, workOf } from "@/lib/testing/floor";
import { addBin, addCustomer, addLocation, addProduct } from "@/lib/testing/goods";
import { queueMessage } from "@/lib/testing/outbox";
import { makeProposal } from "@/lib/testing/substitutes";
import { makeLink } from "@/lib/track/office-links";

type Sql = (text: string, values?: readonly unknown[]) => Promise<Record<string, unknown>[]>;

const PASSWORD = "a password for tests";
const PROPOSED = { customer: CODES.customer, location: CODES.location, sku: "CUP-1", units: 2, missing: 1 };
const PLACE = { customer: CODES.customer, lines: [{ sku: CODES.sku, units: 2 }] };

/** Two organizations, a member and a key for every role, and one row of every kind that an address or a form can name. */
export async function makeAccessRecords(sql: Sql, newId: () => string): Promise<AccessRecords> {
  const alphaId = await createOrganization({ slug: "alpha", name: "Alpha", timeZone: "Europe/Belgrade", currency: "EUR" });
  const betaId = await createOrganization({ slug: "beta", name: "Beta", timeZone: "UTC", currency: "EUR" });
  const admin = await member(alphaId, "admin");
  const noRights = newId();
  await sql("insert into role (org_id, id, code, name, rights) values ($1, $2, 'none', 'None', '{}')", [alphaId, noRights]);
  const others = await Promise.all((["front_office", "warehouse", "finance", "none"] as const).map((role) => member(alphaId, role)));
  const foreign = await member(betaId, "admin");
  const accounts = Object.fromEntries(ROLE_NAMES.map((role) => [role, emailOf(alphaId, role)])) as Record<RoleName, string>;
  const keys = { admin: await key(admin, RIGHTS) } as Record<RoleName, string>;
  for (const [index, role] of (["front_office", "warehouse", "finance", "none"] as const).entries()) {
    keys[role] = await key(admin, [...certain(others[index], role).rights], sql);
  }
  const things = await goods(sql, admin);
  const made = { ...things, exceptionId: await refusedLater(sql, admin, newId(), things.locationId) };
  const { proposalId } = await makeProposal({ orgId: alphaId, actor: admin, sql }, PROPOSED);
  const work = { proposalId, ...(await floorWork(sql, admin)), ...(await makeShippingRecords({ orgId: alphaId, actor: admin, sql })) };
  const ids = { ...made, ...work, ...(await administration(sql, admin)), deviceId: await tablet(admin, made.locationId) } as AccessIds;
  // One place to work, so that a page of the floor looks for the row that it names.
  await addLocation({ orgId: betaId, sql }, "BETA");
  const access = { account: emailOf(betaId, "admin"), key: await key(foreign, RIGHTS) };
  return { alphaId, password: PASSWORD, accounts, keys, foreign: access, ids };
}

const emailOf = (orgId: string, role: string): string => `${role}-${orgId.slice(-6)}@access.example`;

async function member(orgId: string, roleCode: string, name = roleCode): Promise<Actor> {
  const userId = await addMember(orgId, { email: emailOf(orgId, name), name: `Member ${roleCode}`, password: PASSWORD, roleCode });
  return certain(await findMembership(userId, orgId), roleCode).actor;
}

/** A key needs a right to be made; the one without any loses it afterwards. */
async function key(maker: Actor, rights: readonly Right[], sql?: Sql): Promise<string> {
  const made = await createApiKey(maker, { name: "Access", rights: rights.length > 0 ? [...rights] : ["view"] });
  if (!made.ok) throw new Error(made.code);
  if (rights.length === 0 && sql) await sql("update api_key set rights = '{}' where id = $1", [made.id]);
  return made.secret;
}

async function goods(sql: Sql, admin: Actor) {
  const world = { orgId: admin.orgId, sql };
  const locationId = await addLocation(world, CODES.location);
  await addLocation(world, CODES.otherLocation);
  const productId = await addProduct(world, { sku: CODES.sku });
  await addBin(world, CODES.location, CODES.bin, "pick", 10);
  await done(putBarcode(admin, CODES.barcode, { sku: CODES.sku, units: 12 }));
  const customerId = await addCustomer(world, { code: CODES.customer, limitMinor: 100_000 });
  await addCustomer(world, { code: "PARKS", limitMinor: 100, policy: "park" });
  await done(putPriceList(admin, CODES.priceList, { name: "Trade", prices: [{ sku: CODES.sku, unit_price: "9.00" }] }, true));
  const received = await receiveGoods(
    admin,
    receiptBody.parse({ location: CODES.location, reference: "R1", lines: [{ sku: CODES.sku, units: 100 }] }),
  );
  const [order, parked, draft] = [
    await place(admin, PLACE),
    await place(admin, { ...PLACE, customer: "PARKS" }),
    await place(admin, { ...PLACE, draft: true }),
  ];
  await placeOrder(admin, placeBody.parse({ ...PLACE, lines: [{ sku: CODES.sku, units: 90_000 }], allow_backorder: false }));
  const [refusal] = await sql("select id from order_refusal where org_id = $1", [admin.orgId]);
  const sent = await sendTransfer(
    admin,
    transferBody.parse({ from: CODES.location, to: CODES.otherLocation, lines: [{ sku: CODES.sku, units: 3 }] }),
  );
  if (sent.kind !== "answer" || !sent.answer.ok) throw new Error("The transfer was refused");
  if (received.kind !== "answer" || !received.answer.ok) throw new Error("The receipt was refused");
  const asked = transferBody.parse({ from: CODES.location, to: CODES.otherLocation, lines: [{ sku: CODES.sku, units: 2 }] });
  const requestId = finished(await requestTransfer(admin, asked)).request.id;
  const [stop] = await sql("select id from transfer_work where request_id = $1", [requestId]);
  const there = receiptBody.parse({ location: CODES.otherLocation, reference: "R3", lines: [{ sku: CODES.sku, units: 5 }] });
  finished(await receiveGoods(admin, there));
  const back = transferBody.parse({ from: CODES.otherLocation, to: CODES.location, lines: [{ sku: CODES.sku, units: 2 }] });
  const arrivingId = finished(await sendTransfer(admin, back)).transfer.id;
  const announced = expectedBody.parse({ location: CODES.location, reference: "PO 1", lines: [{ sku: CODES.sku, units: 50 }] });
  return {
    expectedId: finished(await createExpected(admin, announced)).expected.id,
    receiptId: received.answer.receipt.id,
    locationId,
    productId,
    customerId,
    orderId: order.id,
    orderNumber: order.number,
    linkToken: await linkToken(admin, order.id),
    parkedId: parked.id,
    draftId: draft.id,
    refusalId: String(certain(refusal, "refusal")["id"]),
    transferId: sent.answer.transfer.id,
    requestId,
    transferWorkId: String(certain(stop, "the work of a request")["id"]),
    arrivingId,
  };
}

/** A scan that a tablet kept and that was refused later, which waits for somebody. */
async function refusedLater(sql: Sql, admin: Actor, key: string, locationId: string): Promise<string> {
  await openRefusedReplay(admin, { key, command: "pick", body: {}, detail: "Wrong item.", keptAt: new Date(), locationId });
  const [row] = await sql("select id from exception where org_id = $1 and kind = 'replay_refused'", [admin.orgId]);
  return String(certain(row, "exception")["id"]);
}

/** An order in the middle of its work, and one that was canceled after it was picked. */
async function floorWork(sql: Sql, admin: Actor) {
  const world = { orgId: admin.orgId, actor: admin, sql };
  const release = async () => {
    const order = await place(admin, { ...PLACE, lines: [{ sku: CODES.sku, units: 3 }] });
    const fulfilmentId = await releaseOne(world, CODES.location, order.number);
    const workId = certain((await workOf(world, fulfilmentId))[0], "work").id;
    finished(await pickUnits(world, workId, CODES.sku, 2));
    return { order, fulfilmentId, workId };
  };
  const { fulfilmentId, workId } = await release();
  const packed = finished(await scanPack(admin, packScanBody.parse({ fulfilment: fulfilmentId, code: CODES.sku })));
  const [walk] = await sql("select wave_id from fulfilment where id = $1", [fulfilmentId]);
  const { order } = await release();
  const [row] = await sql("select version from orders where id = $1", [order.id]);
  finished(await cancelOrder(admin, order.id, { version: Number(row?.["version"]), reason: "customer_request" }));
  const [task] = await sql("select id from put_back where order_id = $1", [order.id]);
  const count = finished(await openCount(admin, { location: CODES.location, bin: CODES.bin }));
  const ids = { countId: count.task.id, waveId: String(walk?.["wave_id"]), putBackId: String(task?.["id"]) };
  return { fulfilmentId, workId, packageId: certain(packed.package, "package").id, ...ids };
}

async function linkToken(admin: Actor, orderId: string): Promise<string> {
  const made = await makeLink(admin, orderId);
  if (!made.ok) throw new Error(made.code);
  return certain(made.url.split("/").at(-1), "token");
}

async function place(actor: Actor, body: object): Promise<{ id: string; number: string }> {
  const outcome = await placeOrder(actor, placeBody.parse(body));
  if (outcome.kind !== "answer" || !outcome.answer.ok) throw new Error(`Not placed: ${JSON.stringify(outcome)}`);
  return outcome.answer.order;
}

async function administration(sql: Sql, admin: Actor) {
  await done(saveView(admin, { name: "Mine", query: "status=placed", shared: true }));
  const [view] = await sql("select id from saved_view where org_id = $1", [admin.orgId]);
  await done(addTagRule(admin, { tag: "first", condition: "first_order", threshold: null, currency: null }));
  await done(addTagRule(admin, { tag: "again", condition: "repeat", threshold: null, currency: null }));
  const [rule, otherRule] = await listTagRules(admin.orgId);
  const messageId = await queueMessage({ orgId: admin.orgId, sql });
  await sql("update outbox_message set status = 'dead', attempts = 8, last_error = 'No such mailbox' where id = $1", [messageId]);
  const mailId = await mail(sql, admin.orgId);
  const roles = await listRoles(admin);
  const finance = certain(
    roles.find((role) => role.code === "finance"),
    "finance",
  );
  await done(putRole(admin, { name: "Night shift", rights: ["view"] }));
  const night = certain(
    (await listRoles(admin)).find((role) => role.name === "Night shift"),
    "role",
  );
  await done(invite(admin, { email: "invited@access.example", roleId: finance.id, everyLocation: true, locationIds: [] }));
  const [invitation] = await listInvitations(admin);
  const leaver = await member(admin.orgId, "warehouse", "leaver");
  const seen = certain(
    (await listMembers(admin)).find((it) => it.userId === leaver.id),
    "member",
  );
  await key(admin, ["view"]);
  const [newestKey] = await listApiKeys(admin);
  await done(issueBadge(admin, { userId: certain(leaver.id, "member") }));
  const uploaded = await uploadImport(admin, "orders.csv", Buffer.from("order;sku;units;customer\n1;TEA-1;1;C1\n"));
  if (!uploaded.ok) throw new Error(uploaded.code);
  return {
    viewId: String(certain(view, "view")["id"]),
    ruleId: certain(rule, "rule").id,
    otherRuleId: certain(otherRule, "rule").id,
    messageId,
    mailId,
    invitationId: certain(invitation, "invitation").id,
    keyId: certain(newestKey, "key").id,
    memberId: certain(leaver.id, "member"),
    memberSeen: seen.seen,
    roleId: night.id,
    roleSeen: seenOfRole(night),
    importId: uploaded.jobId,
  };
}

async function tablet(admin: Actor, locationId: string): Promise<string> {
  await done(addDevice(admin, { name: "Tablet", locationId }));
  const { devices } = await listDevices(admin);
  return certain(devices[0], "tablet").id;
}

async function mail(sql: Sql, orgId: string): Promise<string> {
  const [row] = await sql(
    `insert into mail_message (org_id, id, outbox_id, recipient, sender, subject, html, plain, via)
     select org_id, gen_random_uuid(), id, 'buyer@shop.example', 'orders@alpha.example', 'Your order', '<p>Your order</p>', 'Your order', 'mailbox'
       from outbox_message where org_id = $1 limit 1 returning id`,
    [orgId],
  );
  return String(certain(row, "mail")["id"]);
}

async function done<T extends { ok: true } | { ok: false; code: string }>(outcome: Promise<T>): Promise<void> {
  const ended = await outcome;
  if (!ended.ok) throw new Error(`Refused: ${ended.code}`);
}
