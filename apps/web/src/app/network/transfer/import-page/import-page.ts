import {
  afterNextRender,
  Component,
  computed,
  type ElementRef,
  inject,
  Injector,
  signal,
  viewChild,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import type { RegisterImport } from '@quartiersforum/domain';
import { registerColumns, registerFileBytes } from '@quartiersforum/domain/rules';
import { Checkbox, CheckboxInput } from '@quartiersforum/ui';
import { Button, Card, LoadingState, Notice, PageHeader } from '@quartiersforum/ui/frame';
import { type Failure, failureOf } from '../../../core/problem/problem-of';
import { problemTexts } from '../../../core/problem/problem-texts';
import { ImportFlaws } from '../import-flaws/import-flaws';
import { ImportPlan } from '../import-plan/import-plan';
import { RegisterTransferClient } from '../register-transfer-client';
import { planText } from '../plan-text';

/**
 * The register from a table: choose, look, take over. A newcomer would send the file of the disk twice; it may have changed in between,
 * and then what was looked at is not what is taken over. So its bytes are kept here.
 */
@Component({
  selector: 'app-import-page',
  imports: [
    Button,
    Card,
    Checkbox,
    CheckboxInput,
    ImportFlaws,
    ImportPlan,
    LoadingState,
    Notice,
    PageHeader,
    RouterLink,
  ],
  templateUrl: './import-page.html',
  styleUrl: './import-page.scss',
})
export class ImportPage {
  private readonly client = inject(RegisterTransferClient);
  private readonly picker = viewChild.required<ElementRef<HTMLInputElement>>('picker');
  private readonly result = viewChild<ElementRef<HTMLElement>>('result');
  private readonly injector = inject(Injector);
  private readonly file = signal<{ readonly name: string; readonly bytes: Blob } | null>(null);

  protected readonly columns = registerColumns;
  protected readonly plan = signal<RegisterImport | null>(null);
  protected readonly failure = signal<Failure | null>(null);
  protected readonly work = signal<'checking' | 'applying' | null>(null);
  protected readonly isOverlapAccepted = signal(false);

  protected readonly fileName = computed(() => this.file()?.name);
  protected readonly summary = computed(() => {
    const plan = this.plan();
    return plan === null ? '' : planText(plan);
  });
  protected readonly asksAboutOverlap = computed(
    () =>
      this.plan()?.isApplied === false &&
      (this.isOverlapAccepted() ||
        this.plan()?.flaws.some(({ code }) => code === 'phase.overlaps') === true),
  );
  protected readonly isReady = computed(() => {
    const plan = this.plan();
    return (
      plan !== null &&
      !plan.isApplied &&
      plan.flawTotal === 0 &&
      plan.changes.some(({ kind }) => kind !== 'same')
    );
  });

  protected choose(): void {
    this.picker().nativeElement.click();
  }

  protected async take(files: FileList | null): Promise<void> {
    const chosen = files?.[0];
    if (chosen === undefined || this.work() !== null) return;
    this.plan.set(null);
    this.isOverlapAccepted.set(false);
    if (chosen.size > registerFileBytes) {
      this.file.set(null);
      const code = 'request.tooLarge';
      this.failure.set({ code, text: problemTexts[code], fields: [] });
    } else {
      this.file.set({ name: chosen.name, bytes: new Blob([await chosen.arrayBuffer()]) });
      await this.check();
    }
    this.picker().nativeElement.value = ''; // the same file may be chosen again, once it is put right
  }

  protected async accept(isAccepted: boolean): Promise<void> {
    this.isOverlapAccepted.set(isAccepted);
    await this.check();
  }

  protected async apply(): Promise<void> {
    const planId = this.plan()?.planId;
    if (planId === undefined) return;
    await this.send('applying', planId);
    if (this.failure()?.code === 'registerImport.changed') await this.check(this.failure());
    // The button is gone with what it was for; the focus would go with it.
    if (this.plan()?.isApplied === true)
      afterNextRender(() => this.result()?.nativeElement.focus(), { injector: this.injector });
  }

  /** `said`: what stays on the page beside the new plan. */
  private async check(said: Failure | null = null): Promise<void> {
    await this.send('checking');
    if (this.failure() === null) this.failure.set(said);
  }

  private async send(work: 'checking' | 'applying', planId?: string): Promise<void> {
    const file = this.file();
    if (file === null || this.work() !== null) return;
    this.work.set(work);
    this.failure.set(null);
    try {
      const question = { isOverlapAccepted: this.isOverlapAccepted() };
      this.plan.set(
        await this.client.send(
          file.bytes,
          planId === undefined ? question : { ...question, planId },
        ),
      );
    } catch (error) {
      this.failure.set(failureOf(error));
      if (work === 'checking') this.plan.set(null);
    } finally {
      this.work.set(null);
    }
  }
}
