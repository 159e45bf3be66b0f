import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Wire } from "@/db/testing/wire";
import { placed, refused } from "@/lib/testing/desk";
import { domainDesk } from "@/lib/testing/domain-desk";
import { addCustomer, addLocation, addProduct } from "@/lib/testing/goods";
import { assertNoDrift } from "@/lib/testing/no-drift";
import { createWiredWorld } from "@/lib/testing/wired-world";
import { addOrganization, type World } from "@/lib/testing/world";

let world: World;
let wire: Wire;

beforeAll(async () => {
  ({ world, wire } = await createWiredWorld({ maxConnections: 1 }));
  await addLocation(world, "FIRST");
  await addCustomer(world, { code: "C1", limitMinor: null });
  await addProduct(world, { sku: "LAMP", price: "1.00" });
  await domainDesk(world).receive({ location: "FIRST", reference: "R", lines: [{ sku: "LAMP", units: 50 }] });
});
afterAll(async () => {
  await assertNoDrift();
  await world.close();
});
// What the process kept is of the rules as they are now.
beforeEach(async () => {
  placed(await place(1));
  wire.forget();
});

const place = (units: number) => domainDesk(world).place({ customer: "C1", lines: [{ sku: "LAMP", units }] });
const change = (text: string) => world.sql(text, [world.orgId]);
const asked = () => wire.messages.filter(({ type, text }) => type === "B" && text.includes("policies")).length;
const markOf = async () => (await change("select rules_mark::text as mark from org_policy where org_id = $1"))[0]?.["mark"];
const tagsOf = async () => placed(await place(1)).receipt.effects.flatMap((effect) => (effect.kind === "tag" ? effect.tags : []));

describe("the rules that a placement is decided by", () => {
  test("do not travel while nobody changes them, however many numbers are taken", async () => {
    const mark = await markOf();
    await change(
      "update org_policy set next_order_number = next_order_number + 1, next_package_number = next_package_number + 1 where org_id = $1",
    );
    await change("update org_policy set timed_release_at = now() where org_id = $1");
    placed(await place(1));
    placed(await place(1));
    expect(await markOf()).toBe(mark);
    expect(asked()).toBe(0);
  });

  test("hold for the next placement once a policy is changed", async () => {
    refused(await place(1000), "stock_short");
    await change("update org_policy set allow_backorder = true where org_id = $1");
    const { order } = placed(await place(1000));
    expect(order.allocation_status).toBe("partially_reserved");
    await change("update org_policy set allow_backorder = false where org_id = $1");
    refused(await place(1000), "stock_short");
    await domainDesk(world).move("cancel", order.id, { version: order.version, reason: "entry_error" });
  });

  test("include every tag rule as it is now", async () => {
    expect(await tagsOf()).toEqual(["repeat"]);
    await change("insert into tag_rule (org_id, id, tag, condition) values ($1, gen_random_uuid(), 'loyal', 'repeat')");
    expect((await tagsOf()).toSorted()).toEqual(["loyal", "repeat"]);
    await change("update tag_rule set archived_at = now() where org_id = $1 and tag = 'repeat'");
    expect(await tagsOf()).toEqual(["loyal"]);
    await change("update tag_rule set archived_at = null where org_id = $1 and tag = 'repeat'");
    await change("update tag_rule set archived_at = now() where org_id = $1 and tag = 'loyal'");
    expect(await tagsOf()).toEqual(["repeat"]);
  });

  test("include the locations and the organization's own name", async () => {
    await change("update location set code = 'HALL' where org_id = $1");
    await change("update organization set name = 'Renamed Ltd' where id = $1");
    const { order, receipt } = placed(await place(1));
    const [stock] = receipt.effects.flatMap((effect) => (effect.kind === "stock" ? effect.units : []));
    expect(stock?.location).toBe("HALL");
    const [mail] = await world.sql("select payload ->> 'organizationName' as name from outbox_message where order_id = $1", [order.id]);
    expect(mail?.["name"]).toBe("Renamed Ltd");
  });

  test("are another organization's own matter", async () => {
    const stranger = await addOrganization(world.sql, "other");
    const mark = await markOf();
    await world.sql("update org_policy set split = 'one_location' where org_id = $1", [stranger]);
    await world.sql("insert into location (org_id, id, code, name) values ($1, gen_random_uuid(), 'L', 'L')", [stranger]);
    expect(await markOf()).toBe(mark);
  });
});
