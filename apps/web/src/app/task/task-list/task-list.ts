import { Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Task, TaskState } from '@quartiersforum/domain';
import { isOverdue } from '@quartiersforum/domain/rules';
import { Badge, Button, Toaster } from '@quartiersforum/ui/frame';
import { failureOf } from '../../core/problem/problem-of';
import { SessionStore } from '../../core/session/session-store';
import { Clock } from '../../core/time/clock';
import { relativeDayText } from '../../core/time/relative-text';
import { dayText } from '../../core/time/time-text';
import { TaskStore } from '../task-store';

const doneTexts: Readonly<Record<TaskState, string>> = {
  open: 'Die Aufgabe ist wieder offen.',
  done: 'Aufgabe erledigt.',
  notDone: 'Die Aufgabe entfällt.',
};

/** Tasks with their state; whoever owes one says here that it is done, or that it will not be. */
@Component({
  selector: 'app-task-list',
  imports: [Badge, Button, RouterLink],
  templateUrl: './task-list.html',
  styleUrl: './task-list.scss',
})
export class TaskList {
  readonly tasks = input.required<readonly Task[]>();

  private readonly store = inject(TaskStore);
  private readonly session = inject(SessionStore);
  private readonly toaster = inject(Toaster);
  private readonly today = inject(Clock).today();

  protected mayChange(task: Task): boolean {
    return this.session.may('task.update', task);
  }

  protected isOverdue(task: Task): boolean {
    return isOverdue(task, this.today);
  }

  protected dueText({ dueOn }: Task): string {
    return dueOn === null
      ? 'ohne Termin'
      : `bis ${dayText(dueOn)} (${relativeDayText(dueOn, this.today)})`;
  }

  protected async change(task: Task, state: TaskState): Promise<void> {
    try {
      await this.store.changeState(task, state);
      this.toaster.show(doneTexts[state]);
    } catch (error) {
      this.toaster.show(failureOf(error).text, 'warning');
    }
  }
}
