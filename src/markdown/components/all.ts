import { br } from './br.ts'
import { callout } from './callout.ts'
import type { ReportComponent } from './component.ts'
import { figure } from './figure.ts'

/** The closed set of components, by the name that an editor writes. */
export const components: ReadonlyMap<string, ReportComponent> = new Map([
  ['Br', br],
  ['Callout', callout],
  ['Figure', figure],
])
