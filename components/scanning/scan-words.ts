import type { Scan, UnknownWhy } from "@/lib/scanning/read-scan";

export type ScanWords = { title: string; details: string[] };

const OWN = { bin: "Bin", tote: "Tote", order: "Order", task: "Task", badge: "Badge" } as const;

const WHY: Record<UnknownWhy, string> = {
  empty: "Nothing was read. Scan again.",
  check_digit: "The check digit does not fit the other digits, so one was read or typed wrongly. Scan again.",
  element_string: "This GS1 code breaks the rules of GS1, so it was read in part or printed wrongly. Scan again or use another code.",
  not_ours: "This is no article, package, bin, tote, order, task or badge.",
};

/** What was scanned, in the words of the floor. A badge is half of a sign-in and is not written out. */
export function scanWords(scan: Scan): ScanWords {
  switch (scan.kind) {
    case "gtin":
      return { title: `Article ${scan.gtin14}`, details: goodsWords(scan) };
    case "sscc":
      return {
        title: `Package ${scan.sscc}`,
        details: scan.content ? [`Article ${scan.content.gtin14}`, ...goodsWords(scan.content)] : [],
      };
    case "unknown":
      return { title: "Not known", details: [WHY[scan.why]] };
    case "badge":
      return { title: OWN.badge, details: [] };
    case "bin":
    case "tote":
    case "order":
    case "task":
      return { title: `${OWN[scan.kind]} ${scan.code}`, details: [] };
  }
}

type Goods = Omit<Extract<Scan, { kind: "gtin" }>, "kind">;

function goodsWords({ lot, expiry, serial, count }: Goods): string[] {
  return [
    ...(lot === undefined ? [] : [`Lot ${lot}`]),
    ...(expiry === undefined ? [] : [`Expires ${expiry}`]),
    ...(serial === undefined ? [] : [`Serial ${serial}`]),
    ...(count === undefined ? [] : [count === 1 ? "1 unit" : `${count} units`]),
  ];
}
