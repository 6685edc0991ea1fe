import { nameText } from '../citations/names.ts'
import type { Name } from '../schemas/name.ts'
import { site } from '../site.config.ts'

/** A name as this site writes it. */
export const authorText = (name: Name): string => nameText(name, site.betweenNames)

/** Authors as this site names them together; null where none is known. */
export const authorsText = (names: readonly Name[]): string | null =>
  names.length === 0 ? null : names.map(authorText).join('、')
