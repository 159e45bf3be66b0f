"use server";

import { formAction } from "@/lib/server/action";
import {
  archiveLocationForm,
  archiveTagRuleForm,
  editLocationForm,
  editTagRuleForm,
  newLocationForm,
  newTagRuleForm,
  organizationForm,
  policyForm,
} from "@/lib/settings/inputs";
import { addLocation, archiveLocation, editLocation } from "@/lib/settings/locations";
import { changeOrganization, changePolicy } from "@/lib/settings/organization";
import { addTagRule, archiveTagRule, editTagRule } from "@/lib/settings/tag-rules";

export const saveOrganization = formAction(organizationForm, changeOrganization);
export const savePolicy = formAction(policyForm, changePolicy);
export const createLocation = formAction(newLocationForm, (actor, form) => addLocation(actor, form.code, form));
export const saveLocation = formAction(editLocationForm, (actor, form) => editLocation(actor, form.code, form.seen, form));
export const closeLocation = formAction(archiveLocationForm, (actor, { code }) => archiveLocation(actor, code, true));
export const reopenLocation = formAction(archiveLocationForm, (actor, { code }) => archiveLocation(actor, code, false));
export const createTagRule = formAction(newTagRuleForm, addTagRule);
export const saveTagRule = formAction(editTagRuleForm, (actor, form) => editTagRule(actor, form.rule_id, form));
export const endTagRule = formAction(archiveTagRuleForm, (actor, form) => archiveTagRule(actor, form.rule_id));
