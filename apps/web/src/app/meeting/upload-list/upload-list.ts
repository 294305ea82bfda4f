import { Component, inject, input } from '@angular/core';
import { Button, Icon } from '@quartiersforum/ui/frame';
import { sizeText } from '../file-facts';
import { type Upload, UploadQueue } from '../upload-queue';

/** Files on their way: how far each is, or why it was not taken. */
@Component({
  selector: 'app-upload-list',
  imports: [Button, Icon],
  templateUrl: './upload-list.html',
  styleUrl: './upload-list.scss',
})
export class UploadList {
  readonly meetingId = input.required<string>();
  protected readonly queue = inject(UploadQueue);
  protected readonly sizeText = sizeText;

  protected stateText({ state, progress }: Upload): string {
    return state === 'waiting' ? 'wartet' : `${Math.round(progress * 100)} %`;
  }
}
