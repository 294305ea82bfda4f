import type { Role } from '../access/roles';

/**
 * Socket.IO rooms: one for each account, one for each role, and two for each meeting: `meeting` for everybody who follows it (what is
 * sent there a guest may see too), `meetingLead` for those who lead it. Names are made here and nowhere else.
 */
export const roomName = {
  account: (accountId: string) => `account:${accountId}` as const,
  role: (role: Role) => `role:${role}` as const,
  meeting: (meetingId: string) => `meeting:${meetingId}` as const,
  meetingLead: (meetingId: string) => `meetingLead:${meetingId}` as const,
};
export type RoomName = ReturnType<(typeof roomName)[keyof typeof roomName]>;
