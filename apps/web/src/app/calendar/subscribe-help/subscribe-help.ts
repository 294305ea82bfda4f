import { Component } from '@angular/core';
import { Card } from '@quartiersforum/ui/frame';

/** How an address gets into the calendars that people have, in the words of those programs. */
@Component({
  selector: 'app-subscribe-help',
  imports: [Card],
  templateUrl: './subscribe-help.html',
  styleUrl: './subscribe-help.scss',
})
export class SubscribeHelp {}
