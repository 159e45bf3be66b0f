import { addCarton } from "@/lib/shipping/cartons";
import { newCartonForm, newServiceForm } from "@/lib/shipping/form-inputs";
import { addService } from "@/lib/shipping/services";
import type { Actor } from "@/lib/tenancy/actor";

// biome-ignore format: one carton a row.
const CARTONS = [
  { code: "BAG",  name: "Mailing bag",          length_mm: "350",  width_mm: "250", height_mm: "60",  tare_g: "20",   most_g: "2000" },
  { code: "S",    name: "Small carton",         length_mm: "300",  width_mm: "200", height_mm: "150", tare_g: "120",  most_g: "8000" },
  { code: "M",    name: "Medium carton",        length_mm: "400",  width_mm: "300", height_mm: "250", tare_g: "260",  most_g: "15000" },
  { code: "L",    name: "Large carton",         length_mm: "600",  width_mm: "400", height_mm: "400", tare_g: "620",  most_g: "25000" },
  { code: "XL",   name: "Bedding carton",       length_mm: "800",  width_mm: "600", height_mm: "500", tare_g: "1150", most_g: "31500" },
  { code: "TUBE", name: "Tube for long pieces", length_mm: "1200", width_mm: "150", height_mm: "150", tare_g: "350",  most_g: "10000" },
];

const ZONES = [
  "home; RS",
  "home; ME",
  "region; BA",
  "region; HR",
  "region; SI",
  "region; MK",
  "region; AL",
  "region; BG",
  "region; RO",
  "region; HU",
];
const STANDARD = [
  ...ZONES,
  "north; NO",
  "north; SE",
  "north; DK",
  "north; FI",
  "europe; DE",
  "europe; AT",
  "europe; IT",
  "europe; FR",
  "europe; ES",
  "europe; NL",
  "world; *",
];

const prices = (zone: string, steps: Readonly<Record<string, string>>): string =>
  Object.entries(steps)
    .map(([kilograms, price]) => `${zone}; ${kilograms}; ${price}`)
    .join("\n");

const SERVICES = [
  {
    code: "STD",
    name: "Standard",
    transit_days: "3",
    zones: STANDARD.join("\n"),
    rates: [
      prices("home", { "2": "3.90", "5": "4.90", "10": "6.50", "31.5": "9.90" }),
      prices("region", { "2": "7.90", "5": "9.90", "10": "13.50", "31.5": "22.00" }),
      prices("north", { "2": "9.90", "5": "13.90", "10": "19.50", "31.5": "34.00" }),
      prices("europe", { "2": "10.90", "5": "14.90", "10": "21.00", "31.5": "36.00" }),
      prices("world", { "2": "24.00", "5": "41.00", "10": "69.00", "20": "118.00" }),
    ].join("\n"),
  },
  {
    code: "EXP",
    name: "Express",
    transit_days: "1",
    zones: ZONES.join("\n"),
    rates: [
      prices("home", { "2": "7.90", "5": "9.90", "10": "13.90", "31.5": "21.00" }),
      prices("region", { "2": "16.90", "5": "21.90", "10": "29.00", "31.5": "52.00" }),
    ].join("\n"),
  },
];

const FREIGHT = {
  code: "ECO",
  name: "Economy freight",
  transit_days: "6",
  zones: STANDARD.filter((zone) => !zone.startsWith("world")).join("\n"),
  rates: ["home", "region", "north", "europe"]
    .map((zone, index) => prices(zone, { "50": `${24 + 14 * index}.00`, "200": `${49 + 32 * index}.00`, "800": `${98 + 70 * index}.00` }))
    .join("\n"),
};

/** The boxes on the benches, and two carriers of which one takes what is too heavy for the other. */
export async function openShipping(admin: Actor): Promise<void> {
  for (const { code, ...carton } of CARTONS) must(await addCarton(admin, code, newCartonForm.parse({ code, ...carton })));
  for (const service of SERVICES) await offer(admin, "COAST", service);
  await offer(admin, "ROADLINE", FREIGHT);
}

/** Bedding is light and takes room. */
const VOLUME_DIVISOR = "5000";

async function offer(admin: Actor, carrier: string, service: (typeof SERVICES)[number]): Promise<void> {
  must(
    await addService(
      admin,
      carrier,
      service.code,
      newServiceForm.parse({ carrier, currency: "EUR", volume_divisor: VOLUME_DIVISOR, ...service }),
    ),
  );
}

function must(outcome: { ok: boolean }): void {
  if (!outcome.ok) throw new Error(`The demo's shipping cannot be made: ${JSON.stringify(outcome)}`);
}
