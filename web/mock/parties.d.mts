import type { MockParty } from "./build.mjs";
export const demo: MockParty[];
