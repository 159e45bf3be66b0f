import type { Metadata } from "next";
import { ReceiveTask } from "@/components/floor/work/receive-task";
import { requireFloor } from "@/lib/floor/session";

export const metadata: Metadata = { title: "Blind receipt" };

export default async function BlindReceiptPage() {
  const { location } = await requireFloor("receive");
  return <ReceiveTask location={{ code: location.code, name: location.name }} expected={null} known={[]} />;
}
