import { afterAll, beforeAll, expect, test } from "vitest";
import { addCarton, archiveCarton, editCarton, listCartons, seenCarton } from "@/lib/shipping/cartons";
import { editCartonForm, editServiceForm, newCartonForm, newServiceForm } from "@/lib/shipping/form-inputs";
import { quoteShipping } from "@/lib/shipping/quote";
import { addService, archiveService, editService, listServices, seenService } from "@/lib/shipping/services";
import { certain } from "@/lib/result/refusal";
import { actorOf } from "@/lib/testing/actor";
import { addLocation } from "@/lib/testing/goods";
import { addOrganization, createWorld, type World } from "@/lib/testing/world";

let world: World;
let otherId: string;
beforeAll(async () => {
  world = await createWorld();
  otherId = await addOrganization(world.sql, "other");
  await addLocation(world, "BEG");
});
afterAll(() => world.close());

const CARTON = { name: "Small", length_mm: "200", width_mm: "150", height_mm: "100", tare_g: "80", most_g: "2 000" };
const SERVICE = { name: "Standard", currency: "eur", transit_days: "2", zones: "1; ME\n2; RS; 11", rates: "1; 2; 5.90\n2; 2; 3.40" };
const carton = (more: object = {}) => newCartonForm.parse({ code: "S", ...CARTON, ...more });
const service = (more: object = {}) => newServiceForm.parse({ carrier: "COAST", code: "STD", ...SERVICE, ...more });

test("a carton is added once, changed by who saw it as it is, and archived", async () => {
  expect(await addCarton(world.actor, "S", carton())).toEqual({ ok: true });
  expect(await addCarton(world.actor, "S", carton())).toMatchObject({ code: "code_taken" });
  expect(await addCarton(actorOf(world.orgId, new Set(["view"])), "M", carton())).toMatchObject({ code: "no_right" });
  const [stored] = await listCartons(world.orgId);
  const seen = seenCarton(certain(stored, "carton"));
  const form = editCartonForm.parse({ code: "S", seen, ...CARTON, height_mm: "120" });
  expect(await editCarton(actorOf(otherId), "S", seen, form)).toMatchObject({ code: "not_found" });
  expect(await editCarton(world.actor, "S", seen, form)).toEqual({ ok: true });
  expect(await editCarton(world.actor, "S", seen, form)).toMatchObject({ code: "stale" });
  expect(await archiveCarton(world.actor, "S", true)).toEqual({ ok: true });
  expect(await listCartons(world.orgId)).toMatchObject([{ code: "S", heightMm: 120, mostG: 2000, archivedAt: expect.any(Date) as Date }]);
  expect(await listCartons(otherId)).toEqual([]);
});

test("a service with its tables prices packages from then on, and no longer when it is archived", async () => {
  const ask = async (weight_g: number) => {
    const answer = await quoteShipping(world.actor, { location: "BEG", to: { country: "ME", postcode: "" }, weight_g });
    return answer.ok ? answer.quotes.map(({ price }) => price.amount_minor) : answer.code;
  };
  expect(await ask(1000)).toBe("no_services");
  expect(await addService(world.actor, "COAST", "STD", service())).toEqual({ ok: true });
  expect(await addService(world.actor, "COAST", "STD", service())).toMatchObject({ code: "code_taken", subject: "COAST STD" });
  expect(await ask(1000)).toEqual([590]);
  const stored = certain((await listServices(world.orgId))[0], "service");
  const seen = seenService(stored);
  const form = editServiceForm.parse({ service_id: stored.id, seen, ...SERVICE, rates: "1; 2; 6.10\n2; 2; 3.40" });
  expect(await editService(actorOf(otherId), stored.id, seen, form)).toMatchObject({ code: "not_found" });
  expect(await editService(world.actor, stored.id, seen, form)).toEqual({ ok: true });
  expect(await editService(world.actor, stored.id, seen, form)).toMatchObject({ code: "stale" });
  expect(await ask(1000)).toEqual([610]);
  expect(await archiveService(world.actor, stored.id, true)).toEqual({ ok: true });
  expect(await ask(1000)).toBe("no_services");
});

test("what does not fit is said at its field, line by line", () => {
  const messages = (form: { error?: { issues: { path: PropertyKey[]; message: string }[] } | undefined }) =>
    (form.error?.issues ?? []).map(({ path, message }) => `${String(path[0])}: ${message}`);
  expect(messages(newCartonForm.safeParse({ code: "S", ...CARTON, height_mm: "", most_g: "0" }))).toEqual([
    "height_mm: Write whole millimetres from 1 to 5,000.",
    "most_g: Write whole grams from 1 to 1,000,000.",
  ]);
  const parse = (more: object) => newServiceForm.safeParse({ carrier: "COAST", code: "STD", ...SERVICE, ...more });
  expect(messages(parse({ zones: "1; ME\n; RS\n3; Narnia" }))).toHaveLength(2);
  expect(messages(parse({ rates: "1; 2; 5.90\n9; 2; 3.40" }))).toEqual([
    "rates: Line 2: there is no zone “9” above.",
    "rates: Zone “2” has no price; write one or leave it out above.",
  ]);
  expect(messages(parse({ rates: "" }))).toEqual(["rates: Write at least one price, such as “1; 2; 5.90”."]);
});
