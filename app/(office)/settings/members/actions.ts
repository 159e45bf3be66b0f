"use server";

import { inviteInput, invitationInput, memberInput, memberStateInput } from "@/lib/members/inputs";
import { invite, revokeInvitation } from "@/lib/members/invitations";
import { changeMember, disableMember, enableMember } from "@/lib/members/members";
import { formAction } from "@/lib/server/action";

export const inviteMember = formAction(inviteInput, invite);
export const withdrawInvitation = formAction(invitationInput, revokeInvitation);
export const saveMember = formAction(memberInput, changeMember);
export const switchMemberOff = formAction(memberStateInput, disableMember);
export const switchMemberOn = formAction(memberStateInput, enableMember);
