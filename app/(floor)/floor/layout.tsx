import type { Metadata } from "next";
import type { ReactNode } from "react";
import { FloorShell } from "@/components/floor/shell/floor-shell";
import { currentFloor } from "@/lib/floor/session";

export const metadata: Metadata = {
  title: { default: "Floor", template: "%s · Onerow floor" },
  manifest: "/floor.webmanifest",
};

/** The frame around the floor. It only draws names: whether one may see a page, the page itself decides. */
export default async function FloorLayout({ children }: { children: ReactNode }) {
  const floor = await currentFloor();
  // Nobody works here: the page leads to the door, or says that the right is missing.
  if (!floor) return children;
  const { user, organization, location, device } = floor;
  return (
    <FloorShell person={user} organization={organization.name} location={location.name} device={device}>
      {children}
    </FloorShell>
  );
}
