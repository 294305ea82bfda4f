import { Injectable } from '@nestjs/common';
import { attendanceAtEnd, attendanceFromAnswer, responseSchema } from '@quartiersforum/domain';
import type { EntityManager } from 'typeorm';

/** What the answers to an invitation say about attendance, as `{answer: state}` for SQL. */
const stateByAnswer = JSON.stringify(
  Object.fromEntries(
    responseSchema.options.map((answer) => [answer, attendanceFromAnswer(answer)]),
  ),
);

/** The list of who should be there, taken from the answers, and closed at the end. Called with the meeting's session locked. */
@Injectable()
export class AttendanceRoll {
  /**
   * Brings the list up to the answers: who is invited is on it, who is no longer invited and was never seen leaves it. Whoever somebody
   * has said something about stays as it was said.
   */
  async takeOverAnswers(manager: EntityManager, meetingId: string): Promise<void> {
    await manager.query(
      `delete from attendee where meeting_id = $1 and invitation_id is null and not is_seen`,
      [meetingId],
    );
    // Somebody may have come before they were invited.
    await manager.query(
      `update attendee set invitation_id = invitation.id from meeting_invitation as invitation
        where attendee.meeting_id = $1 and invitation.meeting_id = $1
          and attendee.account_id = invitation.account_id and attendee.invitation_id is null`,
      [meetingId],
    );
    await manager.query(
      `insert into attendee (meeting_id, kind, account_id, invitation_id, name, affiliation, state, is_substitute)
       select $1, case when account_id is null then 'guest' else 'account' end, account_id, id, name, affiliation,
              $2::jsonb ->> response, substitute_for_id is not null
         from meeting_invitation where meeting_id = $1
       on conflict (invitation_id) do update
         set state = excluded.state, name = excluded.name, affiliation = excluded.affiliation
         where not attendee.is_seen`,
      [meetingId, stateByAnswer],
    );
  }

  /** Whoever is still expected at the end was absent. */
  async close(manager: EntityManager, meetingId: string): Promise<void> {
    await manager.query(
      `update attendee set state = $2 where meeting_id = $1 and state = 'expected'`,
      [meetingId, attendanceAtEnd('expected')],
    );
  }
}
