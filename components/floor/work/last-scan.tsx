import type { Said } from "@/components/floor/work/use-said";
import { ScanVerdict } from "@/components/scanning/scan-verdict";

export function LastScan({ said }: { said: Said | null }) {
  if (!said) return null;
  return (
    <ScanVerdict key={said.id} feedback={said.good ? "accepted" : "refused"} title={said.title}>
      {said.detail}
    </ScanVerdict>
  );
}
