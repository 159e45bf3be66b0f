import { ProblemPage } from "@/components/shell/problem-page";
import { ButtonLink } from "@/components/ui/button-link";

export default function FloorForbidden() {
  return (
    <ProblemPage
      title="Your role does not include this"
      actions={
        <ButtonLink href="/floor" size="floor">
          All work
        </ButtonLink>
      }
    >
      Ask an administrator of your organization for the right, or let somebody who has it sign in here.
    </ProblemPage>
  );
}
