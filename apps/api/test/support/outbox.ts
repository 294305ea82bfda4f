import type { List, OutboxMail } from '@quartiersforum/domain';
import type { Agent } from './agent';
import { until } from './until';

/** The newest mail to this address, as the coordinator sees it; waits for one that is still being written. */
export function lastMail(coordinator: Agent, to: string): Promise<OutboxMail> {
  return until(async () => {
    const { body } = await coordinator.get<List<OutboxMail>>('/api/outbox');
    return body.items.find((mail) => mail.to === to.toLowerCase());
  }) as Promise<OutboxMail>;
}
