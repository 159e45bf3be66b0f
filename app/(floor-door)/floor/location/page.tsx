import type { Metadata } from "next";
import { chooseLocation } from "@/app/(floor-door)/floor/location/actions";
import { WorkplaceForm } from "@/components/floor/door/workplace-form";
import { floorPath } from "@/lib/floor/floor-path";
import { FLOOR_REFUSAL_TEXT } from "@/lib/floor/refusals";
import { requireWorkplaces } from "@/lib/floor/session";

export const metadata: Metadata = { title: "Where do you work?" };

export default async function LocationPage({ searchParams }: PageProps<"/floor/location">) {
  const { chosen, locations } = await requireWorkplaces();
  const { next } = await searchParams;
  return (
    <>
      <header>
        <h1 className="text-xl!">Where do you work?</h1>
        <p className="mt-1 text-ink-2">
          {locations.length > 0
            ? "The work and the goods of this location are shown. An admitted tablet knows its location by itself."
            : "You are limited to locations that are closed. Ask an administrator of your organization."}
        </p>
      </header>
      <WorkplaceForm
        action={chooseLocation}
        locations={locations}
        chosen={chosen}
        next={floorPath(typeof next === "string" ? next : null)}
        refusals={FLOOR_REFUSAL_TEXT}
      />
    </>
  );
}
