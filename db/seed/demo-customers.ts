import { type CustomerBody, customerBody } from "@/lib/customers/inputs";

export type DemoCustomer = { code: string; body: CustomerBody; kind: "business" | "consumer" };

// biome-ignore format: one account a row. Town, postcode, country, latitude, longitude.
const TOWNS = {
  kotor:    ["Kotor", "85330", "Montenegro", 42.4247, 18.7712],
  budva:    ["Budva", "85310", "Montenegro", 42.2911, 18.84],
  podgorica:["Podgorica", "81000", "Montenegro", 42.4304, 19.2594],
  beograd:  ["Beograd", "11000", "Serbia", 44.7866, 20.4489],
  novisad:  ["Novi Sad", "21000", "Serbia", 45.2671, 19.8335],
  nis:      ["Niš", "18000", "Serbia", 43.3209, 21.8958],
  subotica: ["Subotica", "24000", "Serbia", 46.1, 19.6658],
  split:    ["Split", "21000", "Croatia", 43.5081, 16.4402],
  zagreb:   ["Zagreb", "10000", "Croatia", 45.815, 15.9819],
  sarajevo: ["Sarajevo", "71000", "Bosnia and Herzegovina", 43.8563, 18.4131],
  trieste:  ["Trieste", "34121", "Italy", 45.6495, 13.7768],
  wien:     ["Wien", "1010", "Austria", 48.2082, 16.3738],
} as const;

type Town = keyof typeof TOWNS;
type Business = readonly [
  name: string,
  town: Town,
  limit: number | null,
  days: number,
  policy: "refuse" | "park" | null,
  list: string | null,
];

// biome-ignore format: one account a row. A limit of null is no limit.
const BUSINESSES: readonly Business[] = [
  ["Adriatic Hotel Supply d.o.o.",   "kotor",     10_000, 30, null,     null],
  ["Hotel Old Harbour",              "kotor",      6_000, 30, "park",   "CONTRACT"],
  ["Villa Magnolia",                 "budva",      2_500, 14, null,     null],
  ["Riviera Resort Group",           "budva",     60_000, 60, "park",   "CONTRACT"],
  ["Grand Plaza Podgorica",          "podgorica", 20_000, 30, "park",   null],
  ["Hostel Seven Steps",             "podgorica",  1_200, 14, "refuse", null],
  ["Danube View Hotel",              "beograd",   25_000, 30, "park",   "CONTRACT"],
  ["Kalemegdan Suites",              "beograd",    8_000, 30, null,     null],
  ["City Aparthotel Nine",           "beograd",    5_000, 15, "refuse", null],
  ["Spa Fruška Vrela",               "novisad",   12_000, 30, "park",   null],
  ["Hotel Fortress Garden",          "novisad",    9_000, 30, null,     null],
  ["Pannonia Conference Centre",     "subotica",  15_000, 45, "park",   null],
  ["Constantine Boutique Hotel",     "nis",        4_000, 30, "refuse", null],
  ["Mountain Lodge Bela Stena",      "nis",        3_500, 30, null,     null],
  ["Palace Steps Hotel",             "split",     18_000, 30, "park",   "CONTRACT"],
  ["Marina Bay Apartments",          "split",      6_500, 21, null,     null],
  ["Hotel Upper Town",               "zagreb",    30_000, 30, "park",   null],
  ["Linden Garden Clinic",           "zagreb",    22_000, 45, null,     "CONTRACT"],
  ["Baščaršija Guest House",         "sarajevo",   2_000, 14, "refuse", null],
  ["Olympic Hill Resort",            "sarajevo",  14_000, 30, "park",   null],
  ["Albergo Molo Nove",              "trieste",   11_000, 30, null,     null],
  ["Donau Linen Service",            "wien",        null, 30, null,     "CONTRACT"],
  ["Pension Ringblick",              "wien",       5_500, 30, "refuse", null],
  ["Student House Karlsplatz",       "wien",       9_500, 30, "park",   null],
];

// biome-ignore format: one person a row; all of them are made up.
const CONSUMERS: readonly (readonly [name: string, town: Town])[] = [
  ["Ana Example", "beograd"], ["Boris Sample", "beograd"], ["Cveta Placeholder", "novisad"], ["Dino Testov", "split"],
  ["Ema Fictiva", "zagreb"], ["Filip Nobody", "kotor"], ["Goca Muster", "nis"], ["Hana Dummy", "sarajevo"],
  ["Ivo Invented", "budva"], ["Jana Specimen", "podgorica"], ["Kosta Madeup", "subotica"], ["Lea Imaginary", "trieste"],
  ["Max Mustermann", "wien"], ["Nina Novell", "wien"], ["Oto Anyman", "zagreb"], ["Pia Someone", "beograd"],
];

/** 40 accounts: businesses on terms with limits, and consumers who prepay. */
export function demoCustomers(): DemoCustomer[] {
  const businesses = BUSINESSES.map(
    ([name, town, limit, days, policy, list], index): DemoCustomer => ({
      code: `B${String(index + 1).padStart(3, "0")}`,
      kind: "business",
      body: customerBody.parse({
        name,
        kind: "business",
        terms_days: days,
        credit_limit: limit === null ? null : { amount_minor: limit * (policy === "park" ? 45 : 300), currency: "EUR" },
        credit_policy: policy,
        price_list: list,
        // Every third account takes another product for what is not found.
        allow_substitution: index % 3 === 1 ? true : null,
        email: `orders@${mailDomain(name)}.example`,
        ship_to: addressIn(town, `Warehouse entrance ${index + 1}`),
      }),
    }),
  );
  const consumers = CONSUMERS.map(
    ([name, town], index): DemoCustomer => ({
      code: `C${String(index + 1).padStart(3, "0")}`,
      kind: "consumer",
      body: customerBody.parse({
        name,
        kind: "consumer",
        email: `${mailDomain(name)}@mail.example`,
        ship_to: addressIn(town, `Example street ${index + 3}`),
      }),
    }),
  );
  return [...businesses, ...consumers];
}

function addressIn(town: Town, street: string) {
  const [city, postcode, country, latitude, longitude] = TOWNS[town];
  return { street, city, postcode, country, latitude, longitude };
}

const mailDomain = (name: string): string =>
  name
    .normalize("NFKD")
    .replace(/[^\p{L}\p{N} ]/gu, "")
    .trim()
    .toLowerCase()
    .split(/\s+/)
    .slice(0, 2)
    .join("-");
