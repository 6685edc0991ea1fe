import type { OutlineItem } from '../markdown/rendered-report.ts'
import { site } from '../site.config.ts'
import { pageIn } from './paths.ts'
import type { SectionView } from './view.ts'

/** A name that every file system takes: a folder is made of the anchor. */
const LONGEST_NAME = 200

/** Whether a page can stand under the name of an anchor. */
export const canNamePage = (anchor: string): boolean =>
  Buffer.byteLength(anchor) <= LONGEST_NAME && !anchor.startsWith('.')

/** Whether a section has a page of its own, by which it is shared. */
const isShared = ({ depth, id }: OutlineItem): boolean => depth <= 3 && canNamePage(id)

/**
 * Whether a section has a picture of its own.
 * @param asked whether the site's settings ask for such pictures
 */
export const hasCard = (
  { depth }: Pick<SectionView, 'depth'>,
  asked = site.publish.sectionCards,
): boolean => asked && depth === 2

/**
 * The sections that have a page of their own, with what their card and their link say.
 * @param leads the first sentence of each section
 */
export const sectionsOf = (
  reportPath: string,
  outline: readonly OutlineItem[],
  leads: Readonly<Record<string, string>>,
): SectionView[] =>
  outline.filter(isShared).map(({ id, text, depth }) => ({
    anchor: id,
    depth,
    title: text,
    lead: leads[id] ?? '',
    path: pageIn(reportPath, encodeURIComponent(id)),
    landing: `${reportPath}#${encodeURIComponent(id)}`,
  }))
