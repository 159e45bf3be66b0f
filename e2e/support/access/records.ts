/** Real rows of the organization "alpha" that the access tests name, and who tries to reach them. */
export type AccessRecords = {
  alphaId: string;
  password: string;
  /** Sign-in address of a member of alpha per role; "none" has a role without any right. */
  accounts: Record<RoleName, string>;
  /** API key of alpha with the rights of the role. */
  keys: Record<RoleName, string>;
  foreign: { account: string; key: string };
  ids: AccessIds;
};

export const ROLE_NAMES = ["front_office", "warehouse", "finance", "admin", "none"] as const;
export type RoleName = (typeof ROLE_NAMES)[number];

export type AccessIds = Record<
  | "orderId"
  | "orderNumber"
  | "linkToken"
  | "parkedId"
  | "draftId"
  | "customerId"
  | "productId"
  | "locationId"
  | "transferId"
  | "requestId"
  | "transferWorkId"
  | "arrivingId"
  | "receiptId"
  | "expectedId"
  | "refusalId"
  | "viewId"
  | "fulfilmentId"
  | "waveId"
  | "workId"
  | "packageId"
  | "boxId"
  | "sentBoxId"
  | "labelId"
  | "shipmentId"
  | "manifestId"
  | "serviceId"
  | "putBackId"
  | "exceptionId"
  | "proposalId"
  | "countId"
  | "deviceId"
  | "ruleId"
  | "otherRuleId"
  | "messageId"
  | "mailId"
  | "invitationId"
  | "keyId"
  | "memberId"
  | "memberSeen"
  | "roleId"
  | "roleSeen"
  | "importId",
  string
>;

export const CODES = {
  customer: "C1",
  sku: "TEA-1",
  location: "MAIN",
  otherLocation: "NORTH",
  priceList: "TRADE",
  zone: "PICK",
  bin: "A-1",
  barcode: "CASE-12",
  carrier: "COAST",
  carton: "S",
} as const;
