import type { Role } from '../access/roles';

/** Socket.IO rooms: one for each account, one for each role. Names are made here and nowhere else. */
export const roomName = {
  account: (accountId: string) => `account:${accountId}` as const,
  role: (role: Role) => `role:${role}` as const,
};
export type RoomName = ReturnType<(typeof roomName)[keyof typeof roomName]>;
