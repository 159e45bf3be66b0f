"use client";

import { Suspense } from "react";
import { TaskFrame } from "@/components/floor/task-frame";
import { ClosePanel } from "@/components/floor/work/close-panel";
import { LastScan } from "@/components/floor/work/last-scan";
import { later } from "@/components/floor/work/later";
import { PackLines } from "@/components/floor/work/pack-lines";
import { PackageCard } from "@/components/floor/work/package-card";
import { ShipPanel } from "@/components/floor/work/ship-panel";
import { usePacking } from "@/components/floor/work/use-packing";
import { ScanBox } from "@/components/scanning/scan-box";
import { ButtonLink } from "@/components/ui/button-link";
import type { SelectOption } from "@/components/ui/select-field";
import type { FulfilmentView } from "@/lib/fulfilment/read-fulfilments";

// Only supervisors see it.
const OverridePanel = later(async () => (await import("@/components/floor/work/override-panel")).OverridePanel);

type PackTaskProps = {
  fulfilment: FulfilmentView;
  cartons: readonly { code: string; name: string }[];
  /** The carton that fits what is to be packed, and what it will weigh in grams. */
  suggested: string | null;
  weightG: number;
  may: { override: boolean; buyLabel: boolean; ship: boolean };
  /** By package: the services that take it, with their prices, the cheapest first. */
  services: Readonly<Record<string, readonly SelectOption[]>>;
};

/** Every unit is scanned into a package; then packages are closed, labelled and shipped. */
export function PackTask({ fulfilment, cartons, suggested, weightG, may, services }: PackTaskProps) {
  const { ready, said, waits, send, onScan } = usePacking(fulfilment);
  const { packages_list: packages, lines } = fulfilment;
  const left = lines.reduce((sum, line) => sum + line.picked - line.packed - line.going_back, 0);
  const open = packages.find((it) => !it.closed && it.lines.length > 0);
  return (
    <TaskFrame
      title={`Pack ${fulfilment.number}`}
      detail={`${fulfilment.customer}${fulfilment.tote ? `, tote ${fulfilment.tote}` : ""}`}
      progress={{ value: fulfilment.packed, max: Math.max(fulfilment.units, 1), label: `${fulfilment.packed} of ${fulfilment.units}` }}
      back={{ href: "/floor/pack", label: "All to pack" }}
      aside={<PackLines lines={lines} />}
    >
      <div className="grid gap-5">
        {left > 0 && (
          <ScanBox
            label={waits === null ? "Scan each unit into the package" : "Scan its serial number"}
            hint={waits === null ? "or type its SKU" : "or type it"}
            onScan={onScan}
          />
        )}
        <LastScan said={said} />
        {fulfilment.note && <p className="text-floor">{fulfilment.note}</p>}
        {packages.map((it) => (
          <PackageCard key={it.id} box={it} may={may} services={services[it.id] ?? []} onSend={send} />
        ))}
        {open && (
          <ClosePanel
            key={open.id}
            seq={open.seq}
            cartons={cartons}
            suggested={suggested}
            weightG={weightG}
            ready={ready}
            onClose={(body) => send("close", { package: open.id, ...body }, `Package ${open.seq} is closed`)}
          />
        )}
        {left > 0 && may.override && fulfilment.state !== "picking" && (
          <Suspense>
            <OverridePanel
              units={left}
              onPack={(reason) => send("pack-unscanned", { fulfilment: fulfilment.id, reason }, "Packed without scans")}
            />
          </Suspense>
        )}
        {left === 0 && !open && packages.some((it) => it.closed && !it.shipped) && (
          <ShipPanel fulfilment={fulfilment} may={may.ship} ready={ready} onSend={send} />
        )}
        {fulfilment.state === "shipped" && (
          <div className="grid justify-items-start gap-3">
            <h2 className="text-xl!">Everything has left</h2>
            <ButtonLink href="/floor/pack" size="floor" variant="primary">
              Next to pack
            </ButtonLink>
          </div>
        )}
      </div>
    </TaskFrame>
  );
}
