import { Component, ViewEncapsulation } from '@angular/core';

/** A native `<dl>` as pairs in two columns, one below the other on a phone: `<dl uiDefinitionList><div><dt>…</dt><dd>…</dd></div></dl>`. */
@Component({
  selector: 'dl[uiDefinitionList]',
  template: '<ng-content />',
  styleUrl: './definition-list.scss',
  encapsulation: ViewEncapsulation.None,
  host: { class: 'ui-definition-list' },
})
export class DefinitionList {}
