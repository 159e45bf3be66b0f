import { checkDigit } from "@/lib/catalogue/gtin";
import { type ProductBody, productBody } from "@/lib/catalogue/inputs";

export type DemoProduct = { sku: string; body: ProductBody /** Few come in, so that orders wait for it. */; scarce: boolean };

type Family = {
  sku: string;
  name: string;
  variants: readonly (readonly [code: string, words: string])[];
  price: number;
  step: number;
  weightG: number;
  rate?: string;
  scarce?: boolean;
};

const COLORS = [
  ["W", "white"],
  ["S", "sand"],
  ["G", "graphite"],
] as const;
const SIZES = [
  ["S", "small"],
  ["M", "medium"],
  ["L", "large"],
] as const;
const BEDS = [
  ["140", "140 × 200"],
  ["160", "160 × 200"],
  ["180", "180 × 200"],
  ["200", "200 × 220"],
] as const;

// biome-ignore format: the catalogue is read in columns.
const FAMILIES: readonly Family[] = [
  { sku: "TWL-70140", name: "Bath towel 70 × 140",     variants: COLORS, price: 18.5, step: 0,   weightG: 620 },
  { sku: "TWL-50100", name: "Hand towel 50 × 100",     variants: COLORS, price: 8.9,  step: 0,   weightG: 310 },
  { sku: "TWL-3050",  name: "Guest towel 30 × 50",     variants: COLORS, price: 3.4,  step: 0,   weightG: 95 },
  { sku: "MAT",       name: "Bath mat 50 × 80",        variants: COLORS, price: 11.2, step: 0,   weightG: 480 },
  { sku: "ROB",       name: "Bathrobe, waffle",        variants: SIZES,  price: 39,   step: 2,   weightG: 950 },
  { sku: "ROBV",      name: "Bathrobe, velour",        variants: SIZES,  price: 54,   step: 2,   weightG: 1250, scarce: true },
  { sku: "SLP",       name: "Slippers, closed toe",    variants: SIZES,  price: 1.15, step: 0,   weightG: 60 },
  { sku: "DVT",       name: "Duvet, all season",       variants: BEDS,   price: 46,   step: 6,   weightG: 1900, scarce: true },
  { sku: "DVS",       name: "Duvet, summer",           variants: BEDS,   price: 34,   step: 5,   weightG: 1100 },
  { sku: "DVC",       name: "Duvet cover, percale",    variants: BEDS,   price: 29.9, step: 3.5, weightG: 780 },
  { sku: "FTS",       name: "Fitted sheet, percale",   variants: BEDS,   price: 17.4, step: 1.8, weightG: 520 },
  { sku: "FLS",       name: "Flat sheet, percale",     variants: BEDS,   price: 19.2, step: 1.9, weightG: 560 },
  { sku: "MTP",       name: "Mattress protector",      variants: BEDS,   price: 21,   step: 2.5, weightG: 700 },
  { sku: "PLC",       name: "Pillowcase 50 × 70",      variants: COLORS, price: 5.6,  step: 0,   weightG: 130 },
  { sku: "PLW",       name: "Pillow 50 × 70",          variants: [["F", "firm"], ["M", "medium"], ["D", "down"]], price: 16.5, step: 6, weightG: 800 },
  { sku: "BLK",       name: "Blanket, wool blend",     variants: COLORS, price: 42,   step: 0,   weightG: 1400 },
  { sku: "THR",       name: "Bed throw, woven",        variants: COLORS, price: 36,   step: 0,   weightG: 1200 },
  { sku: "CUR",       name: "Blackout curtain",        variants: COLORS, price: 58,   step: 0,   weightG: 2100 },
  { sku: "TBC",       name: "Tablecloth 140 × 220",    variants: COLORS, price: 24.5, step: 0,   weightG: 640 },
  { sku: "NAP",       name: "Napkin 45 × 45, linen",   variants: COLORS, price: 3.9,  step: 0,   weightG: 70 },
  { sku: "LMP-BED",   name: "Bedside lamp",            variants: [["BR", "brass"], ["BK", "black"]], price: 94.5, step: -12, weightG: 1600, scarce: true },
  { sku: "LMP-DSK",   name: "Desk lamp",               variants: [["BR", "brass"], ["BK", "black"]], price: 78, step: -9, weightG: 1900 },
  { sku: "KTL",       name: "Kettle 0.8 l",            variants: [["ST", "steel"], ["BK", "black"]], price: 32, step: 3, weightG: 900 },
  { sku: "TRY",       name: "Serving tray",            variants: SIZES,  price: 14,   step: 4,   weightG: 750 },
  { sku: "MUG",       name: "Mug 0.3 l, porcelain",    variants: COLORS, price: 4.8,  step: 0,   weightG: 340 },
  { sku: "GLS",       name: "Tumbler 0.25 l",          variants: [["CL", "clear"], ["SM", "smoke"]], price: 2.1, step: 0.4, weightG: 190 },
  { sku: "DSP",       name: "Soap dispenser 300 ml",   variants: [["W", "white"], ["BK", "black"]], price: 9.8, step: 0, weightG: 260 },
  { sku: "SOP",       name: "Hand soap 5 l",           variants: [["L", "lavender"], ["C", "citrus"]], price: 19.9, step: 0, weightG: 5200 },
  { sku: "SHP",       name: "Shampoo 5 l",             variants: [["L", "lavender"], ["C", "citrus"]], price: 22.9, step: 0, weightG: 5200 },
  { sku: "HNG",       name: "Coat hanger",             variants: [["WD", "wood"], ["VL", "velvet"]], price: 2.6, step: 0.5, weightG: 210 },
  { sku: "LGR",       name: "Luggage rack",            variants: [["WD", "wood"], ["ST", "steel"]], price: 41, step: 7, weightG: 3100 },
  { sku: "BIN",       name: "Waste bin 6 l",           variants: [["ST", "steel"], ["BK", "black"]], price: 17.5, step: 0, weightG: 1100 },
  { sku: "HDR",       name: "Hair dryer, wall",        variants: [["W", "white"]], price: 49, step: 0, weightG: 1300, scarce: true },
  { sku: "SAF",       name: "Room safe, electronic",   variants: [["BK", "black"]], price: 118, step: 0, weightG: 9800, scarce: true },
  { sku: "MIR",       name: "Cosmetic mirror, wall",   variants: [["CH", "chrome"], ["BK", "black"]], price: 64, step: 4, weightG: 1700 },
  { sku: "VAS",       name: "Vase, stoneware",         variants: SIZES,  price: 15.5, step: 5,   weightG: 900 },
  { sku: "CND",       name: "Scented candle",          variants: [["FG", "fig"], ["CT", "cotton"]], price: 11.9, step: 0, weightG: 380 },
  { sku: "LDB",       name: "Laundry bag, cotton",     variants: [["W", "white"], ["N", "natural"]], price: 4.2, step: 0, weightG: 110 },
  { sku: "PNT",       name: "Wall print 50 × 70",      variants: [["SEA", "sea"], ["HIL", "hills"], ["CTY", "city"]], price: 38, step: 0, weightG: 2400 },
  { sku: "BKG",       name: "Hospitality handbook",    variants: [["EN", "English"], ["DE", "German"]], price: 24, step: 0, weightG: 540, rate: "10" },
  { sku: "TEA",       name: "Tea assortment, 80 bags", variants: [["01", "classic"], ["02", "herbal"]], price: 12.4, step: 0, weightG: 260, rate: "10" },
];

const BUNDLES: readonly [sku: string, name: string, price: string, parts: readonly [sku: string, units: number][]][] = [
  [
    "SET-BATH-W",
    "Bath set, white",
    "46.00",
    [
      ["TWL-70140-W", 2],
      ["TWL-50100-W", 2],
      ["MAT-W", 1],
    ],
  ],
  [
    "SET-BATH-S",
    "Bath set, sand",
    "46.00",
    [
      ["TWL-70140-S", 2],
      ["TWL-50100-S", 2],
      ["MAT-S", 1],
    ],
  ],
  [
    "SET-BED-160",
    "Bed set 160 × 200",
    "148.00",
    [
      ["DVT-160", 1],
      ["DVC-160", 1],
      ["FTS-160", 1],
      ["PLC-W", 2],
    ],
  ],
  [
    "SET-BED-180",
    "Bed set 180 × 200",
    "159.00",
    [
      ["DVT-180", 1],
      ["DVC-180", 1],
      ["FTS-180", 1],
      ["PLC-W", 2],
    ],
  ],
  [
    "SET-TEA",
    "Tea corner",
    "59.00",
    [
      ["KTL-ST", 1],
      ["TRY-M", 1],
      ["MUG-W", 2],
      ["TEA-01", 1],
    ],
  ],
  [
    "SET-GUEST",
    "Guest welcome pack",
    "9.50",
    [
      ["SLP-M", 2],
      ["TWL-3050-W", 2],
    ],
  ],
  [
    "SET-TABLE",
    "Table for eight",
    "52.00",
    [
      ["TBC-W", 1],
      ["NAP-W", 8],
    ],
  ],
];

const SERVICES: readonly [sku: string, name: string, price: string][] = [
  ["POST", "Postage and packing", "9.90"],
  ["EXPRESS", "Express delivery", "24.00"],
  ["EMBROIDERY", "Embroidery, per piece", "2.80"],
];

/** About 120 products of a supplier of hotel linen, with bundles and services; all of it made up. */
export function demoProducts(): DemoProduct[] {
  const variants = FAMILIES.flatMap((family) => family.variants.map((variant, index) => ({ family, variant, index })));
  const plain = variants.map(({ family, variant, index }, number) => fromFamily(family, variant, index, number));
  const bundles = BUNDLES.map(([sku, name, unitPrice, parts]) => {
    const bundle = parts.map(([part, units]) => ({ sku: part, units }));
    return { sku, scarce: false, body: productBody.parse({ name, unit_price: unitPrice, tax_rate: "20", kind: "bundle", bundle }) };
  });
  const services = SERVICES.map(([sku, name, unitPrice]) => ({
    sku,
    scarce: false,
    body: productBody.parse({ name, unit_price: unitPrice, tax_rate: "20", kind: "service" }),
  }));
  return [...plain, ...bundles, ...services];
}

function fromFamily(family: Family, [code, words]: readonly [code: string, words: string], index: number, number: number): DemoProduct {
  const body = productBody.parse({
    name: `${family.name}, ${words}`,
    unit_price: (family.price + family.step * index).toFixed(2),
    tax_rate: family.rate ?? "20",
    weight_g: family.weightG,
    ...sizeOf(family.weightG),
    gtin: gtinOf(number),
    // Tea is kept by lot and day, and a safe is known by its number.
    tracks_lots: family.sku === "TEA",
    tracks_serials: family.sku === "SAF",
    // The safe is ordered from its maker one by one, and never promised before it is there.
    allow_backorder: family.sku !== "SAF",
    safety_stock: family.price < 5 ? 20 : 0,
  });
  return { sku: `${family.sku}-${code}`, body, scarce: family.scarce ?? false };
}

/** A number for use within one house (they begin with 2), so that it is nobody's article anywhere. */
function gtinOf(number: number): string {
  const digits = `2900${String(10_000_000 + number * 37).padStart(8, "0")}`;
  return `${digits}${checkDigit(digits)}`;
}

/** A parcel of about a quarter of a kilogram per litre, three to two to one. */
function sizeOf(weightG: number): { length_mm: number; width_mm: number; height_mm: number } {
  const height = Math.max(10, Math.round(Math.cbrt((weightG * 4_000) / 6)));
  return { length_mm: 3 * height, width_mm: 2 * height, height_mm: height };
}
