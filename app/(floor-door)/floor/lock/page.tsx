import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { choosePin, enterWithPin, presentBadge } from "@/app/(floor-door)/floor/lock/actions";
import { BadgeDoor } from "@/components/floor/door/badge-door";
import { DemoBadges } from "@/components/floor/door/demo-badges";
import { KeepForOffline } from "@/components/floor/shell/keep-for-offline";
import { ButtonLink } from "@/components/ui/button-link";
import { TextLink } from "@/components/ui/text-link";
import { listDemoBadges } from "@/lib/floor/demo-badges";
import { FLOOR_REFUSAL_TEXT } from "@/lib/floor/refusals";
import { currentDevice, currentFloor } from "@/lib/floor/session";

export const metadata: Metadata = { title: "Locked" };

const EMAIL = "/sign-in?next=%2Ffloor";

export default async function LockPage() {
  if (await currentFloor()) redirect("/floor");
  const device = await currentDevice();
  if (!device) return <NotAdmitted />;
  const badges = await listDemoBadges(device);
  return (
    <>
      <header>
        <h1 className="text-xl!">{device.location.name}</h1>
        <p className="mt-1 text-ink-2">
          {device.organization.name}, {device.name}
        </p>
      </header>
      <BadgeDoor present={presentBadge} enter={enterWithPin} choose={choosePin} refusals={FLOOR_REFUSAL_TEXT} />
      <p className="text-md text-ink-2">
        No badge at hand? <TextLink href={EMAIL}>Sign in with your e-mail address</TextLink>; the tablet locks itself all the same.
      </p>
      {badges.length > 0 && <DemoBadges badges={badges} />}
      <KeepForOffline door />
    </>
  );
}

const NotAdmitted = () => (
  <>
    <h1 className="text-xl!">This tablet is not admitted</h1>
    <div className="grid gap-3 text-ink-2">
      <p>Badges open only tablets that an administrator has admitted. In the office, under Settings, Tablets, a code is made for each.</p>
      <p>On a device of your own you do not need a badge: sign in with your e-mail address.</p>
    </div>
    <div className="flex flex-wrap gap-3">
      <ButtonLink href="/floor/enrol" size="floor" variant="primary">
        Enter a code
      </ButtonLink>
      <ButtonLink href={EMAIL} size="floor">
        Sign in with e-mail
      </ButtonLink>
    </div>
  </>
);
