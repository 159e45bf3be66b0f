import type { Metadata } from "next";
import { BlindReceipt } from "@/components/floor/work/blind-receipt";
import { requireFloor } from "@/lib/floor/session";

export const metadata: Metadata = { title: "Blind receipt" };

export default async function BlindReceiptPage() {
  const { location } = await requireFloor("receive");
  return <BlindReceipt location={{ code: location.code, name: location.name }} />;
}
