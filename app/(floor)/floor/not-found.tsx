import { ProblemPage } from "@/components/shell/problem-page";
import { ButtonLink } from "@/components/ui/button-link";

export default function FloorNotFound() {
  return (
    <ProblemPage
      title="There is nothing here"
      actions={
        <ButtonLink href="/floor" size="floor">
          All work
        </ButtonLink>
      }
    >
      The work is done, or belongs to another location.
    </ProblemPage>
  );
}
