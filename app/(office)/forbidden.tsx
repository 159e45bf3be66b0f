import { ProblemPage } from "@/components/shell/problem-page";
import { ButtonLink } from "@/components/ui/button-link";

export default function OfficeForbidden() {
  return (
    <ProblemPage title="Your role does not include this" actions={<ButtonLink href="/orders">Orders</ButtonLink>}>
      Ask an administrator of your organization for the right, or sign in as somebody who has it.
    </ProblemPage>
  );
}
