import type { Metadata } from "next";
import { FloorList } from "@/components/floor/work/floor-list";
import { ButtonLink } from "@/components/ui/button-link";
import { requireFloor } from "@/lib/floor/session";

export const metadata: Metadata = { title: "Receive" };

export default async function ReceivePage() {
  const { location } = await requireFloor("receive");
  return (
    <FloorList
      title={`Receive at ${location.name}`}
      empty={{ title: "Nothing was announced", text: "Count what arrived as a blind receipt." }}
      rows={[
        {
          id: "blind",
          title: "Blind receipt",
          detail: "Goods that nobody announced",
          action: (
            <ButtonLink href="/floor/receive/blind" size="floor" variant="primary">
              Count
            </ButtonLink>
          ),
        },
      ]}
    />
  );
}
