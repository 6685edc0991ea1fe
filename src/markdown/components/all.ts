import { br } from './br.ts'
import { callout } from './callout.ts'
import { comparison, side } from './comparison.ts'
import type { ReportComponent } from './component.ts'
import { dataTable } from './data-table.ts'
import { figure } from './figure.ts'
import { quote } from './quote.ts'
import { term } from './term.ts'
import { event, timeline } from './timeline.ts'

/** The closed set of components, by the name that an editor writes. */
export const components: ReadonlyMap<string, ReportComponent> = new Map([
  ['Br', br],
  ['Callout', callout],
  ['Comparison', comparison],
  ['DataTable', dataTable],
  ['Event', event],
  ['Figure', figure],
  ['Quote', quote],
  ['Side', side],
  ['Term', term],
  ['Timeline', timeline],
])
