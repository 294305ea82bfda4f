import type { Response } from '../meeting/meeting-response';
import type { AttendanceState } from './live';

/**
 * What an answer says about somebody's attendance until they are seen. Who has not answered may come. With `substitute` the invited
 * one is excused and the substitute is expected.
 */
export function attendanceFromAnswer(response: Response): AttendanceState {
  return response === 'no' || response === 'substitute' ? 'excused' : 'expected';
}

/** What the end of the meeting makes of it: who was expected and did not come was absent. */
export function attendanceAtEnd(state: AttendanceState): AttendanceState {
  return state === 'expected' ? 'absent' : state;
}
