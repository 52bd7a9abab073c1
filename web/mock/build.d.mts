// Types of the mock for the tests that read it.
export interface MockParty {
  party_id: string;
  requirement: string;
}
export function assessment(party: MockParty): unknown;
