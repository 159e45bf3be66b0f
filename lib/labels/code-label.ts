import type { Label, Size } from "@/lib/labels/label";
import { labelsPdf } from "@/lib/labels/render-pdf";
import { ownCode } from "@/lib/scanning/own-code";

/** Where it hangs or whose it is stands in the note, for people. */
export type CodeLabelFacts = { kind: "bin" | "tote" | "task" | "order"; code: string; note: string };
export type BadgeFacts = { code: string; name: string; organization: string };

const STICKER: Size = { width: 100, height: 50 };
const CARD: Size = { width: 85.6, height: 54 };

export async function codeLabelsPdf(labels: readonly CodeLabelFacts[], madeAt: Date): Promise<Buffer> {
  return await labelsPdf(labels.map(sticker), "Labels", madeAt);
}

/** Cards of the size of a bank card. Who holds the card holds half of a sign-in, so the code is not written out. */
export async function badgesPdf(badges: readonly BadgeFacts[], madeAt: Date): Promise<Buffer> {
  return await labelsPdf(badges.map(card), "Badges", madeAt);
}

function sticker({ kind, code, note }: CodeLabelFacts): Label {
  const line = { kind: "text", x: 4, width: STICKER.width - 8, align: "center" } as const;
  return {
    size: STICKER,
    pieces: [
      { ...line, y: 3, size: 10, bold: true, text: code },
      { kind: "bars", x: 2, width: STICKER.width - 4, y: 17, height: 23, symbology: "code128", data: ownCode(kind, code) },
      { ...line, y: 42.5, size: 3.4, text: note },
    ],
  };
}

function card({ code, name, organization }: BadgeFacts): Label {
  const line = { kind: "text", x: 4, width: CARD.width - 8, align: "center" } as const;
  return {
    size: CARD,
    pieces: [
      { ...line, y: 4, size: 3.2, text: organization },
      { ...line, y: 10, size: 6, bold: true, lines: 2, text: name },
      { kind: "bars", x: 2, width: CARD.width - 4, y: 28, height: 20, symbology: "code128", data: ownCode("badge", code) },
    ],
  };
}
