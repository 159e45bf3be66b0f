import { Suspense } from "react";
import { later } from "@/components/floor/work/later";

const Said = later(async () => (await import("@/components/floor/work/taken-up")).TakenUp);

/** Few come back to work that they began. */
export const TakenUp = ({ at, onForget }: { at: number | null; onForget: () => void }) =>
  at !== null && (
    <Suspense>
      <Said at={at} onForget={onForget} />
    </Suspense>
  );
