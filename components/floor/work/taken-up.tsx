import { beganText } from "@/components/floor/work/began-text";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";

type TakenUpProps = { at: number; onForget: () => void };

/** Work of an earlier visit lies here again: go on with it, or leave it. */
export function TakenUp({ at, onForget }: TakenUpProps) {
  const action = (
    <Button size="floor" onClick={onForget}>
      Start over
    </Button>
  );
  return (
    <Banner tone="info" title={`You began this ${beganText(at)}`} actions={action} className="text-floor">
      What you had counted is here. Go on where you stopped.
    </Banner>
  );
}
