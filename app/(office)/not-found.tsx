import { ProblemPage } from "@/components/shell/problem-page";
import { ButtonLink } from "@/components/ui/button-link";

export default function OfficeNotFound() {
  return (
    <ProblemPage title="There is nothing here" actions={<ButtonLink href="/orders">Orders</ButtonLink>}>
      It may have been deleted, or it belongs to another organization than the one you are working for.
    </ProblemPage>
  );
}
