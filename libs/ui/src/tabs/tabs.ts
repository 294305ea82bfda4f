import { NgTemplateOutlet } from '@angular/common';
import { Component, contentChildren, input, model } from '@angular/core';
import {
  Tab as AriaTab,
  TabContent as AriaTabContent,
  TabList as AriaTabList,
  TabPanel as AriaTabPanel,
  Tabs as AriaTabs,
} from '@angular/aria/tabs';
import { Tab } from './tab';

/**
 * Tabs within one page, on `@angular/aria`: arrow keys, Home and End move and select, Tab goes into the panel.
 * Where each tab has its own address, use links in `nav[uiTabNav]` instead: those are pages, not tabs.
 */
@Component({
  selector: 'ui-tabs',
  imports: [AriaTabs, AriaTabList, AriaTab, AriaTabPanel, AriaTabContent, NgTemplateOutlet],
  templateUrl: './tabs.html',
  styleUrl: './tabs.scss',
})
export class Tabs {
  /** What the row of tabs is about, for assistive technology. */
  readonly label = input.required<string>();
  readonly selected = model<string>();
  protected readonly tabs = contentChildren(Tab);
}
